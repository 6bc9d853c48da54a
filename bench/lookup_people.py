"""People who look up and press, each as soon as the last page is there; and their times."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any

from bot.callbacks import DeskButton, Seal, View
from sandbox.telegram import BotApi, Profile
from sandbox.telegram.entities import to_html

FIRST_PERSON = 800_001
#: What everybody presses, over and over.
ROUND = (View.BALANCE, View.MENU, View.INFO, View.MENU, View.BILLING, View.MENU, View.RECHARGES)
_LONGEST = 30.0
#: Above the rows that a Times makes.
HEAD = f"{'':34}{'a second':>9}{'p50 ms':>9}{'p99 ms':>9}"


@dataclass(frozen=True)
class Times:
    """How long each of several acts took, and all of them together; seconds."""

    each: list[float]
    all: float

    def __str__(self) -> str:
        return f"{self.rate:9.1f}{self.ms(0.5):9.1f}{self.ms(0.99):9.1f}"

    @property
    def rate(self) -> float:
        """Acts a second."""
        return len(self.each) / self.all

    def ms(self, share: float) -> float:
        """A percentile, in milliseconds."""
        return sorted(self.each)[int(share * (len(self.each) - 1))] * 1000


class Seat:
    """One person in front of one bot."""

    def __init__(self, api: BotApi, person: int, number: str) -> None:
        self._hands = api.hands
        self._person = person
        self._number = number
        self._data = {view: _sealed(api, view, person, number) for view in View}
        self._next = itertools.cycle((*ROUND, View.MENU))
        self.page: dict[str, Any] = {}
        self.redrawn = asyncio.Event()
        api.chats.add(_profile(person))

    def look_up(self) -> None:
        """Type the number."""
        self._hands.say(self._person, self._person, self._number)

    def press(self) -> None:
        """Press the next button of the round."""
        self.press_on(next(self._next))

    def press_on(self, view: View) -> None:
        """Press one button."""
        under = self.page["message_id"]
        self._hands.press(self._person, self._person, under, self._data[view])

    async def timed(self, act: Callable[[], None]) -> float:
        """Act; the seconds until the page is edited."""
        self.redrawn.clear()
        began = time.perf_counter()
        act()
        async with asyncio.timeout(_LONGEST):
            await self.redrawn.wait()
        return time.perf_counter() - began


class People:
    """All who use one bot."""

    def __init__(self, api: BotApi, numbers: Sequence[str]) -> None:
        self._api = api
        self.seats = {
            person: Seat(api, person, number) for person, number in enumerate(numbers, FIRST_PERSON)
        }

    @asynccontextmanager
    async def watching(self) -> AsyncIterator[None]:
        """While this is open, people see what the bot does."""
        watching = asyncio.create_task(self._watch())
        try:
            yield
        finally:
            watching.cancel()
            with suppress(asyncio.CancelledError):
                await watching

    async def _watch(self) -> None:
        with self._api.state.watchers.watch() as watch:
            while event := await watch.get():
                seat = self.seats.get(event["chat"])
                if event["event"] == "edit" and seat:
                    seat.page = event["message"]
                    seat.redrawn.set()

    async def measure(self, act: Callable[[Seat], None], at_once: int, turns: int) -> Times:
        """So many turns, ``at_once`` people taking them, each after the page before."""
        left, each = iter(range(turns)), list[float]()
        began = time.perf_counter()
        seats = itertools.islice(self.seats.values(), at_once)
        await asyncio.gather(*(_take_turns(seat, act, left, each) for seat in seats))
        return Times(each, time.perf_counter() - began)

    async def sit_down(self) -> None:
        """Everybody looks up, one after the other: queries are slow the first time."""
        for seat in self.seats.values():
            await seat.timed(seat.look_up)

    async def pages(self) -> dict[View, tuple[str, dict[str, Any]]]:
        """Every page of the round, as one person sees it."""
        seat = next(iter(self.seats.values()))
        found = {}
        for view in ROUND:
            await seat.timed(lambda view=view: seat.press_on(view))  # type: ignore[misc] # mypy: no default in a lambda
            html = to_html(seat.page["text"], seat.page.get("entities", []))
            found[view] = (html, seat.page["reply_markup"])
        return found


async def _take_turns(
    seat: Seat, act: Callable[[Seat], None], left: Iterator[int], each: list[float]
) -> None:
    each.extend([await seat.timed(lambda: act(seat)) for _ in left])


def _sealed(api: BotApi, view: View, person: int, number: str) -> str:
    button = DeskButton(view=view, number=number, owner=person)
    return Seal(api.token.encode()).sealed(button, person).pack()


def _profile(person: int) -> Profile:
    return Profile(person, "Person", str(person), f"person_{person}", "en", "+880", "customer")
