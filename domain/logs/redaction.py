"""What a log may keep of a text: nothing that opens a door or tells who somebody is.

Applied when a line is written. Numbers of eight and more digits count as accounts or phones, unless
they are grouped (12,345,678) or have decimals; dates are safe when they have hyphens.
"""

import re
from collections.abc import Callable
from typing import Any

_HIDDEN = "•••"
#: Beyond this a line is cut before anything is looked for in it.
LONGEST = 4_000
_ALONE = r"(?<![\w.,-])"


def _last(number: int, mark: str) -> Callable[[re.Match[str]], str]:
    """Replaces a number by a mark and its last characters."""
    return lambda found: mark + re.sub(r"\W", "", found[0])[-number:]


def _iban(found: re.Match[str]) -> str:
    return f"{found[0][:4]}****{found[0][-6:].replace(' ', '')[-4:]}"


#: Opening doors first: what stands behind ``password=`` is nobody's phone number.
_RULES: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"(?<=://)[^\s/@:]{1,200}:[^\s/@]{1,200}(?=@)", _HIDDEN),
    (r"(?i)\b(bearer|basic) +[\w.~+/=-]{8,}", _HIDDEN),
    (
        r"(?i)\b(\w{0,20}(?:password|passwd|pwd|secret|token|api_?key|authorization|sig))"
        r"( ?[=:] ?)[^\s,;&]+",
        rf"\1\2{_HIDDEN}",
    ),
    (r"\b\d{1,18}[:.][\w-]{30,}", _HIDDEN),
    (r"\b(?=[\w-]{0,40}\d)(?=[\w-]{0,40}[a-z])(?=[\w-]{0,40}[A-Z])[\w-]{30,}", _HIDDEN),
    (r"\b([\w%+-])[\w.%+-]{0,64}@([\w-]{1,63}(?:\.[\w-]{1,63}){1,5})", r"\1***@\2"),
    (r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b", _iban),
    (r"\b[A-Z]{2}\d{9,12}\b", lambda found: f"{found[0][:2]}****{found[0][-3:]}"),
    (r"(?<![\d-])\d\d-\d\d-(?=\d\d(?![\d-]))", "**-**-"),
    (rf"{_ALONE}(?:\+?88[ -]?)?01\d{{2,3}}[ -]?\d{{3}}[ -]?\d{{3,4}}\b", _last(3, "•" * 6)),
    (rf"{_ALONE}\+\d[\d -]{{6,16}}\d\b", _last(3, "•" * 6)),
    (r"(?<![\w.,])\d{8,30}(?!\w|[.,]\d)", _last(4, "****")),
)
_COMPILED = tuple((re.compile(pattern), by) for pattern, by in _RULES)
_LITERAL = re.compile(r"'[^']*'")
_KEY = re.compile(r"=\([^()]*\)")


def redacted(text: str) -> str:
    """The text with passwords, tokens, addresses, phones and account numbers masked.

    What no database keeps as text, zero characters and halves of characters, is replaced.
    """
    text = text[:LONGEST].replace("\0", "�").encode("utf-8", "replace").decode()
    if "ORA-" in text or "Key (" in text:
        text = _KEY.sub("=(?)", _LITERAL.sub("'?'", text))
    for pattern, by in _COMPILED:
        text = pattern.sub(by, text)
    return text


def redacted_value(value: Any) -> Any:
    """The same for every text within a JSON value; figures stay."""
    match value:
        case str():
            return redacted(value)
        case dict():
            return {name: redacted_value(one) for name, one in value.items()}
        case list() | tuple():
            return [redacted_value(one) for one in value]
    return value
