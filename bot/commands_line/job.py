"""``griddesk job …``: jobs from the command line, as operators have them in the chat."""

# Commands import what they need when they run: a help text does not wait for the drivers.
# ruff: noqa: PLC0415

import sys
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

import click

from bot.commands_line.loading import settings_or_exit

if TYPE_CHECKING:
    from bot.commands_line.job_work import JobWork


class Given(click.ParamType[tuple[str, str]]):
    """A parameter of a job: ``key=value``."""

    name = "KEY=VALUE"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """The name and the text of its value."""
        key, equals, text = str(value).partition("=")
        if not (key and equals):
            self.fail(f"{value} is not of the form key=value", param, ctx)
        return key, text


@click.group()
def job() -> None:
    """Jobs: which there are, how they ran, and running them."""


@job.command("list")
def list_jobs() -> None:
    """Every job: how it stands, how it last ended, when it is due."""
    _work(lambda work: work.overview())


@job.command()
@click.argument("name")
@click.argument("parameters", nargs=-1, type=Given())
@click.option("--wait", is_flag=True, help="Follow the run and end as it ends.")
def run(name: str, parameters: tuple[tuple[str, str], ...], *, wait: bool) -> None:
    """Ask the running service for a run of a job."""
    _work(lambda work: work.run(name, dict(parameters), wait=wait))


@job.command()
@click.argument("name")
@click.option("--many", default=20, show_default=True, type=click.IntRange(1, 1000))
def history(name: str, *, many: int) -> None:
    """The newest runs of a job."""
    _work(lambda work: work.history(name, many))


@job.command()
@click.argument("filters", nargs=-1)
@click.option("--many", default=100, show_default=True, type=click.IntRange(1, 10_000))
def logs(filters: tuple[str, ...], *, many: int) -> None:
    """What jobs wrote, narrowed by FILTERS of the form key=value.

    \b
    run=812  job=BILL_STOP  module=CACHES
    status=FAILED      how the runs stand now
    user=5002          who asked for them: a Telegram id or a part of the name
    level=WARNING      this level and above
    only=WARNING       this level
    from=2026-11-20  to=2026-11-21
    text=timed out     as it stands, in small or capital letters
    regex=ORA-0[0-9]+  a regular expression
    """
    _work(lambda work: work.logs(" ".join(filters), many))


@job.command()
@click.argument("run_number", metavar="RUN", type=click.IntRange(1))
def cancel(run_number: int) -> None:
    """Ask for the end of a run."""
    _work(lambda work: work.cancel(run_number))


def _work(command: "Callable[[JobWork], Awaitable[int]]") -> None:
    settings = settings_or_exit()
    from bot.commands_line.database import with_database
    from bot.commands_line.job_work import JobWork, unknown_job
    from jobs.desk import UnknownJob

    try:
        code = with_database(
            settings, click.echo, lambda store: command(JobWork(store, settings.zone, click.echo))
        )
    except UnknownJob as error:
        click.echo(unknown_job(error))
        code = 2
    except KeyboardInterrupt:
        click.echo("not waiting any more; what was asked for goes on")
        code = 130
    sys.exit(code)
