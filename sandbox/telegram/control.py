"""Control over HTTP: faults, raw updates, pace and the ledger, for tests in other processes."""

from dataclasses import dataclass
from typing import Any

from aiohttp import web

from sandbox.telegram.faults import Fault
from sandbox.telegram.front import Front
from sandbox.telegram.pace import Pace


@dataclass
class Control:
    """Serves /control/…"""

    front: Front

    def routes(self) -> list[web.AbstractRouteDef]:
        return [
            web.post("/control/faults", self.add_fault),
            web.delete("/control/faults", self.clear_faults),
            web.post("/control/dark", self.go_dark),
            web.post("/control/updates", self.push_update),
            web.post("/control/pace", self.set_pace),
            web.post("/control/shut", self.shut),
            web.get("/control/calls", self.calls),
        ]

    async def add_fault(self, request: web.Request) -> web.Response:
        """Body: the fields of Fault."""
        try:
            self.front.faults.add(Fault(**await request.json()))
        except TypeError as error:
            return web.json_response({"error": str(error)}, status=400)
        return _ok()

    async def clear_faults(self, _request: web.Request) -> web.Response:
        self.front.faults.clear()
        return _ok()

    async def go_dark(self, request: web.Request) -> web.Response:
        """Body: {"seconds": …}."""
        self.front.faults.go_dark(float((await request.json())["seconds"]))
        return _ok()

    async def push_update(self, request: web.Request) -> web.Response:
        """Body: an update, or a list of them, of any kind and shape."""
        body = await request.json()
        several = body if isinstance(body, list) else [body]
        return _ok([self.front.state.updates.push_raw(update) for update in several])

    async def set_pace(self, request: web.Request) -> web.Response:
        """Body: {"on": true|false}; on = the limits as Telegram has them."""
        on = (await request.json())["on"]
        self.front.pace = Pace(self.front.state.clock) if on else None
        return _ok()

    async def shut(self, request: web.Request) -> web.Response:
        """Body: {"chat": …, "sentence": "bot was blocked by the user" | null}."""
        body = await request.json()
        self.front.state.chats.shut(body["chat"], body["sentence"])
        return _ok()

    async def calls(self, request: web.Request) -> web.Response:
        """The latest calls, ?method= and ?last= (100) narrow them."""
        wanted, last = request.query.get("method"), int(request.query.get("last", "100"))
        found = [call for call in self.front.ledger if wanted in {None, call.method}]
        return web.json_response(
            [
                {"method": call.method, "params": call.params, "answer": call.answer}
                for call in found[-last:]
            ]
        )


def _ok(result: Any = None) -> web.Response:
    return web.json_response({"ok": True, "result": result})
