"""The names that Oracle gives to the columns of a query."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlglot import exp

from .bind_marks import numbered
from .dialect import OracleSql

_LONGEST = 128


@dataclass(frozen=True)
class ColumnNames:
    """``names`` in order; None stands for whatever a ``*`` expands to."""

    names: tuple[str | None, ...]

    @classmethod
    def of(cls, tree: exp.Query) -> ColumnNames:
        return cls(tuple(_name(item) for item in tree.selects))

    def given(self, actual: Sequence[str]) -> list[str]:
        """Oracle's names, where PostgreSQL reports the ``actual`` ones."""
        if None not in self.names:
            return [name or "" for name in self.names]
        before = self.names[: self.names.index(None)]
        after = self.names[len(before) + 1 :]
        if None in after:  # several stars: nobody knows where the second begins
            after = ()
        middle = actual[len(before) : len(actual) - len(after)]
        known = (*before, *(name.upper() for name in middle), *after)
        return [name or "" for name in known]


def _name(item: exp.Expr) -> str | None:
    if item.is_star:
        return None
    if isinstance(item, exp.Alias):
        return _folded(item.args["alias"])
    if isinstance(item, exp.Column):
        return _folded(item.this)
    text = numbered(item.sql(dialect=OracleSql, comments=False))
    return re.sub(r"\s+", "", text).upper()[:_LONGEST]


def _folded(identifier: exp.Expr | str) -> str:
    if isinstance(identifier, exp.Identifier) and identifier.quoted:
        return str(identifier.this)
    return str(getattr(identifier, "this", identifier)).upper()
