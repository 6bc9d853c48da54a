"""The demo's tour: who says what, what the bot answers, and whether that is true."""

import asyncio
from collections.abc import Callable

from domain.customers import ServiceStatus
from domain.languages import Language
from formatters.customer import plain_status
from formatters.money import taka
from formatters.quantities import kwh
from formatters.words import WORDS
from sandbox.person import Person
from sandbox.telegram import BotApi
from sandbox.telegram.people import KARIM, NADIA, RAHIM
from sandbox.utility import Case, Manifest

ENGLISH, BENGALI = WORDS[Language.ENGLISH], WORDS[Language.BENGALI]
Say = Callable[[str], None]
_SHOWN_LINES = 12


class TourFailed(Exception):
    """The bot answered something that is not what the manifest knows."""


class Tour:
    """Plays through the look-up and compares every answer with the manifest."""

    def __init__(self, api: BotApi, manifest: Manifest, say: Say) -> None:
        self._manifest = manifest
        self._say = say
        self._nadia = Person(api, NADIA, deadline=40.0)
        self._rahim = Person(api, RAHIM)
        self._karim = Person(api, KARIM)

    async def play(self) -> None:
        """The whole tour; raises TourFailed at the first wrong answer."""
        await self._types(self._nadia, "/start", "Welcome to Griddesk")
        await self._usual_customer(self._manifest.case("usual"))
        await self._other_ways()
        await self._mistakes()
        await self._somebody_else()

    async def _usual_customer(self, case: Case) -> None:
        nadia = self._nadia
        await self._types(nadia, case.type_this, case.name, case.meter_no, case.nocs)
        await self._presses(nadia, "👤 Customer Info", case.address, case.phone)
        await self._presses(nadia, "⬅️ Back to Menu", "Customer found")
        await self._presses(nadia, "💰 Current Balance", taka(ENGLISH, case.balance))
        await self._presses(nadia, "⬅️ Back to Menu", "Customer found")
        latest = case.months[-1]
        await self._presses(
            nadia, "📊 Monthly Billing", kwh(ENGLISH, latest.kwh), taka(ENGLISH, latest.charge)
        )
        await self._presses(
            nadia, "1 year", *(taka(ENGLISH, month.charge) for month in case.months[-12:])
        )
        await self._presses(nadia, "⬅️ Back to Menu", "Customer found")
        await self._presses(nadia, "💳 Recharge History", taka(ENGLISH, case.recharges[0].total))
        await self._presses(nadia, "⬅️ Back to Menu", "Customer found")
        await self._presses(nadia, "📈 Usage Chart", "Usage chart")
        self._expect(nadia.photo is not None, "a picture under Usage Chart")
        await self._presses(nadia, "⬅️ Back to Menu", "Customer found")
        await self._presses(nadia, "📄 Statement", "Figures of")
        self._expect(nadia.document is not None, "a file under Statement")
        await self._presses(nadia, "⬅️ Back to Menu", "Customer found")
        await self._presses(nadia, "🔍 Search Another Customer", "Please send a new customer")

    async def _other_ways(self) -> None:
        for key in ("typed-bengali", "meter-letters", "status-stopped", "ledger-empty"):
            case = self._manifest.case(key)
            status = plain_status(ENGLISH, ServiceStatus(case.status))
            await self._types(self._nadia, case.type_this, case.customer_no, status)
        shared = self._manifest.case("meter-shared")
        await self._types(self._nadia, shared.type_this, *shared.choices)
        await self._presses(self._nadia, f"👤 {shared.choices[0]}", "Customer found")

    async def _mistakes(self) -> None:
        await self._types(self._karim, "Good morning", "Hello!")
        await self._types(self._nadia, "99999999", "was found")
        await self._types(self._nadia, "12-3", "5 to 20 letters or digits")

    async def _somebody_else(self) -> None:
        rahim, case = self._rahim, self._manifest.case("usual")
        await self._types(rahim, case.type_this, "গ্রাহক পাওয়া গেছে", "•••")
        self._expect(str(case.name) not in rahim.sees, "the name hidden from a stranger")
        await self._presses(rahim, "💰 বর্তমান ব্যালেন্স", taka(BENGALI, case.balance))

    async def _types(self, person: Person, text: str, *expected: str | None) -> None:
        self._say(f"\n{person.profile.first_name} types: {text}")
        await person.say(text, until=_shows(expected))
        self._answered(person, expected)

    async def _presses(self, person: Person, caption: str, *expected: str | None) -> None:
        self._say(f"\n{person.profile.first_name} presses: {caption}")
        await person.press(caption, until=_shows(expected))
        self._answered(person, expected)

    def _answered(self, person: Person, expected: tuple[str | None, ...]) -> None:
        self._say("\n".join(f"    │ {line}" for line in _head(person)))
        for words in expected:
            self._expect(words is not None and words in person.sees, f"{words!r} in the answer")

    def _expect(self, true: bool, what: str) -> None:
        if not true:
            raise TourFailed(f"The tour expected {what}; the manifest and the bot disagree.")


def _head(person: Person) -> list[str]:
    """What the person sees, a picture or file by its name, long pages by their beginning."""
    lines = person.sees.splitlines()
    if person.photo:
        lines.insert(0, f"[a picture, {len(person.photo) // 1024} KiB]")
    if person.document:
        lines.insert(0, f"[{person.document[0]}, {len(person.document[1]) // 1024} KiB]")
    rest = len(lines) - _SHOWN_LINES
    return lines if rest <= 0 else [*lines[:_SHOWN_LINES], f"… and {rest} lines more"]


def _shows(expected: tuple[str | None, ...]) -> Callable[[Person], bool]:
    return lambda person: all(words is not None and words in person.sees for words in expected)


async def play(api: BotApi, manifest: Manifest, say: Say) -> None:
    """Play the tour within two minutes."""
    async with asyncio.timeout(120):
        await Tour(api, manifest, say).play()
