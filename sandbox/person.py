"""Somebody who talks to the bot: types, presses, and sees what the chat shows.

    rahim = Person(api, RAHIM)
    await rahim.say("17813970")
    await rahim.press("💰 Current Balance")
    assert "Due" in rahim.sees

Acts wait until the bot has reacted, has done with the act (where whoever runs it tells so), and
is quiet; nothing sleeps a fixed time. With an ``until`` of its own an act waits for that alone.
"""

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from sandbox.telegram import BotApi, Profile
from sandbox.telegram.chats import Chat, Stored
from sandbox.telegram.entities import to_html
from sandbox.telegram.refusals import Json
from sandbox.telegram.watch import Watch

Until = Callable[["Person"], bool]

PLACEHOLDER = re.compile(r"(?:🔍|⏳)[^\n]*(?:…|\.\.\.)")
_REACTIONS = ("sendMessage", "sendPhoto", "sendDocument", "edit", "delete")


@dataclass
class Person:
    """A person in one chat. `deadline` and `quiet` are seconds: how long an act may take at
    most, and how long the bot must have been silent before its reaction counts as whole."""

    api: BotApi
    profile: Profile
    chat_id: int = 0
    deadline: float = 20.0
    quiet: float = 0.05
    toast: str | None = None
    alert: bool = False

    def __post_init__(self) -> None:
        self.chat_id = self.chat_id or self.profile.id

    def in_group(self, group_id: int) -> "Person":
        """The same person, speaking in a group."""
        return replace(self, chat_id=group_id, toast=None, alert=False)

    # What the person does.

    async def say(self, text: str, until: Until | None = None) -> None:
        """Type a text and wait for the reaction; TimeoutError when none comes."""
        await self._act(lambda: self.type(text), until or _reacted)

    async def press(self, caption: str, until: Until | None = None) -> None:
        """Press the button of this caption, on the message touched last that has it."""
        message_id, data = self._button(caption)
        await self.press_data(data, message_id, until)

    async def press_data(
        self, data: str, message_id: int | None = None, until: Until | None = None
    ) -> None:
        """Press a button with any data, forged as may be; by default on the newest message."""
        under = self.newest["message_id"] if message_id is None else message_id
        await self._act(lambda: self.touch(data, under), until or _reacted)

    async def share_contact(self, owner: Profile | None = None, until: Until | None = None) -> None:
        """Share the own phone number, or somebody else's contact."""
        hands = self.api.hands
        await self._act(
            lambda: hands.share_contact(self.profile.id, self.chat_id, owner), until or _reacted
        )

    async def send_contact(self, contact: Json, until: Until | None = None, **around: Any) -> None:
        """Send a contact of any content, in a message that may have more around it."""
        hands = self.api.hands
        await self._act(
            lambda: hands.send_contact(self.profile.id, self.chat_id, contact, **around),
            until or _reacted,
        )

    def type(self, text: str) -> Json:
        """Type a text and wait for nothing; the message."""
        return self.api.hands.say(self.profile.id, self.chat_id, text)

    def touch(self, data: str, message_id: int) -> str:
        """Press and wait for nothing; the id of the query."""
        return self.api.hands.press(self.profile.id, self.chat_id, message_id, data)

    async def wait(self, until: Until) -> None:
        """Wait for something that the bot does by itself."""
        if not until(self):
            await self._act(lambda: None, until)

    # What the person sees.

    @property
    def messages(self) -> list[Json]:
        """All messages of the chat in their order, as Bot API objects."""
        return [stored.message for stored in self._chat.messages.values()]

    @property
    def newest(self) -> Json:
        """The bot's message that was sent or edited last. LookupError: none yet."""
        return self._stored().message

    @property
    def sees(self) -> str:
        """The plain text or caption of the newest message; empty when there is none."""
        own = self._chat.by_bot()
        return _text(own[0].message) if own else ""

    @property
    def html(self) -> str:
        """The same with its formatting, as HTML."""
        message = self.newest
        entities = message.get("entities") or message.get("caption_entities") or []
        return to_html(_text(message), entities)

    @property
    def buttons(self) -> list[list[str]]:
        """The captions of the inline keyboard under the newest message, by row."""
        return [[button["text"] for button in row] for row in _rows(self.newest)]

    @property
    def keyboard(self) -> list[list[str]]:
        """The captions of the keyboard below the input."""
        rows = (self._chat.keyboard or {}).get("keyboard", [])
        return [[b if isinstance(b, str) else b["text"] for b in row] for row in rows]

    @property
    def photo(self) -> bytes | None:
        """The picture of the newest message."""
        photo = self.newest.get("photo")
        return self._bytes(photo[-1]["file_id"]) if photo else None

    @property
    def document(self) -> tuple[str, bytes] | None:
        """Name and content of the newest message's document."""
        document = self.newest.get("document")
        return (document["file_name"], self._bytes(document["file_id"])) if document else None

    # How it waits.

    async def _act(self, act: Callable[[], object], until: Until) -> None:
        """Act; wait until the bot has done something that satisfies, then until it is quiet."""
        self.toast, self.alert = None, False
        with self.api.state.watchers.watch() as watch:
            acted = act()
            try:
                async with asyncio.timeout(self.deadline):
                    await self._satisfied(watch, until, acted)
            except TimeoutError:
                raise TimeoutError(self._lament()) from None

    async def _satisfied(self, watch: Watch, until: Until, acted: object) -> None:
        work, reacted = self.api.state.work, False
        while True:
            working = until is _reacted and work.unfinished(acted)
            event = await self._next(watch, patient=working or not (reacted and until(self)))
            if event is None:
                return
            said = self._note(event) or (until is not _reacted and event["event"] == "answer")
            reacted = said or reacted

    async def _next(self, watch: Watch, *, patient: bool) -> Json | None:
        """The chat's next event; None when one is not patient and all has been quiet."""
        try:
            async with asyncio.timeout(None if patient else self.quiet):
                while True:
                    event = await watch.get()
                    if event is None:
                        raise ConnectionError("the Bot API server closed")
                    if event["chat"] == self.chat_id:
                        return event
        except TimeoutError:
            return None

    def _note(self, event: Json) -> bool:
        """Take in an event; whether it is a reaction of the bot."""
        if event["event"] == "answer" and event["person"] == self.profile.id:
            self.toast, self.alert = event["text"] or None, event["alert"]
            return bool(event["text"])
        return event["event"] == "call" and str(event["method"]).startswith(_REACTIONS)

    def _lament(self) -> str:
        return f"{self.profile.name} waited {self.deadline:g} s; the chat shows: {self.sees!r}"

    @property
    def _chat(self) -> Chat:
        return self.api.chats[self.chat_id]

    def _stored(self) -> Stored:
        own = self._chat.by_bot()
        if not own:
            raise LookupError("the bot has said nothing here")
        return own[0]

    def _button(self, caption: str) -> tuple[int, str]:
        for stored in self._chat.by_bot():
            for button in [button for row in _rows(stored.message) for button in row]:
                if button["text"] == caption and "callback_data" in button:
                    return stored.message["message_id"], button["callback_data"]
        raise LookupError(f"no button {caption!r}; there are {self.buttons}")

    def _bytes(self, file_id: str) -> bytes:
        upload = self.api.state.files.get(file_id)
        if upload is None:
            raise LookupError(f"the file {file_id} is gone")
        return upload.data


def _reacted(person: Person) -> bool:
    """The usual end of waiting: what is seen is more than "searching …"."""
    return PLACEHOLDER.fullmatch(person.sees) is None


def _text(message: Json) -> str:
    return str(message.get("text") or message.get("caption") or "")


def _rows(message: Json) -> list[list[dict[str, Any]]]:
    rows: list[list[dict[str, Any]]] = message.get("reply_markup", {}).get("inline_keyboard", [])
    return rows
