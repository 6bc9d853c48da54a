"""The settings for a command."""

import sys

import click

from bot.settings import Settings, WrongSettings, load


def settings_or_exit() -> Settings:
    """The settings; where they cannot be used, the command ends with 2 and every fault."""
    try:
        return load()
    except WrongSettings as faults:
        click.echo(faults, err=True)
        sys.exit(2)
