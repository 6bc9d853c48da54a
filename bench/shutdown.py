"""The real service is told to stop while a thousand updates wait: is any of them half done?

    python -m bench.shutdown [--rounds 20] [--updates 1000] [--seed 1] [--plant]

Each round: the updates are queued, the service starts, and SIGTERM comes at a random moment. After
its end each update must be either answered or left unconfirmed. Then the service starts again; at
the end each update must have exactly one answer. Three harder rounds follow: Oracle hangs for all,
one chat has sent everything, and a second signal. Exit code 1 if anything is not as it must be.
``--plant`` kills the service instead of stopping it, to show that the checks see that.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import signal
import sys
import time
from asyncio.subprocess import Process
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, field

from bench.crowd import QUERY_LIFETIME, Found, Kind, Public
from sandbox.oracle import Fault
from sandbox.parts import Sandbox, run_sandbox
from sandbox.person import PLACEHOLDER
from sandbox.service import run_service
from sandbox.telegram import BotApi
from sandbox.telegram.people import NADIA

LONGEST_END = 25.0
_START_SECONDS = 60.0
_CUSTOMERS = 100
_PER_SECOND = 20.0  # updates that are answered a second, about, at Telegram's pace


@dataclass
class Round:
    """What one stop has shown; times in seconds."""

    name: str
    updates: int
    after: float
    took: float = 0.0
    code: int | None = None
    found: Found | None = None
    faults: list[str] = field(default_factory=list)

    def ended(self, code: int | None, took: float, found: Found | None = None) -> None:
        self.code, self.took, self.found = code, took, found
        if code != 0:
            self.faults.append(f"exit code {code}")
        if took > LONGEST_END:
            self.faults.append("took too long")
        self.faults += found.broken if found else []

    def __str__(self) -> str:
        confirmed = f"{self.found.confirmed:5}" if self.found else "    –"
        result = ", ".join(self.faults) or "ok"
        numbers = f"{self.updates:7} {self.after:8.1f} {confirmed:>9} {self.took:8.1f}"
        return f"{self.name:18} {numbers} {self.code!s:>5}  {result}"


HEAD = f"{'round':18} {'updates':>7} {'signal s':>8} {'confirmed':>9} {'end s':>8} {'exit':>5}"


@dataclass
class Stage:
    """What the service stands on, and how it is started."""

    api: BotApi
    sandbox: Sandbox

    @asynccontextmanager
    async def service(self) -> AsyncIterator[Process]:
        """A service that has begun to serve."""
        settings = {
            **self.sandbox.environment(),
            "ACCESS_MODE": "open",
            "ADMIN_IDS": str(NADIA.id),
            "LOOKUP_RATE": "1000/minute",
            "OPEN_LOOKUPS_A_DAY": "100000",
            "LOG_LEVEL": "ERROR",
        }
        menus = self.api.calls.counts["setMyCommands"]
        async with run_service(settings) as process:
            async with asyncio.timeout(_START_SECONDS):
                while self.api.calls.counts["setMyCommands"] == menus:  # noqa: ASYNC110 - another process
                    await asyncio.sleep(0.02)
            yield process

    def numbers(self) -> list[str]:
        """Customers to look up."""
        assert self.sandbox.manifest is not None
        first, last = self.sandbox.manifest.usual
        return [str(number) for number in range(int(first), int(last) + 1)]

    def hang(self, seconds: float) -> None:
        """Oracle's listener answers no look-up any more."""
        assert self.sandbox.oracle is not None
        self.sandbox.oracle.faults.add(
            Fault("execute", "hang", seconds=seconds, times=None, match="ci_")
        )


@asynccontextmanager
async def stage() -> AsyncIterator[Stage]:
    """The sandbox, its presses waiting as long as it takes."""
    async with (
        run_sandbox(("oracle",), customers=_CUSTOMERS) as sandbox,
        BotApi(query_lifetime=QUERY_LIFETIME) as api,
    ):
        sandbox.telegram = api
        yield Stage(api, sandbox)


async def ended(process: Process, number: int = signal.SIGTERM) -> tuple[int | None, float]:
    """Tell it to stop; its exit code and how many seconds it took."""
    began = time.monotonic()
    process.send_signal(number)
    try:
        await asyncio.wait_for(process.wait(), LONGEST_END + 10)
    except TimeoutError:
        process.kill()
        await process.wait()
    return process.returncode, time.monotonic() - began


async def stopped_and_started(
    stage: Stage, public: Public, name: str, after: float, number: int = signal.SIGTERM
) -> Round:
    """One round: stopped after so many seconds, then served to the end."""
    result = Round(name, public.act(), after)
    async with stage.service() as process:
        await asyncio.sleep(after)
        result.ended(*await ended(process, number), public.found())
    async with stage.service() as process:
        if not await public.all_answered(30 + 4 * result.updates / _PER_SECOND):
            result.faults.append("not all answered after a restart")
        code, _ = await ended(process)
    rest = public.found()
    if code or rest.broken or set(rest.answers) != {1}:
        result.faults.append(f"after a restart: exit code {code}, {rest.broken}")
    return result


async def stopped_while_oracle_hangs(stage: Stage) -> Round:
    """A hundred people wait for a billing system that hangs."""
    public = Public(stage.api, 100, stage.numbers())
    result = Round("Oracle hangs", public.act((Kind.LOOKUP,)), 2.0)
    stage.hang(600)
    async with stage.service() as process:
        await asyncio.sleep(result.after)
        code, took = await ended(process)
    _no_faults(stage)
    found = public.found()
    result.ended(code, took)
    if found.half:
        result.faults.append(f"{found.half} left half done")
    return result


async def stopped_in_a_flood(stage: Stage, updates: int, *, hangs: bool) -> Round:
    """One person has sent everything, look-ups and texts by turns."""
    result = Round("one chat" + (" and hang" if hangs else ""), updates, 3.0)
    numbers = stage.numbers()
    for turn in range(updates):
        text = "hello" if turn % 2 else numbers[turn % len(numbers)]
        stage.api.hands.say(NADIA.id, NADIA.id, text)
    if hangs:
        stage.hang(600)
    async with stage.service() as process:
        await asyncio.sleep(result.after)
        result.ended(*await ended(process))
    _no_faults(stage)
    messages = stage.api.chats[NADIA.id].messages.values()
    texts = [stored.message["text"] for stored in messages if stored.by_bot]
    if half := sum(bool(PLACEHOLDER.fullmatch(text)) for text in texts):
        result.faults.append(f"{half} left half done")
    return result


async def stopped_twice(stage: Stage) -> Round:
    """Look-ups hang, and a second signal comes: over at once, with another exit code."""
    public = Public(stage.api, 20, stage.numbers())
    result = Round("second signal", public.act((Kind.LOOKUP,)), 1.0)
    stage.hang(600)
    async with stage.service() as process:
        await asyncio.sleep(result.after)
        process.terminate()
        await asyncio.sleep(0.5)
        result.code, result.took = await ended(process)
    _no_faults(stage)
    if result.code != 128 + signal.SIGTERM or result.took > 1:
        result.faults.append("did not end at once with its own code")
    stage.api.updates.drop()
    return result


def _no_faults(stage: Stage) -> None:
    assert stage.sandbox.oracle is not None
    stage.sandbox.oracle.faults.clear()


async def stops(options: argparse.Namespace) -> AsyncGenerator[Round, None]:
    """All rounds, one after the other."""
    chance = random.Random(options.seed)
    number = signal.SIGKILL if options.plant else signal.SIGTERM
    async with stage() as there:
        public = Public(there.api, options.updates // len(Kind), there.numbers())
        for name in range(1, options.rounds + 1):
            after = chance.uniform(0, options.updates / _PER_SECOND)
            yield await stopped_and_started(there, public, str(name), after, number)
        yield await stopped_while_oracle_hangs(there)
        for hangs in (False, True):
            yield await stopped_in_a_flood(there, options.updates // 2, hangs=hangs)
        yield await stopped_twice(there)


async def campaign(options: argparse.Namespace) -> list[Round]:
    """All rounds, printed as they end."""
    print(HEAD)
    done: list[Round] = []
    async with aclosing(stops(options)) as rounds:
        async for one in rounds:
            done.append(one)
            print(one, flush=True)
    return done


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--updates", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--plant", action="store_true")
    done = asyncio.run(campaign(parser.parse_args()))
    broken = [one for one in done if one.faults]
    print(f"{len(done)} stops, slowest {max(one.took for one in done):.1f} s, broken {len(broken)}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
