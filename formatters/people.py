"""People as administrators see them."""

from collections.abc import Collection
from datetime import tzinfo

from domain.grants import Card, Grant, Kind, Listed, Verdict
from domain.text import shorten, tidy
from formatters.html import shown
from formatters.start import named_areas, start_as
from formatters.times import day, moment
from formatters.words import WORDS, Words

_LONGEST_NAME = 40
_KINDS = {
    Kind.ADMIN: ("👑", "kind-admin"),
    Kind.OPERATOR: ("🛠", "kind-operator"),
    Kind.STAFF: ("👤", "kind-staff"),
    Kind.CUSTOMER: ("🏠", "kind-customer"),
    Kind.UNKNOWN: ("⚪", "kind-unknown"),
    Kind.SUSPENDED: ("⏸", "kind-suspended"),
}
_AGAINST = {
    Verdict.STALE: "people-stale",
    Verdict.SELF: "people-self",
    Verdict.LAST_ADMIN: "people-last-admin",
    Verdict.NO_ADMIN: "people-no-admin",
}


def people(words: Words, title: str, found: Collection[Listed]) -> str:
    """Above the list; ``title`` says which people these are."""
    body = words("people-choose") if found else words("people-none")
    return f"{words('people-title')} · {title}\n\n{body}"


def caption(words: Words, one: Listed) -> str:
    """A person on a button: plain text."""
    mark, key = _KINDS[one.kind]
    limited = f" · {words('people-limited')}" if one.areas else ""
    return f"{mark} {named(one.person_id, one.name)} · {words(key)}{limited}"


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


def against(words: Words, verdict: Verdict) -> str:
    """Why a decision changed nothing: plain text, for a toast."""
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
        by=shown(card.granted_by, words("people-by-settings")),
    )


def news(words: Words, deed: str, grant: Grant) -> str:
    """What a person is told about a decision; ``deed`` as in the audit."""
    if deed == "access.suspended":
        return words("people-news-suspended")
    if grant.role is None:
        return words("people-news-removed")
    key = "people-news-resumed" if deed == "access.resumed" else "people-news-granted"
    return f"{words(key)}\n\n{start_as(words, grant.role, grant.areas)}"


def areas(words: Words, ticked: Collection[str]) -> str:
    """Above the list of areas."""
    return words("people-areas-choose", areas=named_areas(words, ticked))
