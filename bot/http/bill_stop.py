"""The bill stop for programs: the whole analysis, and the batch behind it."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

from aiohttp import web

from bot.http.bodies import (
    Body,
    batch_body,
    cached_body,
    cpc_body,
    crp_body,
    instant,
    run_body,
    totals_body,
)
from bot.http.guard import Refusal, allow
from bot.http.rest import Rest, filled
from bot.http.streaming import compact, listed, streamed
from domain.caches.bill_stops import BatchLog, BillStopTotals
from domain.caches.caches import Cached
from domain.jobs.runs import TERMINAL, State
from domain.people.roles import Act
from queries.caches.bill_stop_report import bill_stop_batch, cpcs_of_edition, crps_of_edition
from queries.caches.bill_stops import bill_stop_history, bill_stop_totals
from queries.jobs.run_book import RunSearch, run_rows
from queries.postgres import Postgres

_JOB = "BILL_STOP"
_LARGEST_PAGE = 10_000
_USUAL_PAGE = 100
#: Whole analyses that are written at once: each keeps a connection to the database.
_AT_ONCE = 2
_HISTORY = 30
#: The database may take so long for a thousand rows.
_PIECE_SECONDS = 30.0
_UNFINISHED = frozenset(State) - TERMINAL


@dataclass(frozen=True, slots=True)
class Page:
    """Which of the details are wanted; ``many`` None: all."""

    number: int = 1
    many: int | None = None

    @property
    def skip(self) -> int:
        """How many come before this page."""
        return (self.number - 1) * (self.many or 0)

    def size(self, of: int) -> int:
        """How many rows this page has of so many."""
        left = max(of - self.skip, 0)
        return left if self.many is None else min(left, self.many)


class Analysis:
    """GET /api/crp-cpc/bill-stop-analysis: totals, every CRP, and all or some of the CPCs."""

    def __init__(self, rest: Rest) -> None:
        self._rest = rest
        self._places = asyncio.Semaphore(_AT_ONCE)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Personal data: who reads it is written down first."""
        who, page = allow(request, Act.REPORTS), _page(request)
        if self._places.locked():
            wait = {"Retry-After": "5"}
            raise Refusal(429, "Others read all of it now; wait 5 seconds.", **wait)
        async with self._places:
            found = filled(await bill_stop_totals(self._rest.postgres), _JOB)
            rows = page.size(found.value.cpcs)
            what = {"what": "bill stop analysis", "page": page.number, "rows": rows}
            await self._rest.note(who, "api.read", what)
            async with self._rest.postgres.transaction(_PIECE_SECONDS) as inside:
                return await streamed(request, self._pieces(inside, found, page))

    async def _pieces(
        self, inside: Postgres, found: Cached[BillStopTotals], page: Page
    ) -> AsyncIterator[str]:
        edition, totals = found.edition, found.value
        crps = crps_of_edition(inside, edition.generation)
        cpcs = cpcs_of_edition(inside, edition.generation, page.skip, page.many)
        batch = await bill_stop_batch(inside, edition.generation)
        yield compact(self._head(found, page, batch))[:-1] + ',"data":{"totals":'
        yield compact(totals_body(totals)) + ',"summary":'
        async for piece in listed(crps, lambda crp: crp_body(crp, edition.batch_date), totals.crps):
            yield piece
        yield ',"details":'
        size = page.size(totals.cpcs)
        async for piece in listed(cpcs, lambda cpc: cpc_body(cpc, edition.batch_date), size):
            yield piece
        yield "}}"

    def _head(self, found: Cached[BillStopTotals], page: Page, batch: BatchLog | None) -> Body:
        return {
            "success": True,
            "count": page.size(found.value.cpcs),
            "total": found.value.cpcs,
            "page": page.number,
            "limit": page.many,
            "batchInfo": batch and batch_body(batch),
            **cached_body(found.edition, self._rest.now()),
        }


def setup(router: web.UrlDispatcher, rest: Rest) -> None:
    """Add the endpoints."""

    async def trigger(request: web.Request) -> web.Response:
        run_id, new = await rest.ask(request, _JOB, {})
        headers = {"Location": f"/api/runs/{run_id}"}
        if new:
            body = {"success": True, "message": "The batch is queued.", "runId": run_id}
            return web.json_response(body, status=202, headers=headers)
        body = {"success": False, "message": "The batch is running already.", "runId": run_id}
        return web.json_response(body, status=409, headers=headers)

    async def status(request: web.Request) -> web.Response:
        allow(request, Act.REPORTS)
        runs = await run_rows(rest.postgres, RunSearch(_JOB, _UNFINISHED, many=1))
        last = await bill_stop_history(rest.postgres, 1)
        data = {
            "running": bool(runs),
            "run": run_body(runs[0]) if runs else None,
            "lastBatch": batch_body(last[0]) if last else None,
        }
        return _answer({"data": data}, rest)

    async def history(request: web.Request) -> web.Response:
        allow(request, Act.REPORTS)
        batches = [batch_body(log) for log in await bill_stop_history(rest.postgres, _HISTORY)]
        return _answer({"data": batches, "count": len(batches)}, rest)

    router.add_get("/api/crp-cpc/bill-stop-analysis", Analysis(rest).answer)
    router.add_post("/api/crp-cpc/bill-stop-batch/trigger", trigger)
    router.add_get("/api/crp-cpc/bill-stop-batch/status", status)
    router.add_get("/api/crp-cpc/bill-stop-batch/history", history)


def _answer(body: Body, rest: Rest) -> web.Response:
    return web.json_response({"success": True, **body, "timestamp": instant(rest.now())})


def _page(request: web.Request) -> Page:
    if not request.query.keys() & {"page", "limit"}:
        return Page()
    number = _number(request, "page", 1, 1_000_000)
    return Page(number, _number(request, "limit", _USUAL_PAGE, _LARGEST_PAGE))


def _number(request: web.Request, name: str, usual: int, most: int) -> int:
    text = request.query.get(name, str(usual))
    if not (text.isascii() and text.isdigit() and len(text) < 9 and 1 <= int(text) <= most):
        raise Refusal(400, f"{name} is a number from 1 to {most}.")
    return int(text)
