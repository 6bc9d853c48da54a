"""People as administrators see them."""

from collections.abc import Collection
from datetime import tzinfo

from domain.people.grants import Card, Grant, Kind, Listed, Verdict
from domain.text import shorten, tidy
from formatters.html import shown
from formatters.people.start import named_areas, start_as
from formatters.times import day, moment
from formatters.words import WORDS, Words

_LONGEST_NAME = 40
_NEWS = {
    "access.suspended": "people-news-suspended",
    "access.resumed": "people-news-resumed",
    "access.removed": "people-news-removed",
}
_KINDS = {
    Kind.ADMIN: ("👑", "kind-admin"),
    Kind.OPERATOR: ("🛠", "kind-operator"),
    Kind.STAFF: ("👤", "kind-staff"),
    Kind.CUSTOMER: ("🏠", "kind-customer"),
    Kind.UNKNOWN: ("⚪", "kind-unknown"),
    Kind.SUSPENDED: ("⏸", "kind-suspended"),
}
_AGAINST = {
    Verdict.SAME: "people-same",
    Verdict.SELF: "people-self",
    Verdict.LAST_ADMIN: "people-last-admin",
    Verdict.NO_ADMIN: "people-no-admin",
}


def people(words: Words, title: str, found: Collection[Listed], waiting: int) -> str:
    """Above the list; ``title`` says which people these are, ``waiting`` counts requests."""
    body = words("people-choose") if found else words("people-none")
    text = f"{words('people-title')} · {title}\n\n{body}"
    if not waiting:
        return text
    shown_count = words.digits(str(waiting))
    return f"{text}\n\n{words('people-wait', count=waiting, shown=shown_count)}"


def caption(words: Words, one: Listed) -> str:
    """A person on a button: plain text."""
    mark, key = _KINDS[one.kind]
    text = f"{mark} {named(one.person_id, one.name)} · {words(key)}"
    if not one.areas:
        return text
    shown_count = words.digits(str(one.areas))
    return f"{text} · {words('people-areas-count', count=one.areas, shown=shown_count)}"


def person(words: Words, card: Card, zone: tzinfo) -> str:
    """Everything an administrator sees of a person."""
    mark, key = _KINDS[card.kind]
    name = shown(named(card.person_id, card.name))
    return words(
        "people-card",
        who=f'<a href="tg://user?id={card.person_id}">{name}</a>',
        username=f"@{shown(card.username)}" if card.username else words("username-missing"),
        person=str(card.person_id),
        language=WORDS[card.language]("language-name"),
        kind=f"{mark} {words(key)}",
        areas=named_areas(words, card.grant.areas),
        decided=_decided(words, card, zone),
        seen=day(words, card.seen_at.astimezone(zone)) if card.seen_at else words("people-unseen"),
        accounts=words.digits(str(card.accounts)),
    )


def removing(words: Words, card: Card) -> str:
    """Whether the person is really to lose their access."""
    return words("people-removing", who=shown(named(card.person_id, card.name)))


def against(words: Words, verdict: Verdict, card: Card) -> str:
    """Why a decision changed nothing; ``card`` is how it is now."""
    if verdict is Verdict.STALE:
        return words("people-stale", by=_decider(words, card))
    return words(_AGAINST[verdict])


def named(person_id: int, name: str | None) -> str:
    """A name, cut; the Telegram id of one who never wrote."""
    return shorten(tidy(name) or str(person_id), _LONGEST_NAME)


def _decided(words: Words, card: Card, zone: tzinfo) -> str:
    if card.granted_at is None:
        return words("people-undecided")
    return words(
        "people-decided",
        at=moment(words, card.granted_at.astimezone(zone)),
        by=_decider(words, card),
    )


def _decider(words: Words, card: Card) -> str:
    name = shorten(card.granted_by or "", _LONGEST_NAME)
    return shown(name, words("people-by-settings"))


def news(words: Words, deed: str, grant: Grant) -> str:
    """What a person is told about a decision; ``deed`` as in the audit."""
    text = words(_NEWS.get(deed, "people-news-granted"))
    if grant.role is None or grant.suspended:
        return text
    return f"{text}\n\n{start_as(words, grant.role, grant.areas)}"


def areas(words: Words, ticked: Collection[str]) -> str:
    """Above the list of areas."""
    return words("people-areas-choose", areas=named_areas(words, ticked))
