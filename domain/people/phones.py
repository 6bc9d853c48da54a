"""Mobile numbers of Bangladesh, which are written in many ways and compare in one."""

import re
import unicodedata

_MOBILE = re.compile(r"(?:(?:00)?880?)?0?(1[3-9][0-9]{8})")
#: What people put between and around the digits.
_BETWEEN = re.compile(r"[\s+().\-‐‑‒–—―−]+")


def mobile_number(text: str | None) -> str | None:
    """The number as people dial it, 01711000001; None for anything that is no mobile number here.

    +8801711000001, 8801711000001, 01711-000001, 1711000001 and ০১৭১১০০০০০১ are the same number.
    """
    found = _MOBILE.fullmatch(_BETWEEN.sub("", _plain(text or "")))
    return f"0{found[1]}" if found else None


def _plain(text: str) -> str:
    """Every script's digits as 0-9, invisible marks gone."""
    return "".join(
        str(unicodedata.decimal(char)) if char.isdecimal() else char
        for char in unicodedata.normalize("NFKC", text)
        if unicodedata.category(char) != "Cf"
    )
