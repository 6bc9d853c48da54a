"""The command line: griddesk run | check | migrate | audit | job | token | export-env | demo."""

# Commands import what they need when they run: neither a help text nor a list of wrong settings
# need wait for aiogram.
# ruff: noqa: PLC0415

import asyncio
import os
import re
import sys

import click

from bot.commands_line.export_env import env_lines
from bot.commands_line.job import job
from bot.commands_line.loading import settings_or_exit
from bot.commands_line.token import token
from domain.auditing.audit_chain import Chain


class Kept(click.ParamType[Chain]):
    """The end of the chain as ``griddesk audit verify`` prints it."""

    name = "SEQ:HASH"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Chain:
        """A number and 64 hexadecimal digits."""
        found = re.fullmatch(r"(\d{1,18}):([0-9a-f]{64})", str(value))
        if found is None:
            self.fail("is a number and 64 hexadecimal digits, as printed: 12:9f86…", param, ctx)
        return Chain(int(found[1]), bytes.fromhex(found[2]))


@click.group()
def main() -> None:
    """The desk of an electricity utility, in a chat."""


@main.command()
def run() -> None:
    """Serve people until a signal comes."""
    settings = settings_or_exit()
    from bot.app import serve
    from bot.http.face import AddressTaken

    try:
        asyncio.run(serve(settings))
    except AddressTaken as taken:
        click.echo(taken, err=True)
        sys.exit(2)


@main.command()
def check() -> None:
    """Test the settings and every connection; say what is wrong and how to mend it."""
    settings = settings_or_exit()
    from bot.check import check_all

    sys.exit(0 if asyncio.run(check_all(settings, click.echo)) else 1)


@main.command()
def migrate() -> None:
    """Bring the service's own database up to date."""
    settings = settings_or_exit()
    from bot.maintenance import migrate as bring_up_to_date

    sys.exit(bring_up_to_date(settings, click.echo))


@main.group()
def audit() -> None:
    """The record of who did what."""


@audit.command()
@click.option("--kept", type=Kept(), help="A head printed earlier: SEQ:HASH must still be there.")
def verify(*, kept: Chain | None) -> None:
    """Recompute the chain of hashes; name the first entry that is not as it was written."""
    settings = settings_or_exit()
    from bot.maintenance import verify as verify_audit

    sys.exit(verify_audit(settings, click.echo, kept))


@main.command("export-env")
def export_env() -> None:
    """Print every setting as a line of .env; secrets are not told."""
    for line in env_lines(settings_or_exit()):
        click.echo(line)


@main.command()
@click.option("--once", is_flag=True, help="End after the tour.")
@click.option("--customers", default=600, show_default=True, help="Size of the utility.")
def demo(*, once: bool, customers: int) -> None:
    """Start the sandbox and the service on this machine and play a short tour."""
    words = [sys.executable, "-m", "sandbox.demo", "--customers", str(customers)]
    os.execv(sys.executable, [*words, *(["--once"] if once else [])])  # noqa: S606 - our own program


main.add_command(job)
main.add_command(token)

if __name__ == "__main__":
    main()
