"""What the handlers of alerts are given."""

from collections.abc import Collection
from zoneinfo import ZoneInfo

from aiogram import Dispatcher

from bot.alerts.book import AlertBook
from bot.alerts.delivery_pages import Deliveries
from bot.alerts.subscribing import Subscribing
from bot.alerts.targets_desk import TargetsDesk
from jobs.alerts.acting import AlertDesk
from queries.postgres import Postgres


def add_alerts(
    root: Dispatcher, postgres: Postgres, zone: ZoneInfo, extra_hosts: Collection[str]
) -> None:
    """Give the handlers of alerts what they need; ``extra_hosts`` may be webhooks too."""
    root["alert_desk"] = AlertDesk(postgres, zone)
    root["alert_book"] = AlertBook(postgres, root["alert_desk"], zone)
    root["subscribing"] = Subscribing(postgres)
    root["targets_desk"] = TargetsDesk(postgres, root["alert_desk"], zone, frozenset(extra_hosts))
    root["deliveries"] = Deliveries(postgres, zone)
