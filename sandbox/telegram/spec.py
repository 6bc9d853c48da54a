"""The served part of the Bot API specification: reads parameters, checks them and the answers."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sandbox.telegram.refusals import Json, bad_request

_FILE = Path(__file__).with_name("methods.json")
_MISSING = {
    "text": "message text is empty",
    "chat_id": "chat_id is empty",
    "photo": "there is no photo in the request",
    "document": "there is no document in the request",
    "action": "wrong parameter action in request",
    "callback_query_id": "query is too old and response timeout expired or query ID is invalid",
    "file_id": "file_id not specified",
    "user_id": "invalid user_id specified",
    "commands": "can't parse commands JSON array",
    "media": "can't parse InputMedia: media not found",
}
_SIMPLE: dict[str, Callable[[Any], bool]] = {
    "Integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "Float": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "String": lambda value: isinstance(value, str),
    "InputFile": lambda value: isinstance(value, str),
    "Boolean": lambda value: isinstance(value, bool),
    "True": lambda value: value is True,
    "Object": lambda value: isinstance(value, dict),
}
_WORDS = {"InputFile": "String", "True": "Boolean"}


@dataclass(frozen=True, slots=True)
class Field:
    """One parameter or field: the types it may have, and whether it must be there."""

    kinds: tuple[str, ...]
    required: bool

    @classmethod
    def read(cls, note: str) -> "Field":
        return cls(tuple(note.lstrip("!").split("|")), note.startswith("!"))

    @property
    def nested(self) -> bool:
        return not any(kind in _SIMPLE and kind != "Object" for kind in self.kinds)


@dataclass(frozen=True, slots=True)
class Method:
    returns: Field
    parameters: dict[str, Field]


@dataclass(frozen=True)
class Spec:
    """Methods by lower-case name (Telegram does not mind the case) and object types."""

    methods: dict[str, Method]
    types: dict[str, dict[str, Field]]
    names: dict[str, str] = field(default_factory=dict)

    @classmethod
    def load(cls) -> "Spec":
        raw = json.loads(_FILE.read_text(encoding="utf-8"))
        methods = {
            name.lower(): Method(Field.read(one["returns"]), _fields(one["parameters"]))
            for name, one in raw["methods"].items()
        }
        types = {name: _fields(fields) for name, fields in raw["types"].items()}
        return cls(methods, types, {name.lower(): name for name in raw["methods"]})

    def typed(self, method: str, raw: Json) -> Json:
        """Parameters with their types: forms carry numbers and objects as text."""
        known = self.methods[method].parameters
        return {
            name: _typed(name, value, known[name]) if name in known else value
            for name, value in raw.items()
        }

    def check(self, method: str, params: Json) -> None:
        """Refusal for unknown parameters (stricter than Telegram), missing and wrong ones."""
        known = self.methods[method].parameters
        for name, value in params.items():
            if name not in known:
                raise bad_request(f'unknown parameter "{name}"')
            if complaint := self.complaint(value, known[name].kinds, name):
                raise bad_request(f"can't parse {name}: {complaint}")
        for name, one in known.items():
            if one.required and params.get(name) in (None, ""):
                raise bad_request(_MISSING.get(name, f'parameter "{name}" is required'))

    def complaint(self, value: Any, kinds: tuple[str, ...], name: str) -> str | None:
        """The first thing wrong with a value; None when one of the kinds fits."""
        first: str | None = None
        for kind in kinds:
            wrong = self._wrong(value, kind, name)
            if wrong is None:
                return None
            first = first or wrong
        return first

    def _wrong(self, value: Any, kind: str, name: str) -> str | None:
        if kind.startswith("Array of "):
            return self._wrong_array(value, kind.removeprefix("Array of "), name)
        if simple := _SIMPLE.get(kind):
            return None if simple(value) else _must_be(name, _WORDS.get(kind, kind))
        if not isinstance(value, dict):
            return _must_be(name, "Object")
        return self._wrong_object(value, self.types[kind])

    def _wrong_array(self, value: Any, kind: str, name: str) -> str | None:
        if not isinstance(value, list):
            return _must_be(name, "Array")
        found = (self._wrong(item, kind, name) for item in value)
        return next((wrong for wrong in found if wrong), None)

    def _wrong_object(self, value: Json, fields: dict[str, Field]) -> str | None:
        for name, one in fields.items():
            if one.required and value.get(name) is None:
                return f'Can\'t find field "{name}"'
        for name, item in value.items():
            if item is None:
                continue
            if name not in fields:
                return f'Field "{name}" is unknown'
            if wrong := self.complaint(item, fields[name].kinds, name):
                return wrong
        return None


def _fields(notes: dict[str, str]) -> dict[str, Field]:
    return {name: Field.read(note) for name, note in notes.items()}


def _must_be(name: str, kind: str) -> str:
    return f'Field "{name}" must be of type {kind}'


def _typed(name: str, value: Any, one: Field) -> Any:
    """A form's text as the type the parameter has; left alone when it does not read as one."""
    if not isinstance(value, str):
        return value
    if "Integer" in one.kinds:
        return int(value) if value.removeprefix("-").isdecimal() else value
    if "Boolean" in one.kinds:
        return {"true": True, "1": True, "false": False, "0": False}.get(value.lower(), value)
    return _parsed(name, value) if one.nested else value


def _parsed(name: str, value: str) -> Any:
    try:
        return json.loads(value)
    except ValueError:
        what = "reply keyboard markup" if name == "reply_markup" else name
        raise bad_request(f"can't parse {what} JSON object") from None
