"""A chat, a group or a forum topic says what it wants to be told."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from domain.alerts.routing import Channel, TargetState
from domain.languages import Language
from domain.severity import Severity
from formatters.words import WORDS
from queries.alerts.subscriptions import subscriptions
from queries.alerts.targets import remove_target, target_at
from queries.oracle import OracleDatabase
from queries.postgres import PostgresPool
from sandbox.person import Person
from sandbox.telegram import BotApi
from sandbox.telegram.people import GROUP, KARIM, NADIA, RAHIM
from tests.conftest import serving
from tests.conversations.linking import audited, grant, sql
from tests.integration.alert_rig import chat, outbox

ENGLISH, BENGALI = WORDS[Language.ENGLISH], WORDS[Language.BENGALI]


@pytest.fixture
async def served(
    api: BotApi, oracle: OracleDatabase, store: PostgresPool
) -> AsyncIterator[PostgresPool]:
    async with serving(api, oracle, store):
        await grant(store, KARIM, "operator")
        yield store


@pytest.fixture
def karim(api: BotApi) -> Person:
    return Person(api, KARIM)


async def usual(person: Person, kind: str = "subscribe-usual-batches") -> None:
    await person.say("/subscribe")
    await person.press(ENGLISH(kind))
    await person.press(ENGLISH("subscribe-least-warning"))
    await person.press(ENGLISH("subscribe-save"))


async def test_three_taps_are_enough(served: PostgresPool, karim: Person) -> None:
    await usual(karim)

    assert "Saved" in karim.sees
    assert "Batches" in karim.sees
    assert "quiet from 22:00 to 07:00" in karim.sees
    (one,) = await subscriptions(served)
    assert one.target.address == str(KARIM.id)
    assert one.wish.topics == ("batch.*",)
    assert one.wish.least is Severity.WARNING
    assert [act for act, _, _ in await audited(served, "subscription.%")] == ["subscription.saved"]


async def test_every_part_can_be_changed_before_it_is_saved(
    served: PostgresPool, karim: Person
) -> None:
    await karim.say("/subscribe")
    await karim.press(ENGLISH("subscribe-usual-own"))
    await karim.press("☐ " + ENGLISH("topics-family-job"))
    await karim.press("✅ " + ENGLISH("topics-family-batch"))
    await karim.press(ENGLISH("subscribe-done"))
    await karim.press(ENGLISH("subscribe-least"))
    await karim.press(ENGLISH("subscribe-least-critical"))
    await karim.press(ENGLISH("subscribe-quiet"))
    await karim.press(ENGLISH("subscribe-hours-typed"))
    await karim.say("at night please")
    assert "not understood" in karim.sees
    await karim.say("21.30 – 6")
    await karim.press(ENGLISH("subscribe-to-digest"))
    await karim.press(ENGLISH("subscribe-to-on-call"))
    assert "quiet from 21:30 to 06:00" in karim.sees
    await karim.press(ENGLISH("subscribe-save"))

    (one,) = await subscriptions(served)
    assert one.wish.topics == ("job.*",)
    assert one.wish.least is Severity.CRITICAL
    assert (one.wish.digest, one.wish.on_call) == (True, True)
    assert one.wish.quiet
    assert f"{one.wish.quiet.start:%H:%M}" == "21:30"


async def test_single_topics_are_found_under_their_family(
    served: PostgresPool, karim: Person
) -> None:
    await karim.say("/subscribe")
    await karim.press(ENGLISH("subscribe-usual-own"))
    await karim.press("▸")
    await karim.press("◽ " + ENGLISH("alert-topic-batch-stuck"))
    await karim.press(ENGLISH("subscribe-done"))
    await karim.press(ENGLISH("subscribe-save"))
    (one,) = await subscriptions(served)
    assert one.wish.topics == ("batch.stuck",), "a topic takes the place of its family"


async def test_what_is_subscribed_is_shown_changed_and_ended(
    served: PostgresPool, karim: Person
) -> None:
    await usual(karim)
    await karim.say("/subscribe")
    assert ENGLISH("subscribe-title") in karim.html
    await karim.press("✏️ Change")
    await karim.press(ENGLISH("subscribe-quiet"))
    await karim.press(ENGLISH("subscribe-hours-none"))
    await karim.press(ENGLISH("subscribe-save"))
    (one,) = await subscriptions(served)
    assert one.wish.quiet is None
    await karim.press("🔕 End")
    assert await subscriptions(served) == []
    assert "Ended" in karim.sees


async def test_a_chat_that_was_removed_is_told_again_once_it_subscribes(
    served: PostgresPool, karim: Person
) -> None:
    await usual(karim)
    target = await target_at(served, Channel.TELEGRAM, str(KARIM.id))
    assert target
    assert await remove_target(served, target.target_id, target.version)
    await usual(karim)
    target = await target_at(served, Channel.TELEGRAM, str(KARIM.id))
    assert target
    assert (target.state, target.why) == (TargetState.LIVE, "")
    assert "paused" not in karim.sees


async def test_a_chat_that_was_paused_stays_so_and_says_it(
    served: PostgresPool, karim: Person
) -> None:
    await usual(karim)
    await served.execute(sql("UPDATE targets SET state = 'paused'"))
    await karim.say("/subscribe")
    assert karim.sees.startswith(ENGLISH("subscribe-paused"))
    await karim.press("✏️ Change")
    await karim.press(ENGLISH("subscribe-save"))
    assert ENGLISH("subscribe-paused") in karim.sees
    target = await target_at(served, Channel.TELEGRAM, str(KARIM.id))
    assert target
    assert target.state is TargetState.PAUSED


async def test_somebody_else_was_faster(served: PostgresPool, karim: Person) -> None:
    await usual(karim)
    await karim.press("✏️ Change")
    await served.execute(sql("UPDATE subscriptions SET version = version + 1"))
    await karim.press(ENGLISH("subscribe-save"))
    assert karim.toast == ENGLISH("subscribe-overtaken")


async def test_what_is_forgotten_is_begun_again(served: PostgresPool, karim: Person) -> None:
    await karim.say("/subscribe")
    await karim.press(ENGLISH("subscribe-usual-batches"))
    await served.execute(sql("DELETE FROM forms"))
    await karim.press(ENGLISH("subscribe-least-warning"))
    assert karim.toast == ENGLISH("subscribe-gone")


async def test_only_operators_subscribe_and_in_groups_only_administrators(
    served: PostgresPool, api: BotApi
) -> None:
    stranger = Person(api, RAHIM)
    await stranger.say("/subscribe")
    assert stranger.sees == BENGALI("not-allowed")
    member = Person(api, KARIM, chat_id=GROUP.id)
    await member.say("/subscribe")
    assert member.sees == ENGLISH("not-allowed")
    admin = Person(api, NADIA).in_group(GROUP.id)
    await usual(admin, "subscribe-usual-important")
    target = await target_at(served, Channel.TELEGRAM, str(GROUP.id))
    assert target
    assert target.title == GROUP.title
    (one,) = await subscriptions(served, target.target_id)
    assert one.wish.topics == ("*",)


async def test_in_bengali(served: PostgresPool, karim: Person) -> None:
    await served.execute(sql(f"UPDATE people SET language = 'bn' WHERE person_id = {KARIM.id}"))
    await karim.say("/start")
    await served.execute(sql(f"UPDATE people SET language = 'bn' WHERE person_id = {KARIM.id}"))
    await karim.say("/subscribe")
    await karim.press(BENGALI("subscribe-usual-reports"))
    await karim.press(BENGALI("subscribe-save"))
    assert "প্রতিবেদন" in karim.sees
    (one,) = await subscriptions(served)
    assert one.target.language is Language.BENGALI
    assert one.wish.topics == ("report.*",)


async def test_a_bot_that_is_put_out_pauses_the_group_and_administrators_hear_it_once(
    served: PostgresPool, api: BotApi
) -> None:
    admin = Person(api, NADIA).in_group(GROUP.id)
    await usual(admin, "subscribe-usual-important")
    await chat(served, NADIA.id)
    for _ in range(2):
        api.hands.put_bot_out(NADIA.id, GROUP.id)

    async with asyncio.timeout(10):
        while not await outbox(served):  # noqa: ASYNC110 - the database tells nobody
            await asyncio.sleep(0.02)
    (row,) = await outbox(served)
    target = await target_at(served, Channel.TELEGRAM, str(GROUP.id))
    assert target
    assert (target.state, target.why) == (TargetState.UNREACHABLE, "removed")
    assert row.target_id != target.target_id

    api.chats.shut(GROUP.id, None)
    await admin.say("/subscribe")
    target = await target_at(served, Channel.TELEGRAM, str(GROUP.id))
    assert target
    assert target.state is TargetState.LIVE
