"""The facts of alerts, as JSON in the database and as values above it."""

from collections.abc import Mapping
from typing import Any, get_args

from pydantic import TypeAdapter

from domain.alerts.happenings import Happening

_KINDS: Mapping[str, TypeAdapter[Any]] = {
    kind.__name__: TypeAdapter(kind) for kind in get_args(Happening)
}


def as_stored(happening: Happening) -> tuple[str, dict[str, Any]]:
    """The name of its kind, and its facts as JSON has them."""
    kind = type(happening).__name__
    facts: dict[str, Any] = _KINDS[kind].dump_python(happening, mode="json")
    return kind, facts


def as_happened(kind: str, facts: Mapping[str, Any]) -> Happening:
    """The happening that was stored; raises KeyError or ValueError for what no version stored."""
    happening: Happening = _KINDS[kind].validate_python(facts)
    return happening
