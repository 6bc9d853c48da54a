"""What people and programs may ask of jobs: the one way for chat, command line and HTTP."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import NamedTuple

from domain.auditing.audit import Actor, Deed
from domain.jobs.approvals import Verdict
from domain.jobs.jobs import Job
from domain.jobs.parameters import Kind, resolve
from domain.jobs.runs import State
from domain.people.roles import Role
from queries.auditing.audit import append_audit
from queries.jobs.approvals import approval, approve_run, refuse_run
from queries.jobs.requests import open_run_like, pause_job, paused_jobs
from queries.jobs.runs import Wanted, ask_cancel, ask_run, claim_lock
from queries.postgres import Postgres

_RANK = tuple(Role)


class UnknownJob(LookupError):
    """There is no job of this name."""


class JobPaused(Exception):
    """The job is paused: somebody has to let it go on first."""


class NotYours(Exception):
    """The job may be run by other roles only."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks: ``channel`` is telegram, cli or api; ``request`` names the press, asked twice it
    is one run."""

    actor: Actor
    channel: str
    request: str | None = None
    role: Role = Role.OPERATOR


class Asked(NamedTuple):
    """The run that was asked for, and whether it is new."""

    run_id: int
    new: bool


class JobDesk:
    """Takes requests for jobs, checks them, writes them down for the engine and the audit."""

    def __init__(
        self,
        postgres: Postgres,
        jobs: Mapping[str, Job],
        now: Callable[[], datetime],
        zone: tzinfo,
    ) -> None:
        self._postgres = postgres
        self._jobs = jobs
        self._now = now
        self._zone = zone

    @property
    def names(self) -> tuple[str, ...]:
        """All jobs in alphabetical order."""
        return tuple(sorted(self._jobs))

    def job(self, name: str) -> Job:
        """A job by its name in any case; raises UnknownJob."""
        found = self._jobs.get(name.strip().upper())
        if found is None:
            raise UnknownJob(name)
        return found

    async def run(self, name: str, given: Mapping[str, str], by: Asker) -> Asked:
        """Queue a run, unless the same is asked for already: then it is that one.

        Raises UnknownJob, BadValue, JobPaused, NotYours, SourceError.
        """
        job = self.job(name)
        if _RANK.index(by.role) < _RANK.index(job.run_role):
            raise NotYours(job.name)
        now = self._now()
        wanted = Wanted(
            job,
            now.astimezone(self._zone).date(),
            now,
            by.channel,
            resolve(job.parameters, given),
            request=by.request,
            person=by.actor.person,
        )
        async with self._postgres.transaction() as inside:
            return await _ask(inside, wanted, by)

    async def cancel(self, run_id: int, by: Asker) -> State | None:
        """Ask for the end of a run; how it stands then, None when it had ended before."""
        async with self._postgres.transaction() as inside:
            state = await ask_cancel(inside, run_id, by.actor.person)
            if state is not None:
                await append_audit(inside, Deed(by.actor, "job.cancel", f"run:{run_id}"))
        return state

    async def pause(self, name: str, by: Asker, seen: int | None = None) -> bool:
        """Begin no more runs of a job; False when it was paused, or changed since its version
        ``seen``."""
        return await self._switch(name, by, seen, paused=True)

    async def resume(self, name: str, by: Asker, seen: int | None = None) -> bool:
        """Let a paused job go on; False as ``pause``."""
        return await self._switch(name, by, seen, paused=False)

    async def approve(self, run_id: int, by: Asker, seen: str) -> Verdict:
        """Let somebody else's run begin; ``seen`` is the ``params_hash`` of what was shown.

        Raises NoApproval, UnknownJob.
        """
        job = self.job((await approval(self._postgres, run_id)).job)
        return await approve_run(self._postgres, by.actor, job, run_id, seen)

    async def refuse(self, run_id: int, by: Asker, seen: str) -> Verdict:
        """End somebody else's run that waits for approval; as ``approve``."""
        job = self.job((await approval(self._postgres, run_id)).job)
        return await refuse_run(self._postgres, by.actor, job, run_id, seen)

    async def _switch(self, name: str, by: Asker, seen: int | None, *, paused: bool) -> bool:
        job, act = self.job(name), "job.pause" if paused else "job.resume"
        async with self._postgres.transaction() as inside:
            changed = await pause_job(inside, job.name, by.actor.person, paused=paused, seen=seen)
            if changed:
                await append_audit(inside, Deed(by.actor, act, f"job:{job.name}"))
        return changed


async def _ask(inside: Postgres, wanted: Wanted, by: Asker) -> Asked:
    await claim_lock(inside)
    if wanted.job.name in await paused_jobs(inside):
        raise JobPaused(wanted.job.name)
    known = await open_run_like(inside, wanted)
    if known is not None:
        return Asked(known, new=False)
    number = await ask_run(inside, wanted)
    assert number is not None, "nobody else asks while the lock is held"
    details = {"job": wanted.job.name, **_told(wanted)}
    await append_audit(inside, Deed(by.actor, "job.run", f"run:{number}", details))
    return Asked(number, new=True)


def _told(wanted: Wanted) -> dict[str, str]:
    """The parameters as the audit may know them."""
    secret = {one.name for one in wanted.job.parameters if one.kind is Kind.SECRET}
    return {
        name: "•••" if name in secret else str(value)
        for name, value in wanted.parameters.items()
        if value != ""
    }
