"""How runs of batches end: what is told then, and when a failure is over."""

from collections.abc import AsyncIterator

import pytest

from domain.alerts.happenings import BatchEnded, BatchFailed
from domain.alerts.topics import Topic
from domain.batches.baseline import Outcome
from domain.batches.checks import RunKey
from queries.batches.checks import last_checks
from queries.batches.running import PENDING_IMD, RECENT_RUNS, RUNNING_BATCHES
from queries.fake import Answer, FakeOracle
from queries.loader import Statement
from queries.oracle import OracleDatabase
from queries.postgres import PostgresPool
from sandbox.parts import Sandbox
from tests.integration.watch_rig import HALF_AN_HOUR, Rig, stall


@pytest.fixture
async def rig(utility: Sandbox, oracle: OracleDatabase, store: PostgresPool) -> AsyncIterator[Rig]:
    assert utility.floor is not None
    async with utility.floor.cleared() as floor:
        yield Rig(oracle, store, floor)


async def test_a_run_that_ended_is_closed_and_its_alert_with_it(rig: Rig) -> None:
    run = await stall(rig)
    await rig.floor.end(run)
    ending = await rig.watch()

    assert ending.result == {"running": 0, "closed": 1}
    assert await rig.open() == []
    assert await last_checks(rig.store) == {}
    assert await rig.told() == [("batch.recovered", "resolved")]
    assert await ends(rig) == [(run, 45_230, Outcome.ENDED)]


async def test_a_run_that_nothing_is_known_of_any_more_is_not_called_well(rig: Rig) -> None:
    run = await stall(rig)
    at = rig.floor.now().replace(tzinfo=None)
    nothing: dict[Statement, Answer] = {
        RUNNING_BATCHES: [(at, *[None] * 5)],
        PENDING_IMD: [(0,)],
        RECENT_RUNS: [],
    }
    await rig.watch(FakeOracle(nothing))

    assert await rig.open() == []
    assert await ends(rig) == [(run, None, None)]


async def test_a_run_that_failed_is_an_alert_of_its_own(rig: Rig) -> None:
    run = await stall(rig)
    await rig.floor.end(run, errors=17)
    await rig.watch()

    assert await rig.told() == [("batch.recovered", "resolved"), ("batch.failed", "firing")]
    assert await ends(rig) == [(run, 45_230, Outcome.FAILED)]
    (alert,) = await rig.open()
    assert isinstance(alert.happening, BatchFailed)
    assert (alert.happening.run, alert.happening.records, alert.happening.errors) == (
        run,
        45_230,
        17,
    )
    await rig.watch()
    assert len(await rig.told()) == 2


@pytest.mark.parametrize("again", [True, False], ids=["rerun", "next run"])
async def test_a_failure_is_over_once_the_batch_has_ended_well(rig: Rig, again: bool) -> None:
    failed = await rig.floor.start("BMHHS")
    await rig.later(failed, 45_230)
    await rig.floor.end(failed, errors=17)
    await rig.watch()
    second = await rig.floor.start("BMHHS", of=failed if again else None)
    await rig.later(second, 90_000)
    assert [alert.topic for alert in await rig.open()] == [Topic.BATCH_FAILED]

    await rig.floor.end(second)
    await rig.watch()

    assert await rig.open() == []
    assert [alert.run for alert in await rig.alerts()] == [str(failed)]
    assert await ends(rig) == [(second, 90_000, Outcome.ENDED)]


async def test_a_failure_is_not_over_for_what_failed_again_or_ended_well_before(rig: Rig) -> None:
    failed = await rig.floor.start("BMHHS")
    beside = await rig.floor.start("BMHHS")
    other = await rig.floor.start("CM-RCDC")
    await rig.later(failed, 45_230)
    await rig.floor.end(beside)
    await rig.floor.later(HALF_AN_HOUR)
    await rig.floor.end(failed, errors=17)
    await rig.floor.end(other)
    await rig.watch()
    rerun = await rig.floor.start("BMHHS", of=failed)
    await rig.later(rerun, 45_230)
    await rig.floor.end(rerun, errors=3)
    await rig.watch()

    assert {alert.run for alert in await rig.open()} == {str(rerun), str(failed)}


async def ends(rig: Rig) -> list[tuple[RunKey, int | None, Outcome | None]]:
    """What alerts say of how runs ended."""
    told = [alert.happening for alert in await rig.alerts()]
    return [(one.run, one.records, one.outcome) for one in told if isinstance(one, BatchEnded)]
