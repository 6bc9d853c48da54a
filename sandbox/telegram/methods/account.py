"""What the bot may ask about itself, its chats and files."""

from sandbox.telegram.files import identity
from sandbox.telegram.refusals import Json, bad_request
from sandbox.telegram.state import Asked, State

_GIFTS = dict.fromkeys(
    (
        "unlimited_gifts",
        "limited_gifts",
        "unique_gifts",
        "premium_subscription",
        "gifts_from_channels",
    ),
    False,
)


async def get_me(state: State, _asked: Asked) -> Json:
    return state.me


async def get_chat(state: State, asked: Asked) -> Json:
    chat = state.chats.find(asked.params["chat_id"])
    more = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": _GIFTS}
    return {**chat.info, **more}


async def get_chat_member(state: State, asked: Asked) -> Json:
    chat = state.chats.find(asked.params["chat_id"])
    user_id = asked.params["user_id"]
    if user_id == state.me["id"]:
        return {"status": "member", "user": state.me_user}
    person = state.chats.people.get(user_id)
    if person is None:
        raise bad_request("user not found")
    return {"status": "member" if user_id in chat.members else "left", "user": person.user()}


async def get_file(state: State, asked: Asked) -> Json:
    return {**identity(asked.params["file_id"]), **state.files.describe(asked.params["file_id"])}
