"""The logs of jobs as files: CSV, JSON, and plain text of 80 columns."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import StrEnum
from typing import Any, Protocol

from domain.jobs.run_records import LogLine
from formatters.files.csv_file import HEAD, csv_lines
from formatters.html import plain
from formatters.words import Words

_COLUMNS = ("execution_id", "job_name", "timestamp", "level", "source", "code", "message")
_RULE = "=" * 80


class Form(StrEnum):
    """How a file is written; its ending."""

    CSV = "csv"
    JSON = "json"
    TXT = "txt"


@dataclass(frozen=True, slots=True)
class About:
    """What a file says of itself; ``filters`` as the person wrote or pressed them.

    ``chosen`` is the same in words (HTML).
    """

    generated_at: datetime
    by: str
    filters: Mapping[str, Any]
    chosen: str
    total: int
    truncated: bool


class LogWriter(Protocol):
    """Writes a file piece by piece: what it begins with is known at the end only."""

    def head(self, about: About) -> bytes:
        """What stands before the lines."""
        ...

    def lines(self, lines: Sequence[LogLine]) -> bytes:
        """Some lines."""
        ...

    def tail(self, about: About) -> bytes:
        """What stands after the lines."""
        ...


def writer(words: Words, form: Form, zone: tzinfo, sources: Mapping[str, str]) -> LogWriter:
    """A writer of a form; ``sources``: the module of each job."""
    match form:
        case Form.CSV:
            return _Csv(words, zone, sources)
        case Form.JSON:
            return _Json(zone, sources)
        case Form.TXT:
            return _Txt(words, zone)


class _Csv:
    def __init__(self, words: Words, zone: tzinfo, sources: Mapping[str, str]) -> None:
        self._words = words
        self._zone = zone
        self._sources = sources

    def head(self, about: About) -> bytes:
        return HEAD + csv_lines([_COLUMNS])

    def lines(self, lines: Sequence[LogLine]) -> bytes:
        return csv_lines(_cells(line, self._zone, self._sources) for line in lines)

    def tail(self, about: About) -> bytes:
        told = [("filters", plain(about.chosen))]
        if about.truncated:
            told.append(("truncated", _truncated(self._words, about)))
        return csv_lines([["", "", "", "", "", *one] for one in told])


class _Json:
    def __init__(self, zone: tzinfo, sources: Mapping[str, str]) -> None:
        self._zone = zone
        self._sources = sources
        self._begun = False

    def head(self, about: About) -> bytes:
        info = {
            "generated_at": about.generated_at.isoformat(),
            "by": about.by,
            "filters": dict(about.filters),
            "total": about.total,
            "truncated": about.truncated,
        }
        return f'{{"export_info": {_json(info)},\n"logs": ['.encode()

    def lines(self, lines: Sequence[LogLine]) -> bytes:
        rows = (dict(zip(_COLUMNS, _cells(one, self._zone, self._sources), strict=True))
                for one in lines)  # fmt: skip
        text = ",\n".join(map(_json, rows))
        joined = f",\n{text}" if self._begun else f"\n{text}"
        self._begun = True
        return joined.encode()

    def tail(self, about: About) -> bytes:
        return b"\n]}\n"


class _Txt:
    def __init__(self, words: Words, zone: tzinfo) -> None:
        self._words = words
        self._zone = zone

    def head(self, about: About) -> bytes:
        words = self._words
        at = words.digits(f"{about.generated_at:%Y-%m-%d %H:%M:%S}")
        count = words("logs-file-count", count=about.total, shown=words.digits(f"{about.total:,}"))
        told = [
            words("logs-file-title"),
            words("logs-file-written", at=at, by=about.by),
            words("logs-file-chosen", chosen=plain(about.chosen)),
            _truncated(words, about) if about.truncated else count,
        ]
        return "\n".join([*told, _RULE, ""]).encode("utf-8", "replace")

    def lines(self, lines: Sequence[LogLine]) -> bytes:
        told = [
            f"[{line.ts.astimezone(self._zone):%Y-%m-%d %H:%M:%S}] {line.level} - {line.job}"
            f" ({line.run_id})\n    {_one_line(line)}\n"
            for line in lines
        ]
        return "".join(told).encode("utf-8", "replace")

    def tail(self, about: About) -> bytes:
        return f"{_RULE}\n".encode()


def _cells(line: LogLine, zone: tzinfo, sources: Mapping[str, str]) -> list[str | int]:
    at = line.ts.astimezone(zone).isoformat(sep=" ", timespec="milliseconds")
    source = sources.get(line.job, "")
    return [line.run_id, line.job, at, line.level, source, line.code, line.message]


def _one_line(line: LogLine) -> str:
    return f"{line.code}: {' '.join(line.message.split())}"


def _truncated(words: Words, about: About) -> str:
    said = words("logs-truncated", shown=words.digits(f"{about.total:,}"))
    return " ".join(said.split())


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace").decode()
