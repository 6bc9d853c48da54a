"""``python -m sandbox``: start the parts, say where they are, stay until stopped."""

import asyncio
import json
import signal

import click

from sandbox.parts import ALL, run_sandbox


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One line of JSON instead of words.")
@click.option("--customers", default=600, show_default=True, help="Size of the utility.")
@click.option("--only", default=",".join(ALL), show_default=True, help="Parts, between commas.")
def main(*, as_json: bool, customers: int, only: str) -> None:
    """Run what the service talks to: PostgreSQL, Oracle's listener, Telegram, mail, Teams."""
    parts = [part.strip() for part in only.split(",")]
    if unknown := set(parts) - set(ALL):
        raise click.BadParameter(f"{', '.join(sorted(unknown))}; there are {', '.join(ALL)}")
    asyncio.run(_stay(parts, customers, as_json=as_json))


async def _stay(parts: list[str], customers: int, *, as_json: bool) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with run_sandbox(parts, customers=customers) as running:
        addresses = running.addresses()
        click.echo(json.dumps(addresses, ensure_ascii=False, indent=None if as_json else 2))
        await stop.wait()


if __name__ == "__main__":
    main()
