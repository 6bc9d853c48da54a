"""Alerts as Telegram shows them: HTML, one alert in full or several in short."""

from collections.abc import Iterator, Sequence

from formatters.alerts.contents import Content, Fact, Grid, Section
from formatters.html import LONGEST_TEXT, shown, split
from formatters.words import Words

#: Alerts that one message lists; whoever wants the others opens the list.
_MOST = 20
_LEFT_OUT = "\n…"


def html(words: Words, contents: Sequence[Content], limit: int = LONGEST_TEXT) -> str:
    """One content in full, several as two lines each; at most ``limit`` long."""
    if len(contents) == 1:
        return _fitting(_whole(contents[0]), limit)
    return _fitting("\n\n".join(_bundle(words, contents)), limit)


def _whole(content: Content) -> str:
    blocks = [f"<b>{shown(content.title)}</b>"]
    blocks += [shown(content.lead)] if content.lead else []
    blocks += ["\n".join(_section(section)) for section in content.sections]
    blocks += [f"<i>{shown(content.foot)}</i>"] if content.foot else []
    return "\n\n".join(blocks)


def _section(section: Section) -> Iterator[str]:
    if section.title:
        yield f"<b>{shown(section.title)}</b>"
    yield from map(shown, section.lines)
    yield from map(_fact, section.facts)
    if section.grid:
        yield from _rows(section.grid)


def _fact(fact: Fact) -> str:
    return f"{shown(fact.label)}: <b>{shown(fact.value)}</b>"


def _rows(grid: Grid) -> Iterator[str]:
    """A phone is too narrow for columns: a line a row, its name first."""
    if any(grid.head):
        yield f"<i>{' · '.join(map(shown, grid.head))}</i>"
    for first, *others in grid.rows:
        yield " · ".join([f"<b>{shown(first)}</b>", *map(shown, others)])


def _bundle(words: Words, contents: Sequence[Content]) -> Iterator[str]:
    count = len(contents)
    yield f"<b>{words('bundle-title', count=count, shown=words.digits(str(count)))}</b>"
    for content in contents[:_MOST]:
        yield "\n".join(_short(content))
    if count > _MOST:
        more = count - _MOST
        yield words("bundle-more", count=more, shown=words.digits(str(more)))


def _short(content: Content) -> Iterator[str]:
    yield f"<b>{shown(content.title)}</b>"
    if content.lead:
        yield shown(content.lead)
    if content.sections and (state := content.sections[-1].lines):
        yield shown(state[0])


def _fitting(html: str, limit: int) -> str:
    """The first piece, when there are several, says that something is left out."""
    pieces = split(html, limit)
    if len(pieces) == 1:
        return pieces[0]
    return split(html, limit - len(_LEFT_OUT))[0] + _LEFT_OUT
