"""Faults carried out on a client's connection."""

from __future__ import annotations

import asyncio

from .errors import OraError
from .faults import Fault, Faults
from .link import DisconnectedError, Link


class Strikes:
    def __init__(self, faults: Faults, link: Link) -> None:
        self.faults = faults
        self._link = link

    async def at(self, point: str, sql: str | None = None, rows: int = 0) -> None:
        """Every fault that is due; returns if the conversation may go on.

        Raises OraError or DisconnectedError if it may not.
        """
        for fault in self.faults.take(point, sql, rows):
            await self._strike(fault)

    async def _strike(self, fault: Fault) -> None:
        match fault.action:
            case "error":
                raise OraError(fault.code)
            case "drop":
                self._hang_up()
            case "freeze":
                await self._freeze(self.faults.wait_of(fault))
            case _:
                await asyncio.sleep(self.faults.wait_of(fault))

    async def _freeze(self, seconds: float) -> None:
        self._link.frozen = True
        await asyncio.sleep(seconds)
        self._hang_up()

    def _hang_up(self) -> None:
        self._link.abort()
        raise DisconnectedError
