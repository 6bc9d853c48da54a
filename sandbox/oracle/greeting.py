"""The first packets: who is called, and does this listener know the service?"""

from __future__ import annotations

import re
import struct

from .errors import OraError
from .link import DisconnectedError, Link
from .shared import Shared
from .strikes import Strikes
from .wire import packets

#: The version to agree on: long packets, but no "end of response" flag (319).
VERSION, OLDEST = 318, 315
_SERVER_FULL, _NO_HANDLER = 12516, 12618
_NO_SERVICE, _NO_SID, _NOTHING_WANTED = 12514, 12505, 12504


async def greet(link: Link, shared: Shared, strikes: Strikes) -> str:
    """Answer CONNECT; returns the name of the service in capitals."""
    kind, payload = await _packet(link)
    if kind != packets.CONNECT or len(payload) < 54:
        raise DisconnectedError
    descriptor = await _descriptor(link, payload)
    shared.stats.descriptors.append(descriptor)
    try:
        await strikes.at("connect")
        service = _service(descriptor, shared)
        _accept(link, payload, shared.config.max_sdu)
    except OraError as error:
        shared.stats.refused += 1
        link.write(packets.refuse_packet(error.code))
        raise DisconnectedError from None
    return service


async def _packet(link: Link) -> tuple[int, bytes]:
    item = await link.next()
    if not isinstance(item, tuple):  # markers make no sense yet
        raise DisconnectedError
    return item


async def _descriptor(link: Link, connect: bytes) -> str:
    """The text of the call, which follows in DATA packets where it is long."""
    length, offset = struct.unpack_from(">HH", connect, 16)
    raw = connect[offset - packets.HEADER : offset - packets.HEADER + length]
    while len(raw) < length:
        _, more = await _packet(link)
        raw += more[2:]
    return raw.decode("utf-8", "replace")


def _service(descriptor: str, shared: Shared) -> str:
    limit = shared.config.max_sessions
    if limit is not None and shared.stats.sessions >= limit:
        raise OraError(_SERVER_FULL)
    wanted = _find(descriptor, "SERVICE_NAME")
    if wanted is None:
        raise OraError(_NO_SID if _find(descriptor, "SID") else _NOTHING_WANTED)
    if wanted not in {name.upper() for name in shared.config.services}:
        raise OraError(_NO_SERVICE)
    return wanted


def _find(descriptor: str, key: str) -> str | None:
    match = re.search(rf"\(\s*{key}\s*=\s*([^()\s]+)\s*\)", descriptor, re.IGNORECASE)
    return match.group(1).upper() if match else None


def _accept(link: Link, connect: bytes, max_sdu: int) -> None:
    version, oldest = struct.unpack_from(">HH", connect, 0)
    (client_sdu,) = struct.unpack_from(">I", connect, 50)
    if version < OLDEST or oldest > VERSION:
        raise OraError(_NO_HANDLER)
    link.sdu = max(512, min(client_sdu or 8192, max_sdu))
    link.write(packets.accept_packet(min(version, VERSION), link.sdu))
    link.large_packets = True
