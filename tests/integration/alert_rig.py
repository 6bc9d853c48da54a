"""Targets, wishes and alerts for tests."""

from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from domain.alerts.happenings import BatchStuck, BatchWarning, Happening, Notice
from domain.alerts.routing import Channel, Wish
from domain.alerts.topics import Topic
from domain.batches.checks import Check, Rule, RunKey, Sample, Trend, Verdict
from domain.severity import Severity
from jobs.alerts.raising import Fired, fire, resolve
from queries.alerts.subscriptions import add_subscription
from queries.alerts.targets import NewTarget, save_target
from queries.loader import Statement
from queries.postgres import Postgres, PostgresPool

ZONE = ZoneInfo("Asia/Dhaka")
KARIM, SALMA, NADIA = 5002, 5003, 5004
EVERYTHING = Wish(("*",), Severity.INFO)
START = datetime(2026, 1, 15, 4, tzinfo=UTC)
RUN = RunKey("BMHHS", 12, 0)

_PEOPLE = f"""
WITH known AS (
  INSERT INTO people (person_id, name, guessed_language)
  VALUES ({KARIM}, 'Karim', 'en'), ({SALMA}, 'Salma', 'bn'), ({NADIA}, 'Nadia', 'en'))
INSERT INTO grants (person_id, role)
VALUES ({KARIM}, 'operator'), ({SALMA}, 'operator'), ({NADIA}, 'admin')
"""


class Row(NamedTuple):
    """A message in the outbox."""

    target_id: int
    kind: str
    news: str
    state: str
    bundle: str | None
    late: timedelta


def sql(text: str) -> Statement:
    return Statement("test", text)


async def employ(store: PostgresPool) -> None:
    """Two operators, one of whom reads Bengali, and an administrator."""
    await store.execute(sql(_PEOPLE))


async def chat(
    store: Postgres,
    chat_id: int,
    wish: Wish | None = EVERYTHING,
    channel: Channel = Channel.TELEGRAM,
) -> int:
    """A target that wants to be told."""
    target_id = await save_target(store, NewTarget(channel, str(chat_id), title="Duty"), None)
    if wish:
        await add_subscription(store, target_id, wish, None)
    return target_id


async def raised(store: PostgresPool, happening: Happening) -> Fired:
    """An alert, committed."""
    async with store.transaction() as inside:
        return await fire(inside, happening, ZONE)


async def over(store: PostgresPool, fingerprint: str, by: Happening | None = None) -> bool:
    """Its end, committed."""
    async with store.transaction() as inside:
        return await resolve(inside, fingerprint, by)


def check(verdict: Verdict = Verdict.STUCK, run: RunKey = RUN, records: int = 46_245) -> Check:
    """The third check of the worked example."""
    sample = Sample(run, START, START + timedelta(minutes=90), records)
    return Check(
        sample,
        verdict,
        Rule.SLOW_TWICE,
        average_rps=records / 5400,
        growth=125,
        since=timedelta(minutes=30),
        interval_rps=125 / 1800,
        previous_records=46_120,
        previous_average_rps=12.81,
        trend=Trend.DECLINING,
        slow_checks=2,
        limit_rps=1.0,
    )


def stuck(run: RunKey = RUN) -> BatchStuck:
    return BatchStuck(check(run=run))


def warning(run: RunKey = RUN) -> BatchWarning:
    return BatchWarning(check(Verdict.WARNING, run))


def slow_job(name: str = "NOCS_BALANCE", **facts: Any) -> Notice:
    return Notice(Topic.JOB_SLOW, Severity.WARNING, name, {"job": name, **facts})


async def outbox(store: Postgres) -> list[Row]:
    """Everything in it, oldest first."""
    text = """
    SELECT target_id, kind, news, state, bundle, due_at - created_at
      FROM deliveries ORDER BY delivery_id"""
    return await store.fetch_all(sql(text), Row)
