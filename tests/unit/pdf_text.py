"""The text of a PDF that typst wrote, as a reader would select it."""

import re
import zlib
from collections.abc import Iterator

_OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*)\r?\nendstream", re.DOTALL)
_TOKEN = re.compile(
    rb"/ActualText<FEFF(?P<actual>[0-9A-F]*)>"
    rb"|/(?P<font>f\d+) [\d.]+ Tf"
    rb"|\((?P<glyphs>(?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*)\)"
    rb"|(?P<end>EMC)"
    rb"|(?P<line>\bET\b)",
    re.DOTALL,
)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_NAMED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}

_Fonts = dict[bytes, dict[int, str]]


def pdf_text(pdf: bytes) -> str:
    """Every page's text in one line; soft breaks inside long words are taken out."""
    return re.sub("[\n\u200b]", "", "".join(text for text, _ in pdf_pieces(pdf)))


def pdf_pages(pdf: bytes) -> int:
    """How many pages there are."""
    return len(re.findall(rb"/Type/Page\b(?!s)", pdf))


def pdf_pieces(pdf: bytes) -> Iterator[tuple[str, int]]:
    """Pieces of text in order, each with the number of glyphs that it is drawn with."""
    objects = {int(found[1]): found[2] for found in _OBJECT.finditer(pdf)}
    for page in objects.values():
        if contents := re.search(rb"/Type/Page/Resources (\d+) .*/Contents (\d+) ", page):
            fonts = _fonts(objects, objects[int(contents[1])])
            yield from _shown(_unpacked(objects[int(contents[2])]), fonts)


def _shown(content: bytes, fonts: _Fonts) -> Iterator[tuple[str, int]]:
    actual, drawn, font = None, 0, b""
    for token in _TOKEN.finditer(content):
        if token["actual"] is not None:
            actual, drawn = bytes.fromhex(token["actual"].decode()).decode("utf-16-be"), 0
        elif token["font"]:
            font = token["font"]
        elif token["glyphs"] is not None and actual is None:
            codes = _codes(token["glyphs"])
            yield "".join(fonts[font][code] for code in codes), len(codes)
        elif token["glyphs"] is not None:
            drawn += len(_codes(token["glyphs"]))
        elif token["end"] and actual is not None:
            yield actual, drawn
            actual = None
        elif token["line"]:
            yield "\n", 0


def _fonts(objects: dict[int, bytes], resources: bytes) -> _Fonts:
    """For each font's name on a page, the text of its glyphs."""
    named = re.findall(rb"/(f\d+) (\d+) 0 R", resources)
    return {name: _texts(objects, objects[int(number)]) for name, number in named}


def _texts(objects: dict[int, bytes], font: bytes) -> dict[int, str]:
    found = re.search(rb"/ToUnicode (\d+) ", font)
    assert found
    pairs = re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>\n", _unpacked(objects[int(found[1])]))
    return {
        int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
        for code, text in pairs
        if (code, text) != (b"0000", b"FFFF")
    }


def _codes(literal: bytes) -> list[int]:
    raw = _ESCAPE.sub(lambda found: _byte(found[1]), literal)
    return [int.from_bytes(raw[at : at + 2]) for at in range(0, len(raw), 2)]


def _byte(escaped: bytes) -> bytes:
    return bytes([int(escaped, 8)]) if escaped.isdigit() else _NAMED.get(escaped, escaped)


def _unpacked(pdf_object: bytes) -> bytes:
    found = _STREAM.search(pdf_object)
    assert found
    return zlib.decompress(found[1])
