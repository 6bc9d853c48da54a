"""The way in, shared by all lanes: few logins at a time, none after a refusal."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from queries.errors import SourceDown, SourceRefused
from queries.oracle_pool.link import Link, OracleLogin

#: at most this many wrong passwords can be sent when one is changed behind our back;
#: Oracle locks an account after ten by default
LOGINS_AT_ONCE = 3


class Gate:
    """Opens connections, each within ``connect`` seconds.

    Until a login has succeeded they go one by one, so that a wrong password is tried once.
    """

    def __init__(
        self,
        login: OracleLogin,
        *,
        connect: float = 5.0,
        relogin: float = 600.0,
        clock: Callable[[], float],
    ) -> None:
        self._login = login
        self._connect = connect
        self._relogin = relogin
        self._clock = clock
        self._first = asyncio.Semaphore(1)
        self._later = asyncio.Semaphore(LOGINS_AT_ONCE)
        self._proven = False
        self._refused: SourceRefused | None = None
        self._closed_until = 0.0

    async def open(self) -> Link:
        """Raises SourceRefused (without trying, for a while after a refusal) or SourceDown."""
        async with self._later if self._proven else self._first:
            self._check()
            try:
                async with asyncio.timeout(self._connect):
                    link = await Link.open(self._login)
            except TimeoutError as error:
                raise SourceDown from error
            except SourceRefused as refused:
                self._shut(refused)
                raise
            self._proven = True
            return link

    def _shut(self, refused: SourceRefused) -> None:
        self._proven = False
        self._refused = refused
        self._closed_until = self._clock() + self._relogin
        refused.retry_in = self._relogin

    def _check(self) -> None:
        left = self._closed_until - self._clock()
        if self._refused is not None and left > 0:
            raise SourceRefused(self._refused.code, retry_in=left)
