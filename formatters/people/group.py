"""Groups in Telegram messages: whether staff may look customers up there."""

from collections.abc import Sequence

from domain.text import shorten
from formatters.html import shown
from formatters.words import Words

#: Characters of a title where several groups are listed.
_LONGEST_TITLE = 60


def page(words: Words, title: str, *, approved: bool) -> str:
    """What was decided about one group, and what that means."""
    if approved:
        return words("group-approved", title=shown(title))
    return words("group-not-approved", title=shown(title))


def listed(words: Words, titles: Sequence[str]) -> str:
    """The approved groups by their titles."""
    if not titles:
        return words("group-none")
    groups = "\n".join(f"• {shown(shorten(title, _LONGEST_TITLE))}" for title in titles)
    return "\n\n".join([words("group-list"), groups, words("group-list-hint")])
