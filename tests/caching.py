"""What tests of the caches share: jobs run as the engine runs them, without its waiting."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from domain.billing.billing import BillingMonthBy
from domain.jobs.jobs import Job
from domain.money import LedgerSign
from domain.site import Site
from jobs.caching.refresh import Sources
from jobs.catalogue import UTILITY_JOBS
from jobs.engine.context import Context, Handler
from jobs.engine.queue import take_next
from queries.jobs.runs import Ending, Wanted, ask_run, finish_run, save_job
from queries.oracle import Oracle
from queries.postgres import Postgres

SITE = Site(ZoneInfo("Asia/Dhaka"), LedgerSign.CHARGE_POSITIVE, BillingMonthBy.END_DT)


def sources(oracle: Oracle, postgres: Postgres, **more: Any) -> Sources:
    """The site of the tests."""
    return Sources(oracle, postgres, SITE, **more)


async def begin(postgres: Postgres, job: Job, **parameters: Any) -> Context:
    """A run of a job, begun under its fence."""
    await save_job(postgres, job)
    now = datetime.now(UTC)
    await ask_run(postgres, Wanted(job, date(2026, 1, 15), now, "test", parameters))
    begun = await take_next(postgres, {job.name: job}, "tests", now + timedelta(seconds=1))
    assert begun is not None
    return Context(begun.run, begun.fence)


async def run_job(postgres: Postgres, name: str, handler: Handler, **parameters: Any) -> Ending:
    """Run a job of the utility to its end."""
    context = await begin(postgres, UTILITY_JOBS[name], **parameters)
    ending = await handler(context)
    await finish_run(postgres, context.run.run_id, context.fence, ending)
    return ending
