"""Methods that change a message the bot has sent."""

from sandbox.telegram.chats import Chat, Stored
from sandbox.telegram.content import (
    caption_content,
    document_content,
    photo_content,
    text_content,
)
from sandbox.telegram.keyboards import check_markup, inline
from sandbox.telegram.refusals import NOT_MODIFIED, Json, bad_request
from sandbox.telegram.state import Asked, State

_COMPARED = ("text", "entities", "caption", "caption_entities", "photo", "document")
_COMPARED_WITH_MARKUP = (*_COMPARED, "reply_markup")


async def edit_message_text(state: State, asked: Asked) -> Json:
    content = text_content(asked.params)
    chat, stored = _own(state, asked.params)
    if "text" not in stored.message:
        raise bad_request("there is no text in the message to edit")
    return _change(state, chat, stored, content | _markup(asked.params))


async def edit_message_caption(state: State, asked: Asked) -> Json:
    content = caption_content(asked.params)
    chat, stored = _own(state, asked.params)
    media = {name: stored.message[name] for name in ("photo", "document") if name in stored.message}
    if not media:
        raise bad_request("there is no caption in the message to edit")
    return _change(state, chat, stored, media | content | _markup(asked.params))


async def edit_message_media(state: State, asked: Asked) -> Json:
    """Another photo or document in place of one, or of a text."""
    chat, stored = _own(state, asked.params)
    media = asked.params["media"]
    kinds = {"photo": photo_content, "document": document_content}
    kind = kinds.get(media.get("type"))
    if kind is None:
        raise bad_request(f"can't parse InputMedia: type {media.get('type')} is not served here")
    content = kind(state, asked, media.get("media")) | caption_content(media)
    return _change(state, chat, stored, content | _markup(asked.params))


async def edit_message_reply_markup(state: State, asked: Asked) -> Json:
    chat, stored = _own(state, asked.params)
    content = {name: stored.message[name] for name in _COMPARED if name in stored.message}
    return _change(state, chat, stored, content | _markup(asked.params))


def _own(state: State, params: Json) -> tuple[Chat, Stored]:
    """The message to edit; Refusal when there is none, or none of the bot's."""
    if params.get("chat_id") in (None, ""):
        raise bad_request("chat_id is empty")
    chat = state.chats.find(params["chat_id"])
    if not params.get("message_id"):
        raise bad_request("message identifier is not specified")
    stored = chat.messages.get(params["message_id"])
    if stored is None:
        raise bad_request("message to edit not found")
    if not stored.by_bot or not stored.editable:
        raise bad_request("message can't be edited")
    return chat, stored


def _markup(params: Json) -> Json:
    """The inline keyboard after the edit; without one given, the message loses its own."""
    markup = params.get("reply_markup")
    if markup is None:
        return {}
    check_markup(markup)
    keyboard = inline(markup)
    return {"reply_markup": keyboard} if keyboard else {}


def _change(state: State, chat: Chat, stored: Stored, content: Json) -> Json:
    old = stored.message
    if all(old.get(name) == content.get(name) for name in _COMPARED_WITH_MARKUP):
        raise bad_request(NOT_MODIFIED)
    message = state.chats.edit(chat, old["message_id"], content)
    state.watchers.tell("edit", chat.id, message=message)
    return message
