"""``griddesk run`` as a process: its log, and Bot API servers that are not as they should be."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from sandbox.parts import PASSWORD, Sandbox
from sandbox.person import Person
from sandbox.service import run_service
from sandbox.telegram import BotApi, Fault
from sandbox.telegram.people import NADIA

NUMBER = "17813970"
TOKEN = "42:not-for-the-log"
_START_SECONDS = 60.0


@dataclass
class Served:
    """A running service, the Bot API server it polls, and its log."""

    api: BotApi
    process: asyncio.subprocess.Process
    log: Path

    @property
    def nadia(self) -> Person:
        return Person(self.api, NADIA, deadline=_START_SECONDS)

    async def logged(self, words: str) -> None:
        await until(lambda: words in self.log.read_text())

    def holds_no_secret(self) -> bool:
        text = self.log.read_text()
        secrets = (TOKEN, TOKEN.partition(":")[2], PASSWORD)
        return bool(text) and not [secret for secret in secrets if secret in text]


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(_START_SECONDS):
        while not condition():  # noqa: ASYNC110 - another process tells nobody
            await asyncio.sleep(0.05)


async def end(process: asyncio.subprocess.Process) -> int | None:
    """SIGTERM; the exit code."""
    process.terminate()
    return await asyncio.wait_for(process.wait(), 30)


def settings(utility: Sandbox, url: str, **more: str) -> dict[str, str]:
    telegram = {"TELEGRAM_API_URL": url, "TELEGRAM_BOT_TOKEN": TOKEN, "ADMIN_IDS": str(NADIA.id)}
    return {**replace(utility, telegram=None).environment(), **telegram, **more}


@asynccontextmanager
async def serving(utility: Sandbox, api: BotApi, log: Path, **more: str) -> AsyncIterator[Served]:
    with log.open("wb") as file:
        async with run_service(settings(utility, api.url, **more), file) as process:
            yield Served(api, process, log)


@pytest.fixture(scope="module")
async def served(
    utility: Sandbox, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Served]:
    """A service that logs all it can, before a Bot API server without the methods of comfort."""
    async with BotApi(token=TOKEN) as api:
        for method in ("setMyCommands", "sendChatAction"):
            gone = Fault("refuse", method=method, code=404, description="Not Found", times=None)
            api.faults.add(gone)
        log = tmp_path_factory.mktemp("run") / "log"
        async with serving(utility, api, log, LOG_LEVEL="DEBUG") as running:
            yield running
            assert await end(running.process) == 0
            assert running.holds_no_secret()


async def test_refused_extras_do_not_matter(served: Served) -> None:
    nadia = served.nadia

    await nadia.say(NUMBER)

    assert "Customer found" in nadia.sees
    assert served.api.calls.counts["sendChatAction"] >= 1
    await served.logged("the command menus could not be set: Not Found")


@pytest.mark.parametrize("action", ["refuse", "bad_gateway", "redirect", "bad_utf8", "reset"])
async def test_odd_answers_are_logged_without_a_secret(served: Served, action: Any) -> None:
    fault = Fault(action, method="getUpdates", code=401, description="Unauthorized", times=1)
    lost = Fault(action, method="sendMessage", code=403, description="Forbidden", times=1)
    served.api.faults.add(fault)
    served.api.faults.add(lost)
    nadia = served.nadia
    nadia.type("/help")

    await until(lambda: bool(fault.hits and lost.hits))
    await nadia.say("/start")

    assert "Welcome" in nadia.sees
    log = served.log.read_text()
    assert "no updates from Telegram" in log
    assert "Telegram did not take an answer" in log or "a person blocked the bot" in log
    assert served.holds_no_secret()


async def test_a_second_poller_is_survived(served: Served) -> None:
    api, nadia = served.api, served.nadia
    await api.updates.polled()

    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{api.url}/bot{TOKEN}/getUpdates", json={"timeout": 0}) as answer,
    ):
        assert answer.status == 200
    await served.logged("another copy of this bot is polling")
    await nadia.say("/help")

    assert "How to use" in nadia.sees


async def test_a_refused_token_is_said_in_json_lines_and_waited_for(
    utility: Sandbox, tmp_path: Path
) -> None:
    async with BotApi(token="42:another") as api:
        more = {"LOG_FORMAT": "json", "LOG_LEVEL": "DEBUG"}
        async with serving(utility, api, tmp_path / "log", **more) as served:
            await served.logged("check TELEGRAM_BOT_TOKEN")
            code = await end(served.process)

    assert code == 0
    assert served.holds_no_secret()
    lines = [json.loads(line) for line in served.log.read_text().splitlines()]
    assert all({"asctime", "levelname", "name", "message"} <= set(line) for line in lines)
    assert lines[-1]["message"] == "stopped in good order"


@dataclass
class ForeignServer:
    """A Bot API server written by somebody else: four methods, and of each the least."""

    updates: "asyncio.Queue[dict[str, Any]]" = field(default_factory=asyncio.Queue)
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    url: str = ""

    @asynccontextmanager
    async def open(self) -> AsyncIterator["ForeignServer"]:
        app = web.Application()
        app.router.add_post(f"/bot{TOKEN}/{{method}}", self._call)
        runner = web.AppRunner(app, shutdown_timeout=1.0)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        try:
            yield self
        finally:
            await runner.cleanup()

    async def _call(self, request: web.Request) -> web.Response:
        method, form = request.match_info["method"], dict(await request.post())
        self.calls.append((method, form))
        if method == "getUpdates":
            return _result(await self._wait())
        if method == "answerCallbackQuery":
            return _result(True)
        if method in {"sendMessage", "editMessageText"}:
            return _result({"message_id": 7, "date": 1, "chat": {"id": 5004, "type": "private"}})
        return web.json_response({"ok": False, "error_code": 404, "description": "Not Found"})

    async def _wait(self) -> list[dict[str, Any]]:
        try:
            return [await asyncio.wait_for(self.updates.get(), 1)]
        except TimeoutError:
            return []

    def texts(self) -> list[str]:
        """What the person was shown, the newest last."""
        return [str(form["text"]) for method, form in self.calls if "Message" in method]


def _result(value: Any) -> web.Response:
    return web.json_response({"ok": True, "result": value})


async def test_a_foreign_server_with_four_methods_is_enough(
    utility: Sandbox, tmp_path: Path
) -> None:
    sender = {"id": NADIA.id, "is_bot": False, "first_name": "Nadia"}
    chat = {"id": NADIA.id, "type": "private"}
    typed = {"message_id": 1, "date": 1, "chat": chat, "from": sender, "text": NUMBER}
    async with ForeignServer().open() as server:
        with (tmp_path / "log").open("wb") as log:
            async with run_service(settings(utility, server.url), log) as process:
                server.updates.put_nowait({"update_id": 1, "message": typed})
                await until(lambda: "Customer found" in "".join(server.texts()))
                markup = json.loads(server.calls[-1][1]["reply_markup"])
                data = markup["inline_keyboard"][0][1]["callback_data"]
                shown = {"message_id": 7, "date": 1, "chat": chat, "text": "a page"}
                press = {"id": "9", "from": sender, "chat_instance": "1", "data": data}
                server.updates.put_nowait(
                    {"update_id": 2, "callback_query": {**press, "message": shown}}
                )
                await until(lambda: "Current balance" in server.texts()[-1])
                code = await end(process)

    assert code == 0
    assert "answerCallbackQuery" in dict(server.calls)
