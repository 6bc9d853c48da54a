"""SELECT … FROM dual CONNECT BY …: the hierarchical query that is none."""

from __future__ import annotations

from sqlglot import exp

from sandbox.oracle.errors import OraError

from .dialect import is_name

#: how far a series is tried whose condition does not say where it ends
_SERIES_LIMIT = 10_000


def rewrite_connect_by(select: exp.Select) -> None:
    """A series of numbers in LEVEL; ORA-03001 for a real hierarchy."""
    connect = select.args.get("connect")
    if connect is None:
        return
    condition = connect.args.get("connect")
    source = select.args["from_"].this
    from_dual = isinstance(source, exp.Table) and source.name.upper() == "DUAL"
    if not from_dual or connect.args.get("start") or condition.find(exp.Prior):
        raise OraError(3001, "hierarchical query: not in this simulation")
    select.set("connect", None)
    series = exp.Anonymous(this="ora_series", expressions=[_last(select, condition)])
    select.set("from_", exp.From(this=exp.Table(this=series)))


def _last(select: exp.Select, condition: exp.Expr) -> exp.Expr:
    """The end of the series; a condition that does not tell it becomes a filter."""
    bounds = isinstance(condition, (exp.LTE, exp.LT)) and (
        is_name(condition.this, "LEVEL") or is_name(condition.this, "ROWNUM")
    )
    if not bounds:  # such as CONNECT BY REGEXP_SUBSTR(list, '[^,]+', 1, LEVEL) IS NOT NULL
        where = select.args.get("where")
        both = exp.and_(where.this, condition) if where is not None else condition
        select.set("where", exp.Where(this=both))
        return exp.Literal.number(_SERIES_LIMIT)
    last: exp.Expr = condition.expression.copy()
    if isinstance(condition, exp.LT):
        last = exp.Sub(this=exp.paren(last), expression=exp.Literal.number(1))
    return last
