"""The whole of Teams, as one thing to open and close."""

import asyncio
import contextlib
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Self

from aiohttp import web

from sandbox.teams.bodies import LARGEST, Body, read_body
from sandbox.teams.doors import Door, connector, flow
from sandbox.teams.faults import TeamsFault, TeamsFaults
from sandbox.teams.pages import TeamsPages
from sandbox.teams.posts import Post, Posts
from sandbox.telegram.faults import hang_up

CHANNELS = ("Alerts", "Batch monitoring", "NOCS reports")
_REQUEST_AT_MOST = 1024 * 1024


@dataclass
class Teams:
    """Channels with a webhook each: ``async with Teams() as teams: … teams.webhook("Alerts")``."""

    port: int = 0
    channels: Iterable[str] = CHANNELS
    clock: Callable[[], float] = time.monotonic
    posts: Posts = field(default_factory=Posts)
    faults: TeamsFaults = field(default_factory=TeamsFaults)
    strict_pace: bool = True

    def __post_init__(self) -> None:
        self._doors: dict[str, Door] = {}
        self._flows = {name: self._open(flow(name)) for name in self.channels}
        self._closing = contextlib.AsyncExitStack()

    @property
    def url(self) -> str:
        """Where the page of the channels is."""
        return f"http://127.0.0.1:{self.port}"

    def webhook(self, channel: str) -> str:
        """The address of a channel's workflow; the channel is made if it is new."""
        if channel not in self._flows:
            self._flows[channel] = self._open(flow(channel))
        return self.url + self._flows[channel].path

    def old_webhook(self, channel: str) -> str:
        """One more address of a channel, of the old kind."""
        return self.url + self._open(connector(channel)).path

    def environment(self) -> dict[str, str]:
        """The service's settings for the channels that are there at the start."""
        alerts, batches, reports = (self.webhook(name) for name in CHANNELS)
        return {
            "TEAMS_EXTRA_HOSTS": "127.0.0.1",
            "TEAMS_WEBHOOK_ALERTS": alerts,
            "TEAMS_WEBHOOK_BATCH_MONITORING": batches,
            "TEAMS_WEBHOOK_DEFAULT": reports,
        }

    def names(self) -> list[str]:
        """The channels."""
        return list(dict.fromkeys(door.channel for door in self._doors.values()))

    async def __aenter__(self) -> Self:
        async with contextlib.AsyncExitStack() as stack:
            runner = web.AppRunner(self._app(), access_log=None, shutdown_timeout=1.0)
            await runner.setup()
            stack.push_async_callback(runner.cleanup)
            site = web.TCPSite(runner, "127.0.0.1", self.port)
            await site.start()
            self.port = runner.addresses[0][1]
            self._closing = stack.pop_all()
        return self

    async def __aexit__(self, *_exc: object) -> None:
        await self._closing.aclose()

    def _app(self) -> web.Application:
        app = web.Application(client_max_size=_REQUEST_AT_MOST)
        app.router.add_post("/workflows/{rest:.*}", self._receive)
        app.router.add_post("/webhookb2/{rest:.*}", self._receive)
        app.router.add_post("/control/faults", self._add_fault)
        app.router.add_delete("/control/faults", self._clear_faults)
        app.add_routes(TeamsPages(self.posts, self.names).routes())
        return app

    def _open(self, door: Door) -> Door:
        self._doors[door.path] = door
        return door

    async def _receive(self, request: web.Request) -> web.Response:
        door = self._doors.get(request.raw_path)
        if door is None:
            raise web.HTTPUnauthorized(text="The signature does not fit the address.")
        body = read_body(request.content_type, await request.read())
        fault = self.faults.pick(door.channel)
        if fault is None:
            return self._take(door, body)
        return await self._fail(fault, door, body, request)

    async def _fail(
        self, fault: TeamsFault, door: Door, body: Body, request: web.Request
    ) -> web.Response:
        if fault.action == "slow":
            await asyncio.sleep(fault.seconds)
            return self._take(door, body)
        if fault.action in {"refuse", "too_many"}:
            code = 429 if fault.action == "too_many" else fault.code
            pause = fault.seconds if fault.action == "too_many" else 0.0
            self._note(door, body, code, shown=False)
            return door.refused(code, pause)
        if fault.action == "lost_answer":
            self._take(door, body)
        else:
            self._note(door, body, 0, shown=False)
        return hang_up(request)

    def _take(self, door: Door, body: Body) -> web.Response:
        pause = self.posts.pause(door.channel, self.clock()) if self.strict_pace else 0.0
        code = 413 if body.size > LARGEST else 400 if body.faults else 429 if pause else 0
        if code:
            self._note(door, body, code, shown=False)
            return door.refused(code, pause)
        answer = door.taken()
        self._note(door, body, answer.status, shown=True)
        return answer

    def _note(self, door: Door, body: Body, status: int, *, shown: bool) -> None:
        self.posts.write(
            Post(
                self.posts.next_number(),
                datetime.now(UTC),
                door.channel,
                status,
                body.size,
                body.card,
                body.faults,
                shown,
            )
        )

    async def _add_fault(self, request: web.Request) -> web.Response:
        """Body: the fields of TeamsFault."""
        self.faults.add(TeamsFault(**await request.json()))
        return web.json_response({"ok": True})

    async def _clear_faults(self, _request: web.Request) -> web.Response:
        self.faults.clear()
        return web.json_response({"ok": True})
