"""What follows from something else that is told already is not told by itself."""

from collections.abc import Iterable

from domain.alerts.happenings import About
from domain.alerts.topics import Topic, any_matches

ORACLE = "oracle"
#: Jobs that can only fail while the billing system is away.
_READ_ORACLE = frozenset({"NOCS_BALANCE", "NOCS_PAYOFF", "BILL_STOP", "BATCH_WATCH"})
_FOLLOWS = ("batch.*", Topic.CACHE_STALE)
_OF_JOBS = (Topic.JOB_FAILED, Topic.JOB_FAILING, Topic.JOB_SLOW, Topic.JOB_LATE)


def is_inhibited(about: About, open_alerts: Iterable[About]) -> bool:
    """Whether an open alert explains this one: the billing system is down, and this needs it."""
    down = any(one.topic is Topic.SOURCE_DOWN and one.subject == ORACLE for one in open_alerts)
    return down and _needs_oracle(about)


def _needs_oracle(about: About) -> bool:
    if about.topic in _OF_JOBS:
        return about.subject in _READ_ORACLE
    return any_matches(_FOLLOWS, about.topic)
