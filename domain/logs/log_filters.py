"""Which lines of the jobs' logs somebody wants to see."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, Self

from domain.auditing.audit_pages import Period
from domain.jobs.runs import State


class Level(StrEnum):
    """How much a line matters, the least first."""

    DEBUG = "DEBUG"
    INFO = "INFO"
    WARNING = "WARNING"
    ERROR = "ERROR"
    CRITICAL = "CRITICAL"


#: Levels that count as errors.
ERRORS = (Level.ERROR, Level.CRITICAL)


class Fault(StrEnum):
    """Why a filter cannot be used; the key of its words."""

    UNKNOWN = "unknown"
    JOB = "job"
    MODULE = "module"
    RUN = "run"
    STATUS = "status"
    USER = "user"
    LEVEL = "level"
    DATE = "date"
    ORDER = "order"
    REGEX = "regex"
    SLOW = "slow"


class BadFilter(ValueError):
    """A filter cannot be used; ``word`` is what was written, ``known`` what there is instead."""

    def __init__(self, fault: Fault, word: str, known: Collection[str] = ()) -> None:
        super().__init__(f"{fault}: {word}")
        self.fault = fault
        self.word = word
        self.known = known


@dataclass(frozen=True, slots=True)
class LogFilter:
    """A choice of lines: of one job, module or run, of a level, of a period or of some days.

    ``status`` is how the runs stand now; ``user`` the Telegram id, or a part of the name, of who
    asked for them. ``exact``: of this level only, else from it on; ``regex``: ``text`` is a
    regular expression. ``since`` and ``until`` are days of the site, both included, and win over
    the period.
    """

    job: str | None = None
    module: str | None = None
    run: int | None = None
    status: State | None = None
    user: str | None = None
    level: Level | None = None
    exact: bool = False
    period: Period = Period.WEEK
    since: date | None = None
    until: date | None = None
    text: str = ""
    regex: bool = False

    @property
    def is_narrowed(self) -> bool:
        """Whether something was chosen that is chosen rarely."""
        return bool(self.module or self.status or self.user or self.exact or self.regex)

    @property
    def levels(self) -> tuple[Level, ...]:
        """Those whose lines are wanted."""
        least = self.level or Level.DEBUG
        every = tuple(Level)
        return (least,) if self.exact else every[every.index(least) :]

    @property
    def by_days(self) -> bool:
        """Whether days were named."""
        return self.since is not None or self.until is not None

    def bounds(self, now: datetime) -> tuple[datetime | None, datetime | None]:
        """From which instant on, and before which one; ``now`` is in the site's zone."""
        since, until = self.since, self.until
        if not self.by_days and (days := self.period.days) is not None:
            since = now.date() - timedelta(days=days)
        begin = _midnight(since, now) if since else None
        end = _midnight(until + timedelta(days=1), now) if until else None
        return begin, end

    def stored(self) -> dict[str, Any]:
        """As JSON keeps it."""
        return {
            "job": self.job,
            "module": self.module,
            "run": self.run,
            "status": self.status and self.status.value,
            "user": self.user,
            "level": self.level and self.level.value,
            "exact": self.exact,
            "period": self.period.value,
            "since": self.since and self.since.isoformat(),
            "until": self.until and self.until.isoformat(),
            "text": self.text,
            "regex": self.regex,
        }

    @classmethod
    def restored(cls, kept: Mapping[str, Any]) -> Self:
        """From what ``stored`` gave, also before an update that brought more to choose."""
        return cls(
            job=kept["job"],
            module=kept.get("module"),
            run=kept["run"],
            status=State(kept["status"]) if kept.get("status") else None,
            user=kept.get("user"),
            level=kept["level"] and Level(kept["level"]),
            exact=kept.get("exact", False),
            period=Period(kept["period"]),
            since=kept["since"] and date.fromisoformat(kept["since"]),
            until=kept["until"] and date.fromisoformat(kept["until"]),
            text=kept["text"],
            regex=kept.get("regex", False),
        )


def _midnight(day: date, now: datetime) -> datetime:
    return datetime.combine(day, time(), now.tzinfo)
