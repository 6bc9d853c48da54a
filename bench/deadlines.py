"""Look-ups whose answers come just around the deadline: does everybody get an answer in time?

    python -m bench.deadlines [--queries 5000] [--people 20] [--deadline 0.15]

A listener in a process of its own delays its answers so that they arrive around the deadline;
one query in 250 hangs, one in 250 freezes with its connection.  Prints the figures and ends
with a check of what has to hold; exit code 1 if it does not.  ``--plant`` leaves a
connection open beside the pool, to show that the check sees it.
"""

from __future__ import annotations

import argparse
import asyncio
import faulthandler
import multiprocessing
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from queries.errors import SourceError
from queries.loader import parse_oracle
from queries.oracle import Lane, LaneLimits, OracleDatabase, OracleLogin, Pace
from sandbox.oracle import Config, Fault, ScriptedEngine, ServerThread, User

LOOK = parse_oracle("look", "select n from look where n = :n")
HANGING = parse_oracle("hanging", "select n from look where n = :n and 'hang' = 'hang'")
FREEZING = parse_oracle("freezing", "select n from look where n = :n and 'freeze' = 'freeze'")
ODD = {0: HANGING, 125: FREEZING}  # of each 250
MARGIN = 1.0  # seconds beyond the deadline: 15 s are kept within the 16 s promised


@dataclass
class Figures:
    """What the people saw; times in seconds."""

    deadline: float
    outcomes: Counter[str] = field(default_factory=Counter)
    wrong: int = 0
    over: list[float] = field(default_factory=list)
    lag: float = 0.0  # the longest that the event loop itself was late

    def note(self, outcome: str, took: float) -> None:
        self.outcomes[outcome] += 1
        self.over.append(took - self.deadline)

    @property
    def worst(self) -> float:
        return max(self.over)

    def percentile(self, share: float) -> float:
        return sorted(self.over)[int(share * (len(self.over) - 1))]


async def campaign(oracle: OracleDatabase, queries: int, people: int, deadline: float) -> Figures:
    """``people`` ask ``queries`` different questions in all, each after the answer before."""
    figures = Figures(deadline)
    numbers = iter(range(queries))

    async def person() -> None:
        for n in numbers:
            await _ask(oracle, n, figures)

    watch = asyncio.create_task(_watch(figures))
    await asyncio.gather(*(person() for _ in range(people)))
    watch.cancel()
    return figures


async def _watch(figures: Figures) -> None:
    """How late this process is by itself: the machine is shared."""
    while True:
        slept = time.perf_counter()
        await asyncio.sleep(0.01)
        figures.lag = max(figures.lag, time.perf_counter() - slept - 0.01)


async def _ask(oracle: OracleDatabase, n: int, figures: Figures) -> None:
    began = time.perf_counter()
    try:
        found = await oracle.fetch_all(ODD.get(n % 250, LOOK), int, deadline=figures.deadline, n=n)
    except SourceError as error:
        figures.note(type(error).__name__, time.perf_counter() - began)
    else:
        figures.wrong += found != [n]
        figures.note("answered", time.perf_counter() - began)


def spread(deadline: float) -> list[Fault]:
    """Usual answers leave in the 50 ms before the deadline; the odd ones never come."""
    before, ever = 0.05, 60.0
    usual = Fault("execute", "delay", seconds=deadline - before, match="n = :n$")
    usual.spread = before
    hang = Fault("execute", "hang", seconds=ever, match="'hang'")
    freeze = Fault("execute", "freeze", seconds=ever, match="'freeze'")
    for fault in (usual, hang, freeze):
        fault.times = None
    return [usual, hang, freeze]


def _listener(pipe: Connection, deadline: float) -> None:
    """The other process: sends its dsn, then its counters whenever asked."""

    def echo(_sql: str, binds: dict[str, Any]) -> tuple[list[str], list[tuple[Any]]]:
        return (["N"], [(binds["N"],)])

    config = Config(users={"CISREAD": User("secret")})
    with ServerThread(ScriptedEngine({"from look": echo}), config) as sim:
        for fault in spread(deadline):
            sim.faults.add(fault)
        pipe.send(sim.dsn)
        while pipe.recv():
            pipe.send(sim.stats.as_dict())


def _open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


async def _run(options: argparse.Namespace, dsn: str, count: Callable[[], dict[str, Any]]) -> int:
    login = OracleLogin(dsn, "cisread", "secret")
    lanes = {Lane.LOOKUP: LaneLimits(options.people, wait=options.deadline)}
    files, began, worked = _open_files(), time.perf_counter(), time.process_time()
    async with AsyncExitStack() as stack:
        if options.plant:
            stray = await stack.enter_async_context(OracleDatabase(login, lanes))
            await stray.ping()
        async with OracleDatabase(login, lanes, pace=Pace(trust=60)) as oracle:
            figures = await campaign(oracle, options.queries, options.people, options.deadline)
            seconds, cpu = time.perf_counter() - began, time.process_time() - worked
            await asyncio.sleep(3)  # the last late ones are seen off
            state, during = oracle.state[Lane.LOOKUP], count()
        await asyncio.sleep(0.5)
        after = count()
        held = {
            "every query has an outcome": sum(figures.outcomes.values()) == options.queries,
            "no answer went to another question": figures.wrong == 0,
            "nobody waited beyond the deadline": figures.worst < MARGIN,
            "every slot is free": state.free == state.slots,
            "sessions are the pool's": during["sessions"] == state.links <= state.slots,
            "no session after closing": after["sessions"] == 0,
            "no file left open": _open_files() == files,
        }
    print(f"{options.queries} queries, {options.people} people, deadline {options.deadline} s")
    print(f"outcomes        {dict(figures.outcomes)}, wrong {figures.wrong}")
    print(
        f"over deadline   worst {figures.worst * 1e3:.0f} ms, p99 {_ms(figures, 0.99)} ms;", end=" "
    )
    print(f"the loop itself was up to {figures.lag * 1e3:.0f} ms late")
    print(f"at the listener {during['logins']} logins, {during['breaks']} breaks,", end=" ")
    print(f"{during['sessions']} sessions, after closing {after['sessions']}")
    print(f"time            {seconds:.1f} s, of the processor {cpu:.1f} s")
    for what, holds in held.items():
        print(f"{'ok    ' if holds else 'BROKEN'}  {what}")
    return 0 if all(held.values()) else 1


def _ms(figures: Figures, share: float) -> str:
    return f"{figures.percentile(share) * 1e3:.0f}"


def main() -> int:
    faulthandler.enable()  # the way this has failed before is a crash
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--queries", type=int, default=5000)
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--deadline", type=float, default=0.15)
    parser.add_argument("--plant", action="store_true")
    options = parser.parse_args()
    pipe, theirs = multiprocessing.Pipe()
    spawn = multiprocessing.get_context("spawn")
    process = spawn.Process(target=_listener, args=(theirs, options.deadline), daemon=True)
    process.start()
    dsn = pipe.recv()

    def count() -> dict[str, Any]:
        pipe.send(True)
        counted: dict[str, Any] = pipe.recv()
        return counted

    try:
        return asyncio.run(_run(options, dsn, count))
    finally:
        pipe.send(False)
        process.join(20)


if __name__ == "__main__":
    sys.exit(main())
