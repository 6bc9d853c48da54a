"""Regular expressions that people seek in logs with, as PostgreSQL understands them."""

import re
import warnings

from domain.logs.log_filters import BadFilter, Fault

#: What PostgreSQL writes otherwise: the borders of words.
_WRITTEN = {"b": "y", "B": "Y"}
_ESCAPES = frozenset("dDwWsSntr123456789")
#: What Python knows and PostgreSQL does not: named groups and flags, possessive quantifiers,
#: and more than 255 repetitions.
_STRANGE = re.compile(
    r"\(\?(?!:|=|!|<=|<!)|[*+?}]\+|\{,|\d{4,}|\{\d*,?(?:25[6-9]|2[6-9]\d|[3-9]\d\d)"
)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def postgres_pattern(written: str) -> str:
    """The same for PostgreSQL; raises BadFilter for what is no regular expression."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            re.compile(written)
    except (re.error, Warning, OverflowError, RecursionError):
        raise BadFilter(Fault.REGEX, written) from None
    plain = _ESCAPED.sub("", written)
    if _STRANGE.search(plain) or written.startswith("***"):
        raise BadFilter(Fault.REGEX, written)
    return _ESCAPED.sub(_escaped, written)


def _escaped(found: re.Match[str]) -> str:
    sign = found[1]
    if sign.isalnum() and sign not in _ESCAPES and sign not in _WRITTEN:
        raise BadFilter(Fault.REGEX, found.string)
    return f"\\{_WRITTEN.get(sign, sign)}"
