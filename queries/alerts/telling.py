"""Messages put into the outbox, within the transaction of what they tell of."""

from collections.abc import Sequence
from typing import Any

from domain.alerts.model import Alert, News
from domain.alerts.routing import Plan
from queries.loader import postgres_sql
from queries.postgres import Postgres

PUT_INTO_OUTBOX = postgres_sql("alerts/put_into_outbox")
EDIT_COPIES = postgres_sql("alerts/edit_copies")
ANSWER_COPIES = postgres_sql("alerts/answer_copies")
ENDS_TO_PLAN = postgres_sql("alerts/ends_to_plan")
PLAN_END = postgres_sql("alerts/plan_end")
DROP_UNWANTED = postgres_sql("alerts/drop_unwanted")


async def put_into_outbox(
    inside: Postgres, alert: Alert, news: News, meant: Sequence[tuple[int, Plan]]
) -> int:
    """A message to each of these targets, when its plan says; how many."""
    return await inside.execute(
        PUT_INTO_OUTBOX,
        alert_id=alert.alert_id,
        news=news.value,
        severity=alert.severity.value,
        revision=alert.revision,
        **_plans(meant),
    )


async def edit_copies(inside: Postgres, alert: Alert, news: News) -> int:
    """Every copy that can be changed is to show the alert as it is; how many messages."""
    return await inside.execute(
        EDIT_COPIES,
        alert_id=alert.alert_id,
        news=news.value,
        severity=alert.severity.value,
        revision=alert.revision,
    )


async def answer_copies(inside: Postgres, alert: Alert) -> int:
    """That it is over is told to everybody who has got a message of it; how many.

    When those are told of what is not critical is still to be said: see ``plan_end``.
    """
    return await inside.execute(
        ANSWER_COPIES,
        alert_id=alert.alert_id,
        severity=alert.severity.value,
        revision=alert.revision,
    )


async def ends_to_plan(inside: Postgres) -> list[int]:
    """The alerts of whose end is to be told, and nobody has said when."""
    return await inside.fetch_all(ENDS_TO_PLAN, int)


async def plan_end(inside: Postgres, alert_id: int, later: Sequence[tuple[int, Plan]]) -> int:
    """An end is told at once, to these targets when their plan says; how many messages."""
    return await inside.execute(PLAN_END, alert_id=alert_id, **_plans(later))


async def drop_unwanted(inside: Postgres) -> int:
    """What waits for those who may not or do not want to be told any more; how many messages."""
    return await inside.execute(DROP_UNWANTED)


def _plans(meant: Sequence[tuple[int, Plan]]) -> dict[str, list[Any]]:
    return {
        "targets": [target for target, _ in meant],
        "due": [plan.due_at for _, plan in meant],
        "bundles": [plan.bundle for _, plan in meant],
        "priorities": [plan.priority for _, plan in meant],
    }
