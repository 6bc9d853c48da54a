"""The commands with which operators look at the machinery."""

from aiogram import Router

from bot.handlers import logs, status


def setup(router: Router) -> None:
    """Register them."""
    logs.setup(router)
    status.setup(router)
