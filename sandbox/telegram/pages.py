"""The chat page: its files, what it asks and the stream of events that keeps it live."""

import asyncio
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiohttp import web

from sandbox.telegram.hands import Hands
from sandbox.telegram.methods.menu import menu_for
from sandbox.telegram.refusals import Json
from sandbox.telegram.state import State

_FOLDER = Path(__file__).with_name("page")
_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}
_POLICY = (
    "default-src 'self'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "frame-ancestors 'none'"
)
_SIGN_OF_LIFE = 15.0  # seconds between two comments in a quiet stream


@dataclass
class Pages:
    """Serves the page at / and what it needs below /page."""

    state: State
    hands: Hands

    def routes(self) -> list[web.AbstractRouteDef]:
        return [
            web.get("/", self.index),
            web.get("/page/{name:[a-z]+[.](?:css|js)}", self.static),
            web.get("/page/world", self.world),
            web.get("/page/history", self.history),
            web.get("/page/events", self.events),
            web.get("/page/file/{file_id}", self.file),
            web.post("/page/say", self.say),
            web.post("/page/press", self.press),
            web.post("/page/contact", self.contact),
        ]

    async def index(self, _request: web.Request) -> web.Response:
        return _file("chat.html")

    async def static(self, request: web.Request) -> web.Response:
        return _file(request.match_info["name"])

    async def world(self, _request: web.Request) -> web.Response:
        """The bot, the people and the chats."""
        people = [
            {**person.user(), "role": person.role} for person in self.state.chats.people.values()
        ]
        chats = [
            {**chat.info, "members": chat.members}
            for chat in self.state.chats
            if chat.refusal is None or not chat.refusal.parameters
        ]
        return web.json_response({"me": self.state.me, "people": people, "chats": chats})

    async def history(self, request: web.Request) -> web.Response:
        """What one person sees in one chat: messages, command menu, reply keyboard."""
        try:
            chat = self.state.chats[int(request.query["chat"])]
            person = self.state.chats.people[int(request.query["person"])]
        except (KeyError, ValueError):
            raise web.HTTPNotFound from None
        return web.json_response(
            {
                "messages": [stored.message for stored in chat.messages.values()],
                "commands": menu_for(self.state, chat, person.language_code),
                "keyboard": chat.keyboard,
            }
        )

    async def events(self, request: web.Request) -> web.StreamResponse:
        """Everything that happens, as server-sent events, until one side goes."""
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        )
        await response.prepare(request)
        with self.state.watchers.watch() as queue:
            await response.write(b"retry: 1000\n\n")
            while (line := await _next_line(queue)) is not None:
                try:
                    await response.write(line)
                except ConnectionError:
                    break
        return response

    async def file(self, request: web.Request) -> web.Response:
        upload = self.state.files.get(request.match_info["file_id"])
        if upload is None:
            raise web.HTTPNotFound
        headers = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox"}
        mime = upload.mime.partition(";")[0].strip() or "application/octet-stream"
        return web.Response(body=upload.data, content_type=mime, headers=headers)

    async def say(self, request: web.Request) -> web.Response:
        return await _done(request, self._say)

    async def press(self, request: web.Request) -> web.Response:
        return await _done(request, self._press)

    async def contact(self, request: web.Request) -> web.Response:
        return await _done(request, self._contact)

    def _say(self, asked: Json) -> Json:
        return self.hands.say(asked["person"], asked["chat"], asked["text"])

    def _press(self, asked: Json) -> Json:
        where = asked["person"], asked["chat"], asked["message_id"]
        return {"query_id": self.hands.press(*where, asked["data"])}

    def _contact(self, asked: Json) -> Json:
        return self.hands.share_contact(asked["person"], asked["chat"])


async def _done(request: web.Request, act: Any) -> web.Response:
    """Let somebody do something; 400 in words when that cannot be."""
    if request.content_type != "application/json":  # keeps other sites' forms out
        raise web.HTTPUnsupportedMediaType
    try:
        return web.json_response(act(await request.json()))
    except (KeyError, TypeError, ValueError) as error:
        return web.json_response({"error": str(error)}, status=400)


async def _next_line(queue: "asyncio.Queue[Json | None]") -> bytes | None:
    """The next event for the page, or a comment in quiet times; None at the end."""
    while True:
        try:
            async with asyncio.timeout(_SIGN_OF_LIFE):
                event = await queue.get()
        except TimeoutError:
            return b": quiet\n\n"
        if event is None:
            return None
        if event["event"] != "call":
            return f"data: {json.dumps(event)}\n\n".encode()


def _file(name: str) -> web.Response:
    headers = {"Content-Security-Policy": _POLICY, "Cache-Control": "no-store"}
    path = _FOLDER / name
    if not path.is_file():
        raise web.HTTPNotFound
    body = path.read_bytes()  # small and read once a page: not worth a thread
    mime = _TYPES[path.suffix]
    return web.Response(body=body, content_type=mime, charset="utf-8", headers=headers)
