"""Those who ask for the NOCS balances: a bare SELECT, a program over HTTP, people in the chat."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager, suppress

import aiohttp

from bench.cached_publishes import AREAS
from domain.people.roles import Role
from queries.access.api_tokens import new_token
from queries.caches.nocs_report import NOCS_REPORT
from queries.postgres import PostgresPool
from sandbox.telegram import BotApi, Profile

_SUMMARY = "/api/reports/nocs_balance_summary"
_START_SECONDS = 60.0
_LONGEST = 60.0
#: A token has 600 requests a minute.
_TOKENS = 40


async def at_rate(ask: Callable[[int], Awaitable[None]], rate: int, seconds: float) -> list[float]:
    """Ask so often a second; the seconds that each took from the moment it was due."""
    began = time.perf_counter() + 0.1

    async def one(number: int) -> float:
        due = began + number / rate
        await asyncio.sleep(max(due - time.perf_counter(), 0))
        async with asyncio.timeout(_LONGEST):
            await ask(number)
        return time.perf_counter() - due

    return list(await asyncio.gather(*(one(number) for number in range(int(rate * seconds)))))


class Select:
    """The same rows, without anything around them."""

    def __init__(self, store: PostgresPool) -> None:
        self._store = store

    async def ask(self, _: int) -> None:
        """Read all rows."""
        rows = await self._store.fetch_all(NOCS_REPORT, lambda *row: row)
        assert len(rows) == AREAS


class Rest:
    """Programs with tokens; ``editions`` is what they have seen."""

    def __init__(self, url: str, session: aiohttp.ClientSession, tokens: list[str]) -> None:
        self._url = url
        self._session = session
        self._tokens = itertools.cycle(tokens)
        self.editions: set[str] = set()

    @classmethod
    @asynccontextmanager
    async def open(cls, url: str, store: PostgresPool) -> AsyncIterator[Rest]:
        """As soon as the service is ready."""
        tokens = [await new_token(store, f"bench {n}", Role.STAFF) for n in range(_TOKENS)]
        connector = aiohttp.TCPConnector(limit=0)
        async with aiohttp.ClientSession(connector=connector) as session:
            await _ready(session, f"{url}/readyz")
            yield cls(url, session, tokens)

    async def ask(self, _: int) -> None:
        """Read the summary; all its areas must be of one edition."""
        headers = {"Authorization": f"Bearer {next(self._tokens)}"}
        async with self._session.get(self._url + _SUMMARY, headers=headers) as answer:
            assert answer.status == 200, await answer.text()
            body = await answer.json()
        (edition,) = {row["negative_balance_amt"] for row in body["data"]}
        assert body["count"] == AREAS
        self.editions.add(edition)


class Chat:
    """People who type /nocs, and get a page each time."""

    def __init__(self, api: BotApi, people: Iterable[int]) -> None:
        self._api = api
        self._people = list(people)
        self._waiting: dict[int, deque[asyncio.Future[None]]] = defaultdict(deque)
        for person in self._people:
            names = ("Person", str(person), f"person_{person}")
            api.chats.add(Profile(person, *names, "en", "+880", "staff"))

    @classmethod
    @asynccontextmanager
    async def open(cls, api: BotApi, people: Iterable[int]) -> AsyncIterator[Chat]:
        """As soon as the first person is answered."""
        chat = cls(api, people)
        watching = asyncio.create_task(chat._watch())
        try:
            async with asyncio.timeout(_START_SECONDS):
                await chat.ask(0)
            yield chat
        finally:
            watching.cancel()
            with suppress(asyncio.CancelledError):
                await watching

    async def ask(self, number: int) -> None:
        """Somebody types; the page comes."""
        person = self._people[number % len(self._people)]
        shown = asyncio.get_running_loop().create_future()
        self._waiting[person].append(shown)
        self._api.hands.say(person, person, "/nocs")
        await shown

    async def _watch(self) -> None:
        with self._api.state.watchers.watch() as watch:
            while event := await watch.get():
                if event["event"] == "message" and event["message"]["from"]["is_bot"]:
                    self._shown(event["chat"], event["message"]["text"])

    def _shown(self, person: int, text: str) -> None:
        waiting = self._waiting[person].popleft()
        if f"Area {AREAS - 1}" in text or "Area 0" in text:
            waiting.set_result(None)
        else:
            waiting.set_exception(AssertionError(text))


async def _ready(session: aiohttp.ClientSession, url: str) -> None:
    async with asyncio.timeout(_START_SECONDS):
        while True:
            with suppress(aiohttp.ClientConnectionError):
                async with session.get(url) as answer:
                    if answer.status == 200:
                        return
            await asyncio.sleep(0.1)
