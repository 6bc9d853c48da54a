"""The page of the channels: its files, the official renderer, and what was posted."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web

from sandbox.teams.posts import Posts

_PAGE = Path(__file__).with_name("page")
_MODULES = Path(__file__).with_name("renderer") / "node_modules"
_FILES = {
    "channel.html": _PAGE / "channel.html",
    "channel.css": _PAGE / "channel.css",
    "channel.js": _PAGE / "channel.js",
    "look.js": _PAGE / "look.js",
    "adaptivecards.js": _MODULES / "adaptivecards/dist/adaptivecards.min.js",
    "markdown-it.js": _MODULES / "markdown-it/dist/markdown-it.min.js",
}
_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}
_POLICY = "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'"


@dataclass
class TeamsPages:
    """Serves the page at / and what it needs below /page."""

    posts: Posts
    channels: Callable[[], list[str]]

    def routes(self) -> list[web.AbstractRouteDef]:
        return [
            web.get("/", self.index),
            web.get("/page/posts", self.told),
            web.get("/page/{name}", self.file),
        ]

    async def index(self, _request: web.Request) -> web.Response:
        return _file("channel.html")

    async def file(self, request: web.Request) -> web.Response:
        return _file(request.match_info["name"])

    async def told(self, request: web.Request) -> web.Response:
        """The channels, and the posts after number ?after=."""
        after = int(request.query.get("after", "0"))
        posts = [post.told() for post in self.posts if post.number > after]
        return web.json_response({"channels": self.channels(), "posts": posts})


def renderer_is_there() -> bool:
    """Whether the page can show cards as Teams does."""
    return _FILES["adaptivecards.js"].is_file() and _FILES["markdown-it.js"].is_file()


def _file(name: str) -> web.Response:
    path = _FILES.get(name)
    if path is None or not path.is_file():
        raise web.HTTPNotFound
    headers = {"Content-Security-Policy": _POLICY, "Cache-Control": "no-store"}
    body = path.read_bytes()  # small and read once a page: not worth a thread
    mime = _TYPES[path.suffix]
    return web.Response(body=body, content_type=mime, charset="utf-8", headers=headers)
