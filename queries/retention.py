"""What the desk does not keep for ever; the audit is kept."""

from collections.abc import Mapping

from queries.loader import Statement, postgres_sql
from queries.postgres import Postgres

#: How long each is kept stands in its file.
FORGET: Mapping[str, Statement] = {
    kind: postgres_sql(f"retention/forget_{kind}")
    for kind in (
        "queries",
        "lookups",
        "forms",
        "cards",
        "lines",
        "warnings",
        "runs",
        "metrics",
        "metric_days",
        "batch_checks",
        "batch_alerts",
        "batch_runs",
        "deliveries",
        "alerts",
        "silences",
        "generations",
    )
}
#: Rows that one statement deletes, so that none runs long.
_PART = 5000


async def forget(postgres: Postgres, kind: str, part: int = _PART) -> int:
    """Delete what of a kind (a key of FORGET) is kept for long enough; how many rows."""
    forgotten = 0
    while deleted := await postgres.execute(FORGET[kind], many=part):
        forgotten += deleted
    return forgotten
