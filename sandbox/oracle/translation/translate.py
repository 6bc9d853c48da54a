"""One Oracle query to one PostgreSQL query."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from sqlglot import exp
from sqlglot.errors import SqlglotError
from sqlglot.transforms import eliminate_join_marks

from sandbox.oracle.binds import replace_binds
from sandbox.oracle.errors import OraError

from .bind_marks import BindMode, mark, place_parameters
from .column_names import ColumnNames
from .dialect import parse
from .expressions import rewrite_expression
from .number_series import rewrite_connect_by
from .rownum import rewrite_rownum

#: words that PostgreSQL reserves and Oracle does not
_RESERVED = frozenset(
    {"analyse", "analyze", "array", "asymmetric", "authorization", "binary", "both", "collation"}
    | {"concurrently", "cross", "current_catalog", "deferrable", "do", "end", "except", "false"}
    | {"fetch", "foreign", "freeze", "full", "ilike", "initially", "inner", "isnull", "join"}
    | {"lateral", "leading", "left", "limit", "localtime", "natural", "notnull", "offset", "only"}
    | {"outer", "overlaps", "placing", "primary", "references", "returning", "right"}
    | {"session_user", "similar", "some", "symmetric", "tablesample", "trailing", "true"}
    | {"using", "variadic", "verbose", "when", "window"}
)
_INVALID_CHARACTER, _NOT_ALL_BOUND, _UNIMPLEMENTED = 911, 1008, 3001


@dataclass(frozen=True)
class Terms:
    """``bind_types`` are PostgreSQL's, one for each bind in order.

    ``context`` is what SYS_CONTEXT and USER know of the session; the schemas of
    ``strip_schemas`` (in capitals) are taken off the names of tables.
    """

    bind_types: tuple[str, ...]
    mode: BindMode = BindMode.STRICT
    context: tuple[tuple[str, str], ...] = ()
    strip_schemas: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Translated:
    sql: str
    columns: ColumnNames


@lru_cache(maxsize=500)
def translate(sql: str, terms: Terms) -> Translated:
    """Raises OraError: for the faults Oracle finds, and for what is not simulated."""
    text = sql.rstrip()
    if text.endswith(";"):
        raise OraError(_INVALID_CHARACTER)
    text, names = replace_binds(text, mark)
    if len(names) != len(terms.bind_types):
        raise OraError(_NOT_ALL_BOUND)
    tree = parse(text)
    columns = ColumnNames.of(tree)
    try:
        return Translated(_rewritten(tree, terms).sql(dialect="postgres"), columns)
    except SqlglotError as error:
        raise OraError(_UNIMPLEMENTED, f"not in this simulation: {error}") from None


def _rewritten(tree: exp.Expr, terms: Terms) -> exp.Expr:
    if any(column.args.get("join_mark") for column in tree.find_all(exp.Column)):
        tree = eliminate_join_marks(tree)
    for select in list(tree.find_all(exp.Select)):
        select.set("hint", None)
        rewrite_connect_by(select)
        rewrite_rownum(select)
    context = dict(terms.context)
    for node in reversed(list(tree.walk(bfs=True))):  # children before their parents
        new = rewrite_expression(node, context)
        if new is not node:
            node.replace(new)
    place_parameters(tree, terms.bind_types, terms.mode)
    _fold_names(tree, terms.strip_schemas)
    return tree


def _fold_names(tree: exp.Expr, strip_schemas: frozenset[str]) -> None:
    for table in tree.find_all(exp.Table):
        if table.db and table.db.upper() in strip_schemas:
            table.set("db", None)
        table.set("partition", None)
    for identifier in tree.find_all(exp.Identifier):
        name = str(identifier.this)
        if identifier.quoted and name == name.upper():
            identifier.set("this", name.lower())
        elif not identifier.quoted and name.lower() in _RESERVED:
            identifier.set("this", name.lower())
            identifier.set("quoted", True)
