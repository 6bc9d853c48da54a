"""People whose look-ups are answered just around the deadline.

The whole desk in one process, from the typed number over HTTP to the driver's socket; only the
deadline is shorter than in service, and Telegram's pace is left out.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp

from bot.app import connect, dispatcher, open_store
from bot.drawing import Drawing
from bot.polling import Polling
from bot.settings import Settings
from bot.store import get_ready
from bot.tasks import Tasks
from queries.oracle import Lane, LaneLimits, Oracle, OracleDatabase, OracleLogin, Pace
from sandbox.person import Person
from sandbox.telegram import BotApi, Profile

#: How the answers of a look-up begin.
ANSWERS = {"✅": "found", "⏳": "too slow", "🔌": "unavailable"}
FIRST_PERSON = 700_001
PACE = Pace(grace=0.3, probe=0.2, check=0.5, trust=60.0, tend=0.5)


@dataclass
class Spread:
    """What the people saw; times in seconds."""

    outcomes: Counter[str] = field(default_factory=Counter)
    partly: int = 0  # found, but billing or recharges were too slow
    took: list[float] = field(default_factory=list)

    def note(self, words: str, took: float) -> None:
        self.outcomes[ANSWERS.get(words[:1], f"other: {words}")] += 1
        self.partly += "unavailable right now" in words and words.startswith("✅")
        self.took.append(took)


@dataclass(frozen=True)
class Left:
    """What is open in this process."""

    files: int
    tasks: int

    @classmethod
    def now(cls) -> Left:
        return cls(len(list(Path("/proc/self/fd").iterdir())), len(asyncio.all_tasks()))


def delay(deadline: float, before: float = 0.3, after: float = 0.02) -> dict[str, Any]:
    """The fields of a fault that puts the answers around the deadline; seconds.

    The query itself, its rows and a busy machine take more of the time before.
    """
    seconds, spread = deadline - before, before + after
    fault = {"at": "execute", "action": "delay", "times": None, "match": "ci_"}
    return {**fault, "seconds": seconds, "spread": spread}


def database(login: OracleLogin, people: int, deadline: float) -> OracleDatabase:
    """The real adapter with a shorter deadline and a place for everybody's three queries."""
    limits = LaneLimits(3 * people, keep=people, deadline=deadline, wait=deadline)
    return OracleDatabase(login, {Lane.LOOKUP: limits}, pace=PACE)


@asynccontextmanager
async def desk(settings: Settings, oracle: Oracle) -> AsyncIterator[None]:
    """The real dispatcher, polling."""
    async with AsyncExitStack() as stack:
        store = open_store(settings)
        stack.push_async_callback(store.close)
        await get_ready(store, settings.admin_ids)
        drawing = Drawing()
        stack.callback(drawing.close)
        bot = await stack.enter_async_context(connect(settings, None))
        polling = Polling(bot, dispatcher(settings, oracle, store, drawing))
        tasks = Tasks()
        tasks.start(polling.run())
        stack.push_async_callback(tasks.finish, 10)
        stack.callback(polling.stop)
        yield


def profiles(people: int) -> list[Profile]:
    """People whom the sandbox does not know yet; the service has them as administrators."""
    return [
        Profile(person, "Person", str(person), f"person_{person}", "en", "+880", "admin")
        for person in range(FIRST_PERSON, FIRST_PERSON + people)
    ]


async def asked(api: BotApi, people: int, numbers: list[str], look_ups: int) -> Spread:
    """So many look-ups in all, each person's next one after the answer to the one before."""
    spread, turns = Spread(), iter(range(look_ups))

    async def one(profile: Profile) -> None:
        api.chats.add(profile)
        person = Person(api, profile, quiet=0)
        for turn in turns:
            began = time.monotonic()
            await person.say(numbers[turn % len(numbers)])
            spread.note(person.sees, time.monotonic() - began)

    await asyncio.gather(*map(one, profiles(people)))
    return spread


async def settled(
    oracle: OracleDatabase, count: Callable[[], Awaitable[Mapping[str, Any]]]
) -> dict[str, bool]:
    """What must hold some seconds after the last look-up: late answers are seen off by then."""
    for _ in range(20):
        await asyncio.sleep(0.5)
        state, stats = oracle.state[Lane.LOOKUP], await count()
        rest = state.free == state.slots and not state.waiting
        if rest and stats["sessions"] == state.links:
            break
    return {
        "every slot is free, nobody waits": rest,
        f"sessions {stats['sessions']} = links {state.links}": stats["sessions"] == state.links,
    }


async def closed(
    before: Left, count: Callable[[], Awaitable[Mapping[str, Any]]]
) -> dict[str, bool]:
    """What must hold when the desk is closed."""
    await asyncio.sleep(0.5)
    after = Left.now()
    stats = await count()
    return {
        "no session at the listener": stats["sessions"] == 0,
        "no file left open": after.files <= before.files,
        "no task left": after.tasks <= before.tasks,
    }


@asynccontextmanager
async def sandbox_process(customers: int) -> AsyncIterator[dict[str, Any]]:
    """The listener and its PostgreSQL in a process of their own; where they are."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "sandbox", "--json", "--only", "oracle"),
        *("--customers", str(customers)),
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    try:
        yield json.loads(await asyncio.wait_for(process.stdout.readline(), 60))
    finally:
        process.terminate()
        await asyncio.wait_for(process.wait(), 60)


async def control(where: dict[str, Any], method: str, path: str, body: Any = None) -> Any:
    """Ask the listener's control server."""
    async with (
        aiohttp.ClientSession() as session,
        session.request(method, f"{where['oracle']['control']}{path}", json=body) as answer,
    ):
        return await answer.json()


def settings_of(api: BotApi, where: Mapping[str, Any], people: int) -> Settings:
    """A desk for these people; nothing comes from the environment."""
    return Settings(
        _env_file=None,
        telegram_bot_token=api.token,
        telegram_api_url=api.url,
        oracle_dsn=where["oracle"]["dsn"],
        oracle_user=where["oracle"]["user"],
        oracle_password=where["oracle"]["password"],
        pg_dsn=where["postgres"]["dsn"],
        admin_ids=frozenset(profile.id for profile in profiles(people)),
        lookup_rate="100000/minute",
    )


@dataclass(frozen=True)
class Plan:
    """How much is asked, by how many, of how large a utility; ``plant`` leaves a link open."""

    look_ups: int
    people: int
    plant: bool = False
    deadline: float = 0.5
    customers: int = 60


async def campaign(plan: Plan) -> bool:
    """Prints what people saw and what is left; whether all is as it must be."""
    async with sandbox_process(plan.customers) as where, BotApi(keep_calls=False) as api:
        await control(where, "POST", "/faults", delay(plan.deadline))
        began = time.monotonic()
        seen, held = await measured(plan, where, api)
        _print(seen, held, time.monotonic() - began)
    return all(held.values())


async def measured(
    plan: Plan, where: dict[str, Any], api: BotApi
) -> tuple[Spread, dict[str, bool]]:
    """What the people saw, and what holds afterwards."""

    async def count() -> Any:
        return await control(where, "GET", "/stats")

    at = where["oracle"]
    login = OracleLogin(at["dsn"], at["user"], at["password"], "CISADM")
    numbers = [str(17813970 + number) for number in range(plan.customers)]
    before = Left.now()
    async with AsyncExitStack() as stack:
        if plan.plant:
            stray = await stack.enter_async_context(database(login, 1, 5))
            await stray.ping()
        async with (
            database(login, plan.people, plan.deadline) as oracle,
            desk(settings_of(api, where, plan.people), oracle),
        ):
            seen = await asked(api, plan.people, numbers, plan.look_ups)
            held = await settled(oracle, count)
        held |= await closed(before, count)
    held["each look-up has an answer"] = seen.outcomes.total() == plan.look_ups
    held["in the words for it"] = set(seen.outcomes) <= set(ANSWERS.values())
    return seen, held


def _print(seen: Spread, held: Mapping[str, bool], seconds: float) -> None:
    waits = sorted(seen.took)
    print(f"outcomes  {dict(seen.outcomes)}, of the found {seen.partly} in part")
    print(
        f"waits     p50 {waits[len(waits) // 2]:.2f} s, p99 {waits[len(waits) * 99 // 100]:.2f} s,",
        end=" ",
    )
    print(f"worst {waits[-1]:.2f} s; {seconds:.0f} s in all")
    for what, holds in held.items():
        print(f"{'ok    ' if holds else 'BROKEN'} {what}")
