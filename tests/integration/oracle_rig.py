"""A listener with faults and the real adapter on it, with short deadlines."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any

from queries.errors import SourceError
from queries.loader import parse_oracle
from queries.oracle import Lane, LaneLimits, LaneState, OracleDatabase, OracleLogin, Pace
from sandbox.oracle import Column, Config, ScriptedEngine, ServerThread, User

LOOK = parse_oracle("look", "select n from look where n = :n")
MANY = parse_oracle("many", "select n from many where n <= :n")
OTHER = parse_oracle("other", "select n from other where n = :n")

PACE = Pace(grace=0.1, probe=0.1, check=0.5, trust=0.2, tend=0.3)
LIMITS = LaneLimits(slots=3, deadline=1.0, wait=0.5, rows=1000)
LANES = {
    Lane.LOOKUP: replace(LIMITS, keep=1),
    Lane.WATCH: replace(LIMITS, slots=1),
    Lane.BATCH: replace(LIMITS, slots=2, deadline=10.0),
}

SOON = 8.0  # seconds; "at once" on a busy machine, far from any hang below
HANG = 120.0


class Clock:
    """Runs like the real one and can be put forward."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def __call__(self) -> float:
        return time.monotonic() + self.ahead


@dataclass
class Rig:
    sim: ServerThread
    oracle: OracleDatabase
    clock: Clock
    login: OracleLogin

    async def look(self, n: int = 7, lane: Lane = Lane.LOOKUP) -> list[int]:
        return await self.oracle.fetch_all(LOOK, int, lane=lane, n=n)

    def asked(self, word: str) -> int:
        """How often the listener executed statements with this word."""
        seen = self.sim.stats.statements.copy()
        return sum(count for text, count in seen.items() if word in text)


def echo(_sql: str, binds: dict[str, Any]) -> tuple[Any, Any]:
    return (["N"], [(binds["N"],)])


def count_up(_sql: str, binds: dict[str, Any]) -> tuple[Any, Any]:
    return ([Column.number("N", 10)], ((n,) for n in range(1, int(binds["N"]) + 1)))


def engine() -> ScriptedEngine:
    return ScriptedEngine({"from look": echo, "from other": echo, "from many": count_up})


@asynccontextmanager
async def rig(
    lanes: Mapping[Lane, LaneLimits] = LANES,
    *,
    password: str = "secret",
    pace: Pace = PACE,
    answers: ScriptedEngine | None = None,
    listening: bool = True,
) -> AsyncIterator[Rig]:
    config = Config(users={"CISREAD": User("secret")})
    with ServerThread(answers or engine(), config) as sim:
        if not listening:
            sim.stop_listening()
        clock = Clock()
        login = OracleLogin(sim.dsn, "cisread", password, "CISADM")
        async with OracleDatabase(login, lanes, pace=pace, connect=1.0, clock=clock) as oracle:
            yield Rig(sim, oracle, clock, login)


async def eventually(condition: Callable[[], bool], within: float = 15.0) -> None:
    """Waits until it holds; fails after ``within`` seconds."""
    async with asyncio.timeout(within):
        while not condition():  # noqa: ASYNC110 - the listener's counters announce nothing
            await asyncio.sleep(0.02)


def lookup(house: Rig) -> LaneState:
    return house.oracle.state[Lane.LOOKUP]


async def live_again(house: Rig) -> None:
    """As a person would see it: asking now and then until there is an answer."""
    async with asyncio.timeout(SOON):
        while not await answers(house):  # noqa: ASYNC110 - people ask again, nothing calls them
            await asyncio.sleep(0.05)


async def answers(house: Rig) -> bool:
    try:
        return await house.look() == [7]
    except SourceError:
        return False
