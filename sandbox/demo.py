"""``griddesk demo``: the sandbox, the real service against it, and a short tour."""

import asyncio
import signal
import sys
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any

import click

from sandbox.parts import Sandbox, run_sandbox
from sandbox.service import run_service
from sandbox.telegram.people import FARID, NADIA
from sandbox.tour import TourFailed, play


class ServiceEnded(Exception):
    """The service ended although nobody asked it to; its log above says why."""


@click.command()
@click.option("--once", is_flag=True, help="End after the tour.")
@click.option("--customers", default=600, show_default=True)
def main(*, once: bool, customers: int) -> None:
    """Start everything, play the tour, and go on until Ctrl-C."""
    sys.exit(asyncio.run(_until_told(_demo(customers, once=once))))


async def _until_told(work: Coroutine[Any, Any, None]) -> int:
    """Do the work until it ends or a signal comes; the exit status."""
    doing = asyncio.ensure_future(work)
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, doing.cancel)
    try:
        await doing
    except asyncio.CancelledError:
        click.echo("\nThe demo has ended.")
    except (TourFailed, ServiceEnded, TimeoutError) as fault:
        click.echo(f"\n✘ {fault or fault.__doc__}", err=True)
        return 1
    return 0


async def _demo(customers: int, *, once: bool) -> None:
    click.echo(f"Making a utility of {customers} customers …")
    async with (
        run_sandbox(customers=customers) as running,
        _batches_live(running),
        run_service(_settings(running)) as service,
    ):
        ended = asyncio.ensure_future(service.wait())
        shown = asyncio.ensure_future(_show(running, once=once))
        try:
            await asyncio.wait([ended, shown], return_when=asyncio.FIRST_COMPLETED)
            if not shown.done():
                raise ServiceEnded
            await shown
        finally:
            shown.cancel()
            ended.cancel()


async def _show(running: Sandbox, *, once: bool) -> None:
    if running.telegram is None or running.manifest is None:
        return
    await play(running, click.echo)
    click.echo("\n✔ Every answer of the tour was the right one.")
    if not once:
        click.echo(f"\nThe chat page: {running.telegram.url}/")
        if running.mail:
            click.echo(f"The mail page: {running.mail.page}")
        if running.teams:
            click.echo(f"The Teams channels: {running.teams.url}/")
        click.echo(f"Try {running.manifest.usual[0]} as Nadia. Ctrl-C ends the demo.")
        await asyncio.Event().wait()


@asynccontextmanager
async def _batches_live(running: Sandbox) -> AsyncIterator[None]:
    if running.floor is None:
        yield
        return
    async with running.floor.living():
        yield


def _settings(running: Sandbox) -> dict[str, str]:
    return {
        **running.environment(),
        "ADMIN_IDS": f"{NADIA.id},{FARID.id}",
        "ACCESS_MODE": "approval",
        "LOOKUP_RATE": "60/minute",
        "LOG_LEVEL": "WARNING",
    }


if __name__ == "__main__":
    main()
