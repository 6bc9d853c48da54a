"""The outbox: messages are claimed a target at a time, under a lease, each claim with a number."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple

from domain.alerts.model import News
from domain.alerts.routing import Channel, Priority, Target
from domain.severity import Severity
from queries.alerts.targets import targets
from queries.loader import postgres_sql
from queries.postgres import Postgres

ANYTHING_DUE = postgres_sql("alerts/anything_due")
LOCK_DUE_TARGETS = postgres_sql("alerts/lock_due_targets")
CLAIM_DELIVERIES = postgres_sql("alerts/claim_deliveries")
BEGIN_SENDING = postgres_sql("alerts/begin_sending")
RELEASE_DELIVERIES = postgres_sql("alerts/release_deliveries")
RECOVER_DELIVERIES = postgres_sql("alerts/recover_deliveries")
AWAIT_ALERTS = postgres_sql("alerts/await_alerts")
COPIES_AT = postgres_sql("alerts/copies_at")
OVERDUE_DELIVERIES = postgres_sql("alerts/overdue_deliveries")

#: Who claims a message and gives no sign of life for so long has lost it.
LEASE = timedelta(seconds=60)
#: Older messages of an alert in one place are not changed any more.
_COPIES = 5


@dataclass(frozen=True, slots=True)
class Claimed:
    """A row of the outbox that is in our hands as long as nobody has a higher ``fence``."""

    delivery_id: int
    fence: int
    target_id: int
    alert_id: int
    kind: str
    news: News
    severity: Severity
    revision: int
    priority: Priority
    tries: int
    repeated: bool


@dataclass(frozen=True, slots=True)
class Batch:
    """What a target is told with one message: one row, or the rows of one bundle."""

    target: Target
    rows: tuple[Claimed, ...]

    @property
    def first(self) -> Claimed:
        """The row that says what kind of message it is."""
        return self.rows[0]

    @property
    def repeated(self) -> bool:
        """Whether some of it may have been told before."""
        return any(row.repeated for row in self.rows)


class Copy(NamedTuple):
    """A message at a target: its name there, the alerts it shows, which revision of the one asked
    for, whether it may have come before."""

    ref: str
    alerts: tuple[int, ...]
    revision: int
    repeated: bool


@dataclass(frozen=True, slots=True)
class Overdue:
    """Messages that should have left by now, and for how long the oldest."""

    count: int
    oldest: timedelta | None


async def anything_due(postgres: Postgres) -> bool:
    """Whether any message may be due now."""
    return bool(await postgres.fetch_value(ANYTHING_DUE))


async def claim_deliveries(
    postgres: Postgres, channel: Channel, many: int, name: str, *, probing: bool = False
) -> list[Batch]:
    """Take the next message of as many targets, the most urgent first; ``name`` is the sender's.

    ``probing``: nothing gets through, so who was not tried lately comes first.
    """
    async with postgres.transaction() as inside:
        due = await inside.fetch_all(
            LOCK_DUE_TARGETS, int, channel=channel.value, many=many, probing=probing
        )
        if not due:
            return []
        rows = await inside.fetch_all(
            CLAIM_DELIVERIES, _claimed, targets=due, claimed_by=name, lease=LEASE
        )
        return _batches(await targets(inside, due), rows)


async def begin_sending(postgres: Postgres, batch: Batch, lease: timedelta = LEASE) -> bool:
    """Write down that it is about to leave; False when it is not ours any more."""
    begun = await postgres.execute(BEGIN_SENDING, **ids_of(batch.rows), lease=lease)
    if begun == len(batch.rows):
        return True
    await postgres.execute(RELEASE_DELIVERIES, **ids_of(batch.rows))
    return False


async def release_deliveries(postgres: Postgres, rows: Iterable[Claimed]) -> None:
    """Give back what was claimed and has not left."""
    await postgres.execute(RELEASE_DELIVERIES, **ids_of(rows))


async def recover_deliveries(postgres: Postgres, mine: Iterable[int]) -> int:
    """Take back what senders have lost, but for what this one still works on; how many rows."""
    return len(await postgres.fetch_all(RECOVER_DELIVERIES, str, mine=sorted(mine)))


async def await_alerts(postgres: Postgres, ids: Sequence[int]) -> None:
    """Wait until nobody is just changing these alerts: who changes one later sees what is claimed,
    and has its copy changed."""
    await postgres.fetch_all(AWAIT_ALERTS, int, ids=list(ids))


async def copies_at(postgres: Postgres, target_id: int, alert_id: int) -> list[Copy]:
    """The messages at a target that show an alert, newest first."""
    return await postgres.fetch_all(
        COPIES_AT,
        lambda ref, alerts, *rest: Copy(ref, tuple(alerts), *rest),
        target_id=target_id,
        alert_id=alert_id,
        many=_COPIES,
    )


async def overdue(postgres: Postgres) -> Overdue:
    """Messages to targets that can be reached which should have left by now."""
    found = await postgres.fetch_one(OVERDUE_DELIVERIES, Overdue)
    return found or Overdue(0, None)


def ids_of(rows: Iterable[Claimed]) -> dict[str, list[int]]:
    """The binds by which statements know that rows are still ours."""
    mine = list(rows)
    return {"ids": [row.delivery_id for row in mine], "fences": [row.fence for row in mine]}


def _batches(there: Iterable[Target], rows: Iterable[Claimed]) -> list[Batch]:
    """By target; within one and among them the most urgent first."""
    known = {target.target_id: target for target in there}
    together: defaultdict[int, list[Claimed]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.priority, row.delivery_id)):
        together[row.target_id].append(row)
    return [Batch(known[target_id], tuple(mine)) for target_id, mine in together.items()]


def _claimed(delivery_id: int, fence: int, target_id: int, alert_id: int, *rest: object) -> Claimed:
    kind, news, severity, revision, priority, tries, repeated = rest
    return Claimed(
        delivery_id,
        fence,
        target_id,
        alert_id,
        str(kind),
        News(str(news)),
        Severity(str(severity)),
        int(str(revision)),
        Priority(int(str(priority))),
        int(str(tries)),
        bool(repeated),
    )
