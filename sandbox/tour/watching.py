"""A batch stalls: two chats and a Teams channel hear of it, Salma takes it, it gets on again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from domain.alerts.topics import Topic
from domain.batches.checks import Verdict
from domain.languages import Language
from formatters.alerts.alerts import name_of
from formatters.batches.batch_reasons import records
from formatters.html import plain
from formatters.words import WORDS, Words
from sandbox.person import Person
from sandbox.teams import Teams
from sandbox.telegram.people import GROUP
from sandbox.tour.guide import Guide
from sandbox.tour.told import Card, Chat, look
from sandbox.utility.batches import BatchFloor

ENGLISH, BENGALI = WORDS[Language.ENGLISH], WORDS[Language.BENGALI]
_HALF_AN_HOUR = timedelta(minutes=30)
#: The records that the batch has at each check, half an hour apart, and what is to be found.
_NIGHT = (
    (45_230, Verdict.NORMAL),
    (46_120, Verdict.WARNING),
    (46_245, Verdict.STUCK),
    (68_450, Verdict.RECOVERED),
)
_TOLD = {
    Verdict.WARNING: Topic.BATCH_WARNING,
    Verdict.STUCK: Topic.BATCH_STUCK,
    Verdict.RECOVERED: Topic.BATCH_RECOVERED,
}


@dataclass(frozen=True, slots=True)
class _Audience:
    """Who is told of the batch: two chats, the first of them Salma's, and a Teams channel."""

    guide: Guide
    chats: Sequence[Chat]
    card: Card

    async def hears(self, verdict: Verdict, growth: int) -> None:
        """Every copy in both chats, and a card, name what was found and how far it got."""
        topic = _TOLD[verdict]
        for chat in self.chats:
            await self._sees(chat, name_of(chat.words, topic), _grown(chat.words, growth))
        head = await self.card.shows(name_of(ENGLISH, topic), _grown(ENGLISH, growth))
        self.guide.tell(f"The Teams channel shows\n    │ {head}")

    async def sees_it_taken(self) -> None:
        """Salma takes it; every copy in both chats says so."""
        salma, _ = self.chats
        take, name = salma.words("alert-button-take"), salma.person.profile.name
        self.guide.tell(f"{salma.person.profile.first_name} presses: {take}")
        await salma.person.press(take, until=lambda one: name in one.sees)
        for chat in self.chats:
            await self._sees(chat, name)

    async def is_answered(self, places: Sequence[list[int]]) -> None:
        """The copies stayed where they were; one short reply tells that it is over."""
        for chat, before in zip(self.chats, places, strict=True):
            answer = await chat.is_answered()
            over = name_of(chat.words, Topic.BATCH_RECOVERED)
            self.guide.expect(over in answer, f"{over!r} in the reply")
            self.guide.expect(chat.places() == before, "the copies where they were before")
            self.guide.quote(chat.person, ["↩ " + answer.splitlines()[0]])

    async def _sees(self, chat: Chat, *expected: str) -> None:
        self.guide.quote(chat.person, await chat.shows(*expected))


def _grown(words: Words, growth: int) -> str:
    return records(words, growth, signed=True)


async def watch(guide: Guide, floor: BatchFloor, teams: Teams) -> None:
    """Two hours of a batch that stalls and gets on again, up to now."""
    await _employ(guide)
    group = guide.farid.in_group(GROUP.id)
    await _subscribe(guide, guide.salma, Language.BENGALI)
    await _subscribe(guide, group, Language.ENGLISH)
    async with floor.cleared():
        await floor.later(-len(_NIGHT) * _HALF_AN_HOUR)
        run = await floor.start("BMHHS")
        chats = Chat(guide.salma, BENGALI, run), Chat(group, ENGLISH, run)
        audience = _Audience(guide, chats, Card(teams, run))
        await _night(guide, floor, audience)


async def _employ(guide: Guide) -> None:
    """Salma becomes an operator."""
    salma, nadia = guide.salma, guide.nadia
    await guide.types(salma, "/start", "Griddesk")
    await guide.presses(salma, BENGALI("button-ask"), "প্রশাসক")
    await guide.hears(nadia, f"{salma.profile.name} asks for access")
    await guide.presses(nadia, ENGLISH("request-as-operator"), "gave access as operator")
    await guide.hears(salma, plain(BENGALI("request-news-granted")))


async def _subscribe(guide: Guide, person: Person, language: Language) -> None:
    """Batches, from warnings on, at any hour."""
    words = WORDS[language]
    await guide.types(person, "/subscribe", _page(words, "subscribe-ask-kind"))
    for key, page in (
        ("subscribe-usual-batches", "subscribe-ask-least"),
        ("subscribe-least-warning", "subscribe-summary"),
        ("subscribe-quiet", "subscribe-ask-quiet"),
        ("subscribe-hours-none", "subscribe-summary"),
        ("subscribe-save", "subscribe-title"),
    ):
        await guide.presses(person, words(key), _page(words, page))
    guide.expect(words("subscription-no-quiet") in person.sees, "no quiet hours")


def _page(words: Words, key: str) -> str:
    """The heading of a page."""
    return plain(words(key)).splitlines()[0]


async def _night(guide: Guide, floor: BatchFloor, audience: _Audience) -> None:
    run = audience.card.run
    for number, (has, verdict) in enumerate(_NIGHT):
        places = [chat.places() for chat in audience.chats]
        await floor.later(_HALF_AN_HOUR)
        await floor.count(run, has)
        guide.tell(f"The billing system: half an hour on, {run} has {has:,} records")
        guide.tell("Nadia lets the watch look now, instead of waiting for its half hour")
        guide.quote(guide.nadia, await look(guide.nadia, verdict))
        if verdict is not Verdict.NORMAL:
            await audience.hears(verdict, has - _NIGHT[number - 1][0])
        if verdict is Verdict.STUCK:
            await audience.sees_it_taken()
        if verdict is Verdict.RECOVERED:
            await audience.is_answered(places)
