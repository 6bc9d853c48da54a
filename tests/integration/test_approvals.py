"""Four eyes: a run that needs it begins when somebody else approves it, as it was asked for."""

import asyncio
from datetime import UTC, date, datetime
from typing import Any

import pytest

from domain.auditing.audit import Actor, acting
from domain.jobs.approvals import Choice, Verdict
from domain.jobs.jobs import Confirm, Job
from domain.people.roles import Role
from jobs.engine.queue import take_next
from queries.jobs.approvals import (
    NoApproval,
    approval,
    approve_run,
    end_approvals,
    open_approvals,
    refuse_run,
)
from queries.jobs.runs import Wanted, ask_cancel, ask_run, save_job
from queries.loader import Statement
from queries.postgres import PostgresPool

KARIM, SALMA, NADIA = 5002, 5003, 5004
GRANTS = f"""
INSERT INTO grants (person_id, role)
VALUES ({KARIM}, 'operator'), ({SALMA}, 'operator'), ({NADIA}, 'admin')
"""
JOB = Job("CLOSE", "TEST", confirm=Confirm.FOUR_EYES)


def sql(text: str) -> Statement:
    return Statement("test", text)


def now() -> datetime:
    return datetime.now(UTC)


def operator(person_id: int) -> Actor:
    return acting(person_id, Role.OPERATOR, person_id)


@pytest.fixture
async def desk(store: PostgresPool) -> PostgresPool:
    """Two operators and an administrator."""
    await store.execute(sql(GRANTS))
    await save_job(store, JOB)
    return store


async def asked(desk: PostgresPool, person: int | None = KARIM, job: Job = JOB) -> tuple[int, str]:
    """A new run and the hash of what is asked for."""
    wanted = Wanted(job, date(2026, 1, 15), now(), "test", {"period": "2026-01"}, person=person)
    run_id = await ask_run(desk, wanted)
    assert run_id is not None
    return run_id, (await approval(desk, run_id)).params_hash


async def begins(desk: PostgresPool) -> int | None:
    begun = await take_next(desk, {JOB.name: JOB}, "one", now())
    return begun.run.run_id if begun else None


async def standing(desk: PostgresPool, run_id: int) -> tuple[Any, ...]:
    query = f"SELECT status, wait_reason FROM batch.batch_execution_rec WHERE execution_id={run_id}"
    found = await desk.fetch_one(sql(query), lambda *columns: columns)
    assert found is not None
    return found


async def deeds(desk: PostgresPool) -> list[tuple[Any, ...]]:
    query = sql("SELECT act, actor, subject FROM audit ORDER BY seq")
    return await desk.fetch_all(query, lambda *columns: columns)


async def hours_pass(desk: PostgresPool, hours: float) -> None:
    passing = f"UPDATE batch.approval SET expires_at = expires_at - INTERVAL '{hours} hours'"
    await desk.execute(sql(passing))


async def test_a_run_waits_until_somebody_else_approves_it(desk: PostgresPool) -> None:
    run_id, seen = await asked(desk)

    assert await begins(desk) is None
    assert await standing(desk, run_id) == ("WAITING", "approval:")
    assert await open_approvals(desk) == [run_id]
    assert await approve_run(desk, operator(SALMA), JOB, run_id, seen) is Verdict.STANDS
    assert await open_approvals(desk) == []
    assert await begins(desk) == run_id
    assert await deeds(desk) == [("job.approve", SALMA, f"run:{run_id}")]


async def test_nobody_approves_their_own_run(desk: PostgresPool) -> None:
    run_id, seen = await asked(desk)

    assert await approve_run(desk, operator(KARIM), JOB, run_id, seen) is Verdict.SELF
    assert await begins(desk) is None
    assert await deeds(desk) == []


async def test_what_the_clock_asked_for_needs_one_approval(desk: PostgresPool) -> None:
    run_id, seen = await asked(desk, None)

    assert await approve_run(desk, operator(KARIM), JOB, run_id, seen) is Verdict.STANDS


@pytest.mark.parametrize(
    ("change", "who"),
    [
        ("UPDATE grants SET suspended = true WHERE person_id = 5003", SALMA),
        ("UPDATE grants SET role = 'staff' WHERE person_id = 5003", SALMA),
        ("DELETE FROM grants WHERE person_id = 5003", SALMA),
    ],
)
async def test_the_role_counts_at_the_moment_of_the_press(
    desk: PostgresPool, change: str, who: int
) -> None:
    run_id, seen = await asked(desk)
    await desk.execute(sql(change))

    assert await approve_run(desk, operator(who), JOB, run_id, seen) is Verdict.NO_RIGHT
    assert await begins(desk) is None


async def test_approving_takes_the_role_that_running_takes(desk: PostgresPool) -> None:
    job = Job("CLOSE", "TEST", confirm=Confirm.FOUR_EYES, run_role=Role.ADMIN)
    run_id, seen = await asked(desk, job=job)

    assert await approve_run(desk, operator(SALMA), job, run_id, seen) is Verdict.NO_RIGHT
    assert await approve_run(desk, operator(NADIA), job, run_id, seen) is Verdict.STANDS


async def test_the_service_itself_approves_nothing(desk: PostgresPool) -> None:
    run_id, seen = await asked(desk)

    verdict = await approve_run(desk, Actor(None, "service"), JOB, run_id, seen)

    assert verdict is Verdict.NO_RIGHT


async def test_a_refused_run_never_begins(desk: PostgresPool) -> None:
    run_id, seen = await asked(desk)

    assert await refuse_run(desk, operator(SALMA), JOB, run_id, seen) is Verdict.STANDS
    assert await standing(desk, run_id) == ("REFUSED", "approval-refused:")
    assert await begins(desk) is None
    assert await deeds(desk) == [("job.refuse", SALMA, f"run:{run_id}")]
    assert await approve_run(desk, operator(SALMA), JOB, run_id, seen) is Verdict.WAS_REFUSED


async def test_an_approval_is_used_once(desk: PostgresPool) -> None:
    run_id, seen = await asked(desk)
    await approve_run(desk, operator(SALMA), JOB, run_id, seen)

    assert await refuse_run(desk, operator(NADIA), JOB, run_id, seen) is Verdict.WAS_APPROVED
    assert len(await deeds(desk)) == 1


async def test_after_a_day_the_run_is_refused(desk: PostgresPool) -> None:
    run_id, _ = await asked(desk)
    await hours_pass(desk, 23.9)
    async with desk.transaction() as inside:
        assert await end_approvals(inside) == []
    await hours_pass(desk, 0.2)

    async with desk.transaction() as inside:
        assert await end_approvals(inside) == [run_id]
        assert await end_approvals(inside) == []
    assert await standing(desk, run_id) == ("REFUSED", "approval-expired:")
    assert await deeds(desk) == [("job.refuse", None, f"run:{run_id}")]


async def test_a_press_after_a_day_changes_nothing_but_ends_the_run(desk: PostgresPool) -> None:
    run_id, seen = await asked(desk)
    await hours_pass(desk, 24.1)

    assert await approve_run(desk, operator(SALMA), JOB, run_id, seen) is Verdict.EXPIRED
    assert (await standing(desk, run_id))[0] == "REFUSED"


CHANGE = """
UPDATE batch.batch_execution_rec SET parameters = '{"period": "2026-02"}'
"""


async def test_changed_parameters_end_what_was_asked(desk: PostgresPool) -> None:
    run_id, seen = await asked(desk)
    await desk.execute(sql(CHANGE))

    assert await approve_run(desk, operator(SALMA), JOB, run_id, seen) is Verdict.CHANGED
    assert await standing(desk, run_id) == ("REFUSED", "approval-changed:")


async def test_changed_parameters_end_what_was_approved(desk: PostgresPool) -> None:
    run_id, seen = await asked(desk)
    await approve_run(desk, operator(SALMA), JOB, run_id, seen)
    await desk.execute(sql(CHANGE))

    assert await begins(desk) is None
    async with desk.transaction() as inside:
        assert await end_approvals(inside) == [run_id]
    assert (await approval(desk, run_id)).choice is Choice.CHANGED


async def test_only_what_was_seen_is_approved(desk: PostgresPool) -> None:
    run_id, _ = await asked(desk)

    assert await approve_run(desk, operator(SALMA), JOB, run_id, "0" * 16) is Verdict.CHANGED
    assert await begins(desk) is None
    assert (await approval(desk, run_id)).choice is None


async def test_a_cancelled_run_is_not_approved(desk: PostgresPool) -> None:
    run_id, seen = await asked(desk)
    await ask_cancel(desk, run_id, KARIM)

    assert await approve_run(desk, operator(SALMA), JOB, run_id, seen) is Verdict.ENDED


async def test_a_run_that_needs_no_approval_has_none(desk: PostgresPool) -> None:
    job = Job("CLOSE", "TEST")
    run_id = await ask_run(desk, Wanted(job, date(2026, 1, 15), now(), "test"))
    assert run_id is not None

    with pytest.raises(NoApproval):
        await approve_run(desk, operator(SALMA), job, run_id, "0" * 16)
    assert await begins(desk) == run_id


async def test_of_two_opposite_presses_at_once_one_counts(desk: PostgresPool) -> None:
    for _ in range(50):
        run_id, seen = await asked(desk)
        verdicts = await asyncio.gather(
            approve_run(desk, operator(SALMA), JOB, run_id, seen),
            refuse_run(desk, operator(NADIA), JOB, run_id, seen),
        )

        ended = (await standing(desk, run_id))[0] == "REFUSED"
        late = Verdict.WAS_REFUSED if ended else Verdict.WAS_APPROVED
        assert set(verdicts) == {Verdict.STANDS, late}
        assert await begins(desk) == (None if ended else run_id)
        await desk.execute(sql("UPDATE batch.batch_execution_rec SET status = 'CANCELLED'"))
    assert len(await deeds(desk)) == 50
