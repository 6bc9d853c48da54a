"""/subscriptions and /deliveries: who is told, and what became of each message."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from domain.alerts.happenings import about
from domain.alerts.routing import Channel, TargetState
from domain.alerts.silences import Hush
from domain.languages import Language
from domain.severity import Severity
from formatters.words import WORDS
from queries.alerts.self_watch import undelivered
from queries.alerts.settling import RETRY_DELIVERIES
from queries.alerts.silences import NewSilence, save_silence
from queries.alerts.subscriptions import subscriptions
from queries.alerts.targets import target_at, target_secret, targets
from queries.oracle import OracleDatabase
from queries.postgres import PostgresPool
from sandbox.person import Person
from sandbox.telegram import BotApi
from sandbox.telegram.people import KARIM, NADIA
from tests.conftest import serving
from tests.conversations.linking import audited, grant
from tests.integration.alert_rig import chat, outbox, over, raised, sql, stuck

ENGLISH = WORDS[Language.ENGLISH]
WEBHOOK = "https://prod-7.logic.azure.com:443/workflows/abc/triggers/manual?sig=s%2Bx"


_NEWER_EDIT = """
INSERT INTO deliveries (alert_id, target_id, kind, news, severity, revision, priority)
SELECT alert_id, target_id, 'edit', news, severity, revision, priority FROM deliveries
"""


@pytest.fixture
async def served(
    api: BotApi, oracle: OracleDatabase, store: PostgresPool
) -> AsyncIterator[PostgresPool]:
    async with serving(api, oracle, store):
        yield store


@pytest.fixture
def nadia(api: BotApi) -> Person:
    return Person(api, NADIA)


async def said_by(store: PostgresPool) -> list[str]:
    """Who is named as the sender of each test alert."""
    tests = sql("SELECT facts->'facts'->>'by' FROM alerts WHERE topic = 'test.alert'")
    return await store.fetch_all(tests, str)


async def add_teams(nadia: Person, name: str, webhook: str) -> None:
    await nadia.say("/subscriptions")
    await nadia.press(ENGLISH("targets-add-teams"))
    await nadia.say(name)
    await nadia.say(webhook)


async def test_a_teams_channel_is_added_and_its_webhook_is_seen_by_nobody(
    served: PostgresPool, nadia: Person
) -> None:
    await add_teams(nadia, "Control room", WEBHOOK)
    assert "Control room is added" in nadia.sees
    assert WEBHOOK not in str(nadia.messages), "the message with the secret is gone"
    added = await target_at(served, Channel.TEAMS, "Control room")
    assert added
    assert await target_secret(served, added.target_id) == WEBHOOK
    ((act, _, details),) = await audited(served, "target.%")
    assert act == "target.added"
    assert "sig" not in str(details)
    assert "prod-7.logic.azure.com" in str(details)


async def test_a_webhook_of_another_host_is_refused_with_the_reason(
    served: PostgresPool, nadia: Person
) -> None:
    await add_teams(nadia, "Control room", "https://example.com/hook")
    assert "example.com is not a host of Teams" in nadia.sees
    assert "example.com/hook" not in str(nadia.messages)
    await nadia.say("http://prod-7.logic.azure.com/x")
    assert "https://" in nadia.sees
    await nadia.say("what?")
    assert "not the address of a webhook" in nadia.sees
    assert not [one for one in await targets(served) if one.channel is Channel.TEAMS]
    await nadia.say(WEBHOOK)
    assert "is added" in nadia.sees, "the question stays open until it is answered"


async def test_names_are_unique_and_short(served: PostgresPool, nadia: Person) -> None:
    await add_teams(nadia, "Control room", WEBHOOK)
    await nadia.say("/subscriptions")
    await nadia.press(ENGLISH("targets-add-teams"))
    await nadia.say("Control room")
    assert nadia.sees == ENGLISH("targets-name-taken")
    await nadia.say("x" * 65)
    assert nadia.sees == ENGLISH("targets-bad-name")


async def test_an_address_is_added_and_gets_a_test_mail(
    served: PostgresPool, nadia: Person
) -> None:
    await nadia.say("/subscriptions")
    await nadia.press(ENGLISH("targets-add-email"))
    await nadia.say("duty at example")
    assert "no e-mail address" in nadia.sees
    await nadia.say("Duty@Example.com")
    assert "Duty@example.com is added" in nadia.sees
    (row,) = await outbox(served)
    assert (row.kind, row.state) == ("message", "waiting")
    (one,) = await subscriptions(served, row.target_id)
    assert one.wish.least is Severity.WARNING


async def test_a_target_is_tried_paused_resumed_and_removed(
    served: PostgresPool, nadia: Person
) -> None:
    duty = await chat(served, -100200)
    await nadia.say("/subscriptions")
    await nadia.press("💬 Duty")
    assert "has got no message yet" in nadia.sees
    await nadia.press(ENGLISH("target-test"))
    assert "on its way" in nadia.sees
    assert [row.target_id for row in await outbox(served)] == [duty]
    assert await said_by(served) == ["Nadia Rahman"]
    await nadia.press(ENGLISH("target-pause"))
    (one,) = [one for one in await targets(served) if one.target_id == duty]
    assert one.state is TargetState.PAUSED
    assert (await raised(served, stuck())).told == 0
    await nadia.press("⏸ 💬 Duty")
    await nadia.press(ENGLISH("target-resume"))
    await nadia.press("💬 Duty")
    await nadia.press(ENGLISH("target-remove"))
    await nadia.press(ENGLISH("target-sure"))
    assert "Removed" in nadia.sees
    assert await subscriptions(served, duty) == []


async def test_who_decides_on_what_was_changed_meanwhile_is_told(
    served: PostgresPool, nadia: Person
) -> None:
    duty = await chat(served, -100200)
    await nadia.say("/subscriptions")
    await nadia.press("💬 Duty")
    await served.execute(sql(f"UPDATE targets SET version = 9 WHERE target_id = {duty}"))
    await nadia.press(ENGLISH("target-pause"))
    assert nadia.toast == ENGLISH("targets-gone")


async def test_preview_says_who_would_get_it(served: PostgresPool, nadia: Person) -> None:
    await chat(served, -100200)
    hush = NewSilence(Hush("batch.stuck", "BMHHS"), datetime.now(UTC) + timedelta(hours=1))
    await save_silence(served, hush, KARIM.id, "Karim")
    await nadia.say("/subscriptions")
    await nadia.press(ENGLISH("targets-preview"))
    await nadia.press(ENGLISH("topics-family-batch"))
    await nadia.press(ENGLISH("alert-topic-batch-stuck"))
    assert "Duty: at once" in nadia.sees
    assert "BMHHS" in nadia.sees, "what is silenced now is said"
    await nadia.press(ENGLISH("alert-severity", severity="info"))
    assert "Duty: at once" in nadia.sees


async def test_a_dead_letter_is_read_and_sent_again(served: PostgresPool, nadia: Person) -> None:
    duty = await chat(served, -100200)
    await raised(served, stuck())
    await served.execute(sql("UPDATE deliveries SET state = 'dead', why = 'HTTP 400', tries = 3"))
    await served.execute(
        sql(
            "INSERT INTO delivery_attempts (delivery_id, outcome, why)"
            " SELECT delivery_id, 'deadtarget', 'topic-closed' FROM deliveries"
        )
    )
    await served.execute(
        sql(f"UPDATE targets SET state = 'unreachable', why = 'x' WHERE target_id = {duty}")
    )
    await nadia.say("/deliveries")
    assert "☠️" in str(nadia.buttons)
    await nadia.press(ENGLISH("deliveries-dead"))
    await nadia.press(next(row[0] for row in nadia.buttons if "BMHHS" in row[0]))
    assert "given up" in nadia.sees
    assert "HTTP 400" in nadia.sees
    await nadia.press("⚠️ 💬 Duty")
    assert "Tried 3 times" in nadia.sees
    assert "cannot be reached (the topic is closed)" in nadia.sees
    await nadia.press(ENGLISH("delivery-again"))
    assert "once more" in nadia.sees
    (row,) = await outbox(served)
    assert row.state == "waiting"
    (one,) = [one for one in await targets(served) if one.target_id == duty]
    assert one.state is TargetState.LIVE
    assert [act for act, _, _ in await audited(served, "delivery.%")] == ["delivery.again"]
    await nadia.press(ENGLISH("delivery-give-up"))
    assert "Given up" in nadia.sees


async def open_only_message(nadia: Person) -> None:
    await nadia.say("/deliveries")
    await nadia.press(next(row[0] for row in nadia.buttons if "BMHHS" in row[0]))
    await nadia.press("💬 Duty")


async def test_a_dead_letter_that_is_given_up_needs_no_decision_any_more(
    served: PostgresPool, nadia: Person
) -> None:
    await chat(served, -100200)
    await raised(served, stuck())
    await served.execute(sql("UPDATE deliveries SET state = 'dead', why = 'HTTP 400'"))
    long_ago = datetime(2026, 1, 1, tzinfo=UTC)
    assert (await undelivered(served, long_ago)).messages == 1
    await open_only_message(nadia)
    await nadia.press(ENGLISH("delivery-give-up"))
    assert "Given up" in nadia.sees
    assert (await undelivered(served, long_ago)).messages == 0
    assert ENGLISH("delivery-give-up") not in str(nadia.buttons)
    assert ENGLISH("delivery-again") in str(nadia.buttons)


async def test_a_dead_change_is_not_sent_again_when_a_newer_one_waits(
    served: PostgresPool, nadia: Person
) -> None:
    await chat(served, -100200)
    await raised(served, stuck())
    await served.execute(sql("UPDATE deliveries SET kind = 'edit', state = 'dead'"))
    await open_only_message(nadia)
    await served.execute(sql(_NEWER_EDIT))
    await nadia.press(ENGLISH("delivery-again"))
    assert "moved on" in nadia.sees
    assert [row.state for row in await outbox(served)] == ["dropped", "waiting"]


async def test_what_moved_on_meanwhile_is_said(served: PostgresPool, nadia: Person) -> None:
    await chat(served, -100200)
    await raised(served, stuck())
    await nadia.say("/deliveries")
    await nadia.press(next(row[0] for row in nadia.buttons if "BMHHS" in row[0]))
    await nadia.press("💬 Duty")
    await served.execute(sql("UPDATE deliveries SET state = 'sent', sent_at = now()"))
    await nadia.press(ENGLISH("delivery-give-up"))
    assert "moved on" in nadia.sees
    assert await over(served, about(stuck()).fingerprint)


async def test_only_administrators_see_who_is_told(served: PostgresPool, api: BotApi) -> None:
    await grant(served, KARIM, "operator")
    karim = Person(api, KARIM)
    for command in ("/subscriptions", "/deliveries"):
        await karim.say(command)
        assert karim.sees == ENGLISH("not-allowed")


async def test_what_is_sent_again_after_days_has_its_whole_time_anew(
    served: PostgresPool, nadia: Person
) -> None:
    await chat(served, -100200)
    await raised(served, stuck())
    await served.execute(sql("UPDATE deliveries SET state = 'dead', fence = 7"))
    await served.execute(
        sql(
            "INSERT INTO delivery_attempts (delivery_id, at, outcome)"
            " SELECT delivery_id, now() - INTERVAL '3 days', 'notsent' FROM deliveries"
        )
    )
    await nadia.say("/deliveries")
    await nadia.press(next(row[0] for row in nadia.buttons if "BMHHS" in row[0]))
    await nadia.press("💬 Duty")
    await nadia.press(ENGLISH("delivery-again"))
    await served.execute(sql("UPDATE deliveries SET state = 'sending'"))
    await served.execute(
        RETRY_DELIVERIES,
        ids=[1],
        fences=[7],
        pause=timedelta(seconds=1),
        longest=timedelta(days=1),
        maybe_there=False,
        why="HTTP 502",
        outcome="notsent",
        ms=1.0,
    )
    assert [row.state for row in await outbox(served)] == ["waiting"]
