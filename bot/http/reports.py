"""GET /api/reports/nocs_balance_summary: what the customers of each area have paid ahead or owe."""

from aiohttp import web

from bot.http.bodies import cached_body, nocs_body
from bot.http.guard import Refusal, allow
from bot.http.rest import Rest, filled
from domain.people.roles import Act
from queries.caches.nocs_report import nocs_report

_JOB = "NOCS_BALANCE"


def setup(router: web.UrlDispatcher, rest: Rest) -> None:
    """Add the endpoint."""

    async def nocs_balance_summary(request: web.Request) -> web.Response:
        allow(request, Act.REPORTS)
        if _refresh(request):
            run_id, new = await rest.ask(request, _JOB, {})
            body = {"success": True, "runId": run_id, "started": new}
            headers = {"Location": f"/api/runs/{run_id}"}
            return web.json_response(body, status=202, headers=headers)
        found = filled(await nocs_report(rest.postgres), _JOB)
        rows = [nocs_body(row) for row in found.value]
        age = cached_body(found.edition, rest.now())
        return web.json_response({"success": True, "data": rows, "count": len(rows), **age})

    router.add_get("/api/reports/nocs_balance_summary", nocs_balance_summary)


def _refresh(request: web.Request) -> bool:
    asked = request.query.get("refresh", "false").lower()
    if asked not in {"true", "false"}:
        raise Refusal(400, "refresh is true or false.")
    return asked == "true"
