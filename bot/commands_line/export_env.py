"""The settings as lines of ``.env``."""

import re
from collections.abc import Iterator
from enum import Enum

from pydantic import SecretStr

from bot.settings import Settings

_BARE = re.compile(r"[\w./:,@+-]*", re.ASCII)
_CREDENTIALS = re.compile(r"(?<=://)[^\s/@]+(?=@)")


def env_lines(settings: Settings) -> Iterator[str]:
    """Every setting; secrets, and what is not set, as comments, so that the lines can be used."""
    for name, value in dict(settings).items():
        if value is None or value == "":
            yield f"#{name.upper()}="
        elif isinstance(value, SecretStr):
            yield f"#{name.upper()}=•••"
        else:
            yield f"{name.upper()}={_quoted(_CREDENTIALS.sub('•••', _written(value)))}"


def _written(value: object) -> str:
    if isinstance(value, frozenset):
        return ",".join(map(str, sorted(value)))
    return str(value.value if isinstance(value, Enum) else value)


def _quoted(text: str) -> str:
    if _BARE.fullmatch(text):
        return text
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
