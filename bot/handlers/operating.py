"""The commands with which operators look at the machinery."""

from aiogram import Router

from bot.handlers import job_presets, jobs, logs, status


def setup(router: Router) -> None:
    """Register them."""
    jobs.setup(router)
    job_presets.setup(router)
    logs.setup(router)
    status.setup(router)
