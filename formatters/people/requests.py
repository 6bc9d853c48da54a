"""Requests for access: the card of administrators, and what whoever asked is told."""

from collections.abc import Collection
from datetime import datetime, timedelta, tzinfo

from domain.people.requests import AccessRequest, Asking, Outcome, Ruling
from domain.text import shorten, tidy
from formatters.html import shown
from formatters.people.start import named_areas, start_as
from formatters.times import moment
from formatters.words import WORDS, Words

#: So long a decision stands before the person may ask again.
_PATIENCE = timedelta(hours=24)
_LONGEST_NAME = 64
_WHY_NOT = {
    Ruling.LATE: "request-late",
    Ruling.EXPIRED: "request-expired",
    Ruling.OVERTAKEN: "request-overtaken",
    Ruling.OWN: "request-own",
    Ruling.NO_ADMIN: "request-no-admin",
    Ruling.OTHER_AREAS: "request-other-areas",
}


def asked(words: Words, asking: Asking, zone: tzinfo) -> str:
    """What came of asking, for whoever asked; times are in ``zone``."""
    key = f"request-{asking.answer.value.replace('_', '-')}"
    return words(key, at=_at(words, asking.at, zone))


def card(words: Words, request: AccessRequest, zone: tzinfo, areas: Collection[str]) -> str:
    """The card of an open request; ``areas`` are those that would be granted now."""
    until = words("request-until", until=_at(words, request.expires_at, zone))
    limits = words("request-areas", areas=named_areas(words, areas))
    head = f"{_title(words, request)}\n\n{_facts(words, request, zone)}\n{until}"
    return f"{head}\n{limits}\n\n{words('request-question')}"


def limiting(words: Words, request: AccessRequest) -> str:
    """Above the checklist of areas."""
    return f"{_title(words, request)}\n\n{words('request-limiting')}"


def ended_card(words: Words, request: AccessRequest, zone: tzinfo) -> str:
    """The card of a request that has ended: who decided what, and when."""
    end = words(
        f"request-ended-{_key(request)}",
        decider=shown(_decider(request)),
        at=_at(words, request.decided_at, zone),
        areas=named_areas(words, request.areas),
    )
    return f"{_title(words, request)}\n\n{_facts(words, request, zone)}\n\n{end}"


def news(words: Words, request: AccessRequest, zone: tzinfo) -> str:
    """How a request ended, for whoever asked, and what they can do next."""
    if request.outcome and (role := request.outcome.role):
        return f"{words('request-news-granted')}\n\n{start_as(words, role, request.areas)}"
    again = request.decided_at + _PATIENCE if request.decided_at else None
    return words(f"request-news-{_key(request)}", again=_at(words, again, zone))


def why_not(words: Words, ruling: Ruling, request: AccessRequest) -> str:
    """Why a press on a card changed nothing: plain text, for a toast."""
    return words(_WHY_NOT[ruling], decider=_decider(request))


def _title(words: Words, request: AccessRequest) -> str:
    key = "request-ended" if request.outcome else "request-open"
    person = request.asker
    name = shown(shorten(tidy(person.name) or str(person.person_id), _LONGEST_NAME))
    return words(key, who=f'<a href="tg://user?id={person.person_id}">{name}</a>')


def _facts(words: Words, request: AccessRequest, zone: tzinfo) -> str:
    person = request.asker
    return words(
        "request-facts",
        username=f"@{shown(person.username)}" if person.username else words("username-missing"),
        person=str(person.person_id),
        language=WORDS[person.language]("language-name"),
        asked=_at(words, request.asked_at, zone),
    )


def _decider(request: AccessRequest) -> str:
    if request.decider is None:
        return ""
    name = tidy(request.decider.name) or str(request.decider.person_id)
    return shorten(name, _LONGEST_NAME)


def _key(request: AccessRequest) -> str:
    return (request.outcome or Outcome.EXPIRED).replace("_", "-")


def _at(words: Words, at: datetime | None, zone: tzinfo) -> str:
    return moment(words, at.astimezone(zone)) if at else ""
