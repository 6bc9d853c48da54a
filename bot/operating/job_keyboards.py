"""The keyboards of jobs."""

import secrets
from collections.abc import Sequence
from datetime import datetime

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards import Keyboards
from bot.operating.job_buttons import (
    JobButton,
    JobDo,
    LimitButton,
    LimitDo,
    RunButton,
    RunDo,
)
from bot.operating.jobs_book import History, Listing
from bot.operating.log_book import job_code
from bot.operating.log_keyboards import opened
from domain.jobs.job_pages import JobPage
from domain.jobs.jobs import Job
from formatters.html import plain
from formatters.operating.jobs import module, run_caption, sign

#: With more jobs than these, modules are chosen first.
_MOST_JOBS = 12

Row = list[InlineKeyboardButton]


def listing(keyboards: Keyboards, listed: Listing) -> InlineKeyboardMarkup:
    """A button a job; with many jobs a button a module."""
    words = keyboards.words
    modules = sorted({job.module for job, _ in listed.found})
    rows: list[Row] = []
    if listed.module is None and len(modules) > 1 and len(listed.found) > _MOST_JOBS:
        rows += [[_module(keyboards, listed, name)] for name in modules]
    else:
        for job, glance in listed.found:
            rows.append([_about(keyboards, f"{sign(glance)} {job.name}", JobDo.SHOW, job)])
    if listed.module is not None:
        rows.append([keyboards.button(words("jobs-button-all"), JobButton(act=JobDo.LIST))])
    here = JobButton(act=JobDo.LIST, job=job_code(listed.module) if listed.module else "")
    return _keyboard([*rows, [keyboards.button(words("jobs-button-refresh"), here)]])


def page(keyboards: Keyboards, seen: JobPage) -> InlineKeyboardMarkup:
    """What can be done with a job as it was seen."""
    words, job = keyboards.words, seen.job
    run = [_asking(keyboards, "job-button-run", JobDo.RUN, job)]
    if job.parameters:
        run.append(_about(keyboards, words("job-button-run-with"), JobDo.WITH, job))
    rows = [
        run,
        [_switch(keyboards, seen), _history(keyboards, job)],
        [
            opened(keyboards, words("job-button-logs"), job.name),
            _limits(keyboards, job),
        ],
        [
            _about(keyboards, words("jobs-button-refresh"), JobDo.SHOW, job),
        ],
        [keyboards.button(words("jobs-button-all"), JobButton(act=JobDo.LIST))],
    ]
    if seen.glance.running:
        rows.insert(0, [_going_on(keyboards, seen.glance.running.run_id, seen)])
    return _keyboard(rows)


def confirming(keyboards: Keyboards, job: Job, token: str) -> InlineKeyboardMarkup:
    """Whether it is meant; ``token`` names the request."""
    sure = JobButton(act=JobDo.SURE, job=job_code(job.name), token=token)
    yes = keyboards.button(keyboards.words("job-button-sure"), sure)
    return _keyboard([[yes, _about(keyboards, keyboards.words("job-button-not"), JobDo.SHOW, job)]])


def history(keyboards: Keyboards, turn: History, now: datetime) -> InlineKeyboardMarkup:
    """A button a run, turns, and the way back."""
    words = keyboards.words
    rows: list[Row] = [
        [
            keyboards.button(
                plain(run_caption(words, row, now)), RunButton(act=RunDo.SHOW, run=row.run_id)
            )
        ]
        for row in turn.rows
    ]
    rows += [_turns(keyboards, turn), [back(keyboards, turn.job)]]
    return _keyboard(rows)


def back(keyboards: Keyboards, job: Job) -> InlineKeyboardButton:
    """The way back to a job's page."""
    caption = keyboards.words("job-button-back", job=job.name)
    return _about(keyboards, caption, JobDo.SHOW, job)


def _module(keyboards: Keyboards, listed: Listing, name: str) -> InlineKeyboardButton:
    words = keyboards.words
    count = sum(job.module == name for job, _ in listed.found)
    named = plain(module(words, name))
    caption = words("jobs-module-button", module=named, shown=words.digits(str(count)))
    return keyboards.button(caption, JobButton(act=JobDo.LIST, job=job_code(name)))


def _about(keyboards: Keyboards, caption: str, act: JobDo, job: Job) -> InlineKeyboardButton:
    return keyboards.button(caption, JobButton(act=act, job=job_code(job.name)))


def _asking(keyboards: Keyboards, key: str, act: JobDo, job: Job) -> InlineKeyboardButton:
    """A button that asks for a run; pressed twice, it is the same one."""
    made = JobButton(act=act, job=job_code(job.name), token=secrets.token_urlsafe(4))
    return keyboards.button(keyboards.words(key), made)


def _switch(keyboards: Keyboards, seen: JobPage) -> InlineKeyboardButton:
    act, key = (JobDo.PAUSE, "job-button-pause")
    if seen.glance.paused:
        act, key = (JobDo.RESUME, "job-button-resume")
    made = JobButton(act=act, job=job_code(seen.job.name), version=seen.version)
    return keyboards.button(keyboards.words(key), made)


def _going_on(keyboards: Keyboards, run_id: int, seen: JobPage) -> InlineKeyboardButton:
    caption = keyboards.words("status-button-run", run=str(run_id))
    return keyboards.button(caption, RunButton(act=RunDo.SHOW, run=run_id))


def _limits(keyboards: Keyboards, job: Job) -> InlineKeyboardButton:
    made = LimitButton(act=LimitDo.SHOW, job=job_code(job.name))
    return keyboards.button(keyboards.words("job-button-limits"), made)


def _history(keyboards: Keyboards, job: Job) -> InlineKeyboardButton:
    return _about(keyboards, keyboards.words("job-button-history"), JobDo.HISTORY, job)


def _turns(keyboards: Keyboards, turn: History) -> Row:
    def to(key: str, number: int) -> InlineKeyboardButton:
        made = JobButton(act=JobDo.HISTORY, job=job_code(turn.job.name), page=number)
        return keyboards.button(keyboards.words(key), made)

    newer = [to("job-button-newer", turn.page - 1)] if turn.page else []
    return [*newer, *([to("job-button-older", turn.page + 1)] if turn.older else [])]


def _keyboard(rows: Sequence[Row]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[row for row in rows if row])
