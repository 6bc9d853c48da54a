"""Subscriptions and targets in words."""

from collections.abc import Sequence
from datetime import datetime, time, tzinfo

from domain.alerts.routing import Channel, Quiet, Routed, Subscription, Target, TargetState, Wish
from domain.alerts.topics import EVERYTHING
from formatters.html import shown
from formatters.times import moment
from formatters.words import Words

SIGNS = {Channel.TELEGRAM: "💬", Channel.TEAMS: "🟪", Channel.EMAIL: "✉️"}
_STATES = {TargetState.LIVE: "", TargetState.PAUSED: "⏸ ", TargetState.UNREACHABLE: "⚠️ "}


def topic_name(words: Words, pattern: str) -> str:
    """A topic, a family, or everything."""
    if pattern == EVERYTHING:
        return words("topics-everything")
    family, _, rest = pattern.partition(".")
    if rest == EVERYTHING:
        return words(f"topics-family-{family}")
    return words("alert-topic-" + pattern.replace(".", "-"))


def quiet_hours(words: Words, quiet: Quiet | None) -> str:
    """From when until when; or that there are none."""
    if quiet is None:
        return words("subscription-no-quiet")
    return words(
        "subscription-quiet", start=_clock(words, quiet.start), end=_clock(words, quiet.end)
    )


def wish(words: Words, wanted: Wish) -> str:
    """A wish as a few lines."""
    topics = ", ".join(topic_name(words, one) for one in wanted.topics)
    lines = [
        words("subscription-topics", topics=topics),
        words("subscription-least", severity=words("alert-severity", severity=wanted.least.value)),
        words("subscription-digest") if wanted.digest else words("subscription-at-once"),
        quiet_hours(words, wanted.quiet),
    ]
    if wanted.on_call:
        lines.append(words("subscription-on-call"))
    return "\n".join(f"• {line}" for line in lines)


def title(target: Target) -> str:
    """A target's sign and name, escaped."""
    name = target.title or target.address
    topic = f" #{target.thread}" if target.thread else ""
    return f"{SIGNS[target.channel]} {shown(name)}{topic}"


def caption(target: Target) -> str:
    """A target's name for a button: plain, with its state."""
    name = target.title or target.address
    return f"{_STATES[target.state]}{SIGNS[target.channel]} {name}"


def of_chat(words: Words, subscribed: Sequence[Subscription]) -> str:
    """What this chat is told."""
    if not subscribed:
        return words("subscribe-none")
    parts = [wish(words, one.wish) for one in subscribed]
    return "\n\n".join([words("subscribe-title"), *parts])


def page(words: Words, target: Target, subscribed: Sequence[Subscription], last: str) -> str:
    """One target: its state, what it wants, and its last message (in words, may be empty)."""
    lines = [f"<b>{title(target)}</b>", state(words, target)]
    if last:
        lines.append(last)
    wishes = [wish(words, one.wish) for one in subscribed] or [words("target-wants-nothing")]
    return "\n".join(lines) + "\n\n" + "\n\n".join(wishes)


def state(words: Words, target: Target) -> str:
    """Whether it gets messages, and why not."""
    key = f"target-state-{target.state}"
    return words(key) + (f" ({shown(reason(words, target.why))})" if target.why else "")


def gets_nothing(words: Words, target: Target) -> str:
    """That nothing comes to this chat, for those who are in it."""
    paused = target.state is TargetState.PAUSED
    return words("subscribe-paused") if paused else state(words, target)


def reason(words: Words, why: str) -> str:
    """Why something cannot be sent, in words where it is a known reason; plain."""
    return words(f"target-why-{why}") if f"target-why-{why}" in words else why


def preview(words: Words, routed: Sequence[Routed], zone: tzinfo, now: datetime) -> str:
    """Who would be told of something, and when."""
    if not routed:
        return words("preview-nobody")
    return "\n".join(_would(words, one, zone, now) for one in routed)


def _would(words: Words, routed: Routed, zone: tzinfo, now: datetime) -> str:
    target, plan = routed.subscription.target, routed.plan
    if plan.due_at <= now:
        when = words("preview-at-once")
    else:
        why = (plan.bundle or "").partition(":")[0]
        when = words("preview-later", at=moment(words, plan.due_at.astimezone(zone)), why=why)
    return f"{title(target)}: {when}"


def silenced(words: Words, subject: str, until: datetime, zone: tzinfo) -> str:
    """That a silence holds it back."""
    at = moment(words, until.astimezone(zone))
    return words("preview-silenced", of=shown(subject, words("preview-all")), at=at)


def _clock(words: Words, at: time) -> str:
    return words.digits(f"{at:%H:%M}")
