"""Adaptive Cards 1.4 for Microsoft Teams: a content as one card, or several where it is large.

Documented is a limit of 28 KB, seen are failures from 21 KB on.
"""

from collections.abc import Callable, Sequence
from typing import Any

from domain.text import shorten
from formatters.alerts.card_elements import Element, elements, size, text, title
from formatters.alerts.card_pages import paged
from formatters.alerts.contents import Content, Section, Tone
from formatters.words import Words

#: A card, as JSON will have it.
Card = dict[str, Any]
#: Makes the address that opens the bot out of the parameter of /start.
Link = Callable[[str], str]

#: Bytes of a card in UTF-8.
LARGEST = 18_000

_SCHEMA = "http://adaptivecards.io/schemas/adaptive-card.json"
_LONGEST_FALLBACK = 500
_LONGEST_FOOT = 300
_STYLES = {
    Tone.PLAIN: "emphasis",
    Tone.ACCENT: "accent",
    Tone.GOOD: "good",
    Tone.WARNING: "warning",
    Tone.ATTENTION: "attention",
}
_WORST = (Tone.ATTENTION, Tone.WARNING, Tone.ACCENT, Tone.GOOD, Tone.PLAIN)


def cards(words: Words, content: Content, link: Link | None = None) -> list[Card]:
    """The cards of a content, each below 18 KB; of several each says which it is: (1/3).

    ``link`` makes the address of a button that opens the bot; None leaves it out.
    """
    sections = [Section(lines=(content.lead,))] if content.lead else []
    room = LARGEST - size(_card(words, content, (), link, (999, 999)))
    pages = paged([*sections, *content.sections], room)
    count = len(pages)
    return [
        _card(words, content, page, link, (number, count)) for number, page in enumerate(pages, 1)
    ]


def together(words: Words, contents: Sequence[Content]) -> Content:
    """Several contents as one, in short."""
    if len(contents) == 1:
        return contents[0]
    told = tuple(Section(one.title, tuple(filter(None, (one.lead, one.foot)))) for one in contents)
    shown = words.digits(str(len(contents)))
    tone = min((one.tone for one in contents), key=_WORST.index)
    return Content(words("bundle-title", count=len(contents), shown=shown), tone, sections=told)


def _card(
    words: Words,
    content: Content,
    sections: Sequence[Section],
    link: Link | None,
    part: tuple[int, int],
) -> Card:
    headline = _headline(words, content.title, part)
    body = [_head(headline, content.tone)]
    for section in sections:
        body += elements(section)
    if content.foot:
        foot = shorten(content.foot, _LONGEST_FOOT)
        body.append(text(foot, size="Small", isSubtle=True, separator=True, spacing="Medium"))
    card: Card = {
        "$schema": _SCHEMA,
        "type": "AdaptiveCard",
        "version": "1.4",
        "lang": words.language.value,
        "fallbackText": shorten(f"{headline}\n{content.lead}".strip(), _LONGEST_FALLBACK),
        "msteams": {"width": "Full"},
        "body": body,
    }
    if link and content.start:
        opens = {"type": "Action.OpenUrl", "title": words("card-open"), "url": link(content.start)}
        card["actions"] = [opens]
    return card


def _head(headline: str, tone: Tone) -> Element:
    """The title; what Teams shows of a card in a notification is its first line."""
    items = [title(headline, size="Large")]
    return {"type": "Container", "style": _STYLES[tone], "bleed": True, "items": items}


def _headline(words: Words, headline: str, part: tuple[int, int]) -> str:
    number, count = part
    if count == 1:
        return headline
    which = {"part": words.digits(str(number)), "parts": words.digits(str(count))}
    return words("card-part", title=shorten(headline, 150), **which)
