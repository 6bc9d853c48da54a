"""SQL files become statements; a file that is not what it should be is refused at load.

An Oracle file is exactly one query (SELECT or WITH … SELECT); a PostgreSQL file is one
statement, which may change rows.  Files name their binds ``:like_this``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from itertools import pairwise
from typing import Any

import sqlglot
from sqlglot import Token, TokenType, exp
from sqlglot.errors import SqlglotError

#: ORA-01745 at run time, though any parser here lets them pass as bind names
_ORACLE_WORDS = (
    "access add all alter and any as asc audit between by char check cluster column comment "
    "compress connect create current date decimal default delete desc distinct drop else "
    "exclusive exists file float for from grant group having identified immediate in increment "
    "index initial insert integer intersect into is level like lock long maxextents minus mode "
    "modify noaudit nocompress not nowait null number of offline on online option or order "
    "pctfree prior public raw rename resource revoke row rowid rownum rows select session set "
    "share size smallint start successful synonym sysdate table then to trigger uid union "
    "unique update user validate values varchar varchar2 view whenever where with"
)
RESERVED = frozenset(_ORACLE_WORDS.split())
#: words that fetch_all and frames keep for themselves
TAKEN = frozenset({"lane", "deadline"})
CHANGES = (exp.DML, exp.DDL, exp.Command, exp.Lock, exp.Into, exp.Set, exp.Use, exp.Drop)
QUERIES = (exp.Select, exp.SetOperation)
ROWS = (*QUERIES, exp.Insert, exp.Update, exp.Delete, exp.Merge)


class BadStatement(ValueError):
    """A SQL file is not the one statement it has to be."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name}: {why}")


class BindMismatch(TypeError):
    """The binds given are not the binds the statement names."""

    def __init__(self, statement: Statement, given: Mapping[str, object]) -> None:
        missing = sorted(set(statement.binds) - set(given))
        extra = sorted(set(given) - set(statement.binds))
        super().__init__(f"{statement.name}: missing {missing}, unknown {extra}")


@dataclass(frozen=True)
class Statement:
    """One SQL file; equal and hashed by its name, so that a fake can answer by it."""

    name: str
    text: str = field(compare=False, repr=False)
    #: Oracle: in order of appearance; PostgreSQL: binds[0] is $1 of the text
    binds: tuple[str, ...] = field(compare=False, default=())
    description: str = field(compare=False, default="")

    def check(self, given: Mapping[str, Any]) -> None:
        """Raises BindMismatch unless exactly the named binds are given."""
        if set(given) != set(self.binds):
            raise BindMismatch(self, given)


def oracle_sql(name: str) -> Statement:
    """The query in ``queries/sql/oracle/NAME.sql``; raises BadStatement."""
    return parse_oracle(name, _read("oracle", name))


def postgres_sql(path: str) -> Statement:
    """The statement in ``queries/sql/postgres/PATH.sql``; raises BadStatement.

    It is called by the last part of its path; the parts before are its room.
    """
    return parse_postgres(path.rpartition("/")[2], _read("postgres", path))


def parse_oracle(name: str, text: str) -> Statement:
    """A query out of Oracle SQL; raises BadStatement for everything else."""
    bare = _bare(text)
    tokens = _tokens(name, bare, "oracle")
    tree = _only_tree(name, bare, "oracle")
    if not isinstance(tree, QUERIES):
        raise BadStatement(name, f"{tree.key} is not a query")
    found = tree.find(*CHANGES)
    if found is not None:
        raise BadStatement(name, f"a query holds no {found.key}")
    return Statement(name, bare, _binds(name, tokens, tree), _description(bare))


def parse_postgres(name: str, text: str) -> Statement:
    """One statement out of PostgreSQL's SQL, its ``:binds`` numbered as the driver wants."""
    bare = _bare(text)
    tokens = _tokens(name, bare, "postgres")
    tree = _only_tree(name, bare, "postgres")
    if not isinstance(tree, ROWS):
        raise BadStatement(name, f"{tree.key} neither reads nor writes rows")
    binds = _binds(name, tokens, tree)
    return Statement(name, _numbered(bare, tokens, binds), binds, _description(bare))


def _read(folder: str, name: str) -> str:
    return (files("queries") / "sql" / folder / f"{name}.sql").read_text(encoding="utf-8")


def _tokens(name: str, text: str, dialect: str) -> list[Token]:
    try:
        tokens = sqlglot.tokenize(text, dialect=dialect)
    except SqlglotError as error:
        raise BadStatement(name, str(error)) from error
    if not tokens:
        raise BadStatement(name, "empty")
    for token in tokens:
        _plain_comments(name, token.comments)
        if token.token_type is TokenType.SEMICOLON:
            raise BadStatement(name, "a semicolon within the statement")
    return tokens


def _plain_comments(name: str, comments: list[str]) -> None:
    """Databases disagree on comments within comments; so nobody may write them."""
    for comment in comments:
        if "/*" in comment or "*/" in comment:
            raise BadStatement(name, "a comment within a comment")


def _only_tree(name: str, text: str, dialect: str) -> exp.Expression:
    try:
        trees = sqlglot.parse(text, dialect=dialect)
    except SqlglotError as error:
        raise BadStatement(name, str(error)) from error
    if len(trees) != 1 or not isinstance(trees[0], exp.Expression):
        raise BadStatement(name, f"{len(trees)} statements in place of one")
    return trees[0]


def _bare(text: str) -> str:
    """Without the closing semicolon, which is the editor's and not SQL's (ORA-00933)."""
    return text.strip().removesuffix(";").rstrip()


def _binds(name: str, tokens: list[Token], tree: exp.Expression) -> tuple[str, ...]:
    """The names in order, checked against what the parser took for binds."""
    binds = tuple(dict.fromkeys(_bind_name(name, word) for _, word in _bind_tokens(tokens)))
    if set(binds) != {str(found.this) for found in tree.find_all(exp.Placeholder)}:
        raise BadStatement(name, "write binds as :name, with no blank")
    return binds


def _bind_name(name: str, word: Token) -> str:
    bind = word.text
    if bind != bind.lower() or not bind.isidentifier():
        raise BadStatement(name, f"bind :{bind} is not lower_case")
    if bind in RESERVED | TAKEN:
        raise BadStatement(name, f"bind :{bind} is a reserved word")
    return bind


def _bind_tokens(tokens: list[Token]) -> list[tuple[Token, Token]]:
    """(colon, name) of each bind in the order of the text."""
    return [
        (colon, word)
        for colon, word in pairwise(tokens)
        if colon.token_type is TokenType.COLON and word.start == colon.end + 1
        if not word.text.isdigit()  # the slice of an array
    ]


def _numbered(text: str, tokens: list[Token], binds: tuple[str, ...]) -> str:
    for colon, word in reversed(_bind_tokens(tokens)):
        number = binds.index(word.text) + 1
        text = f"{text[: colon.start]}${number}{text[word.end + 1 :]}"
    return text


def _description(text: str) -> str:
    """The comment lines at the head of the file, as one text."""
    lines: list[str] = []
    for line in text.strip().splitlines():
        if not line.startswith("--"):
            break
        lines.append(line.removeprefix("--").strip())
    return "\n".join(lines)
