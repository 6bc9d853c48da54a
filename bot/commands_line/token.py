"""``griddesk token …``: tokens of programs that read over HTTP."""

# Commands import what they need when they run: a help text does not wait for the drivers.
# ruff: noqa: PLC0415

import sys
from typing import TYPE_CHECKING

import click

from bot.commands_line.loading import settings_or_exit
from domain.people.roles import Role

if TYPE_CHECKING:
    from bot.commands_line.database import Work

_LONGEST_NAME = 60


@click.group()
def token() -> None:
    """Tokens of programs that read over HTTP."""


@token.command()
@click.argument("name")
@click.option(
    "--role",
    type=click.Choice([Role.STAFF.value, Role.OPERATOR.value]),
    default=Role.STAFF.value,
    show_default=True,
    help="What the program may do.",
)
def new(name: str, *, role: str) -> None:
    """Make a token and print it, this once."""
    if not name.strip() or len(name) > _LONGEST_NAME or not name.isprintable():
        raise click.BadParameter(f"is a name of 1 to {_LONGEST_NAME} characters")
    from bot.commands_line import token_work

    _work(lambda store: token_work.new(store, click.echo, name.strip(), Role(role)))


@token.command("list")
def list_tokens() -> None:
    """All tokens, without their secrets."""
    zone = settings_or_exit().zone
    from bot.commands_line import token_work

    _work(lambda store: token_work.show(store, click.echo, zone))


@token.command()
@click.argument("number", type=click.IntRange(1))
def revoke(number: int) -> None:
    """End a token, by its number."""
    from bot.commands_line import token_work

    _work(lambda store: token_work.revoke(store, click.echo, number))


def _work(work: "Work") -> None:
    settings = settings_or_exit()
    from bot.commands_line.database import with_database

    sys.exit(with_database(settings, click.echo, work))
