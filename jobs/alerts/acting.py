"""What people do with alerts; each act is audited in its own transaction."""

from dataclasses import dataclass
from datetime import datetime, tzinfo

from domain.alerts.happenings import Notice
from domain.alerts.model import Alert, News, after
from domain.alerts.routing import Plan, Priority
from domain.alerts.silences import Length, Silence, ends_at
from domain.alerts.topics import Topic
from domain.auditing.audit import Actor, Deed
from domain.severity import Severity
from jobs.alerts.telling import bring_up_to_date
from queries.alerts.alerts import (
    acknowledge_alert,
    alert,
    locked_alert,
    note_alert,
    raise_alert,
    store_now,
)
from queries.alerts.silences import NewSilence, end_silence, save_silence
from queries.alerts.telling import put_into_outbox
from queries.auditing.audit import append_audit
from queries.postgres import Postgres


@dataclass(frozen=True, slots=True)
class Taken:
    """The alert after the act; not ``new`` when it was taken or over before."""

    alert: Alert
    new: bool


class UnknownAlert(Exception):
    """The alert is not kept any more."""


class AlertDesk:
    """The one service for acting on alerts, whoever asks."""

    def __init__(self, postgres: Postgres, zone: tzinfo) -> None:
        self._postgres = postgres
        self._zone = zone

    async def acknowledge(self, alert_id: int, by: Actor, name: str) -> Taken:
        """Take an alert into one's hands; every copy will say so. Raises UnknownAlert."""
        person = _person(by)
        async with self._postgres.transaction() as inside:
            before = await locked_alert(inside, alert_id)
            if before is None:
                raise UnknownAlert
            new = after(before.state, News.ACKNOWLEDGED) is not None and await acknowledge_alert(
                inside, alert_id, person, name
            )
            if new:
                await note_alert(inside, alert_id, News.ACKNOWLEDGED.value, (person, name))
                await append_audit(inside, Deed(by, "alert.acknowledge", f"alert:{alert_id}"))
                await bring_up_to_date(inside, alert_id, News.ACKNOWLEDGED)
            return Taken(await _found(inside, alert_id), new)

    async def silence(self, new: NewSilence, by: Actor, name: str) -> Silence:
        """Nobody is told of it until its end."""
        async with self._postgres.transaction() as inside:
            silence = await save_silence(inside, new, _person(by), name)
            details = {
                "topic": new.hush.topic,
                "of": new.hush.subject,
                "run": new.hush.run,
                "area": new.hush.area,
                "until": new.ends_at.isoformat(),
                "reason": new.reason,
            }
            act = "alert.maintenance" if new.planned else "alert.silence"
            await append_audit(inside, Deed(by, act, f"silence:{silence.silence_id}", details))
        return silence

    async def until(self, length: Length) -> datetime:
        """When a silence of this length that begins now ends, in the site's time."""
        return ends_at(length, (await store_now(self._postgres)).astimezone(self._zone))

    async def end_silence(self, silence_id: int, by: Actor) -> bool:
        """People are told again; False when the silence had ended."""
        async with self._postgres.transaction() as inside:
            ended = await end_silence(inside, silence_id, _person(by))
            if ended:
                await append_audit(inside, Deed(by, "alert.unsilence", f"silence:{silence_id}"))
        return ended

    async def send_test(self, target_id: int, by: Actor, name: str) -> int:
        """A test alert for one target, whatever it subscribed to; the alert's id."""
        facts = {"by": name}
        async with self._postgres.transaction() as inside:
            now = await store_now(inside)
            about_now = f"{target_id}:{now.timestamp()}"
            notice = Notice(Topic.TEST, Severity.INFO, about_now, facts)
            alert_id = await raise_alert(inside, notice)
            assert alert_id is not None, "a test is born over"
            test = await _found(inside, alert_id)
            plan = Plan(now, None, Priority.ALERT)
            await put_into_outbox(inside, test, News.RAISED, [(target_id, plan)])
            await append_audit(inside, Deed(by, "alert.test", f"target:{target_id}"))
        return alert_id


async def _found(inside: Postgres, alert_id: int) -> Alert:
    found = await alert(inside, alert_id)
    assert found is not None, "alerts of this transaction stay"
    return found


def _person(by: Actor) -> int:
    assert by.person is not None, "only people act on alerts"
    return by.person
