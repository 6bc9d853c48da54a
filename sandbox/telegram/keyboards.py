"""The limits of reply_markup."""

from typing import Any

from sandbox.telegram.refusals import Json, bad_request

LONGEST_DATA = 64  # bytes
MOST_BUTTONS = 100
_ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)


def check_markup(markup: Any) -> None:
    """Refusal when Telegram would not show this keyboard."""
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    rows = markup.get("inline_keyboard")
    if rows is None:
        return
    for button in [button for row in rows for button in row]:
        _check_button(button)
    if sum(len(row) for row in rows) > MOST_BUTTONS:
        raise bad_request("REPLY_MARKUP_TOO_LONG")


def _check_button(button: Json) -> None:
    if not str(button.get("text", "")).strip():
        raise _unreadable("Inline keyboard button text must be non-empty")
    if button.get("style", "primary") not in {"primary", "success", "danger"}:
        raise _unreadable("invalid button style specified")
    if not any(_present(button.get(action)) for action in _ACTIONS):
        raise _unreadable("Text buttons are not allowed in the inline keyboard")
    data = button.get("callback_data")
    if data is not None and len(data.encode()) > LONGEST_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    url = button.get("url")
    if url and "." not in url and "://" not in url:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def _present(value: Any) -> bool:
    return value is not None and value != "" and value is not False


def _unreadable(what: str) -> Exception:
    return bad_request(f"can't parse InlineKeyboardButton: {what}")


def inline(markup: Json | None) -> Json | None:
    """The inline keyboard in a form that compares: without nulls; None when there is none."""
    if not markup or not markup.get("inline_keyboard"):
        return None
    rows = [[_bare(button) for button in row] for row in markup["inline_keyboard"] if row]
    return {"inline_keyboard": rows} if rows else None


def _bare(button: Json) -> Json:
    return {name: value for name, value in button.items() if value is not None}
