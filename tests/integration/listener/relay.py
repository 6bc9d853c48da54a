"""A cable between a driver and the listener, which a test can cut."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sandbox.oracle import OracleServer


class Relay:
    """Passes bytes both ways until ``cut``; nobody sends a goodbye then."""

    def __init__(self, target: OracleServer) -> None:
        self._target = target
        self._ends: list[asyncio.StreamWriter] = []
        self.dsn = ""

    @asynccontextmanager
    async def running(self) -> AsyncIterator[Relay]:
        server = await asyncio.start_server(self._client, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        self.dsn = f"127.0.0.1:{port}/{self._target.config.services[0]}"
        try:
            yield self
        finally:
            self.cut()
            server.close()
            await server.wait_closed()

    async def _client(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._target.port)
        self._ends += (writer, far_writer)
        async with asyncio.TaskGroup() as group:
            group.create_task(_pass_on(reader, far_writer))
            group.create_task(_pass_on(far_reader, writer))

    def cut(self) -> None:
        ends, self._ends = self._ends, []
        for end in ends:
            end.close()


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    except ConnectionError:
        pass
    finally:
        writer.close()
