"""What the handlers of alerts are given."""

from zoneinfo import ZoneInfo

from aiogram import Dispatcher

from jobs.alerts.acting import AlertDesk
from queries.postgres import Postgres


def add_alerts(root: Dispatcher, postgres: Postgres, zone: ZoneInfo) -> None:
    """Give the handlers of alerts what they need."""
    root["alert_desk"] = AlertDesk(postgres, zone)
