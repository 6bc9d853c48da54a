"""The answer to a pressed button."""

from sandbox.telegram.entities import units
from sandbox.telegram.refusals import QUERY_TOO_OLD, bad_request
from sandbox.telegram.state import Asked, State

LONGEST_TOAST = 200


async def answer_callback_query(state: State, asked: Asked) -> bool:
    """Show a toast, an alert or nothing to the one who pressed; a second answer is not shown."""
    query_id = str(asked.params["callback_query_id"])
    query = state.queries.get(query_id)
    if query is None or state.clock() - query.at > state.query_lifetime:
        raise bad_request(QUERY_TOO_OLD)
    text = asked.params.get("text", "")
    if units(text) > LONGEST_TOAST:
        raise bad_request("MESSAGE_TOO_LONG")
    if query.answered:
        return True
    query.answered = True
    state.watchers.tell(
        "answer",
        query.chat_id,
        query_id=query_id,
        person=query.person_id,
        text=text,
        alert=bool(asked.params.get("show_alert")),
        url=asked.params.get("url"),
    )
    return True
