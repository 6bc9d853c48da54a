"""A thousand presses of buttons that nobody was given, and of used ones: nothing changes."""

import random
import string
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import Enum
from types import NoneType
from typing import Any, get_args

import pytest
from aiogram import Bot, Dispatcher
from pydantic.fields import FieldInfo

from bot.app import connect, dispatcher
from bot.callbacks import OwnedButton, Seal
from bot.drawing import Drawing
from domain.alerts.happenings import BatchStuck
from domain.languages import Language
from formatters.words import WORDS
from jobs.alerts.raising import fire
from jobs.caching.nocs_balance import nocs_balance
from jobs.catalogue import UTILITY_JOBS
from queries.batches.checks import save_checks
from queries.fake import FakeOracle
from queries.jobs.runs import save_job
from queries.loader import Statement
from queries.oracle import OracleDatabase
from queries.postgres import PostgresPool
from sandbox.person import Person
from sandbox.telegram import BotApi
from sandbox.telegram.people import GROUP, KARIM, NADIA, RAHIM
from tests.alert_cases import check
from tests.bill_stops import Child, load
from tests.caching import run_job, sources
from tests.conftest import serving, settings
from tests.integration.alert_rig import chat, raised, slow_job

PRESSES = 1000
STUCK = BatchStuck(check())
#: As the billing system sends times.
NOW = datetime.now(UTC).replace(tzinfo=None)
LETTERS = string.ascii_letters + string.digits + ":-_"
#: Who presses, and where.
PLACES = [(one.id, chat) for one in (NADIA, KARIM, RAHIM) for chat in (one.id, GROUP.id)]


@dataclass(frozen=True)
class Shown:
    """A button in a chat."""

    chat: int
    data: str

    @property
    def owner(self) -> int:
        return int(self.data.split(":")[1])


@dataclass
class Story:
    """What people did before: the buttons they were shown, and those they used to change things."""

    api: BotApi
    used: list[tuple[int, Shown]] = field(default_factory=list)

    async def uses(self, person: Person, caption: str) -> None:
        """Press a button that changes something."""
        buttons = [one for row in person.newest["reply_markup"]["inline_keyboard"] for one in row]
        data = next(one["callback_data"] for one in buttons if one["text"] == caption)
        await person.press_data(data)
        self.used.append((person.profile.id, Shown(person.chat_id, data)))

    @property
    def shown(self) -> list[Shown]:
        """Every button that the bot ever showed."""
        return sorted(
            {
                Shown(int(call.params["chat_id"]), button["callback_data"])
                for call in self.api.calls
                for row in (call.params.get("reply_markup") or {}).get("inline_keyboard", [])
                for button in row
            },
            key=str,
        )


@dataclass(frozen=True)
class Desk:
    """A dispatcher that is fed by hand, without oracle."""

    api: BotApi
    root: Dispatcher
    bot: Bot
    store: PostgresPool

    async def press(self, person_id: int, chat_id: int, data: str) -> bool:
        """Press a button with this data under the newest message; whether it was answered."""
        under = self.api.chats[chat_id].by_bot()[0].message["message_id"]
        query = self.api.hands.press(person_id, chat_id, under, data)
        update = self.api.state.updates.first()
        assert update is not None
        self.api.state.updates.drop()
        await self.root.feed_raw_update(self.bot, update)
        return self.api.state.queries[query].answered

    async def rows(self) -> dict[str, str]:
        """All that is in the database but the log of queries, each table as one digest."""
        names = await self.store.fetch_all(
            Statement(
                "tables",
                "SELECT schemaname || '.' || tablename FROM pg_tables"
                " WHERE schemaname IN ('public', 'batch')",
            ),
            str,
        )
        query = "SELECT md5(string_agg(one::text, ',' ORDER BY one::text)) FROM {} one"
        return {
            name: str(await self.store.fetch_value(Statement(name, query.format(name))))
            for name in sorted(names)
            if name != "public.query_log"
        }


@pytest.fixture
async def story(api: BotApi, oracle: OracleDatabase, store: PostgresPool) -> Story:
    """People ask, decide, link, choose, look up, and refresh."""
    told = Story(api)
    await run_job(store, "NOCS_BALANCE", nocs_balance(sources(oracle, store)))
    for job in UTILITY_JOBS.values():
        await save_job(store, job)
    for days in (1, 0):
        await load(store, NOW - timedelta(days), Child("10000001", None))
    nadia, karim, rahim = (Person(api, who) for who in (NADIA, KARIM, RAHIM))
    async with serving(api, oracle, store):
        await _choose(told, nadia, karim)
        await _ask_and_decide(told, nadia, karim)
        await _link(told, rahim)
        await _approve_group(told, nadia.in_group(GROUP.id))
        for command in ("/audit", "/logs", "/status"):
            await nadia.say(command)
        await nadia.say("/nocs")
        await told.uses(nadia, "🔄 Refresh")
        await _see_bill_stop(told, nadia)
        await _see_jobs(told, nadia)
        await _see_who_is_told(told, nadia, store)
        await _see_alerts(told, nadia, store)
        await _see_batches(told, nadia, store)
        await nadia.say("17813970")
        await nadia.press("💰 Current Balance")
    return told


async def _choose(told: Story, *people: Person) -> None:
    for person in people:
        for place in (person, person.in_group(GROUP.id)):
            await place.say("/language")
            await told.uses(place, "• English •")


async def _ask_and_decide(told: Story, nadia: Person, karim: Person) -> None:
    await karim.say("/start")
    await told.uses(karim, "🙋 Ask for access")
    await nadia.wait(lambda admin: "asks for access" in admin.sees)
    await nadia.press("🏢 Limit to areas…")
    await nadia.press("☐ Adabor")
    await nadia.press("👍 Done")
    await told.uses(nadia, "Staff")
    await nadia.say("/people")
    await nadia.press("👤 Karim Hossain · Staff · 1 area")
    for caption in ("Operator", "⏸ Suspend", "▶️ Lift the suspension"):
        await told.uses(nadia, caption)


async def _link(told: Story, rahim: Person) -> None:
    words = WORDS[Language.BENGALI]
    await rahim.say("/account")
    await rahim.share_contact(until=lambda owner: bool(owner.buttons))
    await rahim.say("/account")
    await rahim.press(words("button-unlink"))
    await told.uses(rahim, words("button-unlink-sure"))


async def _approve_group(told: Story, nadia: Person) -> None:
    await nadia.say("/group")
    for caption in ("✅ Approve for staff use", "🚫 Withdraw the approval"):
        await told.uses(nadia, caption)


async def _see_bill_stop(told: Story, nadia: Person) -> None:
    await nadia.say("/billstop")
    await told.uses(nadia, "🔄 Refresh")
    for caption in ("⬇️ Files", "⬅️ All CRPs", "🗓 Batch dates"):
        await nadia.press(caption)


async def _see_jobs(told: Story, nadia: Person) -> None:
    await nadia.say("/job retention")
    for caption in ("⏸ Pause", "▶️ Let it go on", "▶️ Run", "✋ Cancel"):
        await told.uses(nadia, caption)
    await nadia.say("/job retention")
    await nadia.press("📏 Limits")
    await nadia.press("✏️ Late start, in minutes")
    await nadia.say("30")
    await told.uses(nadia, "↩️ All as usual")
    await nadia.say("/job nocs_payoff")
    await nadia.press("⚙️ Run with…")
    for caption in ("▶️ Run", "✋ Cancel"):
        await told.uses(nadia, caption)


async def _see_who_is_told(told: Story, nadia: Person, store: PostgresPool) -> None:
    await nadia.say("/subscribe")
    for caption in ("🏭 Batches", "⚠️ Warnings too"):
        await nadia.press(caption)
    for caption in ("✅ Subscribe", "🔕 End"):
        await told.uses(nadia, caption)
    await chat(store, -100200)
    await raised(store, slow_job())
    await nadia.say("/deliveries")
    for _ in ("the alert", "its message"):
        await nadia.press(nadia.buttons[0][0])
    await told.uses(nadia, "☠️ Give up")
    await nadia.say("/subscriptions")
    await nadia.press("💬 Duty")
    await told.uses(nadia, "⏸ Pause")
    for caption in ("⏸ 💬 Duty", "🗑 Remove"):
        await nadia.press(caption)
    await told.uses(nadia, "🗑 Yes, remove")


async def _see_alerts(told: Story, nadia: Person, store: PostgresPool) -> None:
    async with store.transaction() as inside:
        await fire(inside, STUCK, UTC)
    await nadia.say("/alerts")
    await nadia.press("🚨 Batch stuck: BMHHS")
    await told.uses(nadia, "✅ Acknowledge")
    # A silence begins with its press: one that has been ended may be set again.
    for caption in ("🔕 Silence ▾", "1 h", "No reason", "⬅️ All alerts"):
        await nadia.press(caption)
    await nadia.press("🔕 Silences")
    await told.uses(nadia, "✖️ End: Batches · BMHHS")


async def _see_batches(told: Story, nadia: Person, store: PostgresPool) -> None:
    async with store.transaction() as inside:
        await save_checks(inside, [STUCK.check])
    await nadia.say("/alerts")
    for caption in ("🚨 Batch stuck: BMHHS", "🏭 Open batch", "🎚 Limits", "➕"):
        await nadia.press(caption)
    await told.uses(nadia, "💾 Save")
    for caption in ("⬅️ Back", "⬅️ All batches", "📊 24 hours"):
        await nadia.press(caption)


@pytest.fixture
async def desk(api: BotApi, store: PostgresPool, story: Story) -> AsyncIterator[Desk]:
    """The dispatcher after a restart, on the same database."""
    drawing = Drawing()
    chosen = settings(api)
    async with connect(chosen, None) as bot:
        root = dispatcher(chosen, FakeOracle({}), store, drawing)
        yield Desk(api, root, bot, store)
        await root["progress"].end()
    drawing.close()


def classes() -> list[type[OwnedButton]]:
    return OwnedButton.__subclasses__()


def some_value(chance: random.Random, info: FieldInfo) -> Any:
    """Any value that a field may hold."""
    kinds = set(get_args(info.annotation)) or {info.annotation}
    kind = chance.choice(sorted(kinds - {NoneType}, key=str))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return chance.choice(list(kind))
    if kind is int:
        return chance.choice([0, 1, 2, 3, KARIM.id, NADIA.id, chance.randrange(10**6)])
    if kind is bool:
        return chance.random() < 0.5
    return some_text(chance, chance.randint(0, 8), string.digits)


def some_button(chance: random.Random, owner: int) -> OwnedButton:
    """A button of any kind with any values, as if it belonged to a person."""
    kind = chance.choice(classes())
    values = {name: some_value(chance, info) for name, info in kind.model_fields.items()}
    return kind(**values | {"owner": owner, "seal": some_text(chance, 11, LETTERS[:-3])})


def some_text(chance: random.Random, length: int, letters: str = LETTERS) -> str:
    return "".join(chance.choices(letters, k=length))


def flipped(chance: random.Random, data: str) -> str:
    at = chance.randrange(len(data))
    return data[:at] + chance.choice(LETTERS) + data[at + 1 :]


def one_field_changed(chance: random.Random, data: str) -> str:
    """A genuine button with another value in one of its fields, under its old seal."""
    kind = next(kind for kind in classes() if kind.__prefix__ == data.partition(":")[0])
    name = chance.choice([name for name in kind.model_fields if name != "seal"])
    value = some_value(chance, kind.model_fields[name])
    return kind.unpack(data).model_copy(update={name: value}).pack()


def forged(chance: random.Random, shown: list[Shown], person_id: int, chat_id: int) -> str:
    """Button data in one of the ways in which somebody could try."""
    genuine = chance.choice(shown).data
    strange = Seal(b"another bot's token")
    ways = (
        lambda: some_text(chance, chance.randint(1, 64)),
        lambda: f"{chance.choice(classes()).__prefix__}:{some_text(chance, 40)}",
        lambda: some_button(chance, person_id).pack(),
        lambda: strange.sealed(some_button(chance, person_id), chat_id).pack(),
        lambda: flipped(chance, genuine),
        lambda: one_field_changed(chance, genuine),
        lambda: genuine,
    )
    return chance.choice(ways)()


def forgeries(shown: list[Shown]) -> Iterator[tuple[int, int, str]]:
    """Endless presses of buttons that the person was never given in that chat."""
    chance = random.Random(5)
    while True:
        person_id, chat_id = chance.choice(PLACES)
        try:
            data = forged(chance, shown, person_id, chat_id)
        except ValueError:  # longer than a button can be
            continue
        mine = Shown(chat_id, data)
        if len(data.encode()) <= 64 and not (mine in shown and mine.owner == person_id):
            yield person_id, chat_id, data


async def test_a_thousand_forged_presses_change_nothing(desk: Desk, story: Story) -> None:
    before = await desk.rows()
    presses = forgeries(story.shown)

    answered = [await desk.press(*next(presses)) for _ in range(PRESSES)]

    assert answered == [True] * PRESSES
    assert await desk.rows() == before


async def test_a_thousand_replayed_presses_change_nothing(desk: Desk, story: Story) -> None:
    before = await desk.rows()
    chance = random.Random(6)

    for _ in range(PRESSES):
        person_id, shown = chance.choice(story.used)
        if chance.random() < 0.5:
            assert await desk.press(person_id, shown.chat, shown.data)
        else:
            assert await desk.press(*chance.choice(PLACES), shown.data)

    assert await desk.rows() == before


def test_every_kind_of_button_was_shown(story: Story) -> None:
    kinds = {shown.data.split(":")[0] for shown in story.shown}

    assert kinds == {kind.__prefix__ for kind in classes()}
