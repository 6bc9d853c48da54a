"""Many people, each with a look-up, a press and two texts: every answer can be told apart.

What the service did is read from the Bot API server's side: its chats, its ledger of calls, and
the offset up to which the service confirmed.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from bot.callbacks import DeskButton, Seal, View
from sandbox.person import PLACEHOLDER
from sandbox.telegram import BotApi, Profile

FIRST_PERSON = 600_001
#: A press may wait this long for its answer here: pace and pauses are what is measured.
QUERY_LIFETIME = 3600.0


class Kind(StrEnum):
    """What a person does; the value is how the answer begins."""

    LOOKUP = "✅"
    HELP = "ℹ️"
    HELLO = "🙂"
    PRESS = "💰"


_OLD_PAGE = "an earlier page"
_IN_PART = "unavailable right now"
_EXPECTED = (_OLD_PAGE, "🔍", "⏳ Reading", *Kind)


@dataclass(frozen=True)
class Act:
    """One thing that one person did: one update."""

    person: int
    kind: Kind
    query_id: str = ""
    message_id: int = 0


@dataclass(frozen=True)
class Found:
    """How a round of updates stands."""

    confirmed: int  # of the updates, from the first on
    answers: list[int]  # to each update, in the order of sending
    half: int  # messages that still say "searching …"
    other: Counter[str]  # first lines of messages that nobody expects here, and how often

    @property
    def broken(self) -> list[str]:
        """What must not be, after the service has ended."""
        begun, left = self.answers[: self.confirmed], self.answers[self.confirmed :]
        faults = {
            "confirmed and not answered": begun.count(0),
            "answered and not confirmed": len(left) - left.count(0),
            "answered more than once": sum(count > 1 for count in self.answers),
            "left half done": self.half,
        }
        faults |= {f"times {words!r}": count for words, count in self.other.items()}
        return [f"{count} {what}" for what, count in faults.items() if count]


class Public:
    """People who all act at once, round by round."""

    def __init__(self, api: BotApi, people: int, numbers: list[str]) -> None:
        self._api = api
        self._seal = Seal(api.token.encode())
        self._numbers = numbers
        self._acts: list[Act] = []
        self._first_update = 0
        self._marks: dict[int, int] = {}
        self.people = range(FIRST_PERSON, FIRST_PERSON + people)
        for person in self.people:
            api.chats.add(_profile(person))

    def act(self, kinds: tuple[Kind, ...] = tuple(Kind)) -> int:
        """Everybody does everything, the kinds one after the other; how many updates that is."""
        self._api.calls.clear()
        pages = {person: self._old_page(person) for person in self.people}
        self._marks = pages
        self._acts = [self._do(kind, p, pages[p]) for kind in kinds for p in self.people]
        waiting = self._api.updates.first()
        assert waiting is not None
        self._first_update = waiting["update_id"]
        return len(self._acts)

    def found(self) -> Found:
        """How the updates of this round stand."""
        confirmed = (self._api.updates.confirmed or 0) + 1 - self._first_update
        words = {person: self._words(person) for person in self.people}
        said = [text for texts in words.values() for text in texts]
        half = sum(bool(PLACEHOLDER.fullmatch(text)) for text in said)
        presses = Counter(
            call.params["callback_query_id"] for call in self._api.calls.of("answerCallbackQuery")
        )
        return Found(
            confirmed=min(max(confirmed, 0), len(self._acts)),
            answers=[self._answers(act, words[act.person], presses) for act in self._acts],
            half=half,
            other=Counter(filter(None, map(_unexpected, said))),
        )

    async def all_answered(self, within: float) -> bool:
        """Wait until each update has an answer; False when that takes longer."""
        try:
            async with asyncio.timeout(within):
                while not all(self.found().answers):  # noqa: ASYNC110 - chats announce nothing
                    await asyncio.sleep(0.5)
        except TimeoutError:
            return False
        return True

    def _do(self, kind: Kind, person: int, page: int) -> Act:
        hands = self._api.hands
        number = self._number(person)
        if kind is Kind.PRESS:
            button = DeskButton(view=View.BALANCE, number=number, owner=person)
            data = self._seal.sealed(button, person).pack()
            return Act(person, kind, hands.press(person, person, page, data), page)
        texts = {Kind.LOOKUP: number, Kind.HELP: "/help", Kind.HELLO: "hello there"}
        hands.say(person, person, texts[kind])
        return Act(person, kind)

    def _number(self, person: int) -> str:
        return self._numbers[person % len(self._numbers)]

    def _old_page(self, person: int) -> int:
        """A page of an earlier day, whose buttons can be pressed; its message id."""
        keyboard: dict[str, object] = {"inline_keyboard": []}
        content = {"text": _OLD_PAGE, "reply_markup": keyboard, "has_protected_content": True}
        chats = self._api.chats
        stored = chats.post(chats[person], self._api.state.me_user, content, by_bot=True)
        return int(stored.message["message_id"])

    def _words(self, person: int) -> list[str]:
        """What the bot's messages of this round, and the page of this round, say now."""
        return [
            stored.message.get("text", "")
            for stored in self._api.chats[person].messages.values()
            if stored.by_bot and stored.message["message_id"] >= self._marks[person]
        ]

    def _answers(self, act: Act, words: list[str], presses: Counter[str]) -> int:
        if act.kind is Kind.PRESS:
            page = str(self._api.chats[act.person].messages[act.message_id].message["text"])
            return presses[act.query_id] if page.startswith(act.kind.value) else 0
        return sum(text.startswith(act.kind.value) for text in words)


def _unexpected(text: str) -> str:
    """What is wrong with the words of a message; nothing when they are as they should be."""
    if text.startswith(_EXPECTED):
        return _IN_PART if _IN_PART in text else ""
    return text.splitlines()[0]


def _profile(person: int) -> Profile:
    return Profile(person, "Person", str(person), f"person_{person}", "en", "+880", "customer")
