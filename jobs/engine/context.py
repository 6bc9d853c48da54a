"""What a job's handler is given, and what it may say while it runs."""

from asyncio import CancelledError
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from domain.jobs.jobs import Run
from jobs.engine.meter import Meter
from queries.errors import SourceError
from queries.jobs.runs import Ending, Line

#: Lines of a log that wait to be written; beyond that the oldest go.
_MOST_LINES = 10_000


class Refused(Exception):
    """The job will not do this, and trying again would not help: the message says why."""


def kind_of(error: BaseException) -> str:
    """Of which kind an error is: what is written down, and what people have words for."""
    match error:
        case Refused():
            return "REFUSED"
        case SourceError():
            return "PERMANENT" if error.permanent else "PASSING"
        case CancelledError():
            return "CANCELLED"
    return "BUG"


class Context:
    """One run as its handler sees it.

    ``fence`` goes along with whatever the handler publishes: without the lease it is refused.
    """

    def __init__(self, run: Run, fence: int) -> None:
        self.run = run
        self.fence = fence
        self.meter = Meter()
        self.percent: float | None = None
        self.text: str | None = None
        self._lines: list[Line] = []

    def progress(self, text: str, percent: float | None = None) -> None:
        """Say how far the run is: a short sentence, and percent if they are known."""
        self.text, self.percent = text, percent

    def log(self, level: str, code: str, message: str, **context: Any) -> None:
        """Add a line to the run's log; written with the next sign of life."""
        self._lines.append(Line(level, code, message, context))
        del self._lines[:-_MOST_LINES]

    def take_lines(self) -> list[Line]:
        """The lines that are not written yet."""
        lines, self._lines = self._lines, []
        return lines


#: A job's work: what it found out is kept as the run's result.
Handler = Callable[[Context], Awaitable[Ending]]
Handlers = Mapping[str, Handler]
