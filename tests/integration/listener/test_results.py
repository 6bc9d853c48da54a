"""Binds in, rows out, with the real driver (sync) and the scripted engine."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import oracledb
import pytest

from sandbox.oracle import Column, Config, ScriptedEngine, ServerThread, User
from sandbox.oracle.wire.ora_types import LONG

from .talk import at, code, description, fetch, many

VALUES = [
    0,
    1,
    -1,
    42,
    10**15,
    -(10**15),
    10**37,
    123456789012345678901234567890,
    1.5,
    -0.25,
    1e-10,
    123456.789,
    Decimal("12345678.90"),
    Decimal("-0.001"),
    "abc",
    "",
    "it's",
    "আমার সোনার বাংলা, আমি তোমায় ভালোবাসি",
    "x" * 1000,
    "ক" * 1300,
    "x" * 9000,
    None,
    b"\x00\x01\xff",
    b"r" * 500,
    at(2024, 2, 29, 23, 59, 59),
    at(1999, 12, 31),
    at(4712, 1, 1),
    dt.timedelta(days=3, hours=4, seconds=5, microseconds=6),
]


@pytest.mark.parametrize("size", [4000, 32767])
@pytest.mark.parametrize("value", VALUES, ids=lambda v: repr(v)[:20])
def test_echo(engine: ScriptedEngine, value: Any, size: int) -> None:
    engine.on("echo", lambda _sql, binds: (["V", "N"], [(binds["V"], binds["N"])]))
    config = Config(users={"CISREAD": User("secret")}, max_string_size=size)
    with (
        ServerThread(engine, config) as sim,
        oracledb.connect(user="cisread", password="secret", dsn=sim.dsn) as conn,
    ):
        ((result, other),) = fetch(conn, "select :v, :n from echo", {"v": value, "n": 7})
    expected = None if value == "" else value
    if isinstance(expected, Decimal):
        expected = float(expected)
    assert result == expected
    assert type(result) is type(expected)
    assert other == 7


def test_timestamp_bind(conn: oracledb.Connection, engine: ScriptedEngine) -> None:
    engine.on("echo", lambda _sql, binds: ([Column.timestamp("V")], [(binds["V"],)]))
    value = at(2024, 5, 6, 7, 8, 9, 123456)
    cursor = conn.cursor()
    cursor.setinputsizes(v=oracledb.DB_TYPE_TIMESTAMP)
    cursor.execute("select :v from echo", v=value)
    assert cursor.fetchone() == (value,)


def test_long_bind_between_short_ones(conn: oracledb.Connection, engine: ScriptedEngine) -> None:
    # values above the maximum string size travel after all others
    engine.on("echo", lambda _sql, binds: (list("ABC"), [tuple(binds.values())]))
    row = ("y" * 5000, 5, "z" * 6000)
    assert fetch(conn, "select :1, :2, :3 from echo", row) == [row]


def test_repeated_and_positional_binds(conn: oracledb.Connection, engine: ScriptedEngine) -> None:
    engine.on("twice", lambda _sql, binds: (["A"], [(binds["X"],)]))
    assert fetch(conn, "select :x from twice where :x = :y", {"x": 5, "y": 6}) == [(5,)]


COLUMNS = [
    Column.number("ID", 10),
    Column.number("AMT", 15, 2),
    Column.number("ANY"),
    Column.varchar2("NAME", 60),
    Column.char("FLAG", 4),
    Column.date("D"),
    Column.timestamp("TS"),
]
ROWS = [
    (1, Decimal("100.00"), 5, "নাম", "Y   ", at(2024, 1, 2), at(2024, 1, 2, 3, 4, 5, 678)),
    (None,) * 7,
    (-5, Decimal("-0.01"), Decimal("2.5"), "", None, dt.date(2020, 2, 29), at(2024, 1, 2, 3)),
]


def test_result_types(conn: oracledb.Connection, engine: ScriptedEngine) -> None:
    engine.on("types", (COLUMNS, ROWS))
    cursor = conn.cursor()
    cursor.execute("select * from types")
    assert [d[0] for d in description(cursor)] == [c.name for c in COLUMNS]
    assert [d[1] for d in description(cursor)] == [
        oracledb.DB_TYPE_NUMBER,
        oracledb.DB_TYPE_NUMBER,
        oracledb.DB_TYPE_NUMBER,
        oracledb.DB_TYPE_VARCHAR,
        oracledb.DB_TYPE_CHAR,
        oracledb.DB_TYPE_DATE,
        oracledb.DB_TYPE_TIMESTAMP,
    ]
    assert description(cursor)[1][4:6] == (15, 2)
    first, nulls, last = cursor.fetchall()
    assert first == (1, 100.0, 5, "নাম", "Y   ", *ROWS[0][5:])
    assert [type(v) for v in first[:3]] == [int, float, int]
    assert nulls == (None,) * 7
    assert last == (-5, -0.01, 2.5, None, None, at(2020, 2, 29), ROWS[2][6])


def test_long_column(conn: oracledb.Connection, engine: ScriptedEngine) -> None:
    values = [("ক" * 50_000, 1), (None, 2), ("", 3), ("short", 4)]
    engine.on("notes", ([Column("NOTE", LONG), Column.number("N", 5)], values))
    cursor = conn.cursor()
    cursor.execute("select * from notes")
    assert description(cursor)[0][1] is oracledb.DB_TYPE_LONG
    assert cursor.fetchall() == [*values[:2], (None, 3), values[3]]


def test_fetch_decimals(conn: oracledb.Connection, engine: ScriptedEngine) -> None:
    engine.on("types", (COLUMNS[:3], [r[:3] for r in ROWS]))
    cursor = conn.cursor()
    cursor.execute("select * from types", fetch_decimals=True)
    assert cursor.fetchone() == (Decimal(1), Decimal(100), Decimal(5))


@pytest.mark.parametrize("count", [0, 1, 2, 3, 99, 100, 101, 1000])
@pytest.mark.parametrize("prefetch", [0, 1, 2, 100])
def test_row_counts(
    conn: oracledb.Connection, engine: ScriptedEngine, count: int, prefetch: int
) -> None:
    engine.on("many", many)
    cursor = conn.cursor()
    cursor.arraysize = 50
    cursor.prefetchrows = prefetch
    for _ in range(3):  # again from the statement cache
        cursor.execute("select * from many where :n > 0", n=count)
        assert [r[0] for r in cursor] == list(range(count))
    assert cursor.rowcount == count


def test_fetchmany_and_reexecute(conn: oracledb.Connection, engine: ScriptedEngine) -> None:
    engine.on("many", many)
    cursor = conn.cursor()
    for n in (500, 3):  # the second execute abandons the first result
        cursor.execute("select * from many where :n > 0", n=n)
        assert len(cursor.fetchmany(2)) == 2


def test_columns_change_between_executions(
    conn: oracledb.Connection, engine: ScriptedEngine
) -> None:
    engine.on("shape", (["A"], [(1,)]))
    assert fetch(conn, "select * from shape") == [(1,)]
    engine.on("shape", (["A", "B"], [("x", 2.5)]))
    assert fetch(conn, "select * from shape") == [("x", 2.5)]


def test_statement_cache_and_cursor_closing(
    conn: oracledb.Connection, engine: ScriptedEngine, sim: ServerThread
) -> None:
    engine.on("q", (["A"], [(1,)]))
    for i in range(200):
        assert fetch(conn, f"select q{i} from t") == [(1,)]
    conn.ping()
    assert sim.stats.open_cursors <= conn.stmtcachesize + 1
    parses = sim.stats.parses
    for _ in range(10):
        fetch(conn, "select q199 from t")
    assert sim.stats.parses == parses


def test_open_cursor_limit(engine: ScriptedEngine) -> None:
    engine.on("q", (["A"], [(1,)]))
    config = Config(users={"CISREAD": User("secret")}, max_open_cursors=30)
    with (
        ServerThread(engine, config) as sim,
        oracledb.connect(user="cisread", password="secret", dsn=sim.dsn) as conn,
    ):
        cursors = [conn.cursor() for _ in range(31)]
        for i in range(30):
            cursors[i].execute(f"select q{i} from t")
        with pytest.raises(oracledb.DatabaseError) as info:
            cursors[30].execute("select q30 from t")
        assert code(info) == "ORA-01000"


def test_parse_only(conn: oracledb.Connection, engine: ScriptedEngine) -> None:
    engine.on("q", (["A"], [(1,)]))
    cursor = conn.cursor()
    cursor.parse("select q from t")
    assert [d[0] for d in description(cursor)] == ["A"]


def test_arrow(conn: oracledb.Connection, engine: ScriptedEngine) -> None:
    engine.on("many", many)
    frame = conn.fetch_df_all("select * from many where :n > 0", [2500], arraysize=700)
    assert frame.num_rows() == 2500
    assert frame.column_names() == ["ID", "NAME"]
    sizes = [
        f.num_rows()
        for f in conn.fetch_df_batches("select * from many where :n > 0", [2500], size=1000)
    ]
    assert sum(sizes) == 2500
