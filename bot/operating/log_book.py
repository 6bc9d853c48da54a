"""The logs of jobs as operators read them: page by page, summed up, or as a whole."""

import hashlib
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from bot.lookup.sessions import Who
from domain.jobs.jobs import Job
from domain.jobs.run_records import LogLine, RunTimes
from domain.logs.log_analysis import Analysis, top_patterns
from domain.logs.log_filters import LogFilter
from domain.logs.written_filters import parse_filter
from queries.forms import Place, form, save_form
from queries.jobs.log_analysis import (
    error_messages,
    failed_together,
    log_hours,
    log_levels,
    run_times,
)
from queries.jobs.log_lines import LogSearch, log_lines
from queries.jobs.reliability import reliability
from queries.postgres import Postgres

ON_A_PAGE = 20
#: How far back executions are summed up, and logs analysed.
SUMMARY_DAYS = 30
ANALYSIS_DAYS = 7
#: Seconds that a statement may take: all lines of a period are counted.
_SECONDS = 30.0
_INSTANT = timedelta(microseconds=1)


class LogsGone(Exception):
    """The choice that a page showed is not kept any more."""


class View(NamedTuple):
    """A choice as a page shows it; lines that come at ``until`` or later do not move its pages."""

    token: str
    chosen: LogFilter
    until: datetime | None


class LogTurn(NamedTuple):
    """One page: its lines, of which choice, and whether there are older ones."""

    view: View
    lines: Sequence[LogLine]
    page: int
    older: bool


@dataclass(frozen=True, slots=True)
class LogBook:
    """All logs; ``jobs`` by their names are those that may be chosen."""

    postgres: Postgres
    jobs: Mapping[str, Job]
    zone: ZoneInfo
    now: Callable[[], datetime]

    @property
    def modules(self) -> Mapping[str, str]:
        """The module of each job, by its name."""
        return {job.name: job.module for job in self.jobs.values()}

    async def open(self, who: Who, written: str) -> LogTurn:
        """The first page of a choice as it was written; raises BadFilter."""
        chosen = parse_filter(written, self.modules)
        return await self._begin(who, secrets.token_urlsafe(3), chosen)

    async def turn(self, who: Who, token: str, page: int) -> LogTurn:
        """Another page of a choice; raises LogsGone."""
        view = await self.view(who, token)
        await self._keep(who, view)
        return await self._page(view, page)

    async def change(self, who: Who, token: str, **changes: Any) -> LogTurn:
        """The first page, up to now, of a choice that is changed; raises LogsGone, BadFilter."""
        view = await self.view(who, token)
        return await self._begin(who, token, replace(view.chosen, **changes))

    async def view(self, who: Who, token: str) -> View:
        """A choice as it was kept; raises LogsGone."""
        kept = await form(self.postgres, _place(who, token))
        if kept is None:
            raise LogsGone
        until = kept["until"] and datetime.fromisoformat(kept["until"])
        return View(token, LogFilter.restored(kept["chosen"]), until)

    def search(self, view: View, skip: int, many: int) -> LogSearch:
        """What a choice means to the database."""
        search = LogSearch.of(view.chosen, self.now().astimezone(self.zone), skip, many)
        ends = [one for one in (search.until, view.until) if one is not None]
        return replace(search, until=min(ends) if ends else None)

    async def summary(self) -> Sequence[RunTimes]:
        """How the runs of the last 30 days ended, and how long they took."""
        now = self.now()
        return await run_times(self.postgres, now - timedelta(days=SUMMARY_DAYS), now)

    async def analysis(self) -> Analysis:
        """The logs of the last seven days as a whole."""
        since = self.now() - timedelta(days=ANALYSIS_DAYS)
        async with self.postgres.transaction(_SECONDS) as inside:
            return Analysis(
                levels=await log_levels(inside, since),
                patterns=top_patterns(await error_messages(inside, since)),
                hours=await log_hours(inside, since, self.zone),
                scores=await self._scores(inside),
                together=await failed_together(inside, since),
            )

    async def _scores(self, inside: Postgres) -> Mapping[str, Decimal]:
        """How reliable each job has been that ran often enough."""
        now = self.now()
        found = {name: await reliability(inside, job, now) for name, job in self.jobs.items()}
        return {name: one.value for name, one in found.items() if one is not None}

    async def _begin(self, who: Who, token: str, chosen: LogFilter) -> LogTurn:
        turn = await self._page(View(token, chosen, None), 0)
        if turn.lines:
            turn = turn._replace(view=View(token, chosen, turn.lines[0].ts + _INSTANT))
        await self._keep(who, turn.view)
        return turn

    async def _page(self, view: View, page: int) -> LogTurn:
        search = self.search(view, page * ON_A_PAGE, ON_A_PAGE + 1)
        lines = await log_lines(self.postgres, search)
        return LogTurn(view, lines[:ON_A_PAGE], page, len(lines) > ON_A_PAGE)

    async def _keep(self, who: Who, view: View) -> None:
        until = view.until.isoformat() if view.until else None
        filled = {"chosen": view.chosen.stored(), "until": until}
        await save_form(self.postgres, _place(who, view.token), filled)


def job_code(name: str) -> str:
    """A job on a button that has no room for its name."""
    return hashlib.sha256(name.encode()).hexdigest()[:8]


def _place(who: Who, token: str) -> Place:
    return Place(who.chat, who.person, f"logs:{token}")
