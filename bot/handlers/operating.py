"""The commands with which operators look at the machinery."""

from aiogram import Router

from bot.handlers import jobs, logs, status


def setup(router: Router) -> None:
    """Register them."""
    jobs.setup(router)
    logs.setup(router)
    status.setup(router)
