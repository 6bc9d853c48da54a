"""The outbox on a real database: order, leases, outcomes; the channels do as they are told."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from domain.alerts.model import News, State
from domain.alerts.routing import Channel as Way
from domain.alerts.topics import Topic
from domain.auditing.audit import Actor
from jobs.alerts.acting import AlertDesk
from jobs.alerts.channels import Kind
from jobs.alerts.outcomes import (
    Accepted,
    DeadTarget,
    Fatal,
    Moved,
    NotSent,
    Outcome,
    RateLimited,
    Refused,
    Unknown,
)
from queries.alerts.alerts import open_alerts
from queries.alerts.outbox import begin_sending, claim_deliveries, overdue
from queries.alerts.settling import Attempt, End, Ending, end_deliveries
from queries.alerts.targets import move_target, targets
from queries.postgres import PostgresPool
from tests.integration.alert_rig import (
    KARIM,
    NADIA,
    RUN,
    SALMA,
    ZONE,
    chat,
    employ,
    outbox,
    over,
    raised,
    slow_job,
    sql,
    stuck,
)
from tests.integration.outbox_rig import FakeChannel, age, due, sending, settled, states, until

BATCH = f"batch:{RUN}"


@pytest.fixture(autouse=True)
async def staff(store: PostgresPool) -> None:
    await employ(store)


async def taken(store: PostgresPool, alert_id: int) -> None:
    """Karim acknowledges."""
    await AlertDesk(store, ZONE).acknowledge(alert_id, Actor(KARIM, "operator"), "Karim")


async def test_an_alert_reaches_every_chat_once(store: PostgresPool) -> None:
    for one in (KARIM, SALMA, -4001):
        await chat(store, one)
    telegram = FakeChannel()

    async with sending(store, telegram), sending(store, telegram, "two"):
        await raised(store, stuck())
        assert await settled(store) == ["sent"] * 3

    assert sorted(target.address for target, _ in telegram.got) == ["-4001", "5002", "5003"]
    assert {message.repeated for _, message in telegram.got} == {False}


async def test_a_message_shows_the_alert_as_it_is_when_it_leaves(store: PostgresPool) -> None:
    await chat(store, KARIM)
    fired = await raised(store, stuck())
    await taken(store, fired.alert_id)
    telegram = FakeChannel()

    async with sending(store, telegram):
        assert await settled(store) == ["sent"]

    (message,) = telegram.told(KARIM)
    assert message.alerts[0].state is State.ACKNOWLEDGED


async def test_what_changes_afterwards_changes_the_copy_and_its_end_is_answered(
    store: PostgresPool,
) -> None:
    await chat(store, KARIM)
    telegram = FakeChannel()
    async with sending(store, telegram):
        fired = await raised(store, stuck())
        await settled(store)
        await taken(store, fired.alert_id)
        await settled(store)
        await over(store, BATCH)
        await settled(store)

    kinds = [(one.kind, one.ref, one.alerts[0].state) for one in telegram.told(KARIM)]
    assert kinds[:2] == [
        (Kind.MESSAGE, None, State.FIRING),
        (Kind.EDIT, "1001", State.ACKNOWLEDGED),
    ]
    assert sorted(kinds[2:]) == [
        (Kind.EDIT, "1001", State.RESOLVED),
        (Kind.REPLY, "1001", State.RESOLVED),
    ]


async def test_every_copy_in_a_chat_is_changed_but_none_that_shows_it_already(
    store: PostgresPool,
) -> None:
    target_id = await chat(store, KARIM)
    telegram = FakeChannel()
    async with sending(store, telegram):
        fired = await raised(store, stuck())
        await settled(store)
        await store.execute(sql(_AGAIN.format(fired.alert_id, target_id)))
        await settled(store)
        await taken(store, fired.alert_id)
        await settled(store)
        await store.execute(sql(_EDIT.format(fired.alert_id, target_id)))
        assert (await settled(store))[-1] == "dropped"

    edits = [one.ref for one in telegram.told(KARIM) if one.kind is Kind.EDIT]
    assert edits == ["1002", "1001"]


async def test_a_reply_is_dropped_where_no_message_came(store: PostgresPool) -> None:
    await chat(store, KARIM)
    telegram = FakeChannel(outcomes=[Refused("odd")])
    async with sending(store, telegram):
        await raised(store, stuck())
        await settled(store)
        await store.execute(sql("UPDATE deliveries SET state = 'unknown'"))
        await over(store, BATCH)
        await settled(store)

    assert len(telegram.got) == 1


async def test_rows_of_a_bundle_become_one_message(store: PostgresPool) -> None:
    await chat(store, KARIM)
    telegram = FakeChannel()
    for job in ("FIRST", "SECOND", "THIRD"):
        await raised(store, slow_job(job))
    await due(store)

    async with sending(store, telegram):
        assert await settled(store) == ["sent"] * 3

    (message,) = telegram.told(KARIM)
    assert [one.subject for one in message.alerts] == ["FIRST", "SECOND", "THIRD"]


async def test_a_change_of_one_alert_keeps_the_others_of_its_message(store: PostgresPool) -> None:
    await chat(store, KARIM)
    telegram = FakeChannel()
    fired = [await raised(store, slow_job(job)) for job in ("FIRST", "SECOND")]
    await due(store)
    async with sending(store, telegram):
        await settled(store)
        await taken(store, fired[1].alert_id)
        await settled(store)

    edit = telegram.told(KARIM)[-1]
    assert edit.kind is Kind.EDIT
    assert [one.subject for one in edit.alerts] == ["FIRST", "SECOND"]


async def test_a_slow_target_holds_up_no_other_and_keeps_its_order(store: PostgresPool) -> None:
    for one in (KARIM, SALMA):
        await chat(store, one)
    telegram = FakeChannel(slow={str(KARIM): asyncio.Event()})
    async with sending(store, telegram):
        for number in range(4):
            await raised(store, stuck(replace(RUN, rerun=number)))
        await until(lambda: len(telegram.told(SALMA)) == 4)
        assert len(telegram.told(KARIM)) == 1
        telegram.slow[str(KARIM)].set()
        await settled(store)

    assert telegram.most_going == 1
    runs = [one.alerts[0].run for one in telegram.told(KARIM)]
    assert runs == [one.alerts[0].run for one in telegram.told(SALMA)]


async def test_what_is_critical_overtakes_what_waits(store: PostgresPool) -> None:
    await chat(store, KARIM)
    telegram = FakeChannel()
    await raised(store, slow_job())
    await raised(store, stuck())

    async with sending(store, telegram):
        await settled(store)

    topics = [one.alerts[0].topic for one in telegram.told(KARIM)]
    assert topics == [Topic.BATCH_STUCK, Topic.JOB_SLOW]


@pytest.mark.parametrize("outcome", [NotSent("refused"), RateLimited(1), Unknown("reset")])
async def test_what_did_not_get_there_is_tried_again_later(
    store: PostgresPool, outcome: Outcome
) -> None:
    await chat(store, KARIM)
    telegram = FakeChannel(outcomes=[outcome])
    async with sending(store, telegram):
        await raised(store, stuck())
        await until(lambda: len(telegram.got) == 2)
        assert await settled(store) == ["sent"]

    repeated = [one.repeated for one in telegram.told(KARIM)]
    assert repeated == [False, isinstance(outcome, Unknown)]


async def test_what_telegram_wants_to_wait_is_kept_for_the_next_start(store: PostgresPool) -> None:
    await chat(store, KARIM)
    telegram = FakeChannel(outcomes=[RateLimited(3600)])
    async with sending(store, telegram):
        await raised(store, stuck())
        await until(lambda: len(telegram.got) == 1)
    await raised(store, stuck(replace(RUN, rerun=1)))
    again = FakeChannel()
    async with sending(store, again):
        await asyncio.sleep(0.6)

    assert not again.got
    assert await states(store) == ["waiting", "waiting"]
    assert (await overdue(store)).count == 0


async def test_a_report_that_may_be_there_is_left_to_administrators(store: PostgresPool) -> None:
    await chat(store, KARIM)
    telegram = FakeChannel(outcomes=[Unknown("reset")])
    async with sending(store, telegram):
        await raised(store, stuck())
        await store.execute(sql("UPDATE deliveries SET severity = 'info'"))
        await until(lambda: len(telegram.got) == 1)
        assert await settled(store) == ["unknown"]


async def test_what_the_other_side_says_is_kept_whatever_it_is(store: PostgresPool) -> None:
    await chat(store, KARIM)
    telegram = FakeChannel(outcomes=[Refused("554 Bo\udcee\x00te pleine")])
    async with sending(store, telegram):
        await raised(store, stuck())
        assert await settled(store) == ["dead"]

    (why,) = await store.fetch_all(sql("SELECT why FROM delivery_attempts"), str)
    assert why.startswith("554 Bo")


async def test_targets_that_take_nothing_keep_the_others_from_nothing(store: PostgresPool) -> None:
    full = [-5001 - number for number in range(6)]
    for address in full:
        await chat(store, address)
    telegram = FakeChannel(full={str(address) for address in full})
    async with sending(store, telegram):
        await raised(store, stuck())
        await until(lambda: len(telegram.got) >= 10)
        await chat(store, KARIM)
        await raised(store, slow_job())
        await until(lambda: bool(telegram.told(KARIM)))


async def test_a_refused_message_is_a_dead_letter_and_the_next_one_goes(
    store: PostgresPool,
) -> None:
    await chat(store, KARIM)
    telegram = FakeChannel(outcomes=[Refused("odd")])
    async with sending(store, telegram):
        for number in range(2):
            await raised(store, stuck(replace(RUN, rerun=number)))
        assert await settled(store) == ["dead", "sent"]


async def test_a_dead_target_is_told_of_once_and_what_waits_for_it_is_dead(
    store: PostgresPool,
) -> None:
    await chat(store, KARIM)
    await chat(store, NADIA)
    for number in range(3):
        await raised(store, stuck(replace(RUN, rerun=number)))
    telegram = FakeChannel(slow={str(NADIA): asyncio.Event()}, outcomes=[DeadTarget("blocked")])
    async with sending(store, telegram):
        await until(lambda: bool(telegram.told(NADIA)) and bool(telegram.told(KARIM)))
        telegram.slow[str(NADIA)].set()
        await settled(store)

    dead = [one.address for one in await targets(store) if one.state == "unreachable"]
    assert len(dead) == 1
    told = [a.topic for _, m in telegram.got for a in m.alerts]
    assert told.count(Topic.DESK_DEAD_TARGET) == 1
    assert sorted(row.state for row in await outbox(store)) == ["dead"] * 3 + ["sent"] * 4


async def test_a_group_that_moved_gets_its_message_at_its_new_address(store: PostgresPool) -> None:
    await chat(store, -4001)
    telegram = FakeChannel(outcomes=[Moved("-1004001")])
    async with sending(store, telegram):
        await raised(store, stuck())
        assert await settled(store) == ["sent"]

    assert [target.address for target, _ in telegram.got] == ["-4001", "-1004001"]


async def test_a_group_that_said_itself_that_it_moved_stays_a_target(store: PostgresPool) -> None:
    await chat(store, -4001)
    under_way = asyncio.Event()
    telegram = FakeChannel(outcomes=[Moved("-1004001")], slow={"-4001": under_way})
    async with sending(store, telegram):
        await raised(store, stuck())
        await until(lambda: bool(telegram.got))
        assert await move_target(store, -4001, -1004001) == 1
        under_way.set()
        assert await settled(store) == ["sent"]

    assert [target.address for target, _ in telegram.got] == ["-4001", "-1004001"]


async def test_after_a_fatal_refusal_nothing_is_tried_any_more(store: PostgresPool) -> None:
    await chat(store, KARIM)
    await chat(store, SALMA)
    telegram = FakeChannel(outcomes=[Fatal("token revoked")] * 2)
    async with sending(store, telegram):
        await raised(store, stuck())
        await until(lambda: len(telegram.got) == 2)
        await due(store)
        await asyncio.sleep(0.5)
        assert len(telegram.got) == 2
    assert await states(store) == ["waiting"] * 2


async def test_what_teams_took_is_accepted_and_not_called_sent(store: PostgresPool) -> None:
    await chat(store, 1, channel=Way.TEAMS)
    teams = FakeChannel(editable=False, outcomes=[Accepted()])
    async with sending(store, FakeChannel(), teams=teams):
        fired = await raised(store, stuck())
        assert await settled(store) == ["accepted"]
        await taken(store, fired.alert_id)
        await over(store, BATCH)
        await settled(store)

    assert [one.news for _, one in teams.got] == [News.RAISED, News.RESOLVED]


async def test_a_claim_that_was_lost_is_simply_made_again(store: PostgresPool) -> None:
    await chat(store, KARIM)
    await raised(store, stuck())
    assert await claim_deliveries(store, Way.TELEGRAM, 10, "dead")
    await age(store)
    telegram = FakeChannel()

    async with sending(store, telegram):
        assert await settled(store) == ["sent"]

    assert [one.repeated for one in telegram.told(KARIM)] == [False]


async def test_a_message_lost_on_its_way_is_sent_once_more_and_marked(store: PostgresPool) -> None:
    await chat(store, KARIM)
    await raised(store, stuck())
    (batch,) = await claim_deliveries(store, Way.TELEGRAM, 10, "dead")
    assert await begin_sending(store, batch)
    await age(store)
    telegram = FakeChannel()

    async with sending(store, telegram):
        assert await settled(store) == ["sent"]

    assert [one.repeated for one in telegram.told(KARIM)] == [True]


async def test_who_lost_the_lease_writes_nothing_any_more(store: PostgresPool) -> None:
    await chat(store, KARIM)
    await raised(store, stuck())
    (late,) = await claim_deliveries(store, Way.TELEGRAM, 10, "late")
    await age(store)
    telegram = FakeChannel()
    async with sending(store, telegram):
        await settled(store)

    assert not await begin_sending(store, late)
    assert not await end_deliveries(store, late.rows, Ending(End.DEAD), Attempt("refused"))
    assert await states(store) == ["sent"]


async def test_a_group_whose_pace_is_used_up_keeps_nobody_busy(store: PostgresPool) -> None:
    await chat(store, -4001)
    telegram = FakeChannel(waits=[1.0])
    async with sending(store, telegram):
        await raised(store, stuck())
        await asyncio.sleep(0.6)
        assert await states(store) == ["waiting"]
        await until(lambda: len(telegram.got) == 1)
        await settled(store)


async def test_an_hour_without_posts_is_not_waited_for_in_one_piece(store: PostgresPool) -> None:
    await chat(store, KARIM)
    held = sql("SELECT extract(epoch FROM max(not_before) - now()) FROM targets")
    telegram = FakeChannel(waits=[3600.0])
    async with sending(store, telegram):
        await raised(store, slow_job())
        await until(lambda: not telegram.waits)
    assert 0 < await store.fetch_value(held) <= 60, "something critical may come meanwhile"


async def test_the_end_of_the_service_finishes_what_leaves_and_gives_back_the_rest(
    store: PostgresPool,
) -> None:
    await chat(store, KARIM)
    telegram = FakeChannel(slow={str(KARIM): asyncio.Event()})
    async with sending(store, telegram) as sender:
        await raised(store, stuck())
        await until(lambda: len(telegram.got) == 1)
        await raised(store, stuck(replace(RUN, rerun=1)))
        asyncio.get_running_loop().call_later(0.3, telegram.slow[str(KARIM)].set)
        await sender.drain(3)

    assert await states(store) == ["sent", "waiting"]


async def test_what_has_not_arrived_at_the_end_may_be_a_repeat_after_the_next_start(
    store: PostgresPool,
) -> None:
    await chat(store, KARIM)
    telegram = FakeChannel(slow={str(KARIM): asyncio.Event()})
    async with sending(store, telegram) as sender:
        await raised(store, stuck())
        await until(lambda: len(telegram.got) == 1)
        await sender.drain(0.2)
    assert await states(store) == ["waiting"]
    await due(store)
    again = FakeChannel()
    async with sending(store, again):
        await settled(store)

    assert [one.repeated for one in again.told(KARIM)] == [True]


async def test_a_message_tried_for_a_day_is_a_dead_letter(store: PostgresPool) -> None:
    await chat(store, KARIM)
    telegram = FakeChannel(outcomes=[NotSent("refused")] * 2)
    async with sending(store, telegram):
        await raised(store, stuck())
        await until(lambda: len(telegram.got) == 1)
        await asyncio.sleep(0.1)
        await store.execute(sql("UPDATE delivery_attempts SET at = at - interval '25 hours'"))
        await due(store)
        assert await settled(store) == ["dead"]


async def test_what_should_have_left_is_counted(store: PostgresPool) -> None:
    await chat(store, KARIM)
    await raised(store, stuck())
    await store.execute(sql("UPDATE deliveries SET due_at = now() - interval '5 minutes'"))

    found = await overdue(store)

    assert found.count == 1
    assert found.oldest is not None
    assert found.oldest > timedelta(minutes=4)
    assert len(await open_alerts(store)) == 1


_AGAIN = """
INSERT INTO deliveries (alert_id, target_id, kind, news, severity, revision, priority)
VALUES ({}, {}, 'message', 'repeated', 'critical', 1, 1)
"""
_EDIT = """
INSERT INTO deliveries (alert_id, target_id, kind, news, severity, revision, priority)
VALUES ({}, {}, 'edit', 'changed', 'critical', 1, 3)
"""
