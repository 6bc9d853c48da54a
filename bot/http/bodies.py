"""What programs read: values as JSON, under the field names of the utility's tables.

Money is a string with two decimals, a day is 2025-11-26, a time is UTC to the millisecond.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from domain.caches.bill_stops import BatchLog, BillStopTotals, CpcBilling, CrpSummary
from domain.caches.caches import Edition
from domain.jobs.run_records import RunRow
from queries.caches.nocs_report import NocsReportRow

Body = dict[str, Any]


def cached_body(edition: Edition, now: datetime) -> Body:
    """What every answer from a cache says about its age, counted from when the reading began."""
    return {
        "lastUpdated": instant(edition.as_of),
        "ageMinutes": round(edition.age(now).total_seconds() / 60),
        "source": "postgresql_cache",
        "cached": True,
        "timestamp": instant(now),
    }


def nocs_body(row: NocsReportRow) -> Body:
    """A row of nocs_balance_summary."""
    return _plain(row._asdict())


def totals_body(totals: BillStopTotals) -> Body:
    """All CRPs as one."""
    return {
        "total_crp_count": totals.crps,
        "total_cpc_count": totals.cpcs,
        "bill_stop_count": totals.stopped,
        "active_billing_count": totals.active,
        "bill_stop_percentage": money(totals.percentage),
    }


def crp_body(crp: CrpSummary, batch_date: date) -> Body:
    """A row of bill_stop_summary."""
    return {
        "crp_account_no": crp.crp_no,
        "total_cpc_count": crp.cpcs,
        "bill_stop_count": crp.stopped,
        "active_billing_count": crp.active,
        "bill_stop_percentage": money(crp.percentage),
        "batch_date": batch_date.isoformat(),
    }


def cpc_body(cpc: CpcBilling, batch_date: date) -> Body:
    """A row of bill_stop_details."""
    return {
        "crp_account_no": cpc.crp_no,
        "cpc_customer_no": cpc.customer_no,
        "customer_name": cpc.name,
        "address": cpc.address,
        "last_bill_date": cpc.last_bill_date and cpc.last_bill_date.isoformat(),
        "billing_status": cpc.status.value,
        "current_balance": None if cpc.balance is None else money(cpc.balance),
        "batch_date": batch_date.isoformat(),
    }


def batch_body(log: BatchLog) -> Body:
    """A row of bill_stop_batch_log."""
    return {
        "batch_date": log.batch_date.isoformat(),
        "start_time": instant(log.started_at),
        "end_time": log.ended_at and instant(log.ended_at),
        "status": log.status,
        "summary_count": log.crps,
        "details_count": log.cpcs,
        "duration_seconds": log.seconds,
        "error_message": log.error,
    }


def run_body(run: RunRow) -> Body:
    """A run of a job."""
    return {
        "runId": run.run_id,
        "job": run.job,
        "state": run.state.value,
        "attempt": run.attempt,
        "submittedAt": instant(run.submitted_at),
        "startedAt": run.started_at and instant(run.started_at),
        "finishedAt": run.finished_at and instant(run.finished_at),
        "percent": run.percent,
        "waitReason": run.wait_reason,
        "errorClass": run.error_class,
        "errorMessage": run.error_message,
        "result": dict(run.result),
    }


def instant(at: datetime) -> str:
    """A time in UTC, such as 2025-11-26T10:08:32.000Z."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def money(amount: Decimal) -> str:
    """Two decimals, and never minus zero."""
    return f"{round(amount, 2) + 0:.2f}"


def _plain(values: Mapping[str, Any]) -> Body:
    return {name: _readable(value) for name, value in values.items()}


def _readable(value: Any) -> Any:
    if isinstance(value, Decimal):
        return money(value)
    return instant(value) if isinstance(value, datetime) else value
