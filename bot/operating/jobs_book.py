"""Jobs and runs as operators see them, read from the desk's own database."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.operating.log_book import job_code
from domain.auditing.audit import Actor
from domain.jobs.approvals import Approval
from domain.jobs.job_pages import JobPage, RunPage, Timed
from domain.jobs.jobs import Job
from domain.jobs.run_records import JobGlance, RunRow
from domain.jobs.runs import State
from domain.people.people import Person
from domain.people.roles import at_least
from domain.schedules.occurrences import following
from jobs.desk import JobDesk, UnknownJob
from queries.caches.refused import drop_refused, publish_refused, refused_generation
from queries.jobs.approvals import NoApproval, approval
from queries.jobs.attempts import attempts, job_version
from queries.jobs.reliability import reliability
from queries.jobs.run_book import RunSearch, job_glances, run_row, run_rows
from queries.jobs.schedules import StoredSchedule, job_schedules
from queries.postgres import Postgres

ON_A_PAGE = 8
_LAST = 5
_NEVER = JobGlance(paused=False, queued=0, running=None, last=None)


class NoRun(LookupError):
    """There is no run of this number (any more)."""


class UnknownModule(LookupError):
    """No job belongs to a module of this name."""

    def __init__(self, name: str, modules: Sequence[str]) -> None:
        super().__init__(name)
        self.name = name
        self.modules = modules


class Listing(NamedTuple):
    """Jobs, each with how it stands, by module and name; ``module`` when they are of one only."""

    found: Sequence[tuple[Job, JobGlance]]
    module: str | None


class History(NamedTuple):
    """A page of a job's runs, newest first, and whether older ones follow."""

    job: Job
    rows: Sequence[RunRow]
    page: int
    older: bool


@dataclass(frozen=True, slots=True)
class JobsBook:
    """``zone``: the site's; ``now`` gives aware times."""

    postgres: Postgres
    desk: JobDesk
    zone: ZoneInfo
    now: Callable[[], datetime]

    @property
    def local_now(self) -> datetime:
        """The time in the site's zone."""
        return self.now().astimezone(self.zone)

    @property
    def jobs(self) -> Sequence[Job]:
        """All jobs, by module and name."""
        found = [self.desk.job(name) for name in self.desk.names]
        return sorted(found, key=lambda job: (job.module, job.name))

    def job(self, code: str) -> Job:
        """The job of a button; raises UnknownJob."""
        for job in self.jobs:
            if job_code(job.name) == code:
                return job
        raise UnknownJob(code)

    async def listing(self, module: str | None = None) -> Listing:
        """All jobs, or those of a module by its name in any case or its code.

        Raises UnknownModule.
        """
        glances = await job_glances(self.postgres)
        found = [(job, glances.get(job.name, _NEVER)) for job in self.jobs]
        if not module:
            return Listing(found, None)
        of_it = [one for one in found if module.upper() == one[0].module or _is(one[0], module)]
        if not of_it:
            raise UnknownModule(module, sorted({job.module for job in self.jobs}))
        return Listing(of_it, of_it[0][0].module)

    async def page(self, job: Job) -> JobPage:
        """Everything about a job."""
        postgres, now = self.postgres, self.now()
        glances = await job_glances(postgres)
        stored = [one for one in await job_schedules(postgres) if one.job == job.name]
        return JobPage(
            job=job,
            glance=glances.get(job.name, _NEVER),
            version=await job_version(postgres, job.name),
            timed=[_timed(one, now) for one in stored],
            last=await run_rows(postgres, RunSearch(job=job.name, many=_LAST)),
            score=await reliability(postgres, job, now),
        )

    async def history(self, job: Job, page: int) -> History:
        """Runs of a job, newest first."""
        page = max(page, 0)
        search = RunSearch(job=job.name, skip=page * ON_A_PAGE, many=ON_A_PAGE + 1)
        rows = await run_rows(self.postgres, search)
        return History(job, rows[:ON_A_PAGE], page, len(rows) > ON_A_PAGE)

    async def run(self, run_id: int, reader: Person) -> RunPage:
        """Everything about a run, as somebody may see and decide about it; raises NoRun."""
        row = await run_row(self.postgres, run_id)
        if row is None:
            raise NoRun(run_id)
        asked = await self._approval(run_id)
        generation, publishes = await self._refused(row)
        return RunPage(
            row,
            await attempts(self.postgres, row.root_id),
            asked,
            self._decides(asked, reader),
            generation,
            publishes,
        )

    async def publish(self, generation: int, actor: Actor) -> bool:
        """Let people see a refused generation; False when that cannot be done (any more)."""
        return await publish_refused(self.postgres, generation, actor)

    async def keep(self, generation: int, actor: Actor) -> bool:
        """Keep what people see; False when there is nothing to decide any more."""
        return await drop_refused(self.postgres, generation, actor)

    async def _approval(self, run_id: int) -> Approval | None:
        try:
            return await approval(self.postgres, run_id)
        except NoApproval:
            return None

    def _decides(self, asked: Approval | None, reader: Person) -> bool:
        if asked is None or asked.choice is not None or asked.requested_by == reader.person_id:
            return False
        return at_least(reader.role, self.desk.job(asked.job).run_role)

    async def _refused(self, row: RunRow) -> tuple[int | None, bool]:
        generation = row.result.get("generation")
        if row.state is not State.REFUSED or not isinstance(generation, int):
            return None, False
        refused = await refused_generation(self.postgres, generation)
        return (generation, refused.can_be_published) if refused else (None, False)


def _is(job: Job, code: str) -> bool:
    return job_code(job.module) == code


def _timed(stored: StoredSchedule, now: datetime) -> Timed:
    proposes = stored.enabled and not stored.paused
    return Timed(stored.schedule, following(stored.schedule, now) if proposes else None)
