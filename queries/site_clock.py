"""The billing system's own time."""

from datetime import datetime, tzinfo

from queries.loader import oracle_sql
from queries.oracle import Lane, Oracle

SITE_CLOCK = oracle_sql("site_clock")


async def site_clock(oracle: Oracle, zone: tzinfo) -> datetime:
    """What time it is there, aware; raises SourceError."""
    (now,) = await oracle.fetch_all(SITE_CLOCK, _instant, lane=Lane.BATCH)
    return now.replace(tzinfo=zone)


def _instant(read_at: datetime) -> datetime:
    return read_at
