"""What alerts are about, and the patterns by which chats choose among them."""

from collections.abc import Iterable
from enum import StrEnum


class Topic(StrEnum):
    """The kinds of alerts; the part before the dot is what people subscribe to as a whole."""

    BATCH_STUCK = "batch.stuck"
    BATCH_WARNING = "batch.warning"
    BATCH_RECOVERED = "batch.recovered"
    BATCH_FAILED = "batch.failed"
    BATCH_BLIND = "batch.blind"
    JOB_FAILED = "job.failed"
    JOB_FAILING = "job.failing"
    JOB_SLOW = "job.slow"
    JOB_LATE = "job.late"
    JOB_BAD_SCHEDULE = "job.bad-schedule"
    JOB_LOG_ERRORS = "job.log-errors"
    JOB_APPROVAL = "job.approval"
    CACHE_STALE = "cache.stale"
    CACHE_REFUSED = "cache.refused"
    SOURCE_DOWN = "source.down"
    ACCESS_REQUEST = "access.request"
    ACCESS_ENUMERATION = "access.enumeration"
    RESOURCE_DISK = "resource.disk"
    RESOURCE_CPU = "resource.cpu"
    RESOURCE_MEMORY = "resource.memory"
    RESOURCE_CONNECTIONS = "resource.connections"
    RESOURCE_STATEMENT = "resource.statement"
    DESK_QUEUE = "desk.queue"
    DESK_LAG = "desk.lag"
    DESK_UNDELIVERED = "desk.undelivered"
    DESK_DEAD_TARGET = "desk.dead-target"
    REPORT_NOCS_BALANCE = "report.nocs_balance"
    REPORT_BATCH_MONITORING = "report.batch_monitoring"
    TEST = "test.alert"

    @property
    def family(self) -> str:
        """What stands before the dot."""
        return self.value.partition(".")[0]

    @property
    def is_report(self) -> bool:
        """Told once and then over: nothing to acknowledge, nothing that resolves."""
        return self.family in {"report", "test"}


EVERYTHING = "*"


def matches(pattern: str, topic: Topic) -> bool:
    """Whether a pattern stands for a topic: itself, a family such as ``batch.*``, or *."""
    if pattern == EVERYTHING:
        return not topic.is_report
    family, dot, rest = pattern.partition(".")
    return pattern == topic.value or bool(dot and rest == EVERYTHING and family == topic.family)


def any_matches(patterns: Iterable[str], topic: Topic) -> bool:
    """Whether one of the patterns stands for the topic."""
    return any(matches(pattern, topic) for pattern in patterns)
