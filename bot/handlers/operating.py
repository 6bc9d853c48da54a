"""The commands with which operators look at the machinery, and say who is told of it."""

from aiogram import Router

from bot.handlers import alerting, batches, job_limits, job_presets, jobs, logs, status


def setup(router: Router) -> None:
    """Register them."""
    jobs.setup(router)
    job_presets.setup(router)
    job_limits.setup(router)
    logs.setup(router)
    status.setup(router)
    batches.setup(router)
    alerting.setup(router)
