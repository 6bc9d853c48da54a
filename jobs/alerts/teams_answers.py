"""What an answer of a webhook means.

Workflows answer with a status, 202 when they took a post. Old connectors answer 200 whatever
happened, and say a failure in words: "… returned HTTP error 429 with ContextId …".
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from jobs.alerts.outcomes import (
    Accepted,
    DeadTarget,
    NotSent,
    Outcome,
    RateLimited,
    Refused,
    Sent,
)

_FAILED = re.compile(r"HTTP error (\d{3})")
_FAILED_SOMEHOW = re.compile(r"delivery failed|error", re.IGNORECASE)
#: The one body by which a connector says that all is well.
_WELL = "1"
_TOO_MANY, _TIMEOUT = 429, 408
#: The address is wrong or switched off; nothing else will get through either.
_DEAD = {
    401: "webhook-refused",
    403: "webhook-refused",
    404: "webhook-gone",
    410: "webhook-gone",
}
_PAUSE, _LONGEST_PAUSE = 60.0, 3600.0


def outcome_of(status: int, headers: Mapping[str, str], body: str, now: datetime) -> Outcome:
    """What became of a post."""
    if not 200 <= status < 300:
        return _refused(status, headers, now)
    said = body.strip()
    if found := _FAILED.search(said):
        return _refused(int(found[1]), headers, now)
    if said == _WELL:
        return Sent()
    if status == 200 and _FAILED_SOMEHOW.search(said):
        return NotSent("the connector says that it failed")
    return Accepted()


def _refused(status: int, headers: Mapping[str, str], now: datetime) -> Outcome:
    why = f"HTTP {status}"
    if status == _TOO_MANY:
        return RateLimited(_pause(headers.get("Retry-After", ""), now))
    if status == _TIMEOUT or status >= 500:
        return NotSent(why)
    if 300 <= status < 400:
        return DeadTarget("webhook-moved")
    if status in _DEAD:
        return DeadTarget(_DEAD[status])
    return Refused(why)


def _pause(text: str, now: datetime) -> float:
    """Seconds of a Retry-After: a number, or a date."""
    try:
        seconds = float(text) if text.strip().isdigit() else _until(text, now)
    except (TypeError, ValueError):
        seconds = _PAUSE
    return min(max(seconds, 1.0), _LONGEST_PAUSE)


def _until(text: str, now: datetime) -> float:
    moment = parsedate_to_datetime(text)
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return (aware - now).total_seconds()
