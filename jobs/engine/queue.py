"""Which run begins next: decided by one process at a time, in one transaction."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.jobs.jobs import (
    Begin,
    Decision,
    End,
    Job,
    Reason,
    Run,
    Surroundings,
    Wait,
    decide,
    order,
)
from domain.jobs.runs import State
from queries.jobs.requests import paused_jobs
from queries.jobs.runs import (
    begin_run,
    claim_lock,
    end_run_unbegun,
    hold_run,
    latest_states,
    open_runs,
    running_jobs,
)
from queries.postgres import Postgres


@dataclass(frozen=True, slots=True)
class Begun:
    """A run that this worker is to execute, under its fencing number."""

    run: Run
    fence: int


async def take_next(
    postgres: Postgres, jobs: Mapping[str, Job], worker: str, now: datetime
) -> Begun | None:
    """Give the worker the first run that may begin; what others wait for is written down."""
    async with postgres.transaction() as inside:
        await claim_lock(inside)
        waiting = [run for run in await open_runs(inside) if run.job in jobs]
        if not waiting:
            return None
        running, paused = await running_jobs(inside), await paused_jobs(inside)
        for run in sorted(waiting, key=lambda run: order(run, now)):
            if run.job in paused:
                await _settle(inside, run, Wait(Reason.PAUSED), worker)
                continue
            around = await _surroundings(inside, run, jobs, running, now)
            fence = await _settle(inside, run, decide(run, jobs[run.job], around), worker)
            if fence is not None:
                return Begun(run, fence)
    return None


async def _settle(inside: Postgres, run: Run, decision: Decision, worker: str) -> int | None:
    """Write a decision down; the fencing number of a run that begins."""
    match decision:
        case Begin():
            return await begin_run(inside, run.run_id, worker)
        case Wait(reason, on):
            await hold_run(inside, run.run_id, reason, on)
        case End(state, reason, on):
            await end_run_unbegun(inside, run.run_id, state, reason, on)
    return None


async def _surroundings(
    inside: Postgres, run: Run, jobs: Mapping[str, Job], running: Collection[str], now: datetime
) -> Surroundings:
    job = jobs[run.job]
    others: Mapping[str, State] = {}
    if job.waits_for:
        names = [dependency.on for dependency in job.waits_for]
        others = await latest_states(inside, names, run.business_date)
    held = {group for name in running if name in jobs for group in jobs[name].lock_groups}
    return Surroundings(running, held, others, now)
