"""The batch watch on a real database and a batch floor whose time can be put forward."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from domain.alerts.happenings import BatchEnded, MonitoringReport
from domain.alerts.topics import Topic
from domain.batches.baseline import Outcome
from domain.batches.checks import Rule, RunKey, Verdict
from domain.jobs.runs import State
from domain.languages import Language
from formatters.alerts.alerts import content
from formatters.words import WORDS
from jobs.batch_watch import Watch, batch_watch
from jobs.catalogue import UTILITY_JOBS
from jobs.engine.context import Context, Refused
from queries.alerts.alerts import alerts_of
from queries.batches.checks import last_checks
from queries.batches.running import (
    RUNNING_BATCHES,
    recent_runs,
)
from queries.batches.sight import batch_alerts, last_sight
from queries.errors import SourceBusy, SourceDown, SourceError, SourceFault, SourceSlow
from queries.fake import FakeOracle
from queries.oracle import OracleDatabase
from queries.postgres import PostgresPool
from sandbox.parts import Sandbox
from tests.caching import SITE, begin
from tests.integration.watch_rig import ALERT_IDS, HALF_AN_HOUR, Rig, stall

DAY = timedelta(days=1)


@pytest.fixture
async def rig(utility: Sandbox, oracle: OracleDatabase, store: PostgresPool) -> AsyncIterator[Rig]:
    assert utility.floor is not None
    async with utility.floor.cleared() as floor:
        yield Rig(oracle, store, floor)


async def test_the_worked_example_is_one_alert_that_recovers(rig: Rig) -> None:
    run = await rig.floor.start("BMHHS")
    checks = [await rig.later(run, records) for records in (45_230, 46_120, 46_245, 68_450)]

    assert [(c.verdict, c.rule, c.growth) for c in checks] == [
        (Verdict.NORMAL, Rule.FINE, None),
        (Verdict.WARNING, Rule.SLOW_ONCE, 890),
        (Verdict.STUCK, Rule.SLOW_TWICE, 125),
        (Verdict.RECOVERED, Rule.MOVES_AGAIN, 22_205),
    ]
    assert [round(c.average_rps, 1) for c in checks] == [25.1, 12.8, 8.6, 9.5]
    assert await rig.told() == [("batch.recovered", "resolved")]
    told = await batch_alerts(rig.store, "BMHHS", rig.floor.now() - DAY)
    assert [one.kind for one in reversed(told)] == [
        "batch.warning",
        "batch.stuck",
        "batch.recovered",
    ]
    assert {one.run for one in told} == {run}


async def test_a_batch_that_stays_stuck_stays_one_alert(rig: Rig) -> None:
    run = await stall(rig)
    for _ in range(3):
        assert (await rig.later(run, 45_230)).verdict is Verdict.STUCK

    assert [alert.topic for alert in await rig.open()] == [Topic.BATCH_STUCK]
    assert len(await batch_alerts(rig.store, "BMHHS", rig.floor.now() - DAY)) == 1


async def test_a_rerun_begins_a_history_of_its_own(rig: Rig) -> None:
    first = await stall(rig)
    second = await rig.floor.start("BMHHS", of=first)
    check = await rig.later(second, 10)

    assert (check.verdict, check.growth) == (Verdict.NORMAL, None)
    assert second == RunKey("BMHHS", first.number, 1)
    assert list(await last_checks(rig.store)) == [second]
    assert await rig.told() == [("batch.recovered", "resolved")]
    assert [one.happening for one in await rig.alerts()] == [
        BatchEnded(first, None, 45_230, Outcome.RERUN)
    ]
    runs = await recent_runs(rig.oracle, SITE.zone, rig.floor.now() - DAY)
    assert {r.run: r.outcome for r in runs if r.run.number == first.number} == {
        first: Outcome.RERUN,
        second: Outcome.RUNNING,
    }


async def test_two_runs_of_one_batch_are_judged_apart(rig: Rig) -> None:
    dead = await rig.floor.start("BMHHS")
    live = await rig.floor.start("BMHHS", rps=80)
    await rig.floor.count(dead, 9_000)
    for _ in range(3):
        await rig.floor.later(HALF_AN_HOUR)
        await rig.watch()

    verdicts = {run: check.verdict for run, check in (await last_checks(rig.store)).items()}
    assert verdicts == {dead: Verdict.STUCK, live: Verdict.NORMAL}
    assert [alert.run for alert in await rig.open()] == [str(dead)]


async def test_a_count_that_began_anew_ends_the_alert(rig: Rig) -> None:
    run = await stall(rig, timedelta(minutes=12))
    check = await rig.later(run, 20, timedelta(minutes=12))

    assert (check.verdict, check.growth) == (Verdict.NORMAL, None)
    assert await rig.told() == [("batch.recovered", "resolved")]


async def test_seeing_nothing_is_told_the_second_time_and_is_over_at_the_next_sight(
    rig: Rig,
) -> None:
    run = await stall(rig)
    blind = FakeOracle({RUNNING_BATCHES: SourceDown("ORA-12541")})
    first = await rig.watch(blind)
    assert (first.state, first.result) == (State.COMPLETED_WITH_WARNINGS, {"blind": 1})
    assert [alert.topic for alert in await rig.open()] == [Topic.BATCH_STUCK]
    await rig.watch(blind)

    assert {alert.topic for alert in await rig.open()} == {Topic.BATCH_STUCK, Topic.BATCH_BLIND}
    assert list(await last_checks(rig.store)) == [run]
    assert (await last_sight(rig.store)).blind == 2
    report = await last_report(rig)
    assert (report.running, report.pending_imd) == (None, None)
    await rig.later(run, 90_000)
    assert (await rig.open(), (await last_sight(rig.store)).blind) == ([], 0)


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (SourceDown("ORA-12541"), "It does not answer."),
        (SourceSlow(), "It answers too slowly."),
        (SourceBusy(), "All connections are in use."),
        (SourceFault("ORA-00600"), "It could not answer the question."),
    ],
    ids=lambda one: type(one).__name__,
)
async def test_it_is_told_why_nothing_is_seen(rig: Rig, error: SourceError, why: str) -> None:
    for _ in range(2):
        await rig.watch(FakeOracle({RUNNING_BATCHES: error}))

    (alert,) = await rig.open()
    told = content(WORDS[Language.ENGLISH], alert, SITE.zone)
    assert next(line for one in told.sections for line in one.lines) == why


async def test_the_report_has_everything_that_runs_and_what_waits(rig: Rig) -> None:
    run = await rig.floor.start("CM-RCDC", rps=60)
    await rig.floor.later(HALF_AN_HOUR)
    await rig.watch()

    report = await last_report(rig)
    assert report.running is not None
    assert [check.sample.run for check in report.running] == [run]
    assert report.pending_imd == 1523
    (figures,) = report.figures
    assert (figures.code, figures.checks, round(figures.average_rps)) == ("CM-RCDC", 1, 60)


async def test_nothing_running_is_a_report_with_nothing(rig: Rig) -> None:
    ending = await rig.watch()

    assert ending.result == {"running": 0, "closed": 0}
    assert (await last_report(rig)).running == ()


async def test_a_watch_that_was_overtaken_writes_nothing_and_tells_nobody(rig: Rig) -> None:
    run = await rig.floor.start("BMHHS")
    await rig.later(run, 45_230)
    await rig.floor.later(HALF_AN_HOUR)
    context = await begin(rig.store, UTILITY_JOBS["BATCH_WATCH"])
    overtaken = Context(context.run, context.fence - 1)
    watch = batch_watch(Watch(rig.oracle, rig.store, rig.settings, rig.now))

    with pytest.raises(Refused):
        await watch(overtaken)
    assert len(await rig.history(run)) == 1
    assert await rig.told() == []


async def test_what_is_set_aside_for_a_while_has_neither_ended_nor_failed(
    utility: Sandbox, oracle: OracleDatabase, store: PostgresPool
) -> None:
    assert utility.floor is not None
    rig = Rig(oracle, store, utility.floor)
    before = await rig.watch()
    async with utility.floor.cleared():
        ending = await rig.watch()
    after = await rig.watch()

    assert ending.result == {"running": 0, "closed": 0}
    assert after.result == before.result
    assert "batch.failed" not in dict(await rig.told())


async def last_report(rig: Rig) -> MonitoringReport:
    alerts = await alerts_of(rig.store, await rig.store.fetch_all(ALERT_IDS, int))
    reports = [a.happening for a in alerts if a.topic is Topic.REPORT_BATCH_MONITORING]
    assert isinstance(reports[-1], MonitoringReport)
    return reports[-1]
