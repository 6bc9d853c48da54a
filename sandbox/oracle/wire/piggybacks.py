"""Small messages that ride on the next call."""

from __future__ import annotations

from . import codes
from .primitives import ProtocolError, Reader
from .request import Request


def read_piggyback(r: Reader, request: Request) -> None:
    """Closed cursors and the schema are kept; everything else is passed over."""
    code = r.u8()
    r.u8()  # sequence number
    match code:
        case codes.F_CLOSE_CURSORS:
            r.u8()
            request.closed_cursors += [r.ub() for _ in range(r.ub())]
        case codes.F_SET_SCHEMA:
            r.u8()
            request.schema = r.str_with_length()
        case codes.F_SET_END_TO_END:
            _end_to_end(r)
        case codes.F_APP_CONTEXT:
            _application_context(r)
        case codes.F_SESSION_STATE:
            r.ub()
        case _:
            raise ProtocolError(f"unsupported piggyback {code}")


def _end_to_end(r: Reader) -> None:
    """Client identifier, module, action, client info and operation."""
    r.skip("bbu")
    present = [_given(r) for _ in range(3)]
    r.skip("bubu")
    present.append(_given(r))
    r.skip("bubu")
    present.append(_given(r))
    for given in present:
        if given:
            r.bytes_()


def _given(r: Reader) -> bool:
    r.u8()
    return r.ub() > 0


def _application_context(r: Reader) -> None:
    r.skip("bub")
    count = r.ub()
    r.skip("ub")
    r.bytes_()
    for _ in range(count):
        r.str_with_length()
        r.str_with_length()
        r.ub()
