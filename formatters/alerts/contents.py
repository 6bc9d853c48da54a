"""What is told, as people will read it, before a channel gives it its form.

One wording serves Telegram, Teams and e-mail: plain text in the reader's language, nothing escaped
yet, figures already in the reader's digits.
"""

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """How a line is meant."""

    PLAIN = "plain"
    ACCENT = "accent"
    GOOD = "good"
    WARNING = "warning"
    ATTENTION = "attention"


@dataclass(frozen=True, slots=True)
class Fact:
    """One value and what it is called."""

    label: str
    value: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows under a head; as many cells each as the head has, three at most."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a message with a title of its own."""

    title: str = ""
    lines: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    grid: Grid | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """A whole message.

    ``title`` begins with its sign (an emoji); ``lead`` is the one sentence that says what is the
    matter; ``foot`` says when and by whom; ``start`` is the parameter of a link into the bot.
    """

    title: str
    tone: Tone
    lead: str = ""
    sections: tuple[Section, ...] = ()
    foot: str = ""
    start: str | None = None
