"""What became of messages, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from domain.alerts.model import Alert
from domain.alerts.routing import Target
from formatters.alerts import alerts
from formatters.alerts.subscriptions import reason, title
from formatters.html import shown
from formatters.times import moment
from formatters.words import Words

_SIGNS = {
    "waiting": "⏳",
    "claimed": "⏳",
    "sending": "⏳",
    "sent": "✅",
    "accepted": "☑️",
    "unknown": "❔",
    "dead": "☠️",
    "dropped": "➖",
}


@dataclass(frozen=True, slots=True)
class Sent:
    """A message to a target, as it is shown."""

    target: Target | None
    kind: str
    news: str
    state: str
    at: datetime
    tries: int
    repeated: bool
    why: str


@dataclass(frozen=True, slots=True)
class Tried:
    """An attempt at a message."""

    at: datetime
    outcome: str
    why: str


def alert_line(words: Words, alert: Alert, states: Mapping[str, int], zone: tzinfo) -> str:
    """An alert on one line: what it is, and how many messages are where; plain."""
    counts = " ".join(
        f"{_SIGNS[state]}{words.digits(str(states[state]))}"
        for state in _SIGNS
        if states.get(state) and state != "dropped"
    )
    return f"{alerts.title(words, alert, zone)} {counts}".strip()


def of_alert(words: Words, heading: str, sent: Sequence[Sent], zone: tzinfo) -> str:
    """Each target with what it got."""
    lines = [line(words, one, zone) for one in sent] or [words("deliveries-to-nobody")]
    return "\n".join([f"<b>{shown(heading)}</b>", *lines])


def line(words: Words, sent: Sent, zone: tzinfo) -> str:
    """A message on one line."""
    where = title(sent.target) if sent.target else "–"
    state = words(f"delivery-state-{sent.state}")
    at = moment(words, sent.at.astimezone(zone))
    marks = " ♻️" if sent.repeated else ""
    kind = "" if sent.kind == "message" else words(f"delivery-kind-{sent.kind}") + " "
    lost = sent.why and sent.state in {"dead", "unknown"}
    why = f" – {shown(reason(words, sent.why))}" if lost else ""
    return f"{_SIGNS[sent.state]} {where}: {kind}{state}, {at}{marks}{why}"


def page(words: Words, sent: Sent, attempts: Sequence[Tried], zone: tzinfo) -> str:
    """One message with its attempts, the newest first."""
    tries = words("delivery-tries", count=sent.tries, shown=words.digits(str(sent.tries)))
    lines = [line(words, sent, zone), words(f"delivery-news-{sent.news}"), tries]
    if sent.repeated:
        lines.append(words("alert-may-be-repeat"))
    lines += [_tried(words, one, zone) for one in attempts]
    return "\n".join(lines)


def last(words: Words, sent: Sent | None, zone: tzinfo) -> str:
    """When a target got its newest message; nothing when it never did."""
    if sent is None:
        return words("delivery-never")
    return words("delivery-last", at=moment(words, sent.at.astimezone(zone)))


def _tried(words: Words, tried: Tried, zone: tzinfo) -> str:
    at = moment(words, tried.at.astimezone(zone))
    why = f" ({shown(reason(words, tried.why))})" if tried.why else ""
    return f"• {at}: {words(f'delivery-outcome-{tried.outcome}')}{why}"
