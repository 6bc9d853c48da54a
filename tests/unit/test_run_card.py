"""One run, as an operator sees it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from domain.jobs.jobs import Reason
from domain.jobs.run_records import RunRow
from domain.jobs.runs import State
from domain.languages import Language
from formatters.operating.run_card import mark, run, state
from formatters.words import WORDS

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
WORDS_EN = WORDS[Language.ENGLISH]
ROW = RunRow(
    run_id=812,
    job="BILL_STOP",
    state=State.WAITING,
    attempt=1,
    root_id=812,
    business_date=date(2026, 11, 21),
    due_at=NOON,
    submitted_at=NOON,
    started_at=None,
    finished_at=None,
    percent=None,
    text=None,
    wait_reason=None,
    error_class=None,
    error_message=None,
    result={},
    parameters={},
    submitted_by=None,
    submitted_name=None,
    channel="cli",
    cancel_asked=False,
)


def test_a_secret_parameter_is_not_shown() -> None:
    row = replace(ROW, parameters={"area": "A1", "key": "hush"})

    told = run(WORDS_EN, row, NOON, {"key"})

    assert "area = A1" in told
    assert "key = •••" in told
    assert "hush" not in told


def test_a_parameter_that_is_yes_or_no_is_told_in_words() -> None:
    told = run(WORDS[Language.BENGALI], replace(ROW, parameters={"whole": False}), NOON)

    assert "whole = না" in told


def test_an_attempt_names_the_first_one() -> None:
    row = replace(ROW, run_id=814, attempt=3)

    assert "attempt 3 (the first was <code>#812</code>)" in run(WORDS_EN, row, NOON)


def test_waiting_and_progress_are_told_while_it_runs() -> None:
    began = NOON + timedelta(minutes=2)
    row = replace(ROW, state=State.RUNNING, started_at=began, percent=40.0, cancel_asked=True)

    told = run(WORDS_EN, row, NOON)

    assert "after 2m of waiting" in told
    assert "▓▓▓▓░░░░░░ 40 %" in told
    assert "Somebody has asked for its end" in told


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("reason", Reason)
def test_each_reason_of_waiting_has_words(reason: Reason, language: Language) -> None:
    told = run(WORDS[language], replace(ROW, wait_reason=f"{reason}:CACHES"), NOON)

    assert not told.endswith(f": {reason.value}")


@pytest.mark.parametrize("language", Language)
def test_each_state_has_words_and_a_sign(language: Language) -> None:
    told = {state(WORDS[language], which) for which in State}

    assert len(told) == len(State)
    assert all(mark(which) for which in State)


KINDS = (
    *("PASSING", "PERMANENT", "TIMEOUT", "ENGINE_STOPPED", "ENGINE_RESTART", "GATES", "REFUSED"),
    *("CANCELLED", "LEASE_LOST", "BUG"),
)


@pytest.mark.parametrize("language", Language)
def test_each_kind_of_error_has_words_of_its_own_and_no_code_is_shown(language: Language) -> None:
    rows = [replace(ROW, error_class=kind, error_message="KeyError") for kind in (*KINDS, "ODD")]

    told = {run(WORDS[language], row, NOON).splitlines()[-1] for row in rows}

    assert len(told) == len(KINDS) + 1
    assert not [line for line in told if any(kind in line for kind in (*KINDS, "ODD", "KeyError"))]


def test_where_nothing_is_known_a_plain_sentence_says_so() -> None:
    told = run(WORDS_EN, replace(ROW, error_message="KeyError"), NOON)

    assert "⚠️ Something went wrong. The log says more." in told
