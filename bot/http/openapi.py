"""GET /openapi.json: the HTTP face described for programs and their authors, OpenAPI 3.1."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from aiohttp import web

from bot.http.schemas import SCHEMAS, Schema, ref

_REFUSALS = {
    400: "A parameter cannot be used.",
    401: "There is no valid bearer token.",
    403: "The token may not do that.",
    404: "There is no such thing.",
    409: "It runs already, or the job is paused.",
    429: "Too many requests; Retry-After says how many seconds to wait.",
    503: "It was never loaded, or the database is away.",
}


@dataclass(frozen=True, slots=True)
class Endpoint:
    """What is asked with a token: ``answers`` names the schema of each status."""

    method: str
    path: str
    summary: str
    answers: dict[int, str]
    parameters: Sequence[Schema] = ()
    body: Schema | None = None
    refusals: Sequence[int] = ()

    def described(self) -> Schema:
        """As an operation of OpenAPI."""
        refused = (401, 403, 429, 503, *self.refusals)
        answers = {**self.answers, **dict.fromkeys(refused, "Error")}
        found: Schema = {
            "summary": self.summary,
            "security": [{"token": []}],
            "responses": {
                str(status): _answer(_REFUSALS.get(status, "As asked for."), schema)
                for status, schema in sorted(answers.items())
            },
        }
        if self.parameters:
            found["parameters"] = list(self.parameters)
        if self.body is not None:
            found["requestBody"] = {"content": {"application/json": {"schema": self.body}}}
        return found


def _query(name: str, schema: Schema, what: str) -> Schema:
    return {"name": name, "in": "query", "schema": schema, "description": what}


def _in_path(name: str, schema: Schema) -> Schema:
    return {"name": name, "in": "path", "required": True, "schema": schema}


def _answer(what: str, schema: str) -> Schema:
    return {"description": what, "content": {"application/json": {"schema": ref(schema)}}}


_NUMBER: Schema = {"type": "integer", "minimum": 1}

ENDPOINTS = (
    Endpoint(
        "get",
        "/api/reports/nocs_balance_summary",
        "Credit and due of each NOCS area. With refresh=true (operators) a refresh is asked for.",
        {200: "NocsBalances", 202: "Asked"},
        [_query("refresh", {"type": "boolean"}, "ask for a refresh and answer with its run")],
        refusals=(400, 409),
    ),
    Endpoint(
        "get",
        "/api/crp-cpc/bill-stop-analysis",
        "The bill stop: totals, every CRP, and all CPCs or a page of them. Read without pauses:"
        " after 10 seconds without progress the connection is cut, and the JSON has no end.",
        {200: "BillStop"},
        [
            _query("page", _NUMBER, "page of the details"),
            _query("limit", {**_NUMBER, "maximum": 10_000}, "details a page, 100 if left out"),
        ],
        refusals=(400,),
    ),
    Endpoint(
        "post",
        "/api/crp-cpc/bill-stop-batch/trigger",
        "Run the bill stop batch (operators).",
        {202: "Triggered"},
        refusals=(409,),
    ),
    Endpoint(
        "get",
        "/api/crp-cpc/bill-stop-batch/status",
        "Whether the batch runs, and the last one.",
        {200: "Standing"},
    ),
    Endpoint(
        "get",
        "/api/crp-cpc/bill-stop-batch/history",
        "The latest 30 batches, newest first.",
        {200: "Batches"},
    ),
    Endpoint("get", "/api/jobs", "All jobs (operators).", {200: "Jobs"}),
    Endpoint(
        "post",
        "/api/jobs/{name}/run",
        "Run a job (operators); its name in any case.",
        {202: "Asked"},
        [_in_path("name", {"type": "string"})],
        {"type": "object", "properties": {"parameters": {"type": "object"}}},
        refusals=(400, 404, 409),
    ),
    Endpoint(
        "get",
        "/api/runs/{run_id}",
        "One run of a job (operators).",
        {200: "RunSeen"},
        [_in_path("run_id", _NUMBER)],
        refusals=(404,),
    ),
)


def description() -> dict[str, Any]:
    """The whole document."""
    paths: dict[str, Schema] = {}
    for endpoint in ENDPOINTS:
        paths.setdefault(endpoint.path, {})[endpoint.method] = endpoint.described()
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Griddesk",
            "version": version("griddesk"),
            "description": "What programs may read and ask for. `griddesk token new` makes tokens.",
        },
        "paths": paths,
        "components": {
            "schemas": SCHEMAS,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def setup(router: web.UrlDispatcher) -> None:
    """Add the description; it tells nothing about anybody, so it needs no token."""
    document = description()

    async def described(_: web.Request) -> web.Response:
        return web.json_response(document)

    router.add_get("/openapi.json", described)
