"""Instants at which a local clock shows a time."""

from bisect import bisect_left
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo


def instants(wall: datetime, zone: ZoneInfo) -> tuple[datetime, ...]:
    """When (UTC, in order) the clocks of a zone show ``wall``, a time without a zone.

    One instant as a rule; two where the clock is set back over it; where the clock is set forward
    past it, the first instant after the gap.
    """
    before, after = (wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    if before == after:
        return (before,)
    # The offset before a change is the smaller one where the clock is set forward.
    return (before, after) if before < after else (_end_of_gap(after, before, zone),)


def _end_of_gap(low: datetime, high: datetime, zone: ZoneInfo) -> datetime:
    """The instant between two (UTC) at which the zone's offset changes, to the second."""
    low = low.replace(microsecond=0)
    old = low.astimezone(zone).utcoffset()
    seconds = range(int((high - low).total_seconds()) + 1)
    return low + timedelta(
        seconds=bisect_left(
            seconds,
            True,
            key=lambda s: (low + timedelta(seconds=s)).astimezone(zone).utcoffset() != old,
        )
    )
