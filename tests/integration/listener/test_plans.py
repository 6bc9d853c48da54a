"""Look-ups must find their index in PostgreSQL as they would in Oracle."""

from __future__ import annotations

from collections.abc import Iterator

import oracledb
import psycopg
import pytest

from sandbox.oracle import ServerThread
from sandbox.oracle.pg_engine import PostgresEngine
from sandbox.oracle.postgres.pool import search_path
from sandbox.oracle.translation.translate import Terms, translate

from .talk import CREDENTIALS, fetch

POINTS = """
DROP SCHEMA IF EXISTS plans CASCADE;
CREATE SCHEMA plans;
SET search_path = plans;
CREATE TABLE point (sp_id char(10) PRIMARY KEY, legacy_no varchar(254), since timestamp(0));
CREATE TABLE identifier (d1_sp_id char(12), id_value varchar(120));
INSERT INTO point
  SELECT lpad(i::text, 10, '0'), i::text, timestamp '2024-01-01' + i * interval '1 hour'
    FROM generate_series(1, 20000) i;
INSERT INTO identifier
  SELECT '8' || lpad(i::text, 11, '0'), lpad(i::text, 10, '0') FROM generate_series(1, 20000) i;
CREATE INDEX ON point (legacy_no);
CREATE INDEX ON point (since);
CREATE INDEX ON identifier (d1_sp_id);
CREATE INDEX ON identifier (id_value);
ANALYZE;
"""


@pytest.fixture(scope="module")
def points(pg_uri: str) -> Iterator[psycopg.Connection]:
    """A connection that stands where the listener's own stand."""
    with psycopg.connect(pg_uri, autocommit=True) as db:
        db.execute(POINTS)
        with (
            ServerThread(PostgresEngine(pg_uri, search_path=["plans"])) as sim,
            oracledb.connect(**CREDENTIALS, dsn=sim.dsn) as conn,
        ):
            assert fetch(conn, FROM_METER, ["800000000007"]) == [("7",)]
            assert fetch(conn, TO_METER, ["7"]) == [("800000000007",)]
        db.execute(f"SET search_path = {search_path(['plans'])}")
        yield db


FROM_METER = """
    SELECT p.legacy_no
      FROM identifier i JOIN point p ON p.sp_id = i.id_value WHERE i.d1_sp_id = :id"""
TO_METER = """
    SELECT i.d1_sp_id
      FROM point p JOIN identifier i ON i.id_value = p.sp_id WHERE p.legacy_no = :no"""


@pytest.mark.parametrize(
    "sql",
    [
        "select sp_id from point where legacy_no = :no",
        "select sp_id from point where legacy_no in (:no, lower(:no))",
        "select sp_id from point where sp_id = :no",
        "select sp_id from point where sp_id = trim(:no)",
        "select sp_id from plans.point where sp_id in (:a, :b)",
        "select i.id_value from identifier i where i.id_value = "
        "(select p.sp_id from point p where p.legacy_no = :no)",
        "with p as (select nvl(trim(p.sp_id), '-') sp_id from point p where p.legacy_no = :no)"
        " select q.since from p join point q on q.sp_id = p.sp_id",
        FROM_METER,
        TO_METER,
    ],
)
def test_a_text_bind_leaves_the_index_in_use(points: psycopg.Connection, sql: str) -> None:
    assert "Seq Scan" not in plan(points, sql, "TEXT")


@pytest.mark.parametrize(
    "sql",
    [
        "select sp_id from point where since >= :a and since < :b",
        "select sp_id from point where since between :a and :b + 1",
    ],
)
def test_a_date_bind_leaves_the_index_in_use(points: psycopg.Connection, sql: str) -> None:
    assert "Seq Scan" not in plan(points, sql, "TIMESTAMP(0)", "2024-02-01 00:00:00")


def plan(db: psycopg.Connection, sql: str, bind_type: str, value: str = "7") -> str:
    """PostgreSQL's plan of the translated statement, every bind having one value."""
    count = sql.count(":")
    translated = translate(sql, Terms((bind_type,) * count))
    db.execute(f"PREPARE look_up AS {translated.sql}".encode())
    try:
        values = ", ".join([f"'{value}'"] * count)
        rows = db.execute(f"EXPLAIN EXECUTE look_up({values})".encode()).fetchall()
    finally:
        db.execute("DEALLOCATE look_up")
    return "\n".join(row[0] for row in rows)
