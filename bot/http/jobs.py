"""Jobs for programs: which there are, run one, see what became of it."""

import json
from collections.abc import Mapping

from aiohttp import web

from bot.http.bodies import instant, run_body
from bot.http.guard import Refusal, allow
from bot.http.rest import Rest
from domain.people.roles import Act
from queries.jobs.run_book import job_glances, run_row


def setup(router: web.UrlDispatcher, rest: Rest) -> None:
    """Add the endpoints."""

    async def listed(request: web.Request) -> web.Response:
        allow(request, Act.OPERATE)
        glances = await job_glances(rest.postgres)
        rows = [
            {
                "name": name,
                "module": rest.desk.job(name).module,
                "paused": glances[name].paused if name in glances else False,
                "parameters": [one.name for one in rest.desk.job(name).parameters],
            }
            for name in rest.desk.names
        ]
        body = {"success": True, "data": rows, "count": len(rows)}
        return web.json_response({**body, "timestamp": instant(rest.now())})

    async def run(request: web.Request) -> web.Response:
        allow(request, Act.OPERATE)
        given = _parameters(await request.read())
        run_id, new = await rest.ask(request, request.match_info["name"], given)
        body = {"success": True, "runId": run_id, "started": new}
        return web.json_response(body, status=202, headers={"Location": f"/api/runs/{run_id}"})

    async def seen(request: web.Request) -> web.Response:
        allow(request, Act.OPERATE)
        found = await run_row(rest.postgres, int(request.match_info["run_id"]))
        if found is None:
            raise Refusal(404, "There is no such run.")
        body = {"success": True, "data": run_body(found)}
        return web.json_response({**body, "timestamp": instant(rest.now())})

    router.add_get("/api/jobs", listed)
    router.add_post("/api/jobs/{name}/run", run)
    router.add_get(r"/api/runs/{run_id:[0-9]{1,18}}", seen)


def _parameters(text: bytes) -> Mapping[str, str]:
    """The values of ``{"parameters": {"area": "S3"}}``; none without a body; raises Refusal."""
    try:
        given = json.loads(text or b"{}").get("parameters", {})
        return {name: str(value) for name, value in given.items()}
    except (ValueError, AttributeError, RecursionError):
        why = 'The body is JSON such as {"parameters": {"area": "S3"}}.'
        raise Refusal(400, why) from None
