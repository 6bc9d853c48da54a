"""From a batch that stalls to all who are told: the watch, the outbox, two chats, a channel."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from domain.batches.checks import RunKey
from domain.languages import Language
from formatters.words import WORDS
from queries.oracle import OracleDatabase
from queries.postgres import PostgresPool
from sandbox.parts import Sandbox
from sandbox.telegram import BotApi
from sandbox.telegram.people import KARIM
from sandbox.tour.told import Card, Chat
from tests.conversations.alert_rig import Alerted, alerted
from tests.integration.test_teams_delivered import posting
from tests.integration.watch_rig import Rig

ENGLISH, BENGALI = WORDS[Language.ENGLISH], WORDS[Language.BENGALI]


@dataclass
class Story:
    """A batch, and all who are told of it."""

    watch: Rig
    run: RunKey
    desk: Alerted
    nadia: Chat
    group: Chat
    card: Card


@pytest.fixture
async def story(
    api: BotApi, oracle: OracleDatabase, store: PostgresPool, utility: Sandbox
) -> AsyncIterator[Story]:
    assert utility.floor is not None
    async with (
        utility.floor.cleared() as floor,
        alerted(api, store, Language.BENGALI) as desk,
        posting(store) as teams,
    ):
        run = await floor.start("BMHHS")
        nadia, group = Chat(desk.nadia, ENGLISH, run), Chat(desk.group, BENGALI, run)
        yield Story(Rig(oracle, store, floor), run, desk, nadia, group, Card(teams, run))


async def test_a_batch_that_stalls_is_told_taken_and_over_everywhere(story: Story) -> None:
    for records in (45_230, 46_120):
        await story.watch.later(story.run, records)
    await story.nadia.shows("⚠️ Batch slow", "+890")
    await story.group.shows(BENGALI("alert-topic-batch-warning"), "+৮৯০")
    assert await story.card.shows("+890") == "⚠️ Batch slow: BMHHS"

    await story.watch.later(story.run, 46_245)
    await story.nadia.shows("🚨 Batch stuck", "+125")
    await story.group.shows(BENGALI("alert-topic-batch-stuck"), "+১২৫")
    assert await story.card.shows("+125") == "🚨 Batch stuck: BMHHS"

    await story.desk.group.press(BENGALI("alert-button-take"))
    await story.group.shows(KARIM.name)
    await story.nadia.shows(KARIM.name)
    places = story.nadia.places(), story.group.places()
    assert [len(one) for one in places] == [2, 2]

    await story.watch.later(story.run, 68_450)
    await story.nadia.shows("✅ Batch recovered", "+22,205", KARIM.name)
    await story.group.shows(BENGALI("alert-topic-batch-recovered"), "+২২,২০৫", KARIM.name)
    assert (await story.nadia.is_answered()).startswith("✅ Batch recovered: BMHHS")
    assert BENGALI("alert-topic-batch-recovered") in await story.group.is_answered()
    assert await story.card.shows("+22,205") == "✅ Batch recovered: BMHHS"
    assert (story.nadia.places(), story.group.places()) == places


async def test_nobody_is_told_while_all_is_well(story: Story) -> None:
    for records in (120_000, 240_000, 360_000):
        await story.watch.later(story.run, records)

    assert await story.watch.told() == []
    assert (story.nadia.places(), story.group.places()) == ([], [])
