"""/alerts: what is the matter now, what became of an alert, and what nobody is told of."""

from collections.abc import Iterable, Sequence
from datetime import datetime, tzinfo

from domain.alerts.model import Alert, HistoryEntry, State
from domain.alerts.silences import Hush, Length, Silence
from domain.alerts.topics import EVERYTHING, Topic
from domain.alerts.windows import BadWindow
from formatters.alerts import alerts
from formatters.alerts.told import at_site
from formatters.durations import duration
from formatters.html import shown, split
from formatters.times import moment
from formatters.words import Words

#: Of a message, so that a note has room below.
_ROOM = 3800
_MOST_ENTRIES = 25
#: Why somebody silences an alert, as it is offered.
REASONS = ("none", "known", "planned", "wrong")


def listing(words: Words, found: Sequence[Alert], count: int, zone: tzinfo) -> str:
    """A page of open alerts; ``count`` in all."""
    if not found:
        return f"{words('alerts-title')}\n\n{words('alerts-none')}"
    head = words("alerts-count", count=count, shown=words.digits(str(count)))
    blocks = [f"{words('alerts-title')}\n{head}", *(_line(words, one, zone) for one in found)]
    return _fitting(blocks)


def history(words: Words, alert: Alert, entries: Sequence[HistoryEntry], zone: tzinfo) -> str:
    """What happened to an alert, oldest first; of very many the latest."""
    title = f"<b>{shown(alerts.title(words, alert, zone))}</b>"
    times = words("alert-details-times", count=alert.count, shown=words.digits(str(alert.count)))
    lines = [_entry(words, entry, zone) for entry in entries[-_MOST_ENTRIES:]]
    raised = at_site(words, alert.raised_at, zone)
    first = words("alert-details-raised", at=raised)
    head = f"{title}\n{first}\n{times}" if alert.count > 1 else f"{title}\n{first}"
    return _fitting([head, words("alert-details-title"), "\n".join(lines)])


def silencing(words: Words, alert: Alert, zone: tzinfo) -> str:
    """For how long shall nobody be told?"""
    title = f"<b>{shown(alerts.title(words, alert, zone))}</b>"
    return f"{title}\n\n{words('alert-silence-ask')}"


def reasons(words: Words, alert: Alert, length: Length, zone: tzinfo) -> str:
    """Why shall nobody be told?"""
    title = f"<b>{shown(alerts.title(words, alert, zone))}</b>"
    asked = words("alert-silence-why", length=words("alert-length", length=length.name.lower()))
    return f"{title}\n\n{asked}"


def reason(words: Words, place: int) -> str:
    """The reason of a place among those offered; empty for none."""
    name = REASONS[place] if 0 <= place < len(REASONS) else REASONS[0]
    return "" if name == REASONS[0] else words("alert-reason", reason=name)


def silenced(words: Words, silence: Silence, zone: tzinfo) -> str:
    """That a silence was set."""
    if silence.hush.run:
        return words("alert-silenced-run", of=_of(words, silence.hush))
    until = at_site(words, silence.ends_at, zone)
    return words("alert-silenced", of=_of(words, silence.hush), until=until)


def planned(words: Words, silence: Silence, zone: tzinfo) -> str:
    """That work was planned."""
    start, end = (at_site(words, one, zone) for one in (silence.starts_at, silence.ends_at))
    return words("window-planned", of=_of(words, silence.hush), start=start, end=end)


def silences(words: Words, found: Sequence[Silence], now: datetime) -> str:
    """Silences and planned work; ``now`` is in the site's zone."""
    if not found:
        return f"{words('silences-title')}\n\n{words('silences-none')}"
    return _fitting([words("silences-title"), *(_silence(words, one, now) for one in found)])


def silence_name(words: Words, silence: Silence) -> str:
    """What a silence covers, in short."""
    return _of(words, silence.hush)


def taken_before(words: Words, alert: Alert, zone: tzinfo) -> str:
    """Why a press to take an alert changed nothing."""
    if alert.state is State.RESOLVED:
        at = at_site(words, alert.resolved_at or alert.last_at, zone)
        return words("alert-over-before", at=at)
    hand = alert.acknowledged
    assert hand is not None, "what is neither over nor free is taken"
    at = at_site(words, hand.at, zone)
    return words("alert-taken-before", name=shown(hand.name), at=at)


def wrong_window(words: Words, error: BadWindow) -> str:
    """Why work cannot be planned like this."""
    return words("window-wrong", flaw=error.flaw)


def _line(words: Words, alert: Alert, zone: tzinfo) -> str:
    since = duration(words, alert.last_at - alert.raised_at)
    title = f"<b>{shown(alerts.title(words, alert, zone))}</b>"
    at = at_site(words, alert.raised_at, zone)
    standing = words("alerts-free")
    if alert.state is State.ACKNOWLEDGED and alert.acknowledged:
        standing = words("alerts-taken", name=shown(alert.acknowledged.name))
    line = words("alerts-line", at=at, lasted=since, standing=standing)
    held = words("alert-state-held", held=alert.held.value) if alert.held else ""
    return "\n".join(filter(None, (title, line, held)))


def _entry(words: Words, entry: HistoryEntry, zone: tzinfo) -> str:
    key = f"alert-did-{entry.what}"
    told = words(key) if key in words else shown(entry.what)
    by = words("alert-did-by", name=shown(entry.by_name)) if entry.by_name else ""
    at = at_site(words, entry.at, zone)
    return words("alert-entry", at=at, what=told, by=by, note=_note(words, entry))


def _note(words: Words, entry: HistoryEntry) -> str:
    """How many places were told, or what somebody wrote."""
    if entry.note.isdigit():
        count = int(entry.note)
        return words("alert-did-told", count=count, shown=words.digits(str(count)))
    return f": {shown(entry.note)}" if entry.note else ""


def _silence(words: Words, silence: Silence, now: datetime) -> str:
    zone = now.tzinfo
    assert zone is not None, "times are aware"
    waits = silence.starts_at > now
    kind = "planned" if waits else "work" if silence.planned else "silence"
    lines = [
        words("silences-line", kind=kind, of=_of(words, silence.hush)),
        words(
            "silences-times",
            start=moment(words, silence.starts_at.astimezone(zone)),
            end=moment(words, silence.ends_at.astimezone(zone)),
            name=shown(silence.by_name),
        ),
    ]
    return "\n".join([*lines, *_why(silence)])


def _why(silence: Silence) -> Iterable[str]:
    if silence.reason:
        yield f"<i>{shown(silence.reason)}</i>"


def _of(words: Words, hush: Hush) -> str:
    """A kind of alerts, what they are about, or both."""
    named = [shown(one) for one in (hush.run or hush.subject, hush.area) if one]
    if hush.topic == EVERYTHING:
        return " · ".join(named) or words("silences-everything")
    return " · ".join([_pattern(words, hush.topic), *named])


def _pattern(words: Words, pattern: str) -> str:
    if pattern in set(Topic):
        return alerts.name_of(words, Topic(pattern))
    return words(f"topics-family-{pattern.partition('.')[0]}")


def _fitting(blocks: Sequence[str]) -> str:
    return split("\n\n".join(blocks), _ROOM)[0]
