"""What is wrong with a card: the official schema of 1.4, and what Teams does beyond it."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft6Validator

LARGEST = 18 * 1024
_SCHEMA = Path(__file__).with_name("adaptive-card-1.4.json")
_SHOWN = {
    "AdaptiveCard",
    "TextBlock",
    "FactSet",
    "ColumnSet",
    "Column",
    "Container",
    "Image",
    "ActionSet",
    "Action.OpenUrl",
}
_COLOURS = {"Default", "Dark", "Light", "Accent", "Good", "Warning", "Attention"}
_COLUMNS = 3


def faults_of(card: dict[str, Any]) -> list[str]:
    """Everything that Teams would refuse, show wrong or not show; none: a good card."""
    bare = {key: value for key, value in card.items() if key != "msteams"}  # Teams' own addition
    found = [f"{error.json_path}: {error.message}" for error in _validator().iter_errors(bare)]
    if card.get("version") != "1.4":
        found.append("version is not 1.4")
    if card.get("msteams") != {"width": "Full"}:
        found.append("it is not as wide as the channel")
    if not str(card.get("fallbackText") or "").strip():
        found.append("it has no fallbackText")
    if len(json.dumps(card, ensure_ascii=False, separators=(",", ":")).encode()) > LARGEST:
        found.append("it is larger than 18 KB")
    return found + [fault for node in _nodes(card) for fault in _of_node(node)]


@cache
def _validator() -> Draft6Validator:
    return Draft6Validator(json.loads(_SCHEMA.read_text("utf-8")))


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for part in parts:
        yield from _nodes(part)


def _of_node(node: dict[str, Any]) -> Iterator[str]:
    kind = node.get("type")
    if kind is not None and kind not in _SHOWN:
        yield f"{kind} is not shown everywhere"
    if node.get("color", "Default") not in _COLOURS:
        yield f"there is no colour {node['color']}"
    if len(node.get("columns", ())) > _COLUMNS:
        yield "more than three columns do not fit on a telephone"
    if kind == "TextBlock" and not str(node.get("text", "")).strip():
        yield "an empty line"
