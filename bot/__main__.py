"""The command line: griddesk run | check | demo."""

# Commands import what they need when they run: neither a help text nor a list of wrong settings
# need wait for aiogram.
# ruff: noqa: PLC0415

import asyncio
import os
import sys

import click

from bot.settings import Settings, WrongSettings, load


@click.group()
def main() -> None:
    """The desk of an electricity utility, in a chat."""


@main.command()
def run() -> None:
    """Serve people until a signal comes."""
    settings = _settings()
    from bot.app import serve

    asyncio.run(serve(settings))


@main.command()
def check() -> None:
    """Test the settings and every connection; say what is wrong and how to mend it."""
    settings = _settings()
    from bot.check import check_all

    sys.exit(0 if asyncio.run(check_all(settings, click.echo)) else 1)


@main.command()
@click.option("--once", is_flag=True, help="End after the tour.")
@click.option("--customers", default=600, show_default=True, help="Size of the utility.")
def demo(*, once: bool, customers: int) -> None:
    """Start the sandbox and the service on this machine and play a short tour."""
    words = [sys.executable, "-m", "sandbox.demo", "--customers", str(customers)]
    os.execv(sys.executable, [*words, *(["--once"] if once else [])])  # noqa: S606 - our own program


def _settings() -> Settings:
    try:
        return load()
    except WrongSettings as faults:
        click.echo(faults, err=True)
        sys.exit(2)


if __name__ == "__main__":
    main()
