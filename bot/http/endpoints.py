"""All endpoints for programs, put together."""

from aiohttp import web

from bot.http import bill_stop, jobs, reports
from bot.http.rest import Rest


def add_endpoints(application: web.Application, rest: Rest) -> None:
    """Add what programs with a token may ask for."""
    for subject in (reports, bill_stop, jobs):
        subject.setup(application.router, rest)
