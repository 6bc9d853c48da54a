"""TEAMS_REPORTS tells the balances of all areas, once a run, and says when they are old."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from domain.alerts.happenings import NocsReport
from domain.alerts.model import State as AlertState
from domain.alerts.routing import Channel, Wish
from domain.jobs.parameters import resolve
from domain.jobs.runs import State
from domain.severity import Severity
from jobs.catalogue import UTILITY_JOBS
from jobs.engine.context import Context, Handler, Refused
from jobs.teams_reports import Reports, teams_reports
from queries.alerts.alerts import alert
from queries.postgres import PostgresPool
from tests.caching import begin
from tests.integration.alert_rig import ZONE, chat, outbox
from tests.integration.rest_rig import MAY, fill_nocs

ADABOR = ("001", "Adabor", 3, 1, Decimal("1.25"), 2, Decimal("-3.00"))
JOB = UTILITY_JOBS["TEAMS_REPORTS"]
SUBSCRIBED = Wish(("report.nocs_balance",), Severity.INFO)


def job(store: PostgresPool, now: datetime = MAY + timedelta(hours=1)) -> Handler:
    return teams_reports(Reports(store, ZONE, lambda: now))


async def run(store: PostgresPool, **given: str) -> Context:
    return await begin(store, JOB, **resolve(JOB.parameters, given))


async def report(store: PostgresPool) -> NocsReport:
    found = await alert(store, 1)
    assert found is not None
    assert found.state is AlertState.RESOLVED
    assert isinstance(found.happening, NocsReport)
    return found.happening


async def test_who_subscribed_gets_the_balances_of_all_areas(store: PostgresPool) -> None:
    await fill_nocs(store, ADABOR)
    await chat(store, -1001, SUBSCRIBED, Channel.TEAMS)
    await chat(store, -1002)

    ending = await job(store)(await run(store))

    assert (ending.state, ending.result) == (State.COMPLETED, {"areas": 1, "stale": False})
    told = await report(store)
    assert [area.name for area in told.areas] == ["Adabor"]
    assert (told.as_of, told.whole, told.stale) == (MAY, False, False)
    assert [row.target_id for row in await outbox(store)] == [1], "* stands for no report"


async def test_the_whole_report_is_a_parameter(store: PostgresPool) -> None:
    await fill_nocs(store, ADABOR)

    await job(store)(await run(store, whole="yes"))

    assert (await report(store)).whole


async def test_old_balances_are_told_as_old(store: PostgresPool) -> None:
    await fill_nocs(store, ADABOR)
    context = await run(store)

    ending = await job(store, MAY + timedelta(minutes=121))(context)

    assert ending.state is State.COMPLETED_WITH_WARNINGS
    assert (await report(store)).stale
    assert [line.code for line in context.take_lines()] == ["STALE"]


async def test_without_balances_there_is_no_report(store: PostgresPool) -> None:
    context = await run(store)

    ending = await job(store)(context)

    assert ending.state is State.COMPLETED_WITH_WARNINGS
    assert [line.code for line in context.take_lines()] == ["NO_FIGURES"]
    assert await alert(store, 1) is None


async def test_a_run_that_is_tried_again_tells_once(store: PostgresPool) -> None:
    await fill_nocs(store, ADABOR)
    await chat(store, -1001, SUBSCRIBED)
    context = await run(store)

    for _ in range(2):
        await job(store)(context)

    assert len(await outbox(store)) == 1


async def test_who_has_lost_the_lease_tells_nothing(store: PostgresPool) -> None:
    await fill_nocs(store, ADABOR)
    context = await run(store)

    with pytest.raises(Refused):
        await job(store, datetime.now(UTC))(Context(context.run, context.fence - 1))

    assert await alert(store, 1) is None
