"""The way of one call: admitted, read, checked, carried out, answered, written down."""

import json
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from sandbox.telegram.faults import Faults, hang_up, instead
from sandbox.telegram.ledger import Call, Ledger
from sandbox.telegram.methods import METHODS, PACED
from sandbox.telegram.pace import Pace
from sandbox.telegram.refusals import Json, Refusal
from sandbox.telegram.spec import Spec
from sandbox.telegram.state import Asked, State
from sandbox.telegram.wire import read

_UNKNOWN = Refusal(404, "Not Found: method not found")


@dataclass
class Front:
    """Serves /bot<token>/<method> and /file/bot<token>/<path>."""

    token: str
    state: State
    ledger: Ledger
    faults: Faults
    spec: Spec
    validate: bool
    pace: Pace | None = None

    def routes(self) -> list[web.AbstractRouteDef]:
        return [
            web.route("*", "/bot{token}/{method}", self.call),
            web.get("/file/bot{token}/{path:.+}", self.file),
        ]

    async def call(self, request: web.Request) -> web.StreamResponse:
        """One call of the Bot API, from the request to the written answer."""
        at = self.state.clock()
        name = request.match_info["method"]
        params: Json = {}
        try:
            self._admit(request)
            raw, uploads = await read(request)
            params = self._typed(name, raw)
            response = await self._faulted(name, params, request)
            if response is not None:
                self._write(name, params, None, at)
                return response
            result = await self._carry_out(name, Asked(params, uploads))
            status, answer = 200, {"ok": True, "result": result}
        except Refusal as refusal:
            status, answer = refusal.code, refusal.answer()
        self._write(name, params, answer, at)
        if self.faults.lose_answer(name, params):
            return hang_up(request)
        return _json(answer, status)

    async def file(self, request: web.Request) -> web.StreamResponse:
        """A file by the path that getFile told."""
        try:
            self._admit(request)
        except Refusal as refusal:
            return _json(refusal.answer(), refusal.code)
        upload = self.state.files.at(request.match_info["path"])
        if upload is None:
            return _json(Refusal(404, "Not Found").answer(), 404)
        return web.Response(body=upload.data, content_type="application/octet-stream")

    def _admit(self, request: web.Request) -> None:
        if request.match_info["token"] != self.token:
            raise Refusal(401, "Unauthorized")

    def _typed(self, name: str, raw: Json) -> Json:
        if name.lower() not in METHODS:
            raise _UNKNOWN
        return self.spec.typed(name.lower(), raw)

    async def _faulted(self, name: str, params: Json, request: web.Request) -> web.Response | None:
        fault = self.faults.pick(name, params)
        return None if fault is None else await instead(fault, request)

    async def _carry_out(self, name: str, asked: Asked) -> Any:
        key = name.lower()
        if self.validate:
            self.spec.check(key, asked.params)
        if self.pace is not None and key in PACED and isinstance(asked.params.get("chat_id"), int):
            self.pace.spend(asked.params["chat_id"])
        result = await METHODS[key](self.state, asked)
        if self.validate:
            self._check_answer(key, result)
        return result

    def _check_answer(self, key: str, result: Any) -> None:
        if key == "getupdates":
            return  # updates may be of any kind and shape on purpose
        wrong = self.spec.complaint(result, self.spec.methods[key].returns.kinds, "result")
        if wrong:
            raise Refusal(500, f"Internal Server Error: the sandbox's own answer: {wrong}")

    def _write(self, name: str, params: Json, answer: Json | None, at: float) -> None:
        name = self.spec.names.get(name.lower(), name)
        self.ledger.write(Call(name, params, answer, at, self.state.clock() - at))
        chat_id = params.get("chat_id")
        if isinstance(chat_id, int):
            ok = bool(answer and answer["ok"])
            self.state.watchers.tell("call", chat_id, method=name, ok=ok)


def _json(answer: Json, status: int) -> web.Response:
    body = json.dumps(answer, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return web.Response(body=body, status=status, content_type="application/json")
