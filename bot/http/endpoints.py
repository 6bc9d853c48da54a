"""All endpoints for programs, put together."""

from aiohttp import web

from bot.http import bill_stop, jobs, openapi, reports
from bot.http.rest import Rest

#: What needs a token; each is described in bot.http.openapi.
SUBJECTS = (reports, bill_stop, jobs)


def add_endpoints(application: web.Application, rest: Rest) -> None:
    """Add what programs with a token may ask for."""
    openapi.setup(application.router)
    for subject in SUBJECTS:
        subject.setup(application.router, rest)
