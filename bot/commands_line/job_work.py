"""What ``griddesk job …`` does; each gives the exit status."""

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.commands_line import job_texts as texts
from domain.auditing.audit import SERVICE
from domain.jobs.parameters import BadValue
from domain.jobs.run_records import RunRow
from domain.jobs.runs import RETURN_CODES, TERMINAL, State
from domain.logs.log_filters import BadFilter
from domain.logs.written_filters import parse_filter
from domain.people.roles import Role
from domain.schedules.due import Planned, next_due
from jobs.catalogue import UTILITY_JOBS
from jobs.desk import Asker, JobDesk, JobPaused, UnknownJob
from queries.errors import SourceError
from queries.jobs.engines import engines
from queries.jobs.log_lines import LogSearch, log_lines
from queries.jobs.run_book import RunSearch, job_glances, latest_attempt, run_rows
from queries.jobs.runs import save_job
from queries.jobs.schedules import job_schedules
from queries.postgres import Postgres

Say = Callable[[str], None]

_BY = Asker(SERVICE, "cli", role=Role.ADMIN)
_POLL_SECONDS = 0.5
#: The database may be away for so long while a run is waited for.
_PATIENCE = 300.0
_DUE = 1000
#: The run never began: as if it had been refused.
_SKIPPED = RETURN_CODES[State.REFUSED]


@dataclass(frozen=True, slots=True)
class JobWork:
    """The commands, on an open database; ``say`` prints a line."""

    postgres: Postgres
    zone: ZoneInfo
    say: Say

    async def overview(self) -> int:
        """Every job at a glance."""
        glances = await job_glances(self.postgres)
        stored = [
            Planned(one.job, one.schedule, one.paused or not one.enabled)
            for one in await job_schedules(self.postgres)
        ]
        due = next_due(stored, _now(), _DUE if stored else 0)
        rows = [(name, job.module, glances.get(name)) for name, job in UTILITY_JOBS.items()]
        self.say(texts.jobs(sorted(rows, key=lambda row: row[0]), due, self.zone))
        return 0

    async def run(self, name: str, given: Mapping[str, str], *, wait: bool) -> int:
        """Ask for a run; with ``wait``, follow it and end as it ends."""
        desk = self._desk()
        try:
            job = desk.job(name)
            await save_job(self.postgres, job)  # the service may never have run on this database
            asked = await desk.run(job.name, given, _BY)
        except BadValue as error:
            return self._refuse(texts.bad_value(error))
        except JobPaused:
            return self._refuse(f"{name.upper()} is paused; somebody has to resume it first")
        told = "is queued" if asked.new else "was asked for before; it is this one"
        self.say(f"run {asked.run_id} of {job.name} {told}")
        if not any(engine.alive for engine in await engines(self.postgres)):
            self.say("no service is running now: the run waits until griddesk run is started")
        return await self._follow(asked.run_id) if wait else 0

    async def history(self, name: str, many: int) -> int:
        """The newest runs of a job."""
        job = self._desk().job(name)
        found = await run_rows(self.postgres, RunSearch(job=job.name, many=many))
        self.say(texts.runs(found, self.zone) if found else f"{job.name} has never run")
        return 0

    async def logs(self, written: str, many: int) -> int:
        """The newest lines of a choice, the oldest of them first."""
        now = _now().astimezone(self.zone)
        try:
            chosen = parse_filter(written, {job.name: job.module for job in UTILITY_JOBS.values()})
            search = LogSearch.of(chosen, now, skip=0, many=many)
            found = await log_lines(self.postgres, search)
        except BadFilter as error:
            return self._refuse(texts.bad_filter(error))
        self.say(texts.lines(reversed(found), self.zone) if found else "nothing was logged")
        return 0

    async def cancel(self, run_id: int) -> int:
        """Ask for the end of a run."""
        stands = await self._desk().cancel(run_id, _BY)
        if stands is None:
            return self._refuse(f"there is no run {run_id} that could be cancelled")
        if stands is State.CANCELLED:
            self.say(f"run {run_id} is cancelled")
        else:
            self.say(f"run {run_id} is told to end")
        return 0

    async def _follow(self, run_id: int) -> int:
        """Print what changes until the run, or the last attempt at it, has ended."""
        told, heard = "", time.monotonic()
        while time.monotonic() - heard < _PATIENCE:
            row = await self._look(run_id)
            if row is not None:
                heard = time.monotonic()
                if row.state in TERMINAL:
                    self.say(texts.ended(row))
                    return RETURN_CODES.get(row.state, _SKIPPED)
                if (now := texts.progress(row)) != told:
                    told = now
                    self.say(told)
            await asyncio.sleep(_POLL_SECONDS)
        return self._refuse(f"the database does not answer any more; run {run_id} may go on")

    async def _look(self, run_id: int) -> RunRow | None:
        """The latest attempt; None while the database is away for a moment."""
        try:
            return await latest_attempt(self.postgres, run_id)
        except SourceError as error:
            if error.permanent:
                raise
            return None

    def _desk(self) -> JobDesk:
        return JobDesk(self.postgres, UTILITY_JOBS, _now, self.zone)

    def _refuse(self, why: str) -> int:
        self.say(why)
        return 2


def unknown_job(error: UnknownJob) -> str:
    """Which job was meant, and which there are."""
    return f"there is no job {error}; the jobs are {', '.join(sorted(UTILITY_JOBS))}"


def _now() -> datetime:
    return datetime.now(UTC)
