"""The command menu, by scope and language."""

import re

from sandbox.telegram.chats import Chat
from sandbox.telegram.refusals import Json, bad_request
from sandbox.telegram.state import Asked, State

MOST_COMMANDS = 100
_NAME = re.compile(r"[a-z0-9_]{1,32}")


async def set_my_commands(state: State, asked: Asked) -> bool:
    commands = asked.params["commands"]
    if len(commands) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        _check(command)
    state.commands[_key(asked.params)] = commands
    state.watchers.tell("commands", 0)
    return True


async def get_my_commands(state: State, asked: Asked) -> list[Json]:
    return state.commands.get(_key(asked.params), [])


async def delete_my_commands(state: State, asked: Asked) -> bool:
    state.commands.pop(_key(asked.params), None)
    state.watchers.tell("commands", 0)
    return True


def menu_for(state: State, chat: Chat, language: str) -> list[Json]:
    """The commands a person of this language sees in a chat: the narrowest scope that has any."""
    kind = "all_private_chats" if chat.private else "all_group_chats"
    for scope in (f"chat:{chat.id}", kind, "default"):
        for code in (language, ""):
            if commands := state.commands.get((scope, code)):
                return commands
    return []


def _check(command: Json) -> None:
    if not _NAME.fullmatch(command["command"].removeprefix("/")):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(command["description"]) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")


def _key(params: Json) -> tuple[str, str]:
    scope = params.get("scope") or {"type": "default"}
    code = params.get("language_code") or ""
    if len(code) not in {0, 2}:
        raise bad_request("invalid language code specified")
    parts = [scope["type"], *(str(scope[name]) for name in ("chat_id", "user_id") if name in scope)]
    return ":".join(parts), code
