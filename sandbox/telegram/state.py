"""Everything the server knows, in one place that the methods work on."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from sandbox.telegram.chats import Chats
from sandbox.telegram.files import Files, Upload
from sandbox.telegram.refusals import Json, bad_request
from sandbox.telegram.updates import Updates
from sandbox.telegram.watch import Watchers
from sandbox.telegram.work import Work

MOST_QUERIES = 10_000


@dataclass(frozen=True, slots=True)
class Asked:
    """One call: parameters with their types, and the files that came along by field name."""

    params: Json
    uploads: dict[str, Upload]

    def upload(self, name: str) -> Upload | None:
        """The file in a field of its own or attached under another name."""
        value = self.params.get(name)
        if isinstance(value, str) and value.startswith("attach://"):
            return self.uploads.get(value.removeprefix("attach://"))
        return self.uploads.get(name)


@dataclass
class Query:
    """A press that waits for its answer."""

    person_id: int
    chat_id: int
    message_id: int
    at: float
    answered: bool = False


@dataclass
class Webhook:
    url: str = ""
    secret: str = ""
    last_error: str = ""
    last_error_at: int = 0
    wanted: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass
class State:
    """The bot, its chats, files, updates, open presses, command menus and webhook."""

    me: Json
    chats: Chats
    query_lifetime: float
    clock: Callable[[], float] = time.monotonic
    files: Files = field(default_factory=Files)
    updates: Updates = field(default_factory=Updates)
    watchers: Watchers = field(default_factory=Watchers)
    queries: OrderedDict[str, Query] = field(default_factory=OrderedDict)
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    webhook: Webhook = field(default_factory=Webhook)

    def __post_init__(self) -> None:
        self.work = Work(self.watchers)

    @property
    def me_user(self) -> Json:
        """The bot as the sender of a message."""
        return {name: self.me[name] for name in ("id", "is_bot", "first_name", "username")}

    def open_query(self, query_id: str, query: Query) -> None:
        self.queries[query_id] = query
        while len(self.queries) > MOST_QUERIES:
            self.queries.popitem(last=False)

    def file_id(self, upload: Upload | None, value: object, folder: str) -> str:
        """The file_id of an uploaded file or of one known already."""
        if upload is not None:
            return self.files.add(upload, folder)
        if isinstance(value, str) and self.files.get(value) is not None:
            return value
        raise bad_request("wrong file identifier/HTTP URL specified")
