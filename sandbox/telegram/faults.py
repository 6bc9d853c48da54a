"""Telegram on a bad day: faults on demand."""

import asyncio
import socket
import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from aiohttp import web

from sandbox.telegram.refusals import Json, Refusal, too_many

Action = Literal[
    "retry_after",  # 429, come back in `seconds`
    "refuse",  # `code` with `description`
    "bad_gateway",  # 502 and a page of HTML
    "server_error",  # 500 without a description
    "bad_utf8",  # 200 and a body that is not UTF-8
    "redirect",  # 302 to another path
    "slow",  # carried out after `seconds`
    "reset",  # request read, nothing done, connection reset
    "lost_answer",  # carried out, then the connection is reset
]
_LINGER = struct.pack("ii", 1, 0)  # close with RST instead of FIN
_PAGE = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"


@dataclass
class Fault:
    """One fault: what happens, to which calls (None: any), how often (None: until cleared)."""

    action: Action
    method: str | None = None
    chat_id: int | None = None
    seconds: float = 1.0
    times: int | None = 1
    code: int = 400
    description: str = ""
    hits: int = 0

    def meets(self, method: str, params: Json) -> bool:
        if self.times is not None and self.hits >= self.times:
            return False
        if self.method is not None and self.method.lower() != method.lower():
            return False
        return self.chat_id is None or params.get("chat_id") == self.chat_id


@dataclass
class Faults:
    """The faults in force."""

    clock: Callable[[], float]
    _faults: list[Fault] = field(default_factory=list)
    _dark_until: float = 0.0

    def add(self, fault: Fault) -> Fault:
        self._faults.append(fault)
        return fault

    def clear(self) -> None:
        self._faults.clear()
        self._dark_until = 0.0

    def go_dark(self, seconds: float) -> None:
        """Reset every connection that asks anything, for so long."""
        self._dark_until = self.clock() + seconds

    @property
    def dark(self) -> bool:
        return self.clock() < self._dark_until

    def pick(self, method: str, params: Json) -> Fault | None:
        """The fault that this call meets, counted as hit."""
        if self.dark:
            return Fault("reset")
        fault = self._next(method, params, after=False)
        if fault is not None:
            fault.hits += 1
        return fault

    def lose_answer(self, method: str, params: Json) -> bool:
        """Whether the answer of a call that was carried out gets lost, counted as hit."""
        fault = self._next(method, params, after=True)
        if fault is not None:
            fault.hits += 1
        return fault is not None

    def _next(self, method: str, params: Json, *, after: bool) -> Fault | None:
        """The first fault that meets the call, before or after it is carried out."""
        for fault in self._faults:
            if (fault.action == "lost_answer") is after and fault.meets(method, params):
                return fault
        return None


async def instead(fault: Fault, request: web.Request) -> web.Response | None:
    """The answer that a fault gives in place of the real one; None: go on as usual."""
    if fault.action == "slow":
        await asyncio.sleep(fault.seconds)
        return None
    if fault.action == "retry_after":
        raise too_many(int(fault.seconds))
    if fault.action == "refuse":
        raise Refusal(fault.code, fault.description)
    if fault.action == "reset":
        return hang_up(request)
    return _odd_answer(fault.action)


def hang_up(request: web.Request) -> web.Response:
    """Reset the connection; the response is only there to satisfy the server."""
    if request.transport is not None:
        raw = request.transport.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER)
        request.transport.abort()
    return web.Response()


def _odd_answer(action: Action) -> web.Response:
    if action == "bad_gateway":
        return web.Response(status=502, text=_PAGE, content_type="text/html")
    if action == "server_error":
        return web.Response(
            status=500, text='{"ok":false,"error_code":500}', content_type="application/json"
        )
    if action == "bad_utf8":
        body = b'{"ok":true,"result":"\xff\xfe\x80"}'
        return web.Response(body=body, content_type="application/json", charset="utf-8")
    return web.Response(status=302, headers={"Location": "/elsewhere"})
