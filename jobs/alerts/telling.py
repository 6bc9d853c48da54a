"""What becomes of news: messages to those who want them, changes where a message is already."""

from datetime import tzinfo

from domain.alerts.model import Alert, News
from domain.alerts.routing import Plan, Priority, Wish
from queries.alerts.alerts import alert as read_alert
from queries.alerts.alerts import alerts_of, note_alert, store_now, told_alert
from queries.alerts.subscriptions import on_call_targets, who_would_get
from queries.alerts.targets import chats_of_admins
from queries.alerts.telling import (
    answer_copies,
    edit_copies,
    ends_to_plan,
    plan_end,
    put_into_outbox,
)
from queries.postgres import Postgres

#: From this step of an escalation on administrators are told, whatever they subscribed to.
_STEP_OF_ADMINS = 2


async def tell(inside: Postgres, alert: Alert, news: News, zone: tzinfo) -> int:
    """Tell of an alert anew, to everybody whose subscription it meets; how many targets."""
    routed = await who_would_get(inside, alert.about, zone)
    meant = {one.subscription.target.target_id: one.plan for one in routed}
    return await _send(inside, alert, news, meant)


async def tell_higher(inside: Postgres, alert: Alert, step: int, zone: tzinfo) -> int:
    """Tell of what nobody took: once more whom it concerns, who is on call, then administrators."""
    at_once = Plan(await store_now(inside), None, Priority.CRITICAL)
    routed = await who_would_get(inside, alert.about, zone)
    concerned = [one.subscription.target.target_id for one in routed]
    admins = await chats_of_admins(inside) if step >= _STEP_OF_ADMINS else []
    higher = [*concerned, *await on_call_targets(inside), *admins]
    return await _send(inside, alert, News.ESCALATED, dict.fromkeys(higher, at_once), step)


async def bring_up_to_date(inside: Postgres, alert_id: int, news: News) -> None:
    """Copies show the alert as it is now; that it is over is also answered."""
    alert = await _as_it_is(inside, alert_id)
    if news is News.RESOLVED:
        await answer_copies(inside, alert)
    await edit_copies(inside, alert, news)


async def plan_ends(inside: Postgres, zone: tzinfo) -> None:
    """What is over is told now, or with what waits for the end of quiet hours or for a digest."""
    for alert in await alerts_of(inside, await ends_to_plan(inside)):
        routed = await who_would_get(inside, alert.about, zone, Wish.heard_of)
        later = [(one.subscription.target.target_id, one.plan) for one in routed]
        await plan_end(inside, alert.alert_id, [one for one in later if one[1].is_put_off])


async def _send(
    inside: Postgres, alert: Alert, news: News, meant: dict[int, Plan], step: int = 0
) -> int:
    await told_alert(inside, alert.alert_id, max(step, alert.escalated))
    now = await _as_it_is(inside, alert.alert_id)
    await edit_copies(inside, now, news)
    sent = await put_into_outbox(inside, now, news, list(meant.items()))
    await note_alert(inside, alert.alert_id, news.value, note=str(sent))
    return sent


async def _as_it_is(inside: Postgres, alert_id: int) -> Alert:
    found = await read_alert(inside, alert_id)
    assert found is not None, "alerts of this transaction stay"
    return found
