"""Customer and meter numbers as people type them."""

import re
import unicodedata

_NUMBER = re.compile(r"(?=.*[0-9])[0-9A-Z]{5,20}")
_DASHES_AND_MARKS = re.compile(r"[\s\-‐‑‒–—―−]+")
_AROUND = ".,:;#?!()[]\"'“”‘’।*"
#: Longer messages are talk, whatever they contain.
_LONGEST = 200


def parse_number(text: str) -> str | None:
    """The number meant by a message, in capitals without spaces and dashes; None if there is none.

    5 to 20 letters and digits with at least one digit. Bengali and full-width digits are read as
    digits, and words around the number are overlooked ("meter no. ১২৩৪ ৫৬৭৮").
    """
    if len(text) > _LONGEST:
        return None
    words = [word.strip(_AROUND) for word in _plain(text).split() if not word.startswith("@")]
    if any(_is_talk(word) for word in words):
        words = [word for word in words if has_digit(word)]
    joined = _DASHES_AND_MARKS.sub("", "".join(words)).upper()
    return joined if _NUMBER.fullmatch(joined) else None


def has_digit(text: str) -> bool:
    """Whether somebody seems to have meant a number."""
    return any(char.isdecimal() for char in text)


def _is_talk(word: str) -> bool:
    """Whether a word is language; one or two letters may be the head of a meter number."""
    return len(word) > 2 and word[0].isalpha() and not has_digit(word)


def _plain(text: str) -> str:
    """Compatibility forms folded, every script's digits as 0-9, invisible marks gone."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(
        str(unicodedata.decimal(char)) if char.isdecimal() else char
        for char in folded
        if unicodedata.category(char) != "Cf"
    )
