"""sqlglot's Oracle dialect, as this listener reads it."""

from __future__ import annotations

import re
from typing import Any, ClassVar

import sqlglot
from sqlglot import exp
from sqlglot.dialects.oracle import Oracle
from sqlglot.errors import SqlglotError

from sandbox.oracle.engine import is_query
from sandbox.oracle.errors import OraError

#: Functions that sqlglot leaves alone: PostgreSQL or compat.sql has them.
_VERBATIM = frozenset(
    {"TO_CHAR", "TO_DATE", "TO_TIMESTAMP", "TO_TIMESTAMP_TZ", "TO_NUMBER", "TO_CLOB"}
    | {"TRUNC", "ROUND", "MOD", "SIGN", "CHR", "ASCII", "SYS_CONTEXT", "USERENV"}
    | {"LAST_DAY", "ADD_MONTHS", "MONTHS_BETWEEN", "NEXT_DAY"}
    | {"SUBSTR", "INSTR", "LENGTH", "REPLACE", "TRANSLATE", "LPAD", "RPAD", "INITCAP"}
    | {"REGEXP_LIKE", "REGEXP_SUBSTR", "REGEXP_REPLACE", "REGEXP_COUNT", "REGEXP_INSTR"}
)

_NO_QUERY, _NO_FROM, _NO_EXPRESSION, _NOT_ENDED = 900, 923, 936, 933


class OracleSql(Oracle):
    class Parser(Oracle.Parser):  # type: ignore[valid-type,misc] # the base is made at run time
        FUNCTIONS: ClassVar[dict[str, Any]] = {
            name: build for name, build in Oracle.Parser.FUNCTIONS.items() if name not in _VERBATIM
        }
        FUNCTION_PARSERS: ClassVar[dict[str, Any]] = {
            name: parse
            for name, parse in Oracle.Parser.FUNCTION_PARSERS.items()
            if name not in _VERBATIM
        }


def parse(sql: str) -> exp.Query:
    """The tree of one query; raises OraError with Oracle's code for the fault."""
    try:
        tree = sqlglot.parse_one(sql, read=OracleSql)
    except SqlglotError:
        raise OraError(_fault(sql)) from None
    if not isinstance(tree, exp.Query):
        raise OraError(_NO_QUERY)
    for select in tree.find_all(exp.Select):  # sqlglot is more generous than Oracle 19c
        if select.args.get("from_") is None:
            raise OraError(_NO_FROM)
        if isinstance(select.args.get("limit"), exp.Limit):
            raise OraError(_NOT_ENDED)
    return tree


def _fault(sql: str) -> int:
    if not is_query(sql):
        return _NO_QUERY
    if not re.search(r"\bfrom\b", sql, re.IGNORECASE):
        return _NO_FROM
    if re.search(r"\bselect\s+from\b|,\s*from\b|\bwhere\s*$", sql, re.IGNORECASE):
        return _NO_EXPRESSION
    return _NOT_ENDED


def is_name(node: Any, name: str) -> bool:
    """Whether this is a pseudo-column or keyword such as ROWNUM, LEVEL or USER."""
    return (
        isinstance(node, exp.Column)
        and not node.table
        and isinstance(node.this, exp.Identifier)
        and not node.this.quoted
        and node.name.upper() == name
    )
