"""The synthetic utility: what was planted is true, by statements written here alone."""

import hashlib
import time
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import asyncpg
import pytest

from sandbox.postgres import PostgresServer, run_postgres
from sandbox.utility import Case, Manifest, Month, build
from tests.integration import utility_truth as truth

NOW = datetime(2026, 2, 10, 4, 30, tzinfo=UTC)
Connection = Any  # asyncpg.Connection[Record], which cannot be written outside quotes
AREAS = 17


@pytest.fixture(scope="module")
async def server() -> AsyncIterator[PostgresServer]:
    async with run_postgres("ccb") as running:
        yield running


@pytest.fixture(scope="module")
async def manifest(server: PostgresServer) -> Manifest:
    started = time.perf_counter()
    made = await build(server.dsn_of("ccb"), now=NOW)
    print(f"\n600 customers loaded in {time.perf_counter() - started:.1f} s")  # noqa: T201 - the figure is for the reader
    return made


@pytest.fixture(scope="module")
async def ccb(server: PostgresServer, manifest: Manifest) -> AsyncIterator[Connection]:
    connection = await asyncpg.connect(server.dsn_of("ccb"), command_timeout=60)
    await connection.execute("SET search_path = cisadm")
    await connection.execute(truth.VIEWS)
    yield connection
    await connection.close()


async def test_every_table_and_column_that_is_read_is_there_and_filled(ccb: Connection) -> None:
    for table, columns in truth.TABLES.items():
        count = await ccb.fetchval(
            f"SELECT count(*) FROM (SELECT {columns} FROM {table} LIMIT 5) AS few"
        )
        assert count == 5, table


async def test_every_case_is_true(ccb: Connection, manifest: Manifest) -> None:
    for case in manifest.cases:
        if case.customer_no is not None:
            assert await _told(ccb, case) == _without_months(case), case.key


async def test_every_case_is_found_by_what_is_typed(ccb: Connection, manifest: Manifest) -> None:
    for case in manifest.cases:
        expected = [case.customer_no] if case.customer_no else list(case.choices)
        assert await _found(ccb, case.type_this) == expected, case.key


async def test_months_of_every_case_by_each_rule(ccb: Connection, manifest: Manifest) -> None:
    for case in manifest.cases:
        if case.customer_no is None:
            continue
        agreement = (await ccb.fetchrow(truth.WHO, case.customer_no))["sa_id"]
        for rule, expected in (
            ("end_dt", case.months),
            ("start_dt", case.months_by_start),
            ("last_day", case.months_by_last_day),
        ):
            rows = await ccb.fetch(truth.MONTHS[rule], agreement)
            told = tuple(Month(*row.values()) for row in rows)
            assert told == (case.months if expected is None else expected), (case.key, rule)


async def test_recharges_of_every_case(ccb: Connection, manifest: Manifest) -> None:
    for case in manifest.cases:
        if case.customer_no is None:
            continue
        who = await ccb.fetchrow(truth.WHO, case.customer_no)
        rows = await ccb.fetch(truth.RECHARGES, who["sa_id"], who["acct_id"])
        expected = [(one.day, one.before_vat, one.channel) for one in case.recharges]
        assert [tuple(row.values()) for row in rows] == expected, case.key


async def test_the_first_usual_customer_has_thirteen_full_months(manifest: Manifest) -> None:
    usual = manifest.case("usual")
    assert usual.customer_no == "17813970"
    by_day = usual.months_by_start or ()
    assert [month.month for month in by_day][:2] == ["2025-01", "2025-02"]
    assert [month.days for month in by_day] == [
        31,
        28,
        31,
        30,
        31,
        30,
        31,
        31,
        30,
        31,
        30,
        31,
        31,
        9,
    ]


async def test_a_name_of_an_area_needs_its_kind_and_language(ccb: Connection) -> None:
    joined = "SELECT count(*) FROM ci_prem_char p JOIN ci_char_val_l l ON l.char_val = p.char_val"
    premises = await ccb.fetchval(
        "SELECT count(*) FROM ci_prem_char WHERE char_type_cd = 'CM_NOCS'"
    )
    of_kind = f"{joined} AND l.char_type_cd = p.char_type_cd"
    assert await ccb.fetchval(f"{of_kind} AND l.language_cd = 'ENG'") == premises
    assert await ccb.fetchval(of_kind) == 2 * premises
    assert await ccb.fetchval(f"{joined} AND l.language_cd = 'ENG'") == 2 * premises


async def test_the_usual_customers_are_of_every_sort(ccb: Connection) -> None:
    figures = dict(await ccb.fetchrow(truth.FIGURES))
    assert figures["areas"] == AREAS
    assert figures["statuses"] == 7
    assert 0.15 < figures["same_day_share"] < 0.25
    assert (figures["smallest_family"], figures["largest_family"]) == (2, 15)
    assert figures["multiple_names"] > 0
    assert figures["credit"] > 50
    assert figures["due"] > 50


async def test_numbers_of_customers_and_installed_meters_meet_only_where_planted(
    ccb: Connection,
) -> None:
    assert await ccb.fetch("SELECT number FROM truth_point GROUP BY 1 HAVING count(*) > 1") == []
    twice = (
        "SELECT meter_no FROM truth_meter GROUP BY 1 HAVING count(DISTINCT number) > 1 ORDER BY 1"
    )
    assert [row[0] for row in await ccb.fetch(twice)] == ["80000055", "80000057"]
    both = "SELECT number FROM truth_point WHERE number IN (SELECT meter_no FROM truth_meter)"
    assert [row[0] for row in await ccb.fetch(both)] == ["90000059"]


async def test_commands_and_batches_are_in_every_state(ccb: Connection) -> None:
    ages = await ccb.fetch(truth.COMMAND_AGES, datetime(2026, 2, 10, 10, 30))  # noqa: DTZ001 - the site's time, as stored
    assert {row[0] for row in ages} == {"normal", "warning", "alert", "stuck"}
    states = await ccb.fetch("SELECT DISTINCT trim(batch_job_stat_flg) FROM ci_batch_job")
    assert {row[0] for row in states} == {"PD", "ST", "ED", "CM", "ER", ""}
    reruns = "SELECT max(batch_rerun_nbr) FROM ci_batch_run WHERE end_dttm IS NULL"
    assert await ccb.fetchval(reruns) == 1


async def test_the_same_seed_and_moment_give_the_same_rows(server: PostgresServer) -> None:
    sums = [await _small(server, name, seed) for name, seed in (("a", 1), ("b", 1), ("c", 2))]
    assert sums[0] == sums[1]
    assert sums[0] != sums[2]


async def test_beyond_a_thousand_customers_bills_are_monthly(server: PostgresServer) -> None:
    dsn = await server.create_database("large")
    await build(dsn, customers=1005, now=NOW)
    connection = await asyncpg.connect(dsn, command_timeout=60)
    bills = "SELECT count(*) FROM cisadm.ci_bseg WHERE sa_id = $1"
    assert await connection.fetchval(bills, "2001001001") == 3
    assert await connection.fetchval(bills, "2000001001") > 390
    await connection.close()


async def _small(server: PostgresServer, name: str, seed: int) -> str:
    dsn = await server.create_database(name)
    await build(dsn, customers=30, seed=seed, now=NOW)
    connection = await asyncpg.connect(dsn, command_timeout=60)
    digest = hashlib.sha256()
    for table in truth.TABLES:
        rows = await connection.fetch(f"SELECT t::text FROM cisadm.{table} AS t ORDER BY 1")
        digest.update("\n".join(row[0] for row in rows).encode())
    await connection.close()
    return digest.hexdigest()


async def _told(ccb: Connection, case: Case) -> Case:
    """The case with what the tables say in place of what the manifest says."""
    who = dict(await ccb.fetchrow(truth.WHO, case.customer_no))
    balance = await ccb.fetchval(truth.BALANCE, who.pop("sa_id"))
    del who["acct_id"]
    told: dict[str, Any] = {**who, "customer_no": case.customer_no, "balance": balance}
    return replace(_without_months(case), **told)


def _without_months(case: Case) -> Case:
    return replace(case, months=(), months_by_start=None, months_by_last_day=None, recharges=())


async def _found(ccb: Connection, typed: str) -> list[str]:
    number = "".join(str(int(c)) if c.isdigit() else c for c in typed if c not in " -")
    as_customer = await ccb.fetch("SELECT number FROM truth_point WHERE number = $1", number)
    rows = as_customer or await ccb.fetch(truth.BY_METER, number)
    return [row[0] for row in rows]
