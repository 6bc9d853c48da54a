"""The elements of an Adaptive Card: only those of version 1.2, which every Teams client shows."""

import json
from collections.abc import Sequence
from typing import Any

from domain.text import shorten
from formatters.alerts.contents import Fact, Grid, Section, Tone
from formatters.alerts.markdown import defused

Element = dict[str, Any]

_LONGEST_TITLE = 200
_LONGEST_LABEL = 100
_LONGEST_CELL = 200
#: A longer word is wider than a telephone.
_LONGEST_WORD = 24
#: As wide as the labels of a set of facts are at most.
_LABEL = "130px"
_COLOURS = {
    Tone.PLAIN: "Default",
    Tone.ACCENT: "Accent",
    Tone.GOOD: "Good",
    Tone.WARNING: "Warning",
    Tone.ATTENTION: "Attention",
}


def text(value: str, **looks: str | bool) -> Element:
    """A block of text that means what it says, letter by letter."""
    return {"type": "TextBlock", "text": defused(value), "wrap": True, **looks}


def title(value: str, **looks: str | bool) -> Element:
    """A heading, cut where it is no heading any more."""
    return text(shorten(value, _LONGEST_TITLE), weight="Bolder", **looks)


def elements(section: Section) -> list[Element]:
    """A section: its title, lines, facts and rows."""
    found = [title(section.title, spacing="Medium", separator=True)] if section.title else []
    found += [text(line, spacing="Small") for line in section.lines]
    found += _facts(section.facts)
    return found + (_rows(section.grid) if section.grid else [])


def size(value: Any) -> int:
    """The bytes of something on its way."""
    return len(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())


def _facts(facts: Sequence[Fact]) -> list[Element]:
    """A set of facts; as columns where a set would lose colours, or cut off what is too wide."""
    if any(fact.tone is not Tone.PLAIN or _is_wide(fact.value) for fact in facts):
        return [_in_columns(fact) for fact in facts]
    if not facts:
        return []
    listed = [
        {"title": defused(_label(fact)), "value": defused(fact.value) or "–"} for fact in facts
    ]
    return [{"type": "FactSet", "spacing": "Small", "facts": listed}]


def _is_wide(value: str) -> bool:
    return any(len(word) > _LONGEST_WORD for word in value.split())


def _label(fact: Fact) -> str:
    return shorten(fact.label, _LONGEST_LABEL)


def _in_columns(fact: Fact) -> Element:
    looks: dict[str, str | bool] = {}
    if fact.tone is not Tone.PLAIN:
        looks = {"color": _COLOURS[fact.tone], "weight": "Bolder"}
    label = text(_label(fact), weight="Bolder")
    return _columns([_column(_LABEL, label), _column("stretch", text(fact.value or "–", **looks))])


def _rows(grid: Grid) -> list[Element]:
    head = [_row(grid.head, weight="Bolder")] if any(grid.head) else []
    return head + [_row(row) for row in grid.rows]


def _row(cells: Sequence[str], **looks: str) -> Element:
    """The first cell names the row; the others are figures and stand to the right."""
    columns = []
    for place, cell in enumerate(cells):
        side = {"horizontalAlignment": "Right"} if place else {}
        block = text(shorten(cell, _LONGEST_CELL) or "–", **looks, **side)
        columns.append(_column("3" if place else "4", block))
    return _columns(columns)


def _column(width: str, block: Element) -> Element:
    return {"type": "Column", "width": width, "items": [block]}


def _columns(columns: Sequence[Element]) -> Element:
    return {"type": "ColumnSet", "spacing": "Small", "columns": list(columns)}
