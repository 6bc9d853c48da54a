"""What operators have of the machinery: its jobs, logs, state and schedule."""

from zoneinfo import ZoneInfo

from aiogram import Dispatcher

from bot.machinery import now
from bot.operating.job_forms import JobForms
from bot.operating.job_presets import JobPresets
from bot.operating.jobs_book import JobsBook
from bot.operating.limits_desk import LimitsDesk
from bot.operating.log_book import LogBook
from bot.operating.log_exports import LogExports
from bot.operating.progress import Progress
from bot.operating.run_desk import RunDesk
from bot.operating.status_book import StatusBook
from jobs.catalogue import UTILITY_JOBS
from jobs.desk import JobDesk
from queries.postgres import Postgres


def add_operations(root: Dispatcher, postgres: Postgres, zone: ZoneInfo) -> None:
    """Give the handlers of operators what they need."""
    modules = {job.name: job.module for job in UTILITY_JOBS.values()}
    desk = JobDesk(postgres, UTILITY_JOBS, now, zone)
    log_book = LogBook(postgres, UTILITY_JOBS, zone, now)
    jobs_book = JobsBook(postgres, desk, zone, now)
    forms, progress = JobForms(jobs_book), Progress()
    root["job_desk"], root["jobs_book"], root["job_forms"] = desk, jobs_book, forms
    root["limits_desk"] = LimitsDesk(jobs_book)
    root["job_presets"] = JobPresets(forms)
    root["progress"] = progress
    root["run_desk"] = RunDesk(jobs_book, forms, progress)
    root["log_book"], root["log_exports"] = log_book, LogExports(log_book, modules)
    root["status_book"] = StatusBook(postgres, UTILITY_JOBS, zone, now)
