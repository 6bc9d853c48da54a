"""Frames from the billing system made fit for PostgreSQL: cleaned, typed, encoded for COPY."""

from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
from pgpq import ArrowToPostgresBinaryEncoder

from domain.caches.caches import Cache
from queries.errors import SchemaDrift
from queries.loader import Statement

_SAMPLES = 20
_LONGEST_KEY = 60


class LeftOut(NamedTuple):
    """A record that cannot be loaded, and why."""

    key: str
    reason: str


@dataclass(frozen=True, slots=True)
class LoadPlan:
    """How the rows of a query become rows of a cache.

    ``columns`` are the query's, in its order, with their types here; ``key`` names the column that
    every row must have; ``derive`` turns a cleaned frame into the columns of the table ``rows_of``.
    """

    cache: Cache
    statement: Statement
    rows_of: str
    columns: Mapping[str, Any]
    key: str
    derive: Callable[[Any], Any]

    def stored(self) -> Any:
        """The schema of what goes into the table."""
        return self.derive(pa.schema(list(self.columns.items())).empty_table()).schema


class Intake:
    """Takes frames in, and keeps count of what it leaves out."""

    def __init__(self, plan: LoadPlan) -> None:
        self.plan = plan
        self.rows = 0
        self.left_out = 0
        self.samples: list[LeftOut] = []

    def take(self, frame: Any) -> Any:
        """The frame without the rows that cannot be loaded, in the table's columns and types."""
        found = tuple(name.lower() for name in frame.column_names)
        if found != tuple(self.plan.columns):
            raise SchemaDrift(", ".join(found))
        frame = self._sound(frame.rename_columns(found).combine_chunks())
        self.rows += frame.num_rows
        typed = [_typed(frame[name], kind) for name, kind in self.plan.columns.items()]
        return self.plan.derive(pa.table(typed, names=list(found)))

    def _sound(self, frame: Any) -> Any:
        for name in frame.column_names:
            for reason, find in _FAULTS if name != self.plan.key else _FAULTS_OF_KEYS:
                fault = find(frame[name])
                if fault is not None and pc.any(fault).as_py():
                    self._note(frame, fault, f"{name}: {reason}")
                    frame = frame.filter(pc.invert(fault))
        return frame

    def _note(self, frame: Any, fault: Any, reason: str) -> None:
        keys = frame[self.plan.key].filter(fault)
        self.left_out += len(keys)
        for key in keys[: _SAMPLES - len(self.samples)]:
            shown = str(key.as_py()).replace("\0", "␀")[:_LONGEST_KEY]
            self.samples.append(LeftOut(shown, reason))


async def encoded(
    frames: AsyncIterator[Any], intake: Intake, taken: Callable[[int], None]
) -> AsyncGenerator[bytes, None]:
    """The frames in the binary form of COPY; ``taken`` hears how many rows have passed."""
    encoder = ArrowToPostgresBinaryEncoder(intake.plan.stored())
    yield encoder.write_header()
    async for frame in frames:
        for batch in intake.take(frame).to_batches():
            yield encoder.write_batch(batch)
        taken(intake.rows)
    yield encoder.finish()


def _not_finite(column: Any) -> Any:
    if not pa.types.is_floating(column.type):
        return None
    return pc.invert(pc.fill_null(pc.is_finite(column), True))


def _broken(column: Any) -> Any:
    if not _is_text(column) or _is_whole(column):
        return None
    texts = column.cast(pa.large_binary()).to_pylist()
    return pa.array([text is not None and not _is_utf8(text) for text in texts])


def _with_nul(column: Any) -> Any:
    if not _is_text(column):
        return None
    return pc.fill_null(pc.match_substring(column, "\0"), False)


def _missing(column: Any) -> Any:
    return pc.fill_null(pc.equal(column, ""), True)


#: What PostgreSQL refuses: the reason, and which rows have it, None where a column cannot.
_FAULTS = (("not a number", _not_finite), ("not UTF-8", _broken), ("NUL character", _with_nul))
_FAULTS_OF_KEYS = (*_FAULTS, ("missing", _missing))


def _is_text(column: Any) -> bool:
    return bool(pa.types.is_string(column.type) or pa.types.is_large_string(column.type))


def _is_whole(column: Any) -> bool:
    try:
        column.validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True


def _is_utf8(text: bytes) -> bool:
    try:
        text.decode()
    except UnicodeDecodeError:
        return False
    return True


def _typed(column: Any, kind: Any) -> Any:
    if pa.types.is_floating(column.type) and pa.types.is_decimal(kind):
        column = pc.round(column, kind.scale)
    return column.cast(kind)
