"""Approvals in the database: asked with the run, decided once, ended by time; all of it audited."""

from typing import Any

from domain.auditing.audit import SERVICE, Actor, Deed
from domain.jobs.approvals import Approval, Choice, Verdict, may_decide, too_late
from domain.jobs.jobs import Job, Reason
from domain.jobs.runs import State
from queries.access.grants import grant_of
from queries.auditing.audit import append_audit
from queries.jobs.runs import end_run_unbegun
from queries.loader import postgres_sql
from queries.postgres import Postgres

APPROVAL = postgres_sql("jobs/approval")
OPEN_APPROVALS = postgres_sql("jobs/open_approvals")
CLAIM_APPROVAL = postgres_sql("jobs/claim_approval")
END_APPROVALS = postgres_sql("jobs/end_approvals")

_REASONS = {
    Choice.REFUSED: Reason.REFUSED,
    Choice.EXPIRED: Reason.EXPIRED,
    Choice.CHANGED: Reason.CHANGED,
}


class NoApproval(LookupError):
    """The run does not exist, or needs nobody's approval."""


async def approval(postgres: Postgres, run_id: int) -> Approval:
    """What is asked about a run; raises NoApproval."""
    found = await postgres.fetch_one(APPROVAL, _approval, execution_id=run_id)
    if found is None:
        raise NoApproval(run_id)
    return found


async def open_approvals(postgres: Postgres) -> list[int]:
    """The runs that wait for somebody's approval, the longest waiting first."""
    return await postgres.fetch_all(OPEN_APPROVALS, int)


async def approve_run(
    postgres: Postgres, actor: Actor, job: Job, run_id: int, params_hash: str
) -> Verdict:
    """Let a run of a job begin, as it was seen; raises NoApproval."""
    return await _decide(postgres, actor, job, (run_id, params_hash, Choice.APPROVED))


async def refuse_run(
    postgres: Postgres, actor: Actor, job: Job, run_id: int, params_hash: str
) -> Verdict:
    """End a run of a job that waits for approval; raises NoApproval."""
    return await _decide(postgres, actor, job, (run_id, params_hash, Choice.REFUSED))


async def end_approvals(inside: Postgres, run_id: int | None = None) -> list[int]:
    """End what was not decided in time or has changed, and its runs; the numbers of the runs.

    Call it within a transaction: each end is audited.
    """
    ended = await inside.fetch_all(
        END_APPROVALS, lambda number, choice: (int(number), Choice(choice)), execution_id=run_id
    )
    return [
        number
        for number, choice in sorted(ended)
        if await _end_run(inside, SERVICE, number, choice)
    ]


async def _decide(
    postgres: Postgres, actor: Actor, job: Job, press: tuple[int, str, Choice]
) -> Verdict:
    run_id, params_hash, choice = press
    async with postgres.transaction() as inside:
        await end_approvals(inside, run_id)
        asked = await approval(inside, run_id)
        if actor.person is None or asked.job != job.name:
            return Verdict.NO_RIGHT
        if actor.person == asked.requested_by:
            return Verdict.SELF
        grant, _ = await grant_of(inside, actor.person)  # stays as it is until the end
        if not may_decide(grant, job.run_role):
            return Verdict.NO_RIGHT
        if not await _claim(inside, actor.person, press):
            return too_late(await approval(inside, run_id), params_hash)
        await _carry_out(inside, actor, run_id, choice)
        return Verdict.STANDS


async def _claim(inside: Postgres, decider: int, press: tuple[int, str, Choice]) -> bool:
    run_id, params_hash, choice = press
    claimed = await inside.execute(
        CLAIM_APPROVAL,
        execution_id=run_id,
        decision=choice.value,
        decider=decider,
        params_hash=params_hash,
    )
    return claimed == 1


async def _carry_out(inside: Postgres, actor: Actor, run_id: int, choice: Choice) -> None:
    if choice is Choice.APPROVED:
        await append_audit(inside, Deed(actor, "job.approve", f"run:{run_id}"))
    else:
        await _end_run(inside, actor, run_id, choice)


async def _end_run(inside: Postgres, actor: Actor, run_id: int, choice: Choice) -> bool:
    """End a run that has not begun; False when it had ended by itself."""
    reason = _REASONS[choice]
    if not await end_run_unbegun(inside, run_id, State.REFUSED, reason, ""):
        return False
    await append_audit(inside, Deed(actor, "job.refuse", f"run:{run_id}", {"reason": reason.value}))
    return True


def _approval(run_id: int, job: str, state: str, choice: str | None, *others: Any) -> Approval:
    return Approval(run_id, job, State(state), Choice(choice) if choice else None, *others)
