"""Free text from the billing system, made fit to show."""

import re
import unicodedata

#: Joiners belong to Bengali spelling; every other format character may only disturb.
_KEPT_FORMATS = "\u200c\u200d"


def tidy(text: str | None) -> str | None:
    """The text without padding, control and direction marks; None when nothing is left."""
    if text is None:
        return None
    shown = "".join(_shown(char) for char in text)
    return re.sub(r"\s+", " ", shown).strip().strip(_KEPT_FORMATS) or None


def shorten(text: str, limit: int) -> str:
    """At most ``limit`` characters, the last one "…" when something was cut."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _shown(char: str) -> str:
    if char in _KEPT_FORMATS:
        return char
    category = unicodedata.category(char)
    if category in {"Cc", "Zl", "Zp"}:
        return " "
    return "" if category in {"Cf", "Cs", "Co", "Cn"} else char
