"""TTC messages from the client to the server."""

from __future__ import annotations

from . import codes
from .execute_request import CursorBinds, read_execute, read_reexecute
from .piggybacks import read_piggyback
from .primitives import ProtocolError, Reader
from .request import Request

_EXECUTES = frozenset({codes.F_REEXECUTE, codes.F_REEXECUTE_AND_FETCH})
_LOGINS = frozenset({codes.F_AUTH_ONE, codes.F_AUTH_TWO})


class RequestParser:
    """Parses whole requests; ``cursors`` holds what a re-execute leaves unsaid."""

    def __init__(self, max_string_size: int) -> None:
        self.max_string_size = max_string_size
        self.cursors: dict[int, CursorBinds] = {}

    def parse(self, data: bytes | bytearray) -> Request:
        """Raises MoreNeededError until all packets of the request are in."""
        r = Reader(data)
        kind = r.u8()
        if kind == codes.PROTOCOL:
            return _protocol(r)
        if kind == codes.DATA_TYPES:
            return _data_types(r)
        request = Request()
        while kind == codes.PIGGYBACK:
            read_piggyback(r, request)
            kind = r.u8()
            while kind == 0:  # an end-to-end attribute that is empty, not NULL
                kind = r.u8()
        if kind not in {codes.FUNCTION, codes.ONEWAY_FN}:
            raise ProtocolError(f"unexpected message type {kind}")
        request.message_type = kind
        request.function = r.u8()
        r.u8()  # sequence number
        self._body(r, request)
        return request

    def _body(self, r: Reader, request: Request) -> None:
        """Calls not named here have no body, or one that nobody needs."""
        if request.function in _LOGINS:
            _read_auth(r, request)
        elif request.function == codes.F_EXECUTE:
            read_execute(r, request, self.max_string_size)
        elif request.function in _EXECUTES:
            read_reexecute(r, request, self.cursors, self.max_string_size)
        elif request.function == codes.F_FETCH:
            request.cursor_id = r.ub()
            request.num_rows = r.ub()


def _protocol(r: Reader) -> Request:
    for _ in range(2):  # protocol versions, name of the driver: each ended by zero
        while r.u8():
            pass
    return Request(codes.PROTOCOL)


def _data_types(r: Reader) -> Request:
    r.raw(5)  # character sets and encoding flags
    r.bytes_()  # capabilities of the client, compile time
    r.bytes_()  # and run time
    while r.u16():
        if r.u16():
            r.raw(4)
    return Request(codes.DATA_TYPES)


def _read_auth(r: Reader, request: Request) -> None:
    has_user = r.u8()
    r.skip("uub")  # length of the user name, mode
    count = r.ub()
    r.skip("bb")
    if has_user:
        request.user = (r.bytes_() or b"").decode()
    for _ in range(count):
        key = r.str_with_length()
        request.pairs[key] = r.str_with_length()
        r.ub()  # flags
