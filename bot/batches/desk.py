"""What the handlers of batches are given."""

from datetime import datetime

from aiogram import Dispatcher

from bot.batches.board import BatchBoard
from bot.batches.book import BatchBook
from bot.batches.limits_book import LimitsBook
from bot.machinery import now
from jobs.batch_look import WatchSettings
from queries.oracle import Oracle
from queries.postgres import Postgres


def add_batches(
    root: Dispatcher, oracle: Oracle, postgres: Postgres, settings: WatchSettings
) -> None:
    """Give the handlers of batches what they need; alerts and operations are there already."""

    def site_now() -> datetime:
        return now().astimezone(settings.zone)

    book = BatchBook(oracle, postgres, settings, root["alert_desk"], site_now)
    root["batch_book"], root["limits_book"] = book, LimitsBook(book)
    root["batch_board"] = BatchBoard(book, root["progress"])
