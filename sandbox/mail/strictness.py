"""What a careful mail server finds wrong with a letter."""

import re
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

_ONCE = ("From", "To", "Subject", "Date", "Message-ID", "MIME-Version")
#: RFC 5322: without the line's end.
_LONGEST_LINE = 998
_MESSAGE_ID = re.compile(r"<[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+>")
_LOADS = re.compile(r"""(?i)(?:src|href|background)\s*=|url\(|@import|<script|<form""")


def faults(raw: bytes, made: EmailMessage, given_to: list[str]) -> Iterator[str]:
    """Each in a few words; nothing when it is well made."""
    yield from _of_lines(raw)
    for name in _ONCE:
        if len(made.get_all(name, [])) != 1:
            yield f"{name} must be there once"
            return
    yield from _of_headers(made, given_to)
    yield from _of_parts(made)


def _of_lines(raw: bytes) -> Iterator[str]:
    lines = raw.split(b"\r\n")
    if any(b"\n" in line or b"\r" in line for line in lines):
        yield "lines must end with CR LF"
    if any(len(line) > _LONGEST_LINE for line in lines):
        yield "a line is too long"
    if not raw.isascii():
        yield "8-bit characters without being asked"


def _of_headers(made: EmailMessage, given_to: list[str]) -> Iterator[str]:
    if not _MESSAGE_ID.fullmatch(str(made["Message-ID"])):
        yield "the Message-ID is none"
    if [one.addr_spec for one in made["To"].addresses] != given_to:
        yield "To and the envelope differ"
    if not made["Subject"].strip():
        yield "the Subject is empty"
    try:
        if parsedate_to_datetime(str(made["Date"])).tzinfo is None:
            yield "the Date has no zone"
    except ValueError:
        yield "the Date is none"
    yield from (f"{name} is broken" for name, value in made.items() if value.defects)


def _of_parts(made: EmailMessage) -> Iterator[str]:
    plain, html = made.get_body(("plain",)), made.get_body(("html",))
    if plain is None or html is None:
        yield "there must be plain text and HTML"
        return
    if not plain.get_content().strip():
        yield "the plain text is empty"
    if _LOADS.search(html.get_content()):
        yield "the HTML loads or leads somewhere"
