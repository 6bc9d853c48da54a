"""What runs cost: a row for each, written with its end."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from queries.loader import postgres_sql
from queries.postgres import Postgres

NOTE_METRICS = postgres_sql("jobs/note_metrics")


@dataclass(frozen=True, slots=True)
class Cost:
    """Of the whole process while the run went on: seconds of CPU, and the most memory seen (MB).

    None: unknown.
    """

    cpu_s: float | None = None
    rss_max_mb: float | None = None


async def note_metrics(
    inside: Postgres, run_id: int, cost: Cost, result: Mapping[str, Any]
) -> None:
    """Write down what a run cost that has ended; a result may say ``rows`` and ``quarantined``."""
    written, left_out = _count(result, "rows"), _count(result, "quarantined")
    await inside.execute(
        NOTE_METRICS,
        execution_id=run_id,
        cpu_s=cost.cpu_s,
        rss_max_mb=cost.rss_max_mb,
        rows_read=None if written is None else written + (left_out or 0),
        rows_written=written,
    )


def _count(result: Mapping[str, Any], name: str) -> int | None:
    found = result.get(name)
    return found if isinstance(found, int) and not isinstance(found, bool) else None
