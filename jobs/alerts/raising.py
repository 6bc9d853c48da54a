"""Something is the matter, or is over: the one way in to alerts.

Everything is written in the caller's transaction, the messages included: if it does not commit,
nobody is told; if it does, everybody is.
"""

from dataclasses import dataclass
from datetime import tzinfo

from domain.alerts.happenings import About, Happening, about
from domain.alerts.inhibition import is_inhibited
from domain.alerts.model import Alert, Held, News, Rules, fired_again
from domain.alerts.silences import held_by
from jobs.alerts.telling import bring_up_to_date, tell
from queries.alert_events import note_event
from queries.alerts.alerts import (
    alert,
    change_alert,
    hold_alert,
    note_alert,
    open_about,
    open_alert,
    raise_alert,
    recent_flaps,
    resolve_alert,
    store_now,
)
from queries.alerts.facts import as_stored
from queries.alerts.silences import live_silences
from queries.postgres import Postgres

RULES = Rules()


@dataclass(frozen=True, slots=True)
class Fired:
    """What came of it: ``told`` counts the targets that get a message, ``held`` says why none."""

    alert_id: int
    news: News
    told: int = 0
    held: Held | None = None


async def fire(inside: Postgres, happening: Happening, zone: tzinfo, rules: Rules = RULES) -> Fired:
    """Raise an alert, or say that the one that is open fires once more; within a transaction."""
    what = about(happening)
    before = await open_alert(inside, what.fingerprint)
    if before is None:
        raised = await _raise(inside, happening, what, zone, rules)
        if raised:
            return raised
        before = await open_alert(inside, what.fingerprint)
        assert before is not None, "who was first has committed"
    return await _again(inside, before, happening, zone, rules)


async def resolve(inside: Postgres, fingerprint: str, by: Happening | None = None) -> bool:
    """It is over, with the facts of its end if there are some; False when nothing was open."""
    before = await open_alert(inside, fingerprint)
    if before is None:
        return False
    end = by or before.happening
    topic = about(by).topic if by else before.topic
    await resolve_alert(inside, before, end, topic)
    await note_alert(inside, before.alert_id, News.RESOLVED.value)
    await bring_up_to_date(inside, before.alert_id, News.RESOLVED)
    return True


async def fire_once(inside: Postgres, key: str, happening: Happening, zone: tzinfo) -> bool:
    """Fire for an event that may be seen several times; whether it was the first time."""
    what = about(happening)
    facts = as_stored(happening)[1]
    if not await note_event(inside, key, what.topic.value, what.severity.value, facts):
        return False
    await fire(inside, happening, zone)
    return True


async def why_held(inside: Postgres, what: About) -> Held | None:
    """Why nobody is to be told of this now: a silence, or something that explains it."""
    held = held_by(await live_silences(inside), what, await store_now(inside))
    if held is None and is_inhibited(what, await open_about(inside)):
        return Held.INHIBITED
    return held


async def _raise(
    inside: Postgres, happening: Happening, what: About, zone: tzinfo, rules: Rules
) -> Fired | None:
    flaps = 0
    held: Held | None = None
    if not what.topic.is_report:
        flaps = await recent_flaps(inside, what.fingerprint, rules.flap_window)
        held = await why_held(inside, what)
        held = held or (Held.FLAPPING if flaps >= rules.flaps else None)
    alert_id = await raise_alert(inside, happening, flaps, held)
    if alert_id is None:
        return None
    if held:
        await note_alert(inside, alert_id, held.value)
        return Fired(alert_id, News.RAISED, held=held)
    raised = await alert(inside, alert_id)
    assert raised is not None, "it was raised just now"
    return Fired(alert_id, News.RAISED, await tell(inside, raised, News.RAISED, zone))


async def _again(
    inside: Postgres, before: Alert, happening: Happening, zone: tzinfo, rules: Rules
) -> Fired:
    what = about(happening)
    news = fired_again(before, what)
    now = await store_now(inside)
    refresh = news is News.CHANGED and now - before.last_at >= rules.refresh
    await change_alert(inside, before, happening, news, refresh=refresh)
    if news is News.WORSE:
        return await _worse(inside, before, what, zone)
    if refresh:
        await bring_up_to_date(inside, before.alert_id, News.CHANGED)
    return Fired(before.alert_id, news, held=before.held)


async def _worse(inside: Postgres, before: Alert, what: About, zone: tzinfo) -> Fired:
    held = await why_held(inside, what)
    if held:
        await hold(inside, before.alert_id, held)
        return Fired(before.alert_id, News.WORSE, held=held)
    alert_now = await alert(inside, before.alert_id)
    assert alert_now is not None, "it is locked"
    told = await tell(inside, alert_now, News.WORSE, zone)
    return Fired(before.alert_id, News.WORSE, told)


async def hold(inside: Postgres, alert_id: int, held: Held) -> None:
    """Write down why nobody is told, once."""
    if await hold_alert(inside, alert_id, held):
        await note_alert(inside, alert_id, held.value)
