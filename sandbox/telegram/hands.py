"""What people do in their chats: it becomes updates for the bot."""

import itertools
import time
from dataclasses import dataclass, field
from typing import Any

from sandbox.telegram.chats import Chat, Stored
from sandbox.telegram.content import LONGEST_TEXT
from sandbox.telegram.entities import clean, units, with_found
from sandbox.telegram.keyboards import LONGEST_DATA
from sandbox.telegram.people import Profile
from sandbox.telegram.refusals import BLOCKED, KICKED, Json
from sandbox.telegram.state import Query, State


@dataclass
class Hands:
    """The hands of all people: typing, pressing, sharing, editing."""

    state: State
    _queries: "itertools.count[int]" = field(default_factory=lambda: itertools.count(90_001))

    def say(self, person_id: int, chat_id: int, text: str) -> Json:
        """Type a text; the message as it stands in the chat. ValueError: empty or too long."""
        text = clean(text).strip()
        if not 0 < units(text) <= LONGEST_TEXT:
            raise ValueError(f"a message has 1 to {LONGEST_TEXT} characters")
        content: Json = {"text": text}
        if entities := with_found(text, []):
            content["entities"] = entities
        return self._post(person_id, chat_id, content)

    def share_contact(self, person_id: int, chat_id: int, owner: Profile | None = None) -> Json:
        """Press the contact button; with an owner, send somebody else's contact."""
        whose = owner or self.state.chats.people[person_id]
        return self.send_contact(person_id, chat_id, contact_of(whose))

    def send_contact(self, person_id: int, chat_id: int, contact: Json, **around: Any) -> Json:
        """Send a contact of any content; around = what else the message has (forward_origin …)."""
        return self._post(person_id, chat_id, {"contact": contact, **around})

    def upgrade_group(self, person_id: int, group_id: int) -> int:
        """Make a group a supergroup, and say so in both; the new id."""
        old = self._chat(person_id, group_id)
        new_id = self.state.chats.upgrade(group_id)
        self._post(person_id, old.id, {"migrate_to_chat_id": new_id})
        self._post(person_id, new_id, {"migrate_from_chat_id": old.id})
        return new_id

    def put_bot_out(self, person_id: int, chat_id: int) -> None:
        """Block the bot, or put it out of a group: it is told, and may not write there."""
        chat = self._chat(person_id, chat_id)
        self.state.chats.shut(chat_id, BLOCKED if chat.private else KICKED)
        bot = self.state.me_user
        self.state.updates.push(
            "my_chat_member",
            {
                "chat": chat.info,
                "from": self.state.chats.people[person_id].user(),
                "date": int(time.time()),
                "old_chat_member": {"user": bot, "status": "member"},
                "new_chat_member": {"user": bot, "status": "kicked", "until_date": 0},
            },
        )

    def edit(self, person_id: int, chat_id: int, message_id: int, text: str) -> Json:
        """Change an own message."""
        chat = self._chat(person_id, chat_id)
        if chat.messages[message_id].message["from"]["id"] != person_id:
            raise ValueError("only own messages can be edited")
        message = self.state.chats.edit(chat, message_id, {"text": text})
        self.state.watchers.tell("edit", chat.id, message=message)
        self.state.updates.push("edited_message", message)
        return message

    def press(self, person_id: int, chat_id: int, message_id: int, data: str) -> str:
        """Press a button, real or forged; the id of the query. The message may be gone."""
        if not 1 <= len(data.encode()) <= LONGEST_DATA:
            raise ValueError(f"callback data has 1 to {LONGEST_DATA} bytes")
        chat = self._chat(person_id, chat_id)
        query_id = str(next(self._queries))
        self.state.open_query(query_id, Query(person_id, chat_id, message_id, self.state.clock()))
        self.state.updates.push(
            "callback_query",
            {
                "id": query_id,
                "from": self.state.chats.people[person_id].user(),
                "message": _shown(chat, message_id),
                "chat_instance": str(chat_id),
                "data": data,
            },
        )
        return query_id

    def post_in_channel(self, title: str, text: str) -> Json:
        """A post in a channel that the bot is in."""
        chat = {"id": -1_000_000_009_001, "type": "channel", "title": title}
        date = int(time.time())
        post: Json = {"message_id": 1, "sender_chat": chat, "chat": chat, "date": date}
        self.state.updates.push("channel_post", {**post, "text": text})
        return post

    def _post(self, person_id: int, chat_id: int, content: Json) -> Json:
        chat = self._chat(person_id, chat_id)
        user = self.state.chats.people[person_id].user()
        stored: Stored = self.state.chats.post(chat, user, content, by_bot=False)
        self.state.watchers.tell("message", chat.id, message=stored.message)
        self.state.updates.push("message", stored.message)
        return stored.message

    def _chat(self, person_id: int, chat_id: int) -> Chat:
        chat = self.state.chats[chat_id]
        if person_id not in chat.members:
            raise ValueError(f"{person_id} is not in the chat {chat_id}")
        return chat


def contact_of(owner: Profile) -> Json:
    """The Contact object of the Bot API, as Telegram's own button sends it."""
    return {
        "phone_number": owner.phone.removeprefix("+"),
        "first_name": owner.first_name,
        "last_name": owner.last_name,
        "user_id": owner.id,
    }


def _shown(chat: Chat, message_id: int) -> Json:
    """The message under the button; one that is gone is an InaccessibleMessage (date 0)."""
    stored = chat.messages.get(message_id)
    gone: Json = {"chat": chat.info, "message_id": message_id, "date": 0}
    return stored.message if stored else gone
