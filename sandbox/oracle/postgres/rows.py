"""The rows of one open result set."""

from __future__ import annotations

from collections.abc import Sequence

from sandbox.oracle.wire.values import EncodedRows, Memo

from .connection import PgConnection
from .errors import PgError
from .pool import PgPool
from .values import encode_result

CURSOR = "c"


class PgRows:
    """Batches of ``size`` rows from a cursor that is open on ``connection``.

    ``first`` is the batch read already.  The connection goes back to the pool
    with the last row, or with ``aclose``.
    """

    def __init__(
        self, pool: PgPool, connection: PgConnection, memos: Sequence[Memo], size: int
    ) -> None:
        self._pool = pool
        self._connection: PgConnection | None = connection
        self._memos = memos
        self._size = size
        self._first: EncodedRows | None = None

    async def read_first(self, result: EncodedRows, whole: bool) -> None:
        """Keep the rows read already; ``whole`` says that there are no others."""
        self._first = result
        if whole:
            await self._end()

    def __aiter__(self) -> PgRows:
        return self

    async def __anext__(self) -> EncodedRows:
        if self._first is not None:
            rows, self._first = self._first, None
            return rows
        if self._connection is None:
            raise StopAsyncIteration
        rows = await self._next(self._connection)
        if len(rows) < self._size:
            await self._end()
        if not rows:
            raise StopAsyncIteration
        return rows

    async def _next(self, connection: PgConnection) -> EncodedRows:
        try:
            result = await connection.query(f"FETCH FORWARD {self._size} FROM {CURSOR}")
            return encode_result(result, self._memos)
        except PgError as error:
            await self._end()
            raise error.as_ora() from error
        except BaseException:  # cancelled, perhaps in the middle of an answer
            self._connection = None
            await self._pool.throw_away(connection)
            raise

    async def _end(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            await self._pool.give_back(connection)

    async def aclose(self) -> None:
        self._first = None
        await self._end()
