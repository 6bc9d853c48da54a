"""Forms that several settings have, and what is said of values that do not have them."""

import re
from datetime import timedelta
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, SecretStr

_PERIODS = {
    "second": timedelta(seconds=1),
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
}


def parse_rate(text: str) -> tuple[int, timedelta]:
    """10/minute: how many in which time; raises ValueError."""
    found = re.fullmatch(r"(\d{1,6})/(second|minute|hour|day)", text)
    if not found or not int(found[1]):
        raise ValueError("is not a rate such as 10/minute (second, minute, hour or day)")
    return int(found[1]), _PERIODS[found[2]]


def _web_address(url: str) -> str:
    if not re.fullmatch(r"https?://[^\s/]+(/\S*)?", url):
        raise ValueError("is not a web address: it begins with https:// (or http://)")
    return url.rstrip("/")


def _secret_web_address(url: SecretStr) -> SecretStr:
    _web_address(url.get_secret_value())
    return url


def _secret_dsn(dsn: SecretStr) -> SecretStr:
    try:
        found = urlsplit(dsn.get_secret_value())
        is_one = found.scheme in {"postgresql", "postgres"} and found.port != 0
        _host(found.hostname or "")
    except ValueError:
        is_one = False
    if not is_one:
        raise ValueError("is not an address such as postgresql://user:password@host:5432/database")
    return dsn


def _host(name: str) -> str:
    if name.lower().startswith(("/", "%2f")):  # the folder of a socket
        return name
    try:
        name.encode("idna")
    except UnicodeError:
        raise ValueError("is not the name of a host") from None
    return name


#: Without a slash at its end.
WebAddress = Annotated[str, AfterValidator(_web_address)]
#: As it is; who knows it may call it.
SecretWebAddress = Annotated[SecretStr, AfterValidator(_secret_web_address)]
#: Where PostgreSQL is and who asks, in one line.
SecretDsn = Annotated[SecretStr, AfterValidator(_secret_dsn)]
#: A name, a number, or the folder of a socket.
Host = Annotated[str, AfterValidator(_host)]
