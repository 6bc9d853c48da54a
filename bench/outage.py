"""Oracle fails in every way while people ask: what they see, how soon, and how soon it is well.

    python -m bench.outage [--look-ups 5000] [--people 20] [--long 30]
                           [--only outages|spread] [--plant]

First the real process with its real deadlines: the listener stopped, silent, hanging, frozen, away
for long, and away at the start. Then answers spread around the deadline, through the whole desk.
Prints what was measured against its limit; exit code 1 if anything is over it. ``--plant`` leaves a
link open beside the desk's, to show that the checks see it.
"""

from __future__ import annotations

import argparse
import asyncio
import faulthandler
import logging
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import spread
from sandbox.oracle import Fault
from sandbox.oracle.server import OracleServer
from sandbox.parts import Sandbox, run_sandbox
from sandbox.person import Person
from sandbox.service import run_service
from sandbox.telegram.people import FARID, KARIM, NADIA, RAHIM, SALMA

AT_ONCE, WITHIN, AGAIN, READY = 2.0, 16.0, 20.0, 10.0  # seconds
_CUSTOMERS = 60
_BETWEEN = 2.5  # seconds between two questions of one person, so that Telegram's pace is kept
_AWAY = "ready, but live data is unavailable"


@dataclass
class Line:
    """One measured figure; seconds."""

    what: str
    limit: float
    took: float
    saw: str

    @property
    def good(self) -> bool:
        return self.took <= self.limit

    def __str__(self) -> str:
        verdict = "ok    " if self.good else "BROKEN"
        return f"{verdict} {self.what:42} {self.took:6.2f} s of {self.limit:4.0f}   {self.saw}"


@dataclass
class Scene:
    """Five people in front of the service, and the listener behind it."""

    people: list[Person]
    numbers: list[str]
    oracle: OracleServer

    async def ask(self) -> tuple[float, set[str]]:
        """All at once; the longest wait in seconds, and how the answers begin."""
        waits = await asyncio.gather(*map(_answered, self.people, self.numbers))
        return max(waits), {spread.ANSWERS.get(p.sees[:1], p.sees) for p in self.people}

    async def live_again(self) -> float:
        """Ask until everybody has live data; seconds."""
        began = time.monotonic()
        while True:
            _, saw = await self.ask()
            if saw == {"found"}:
                return time.monotonic() - began
            await asyncio.sleep(_BETWEEN)


async def _answered(person: Person, number: str) -> float:
    began = time.monotonic()
    await person.say(number)
    return time.monotonic() - began


@asynccontextmanager
async def scene(sandbox: Sandbox, log: Path) -> AsyncIterator[Scene]:
    """The real service, its log in a file."""
    assert sandbox.telegram is not None
    assert sandbox.oracle is not None
    settings = {
        **sandbox.environment(),
        "ACCESS_MODE": "open",
        "LOOKUP_RATE": "1000/minute",
        "OPEN_LOOKUPS_A_DAY": "100000",
    }
    people = [
        Person(sandbox.telegram, profile, deadline=60)
        for profile in (RAHIM, KARIM, SALMA, NADIA, FARID)
    ]
    with log.open("wb") as file:
        async with run_service(settings, file):
            await people[0].say("/start")
            yield Scene(people, _numbers(sandbox), sandbox.oracle)


def _numbers(sandbox: Sandbox) -> list[str]:
    assert sandbox.manifest is not None
    first, last = sandbox.manifest.usual
    return [str(number) for number in range(int(first), int(last) + 1)]


def _faults(oracle: OracleServer, at: str, action: str) -> None:
    match = "ci_" if action == "hang" else None
    oracle.faults.add(Fault(at, action, seconds=600, times=None, match=match))


async def stop(oracle: OracleServer) -> None:
    await oracle.stop_listening()
    oracle.kill_sessions()


async def accept_and_be_silent(oracle: OracleServer) -> None:
    _faults(oracle, "connect", "freeze")
    oracle.kill_sessions()


async def hang(oracle: OracleServer) -> None:
    _faults(oracle, "execute", "hang")


async def freeze(oracle: OracleServer) -> None:
    _faults(oracle, "execute", "freeze")
    _faults(oracle, "connect", "freeze")


async def mend(oracle: OracleServer) -> None:
    oracle.faults.clear()
    await oracle.start_listening()


OUTAGES: dict[str, tuple[Callable[[OracleServer], Any], float]] = {
    "listener stopped": (stop, AT_ONCE),
    "accepts and is silent": (accept_and_be_silent, WITHIN),
    "hangs in the query": (hang, WITHIN),
    "frozen, as a dead network": (freeze, WITHIN),
}


async def outages(sandbox: Sandbox, folder: Path, long: float) -> AsyncIterator[Line]:
    """One process that lives through everything."""
    async with scene(sandbox, folder / "log") as here:
        took, saw = await here.ask()
        yield Line("all is well", AT_ONCE, took, " ".join(saw))
        await asyncio.sleep(_BETWEEN)
        for name, (begin, limit) in OUTAGES.items():
            await begin(here.oracle)
            took, saw = await here.ask()
            yield Line(name, limit, took, " ".join(saw))
            await mend(here.oracle)
            yield Line(f"{name}: live again", AGAIN, await here.live_again(), "found")
            await asyncio.sleep(_BETWEEN)
        await stop(here.oracle)
        await asyncio.sleep(long)
        await mend(here.oracle)
        took = await here.live_again()
        yield Line(f"stopped for {long:g} s: live again", AGAIN, took, "found")


async def away_at_the_start(sandbox: Sandbox, folder: Path) -> AsyncIterator[Line]:
    """The service starts while the listener is stopped."""
    assert sandbox.oracle is not None
    log = folder / "second log"
    await stop(sandbox.oracle)
    began = time.monotonic()
    async with scene(sandbox, log) as here:
        took = time.monotonic() - began
        yield Line("started without Oracle: /start", READY, took, here.people[0].sees[:9])
        while _AWAY not in log.read_text() and time.monotonic() < began + READY:  # noqa: ASYNC110 - another process writes it
            await asyncio.sleep(0.1)
        yield Line("... and says so", READY, time.monotonic() - began, _AWAY)
        took, saw = await here.ask()
        yield Line("... a look-up", AT_ONCE, took, " ".join(saw))
        await mend(sandbox.oracle)
        yield Line("... live when it comes", AGAIN, await here.live_again(), "found")


async def run_outages(long: float) -> bool:
    """Prints the table; whether all is within the limits."""
    good = True
    with tempfile.TemporaryDirectory() as folder:
        async with run_sandbox(("oracle", "telegram"), customers=_CUSTOMERS) as sandbox:
            for lines in (
                outages(sandbox, Path(folder), long),
                away_at_the_start(sandbox, Path(folder)),
            ):
                async for line in lines:
                    print(line, flush=True)
                    good = good and line.good
    return good


async def campaign(options: argparse.Namespace) -> bool:
    """The parts that are asked for."""
    good = True
    if options.only != "spread":
        good = await run_outages(options.long)
    if options.only != "outages":
        print(
            f"{options.look_ups} look-ups by {options.people} people, answers around the deadline"
        )
        good &= await spread.campaign(spread.Plan(options.look_ups, options.people, options.plant))
    return good


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--look-ups", type=int, default=5000)
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--long", type=float, default=30)
    parser.add_argument("--only", choices=["outages", "spread"])
    parser.add_argument("--plant", action="store_true")
    logging.disable(logging.WARNING)  # thousands of parts that were too slow
    faulthandler.enable()  # a driver disturbed at the wrong moment ends the process
    return 0 if asyncio.run(campaign(parser.parse_args())) else 1


if __name__ == "__main__":
    sys.exit(main())
