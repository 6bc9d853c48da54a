"""What the settings say of the batch watch."""

from datetime import timedelta

from bot.settings import Settings
from domain.batches.rules import Limits
from jobs.batch_look import WatchSettings


def watch_settings(settings: Settings) -> WatchSettings:
    """Which batches are watched, and from where on people are told."""
    codes = (code.strip() for code in settings.batch_exclude.split(","))
    return WatchSettings(settings.zone, frozenset(filter(None, codes)), _limits(settings))


def _limits(settings: Settings) -> Limits:
    return Limits(
        stall_after=timedelta(minutes=settings.watch_stall_minutes),
        stall_rps=settings.watch_stall_rps,
        low_rps=settings.watch_low_rps,
        long_after=timedelta(hours=settings.watch_long_hours),
    )
