"""Single expressions that mean something else to PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlglot import exp

from .dialect import is_name
from .keep import rewrite_keep

Context = Mapping[str, str]

# how far the engine's clock is ahead
_AHEAD = "CAST(COALESCE(NULLIF(current_setting('sandbox.ahead', true), ''), '0 s') AS INTERVAL)"
# a cast to timestamp(0) would round up
_SYSDATE = f"CAST(date_trunc('second', LOCALTIMESTAMP + {_AHEAD}) AS TIMESTAMP(0))"
#: functions whose empty result is NULL to Oracle
_TEXT_FUNCTIONS = frozenset({"SUBSTR", "REPLACE", "TRANSLATE", "REGEXP_REPLACE", "REGEXP_SUBSTR"})


def rewrite_expression(node: exp.Expr, context: Context) -> exp.Expr:
    """The same node, changed or not, or another one for its place."""
    for kind, rule in _RULES.items():
        if isinstance(node, kind):
            return rule(node, context)
    return node


def _null_text() -> exp.Expr:
    return exp.cast(exp.Null(), "TEXT")


def _null_if_empty(node: exp.Expr, _context: Context | None = None) -> exp.Expr:
    return exp.Anonymous(this="NULLIF", expressions=[node.copy(), exp.Literal.string("")])


def _concatenation(node: exp.DPipe, _context: Context) -> exp.Expr:
    """NULLs vanish in it, and an empty result is NULL."""
    if isinstance(node.parent, exp.DPipe):
        return node  # part of a longer one
    return _null_if_empty(exp.Anonymous(this="CONCAT", expressions=_operands(node)))


def _operands(node: exp.Expr) -> list[exp.Expr]:
    if isinstance(node, exp.DPipe):
        return [*_operands(node.this), *_operands(node.expression)]
    return [node.copy()]


def _division(node: exp.Div, _context: Context) -> exp.Expr:
    """Never whole numbers only."""
    if not node.args.get("typed"):
        node.set("typed", True)
        node.set("this", exp.cast(node.this, "DECIMAL"))
    return node


def _now(node: exp.CurrentDate | exp.CurrentTimestamp, _context: Context) -> exp.Expr:
    if isinstance(node, exp.CurrentDate) or node.args.get("sysdate"):
        return exp.Var(this=_SYSDATE)
    return node


def _systimestamp(_node: exp.Systimestamp, _context: Context) -> exp.Expr:
    return exp.Var(this="CURRENT_TIMESTAMP")


def _type(node: exp.DataType, _context: Context) -> exp.Expr:
    if node.this == exp.DataType.Type.DATE:
        return exp.DataType.build("TIMESTAMP(0)", dialect="postgres")
    return node


def _window(node: exp.Window, _context: Context) -> exp.Expr:
    if str(node.args.get("over", "")).upper() == "KEEP":
        return rewrite_keep(node)
    return node


def _literal(node: exp.Literal, _context: Context) -> exp.Expr:
    """'' is NULL, except as an argument."""
    is_argument = isinstance(node.parent, (exp.Func, exp.GroupConcat, exp.Interval))
    if node.is_string and node.this == "" and not is_argument:
        return _null_text()
    return node


def _list(node: exp.GroupConcat, _context: Context) -> exp.Expr:
    """LISTAGG takes anything, STRING_AGG texts."""
    inner = node.this
    if isinstance(inner, exp.Order):
        inner.set("this", exp.cast(inner.this, "TEXT"))
    else:
        node.set("this", exp.cast(inner, "TEXT"))
    return node


def _function(node: exp.Anonymous, context: Context) -> exp.Expr:
    name, arguments = str(node.this).upper(), node.expressions
    literals = [a.name.upper() if isinstance(a, exp.Literal) else None for a in arguments]
    if name == "SYS_CONTEXT" and literals[1:] and literals[1]:
        value = context.get(literals[1])
        return exp.Literal.string(value) if value else _null_text()
    if name == "USERENV" and literals and literals[0]:
        return exp.Literal.string(context.get(literals[0], ""))
    if name == "TO_CLOB" and arguments:
        return exp.cast(arguments[0], "TEXT")
    return _null_if_empty(node) if name in _TEXT_FUNCTIONS else node


def _column(node: exp.Column, context: Context) -> exp.Expr:
    if is_name(node, "USER"):
        return exp.Literal.string(context.get("SESSION_USER", ""))
    return node


_RULES: dict[type[exp.Expr], Callable[[Any, Context], exp.Expr]] = {
    exp.DPipe: _concatenation,
    exp.Div: _division,
    exp.CurrentDate: _now,
    exp.CurrentTimestamp: _now,
    exp.Systimestamp: _systimestamp,
    exp.DataType: _type,
    exp.Window: _window,
    exp.Literal: _literal,
    exp.Trim: _null_if_empty,
    exp.GroupConcat: _list,
    exp.Anonymous: _function,
    exp.Column: _column,
}
