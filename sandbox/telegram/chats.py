"""The chats: who is in them and what has been said."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sandbox.telegram.people import Group, Profile
from sandbox.telegram.refusals import Json, Refusal, bad_request, forbidden

KEPT = 1_000  # messages a chat; older ones are forgotten
#: What an edit leaves as it was.
_LASTING = ("message_id", "from", "chat", "date", "reply_to_message", "has_protected_content")


@dataclass(slots=True)
class Stored:
    """One message as the Bot API shows it. `touched` grows with every sending and edit."""

    message: Json
    touched: int
    by_bot: bool
    editable: bool = True


@dataclass
class Chat:
    """One chat; `refusal` answers everything the bot says there, as for a blocked bot."""

    info: Json
    members: tuple[int, ...]
    messages: dict[int, Stored] = field(default_factory=dict)
    keyboard: Json | None = None
    refusal: Refusal | None = None

    @property
    def id(self) -> int:
        return int(self.info["id"])

    @property
    def private(self) -> bool:
        return bool(self.info["type"] == "private")

    def keep(self, stored: Stored) -> None:
        self.messages[stored.message["message_id"]] = stored
        while len(self.messages) > KEPT:
            del self.messages[next(iter(self.messages))]

    def by_bot(self) -> list[Stored]:
        """The bot's messages, last touched first."""
        own = [stored for stored in self.messages.values() if stored.by_bot]
        return sorted(own, key=lambda stored: stored.touched, reverse=True)


class Chats:
    """All chats by id, and the numbers given to messages."""

    def __init__(self, people: Iterable[Profile], groups: Iterable[Group]) -> None:
        self.people = {person.id: person for person in people}
        self._chats: dict[int, Chat] = {}
        self._last_id = 100
        self._touches = 0
        for person in self.people.values():
            self._chats[person.id] = Chat(person.chat(), (person.id,))
        for group in groups:
            self.open(group)

    def __getitem__(self, chat_id: int) -> Chat:
        return self._chats[chat_id]

    def __iter__(self) -> Iterator[Chat]:
        return iter(self._chats.values())

    def open(self, group: Group) -> Chat:
        """Put the bot into one more group."""
        return self._chats.setdefault(group.id, Chat(group.chat(), group.members))

    def add(self, person: Profile) -> Chat:
        """One more person who has started the bot."""
        self.people[person.id] = person
        return self._chats.setdefault(person.id, Chat(person.chat(), (person.id,)))

    def find(self, chat_id: object) -> Chat:
        """The chat a method names; Refusal when there is none or the bot may not speak there."""
        if isinstance(chat_id, str):
            chat_id = self._by_username(chat_id)
        chat = self._chats.get(chat_id) if isinstance(chat_id, int) else None
        if chat is None:
            raise bad_request("chat not found")
        if chat.refusal is not None:
            raise chat.refusal
        return chat

    def _by_username(self, name: str) -> int | None:
        names = {f"@{chat.info.get('username')}": chat.id for chat in self._chats.values()}
        return names.get(name)

    def shut(self, chat_id: int, sentence: str | None) -> None:
        """From now on the bot gets 403 with this sentence there; None: all is well again."""
        self[chat_id].refusal = None if sentence is None else forbidden(sentence)

    def upgrade(self, group_id: int) -> int:
        """Make a group a supergroup; the new id, which the old one's refusals tell."""
        old = self[group_id]
        new_id = -1_000_000_000_000 + group_id
        self._chats[new_id] = Chat({**old.info, "id": new_id, "type": "supergroup"}, old.members)
        old.refusal = Refusal(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            migrate_to_chat_id=new_id,
        )
        return new_id

    def post(self, chat: Chat, sender: Json, content: Json, *, by_bot: bool) -> Stored:
        """A new message in a chat."""
        self._last_id += 1
        message: Json = {
            "message_id": self._last_id,
            "from": sender,
            "chat": chat.info,
            "date": int(time.time()),
            **content,
        }
        stored = Stored(message, self._touch(), by_bot)
        chat.keep(stored)
        return stored

    def edit(self, chat: Chat, message_id: int, content: Json) -> Json:
        """Give a message other content; who wrote it, when, and its protection stay."""
        stored = chat.messages[message_id]
        kept = {name: stored.message[name] for name in _LASTING if name in stored.message}
        stored.message = {**kept, "edit_date": int(time.time()), **content}
        stored.touched = self._touch()
        return stored.message

    def _touch(self) -> int:
        self._touches += 1
        return self._touches
