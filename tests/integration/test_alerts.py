"""Alerts are a state: raised once, told to whom it concerns, taken once, resolved for who heard."""

import asyncio
from datetime import datetime, time, timedelta

import pytest

from domain.alerts.happenings import BatchRecovered, Notice, about, batch_fingerprint
from domain.alerts.model import Held, News, Rules, State
from domain.alerts.routing import Channel, Quiet, TargetState, Wish
from domain.alerts.silences import Hush, Length
from domain.alerts.topics import Topic
from domain.auditing.audit import acting
from domain.batches.checks import RunKey, Verdict
from domain.people.roles import Role
from domain.severity import Severity
from jobs.alerts.acting import AlertDesk
from jobs.alerts.keeper import Keeper
from jobs.alerts.raising import fire, fire_once
from queries.alerts.alerts import alert, alert_history, open_alerts
from queries.alerts.silences import NewSilence, live_silences
from queries.alerts.subscriptions import who_would_get
from queries.alerts.targets import change_target, remove_target, target
from queries.errors import SourceError
from queries.postgres import PostgresPool
from tests.integration.alert_rig import (
    KARIM,
    NADIA,
    RUN,
    SALMA,
    ZONE,
    Row,
    chat,
    check,
    employ,
    outbox,
    over,
    raised,
    slow_job,
    sql,
    stuck,
    warning,
)

DUTY = -100200
BY_KARIM = acting(KARIM, Role.OPERATOR, KARIM)


@pytest.fixture
async def desk(store: PostgresPool) -> PostgresPool:
    await employ(store)
    return store


def told(rows: list[Row], kind: str = "message") -> list[str]:
    return [row.news for row in rows if row.kind == kind]


async def age(store: PostgresPool, by: timedelta) -> None:
    """Everything happened so much earlier."""
    for table, columns in {
        "alerts": ("raised_at", "last_at", "told_at", "resolved_at"),
        "silences": ("starts_at", "ends_at"),
        "deliveries": ("created_at", "due_at"),
    }.items():
        moved = ", ".join(f"{column} = {column} - CAST('{by}' AS interval)" for column in columns)
        await store.execute(sql(f"UPDATE {table} SET {moved}"))


async def sent(store: PostgresPool) -> None:
    """All that waits has been sent."""
    await store.execute(sql("UPDATE deliveries SET state = 'sent' WHERE state = 'waiting'"))


async def raised_and_broken(store: PostgresPool) -> None:
    async with store.transaction() as inside:
        await fire(inside, stuck(), ZONE)
        await inside.execute(sql("SELECT 1 / 0"))


async def test_what_does_not_commit_is_not_told(desk: PostgresPool) -> None:
    await chat(desk, DUTY)
    with pytest.raises(SourceError):
        await raised_and_broken(desk)
    assert await outbox(desk) == []
    assert await open_alerts(desk) == []


async def test_everybody_whose_wish_it_meets_gets_one_message(desk: PostgresPool) -> None:
    duty = await chat(desk, DUTY)
    await chat(desk, DUTY - 1, Wish(("job.*",), Severity.INFO))
    twice = await chat(desk, KARIM, Wish(("batch.stuck",), Severity.CRITICAL))
    await chat(desk, KARIM, Wish(("batch.*",), Severity.INFO, digest=True))
    fired = await raised(desk, stuck())
    assert (fired.news, fired.told, fired.held) == (News.RAISED, 2, None)
    assert [row.target_id for row in await outbox(desk)] == [duty, twice]


async def test_the_same_thing_again_is_the_same_alert_and_no_new_message(
    desk: PostgresPool,
) -> None:
    await chat(desk, DUTY)
    first = await raised(desk, stuck())
    second = await raised(desk, stuck())
    assert (second.alert_id, second.news) == (first.alert_id, News.CHANGED)
    found = await alert(desk, first.alert_id)
    assert found
    assert found.count == 2
    assert found.happening == stuck()
    assert len(await outbox(desk)) == 1


async def test_a_warning_that_becomes_a_stuck_batch_is_told_anew(desk: PostgresPool) -> None:
    await chat(desk, DUTY)
    first = await raised(desk, warning())
    await sent(desk)
    worse = await raised(desk, stuck())
    assert (worse.alert_id, worse.news, worse.told) == (first.alert_id, News.WORSE, 1)
    assert told(await outbox(desk)) == ["raised", "worse"]
    assert told(await outbox(desk), "edit") == ["worse"], "the first message shows it too"


async def test_who_takes_it_is_kept_and_told_on_every_copy(desk: PostgresPool) -> None:
    await chat(desk, DUTY)
    await chat(desk, SALMA)
    fired = await raised(desk, stuck())
    await sent(desk)
    hands = AlertDesk(desk, ZONE)
    taken = await hands.acknowledge(fired.alert_id, BY_KARIM, "Karim")
    assert taken.new
    assert taken.alert.state is State.ACKNOWLEDGED
    assert taken.alert.acknowledged
    assert taken.alert.acknowledged.name == "Karim"
    assert told(await outbox(desk), "edit") == ["acknowledged"] * 2
    late = await hands.acknowledge(fired.alert_id, acting(SALMA, Role.OPERATOR, SALMA), "Salma")
    assert not late.new
    assert late.alert.acknowledged == taken.alert.acknowledged


async def test_two_who_press_at_once_do_not_both_take_it(desk: PostgresPool) -> None:
    await chat(desk, DUTY)
    fired = await raised(desk, stuck())
    hands = AlertDesk(desk, ZONE)
    both = await asyncio.gather(
        *(hands.acknowledge(fired.alert_id, BY_KARIM, name) for name in ("Karim", "Salma"))
    )
    assert sorted(one.new for one in both) == [False, True]


async def test_resolved_goes_only_to_who_got_it(desk: PostgresPool) -> None:
    heard = await chat(desk, DUTY)
    channel = await chat(desk, -7, channel=Channel.TEAMS)
    await raised(desk, stuck())
    await sent(desk)
    await chat(desk, DUTY - 1)
    recovered = BatchRecovered(check(Verdict.RECOVERED, records=68_450))
    assert await over(desk, batch_fingerprint(RUN), recovered)
    later = [(row.target_id, row.kind, row.news) for row in (await outbox(desk))[2:]]
    assert sorted(later) == [
        (heard, "edit", "resolved"),
        (heard, "reply", "resolved"),
        (channel, "message", "resolved"),
    ]
    assert not await over(desk, batch_fingerprint(RUN)), "it is over once"


async def ends(store: PostgresPool) -> dict[int, tuple[str, str | None, bool]]:
    """By target: as what its end is told, with what, and whether now."""
    await Keeper(store, ZONE, Rules()).tend()
    rows = [row for row in await outbox(store) if row.news == "resolved" and row.kind != "edit"]
    at_once = timedelta(seconds=1)
    return {row.target_id: (row.kind, row.bundle, row.late < at_once) for row in rows}


async def test_the_end_of_a_warning_keeps_quiet_hours_and_digests(desk: PostgresPool) -> None:
    always = Quiet(time(0), time(23, 59, 59, 999_999))
    asleep = await chat(desk, DUTY, Wish(("*",), Severity.INFO, quiet=always))
    daily = await chat(desk, DUTY - 1, Wish(("*",), Severity.INFO, digest=True))
    awake = await chat(desk, DUTY - 2)
    mail = await chat(desk, -7, channel=Channel.EMAIL)
    await raised(desk, slow_job())
    await sent(desk)
    await over(desk, about(slow_job()).fingerprint)
    assert await ends(desk) == {
        asleep: ("message", "quiet", False),
        daily: ("message", "digest", False),
        awake: ("reply", None, True),
        mail: ("message", None, True),
    }


async def test_the_end_of_a_batch_keeps_the_quiet_hours_of_who_heard_of_its_warning(
    desk: PostgresPool,
) -> None:
    always = Quiet(time(0), time(23, 59, 59, 999_999))
    asleep = await chat(desk, DUTY, Wish(("batch.warning",), Severity.INFO, quiet=always))
    await raised(desk, warning())
    await sent(desk)
    await over(desk, batch_fingerprint(RUN), BatchRecovered(check(Verdict.RECOVERED)))
    assert await ends(desk) == {asleep: ("message", "quiet", False)}


async def test_the_end_of_what_is_critical_is_told_at_once(desk: PostgresPool) -> None:
    always = Quiet(time(0), time(23, 59, 59, 999_999))
    asleep = await chat(desk, DUTY, Wish(("*",), Severity.INFO, quiet=always))
    await raised(desk, stuck())
    await sent(desk)
    await over(desk, batch_fingerprint(RUN))
    assert await ends(desk) == {asleep: ("reply", None, True)}


async def test_what_was_not_sent_yet_gets_no_answer(desk: PostgresPool) -> None:
    await chat(desk, DUTY)
    await raised(desk, stuck())
    await over(desk, batch_fingerprint(RUN))
    assert told(await outbox(desk), "reply") == []


async def test_a_silence_holds_it_until_its_end(desk: PostgresPool) -> None:
    await chat(desk, DUTY)
    hands, keeper = AlertDesk(desk, ZONE), Keeper(desk, ZONE, Rules())
    until = await hands.until(Length.HOUR)
    hush = Hush("batch.*", subject="BMHHS")
    await hands.silence(NewSilence(hush, until, "known lock"), BY_KARIM, "Karim")
    fired = await raised(desk, stuck())
    assert (fired.held, fired.told) == (Held.SILENCED, 0)
    other = await raised(desk, stuck(RunKey("OTHER", 1, 0)))
    assert (other.held, other.told) == (None, 1)
    await keeper.tend()
    assert len(await outbox(desk)) == 1
    await age(desk, timedelta(minutes=61))
    await keeper.tend()
    assert "raised" in told(await outbox(desk))
    found = await alert(desk, fired.alert_id)
    assert found
    assert found.held is None
    assert [entry.what for entry in await alert_history(desk, fired.alert_id)] == [
        "silenced",
        "raised",
    ]


async def test_a_silence_that_is_ended_lets_it_be_told_now(desk: PostgresPool) -> None:
    await chat(desk, DUTY)
    hands = AlertDesk(desk, ZONE)
    new = NewSilence(Hush("*"), await hands.until(Length.MORNING))
    silence = await hands.silence(new, BY_KARIM, "Karim")
    assert silence.ends_at.astimezone(ZONE).time() == time(8)
    await raised(desk, stuck())
    assert await hands.end_silence(silence.silence_id, BY_KARIM)
    assert not await hands.end_silence(silence.silence_id, BY_KARIM)
    assert await live_silences(desk) == []
    await Keeper(desk, ZONE, Rules()).tend()
    assert told(await outbox(desk)) == ["raised"]


async def test_a_maintenance_window_begins_when_it_was_planned(desk: PostgresPool) -> None:
    await chat(desk, DUTY)
    hands = AlertDesk(desk, ZONE)
    begin = (await hands.until(Length.HOUR)) + timedelta(hours=1)
    window = NewSilence(Hush("*"), begin + timedelta(hours=1), "upgrade", starts_at=begin)
    await hands.silence(window, BY_KARIM, "Karim")
    assert (await raised(desk, stuck())).held is None
    await age(desk, timedelta(minutes=150))
    assert (await raised(desk, stuck(RunKey("LATER", 1, 0)))).held is Held.MAINTENANCE


async def test_what_follows_from_oracle_being_down_is_not_told_by_itself(
    desk: PostgresPool,
) -> None:
    await chat(desk, DUTY)
    down = Notice(Topic.SOURCE_DOWN, Severity.CRITICAL, "oracle", {"source": "oracle"})
    await raised(desk, down)
    stale = Notice(Topic.CACHE_STALE, Severity.WARNING, "nocs_balance")
    assert (await raised(desk, stale)).held is Held.INHIBITED
    assert (await raised(desk, slow_job("SOMETHING_ELSE"))).held is None
    await over(desk, about(down).fingerprint)
    await Keeper(desk, ZONE, Rules()).tend()
    assert told(await outbox(desk))[-1] == "raised"
    assert len(told(await outbox(desk))) == 3


async def test_what_comes_and_goes_is_told_when_it_stays(desk: PostgresPool) -> None:
    await chat(desk, DUTY)
    for _ in range(3):
        assert (await raised(desk, slow_job())).held is None
        await over(desk, about(slow_job()).fingerprint)
    fired = await raised(desk, slow_job())
    assert fired.held is Held.FLAPPING
    keeper = Keeper(desk, ZONE, Rules())
    assert await keeper.tend() == 0
    await age(desk, timedelta(minutes=11))
    assert await keeper.tend() == 1


async def test_a_critical_alert_that_nobody_takes_goes_up_and_is_repeated(
    desk: PostgresPool,
) -> None:
    duty = await chat(desk, DUTY)
    on_call = await chat(desk, SALMA, Wish(("access.*",), Severity.CRITICAL, on_call=True))
    await raised(desk, stuck())
    keeper = Keeper(desk, ZONE, Rules())
    assert await keeper.tend() == 0
    await age(desk, timedelta(minutes=16))
    assert await keeper.tend() == 1
    assert await keeper.tend() == 0, "each step is taken once"
    second = [row for row in await outbox(desk) if row.news == "escalated"]
    assert sorted(row.target_id for row in second if row.kind == "message") == [duty, on_call]
    await age(desk, timedelta(minutes=15))
    assert await keeper.tend() == 1
    admins = [row.target_id for row in await outbox(desk) if row.news == "escalated"]
    nadia = await target(desk, max(admins))
    assert nadia
    assert nadia.address == str(NADIA)
    await age(desk, timedelta(minutes=35))
    await keeper.tend()
    await age(desk, timedelta(minutes=121))
    assert await keeper.tend() == 1
    assert "repeated" in told(await outbox(desk))


async def news_at(store: PostgresPool, keeper: Keeper, minutes: list[int]) -> list[list[str]]:
    """What is told anew after each of these pauses."""
    heard: list[list[str]] = []
    for pause in minutes:
        before = len(told(await outbox(store)))
        await age(store, timedelta(minutes=pause))
        await keeper.tend()
        heard.append(sorted(set(told(await outbox(store))[before:])))
    return heard


async def test_what_becomes_critical_later_goes_up_step_by_step_from_then_on(
    desk: PostgresPool,
) -> None:
    await chat(desk, DUTY)
    await raised(desk, warning())
    await age(desk, timedelta(minutes=50))
    assert (await raised(desk, stuck())).news is News.WORSE
    up, no = ["escalated"], list[str]()
    heard = await news_at(desk, Keeper(desk, ZONE, Rules()), [0, 14, 1, 14, 1, 29, 1, 119, 1])
    assert heard == [no, no, up, no, up, no, up, no, ["repeated"]]


async def test_after_a_silence_a_critical_alert_goes_up_a_quarter_of_an_hour_later(
    desk: PostgresPool,
) -> None:
    await chat(desk, DUTY)
    hands, keeper = AlertDesk(desk, ZONE), Keeper(desk, ZONE, Rules())
    await raised(desk, stuck())
    new = NewSilence(Hush("*"), await hands.until(Length.HOUR))
    await hands.silence(new, BY_KARIM, "Karim")
    heard = await news_at(desk, keeper, [30, 31, 1, 14])
    assert heard == [[], ["repeated"], [], ["escalated"]]


async def test_what_somebody_took_is_neither_repeated_nor_escalated(desk: PostgresPool) -> None:
    await chat(desk, DUTY)
    fired = await raised(desk, stuck())
    await AlertDesk(desk, ZONE).acknowledge(fired.alert_id, BY_KARIM, "Karim")
    await age(desk, timedelta(hours=5))
    assert await Keeper(desk, ZONE, Rules()).tend() == 0


async def test_who_is_no_operator_any_more_is_not_told(desk: PostgresPool) -> None:
    await chat(desk, KARIM)
    await chat(desk, 999)
    await desk.execute(sql(f"UPDATE grants SET suspended = true WHERE person_id = {KARIM}"))
    assert (await raised(desk, stuck())).told == 0


@pytest.mark.parametrize("change", ["suspended = true", "role = 'staff'"])
async def test_who_is_no_operator_any_more_hears_nothing_of_what_they_were_told_before(
    desk: PostgresPool, change: str
) -> None:
    await chat(desk, KARIM, Wish(("*",), Severity.INFO, on_call=True))
    fired = await raised(desk, stuck())
    await sent(desk)
    await raised(desk, stuck(RunKey("LATER", 1, 0)))
    await desk.execute(sql(f"UPDATE grants SET {change} WHERE person_id = {KARIM}"))
    keeper = Keeper(desk, ZONE, Rules())
    await age(desk, timedelta(minutes=16))
    await keeper.tend()
    await AlertDesk(desk, ZONE).acknowledge(fired.alert_id, BY_KARIM, "Karim")
    await over(desk, batch_fingerprint(RUN))
    assert [(row.news, row.state) for row in await outbox(desk)] == [
        ("raised", "sent"),
        ("raised", "dropped"),
    ]


async def test_what_waits_for_a_target_that_is_removed_or_told_nothing_for_long_is_dropped(
    desk: PostgresPool,
) -> None:
    gone, quiet = await chat(desk, DUTY), await chat(desk, DUTY - 1)
    await raised(desk, stuck())
    found = await target(desk, gone)
    assert found
    assert await remove_target(desk, gone, found.version)
    assert await change_target(desk, quiet, TargetState.PAUSED)
    keeper = Keeper(desk, ZONE, Rules())
    await keeper.tend()
    assert [row.state for row in await outbox(desk)] == ["dropped", "waiting"]
    await age(desk, timedelta(hours=25))
    await keeper.tend()
    states = [row.state for row in await outbox(desk) if row.news == "raised"]
    assert states == ["dropped", "dropped"]


async def test_an_administrator_who_cannot_be_reached_is_not_told_higher_up(
    desk: PostgresPool,
) -> None:
    chat_of_nadia = await chat(desk, NADIA, None)
    await raised(desk, stuck())
    assert await change_target(desk, chat_of_nadia, TargetState.UNREACHABLE, "blocked")
    keeper = Keeper(desk, ZONE, Rules())
    assert await news_at(desk, keeper, [15, 15, 30]) == [[], [], []]
    assert await outbox(desk) == []


async def test_what_is_not_critical_is_told_together_within_half_a_minute(
    desk: PostgresPool,
) -> None:
    await chat(desk, DUTY)
    for name in ("A", "B", "C"):
        await raised(desk, slow_job(name))
    rows = await outbox(desk)
    assert [row.bundle for row in rows] == ["group:job"] * 3
    assert rows[0].late < timedelta(seconds=1)
    assert all(timedelta(seconds=25) < row.late <= timedelta(seconds=30) for row in rows[1:])


async def test_a_flood_of_critical_alerts_is_told_together(desk: PostgresPool) -> None:
    await chat(desk, DUTY)
    for number in range(25):
        await raised(desk, stuck(RunKey("BMHHS", number, 0)))
    assert [row.bundle for row in await outbox(desk)] == [None] * 20 + ["flood"] * 5


async def test_preview_says_what_would_happen(desk: PostgresPool) -> None:
    now = (await AlertDesk(desk, ZONE).until(Length.HOUR)) - timedelta(hours=1)
    night = Quiet((now - timedelta(hours=1)).time(), (now + timedelta(hours=2)).time())
    await chat(desk, DUTY, Wish(("*",), Severity.INFO, quiet=night))
    (quiet,) = await who_would_get(desk, about(slow_job()), ZONE)
    assert quiet.plan.bundle == "quiet"
    assert quiet.plan.due_at.astimezone(ZONE).time() == night.end
    (critical,) = await who_would_get(desk, about(stuck()), ZONE)
    assert critical.plan.bundle is None
    assert isinstance(critical.plan.due_at, datetime)


async def test_an_event_that_is_seen_twice_fires_once(desk: PostgresPool) -> None:
    await chat(desk, DUTY)
    async with desk.transaction() as inside:
        assert await fire_once(inside, "job.slow:7", slow_job(run=7), ZONE)
        assert not await fire_once(inside, "job.slow:7", slow_job(run=7), ZONE)
        assert await fire_once(inside, "job.slow:8", slow_job(run=8), ZONE)
    (found,) = await open_alerts(desk)
    assert found.count == 2


async def test_a_test_alert_goes_to_one_target_and_is_over(desk: PostgresPool) -> None:
    duty = await chat(desk, DUTY)
    await chat(desk, KARIM)
    admin = acting(NADIA, Role.ADMIN, NADIA)
    alert_id = await AlertDesk(desk, ZONE).send_test(duty, admin, "Nadia")
    assert [row.target_id for row in await outbox(desk)] == [duty]
    found = await alert(desk, alert_id)
    assert found
    assert found.state is State.RESOLVED


async def test_ten_that_fire_at_once_are_one_alert(desk: PostgresPool) -> None:
    await chat(desk, DUTY)
    fired = await asyncio.gather(*(raised(desk, stuck()) for _ in range(10)))
    assert len({one.alert_id for one in fired}) == 1
    assert told(await outbox(desk)) == ["raised"]
