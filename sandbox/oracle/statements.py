"""Executing and fetching: the cursors of one session."""

from __future__ import annotations

from collections.abc import Iterable

from .cursor import Cursor
from .engine import SessionInfo, is_query
from .errors import OraError
from .link import Link
from .other_statements import run_other
from .shared import Shared
from .strikes import Strikes
from .wire import codes
from .wire.execute_request import CursorBinds
from .wire.request import Request
from .wire.requests import RequestParser
from .wire.responses import EXECUTE_PARAMETERS, describe, error_info, io_vector, rows_message

_TOO_MANY_CURSORS, _NO_SUCH_CURSOR, _NO_MORE_ROWS = 1000, 1001, 1403
_MAX_ID = 0xFFFF


class Statements:
    def __init__(self, shared: Shared, link: Link, strikes: Strikes, parser: RequestParser) -> None:
        self._engine = shared.engine
        self._stats = shared.stats
        self._max_cursors = shared.config.max_open_cursors
        self._link = link
        self._strikes = strikes
        self._parser = parser
        self._cursors: dict[int, Cursor] = {}
        self._latest_id = 0

    async def execute(self, request: Request, info: SessionInfo) -> None:
        cursor = await self._opened(request)
        try:
            reply = await self._reply(cursor, request, info)
        except BaseException:
            if request.sql is not None:  # the client never learns the id of a failed cursor
                await self.forget([cursor.id])
            raise
        await self._link.send(reply)

    async def fetch(self, request: Request) -> None:
        self._stats.fetches += 1
        cursor = self._known(request.cursor_id)
        await self._link.send(await self._rows(cursor, request.num_rows))

    async def forget(self, cursor_ids: Iterable[int]) -> None:
        """Close cursors; ids that do not exist are nobody's trouble."""
        for cursor_id in cursor_ids:
            self._parser.cursors.pop(cursor_id, None)
            cursor = self._cursors.pop(cursor_id, None)
            if cursor is not None:
                self._stats.open_cursors -= 1
                await cursor.close()

    async def close(self) -> None:
        await self.forget(list(self._cursors))

    # cursors

    def _known(self, cursor_id: int) -> Cursor:
        if cursor_id not in self._cursors:
            raise OraError(_NO_SUCH_CURSOR)
        return self._cursors[cursor_id]

    async def _opened(self, request: Request) -> Cursor:
        if request.sql is None:
            cursor = self._known(request.cursor_id)
        else:
            await self.forget([request.cursor_id])
            cursor = self._new(request.sql)
        if request.bind_metas is not None:
            cursor.metas = request.bind_metas
            known = CursorBinds(request.bind_metas, request.is_plsql)
            self._parser.cursors[cursor.id] = known
        return cursor

    def _new(self, sql: str) -> Cursor:
        if len(self._cursors) >= self._max_cursors:
            raise OraError(_TOO_MANY_CURSORS)
        self._stats.parses += 1
        self._stats.open_cursors += 1
        cursor = Cursor(self._free_id(), sql)
        self._cursors[cursor.id] = cursor
        return cursor

    def _free_id(self) -> int:
        while True:
            self._latest_id = self._latest_id % _MAX_ID + 1
            if self._latest_id not in self._cursors:
                return self._latest_id

    # replies

    async def _reply(self, cursor: Cursor, request: Request, info: SessionInfo) -> bytes:
        if request.only_defines:
            return await self._rows(cursor, request.num_rows)
        if request.executes:
            self._stats.count_statement(cursor.sql)
            await self._strikes.at("execute", cursor.sql)
        await cursor.close()
        if is_query(cursor.sql):
            return await self._query(cursor, request, info)
        return await self._other(cursor, request, info)

    async def _query(self, cursor: Cursor, request: Request, info: SessionInfo) -> bytes:
        binds = cursor.binds(request.first_binds)
        columns, batches = await self._engine.execute(cursor.sql, binds, info)
        described = describe(columns) if cursor.open(columns, batches) else b""
        if request.options & codes.OPT_DESCRIBE:  # parse only
            await cursor.close()
        elif request.options & codes.OPT_FETCH:
            return described + await self._rows(cursor, request.num_rows, EXECUTE_PARAMETERS)
        return described + EXECUTE_PARAMETERS + error_info(cursor_id=cursor.id)

    async def _other(self, cursor: Cursor, request: Request, info: SessionInfo) -> bytes:
        count = await run_other(self._engine, cursor, request.first_binds, info)
        asks_directions = request.bind_metas is not None and request.is_plsql
        head = io_vector(len(cursor.metas)) if asks_directions else b""
        return head + EXECUTE_PARAMETERS + error_info(cursor_id=cursor.id, rowcount=count)

    async def _rows(self, cursor: Cursor, count: int, parameters: bytes = b"") -> bytes:
        await self._strikes.at("fetch", cursor.sql, cursor.rows_sent)
        limit = self._strikes.faults.row_limit(cursor.sql, cursor.rows_sent)
        rows, done = await cursor.take(count if limit is None else min(count, limit))
        cursor.rows_sent += len(rows)
        self._stats.rows_sent += len(rows)
        end = OraError(_NO_MORE_ROWS) if done else None
        return (
            rows_message(rows)
            + parameters
            + error_info(
                end.code if end else 0,
                end.message if end else "",
                cursor_id=cursor.id,
                rowcount=cursor.rows_sent,
            )
        )
