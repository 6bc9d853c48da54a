"""Alerts and silences as operators see them and act on them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.lookup.sessions import Who
from domain.alerts.model import Alert, HistoryEntry
from domain.alerts.silences import Hush, Length, Silence
from domain.alerts.topics import Topic
from domain.alerts.windows import Window, window
from domain.auditing.audit import Actor, acting
from domain.people.people import Person
from jobs.alerts.acting import AlertDesk, UnknownAlert
from queries.alerts.alerts import (
    alert,
    alert_history,
    alerts_of,
    count_open_alerts,
    open_alerts,
    store_now,
)
from queries.alerts.shown import note_shown, shown_alerts
from queries.alerts.silences import NewSilence, live_silences
from queries.postgres import Postgres

#: Alerts, and silences, on a page.
ON_A_PAGE = 8
#: Presses within so long are one.
_TWICE = timedelta(minutes=1)


class Listing(NamedTuple):
    """A page of what is the matter now; ``total`` in all."""

    alerts: Sequence[Alert]
    total: int
    page: int

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(-(-self.total // ON_A_PAGE), 1)


class Copy(NamedTuple):
    """What a message of a target is to show; ``repeated``: it may have come before.

    Without ``target_id`` the message is not known yet, as one that is just being sent.
    """

    alerts: Sequence[Alert]
    repeated: bool = False
    target_id: int | None = None


class Hand(NamedTuple):
    """Who acts."""

    actor: Actor
    name: str


def hand(person: Person, who: Who) -> Hand:
    """A person who acts in a chat."""
    return Hand(acting(person.person_id, person.role, who.chat), person.name)


@dataclass(frozen=True, slots=True)
class AlertBook:
    """``zone``: the site's."""

    postgres: Postgres
    desk: AlertDesk
    zone: ZoneInfo

    async def now(self) -> datetime:
        """The time of the database, in the site's zone."""
        return (await store_now(self.postgres)).astimezone(self.zone)

    async def listing(self, page: int) -> Listing:
        """Open alerts, the worst first."""
        count = await count_open_alerts(self.postgres)
        page = min(max(page, 0), max((count - 1) // ON_A_PAGE, 0))
        found = await open_alerts(self.postgres, page * ON_A_PAGE, ON_A_PAGE)
        return Listing(found, count, page)

    async def alert(self, alert_id: int) -> Alert:
        """One alert; raises UnknownAlert."""
        found = await alert(self.postgres, alert_id)
        if found is None:
            raise UnknownAlert(alert_id)
        return found

    async def copy(self, chat: int, message_id: int | None, alert_id: int) -> Copy:
        """What a message is to show; this alert where it is not known yet. Raises UnknownAlert."""
        shown = await shown_alerts(self.postgres, chat, message_id) if message_id else None
        if shown is None:
            return Copy([await self.alert(alert_id)])
        known = {one.alert_id: one for one in await alerts_of(self.postgres, shown.alerts)}
        alerts = [known[one] for one in shown.alerts if one in known]
        return Copy(alerts, shown.repeated, shown.target_id)

    async def note_shown(self, copy: Copy, message_id: int | None) -> None:
        """A message shows this now: the outbox has nothing to change there."""
        if copy.target_id and message_id:
            await note_shown(self.postgres, copy.target_id, str(message_id), copy.alerts)

    async def history(self, alert_id: int) -> list[HistoryEntry]:
        """What happened to an alert."""
        return await alert_history(self.postgres, alert_id)

    async def silences(self) -> Sequence[Silence]:
        """Silences and planned work that have not ended."""
        return await live_silences(self.postgres)

    async def hush(self, alert: Alert, length: Length, reason: str, by: Hand) -> Silence:
        """Nobody is told of this alert for a while, nor of others about the same.

        Pressed twice, it is the same silence.
        """
        ends = await self.desk.until(length)
        new = NewSilence(hush_of(alert, length), ends, reason)
        same = [one for one in await self.silences() if _is_same(one, new)]
        return same[0] if same else await self.desk.silence(new, by.actor, by.name)

    async def plan(self, text: str, by: Hand) -> Silence:
        """Planned work as somebody wrote it down; raises BadWindow."""
        found: Window = window(text, await self.now())
        new = NewSilence(found.hush, found.ends_at, found.reason, found.starts_at)
        return await self.desk.silence(new, by.actor, by.name)


def _is_same(silence: Silence, new: NewSilence) -> bool:
    lasts = silence.ends_at >= new.ends_at - _TWICE
    return lasts and not silence.planned and silence.hush == new.hush


def hush_of(alert: Alert, length: Length) -> Hush:
    """What a silence from this alert covers: a batch in all its troubles, else this only."""
    run = alert.run if length is Length.RUN else ""
    if alert.topic.family == "batch" and alert.topic is not Topic.BATCH_BLIND:
        return Hush("batch.*", subject=alert.subject, run=run)
    return Hush(alert.topic.value, subject=alert.subject, run=run, area=alert.area)
