"""What programs read over HTTP: the seed's JSON, its age, who may, and what is refused."""

import re
from collections.abc import AsyncIterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from domain.caches.bill_stops import BillingStatus
from domain.caches.nocs import total
from domain.people.roles import Role
from queries.caches.nocs_cache import nocs_balances
from queries.loader import parse_postgres
from queries.postgres import PostgresPool
from tests.integration.rest_rig import ROLES, Programs, fill_bill_stop, fill_nocs, programs

SUMMARY = "/api/reports/nocs_balance_summary"
ANALYSIS = "/api/crp-cpc/bill-stop-analysis"
BATCH = "/api/crp-cpc/bill-stop-batch"

ADABOR = ("001", "Adabor", 18500, 13300, Decimal("8500000.75"), 5200, Decimal("-2500000.50"))
BANANI = ("002", "বনানী", 3, 0, Decimal(0), 1, Decimal("-0.01"))
BILLED = date(2026, 5, 5)
NOTED = parse_postgres(
    "noted",
    "SELECT actor, role, act, subject, details FROM audit WHERE act LIKE 'api.%' ORDER BY seq",
)
ENDED = parse_postgres(
    "ended", "UPDATE batch.batch_execution_rec SET status = 'COMPLETED', finished_at = now()"
)


@pytest.fixture
async def api(store: PostgresPool) -> AsyncIterator[Programs]:
    async with programs(store) as rig:
        yield rig


async def test_the_summary_has_the_names_that_programs_know(api: Programs) -> None:
    await fill_nocs(api.store, BANANI, ADABOR)
    api.now.at += timedelta(minutes=4, seconds=43)

    status, body = await api.ask(SUMMARY)

    assert status == 200
    row, other = body.pop("data")
    published = row.pop("updated_at")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", published)
    assert row.pop("created_at") == published
    assert row.pop("refresh_duration") >= 0
    assert row == {
        "id": 1,
        "nocs_name": "Adabor",
        "nocs_code": "001",
        "total_customers": 18500,
        "positive_qty": 5200,
        "positive_balance_amt": "2500000.50",
        "negative_qty": 13300,
        "negative_balance_amt": "-8500000.75",
        "net_balance": "-6000000.25",
    }
    assert (other["nocs_name"], other["negative_balance_amt"]) == ("বনানী", "0.00")
    assert body == {
        "success": True,
        "count": 2,
        "lastUpdated": "2026-05-19T20:00:00.000Z",
        "ageMinutes": 5,
        "source": "postgresql_cache",
        "cached": True,
        "timestamp": "2026-05-19T20:04:43.000Z",
    }


async def test_the_summary_sums_up_to_what_the_chat_shows(api: Programs) -> None:
    await fill_nocs(api.store, ADABOR, BANANI)

    _, body = await api.ask(SUMMARY)

    shown = await nocs_balances(api.store)
    assert shown is not None
    assert sum(Decimal(row["net_balance"]) for row in body["data"]) == total(shown.value).net


@pytest.mark.parametrize("path", [SUMMARY, ANALYSIS])
async def test_a_cache_that_was_never_filled_is_no_empty_list(api: Programs, path: str) -> None:
    status, body = await api.ask(path)

    assert status == 503
    assert body["message"].startswith("This was never loaded.")


@pytest.mark.parametrize(
    ("method", "path", "least"),
    [
        ("GET", SUMMARY, Role.STAFF),
        ("GET", f"{SUMMARY}?refresh=true", Role.OPERATOR),
        ("GET", ANALYSIS, Role.STAFF),
        ("POST", f"{BATCH}/trigger", Role.OPERATOR),
        ("GET", f"{BATCH}/status", Role.STAFF),
        ("GET", f"{BATCH}/history", Role.STAFF),
        ("GET", "/api/jobs", Role.OPERATOR),
        ("POST", "/api/jobs/NOCS_BALANCE/run", Role.OPERATOR),
        ("GET", "/api/runs/1", Role.OPERATOR),
    ],
)
async def test_each_role_may_what_it_may_and_nobody_anything(
    api: Programs, method: str, path: str, least: Role
) -> None:
    for role in ROLES:
        status, _ = await api.ask(path, role, method)
        assert (status == 403) == (ROLES.index(role) < ROLES.index(least)), role
    assert (await api.ask(path, None, method))[0] == 401


async def test_refresh_queues_a_run_once_and_says_which(api: Programs) -> None:
    await fill_nocs(api.store, ADABOR)

    status, first = await api.ask(f"{SUMMARY}?refresh=true", Role.OPERATOR)
    _, again = await api.ask(f"{SUMMARY}?refresh=true", Role.OPERATOR)

    assert status == 202
    assert first == {"success": True, "runId": first["runId"], "started": True}
    assert again == {"success": True, "runId": first["runId"], "started": False}
    _, run = await api.ask(f"/api/runs/{first['runId']}", Role.OPERATOR)
    assert (run["data"]["job"], run["data"]["state"]) == ("NOCS_BALANCE", "QUEUED")
    assert (await api.ask(f"{SUMMARY}?refresh=perhaps", Role.OPERATOR))[0] == 400


async def test_all_of_the_bill_stop_is_one_answer(api: Programs) -> None:
    children = [(f"1{number:07}", BILLED if number % 2 else None, "9") for number in range(2500)]
    await fill_bill_stop(api.store, *children)

    status, body = await api.ask(ANALYSIS)

    assert status == 200
    assert (body["count"], body["total"], len(body["data"]["details"])) == (2500, 2500, 2500)
    assert {row["cpc_customer_no"] for row in body["data"]["details"]} == {
        number for number, _, _ in children
    }
    assert body["data"]["details"][0] == {
        "crp_account_no": "9",
        "cpc_customer_no": "10000000",
        "customer_name": 'রহিম "0" <b>',
        "address": None,
        "last_bill_date": None,
        "billing_status": BillingStatus.STOPPED.value,
        "current_balance": "-1.25",
        "batch_date": "2026-05-20",
    }
    assert body["data"]["details"][-1]["last_bill_date"] == "2026-05-05"
    assert body["data"]["summary"] == [
        {
            "crp_account_no": "9",
            "total_cpc_count": 2500,
            "bill_stop_count": 1250,
            "active_billing_count": 1250,
            "bill_stop_percentage": "50.00",
            "batch_date": "2026-05-20",
        }
    ]
    assert body["data"]["totals"]["total_crp_count"] == 1
    assert body["batchInfo"]["details_count"] == 2500
    assert (body["ageMinutes"], body["source"]) == (0, "postgresql_cache")


async def test_pages_of_the_bill_stop_are_all_of_it(api: Programs) -> None:
    await fill_bill_stop(api.store, *[(f"1000000{number}", None, "9") for number in range(7)])

    pages = [(await api.ask(f"{ANALYSIS}?page={page}&limit=3"))[1] for page in (1, 2, 3, 4)]

    assert [page["count"] for page in pages] == [3, 3, 1, 0]
    numbers = [row["cpc_customer_no"] for page in pages for row in page["data"]["details"]]
    assert numbers == [f"1000000{number}" for number in range(7)]
    assert {page["total"] for page in pages} == {7}


@pytest.mark.parametrize("query", ["page=0", "page=x", "limit=0", "limit=10001", "page=٣", "page="])
async def test_a_page_that_is_no_number_is_refused(api: Programs, query: str) -> None:
    await fill_bill_stop(api.store, ("10000001", None, "9"))

    assert (await api.ask(f"{ANALYSIS}?{query}"))[0] == 400


async def test_who_reads_customers_is_written_down(api: Programs) -> None:
    await fill_bill_stop(api.store, ("10000001", None, "9"))

    await api.ask(ANALYSIS)

    (noted,) = await api.store.fetch_all(NOTED, lambda *row: row)
    actor, role, act, subject, details = noted
    assert (actor, role, act) == (None, "staff", "api.read")
    assert subject == f"token:{api.tokens[Role.STAFF].partition('.')[0]}"
    assert details == {"name": "staff", "what": "bill stop analysis", "page": 1, "rows": 1}


async def test_a_batch_is_triggered_once_while_it_runs(api: Programs) -> None:
    status, first = await api.post(f"{BATCH}/trigger")
    again, second = await api.post(f"{BATCH}/trigger")

    assert (status, again) == (202, 409)
    assert second["runId"] == first["runId"]
    assert second["success"] is False
    _, standing = await api.ask(f"{BATCH}/status")
    assert standing["data"]["running"] is True
    assert standing["data"]["run"]["runId"] == first["runId"]

    await api.store.execute(ENDED)

    _, standing = await api.ask(f"{BATCH}/status")
    assert standing["data"] == {"running": False, "run": None, "lastBatch": None}
    assert (await api.post(f"{BATCH}/trigger"))[0] == 202


async def test_the_history_names_each_batch(api: Programs) -> None:
    assert (await api.ask(f"{BATCH}/history"))[1]["data"] == []
    await fill_bill_stop(api.store, ("10000001", None, "9"), ("10000002", BILLED, "9"))

    _, body = await api.ask(f"{BATCH}/history")

    (batch,) = body["data"]
    assert set(batch) == {
        "batch_date",
        "start_time",
        "end_time",
        "status",
        "summary_count",
        "details_count",
        "duration_seconds",
        "error_message",
    }
    assert (batch["batch_date"], batch["status"]) == ("2026-05-20", "completed")
    assert (batch["summary_count"], batch["details_count"]) == (1, 2)
    assert (await api.ask(f"{BATCH}/status"))[1]["data"]["lastBatch"] == batch


async def test_jobs_are_listed_and_run_by_name_in_any_case(api: Programs) -> None:
    _, jobs = await api.ask("/api/jobs", Role.OPERATOR)
    assert {"NOCS_BALANCE", "NOCS_PAYOFF", "BILL_STOP"} <= {job["name"] for job in jobs["data"]}

    status, asked = await api.post(
        "/api/jobs/nocs_payoff/run", data=b'{"parameters": {"area": "001"}}'
    )

    assert (status, asked["started"]) == (202, True)
    noted = await api.store.fetch_all(NOTED, lambda *row: row)
    assert [(row[2], row[4]) for row in noted] == [
        ("api.asked", {"name": "operator", "job": "NOCS_PAYOFF"})
    ]


@pytest.mark.parametrize(
    ("path", "data", "status"),
    [
        ("/api/jobs/NOTHING/run", b"", 404),
        ("/api/jobs/NOCS_PAYOFF/run", b'{"parameters": {"area": "; DROP"}}', 400),
        ("/api/jobs/NOCS_PAYOFF/run", b'{"parameters": {"depth": 1}}', 400),
        ("/api/jobs/NOCS_PAYOFF/run", b"\xff", 400),
        ("/api/jobs/NOCS_PAYOFF/run", b"[" * 60_000, 400),
        ("/api/jobs/NOCS_PAYOFF/run", b"[]", 400),
        ("/api/jobs/NOCS_PAYOFF/run", b" " * 70_000, 413),
        ("/api/jobs/NOCS_PAYOFF", b"", 404),
        ("/api/jobs", b"", 405),
    ],
)
async def test_what_cannot_be_asked_is_refused_in_words(
    api: Programs, path: str, data: bytes, status: int
) -> None:
    answered, body = await api.post(path, data=data)

    assert answered == status
    assert body["success"] is False
    assert body["message"]


async def test_a_run_that_never_was_is_not_found(api: Programs) -> None:
    assert (await api.ask("/api/runs/999999", Role.OPERATOR))[0] == 404
    assert (await api.ask("/api/runs/x", Role.OPERATOR))[0] == 404


async def test_a_paused_job_is_not_run(api: Programs) -> None:
    paused: Any = parse_postgres(
        "paused", "UPDATE batch.batch_job_rec SET status = 'INACTIVE' WHERE job_name = 'BILL_STOP'"
    )
    await api.store.execute(paused)

    status, body = await api.post(f"{BATCH}/trigger")

    assert status == 409
    assert "paused" in body["message"]
