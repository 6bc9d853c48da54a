"""MAX(x) KEEP (DENSE_RANK LAST ORDER BY y): the largest x among the latest y."""

from __future__ import annotations

from sqlglot import exp

from sandbox.oracle.errors import OraError


def rewrite_keep(node: exp.Window) -> exp.Expr:
    """The first element of an ordered array; ORA-03001 for other aggregates."""
    aggregate = node.this
    order = node.args.get("order")
    if not isinstance(aggregate, (exp.Max, exp.Min)) or order is None:
        raise OraError(3001, "KEEP with other aggregates: not in this simulation")
    first = bool(node.args.get("first"))
    keys: list[exp.Expr] = [_key(item, first) for item in order.expressions]
    keys.append(
        exp.Ordered(
            this=aggregate.this.copy(), desc=isinstance(aggregate, exp.Max), nulls_first=False
        )
    )
    array = exp.ArrayAgg(this=exp.Order(this=aggregate.this.copy(), expressions=keys))
    return exp.Bracket(this=exp.paren(array), expressions=[exp.Literal.number(1)], offset=1)


def _key(item: exp.Expr, first: bool) -> exp.Ordered:
    """One key of the order; LAST turns all around, also where the NULLs go."""
    descending = bool(item.args.get("desc"))
    nulls_first = item.args.get("nulls_first")
    if nulls_first is None:
        nulls_first = descending  # to Oracle NULLs are larger than everything
    return exp.Ordered(
        this=item.this.copy(),
        desc=descending if first else not descending,
        nulls_first=bool(nulls_first) if first else not nulls_first,
    )
