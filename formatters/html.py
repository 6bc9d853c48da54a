"""Telegram's HTML: what came from data is escaped, what is too long is cut between tags."""

import re
from collections.abc import Iterable, Iterator
from html import escape as _escape
from html import unescape

from domain.text import shorten, tidy

#: Telegram's limit for a message's text after parsing, in UTF-16 units.
LONGEST_TEXT = 4096
#: The same for the caption of a photo or document.
LONGEST_CAPTION = 1024

_LONGEST_VALUE = 500
_MARK = re.compile(r"<(?P<close>/?)(?P<name>[a-z-]+)(?:\s[^>]*)?>|&(?:#\w+|\w+);")
_ATOM = re.compile(f"{_MARK.pattern}|.", re.DOTALL)


def shown(text: str | None, otherwise: str = "–") -> str:
    """Free text from data: cleaned, cut at 500 characters, escaped; ``otherwise`` when empty."""
    cleaned = tidy(text)
    return _escape(shorten(cleaned, _LONGEST_VALUE), quote=False) if cleaned else otherwise


def plain(html: str) -> str:
    """What a reader sees of it, for places that take no formatting."""
    return _MARK.sub(_meaning, html)


def width(html: str) -> int:
    """How long Telegram counts it: UTF-16 units of the text after parsing."""
    return _units(plain(html))


def split(html: str, limit: int = LONGEST_TEXT) -> list[str]:
    """Pieces of at most ``limit``, cut at line ends where possible, with their tags in order.

    Tags that are open at a cut are closed before it and opened again after it.
    """
    pieces: list[str] = []
    piece = _Piece([])
    for line in html.splitlines(keepends=True):
        for part in _parts(line, limit):
            if not piece.takes(part, limit):
                pieces.append(piece.closed())
                piece = _Piece(piece.open)
            piece.add(part)
    pieces.append(piece.closed())
    return [piece.strip("\n") for piece in pieces if width(piece.strip("\n"))]


class _Piece:
    """A piece of HTML that grows and knows which tags are open."""

    def __init__(self, open_tags: Iterable[re.Match[str]]) -> None:
        self.open = list(open_tags)
        self.html = "".join(tag[0] for tag in self.open)
        self.width = 0

    def takes(self, part: str, limit: int) -> bool:
        return not self.width or self.width + width(part.rstrip("\n")) <= limit

    def add(self, part: str) -> None:
        for mark in _MARK.finditer(part):
            if mark["name"] and mark["close"]:
                self.open.pop()
            elif mark["name"]:
                self.open.append(mark)
        self.html += part
        self.width += width(part)

    def closed(self) -> str:
        return self.html + "".join(f"</{tag['name']}>" for tag in reversed(self.open))


def _parts(line: str, limit: int) -> Iterator[str]:
    """A line, or pieces of it where it alone is too long; never a tag or an entity cut in two."""
    if width(line) <= limit:
        yield line
        return
    part, used = "", 0
    for atom in _ATOM.finditer(line):
        size = _units(_meaning(atom))
        if used + size > limit and atom[0] != "\n":
            yield part
            part, used = "", 0
        part += atom[0]
        used += size
    if part:
        yield part


def _meaning(atom: re.Match[str]) -> str:
    """What a reader sees of it: nothing of a tag."""
    return "" if atom["name"] else unescape(atom[0])


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
