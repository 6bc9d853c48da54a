"""How fast cached answers are at 100 requests a second: REST and /nocs, beside a bare SELECT.

    python -m bench.cached [--rate 100] [--seconds 10] [--publishes 50]

Requests begin when their time has come, whether earlier ones are answered or not, and are timed
from then on. The service, PostgreSQL and the asking programs share this machine; the desk in the
chat runs without Telegram's outgoing pace. Aim: p99 of 300 ms at most, also during the publishes,
and no answer with areas of two editions.
"""

import argparse
import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

from bench.cached_askers import Chat, Rest, Select, at_rate
from bench.cached_publishes import fill, publish
from bench.lookup_bots import TOKEN, griddesk
from bench.processes import process
from queries.postgres import PostgresPool
from sandbox.parts import PASSWORD, USER
from sandbox.postgres import run_postgres
from sandbox.service import run_service
from sandbox.telegram import BotApi

_AIM_MS = 300.0
#: Nothing listens there: what is cached needs no billing system.
_NO_ORACLE = "127.0.0.1:9/CCB"
_PEOPLE = range(800_001, 800_201)

Ask = Callable[[int], Awaitable[None]]


async def main(rate: int, seconds: float, publishes: int) -> None:
    """Print a line for each way of asking, alone and beside publishes."""
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(run_postgres("griddesk"))
        dsn = server.dsn_of("griddesk")
        store = PostgresPool({"dsn": dsn}, 2, 20, wait=30.0, deadline=30.0)
        await store.migrate()
        await store.open()
        stack.push_async_callback(store.close)
        await fill(store)
        rest = await stack.enter_async_context(_rest(dsn, store))
        chat = await stack.enter_async_context(_chat(dsn))
        ways: dict[str, Ask] = {
            "bare SELECT": Select(store).ask,
            "REST summary": rest.ask,
            "/nocs in the chat": chat.ask,
        }
        print(f"{rate} requests a second for {seconds:.0f} s, 17 areas")
        print(f"{'':20} {'':14} {'asked':>6} {'p50 ms':>8} {'p99 ms':>8} {'longest':>8}")
        for name, ask in ways.items():
            await at_rate(ask, rate, 1.0)  # the first ones open connections
            _show(name, "alone", await at_rate(ask, rate, seconds))
            publishing = asyncio.create_task(publish(store, publishes, seconds))
            _show(name, f"{publishes} publishes", await at_rate(ask, rate, seconds))
            await publishing
        print(f"REST answers held {len(rest.editions)} editions, each a whole one")


def _show(name: str, beside: str, times: list[float]) -> None:
    times = sorted(time * 1000 for time in times)
    p50, p99 = times[len(times) // 2], times[int(len(times) * 0.99)]
    verdict = "met" if p99 <= _AIM_MS else "missed"
    print(
        f"{name:20} {beside:14} {len(times):>6} {p50:>8.1f} {p99:>8.1f} {times[-1]:>8.0f}"
        f"   {verdict} (aim {_AIM_MS:.0f})",
        flush=True,
    )


def _settings(api: BotApi, dsn: str) -> dict[str, Any]:
    return {
        "telegram_api_url": api.url,
        "telegram_bot_token": TOKEN,
        "oracle_dsn": _NO_ORACLE,
        "oracle_user": USER,
        "oracle_password": PASSWORD,
        "pg_dsn": dsn,
    }


def _server() -> BotApi:
    """A Bot API server without checks and without notes."""
    return BotApi(TOKEN, validate=False, keep_calls=False, people=(), groups=())


@asynccontextmanager
async def _rest(dsn: str, store: PostgresPool) -> AsyncIterator[Rest]:
    """The real service as a process, asked over HTTP."""
    port = _free_port()
    async with _server() as api:
        values = {name.upper(): value for name, value in _settings(api, dsn).items()}
        more = {"HTTP_PORT": str(port), "LOG_LEVEL": "ERROR"}
        async with run_service(values | more), Rest.open(f"http://127.0.0.1:{port}", store) as rest:
            yield rest


@asynccontextmanager
async def _chat(dsn: str) -> AsyncIterator[Chat]:
    """The desk as a process, asked by people who are administrators."""
    async with _server() as api:
        values = _settings(api, dsn) | {"admin_ids": frozenset(_PEOPLE)}
        async with process(griddesk, values), Chat.open(api, _PEOPLE) as chat:
            yield chat


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rate", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--publishes", type=int, default=50)
    given = parser.parse_args()
    asyncio.run(main(given.rate, given.seconds, given.publishes))
