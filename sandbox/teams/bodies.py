"""What is wrong with the body of a post."""

import json
from dataclasses import dataclass
from typing import Any

from sandbox.teams.cards import faults_of

#: Documented for a whole post.
LARGEST = 28 * 1024
_KIND = "application/vnd.microsoft.card.adaptive"

Card = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Body:
    """What came: its bytes, its card where one can be read, and everything that is wrong."""

    size: int
    card: Card | None
    faults: tuple[str, ...]


def read_body(content_type: str, raw: bytes) -> Body:
    """The body of a post, looked at."""
    card, faults = _read(content_type, raw)
    return Body(len(raw), card, tuple(faults))


def _read(content_type: str, raw: bytes) -> tuple[Card | None, list[str]]:
    if content_type != "application/json":
        return None, [f"it is {content_type}, not application/json"]
    try:
        body = json.loads(raw)
    except ValueError:
        return None, ["it is no JSON"]
    card = _card(body)
    if card is None:
        return None, ["it is no message with one Adaptive Card"]
    return card, faults_of(card)


def _card(body: Any) -> Card | None:
    match body:
        case {
            "type": "message",
            "attachments": [{"contentType": kind, "contentUrl": None, "content": dict(card)}],
        } if kind == _KIND and set(body) == {"type", "attachments"}:
            return card
    return None
