"""Text with entities: lengths and offsets in UTF-16 units, trimming, commands and links found."""

import re
from html import escape
from typing import Any

from sandbox.telegram.refusals import Json, bad_request

MOST_ENTITIES = 100  # Telegram silently drops the rest

_FOUND = re.compile(
    r"(?P<bot_command>(?<![\w/<>@.])/[A-Za-z0-9_]{1,32}(?:@[A-Za-z0-9_]{3,32})?(?!\w))"
    r"|(?P<url>https?://[^\s<>\"']+[^\s<>\"'.,;:!?)])"
)
_HALF = re.compile("[\ud800-\udfff]")
_UNCLEAN = re.compile("[\x00-\x09\x0b-\x1f\u2028-\u202e\u0333\u033f\u030a\ud800-\udfff]")
_TAGS = {
    "bold": ("<b>", "</b>"),
    "italic": ("<i>", "</i>"),
    "underline": ("<u>", "</u>"),
    "strikethrough": ("<s>", "</s>"),
    "code": ("<code>", "</code>"),
    "pre": ("<pre>", "</pre>"),
    "spoiler": ("<tg-spoiler>", "</tg-spoiler>"),
    "blockquote": ("<blockquote>", "</blockquote>"),
    "expandable_blockquote": ("<blockquote expandable>", "</blockquote>"),
}


def units(text: str) -> int:
    """Length in UTF-16 units, the way Telegram counts."""
    if text.isascii():
        return len(text)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def clean(text: str) -> str:
    """The text without what Telegram takes out of every text: control characters become
    blanks; carriage returns, direction overrides and a few overlines go."""
    if not _UNCLEAN.search(text):
        return text
    if _HALF.search(text):
        raise bad_request("strings must be encoded in UTF-8")
    return _UNCLEAN.sub(lambda match: " " if match[0] < " " and match[0] != "\r" else "", text)


def tidy(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Blank ends cut off, entities moved and clipped to match, empty ones gone."""
    stripped = text.strip()
    if stripped != text:
        lead = units(text) - units(text.lstrip())
        entities = [_clipped(entity, lead, units(stripped)) for entity in entities]
    kept = [entity for entity in entities if entity["length"] > 0]
    kept.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return stripped, kept[:MOST_ENTITIES]


def _clipped(entity: Json, lead: int, length: int) -> Json:
    start = max(entity["offset"] - lead, 0)
    end = min(entity["offset"] + entity["length"] - lead, length)
    return {**entity, "offset": start, "length": end - start}


def checked(text: str, entities: list[Json]) -> list[Json]:
    """Entities given by the caller, refused when they reach beyond the text."""
    length = units(text)
    for entity in entities:
        if entity["offset"] < 0 or entity["offset"] + entity["length"] > length:
            raise bad_request("ENTITY_BOUNDS_INVALID")
    return [dict(entity) for entity in entities]


def with_found(text: str, entities: list[Json]) -> list[Json]:
    """The entities, and the commands and links that any Telegram client recognises."""
    if "/" not in text:
        return entities
    found = [_found(text, match) for match in _FOUND.finditer(text)]
    fresh = [entity for entity in found if not any(_overlap(entity, e) for e in entities)]
    return sorted([*entities, *fresh], key=lambda e: (e["offset"], -e["length"]))


def _found(text: str, match: re.Match[str]) -> Json:
    kind = "bot_command" if match["bot_command"] else "url"
    return {"type": kind, "offset": units(text[: match.start()]), "length": units(match[0])}


def _overlap(one: Json, other: Json) -> bool:
    closed = other["type"] in {"code", "pre", "text_link", "url"}
    apart = (
        one["offset"] >= other["offset"] + other["length"]
        or other["offset"] >= one["offset"] + one["length"]
    )
    return closed and not apart


def to_html(text: str, entities: list[Json]) -> str:
    """The text as HTML again, as a bot would have written it."""
    wide = text.encode("utf-16-le", "surrogatepass")
    marks: list[tuple[int, int, int, str]] = []
    for order, entity in enumerate(entities):
        opening, closing = _tags(entity)
        start, end = entity["offset"], entity["offset"] + entity["length"]
        marks.append((start, 1, order, opening))
        marks.append((end, 0, -order, closing))
    parts: list[str] = []
    at = 0
    for where, _, _, tag in sorted(marks):
        parts += [_slice(wide, at, where), tag]
        at = where
    return "".join([*parts, _slice(wide, at, len(wide) // 2)])


def _tags(entity: dict[str, Any]) -> tuple[str, str]:
    if entity["type"] == "text_link":
        return f'<a href="{escape(entity["url"])}">', "</a>"
    return _TAGS.get(entity["type"], ("", ""))


def _slice(wide: bytes, start: int, end: int) -> str:
    return escape(wide[2 * start : 2 * end].decode("utf-16-le", "surrogatepass"), quote=False)
