"""The logs of jobs as files: read some at a time, written to disk, gone when they are sent."""

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from bot.export_folders import make_folder
from bot.operating.log_book import LogBook, View
from domain.auditing.audit import Actor, Deed
from domain.logs.log_filters import LogFilter
from formatters.operating.log_files import About, Form, LogWriter, writer
from formatters.operating.logs import choice
from formatters.words import Words
from queries.auditing.audit import append_audit
from queries.jobs.log_lines import log_stream

#: Lines of a file, and its bytes: Telegram takes 50 MB from a bot.
MOST_LINES = 100_000
_MOST_BYTES = 45_000_000
#: Files that are written at once.
_AT_ONCE = 2


class LogFile(NamedTuple):
    """A file, how many lines it has, and whether there were more."""

    path: Path
    name: str
    rows: int
    cut: bool


class Wanted(NamedTuple):
    """What of the logs is wanted in which form, by whom, in whose words."""

    view: View
    form: Form
    actor: Actor
    by: str
    words: Words


@dataclass(frozen=True, slots=True)
class LogExports:
    """Writes files; ``modules``: the module of each job; ``most``: lines of a file."""

    book: LogBook
    modules: Mapping[str, str]
    most: int = MOST_LINES
    largest: int = _MOST_BYTES
    _room: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_AT_ONCE))

    @asynccontextmanager
    async def folder(self) -> AsyncIterator[Path]:
        """A place for a file until it is sent."""
        async with self._room:
            folder = await asyncio.to_thread(make_folder, Path(tempfile.gettempdir()))
            try:
                yield folder
            finally:
                await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)

    async def write(self, wanted: Wanted, folder: Path) -> LogFile | None:
        """What is wanted as a file; None when nothing was logged."""
        book, view = self.book, wanted.view
        made = writer(wanted.words, wanted.form, book.zone, self.modules)
        rows, cut = await self._body(view, made, folder / "body")
        if not rows:
            return None
        about = About(
            generated_at=book.now().astimezone(book.zone),
            by=wanted.by,
            filters=filters(view.chosen),
            chosen=choice(wanted.words, view.chosen),
            total=rows,
            truncated=cut,
        )
        deed = Deed(wanted.actor, "log.exported", "logs", {**about.filters, "rows": rows})
        await append_audit(book.postgres, deed)
        path = folder / f"logs.{wanted.form}"
        await asyncio.to_thread(_join, path, made, about, folder / "body")
        name = f"griddesk-logs-{about.generated_at:%Y-%m-%d-%H%M}.{wanted.form}"
        return LogFile(path, name, rows, cut)

    async def _body(self, view: View, made: LogWriter, path: Path) -> tuple[int, bool]:
        """Write the lines; how many those are, and whether there are more."""
        rows, size, cut = 0, 0, False
        search = self.book.search(view, 0, self.most + 1)
        with path.open("wb") as body:
            async for batch in log_stream(self.book.postgres, search):
                room = 0 if size > self.largest else self.most - rows
                if fitting := batch[:room]:
                    size += body.write(made.lines(fitting))
                    rows += len(fitting)
                cut = cut or len(fitting) < len(batch)
        return rows, cut


def filters(chosen: LogFilter) -> dict[str, str | int]:
    """A choice as its filters are written, without those that choose nothing."""
    kept = {**chosen.stored(), "period": None if chosen.by_days else chosen.period.name.lower()}
    return {name: value for name, value in kept.items() if value}


def _join(path: Path, made: LogWriter, about: About, body: Path) -> None:
    with path.open("wb") as whole, body.open("rb") as lines:
        whole.write(made.head(about))
        shutil.copyfileobj(lines, whole)
        whole.write(made.tail(about))
