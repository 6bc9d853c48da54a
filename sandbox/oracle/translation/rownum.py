"""ROWNUM: in WHERE it becomes LIMIT, elsewhere a row number."""

from __future__ import annotations

from sqlglot import exp

from sandbox.oracle.errors import OraError

from .dialect import is_name

_MIRRORED: dict[type[exp.Expr], type[exp.Expr]] = {
    exp.LTE: exp.GTE,
    exp.LT: exp.GT,
    exp.GTE: exp.LTE,
    exp.GT: exp.LT,
    exp.EQ: exp.EQ,
}
#: parts of a query that Oracle works out after counting rows
_LATE = ("group", "having", "order", "distinct")


def rewrite_rownum(select: exp.Select) -> None:
    limit = _take_limit(select)
    if limit is not None:
        _apply(select, limit)
    for column in list(select.find_all(exp.Column)):
        if is_name(column, "ROWNUM") and column.find_ancestor(exp.Select) is select:
            column.replace(exp.Window(this=exp.Anonymous(this="ROW_NUMBER")))


def _take_limit(select: exp.Select) -> exp.Expr | None:
    """Move the conditions that say "at most n rows" out of WHERE."""
    where = select.args.get("where")
    if where is None:
        return None
    parts = list(where.this.flatten()) if isinstance(where.this, exp.And) else [where.this]
    bounds = {id(part): _bound(part.unnest()) for part in parts}
    limits = [bound for bound in bounds.values() if bound is not None]
    if not limits:
        return None
    kept = [part for part in parts if bounds[id(part)] is None]
    select.set("where", exp.Where(this=exp.and_(*kept, copy=False)) if kept else None)
    return exp.Least(this=limits[0], expressions=limits[1:]) if limits[1:] else limits[0]


def _bound(part: exp.Expr) -> exp.Expr | None:
    """n of a condition such as ``ROWNUM <= n`` or ``n > ROWNUM``."""
    if type(part) not in _MIRRORED:
        return None
    kind, bound = type(part), part.expression
    if not is_name(part.this, "ROWNUM"):
        kind, bound = _MIRRORED[kind], part.this
        if not is_name(part.expression, "ROWNUM"):
            return None
    bound = bound.copy()
    if kind is exp.EQ:  # only ROWNUM = 1 can ever be true
        one = isinstance(bound, exp.Literal) and bound.name == "1"
        return exp.Literal.number(1 if one else 0)
    if kind is exp.LT:
        return exp.Sub(this=exp.paren(bound), expression=exp.Literal.number(1))
    return bound if kind is exp.LTE else None


def _apply(select: exp.Select, limit: exp.Expr) -> None:
    """Limit the rows before they are grouped or ordered, as ROWNUM does."""
    grouped = _aggregates(select)
    if not grouped and not any(select.args.get(key) for key in _LATE):
        select.set("limit", exp.Limit(expression=limit))
    elif not select.args.get("joins") and not select.args.get("laterals"):
        _limit_only_source(select, limit)
    elif not select.is_star:
        _limit_joined_sources(select, limit)
    elif grouped or any(select.args.get(key) for key in _LATE if key != "order"):
        raise OraError(3001, "ROWNUM with joins and DISTINCT *: not in this simulation")
    else:
        select.set("limit", exp.Limit(expression=limit))  # near enough


def _aggregates(select: exp.Select) -> bool:
    return any(
        call.find_ancestor(exp.Select) is select and not isinstance(call.parent, exp.Window)
        for item in select.expressions
        for call in item.find_all(exp.AggFunc)
    )


def _limit_only_source(select: exp.Select, limit: exp.Expr) -> None:
    """Cut the rows in a subquery that goes by the name of the source."""
    source = select.args["from_"].this
    inner = exp.Select(
        expressions=[exp.Star()],
        from_=exp.From(this=source.copy()),
        where=select.args.get("where"),
        limit=exp.Limit(expression=limit),
    )
    select.set("where", None)
    select.set("from_", exp.From(this=inner.subquery(source.alias_or_name, copy=False)))


def _limit_joined_sources(select: exp.Select, limit: exp.Expr) -> None:
    """Cut the rows in a subquery that has every column used outside."""
    columns = _outer_columns(select)
    inner = exp.Select(
        expressions=[exp.alias_(c, f"c{i}_") for i, c in enumerate(columns)]
        or [exp.Literal.number(1)],
        from_=select.args["from_"],
        joins=select.args.get("joins"),
        laterals=select.args.get("laterals"),
        where=select.args.get("where"),
        limit=exp.Limit(expression=limit),
    )
    for key in ("joins", "laterals", "where"):
        select.set(key, None)
    select.set("from_", exp.From(this=inner.subquery("rn_", copy=False)))


def _outer_columns(select: exp.Select) -> list[exp.Expr]:
    """Columns used outside the sources, each replaced by ``c0_``, ``c1_`` …"""
    aliases = {item.alias.upper() for item in select.expressions if isinstance(item, exp.Alias)}
    found: dict[str, exp.Expr] = {}
    for key in ("expressions", *_LATE):
        for root in _roots(select.args.get(key)):
            for column in list(root.find_all(exp.Column)):
                by_alias = not column.table and column.name.upper() in aliases
                if not (by_alias and key in {"order", "having"}):
                    _rename(column, found, column is root)
    return list(found.values())


def _roots(value: list[exp.Expr] | exp.Expr | None) -> list[exp.Expr]:
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def _rename(column: exp.Column, found: dict[str, exp.Expr], is_item: bool) -> None:
    name = column.sql(dialect="postgres").lower()
    found.setdefault(name, column.copy())
    new: exp.Expr = exp.column(f"c{list(found).index(name)}_")
    column.replace(exp.alias_(new, column.name) if is_item else new)
