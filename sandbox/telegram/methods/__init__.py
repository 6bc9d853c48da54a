"""The methods that this server knows, by lower-case name."""

from collections.abc import Awaitable, Callable
from typing import Any

from sandbox.telegram.methods import account, edits, menu, presses, receiving, sending
from sandbox.telegram.state import Asked, State

Method = Callable[[State, Asked], Awaitable[Any]]

METHODS: dict[str, Method] = {
    "getme": account.get_me,
    "getchat": account.get_chat,
    "getchatmember": account.get_chat_member,
    "getfile": account.get_file,
    "getupdates": receiving.get_updates,
    "setwebhook": receiving.set_webhook,
    "deletewebhook": receiving.delete_webhook,
    "getwebhookinfo": receiving.get_webhook_info,
    "sendmessage": sending.send_message,
    "sendphoto": sending.send_photo,
    "senddocument": sending.send_document,
    "sendchataction": sending.send_chat_action,
    "deletemessage": sending.delete_message,
    "editmessagetext": edits.edit_message_text,
    "editmessagecaption": edits.edit_message_caption,
    "editmessagemedia": edits.edit_message_media,
    "editmessagereplymarkup": edits.edit_message_reply_markup,
    "answercallbackquery": presses.answer_callback_query,
    "setmycommands": menu.set_my_commands,
    "getmycommands": menu.get_my_commands,
    "deletemycommands": menu.delete_my_commands,
}

PACED = frozenset(name for name in METHODS if name.startswith(("editmessage", "send"))) - {
    "sendchataction"
}
