"""The whole server, as one thing to open and close."""

import asyncio
import contextlib
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Self

from aiohttp import web

from sandbox.telegram.chats import Chats
from sandbox.telegram.control import Control
from sandbox.telegram.faults import Faults
from sandbox.telegram.front import Front
from sandbox.telegram.hands import Hands
from sandbox.telegram.ledger import Ledger
from sandbox.telegram.pace import Pace
from sandbox.telegram.pages import Pages
from sandbox.telegram.people import GROUP, PEOPLE, Group, Profile
from sandbox.telegram.refusals import Json
from sandbox.telegram.spec import Spec
from sandbox.telegram.state import State
from sandbox.telegram.updates import Updates
from sandbox.telegram.webhook import deliver

LARGEST_BODY = 64 * 1024 * 1024


@dataclass
class BotApi:
    """One bot's api.telegram.org on loopback: `async with BotApi() as api: … api.url`.

    `validate=False` leaves out the checks against the specification, for measurements;
    `query_lifetime` is how many seconds a press may wait for its answer.
    """

    token: str = "42:sandbox"
    port: int = 0
    validate: bool = True
    query_lifetime: float = 15.0
    keep_calls: bool = True
    people: Iterable[Profile] = PEOPLE
    groups: Iterable[Group] = (GROUP,)
    clock: Callable[[], float] = time.monotonic

    def __post_init__(self) -> None:
        self.chats = Chats(self.people, self.groups)
        self.state = State(_me(self.token), self.chats, self.query_lifetime, self.clock)
        self.calls = Ledger(keep=self.keep_calls)
        self.faults = Faults(self.clock)
        self.hands = Hands(self.state)
        self.front = Front(
            self.token, self.state, self.calls, self.faults, Spec.load(), self.validate
        )
        self.followed = 0  # requests that went where a redirect pointed
        self._closing = contextlib.AsyncExitStack()

    @property
    def url(self) -> str:
        """Where the server is; the chat page is at its root."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def updates(self) -> Updates:
        return self.state.updates

    def limit_pace(self, pace: Pace | None) -> None:
        """Refuse what is faster than these limits; None (as at the start) takes any pace."""
        self.front.pace = pace

    async def __aenter__(self) -> Self:
        async with contextlib.AsyncExitStack() as stack:
            runner = web.AppRunner(self._app(), access_log=None, shutdown_timeout=1.0)
            await runner.setup()
            stack.push_async_callback(runner.cleanup)
            site = web.TCPSite(runner, "127.0.0.1", self.port)
            await site.start()
            self.port = runner.addresses[0][1]
            stack.callback(self._release)
            stack.push_async_callback(_stopped, asyncio.create_task(deliver(self.state)))
            self._closing = stack.pop_all()
        return self

    async def __aexit__(self, *_exc: object) -> None:
        await self._closing.aclose()

    def _app(self) -> web.Application:
        app = web.Application(client_max_size=LARGEST_BODY)
        app.add_routes(self.front.routes())
        app.add_routes(Pages(self.state, self.hands).routes())
        app.add_routes(Control(self.front).routes())
        app.router.add_route("*", "/elsewhere", self._elsewhere)
        return app

    async def _elsewhere(self, _request: web.Request) -> web.Response:
        """Where the redirect fault points: nobody should come here."""
        self.followed += 1
        return web.Response(text="You were sent away, and you went.")

    def _release(self) -> None:
        self.state.watchers.close()
        self.state.updates.release()


async def _stopped(task: "asyncio.Task[None]") -> None:
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task


def _me(token: str) -> Json:
    return {
        "id": int(token.partition(":")[0]),
        "is_bot": True,
        "first_name": "Griddesk",
        "username": "griddesk_bot",
        "can_join_groups": True,
        "can_read_all_group_messages": True,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }
