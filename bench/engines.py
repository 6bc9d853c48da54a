"""Three engines on one database, one killed every ten seconds: is each tick's result there once?

    python -m bench.engines [--ticks 300] [--tick 1.0] [--kills 10] [--seed 1] [--plant]

A schedule is due once a minute, in a time so fast that a minute takes ``--tick`` seconds. Every
``--kills`` seconds an engine is killed (SIGKILL) and another one started: in turn any of them at a
random moment, and the one whose run has just published its result and not ended. Afterwards all
are down over three ticks, then over nine: the latest is run, the others are written down as
coalesced, and those too late for it as misfired, with one event. Exit code 1 if a tick was
published twice or not at all. With ``--plant`` runs publish without looking under the fence, to
show that the check sees it.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import random
import sys
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bench.engines_stage import Outcome, Stage, stage_in, ticks, until
from bench.fast_time import FastTime
from sandbox.parts import run_sandbox

ENGINES = 3
#: Engines need so long to start; their time begins after it.
_START = timedelta(seconds=5)
_MINUTE = timedelta(minutes=1)
#: While a catch-up is watched, a minute takes six seconds: engines need some to start.
_SLOW = 10


@dataclass(frozen=True, slots=True)
class Plan:
    """How many ticks of how many seconds, and every how many seconds a kill."""

    ticks: int = 300
    tick: float = 1.0
    kills: float = 10.0
    seed: int = 1


@dataclass
class Report:
    """What the ticks of a part of the campaign have come to."""

    outcomes: dict[str, Outcome]
    killed: Counter[str] = field(default_factory=Counter)
    late_events: int = 0

    def count(self, published: int, skipped: str | None = None) -> int:
        """How many ticks came to this."""
        return sum(
            (one.published, one.skipped) == (published, skipped) for one in self.outcomes.values()
        )

    def __str__(self) -> str:
        again = sum(one.again for one in self.outcomes.values())
        more = sum(one.published > 1 for one in self.outcomes.values())
        return (
            f"{len(self.outcomes)} ticks: published once {self.count(1)}, more than once {more}, "
            f"coalesced {self.count(0, 'coalesced')}, misfired {self.count(0, 'misfire')}, "
            f"lost {self.count(0)}; {again} runs repeated; kills {dict(self.killed)}"
        )


async def hunted(stage: Stage, plan: Plan, begin: datetime) -> Report:
    """The ticks while engines are killed one by one."""
    chance = random.Random(plan.seed)
    time = FastTime(datetime.now(UTC) + _START, begin, round(60 / plan.tick))
    end = begin + plan.ticks * _MINUTE
    killed: Counter[str] = Counter()
    for _ in range(ENGINES):
        stage.start(time)
    await asyncio.sleep(_START.total_seconds())
    while time.now() < end:
        await asyncio.sleep(plan.kills * chance.uniform(0.9, 1.0))
        if time.now() < end:
            killed[await _kill_one(stage, chance, killed)] += 1
            stage.start(time)
    await until(lambda: _dealt_with(stage, end), "the last tick was not dealt with")
    await until(stage.at_rest, "a run did not end")
    await stage.kill_all()
    return await _report(stage, ticks(begin, end), killed)


async def _kill_one(stage: Stage, chance: random.Random, killed: Counter[str]) -> str:
    """Kill an engine: any, or the one that has just published; which of the two."""
    if killed.total() % 2:
        await stage.kill(chance.choice(sorted(stage.running)))
        return "at random"
    await stage.kill(await until(stage.half_done, "no run was half done"))
    return "after publishing"


async def all_down(stage: Stage, minutes: int) -> Report:
    """The ticks while all engines were down for so many minutes, and the first one after that."""
    since = await stage.dealt_with()
    down = since + minutes * _MINUTE
    time = FastTime(datetime.now(UTC), down + timedelta(seconds=1), _SLOW)
    for _ in range(ENGINES):
        stage.start(time)
    await until(lambda: _dealt_with(stage, down + _MINUTE), "the next tick did not come")
    await until(stage.at_rest, "a run did not end")
    await stage.kill_all()
    return await _report(stage, ticks(since, down + _MINUTE), Counter())


async def _dealt_with(stage: Stage, tick: datetime) -> bool:
    return await stage.dealt_with() >= tick


async def _report(stage: Stage, names: list[str], killed: Counter[str]) -> Report:
    known = await stage.outcomes()
    outcomes = {name: known.get(name, Outcome()) for name in names}
    return Report(outcomes, killed, await stage.late_events())


def expected(minutes: int) -> list[tuple[int, str | None]]:
    """What has to become of the ticks of an outage, and of the one after it.

    A schedule of every minute has five minutes of grace.
    """
    late = max(minutes - 5, 0)
    coalesced = minutes - late - 1
    return [*late * [(0, "misfire")], *coalesced * [(0, "coalesced")], (1, None), (1, None)]


def came_to(report: Report) -> list[tuple[int, str | None]]:
    """What has become of the ticks, in their order."""
    return [(one.published, one.skipped) for _, one in sorted(report.outcomes.items())]


async def campaign(dsn: str, plan: Plan, *, plant: bool) -> bool:
    """All parts, printed as they end; whether all is well."""
    begin = datetime.now(UTC).replace(second=0, microsecond=0) - timedelta(days=2)
    async with stage_in(dsn, begin, plant=plant) as stage:
        report = await hunted(stage, plan, begin)
        print(f"one killed every {plan.kills:g} s    {report}", flush=True)
        well = report.count(1) == plan.ticks
        for minutes in (3, 9):
            report = await all_down(stage, minutes)
            print(f"all down over {minutes} ticks   {report}", flush=True)
            well &= came_to(report) == expected(minutes)
            well &= report.late_events == (minutes > 5)
    print("well" if well else "NOT WELL")
    return well


async def measured(options: argparse.Namespace) -> bool:
    """The campaign in a sandbox; whether all is well."""
    plan = Plan(options.ticks, options.tick, options.kills, options.seed)
    async with run_sandbox(("postgres",)) as sandbox:
        assert sandbox.postgres is not None
        dsn = sandbox.postgres.dsn_of("griddesk")
        return await campaign(dsn, plan, plant=options.plant)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ticks", type=int, default=300)
    parser.add_argument("--tick", type=float, default=1.0, help="seconds of a minute")
    parser.add_argument("--kills", type=float, default=10.0, help="seconds between kills")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--plant", action="store_true")
    logging.disable(logging.WARNING)  # which migrations are applied
    return 0 if asyncio.run(measured(parser.parse_args())) else 1


if __name__ == "__main__":
    sys.exit(main())
