"""The query log in memory: kept for a moment, written together, the oldest lost first."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from domain.people.masking import mask_number
from queries.auditing.logged_oracle import LoggedOracle, Questions
from queries.auditing.query_log import QueryLog
from queries.errors import (
    SchemaDrift,
    SourceBusy,
    SourceDown,
    SourceError,
    SourceFault,
    SourceSlow,
    StoreDown,
    StoreFault,
)
from queries.fake import FakeOracle
from queries.loader import Statement, parse_oracle

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
BILLS = parse_oracle("bills", "SELECT 1 FROM dual WHERE :customer_no = :since")


class Paper:
    """A database that takes statements down, or does not answer."""

    def __init__(self) -> None:
        self.fault: SourceError | None = None
        self.written: list[dict[str, Any]] = []

    async def execute(self, _: Statement, /, **binds: Any) -> int:
        if self.fault:
            raise self.fault
        rows = [dict(zip(binds, row, strict=True)) for row in zip(*binds.values(), strict=True)]
        self.written += rows
        return len(rows)


@pytest.fixture
def paper() -> Paper:
    return Paper()


@pytest.fixture
def log(paper: Paper) -> QueryLog:
    return QueryLog(paper, most=3, now=lambda: NOON)


async def ask(log: QueryLog, answer: Any, number: str = "17813970") -> None:
    oracle = LoggedOracle(FakeOracle({BILLS: answer}), Questions(log, 5002))
    await oracle.fetch_all(BILLS, str, customer_no=number, since=date(2026, 1, 2))


async def test_an_answer_is_noted_with_its_rows_and_a_masked_number(
    paper: Paper, log: QueryLog
) -> None:
    await ask(log, [("one",), ("two",)])
    await log.flush()

    (entry,) = paper.written
    assert entry.pop("ms") >= 0
    assert entry == {
        "at": NOON,
        "person_id": 5002,
        "query": "bills",
        "parameters": {"customer_no": "178••••0", "since": "2026-01-02"},
        "row_count": 2,
        "source": "live",
        "outcome": "ok",
    }


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (SourceSlow(), "slow"),
        (SourceDown(), "down"),
        (SourceBusy(), "busy"),
        (SchemaDrift("ORA-00942"), "drift"),
        (SourceFault("ORA-00600"), "fault"),
    ],
)
async def test_a_failure_is_noted_by_its_kind_and_goes_on(
    paper: Paper, log: QueryLog, fault: SourceError, outcome: str
) -> None:
    with pytest.raises(type(fault)):
        await ask(log, fault)
    await log.flush()

    assert [(one["outcome"], one["row_count"]) for one in paper.written] == [(outcome, None)]


async def test_no_rows_are_nothing_found(paper: Paper, log: QueryLog) -> None:
    await ask(log, [])
    await log.flush()

    assert [(one["outcome"], one["row_count"]) for one in paper.written] == [("nothing", 0)]


async def test_a_page_from_the_session_is_noted_as_such(paper: Paper, log: QueryLog) -> None:
    Questions(log, 5002).remembered("billing", "17813970")
    await log.flush()

    (entry,) = paper.written
    assert (entry["query"], entry["source"], entry["row_count"]) == ("billing", "cache", None)
    assert entry["parameters"] == {"customer_no": "178••••0"}


async def test_the_oldest_are_lost_while_the_database_is_away_and_that_is_said(
    paper: Paper, log: QueryLog, caplog: pytest.LogCaptureFixture
) -> None:
    paper.fault = StoreDown()
    for number in ("10000001", "20000002"):
        await ask(log, [(1,)], number)
    await log.flush()
    for number in ("30000003", "40000004", "50000005"):
        await ask(log, [(1,)], number)
    await log.flush()
    paper.fault = None
    await log.flush()

    kept = [one["parameters"]["customer_no"] for one in paper.written]
    assert kept == ["300••••3", "400••••4", "500••••5"]
    assert "2 entries of the query log were lost" in caplog.text


async def test_what_is_refused_is_lost_and_holds_nothing_up(
    paper: Paper, log: QueryLog, caplog: pytest.LogCaptureFixture
) -> None:
    await ask(log, [(1,)])
    paper.fault = StoreFault("22003")
    await log.flush()
    paper.fault = None
    await ask(log, [(1,)])
    await log.flush()

    assert len(paper.written) == 1
    assert "1 entries of the query log were lost" in caplog.text


def test_a_masked_number_keeps_its_ends_and_hides_its_length() -> None:
    assert [mask_number(text) for text in ("17813970", "50000001234", "12345", "")] == [
        "178••••0",
        "500••••4",
        "1••••",
        "••••",
    ]
