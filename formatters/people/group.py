"""Groups in Telegram messages: whether staff may look customers up there."""

from collections.abc import Sequence

from formatters.html import shown
from formatters.words import Words


def page(words: Words, title: str, *, approved: bool) -> str:
    """What was decided about one group, and what that means."""
    if approved:
        return words("group-approved", title=shown(title))
    return words("group-not-approved", title=shown(title))


def listed(words: Words, titles: Sequence[str]) -> str:
    """The approved groups by their titles."""
    if not titles:
        return words("group-none")
    return words("group-list", groups="\n".join(f"• {shown(title)}" for title in titles))
