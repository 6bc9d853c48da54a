"""Schedules in words."""

from domain.cron import CronField, WrongCron
from formatters.html import shown
from formatters.words import Words


def cron_refusal(words: Words, error: WrongCron) -> str:
    """Why a cron expression was refused, and what to write instead (HTML)."""
    if error.field is None:
        return words("cron-fields", count=error.high, figure=words.digits(str(error.high)))
    return words(
        f"cron-{error.fault}",
        field=words(f"cron-field-{error.field}"),
        day=words(f"cron-field-{CronField.DAY}"),
        part=shown(error.part),
        low=words.digits(str(error.low)),
        high=words.digits(str(error.high)),
        example=shown(_with_range(error)),
    )


def _with_range(error: WrongCron) -> str:
    """``5/15`` as it has to be written: ``5-59/15``."""
    first, _, step = error.part.partition("/")
    return f"{first}-{error.high}/{step}"
