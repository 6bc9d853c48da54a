"""What Telegram got against what the database promised."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from domain.languages import Language
from formatters.words import WORDS
from queries.loader import parse_postgres
from queries.postgres import Postgres
from sandbox.telegram.ledger import Call

_ALERT = re.compile(r"K\d+X\d+")
_MARK = WORDS[Language.ENGLISH]("alert-may-be-repeat")[0]
_OVER = "✅"
PROMISED = parse_postgres(
    "promised",
    "SELECT alert.subject, alert.state, target.address, count(*) FILTER (WHERE sent.kind ="
    " 'message'), bool_or(sent.state NOT IN ('sent', 'dropped')) FROM deliveries sent"
    " JOIN alerts alert USING (alert_id) JOIN targets target USING (target_id)"
    " GROUP BY 1, 2, 3",
)
KNOWN = parse_postgres("known", "SELECT subject FROM alerts")


class Promised(NamedTuple):
    """An alert and a chat: how many messages it was to get; ``open``: some have not ended."""

    alert: str
    state: str
    chat: str
    messages: int
    open: bool


@dataclass
class Message:
    """A message in a chat as it looks now; ``first`` is how it came."""

    first: str
    now: str
    reply: bool

    @property
    def alerts(self) -> set[str]:
        return set(_ALERT.findall(self.first))


@dataclass
class Verdict:
    """The faults that were found, by kind."""

    lost: list[str] = field(default_factory=list)
    unmarked: list[str] = field(default_factory=list)
    phantom: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    marked: int = 0
    messages: int = 0

    @property
    def faults(self) -> int:
        return len(self.lost) + len(self.unmarked) + len(self.phantom) + len(self.stale)

    def lines(self) -> list[str]:
        """As a table."""
        return [
            f"messages delivered         {self.messages:7}",
            f"lost                       {len(self.lost):7}  {_some(self.lost)}",
            f"copies, marked as repeats  {self.marked:7}",
            f"copies without a mark      {len(self.unmarked):7}  {_some(self.unmarked)}",
            f"told but never committed   {len(self.phantom):7}  {_some(self.phantom)}",
            f"not showing how it stands  {len(self.stale):7}  {_some(self.stale)}",
        ]


def alerts_in(call: Call) -> set[str]:
    """The alerts that a call tells of."""
    return set(_ALERT.findall(call.params["text"]))


def chats_of(calls: Iterable[Call]) -> dict[str, dict[int, Message]]:
    """Each chat's messages as its people see them, by the calls that were carried out."""
    chats: defaultdict[str, dict[int, Message]] = defaultdict(dict)
    for call in calls:
        if not call.ok or call.answer is None:
            continue
        chat = str(call.params.get("chat_id"))
        if call.method == "sendMessage":
            text = call.params["text"]
            reply = bool(call.params.get("reply_parameters"))
            chats[chat][call.answer["result"]["message_id"]] = Message(text, text, reply)
        elif call.method == "editMessageText":
            chats[chat][int(call.params["message_id"])].now = call.params["text"]
    return chats


async def verdict(postgres: Postgres, calls: Iterable[Call]) -> Verdict:
    """Compare: each promise kept, each copy marked, nothing told that never happened."""
    chats = chats_of(calls)
    known = set(await postgres.fetch_all(KNOWN, str))
    found = Verdict()
    for chat, messages in chats.items():
        found.messages += len(messages)
        for message in messages.values():
            found.phantom += [f"{one} in {chat}" for one in message.alerts - known]
    for promise in await postgres.fetch_all(PROMISED, Promised):
        _judge(promise, list(chats.get(promise.chat, {}).values()), found)
    return found


def _judge(promise: Promised, messages: list[Message], found: Verdict) -> None:
    where = f"{promise.alert} in {promise.chat}"
    got = [one for one in messages if promise.alert in one.alerts and not one.reply]
    if promise.messages and (not got or promise.open):
        found.lost.append(where)
        return
    marked = [one for one in got if _MARK in one.first]
    found.marked += len(marked)
    if len(got) - len(marked) > promise.messages:
        found.unmarked.append(where)
    if promise.state == "resolved" and got and _OVER not in got[-1].now:
        found.stale.append(where)


def _some(faults: list[str]) -> str:
    return ", ".join(faults[:4])
