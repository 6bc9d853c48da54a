"""An alert in words: one wording for Telegram, Teams and mail."""

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import assert_never

from domain.alerts.happenings import (
    BatchEnded,
    BatchFailed,
    BatchRecovered,
    BatchStuck,
    BatchWarning,
    MonitoringReport,
    NocsReport,
    Notice,
    WatchBlind,
)
from domain.alerts.model import Alert, News, State
from domain.alerts.topics import Topic
from domain.severity import Severity
from domain.text import shorten, tidy
from formatters.alerts import alert_batches, notices, reports
from formatters.alerts.contents import Content, Section, Tone
from formatters.alerts.told import Told, at_site
from formatters.durations import duration
from formatters.words import Words

_LONGEST_NAME = 60
_SIGNS = {Severity.CRITICAL: "🚨", Severity.WARNING: "⚠️", Severity.INFO: "ℹ️"}
_TONES = {
    Severity.CRITICAL: Tone.ATTENTION,
    Severity.WARNING: Tone.WARNING,
    Severity.INFO: Tone.ACCENT,
}
_REPORTS = {
    Topic.REPORT_NOCS_BALANCE: "🏢",
    Topic.REPORT_BATCH_MONITORING: "🔄",
    Topic.TEST: "🧪",
}
#: Why an alert that was told is told again.
_ANEW = {News.WORSE: "alert-news-worse"}
_STILL = {News.REPEATED: "alert-news-repeated", News.ESCALATED: "alert-news-escalated"}


@dataclass(frozen=True, slots=True)
class Occasion:
    """Why an alert is told just now; ``repeated``: the message may have come before."""

    news: News = News.RAISED
    repeated: bool = False


_FIRST = Occasion()


def content(words: Words, alert: Alert, zone: tzinfo, occasion: Occasion = _FIRST) -> Content:
    """Everything about an alert as it is now; times are shown in the site's zone."""
    told = _told(words, alert, zone)
    sections = [
        Section(lines=_occasion(words, alert, occasion)),
        *told.sections,
        Section(lines=_state(words, alert, zone)),
    ]
    return Content(
        _title(words, alert, told),
        _tone(alert, told),
        told.lead,
        tuple(one for one in sections if one != Section()),
        _foot(words, alert, zone),
        None if alert.topic.is_report else start_of(alert.alert_id),
    )


def reply(words: Words, alert: Alert, zone: tzinfo) -> Content:
    """A short answer to a message that shows the alert: how it stands now."""
    told = _told(words, alert, zone)
    lead = _resolved(words, alert, zone) if alert.resolved_at else told.lead
    return Content(_title(words, alert, told), _tone(alert, told), lead)


def title(words: Words, alert: Alert, zone: tzinfo) -> str:
    """Its sign, its name and what it is about, in one line."""
    return _title(words, alert, _told(words, alert, zone))


def name_of(words: Words, topic: Topic) -> str:
    """What a kind of alerts is called."""
    return words(f"alert-topic-{topic.replace('.', '-')}")


def start_of(alert_id: int) -> str:
    """What a link into the bot says to open an alert."""
    return f"alert_{alert_id}"


def _told(words: Words, alert: Alert, zone: tzinfo) -> Told:
    match alert.happening:
        case (
            BatchStuck() | BatchWarning() | BatchRecovered() | BatchFailed() | BatchEnded()
        ) as happening:
            return alert_batches.batch(words, happening, zone)
        case WatchBlind() as happening:
            return alert_batches.blind(words, happening, zone)
        case MonitoringReport() | NocsReport() as report:
            return _report(words, report, zone)
        case Notice() as notice:
            return notices.notice(words, notice, zone)
        case _ as never:
            assert_never(never)


def _report(words: Words, report: MonitoringReport | NocsReport, zone: tzinfo) -> Told:
    if isinstance(report, MonitoringReport):
        return reports.monitoring(words, report, zone)
    return reports.nocs(words, report, zone)


def _title(words: Words, alert: Alert, told: Told) -> str:
    name = told.title or name_of(words, alert.topic)
    over = alert.state is State.RESOLVED and not alert.topic.is_report
    if over and not told.title and alert.topic is not Topic.BATCH_RECOVERED:
        name = words("alert-over", topic=name)
    sign = _REPORTS.get(alert.topic) or (told.sign or "✅" if over else _SIGNS[alert.severity])
    if not told.subject:
        return words("alert-title-only", sign=sign, topic=name)
    return words("alert-title", sign=sign, topic=name, subject=told.subject)


def _tone(alert: Alert, told: Told) -> Tone:
    over = alert.state is State.RESOLVED
    if alert.topic.is_report or (over and told.sign):
        return Tone.ACCENT
    return Tone.GOOD if over else _TONES[alert.severity]


def _occasion(words: Words, alert: Alert, occasion: Occasion) -> tuple[str, ...]:
    lines = []
    if occasion.news in _ANEW:
        lines.append(words(_ANEW[occasion.news]))
    if occasion.news in _STILL and not alert.topic.is_report:
        lines.append(words(_STILL[occasion.news], lasted=_until(words, alert, alert.told_at)))
    if occasion.repeated:
        lines.append(words("alert-may-be-repeat"))
    return tuple(lines)


def _state(words: Words, alert: Alert, zone: tzinfo) -> tuple[str, ...]:
    """Who has it in hand, whether it is over, why nobody is told."""
    if alert.topic.is_report:
        return ()
    standing = _standing(words, alert, zone)
    lines = [standing] if standing else []
    if alert.flaps:
        shown = words.digits(str(alert.flaps))
        lines.append(words("alert-state-flaps", count=alert.flaps, shown=shown))
    if alert.held and alert.state is not State.RESOLVED:
        lines.append(words("alert-state-held", held=alert.held.value))
    return tuple(lines)


def _standing(words: Words, alert: Alert, zone: tzinfo) -> str:
    """Nothing of what is for information only: nobody has to take it."""
    if alert.state is State.RESOLVED:
        return _resolved(words, alert, zone)
    if alert.acknowledged and alert.state is State.ACKNOWLEDGED:
        at = at_site(words, alert.acknowledged.at, zone)
        return words("alert-state-acknowledged", name=_name(alert.acknowledged.name), at=at)
    return words("alert-state-firing") if alert.severity is not Severity.INFO else ""


def _resolved(words: Words, alert: Alert, zone: tzinfo) -> str:
    ended = alert.resolved_at or alert.last_at
    lasted, at = _until(words, alert, ended), at_site(words, ended, zone)
    if alert.acknowledged:
        name = _name(alert.acknowledged.name)
        return words("alert-state-resolved-by", lasted=lasted, at=at, name=name)
    return words("alert-state-resolved", lasted=lasted, at=at)


def _until(words: Words, alert: Alert, moment: datetime | None) -> str:
    """How long it had lasted then; when it was first told it had lasted no time."""
    return duration(words, max((moment or alert.last_at) - alert.raised_at, timedelta()))


def _foot(words: Words, alert: Alert, zone: tzinfo) -> str:
    at = at_site(words, alert.raised_at, zone)
    if alert.topic.is_report:
        return at
    severity = words("alert-severity", severity=alert.severity.value)
    return words("alert-foot", severity=severity, at=at, number=str(alert.alert_id))


def _name(name: str) -> str:
    return shorten(tidy(name) or "–", _LONGEST_NAME)
