"""Methods that put something new into a chat, or take it away."""

import time

from sandbox.telegram.chats import Chat
from sandbox.telegram.content import (
    caption_content,
    document_content,
    photo_content,
    text_content,
)
from sandbox.telegram.keyboards import check_markup, inline
from sandbox.telegram.refusals import Json, bad_request
from sandbox.telegram.state import Asked, State

DELETABLE_FOR = 48 * 3600  # seconds
_ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


async def send_message(state: State, asked: Asked) -> Json:
    chat = state.chats.find(asked.params["chat_id"])
    return _post(state, chat, asked.params, text_content(asked.params))


async def send_photo(state: State, asked: Asked) -> Json:
    chat = state.chats.find(asked.params["chat_id"])
    photo = photo_content(state, asked, asked.params["photo"])
    return _post(state, chat, asked.params, {**photo, **caption_content(asked.params)})


async def send_document(state: State, asked: Asked) -> Json:
    chat = state.chats.find(asked.params["chat_id"])
    document = document_content(state, asked, asked.params["document"])
    return _post(state, chat, asked.params, {**document, **caption_content(asked.params)})


async def send_chat_action(state: State, asked: Asked) -> bool:
    chat = state.chats.find(asked.params["chat_id"])
    if asked.params["action"] not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    state.watchers.tell("action", chat.id, action=asked.params["action"])
    return True


async def delete_message(state: State, asked: Asked) -> bool:
    chat = state.chats.find(asked.params["chat_id"])
    stored = chat.messages.get(asked.params["message_id"])
    if stored is None:
        raise bad_request("message to delete not found")
    if time.time() - stored.message["date"] > DELETABLE_FOR:
        raise bad_request("message can't be deleted for everyone")
    del chat.messages[asked.params["message_id"]]
    state.watchers.tell("delete", chat.id, message_id=asked.params["message_id"])
    return True


def _post(state: State, chat: Chat, params: Json, content: Json) -> Json:
    """Say it in the chat, with its keyboard and what it replies to."""
    markup = params.get("reply_markup")
    keyboard = None
    if markup is not None:
        check_markup(markup)
        keyboard = inline(markup)
    if keyboard:
        content["reply_markup"] = keyboard
    if params.get("protect_content"):
        content["has_protected_content"] = True
    content |= _replied(chat, params.get("reply_parameters"))
    stored = state.chats.post(chat, state.me_user, content, by_bot=True)
    state.watchers.tell("message", chat.id, message=stored.message)
    if markup is not None and "inline_keyboard" not in markup:
        stored.editable = False
        chat.keyboard = None if "remove_keyboard" in markup else markup
        state.watchers.tell("keyboard", chat.id, keyboard=chat.keyboard)
    return stored.message


def _replied(chat: Chat, reply: Json | None) -> Json:
    if reply is None:
        return {}
    stored = chat.messages.get(reply["message_id"])
    if stored is None and not reply.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    if stored is None:
        return {}
    shown = {name: item for name, item in stored.message.items() if name != "reply_to_message"}
    return {"reply_to_message": shown}
