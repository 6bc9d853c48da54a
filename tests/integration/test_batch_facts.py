"""What the watch knows of batches: limits, what is usual, the timeline, and looks."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from domain.batches.baseline import BatchRun, Outcome
from domain.batches.checks import Rule, RunKey, Verdict
from domain.batches.own_limits import OwnLimits
from queries.batches.checks import figures_24h, history_of_code, known_batches, last_checks
from queries.batches.limits import limits_of, save_batch_limits
from queries.batches.run_log import usual_of
from queries.batches.running import (
    PENDING_IMD,
    RECENT_RUNS,
    RUNNING_BATCHES,
    batch_timeline,
    running_batches,
)
from queries.fake import Answer, FakeOracle
from queries.loader import Statement
from queries.oracle import OracleDatabase
from queries.postgres import PostgresPool
from sandbox.parts import Sandbox
from tests.caching import SITE
from tests.integration.watch_rig import HALF_AN_HOUR, Rig, stall

DAY = timedelta(days=1)


@pytest.fixture
async def rig(utility: Sandbox, oracle: OracleDatabase, store: PostgresPool) -> AsyncIterator[Rig]:
    assert utility.floor is not None
    async with utility.floor.cleared() as floor:
        yield Rig(oracle, store, floor)


async def test_excluded_batches_are_not_seen(rig: Rig) -> None:
    await rig.floor.start("F1-FLUSH")
    rig.settings = replace(rig.settings, exclude=frozenset({"F1-FLUSH"}))

    assert (await rig.watch()).result == {"running": 0, "closed": 0}


async def test_what_is_usual_is_learned_from_the_runs_of_a_month(rig: Rig) -> None:
    await rig.watch()

    usual = (await usual_of(rig.store, ["BMHHS"], rig.floor.now()))["BMHHS"]
    assert usual.runs >= 20
    assert timedelta(minutes=20) <= usual.duration < timedelta(hours=1)
    assert 10 < usual.rps < 60
    assert "D1-IMD" in await known_batches(rig.store)


async def test_a_look_writes_nothing_and_waits_for_a_batch_that_writes_in_portions(
    rig: Rig,
) -> None:
    run = await rig.floor.start("BMHHS")
    await rig.later(run, 60_000)
    await rig.floor.later(timedelta(minutes=2))
    soon = await rig.look()
    await rig.floor.later(timedelta(minutes=20))
    late = await rig.look()

    assert [check.verdict for check in soon.checks] == [Verdict.NORMAL]
    assert [check.rule for check in late.checks] == [Rule.NO_GROWTH]
    assert len(await rig.history(run)) == 1
    assert await rig.told() == []


async def test_limits_of_one_batch_hold_for_it_alone(rig: Rig) -> None:
    wish = OwnLimits(stall_rps=50.0)
    async with rig.store.transaction() as inside:
        assert await save_batch_limits(inside, "BMHHS", wish)
        assert not await save_batch_limits(inside, "BMHHS", wish)
    ours = await rig.floor.start("BMHHS", rps=30)
    other = await rig.floor.start("CM-RCDC", rps=30)
    for _ in range(2):
        await rig.floor.later(timedelta(minutes=15))
        await rig.watch()

    checks = await last_checks(rig.store)
    assert (checks[ours].rule, checks[other].rule) == (Rule.SLOW_ONCE, Rule.FINE)
    assert await limits_of(rig.store, "BMHHS") == replace(wish, version=1)
    assert await limits_of(rig.store, "CM-RCDC") == OwnLimits()


async def test_the_timeline_of_a_day_has_what_ran_and_how_it_ended(rig: Rig) -> None:
    done = await rig.floor.start("BMHHS", rps=100)
    await rig.floor.later(timedelta(seconds=100))
    await rig.floor.end(done)
    failed = await rig.floor.start("CM-RCDC")
    await rig.floor.end(failed, errors=3)
    going = await rig.floor.start("D1-IMD")
    today = rig.floor.now().astimezone(SITE.zone).date()
    ours = {done, failed, going}
    runs = {r.run: r for r in await batch_timeline(rig.oracle, SITE.zone, today) if r.run in ours}

    assert [runs[run].outcome for run in (done, failed, going)] == [
        Outcome.ENDED,
        Outcome.FAILED,
        Outcome.RUNNING,
    ]
    assert lasted(runs[done]) == pytest.approx(100, abs=5)
    assert (runs[failed].errors, runs[going].ended_at) == (3, None)
    assert runs[done].records >= 10_000


async def test_a_run_without_a_start_can_be_stuck(rig: Rig) -> None:
    began = rig.floor.now().replace(tzinfo=None)
    code, number, rerun, count = "BMHHS", Decimal(1), Decimal(0), Decimal(900)
    for minutes in (0, 30):
        at = began + timedelta(minutes=minutes)
        running = [(at, code, number, rerun, None, count)]
        answers: dict[Statement, Answer] = {RUNNING_BATCHES: running, PENDING_IMD: [(0,)]}
        await rig.watch(FakeOracle(answers | {RECENT_RUNS: []}))

    (check,) = (await last_checks(rig.store)).values()
    assert (check.rule, check.sample.duration) == (Rule.NO_GROWTH, HALF_AN_HOUR)


async def test_checks_and_figures_are_read_back_as_they_were(rig: Rig) -> None:
    run = await stall(rig)
    since = rig.floor.now() - DAY

    history = await rig.history(run)
    assert await history_of_code(rig.store, "BMHHS", since) == list(history)
    assert [check.sample.records for check in history] == [45_230] * 3
    assert history[-1].since is not None
    assert abs(history[-1].since - HALF_AN_HOUR) < timedelta(seconds=10)
    assert [f.checks for f in await figures_24h(rig.store, rig.floor.now())] == [3]


async def test_a_living_floor_gets_on_by_itself_and_begins_anew(rig: Rig) -> None:
    going = await rig.floor.start("CM-RCDC", ago=HALF_AN_HOUR)
    await rig.floor.count(going, 180_000)
    done = await rig.floor.start("BMHHS", ago=HALF_AN_HOUR)
    await rig.floor.count(done, 400_000)
    anew = {going, RunKey("BMHHS", done.number + 1, 0)}
    records: dict[RunKey, int] = {}
    async with asyncio.timeout(20), rig.floor.living(every=0.2):
        while set(records) != anew or records[going] == 180_000:
            seen = await running_batches(rig.oracle, SITE.zone, frozenset())
            records = {one.run: one.records for one in seen.samples}

    assert records[going] > 180_000


def lasted(run: BatchRun) -> float:
    assert run.duration is not None
    return run.duration.total_seconds()
