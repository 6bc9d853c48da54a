"""Each call of the driver, to whoever answers it."""

from __future__ import annotations

import logging

from .engine import SessionInfo
from .errors import OraError
from .link import Link
from .login import Login
from .shared import Shared
from .statements import Statements
from .strikes import Strikes
from .wire import codes
from .wire.request import Request
from .wire.requests import RequestParser
from .wire.responses import data_types_response, protocol_response, status

log = logging.getLogger(__name__)

_EXECUTES = frozenset({codes.F_EXECUTE, codes.F_REEXECUTE, codes.F_REEXECUTE_AND_FETCH})
_PLAIN = frozenset({codes.F_PING, codes.F_COMMIT, codes.F_ROLLBACK, codes.F_LOGOFF})
_NOT_LOGGED_ON, _UNSUPPORTED = 1012, 3001


class Calls:
    """``info`` is None until the login has succeeded."""

    def __init__(self, shared: Shared, link: Link, strikes: Strikes, parser: RequestParser) -> None:
        self.service = ""
        self.info: SessionInfo | None = None
        self._shared = shared
        self._stats = shared.stats
        self._link = link
        self._strikes = strikes
        self._login = Login(shared, link, strikes)
        self._statements = Statements(shared, link, strikes, parser)

    async def carry_out(self, request: Request) -> None:
        """Raises OraError for what cannot be done."""
        if request.message_type == codes.PROTOCOL:
            await self._link.send(protocol_response(self._shared.config.max_string_size))
        elif request.message_type == codes.DATA_TYPES:
            await self._link.send(data_types_response())
        elif request.function == codes.F_AUTH_ONE:
            await self._login.begin(request)
        elif request.function == codes.F_AUTH_TWO:
            await self._open(request)
        elif self.info is None:
            raise OraError(_NOT_LOGGED_ON)
        else:
            await self._in_session(request, self.info)

    async def _open(self, request: Request) -> None:
        self.info = await self._login.finish(request, self.service)
        self._shared.sessions_of[self.info.user] += 1
        self._stats.count_login()

    async def _in_session(self, request: Request, info: SessionInfo) -> None:
        if request.schema:
            info.schema = request.schema
        await self._statements.forget(request.closed_cursors)
        if request.function in _EXECUTES:
            await self._statements.execute(request, info)
        elif request.function == codes.F_FETCH:
            await self._statements.fetch(request)
        elif request.function in _PLAIN:
            await self._acknowledge(request.function)
        elif request.message_type != codes.ONEWAY_FN:  # nobody waits for an answer to that
            log.warning("unsupported function %d", request.function)
            raise OraError(_UNSUPPORTED)

    async def _acknowledge(self, function: int) -> None:
        match function:
            case codes.F_PING:
                self._stats.pings += 1
                await self._strikes.at("ping")
            case codes.F_COMMIT:
                self._stats.commits += 1
            case codes.F_ROLLBACK:
                self._stats.rollbacks += 1
            case codes.F_LOGOFF:
                self._stats.logoffs += 1
        await self._link.send(status())

    async def close(self) -> None:
        if self.info is not None:
            self._shared.sessions_of[self.info.user] -= 1
            self._stats.sessions -= 1
            self.info = None
        await self._statements.close()
