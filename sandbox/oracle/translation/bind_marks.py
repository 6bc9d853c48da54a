"""Binds on their way through sqlglot: Oracle's ``:name`` to PostgreSQL's ``$1``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from sqlglot import exp

_MARK = "OBIND"


class BindMode(Enum):
    """For which binds PostgreSQL finds the type by the other side of a comparison.

    That amounts to Oracle's implicit conversion of the bind.  STRICT says the
    type of all binds but texts in ranges and lists; MIXED of all but compared
    texts; UNTYPED of none that can do without; TYPED of all.
    """

    STRICT = 1
    MIXED = 2
    UNTYPED = 3
    TYPED = 4


_EQUALITIES = (exp.EQ, exp.NEQ)
_RANGES = (exp.GT, exp.GTE, exp.LT, exp.LTE, exp.In, exp.Between, exp.Like)
_COUNTS = (exp.Limit, exp.Offset, exp.Fetch)
_ARITHMETIC = (exp.Coalesce, exp.If, exp.Case, exp.Add, exp.Sub, exp.Mul)
_FREE_TEXTS: dict[BindMode, tuple[type[exp.Expr], ...]] = {
    BindMode.STRICT: (*_RANGES, *_COUNTS),
    BindMode.MIXED: (*_EQUALITIES, *_RANGES, *_COUNTS),
    BindMode.UNTYPED: (*_EQUALITIES, *_RANGES, *_COUNTS, *_ARITHMETIC),
    BindMode.TYPED: (),
}


def mark(index: int) -> str:
    """What stands for the bind at ``index`` (from 0) while sqlglot parses."""
    return f":{_MARK}{index}"


def numbered(text: str) -> str:
    """Text with marks as Oracle shows it in the name of a column."""
    return re.sub(rf":{_MARK}(\d+)", lambda found: f":{int(found.group(1)) + 1}", text)


def place_parameters(tree: exp.Expr, types: Sequence[str], mode: BindMode) -> None:
    """``types`` holds the PostgreSQL type of each bind."""
    for node in list(tree.find_all(exp.Placeholder)):
        index = int(str(node.this)[len(_MARK) :])
        parameter: exp.Expr = exp.Parameter(this=exp.Literal.number(index + 1))
        may_be_free = types[index] == "TEXT" or mode is BindMode.UNTYPED
        if not (may_be_free and isinstance(node.parent, _FREE_TEXTS[mode])):
            parameter = exp.cast(parameter, types[index], dialect="postgres")
        node.replace(parameter)
