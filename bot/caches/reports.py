"""What the handlers of reports are given: NOCS balances, the bill stop, and their files."""

from zoneinfo import ZoneInfo

from aiogram import Dispatcher

from bot.caches.bill_stop_book import BillStopBook
from bot.caches.bill_stop_dates import BillStopDates
from bot.caches.bill_stop_files import BillStopFiles
from bot.caches.nocs_book import NocsBook
from bot.caches.nocs_exports import NocsExports
from bot.exports import Exports
from bot.machinery import now
from domain.auditing.audit import Pseudonyms
from jobs.catalogue import UTILITY_JOBS
from jobs.desk import JobDesk
from queries.postgres import Postgres


def add_reports(
    root: Dispatcher, postgres: Postgres, pseudonyms: Pseudonyms, zone: ZoneInfo
) -> None:
    """Give the handlers of reports what they need."""
    desk, exports = JobDesk(postgres, UTILITY_JOBS, now, zone), Exports()
    nocs_book = NocsBook(postgres, desk, zone, now)
    root["exports"], root["nocs_book"] = exports, nocs_book
    root["nocs_exports"] = NocsExports(nocs_book, exports)
    root["bill_stop_book"] = BillStopBook(postgres, desk, pseudonyms, zone, now)
    root["bill_stop_dates"] = BillStopDates(postgres, zone, now)
    root["bill_stop_files"] = BillStopFiles(postgres, exports, zone, now)
