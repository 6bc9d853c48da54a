"""The audit and the query log as pages."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from domain.auditing.audit_pages import About, AuditEntry, QueryEntry, Sought, Topic
from domain.text import shorten
from formatters.html import shown, split
from formatters.words import Words

#: Characters of a name and of an entry's details, so that a page is never longer than a message;
#: Fluent takes values of 2,500 characters, and one that is escaped may become five.
_LONGEST_NAME = 60
_LONGEST_DETAILS = 180

#: Details that are told after all others, in this order.
_ORDER = ("by", "role", "areas", "before", "period", "rows")


def page(words: Words, sought: Sought, entries: Sequence[AuditEntry | QueryEntry]) -> str:
    """One page of entries under what was chosen."""
    queries = sought.topic is Topic.QUERIES
    title = words("audit-queries-title") if queries else words("audit-title")
    shown_entries = [entry(words, one) for one in entries] or [words("audit-nothing")]
    return "\n\n".join([f"{title}\n{chosen(words, sought)}", *shown_entries])


def chosen(words: Words, sought: Sought) -> str:
    """The period, the topic, and whom it is about."""
    period = words("audit-period", period=sought.period.name.lower())
    topic = words("audit-topic", topic=sought.topic.name.lower())
    whom = about(words, sought.about)
    if not whom:
        return words("audit-chosen", period=period, topic=topic)
    return words("audit-chosen-about", period=period, topic=topic, about=whom)


def about(words: Words, whom: About) -> str:
    """A person by id or a customer by code; empty for nobody."""
    if whom.person is not None:
        return words("audit-nameless", id=str(whom.person))
    return words("audit-customer", code=whom.customer) if whom.customer else ""


def entry(words: Words, one: AuditEntry | QueryEntry) -> str:
    """One entry of either record."""
    return _deed(words, one) if isinstance(one, AuditEntry) else _query(words, one)


def exported(words: Words, rows: int, *, cut: bool) -> str:
    """The caption of a file: how many entries are in it, and whether there are more."""
    figure = words.digits(f"{rows:,}")
    if cut:
        return words("audit-cut", shown=figure)
    return words("audit-exported", count=rows, shown=figure)


def moment(words: Words, at: datetime) -> str:
    """2026-11-21 14:45:10, as a record has it."""
    return words.digits(f"{at:%Y-%m-%d %H:%M:%S}")


def person(words: Words, person_id: int | None, name: str | None) -> str:
    """A name with its id; the service itself without one."""
    if person_id is None:
        return words("audit-by-service")
    if not name:
        return words("audit-nameless", id=str(person_id))
    return words("audit-person", name=_short(name), id=str(person_id))


def chat(words: Words, one: AuditEntry) -> str:
    """From which kind of chat something was done."""
    if one.chat_title and one.chat_id != one.actor:
        return words("audit-group-chat", name=_short(one.chat_title))
    return words("audit-chat", chat=_kind(one))


def _kind(one: AuditEntry) -> str:
    if one.chat_id is None:
        return "service"
    return "private" if one.chat_id == one.actor else "group"


def act(words: Words, code: str) -> str:
    """What was done; an act without words by its code."""
    return words("audit-act", act=code.replace(".", "-"), code=_short(code))


def role(words: Words, code: str) -> str:
    """As what somebody did it."""
    return words("audit-role", role=code, code=_short(code))


def whom(words: Words, one: AuditEntry) -> str:
    """On what it was done; empty where the act says it all."""
    kind, _, name = one.subject.partition(":")
    if kind == "person" and name.isdigit():
        return person(words, int(name), one.subject_name)
    if kind == "customer":
        return words("audit-customer", code=shown(name[: About.CODE]))
    if kind in {"group", "chat"}:
        return words("audit-group-chat", name=f"<code>{shown(name)}</code>")
    return _short(one.subject) if name else ""


def details(words: Words, given: Mapping[str, Any]) -> str:
    """Everything else that was written down, in one line."""
    return " · ".join(_detail(words, name, given[name]) for name in _in_order(given))


def outcome(words: Words, one: QueryEntry) -> str:
    """How a question ended."""
    return words("audit-outcome", outcome=one.outcome, code=shown(one.outcome))


def source(words: Words, one: QueryEntry) -> str:
    """Where the answer came from."""
    return words("audit-source", source=one.source)


def query(words: Words, one: QueryEntry) -> str:
    """The query's name; the page's where the session answered."""
    if one.source == "cache":
        return words("audit-page", page=one.query, code=shown(one.query))
    return shown(one.query)


def _deed(words: Words, one: AuditEntry) -> str:
    head = words(
        "audit-entry",
        act=act(words, one.act),
        number=words.digits(str(one.number)),
        at=moment(words, one.at),
        chat=chat(words, one),
        actor=person(words, one.actor, one.actor_name),
        role=role(words, one.role),
    )
    subject, more = whom(words, one), _cut(details(words, one.details))
    lines = [
        *([words("audit-whom", whom=subject)] if subject else []),
        *([words("audit-details", details=more)] if more else []),
    ]
    return "\n".join([head, *lines])


def _query(words: Words, one: QueryEntry) -> str:
    how = [outcome(words, one), source(words, one)]
    if one.source == "live":
        how += [_rows(words, one.row_count), words("audit-ms", ms=words.digits(f"{one.ms:,.0f}"))]
    return words(
        "audit-query",
        query=query(words, one),
        parameters=" ".join(f"<code>{shown(value)}</code>" for value in one.parameters.values()),
        at=moment(words, one.at),
        person=person(words, one.person_id, one.name),
        how=" · ".join(how),
    )


def _rows(words: Words, count: int | None) -> str:
    if count is None:
        return words("audit-no-rows")
    return words("audit-rows", count=count, shown=words.digits(f"{count:,}"))


def _detail(words: Words, name: str, value: Any) -> str:
    told = _cut(_value(words, name, value))
    return words("audit-detail", detail=name, name=_short(name), value=told)


def _in_order(names: Iterable[str]) -> list[str]:
    """As people tell it; the database keeps no order."""
    return sorted(names, key=lambda name: (_ORDER.index(name) if name in _ORDER else -1, name))


def _value(words: Words, name: str, value: Any) -> str:
    match value:
        case dict():
            return ", ".join(_detail(words, key, value[key]) for key in _in_order(value))
        case bool() | None:
            return words("audit-value", value={True: "yes", False: "no", None: "none"}[value])
        case list():
            return _list(words, name, value)
        case int() | float():
            return words.digits(f"{value}") if name == "rows" else str(value)
    return _named(words, name, str(value))


def _list(words: Words, name: str, values: Iterable[Any]) -> str:
    joined = ", ".join(_short(str(one)) for one in values)
    empty = words("audit-all-areas") if name == "areas" else words("audit-value", value="none")
    return joined or empty


def _named(words: Words, name: str, value: str) -> str:
    match name:
        case "role":
            return role(words, value)
        case "page":
            return words("audit-page", page=value, code=shown(value))
        case "side" | "topic" | "period":
            return words(f"audit-{name}", **{name: value})
    return _short(value)


def _cut(html: str) -> str:
    """Its beginning, never with half an entity."""
    pieces = split(html, _LONGEST_DETAILS)
    return f"{pieces[0]}…" if len(pieces) > 1 else html


def _short(name: str) -> str:
    return shown(shorten(name, _LONGEST_NAME))
