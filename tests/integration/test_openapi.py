"""The description of the HTTP face says what is really there."""

from collections.abc import AsyncIterator
from datetime import UTC, date
from decimal import Decimal

import pytest
from aiohttp import web
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import validate

from bot.http.endpoints import SUBJECTS
from bot.http.openapi import description
from bot.http.rest import Rest
from domain.people.roles import Role
from jobs.desk import JobDesk
from queries.postgres import PostgresPool
from tests.integration.rest_rig import Programs, fill_bill_stop, fill_nocs, programs

BATCH = "/api/crp-cpc/bill-stop-batch"
SUMMARY = "/api/reports/nocs_balance_summary"
RUN = "/api/jobs/{name}/run"


@pytest.fixture
async def api(store: PostgresPool) -> AsyncIterator[Programs]:
    async with programs(store) as rig:
        yield rig


def test_it_is_a_description_that_others_can_read() -> None:
    validate(description())


async def test_every_route_is_described_and_nothing_else(api: Programs) -> None:
    desk = JobDesk(api.store, {}, api.now, UTC)
    rest, router = Rest(api.store, desk, api.now), web.UrlDispatcher()
    for subject in SUBJECTS:
        subject.setup(router, rest)
    routes = {
        (route.resource.canonical, route.method.lower())
        for route in router.routes()
        if route.resource and route.method != "HEAD"
    }

    described = {
        (path, method) for path, methods in description()["paths"].items() for method in methods
    }

    assert described == routes


async def test_anybody_may_read_it(api: Programs) -> None:
    assert await api.ask("/openapi.json", None) == (200, description())


async def test_real_answers_are_as_described(api: Programs) -> None:
    await fill_nocs(api.store, ("001", "Adabor", 3, 1, Decimal("1.25"), 2, Decimal("-3.00")))
    await fill_bill_stop(api.store, ("10000001", None, "9"), ("10000002", date(2026, 5, 5), "9"))
    asked = [
        ("get", SUMMARY, SUMMARY),
        ("get", SUMMARY, f"{SUMMARY}?refresh=true"),
        ("get", SUMMARY, f"{SUMMARY}?refresh=2"),
        ("get", "/api/crp-cpc/bill-stop-analysis", "/api/crp-cpc/bill-stop-analysis"),
        ("get", "/api/crp-cpc/bill-stop-analysis", "/api/crp-cpc/bill-stop-analysis?limit=1"),
        ("get", "/api/crp-cpc/bill-stop-analysis", "/api/crp-cpc/bill-stop-analysis?limit=x"),
        ("post", f"{BATCH}/trigger", f"{BATCH}/trigger"),
        ("post", f"{BATCH}/trigger", f"{BATCH}/trigger"),
        ("get", f"{BATCH}/status", f"{BATCH}/status"),
        ("get", f"{BATCH}/history", f"{BATCH}/history"),
        ("get", "/api/jobs", "/api/jobs"),
        ("post", RUN, "/api/jobs/nocs_payoff/run"),
        ("post", RUN, "/api/jobs/nothing/run"),
        ("get", "/api/runs/{run_id}", "/api/runs/1"),
        ("get", "/api/runs/{run_id}", "/api/runs/999"),
    ]

    statuses = [await _as_described(api, *one) for one in asked]

    assert statuses == [200, 202, 400, 200, 200, 400, 202, 409, 200, 200, 200, 202, 404, 200, 404]


async def _as_described(api: Programs, method: str, path: str, asked: str) -> int:
    status, body = await api.ask(asked, Role.OPERATOR, method.upper())
    document = description()
    answer = document["paths"][path][method]["responses"][str(status)]
    schema = answer["content"]["application/json"]["schema"]
    whole = {**schema, "components": document["components"]}
    OAS31Validator(whole, format_checker=OAS31Validator.FORMAT_CHECKER).validate(body)
    return status
