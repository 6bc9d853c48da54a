"""Alerts, as the desk's own database keeps them; each change is made within a transaction."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from domain.alerts.happenings import About, Happening, about
from domain.alerts.model import Alert, Hand, Held, HistoryEntry, News, State, after
from domain.alerts.topics import Topic
from domain.severity import Severity
from queries.alerts.facts import as_happened, as_stored
from queries.loader import postgres_sql
from queries.postgres import Postgres

OPEN_ALERT = postgres_sql("alerts/open_alert")
LOCKED_ALERT = postgres_sql("alerts/locked_alert")
ALERTS_OF = postgres_sql("alerts/alerts_of")
OPEN_ALERTS = postgres_sql("alerts/open_alerts")
ALERTS_TO_TEND = postgres_sql("alerts/alerts_to_tend")
COUNT_OPEN_ALERTS = postgres_sql("alerts/count_open_alerts")
RAISE_ALERT = postgres_sql("alerts/raise_alert")
CHANGE_ALERT = postgres_sql("alerts/change_alert")
RESOLVE_ALERT = postgres_sql("alerts/resolve_alert")
ACKNOWLEDGE_ALERT = postgres_sql("alerts/acknowledge_alert")
TOLD_ALERT = postgres_sql("alerts/told_alert")
HOLD_ALERT = postgres_sql("alerts/hold_alert")
NOTE_ALERT = postgres_sql("alerts/note_alert")
ALERT_HISTORY = postgres_sql("alerts/alert_history")
RECENT_FLAPS = postgres_sql("alerts/recent_flaps")
OPEN_ABOUT = postgres_sql("alerts/open_about")
STORE_NOW = postgres_sql("alerts/store_now")
KEEP_ALONE = postgres_sql("alerts/keep_alone")


async def alert(postgres: Postgres, alert_id: int) -> Alert | None:
    """One alert."""
    found = await alerts_of(postgres, [alert_id])
    return found[0] if found else None


async def alerts_of(postgres: Postgres, ids: Sequence[int]) -> list[Alert]:
    """Alerts by their ids, oldest first."""
    return await postgres.fetch_all(ALERTS_OF, _alert, ids=list(ids))


async def open_alerts(postgres: Postgres, skip: int = 0, many: int = 20) -> list[Alert]:
    """What is the matter now, the worst first."""
    return await postgres.fetch_all(OPEN_ALERTS, _alert, skip=skip, many=many)


async def count_open_alerts(postgres: Postgres) -> int:
    """How many alerts are open."""
    return int(await postgres.fetch_value(COUNT_OPEN_ALERTS))


async def alert_history(postgres: Postgres, alert_id: int) -> list[HistoryEntry]:
    """What happened to an alert, oldest first."""
    return await postgres.fetch_all(ALERT_HISTORY, HistoryEntry, alert_id=alert_id)


async def alerts_to_tend(inside: Postgres) -> list[Alert]:
    """Open alerts that time may change; locked."""
    return await inside.fetch_all(ALERTS_TO_TEND, _alert)


async def open_alert(inside: Postgres, fingerprint: str) -> Alert | None:
    """The alert that is open under a fingerprint; locked."""
    return await inside.fetch_one(OPEN_ALERT, _alert, fingerprint=fingerprint)


async def locked_alert(inside: Postgres, alert_id: int) -> Alert | None:
    """An alert; locked."""
    return await inside.fetch_one(LOCKED_ALERT, _alert, alert_id=alert_id)


async def raise_alert(
    inside: Postgres, happening: Happening, flaps: int = 0, held: Held | None = None
) -> int | None:
    """A new alert's id; None when another with its fingerprint is open. Reports are born over."""
    kind, facts = as_stored(happening)
    what = about(happening)
    state = State.RESOLVED if what.topic.is_report else State.FIRING
    found = await inside.fetch_value(
        RAISE_ALERT,
        fingerprint=what.fingerprint,
        topic=what.topic.value,
        severity=what.severity.value,
        subject=what.subject,
        run=what.run,
        area=what.area,
        state=state.value,
        kind=kind,
        facts=facts,
        flaps=flaps,
        held=held,
    )
    return None if found is None else int(found)


async def change_alert(
    inside: Postgres, before: Alert, happening: Happening, news: News, *, refresh: bool
) -> None:
    """An open alert fires once more, with newer facts; its severity never falls.

    ``news`` is WORSE or CHANGED; ``refresh`` brings copies up to date.
    """
    kind, facts = as_stored(happening)
    told = about(happening) if news is News.WORSE else before.about
    await inside.execute(
        CHANGE_ALERT,
        alert_id=before.alert_id,
        topic=told.topic.value,
        severity=told.severity.value,
        state=after(before.state, news),
        kind=kind,
        facts=facts,
        refresh=int(refresh),
    )


async def resolve_alert(inside: Postgres, before: Alert, by: Happening, topic: Topic) -> None:
    """It is over; the facts are those of its end."""
    kind, facts = as_stored(by)
    await inside.execute(
        RESOLVE_ALERT, alert_id=before.alert_id, topic=topic.value, kind=kind, facts=facts
    )


async def acknowledge_alert(inside: Postgres, alert_id: int, person: int, name: str) -> bool:
    """Somebody takes it; False when somebody has, or when it is over."""
    taken = await inside.execute(ACKNOWLEDGE_ALERT, alert_id=alert_id, person=person, name=name)
    return taken == 1


async def told_alert(inside: Postgres, alert_id: int, escalated: int) -> None:
    """People are told anew."""
    await inside.execute(TOLD_ALERT, alert_id=alert_id, escalated=escalated)


async def hold_alert(inside: Postgres, alert_id: int, held: Held | None) -> bool:
    """Why nobody is told; whether that is new."""
    return await inside.execute(HOLD_ALERT, alert_id=alert_id, held=held) == 1


async def note_alert(
    inside: Postgres, alert_id: int, what: str, by: tuple[int, str] | None = None, note: str = ""
) -> None:
    """Write into its history what happened, and who did it."""
    person, name = by or (None, None)
    await inside.execute(
        NOTE_ALERT, alert_id=alert_id, what=what, by_person=person, by_name=name, note=note
    )


async def recent_flaps(inside: Postgres, fingerprint: str, window: timedelta) -> int:
    """How often it was over again lately."""
    found = await inside.fetch_value(RECENT_FLAPS, fingerprint=fingerprint, window=window)
    return int(found)


async def open_about(inside: Postgres) -> list[About]:
    """What is the matter now, as far as one alert may explain another."""
    return await inside.fetch_all(OPEN_ABOUT, _about)


async def store_now(postgres: Postgres) -> datetime:
    """The database's time, by which everything about alerts is told."""
    now: datetime = await postgres.fetch_value(STORE_NOW)
    return now


def _about(topic: str, severity: str, *rest: str) -> About:
    return About(Topic(topic), Severity(severity), *rest)


def _alert(*row: Any) -> Alert:
    """The columns of the statements above, in order."""
    alert_id, fingerprint, topic, severity, subject, run, area, state, kind, facts = row[:10]
    count, flaps, revision, raised_at, last_at, told_at, held, escalated, *taken, resolved_at = row[
        10:
    ]
    return Alert(
        alert_id,
        fingerprint,
        Topic(topic),
        Severity(severity),
        subject,
        run,
        area,
        State(state),
        as_happened(kind, facts),
        count,
        flaps,
        revision,
        raised_at,
        last_at,
        told_at,
        Held(held) if held else None,
        escalated,
        Hand(*taken) if taken[0] is not None else None,
        resolved_at,
    )


async def keep_alone(inside: Postgres) -> bool:
    """Whether this transaction is the one that tends alerts now."""
    return bool(await inside.fetch_value(KEEP_ALONE))
