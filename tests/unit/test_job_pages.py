"""Pages of jobs and runs: every job has its words, schedules are told, nothing breaks a page."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from domain.batches.checks import Verdict
from domain.caches.gates import Gate
from domain.jobs.job_pages import Attempt, RunPage
from domain.jobs.jobs import Job
from domain.jobs.parameters import BadValue, Kind, Parameter, Problem
from domain.jobs.run_records import JobGlance, RunRow
from domain.jobs.runs import State
from domain.languages import Language
from domain.schedules.calendars import EdgeDay, Weekday
from domain.schedules.cron import parse_cron
from domain.schedules.schedules import (
    Daily,
    Interval,
    Monthly,
    Once,
    Quarterly,
    Rule,
    Schedule,
    Weekly,
    Yearly,
)
from formatters.html import LONGEST_TEXT, width
from formatters.operating import jobs, parameters, runs
from formatters.operating.schedules import schedule_words
from formatters.words import WORDS, Words
from jobs.catalogue import UTILITY_JOBS
from queries.retention import FORGET

ENGLISH, BENGALI = WORDS[Language.ENGLISH], WORDS[Language.BENGALI]
DHAKA = ZoneInfo("Asia/Dhaka")
NOW = datetime(2026, 11, 21, 12, tzinfo=DHAKA)
HOSTILE = "<script>&amp;</b>" * 400
ROW = RunRow(
    run_id=812,
    job="BILL_STOP",
    state=State.RUNNING,
    attempt=1,
    root_id=812,
    business_date=date(2026, 11, 21),
    due_at=NOW,
    submitted_at=NOW,
    started_at=NOW,
    finished_at=None,
    percent=40.0,
    text="loading",
    wait_reason=None,
    error_class=None,
    error_message=None,
    result={},
    parameters={},
    submitted_by=None,
    submitted_name=None,
    channel="clock",
    cancel_asked=False,
)
every_language = pytest.mark.parametrize("words", WORDS.values(), ids=list(WORDS))


@every_language
@pytest.mark.parametrize("job", UTILITY_JOBS.values(), ids=list(UTILITY_JOBS))
def test_every_job_has_words(words: Words, job: Job) -> None:
    assert f"job-does-{job.name}" in words
    assert f"jobs-module-{job.module}" in words
    assert all(f"parameter-{one.name}" in words for one in job.parameters)


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        (parse_cron("0 * * * *"), "every hour on the hour"),
        (parse_cron("15 * * * *"), "every hour, 15 minutes past"),
        (parse_cron("*/30 * * * *"), "every 30m"),
        (parse_cron("0 2 * * *"), "every day at 2:00 AM"),
        (parse_cron("30 1,13 * * *"), "every day at 1:30 AM, 1:30 PM"),
        (parse_cron("0 9 * * fri,sun"), "every Sunday, Friday at 9:00 AM"),
        (parse_cron("0 0 L * *"), "every month on the last day at 12:00 AM"),
        (parse_cron("0 3 31 3,12 *"), "on day 31 of Mar, Dec at 3:00 AM"),
        (parse_cron("0 3 1 * fri"), "by the expression <code>0 3 1 * fri</code>"),
        (parse_cron("*/7 * * * *"), "by the expression <code>*/7 * * * *</code>"),
        (Interval(90), "every 1h 30m"),
        (Daily(time(2)), "every day at 2:00 AM"),
        (Weekly(time(18), frozenset({Weekday.MONDAY})), "every Monday at 6:00 PM"),
        (
            Monthly(time(1), EdgeDay.FIRST_BUSINESS),
            "every month on the first business day at 1:00 AM",
        ),
        (Quarterly(time(23)), "on the last day of Mar, Jun, Sep, Dec at 11:00 PM"),
        (Yearly(time(0), 12, 31), "on day 31 of Dec at 12:00 AM"),
        (Once(datetime(2026, 1, 1, tzinfo=UTC)), "once, 1 Jan 2026, 6:00 AM"),
    ],
)
def test_a_schedule_is_told_in_words(rule: Rule, told: str) -> None:
    assert schedule_words(ENGLISH, Schedule(rule=rule, zone=DHAKA)) == told


@pytest.mark.parametrize(
    ("glance", "sign"),
    [
        (JobGlance(paused=True, queued=1, running=ROW, last=ROW), "⏸"),
        (JobGlance(paused=False, queued=1, running=ROW, last=ROW), "▶️"),
        (JobGlance(paused=False, queued=1, running=None, last=ROW), "⏳"),
        (JobGlance(False, 0, None, replace(ROW, state=State.COMPLETED)), "✅"),
        (JobGlance(False, 0, None, replace(ROW, state=State.TIMED_OUT)), "❌"),
        (JobGlance(False, 0, None, replace(ROW, state=State.CANCELLED)), "✋"),
        (JobGlance(paused=False, queued=0, running=None, last=None), "⚪"),
    ],
)
def test_what_matters_most_is_the_sign_of_a_job(glance: JobGlance, sign: str) -> None:
    assert jobs.sign(glance) == sign


@every_language
@pytest.mark.parametrize("percent", [None, -5.0, 0.0, 99.9, 250.0])
def test_progress_is_a_bar_of_ten(words: Words, percent: float | None) -> None:
    text = runs.run(words, RunPage(replace(ROW, percent=percent)), NOW + timedelta(minutes=2))

    assert sum(text.count(sign) for sign in "▓░") == (10 if percent is not None else 0)


@every_language
def test_hostile_texts_fill_no_more_than_a_message(words: Words) -> None:
    row = replace(
        ROW,
        state=State.FAILED,
        text=HOSTILE,
        error_class=HOSTILE,
        error_message=HOSTILE,
        submitted_name=HOSTILE,
        parameters={f"{HOSTILE}{number}": HOSTILE for number in range(20)},
        result={f"{HOSTILE}{number}": HOSTILE for number in range(20)},
    )
    attempts = [Attempt(number, State.FAILED) for number in range(500)]

    text = runs.run(words, RunPage(row, attempts), NOW)

    assert width(text) <= LONGEST_TEXT
    assert "<script>" not in text


@every_language
@pytest.mark.parametrize("gate", [*Gate, "<b>unknown</b>"])
@pytest.mark.parametrize("figure", ["100", "-0.5", "NaN", None, "<b>"])
def test_every_finding_is_told_whatever_its_figures(words: Words, gate: str, figure: Any) -> None:
    why = {"gate": gate, "before": figure, "now": figure, "about": "<i>due</i>"}
    result = {"generation": 1, "state": "refused", "rows": "many", "why": [why]}

    text = runs.run(words, RunPage(replace(ROW, state=State.REFUSED, result=result)), NOW)

    assert "<i>" not in text


@every_language
@pytest.mark.parametrize("problem", Problem)
def test_every_wrong_value_is_told(words: Words, problem: Problem) -> None:
    limit = ("<a>", "b") if problem is Problem.NO_CHOICE else 12

    assert "<a>" not in parameters.wrong(words, BadValue("<a>", problem, limit))


@every_language
@pytest.mark.parametrize("kind", Kind)
def test_every_kind_of_value_is_asked_for(words: Words, kind: Kind) -> None:
    text = parameters.asking(words, Parameter("area", kind, "1" if kind != Kind.YN else "Y"), {})

    assert words("parameter-area") in text


def test_a_secret_is_never_shown() -> None:
    secret = Parameter("area", Kind.SECRET)
    told = [
        parameters.form(ENGLISH, Job("X", "M", parameters=(secret,)), {"area": "hush"}),
        parameters.caption(ENGLISH, secret, {"area": "hush"}),
        parameters.asking(ENGLISH, secret, {"area": "hush"}),
    ]

    assert not [text for text in told if "hush" in text]


def found_out(words: Words, **result: Any) -> str:
    row = replace(ROW, state=State.COMPLETED, result=result)
    return runs.run(words, RunPage(row), NOW)


@pytest.mark.parametrize("stale", [True, False])
@pytest.mark.parametrize(("words", "said"), [(ENGLISH, ("yes", "no")), (BENGALI, ("হ্যাঁ", "না"))])
def test_yes_and_no_are_words(words: Words, said: tuple[str, str], stale: bool) -> None:
    told = found_out(words, areas=3, stale=stale).splitlines()[-1]

    assert told.endswith(said[0] if stale else said[1])
    assert "stale" not in told


@every_language
@pytest.mark.parametrize("fact", [*FORGET, *Verdict, "rows", "running", "closed", "blind", "areas"])
def test_what_jobs_find_out_has_names(words: Words, fact: str) -> None:
    assert f"run-fact-{fact.replace('_', '-')}" in words
