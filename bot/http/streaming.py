"""Answers as long as they are: written piece by piece, never whole in memory."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from typing import Any, TypeVar

from aiohttp import web

T = TypeVar("T")

#: Seconds that a reader may take for one piece.
_PATIENCE = 30.0

log = logging.getLogger(__name__)


class _Stalled(Exception):
    """The reader has stopped reading and stays."""


class CutShort(Exception):
    """There were fewer rows than there should be, so the answer must not look complete."""


async def streamed(
    request: web.Request, pieces: AsyncIterator[str], patience: float = _PATIENCE
) -> web.StreamResponse:
    """JSON out of its pieces; what breaks on the way breaks the connection, too.

    The first piece is awaited before the answer begins, so that an error there still is one.
    A reader has ``patience`` seconds for each piece.
    """
    first = await anext(pieces)
    answer = web.StreamResponse(headers={"Content-Type": "application/json; charset=utf-8"})
    try:
        await _in_time(answer.prepare(request), patience)
        await _in_time(answer.write(first.encode()), patience)
        async for piece in pieces:
            await _in_time(answer.write(piece.encode()), patience)
            await asyncio.sleep(0)  # a fast reader does not keep the others waiting
        await _in_time(answer.write_eof(), patience)
    except BaseException as error:
        if request.transport is not None:
            request.transport.abort()
        if not isinstance(error, ConnectionError | _Stalled):
            raise
        log.info("%s: the reader left, or reads no more", request.path)
    return answer


async def _in_time(writing: Awaitable[object], patience: float) -> None:
    try:
        await asyncio.wait_for(writing, patience)
    except TimeoutError:
        raise _Stalled from None


async def listed(
    pages: AsyncIterator[list[T]], body: Callable[[T], Mapping[str, Any]], expected: int
) -> AsyncIterator[str]:
    """The rows as a JSON array in pieces; raises CutShort when they are not as many as expected."""
    yield "["
    written = 0
    async for rows in pages:
        yield ("," if written else "") + ",".join(compact(body(row)) for row in rows)
        written += len(rows)
    if written != expected:
        raise CutShort
    yield "]"


def compact(value: object) -> str:
    """JSON without spaces, Bengali as it is."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
