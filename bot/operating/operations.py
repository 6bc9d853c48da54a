"""What operators have of the machinery: its jobs, logs, state and schedule."""

from zoneinfo import ZoneInfo

from aiogram import Dispatcher

from bot.caches.bill_stop_book import BillStopBook
from bot.caches.bill_stop_dates import BillStopDates
from bot.caches.bill_stop_files import BillStopFiles
from bot.caches.nocs_book import NocsBook
from bot.caches.nocs_exports import NocsExports
from bot.exports import Exports
from bot.machinery import now
from bot.operating.job_forms import JobForms
from bot.operating.job_presets import JobPresets
from bot.operating.jobs_book import JobsBook
from bot.operating.log_book import LogBook
from bot.operating.log_exports import LogExports
from bot.operating.progress import Progress
from bot.operating.run_desk import RunDesk
from bot.operating.status_book import StatusBook
from domain.audit import Pseudonyms
from jobs.catalogue import UTILITY_JOBS
from jobs.desk import JobDesk
from queries.postgres import Postgres


def add_operations(
    root: Dispatcher, postgres: Postgres, pseudonyms: Pseudonyms, zone: ZoneInfo
) -> None:
    """Give the handlers of operators what they need."""
    modules = {job.name: job.module for job in UTILITY_JOBS.values()}
    book = LogBook(postgres, UTILITY_JOBS, zone, now)
    root["job_desk"] = JobDesk(postgres, UTILITY_JOBS, now, zone)
    root["nocs_book"] = NocsBook(postgres, root["job_desk"], zone, now)
    root["bill_stop_book"] = BillStopBook(postgres, root["job_desk"], pseudonyms, zone, now)
    root["bill_stop_dates"] = BillStopDates(postgres, zone, now)
    root["log_book"] = book
    root["status_book"] = StatusBook(postgres, UTILITY_JOBS, zone, now)
    jobs_book = JobsBook(postgres, root["job_desk"], zone, now)
    root["jobs_book"], root["job_forms"] = jobs_book, JobForms(jobs_book)
    root["job_presets"] = JobPresets(root["job_forms"])
    root["progress"] = Progress()
    root["run_desk"] = RunDesk(jobs_book, root["job_forms"], root["progress"])
    root["exports"] = Exports()
    root["nocs_exports"] = NocsExports(root["nocs_book"], root["exports"])
    root["bill_stop_files"] = BillStopFiles(postgres, root["exports"], zone, now)
    root["log_exports"] = LogExports(book, modules)
