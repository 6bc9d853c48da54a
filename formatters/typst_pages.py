"""Typst templates filled with data and drawn with the product's own fonts only."""

import json
import threading
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import typst

from domain.text import shorten, tidy

_HERE = Path(__file__).parent
_TEMPLATES = _HERE / "templates"
FONTS = typst.Fonts(
    include_system_fonts=False,
    include_embedded_fonts=False,
    font_paths=[_HERE / "fonts"],
)

#: What a template can be told: JSON's own values.
Value = str | int | float | bool | None | list["Value"] | dict[str, "Value"]
Data = Mapping[str, Value]


class _Compilers(threading.local):
    """One compiler a thread: a compiler cannot be entered twice."""

    def __init__(self) -> None:
        self.compiler = typst.Compiler(root=_TEMPLATES, font_paths=FONTS)


_compilers = _Compilers()


def png(template: str, data: Data) -> bytes:
    """The template's one page as a PNG, one pixel for each of the template's points."""
    return _one_file(
        _compilers.compiler.compile(
            input=_TEMPLATES / template, format="png", ppi=72, sys_inputs=_inputs(data)
        )
    )


def pdf(template: str, data: Data, made_at: datetime) -> bytes:
    """The template's pages as a PDF dated ``made_at`` (aware); equal input gives equal bytes."""
    return _one_file(
        _compilers.compiler.compile(
            input=_TEMPLATES / template,
            format="pdf",
            sys_inputs=_inputs(data),
            timestamp=int(made_at.timestamp()),
        )
    )


def said(text: str | None, otherwise: str, longest: int = 60) -> str:
    """Free text from data, tidied and cut at ``longest`` characters; ``otherwise`` when empty."""
    cleaned = tidy(text)
    return shorten(cleaned, longest) if cleaned else otherwise


def _inputs(data: Data) -> dict[str, str]:
    """Data reaches a template as JSON alone, so that no text in it can become markup."""
    return {"data": json.dumps(data)}


def _one_file(drawn: bytes | list[bytes] | None) -> bytes:
    assert isinstance(drawn, bytes), "the template made several pictures"
    return drawn
