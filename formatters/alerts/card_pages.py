"""Sections shared out among cards, as many on each as there is room for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from formatters.alerts.card_elements import elements, size
from formatters.alerts.contents import Grid, Section

#: A longer text is cut into several, so that a card need not hold all of it.
_LONGEST_TEXT = 1500


@dataclass
class _Page:
    """A card that grows: its sections, the source of the last one, the bytes used."""

    sections: list[Section] = field(default_factory=list)
    of: int = -1
    used: int = 0


def paged(sections: Sequence[Section], room: int) -> list[tuple[Section, ...]]:
    """The sections of each card; ``room`` is in bytes.

    A section that goes on in the next card has its title and the head of its rows there again.
    """
    pages = [_Page()]
    for of, section in enumerate(sections):
        for piece in _pieces(section):
            _add(pages, of, piece, room)
    return [tuple(page.sections) for page in pages]


def _add(pages: list[_Page], of: int, piece: Section, room: int) -> None:
    page = pages[-1]
    goes_on = page.of == of
    before = page.sections[-1:] if goes_on else []
    after = _joined(before[0], piece) if before else piece
    cost = size(elements(after)) - sum(size(elements(one)) for one in before)
    if page.sections and page.used + cost > room:
        pages.append(_Page())
        _add(pages, of, piece, room)
        return
    page.sections[len(page.sections) - len(before) :] = [after]
    page.of, page.used = of, page.used + cost


def _pieces(section: Section) -> Iterator[Section]:
    """A line, a fact or a row each, under the section's title."""
    bare = Section(section.title)
    if not (section.lines or section.facts or section.grid):
        yield bare
    for line in section.lines:
        for part in _parts(line):
            yield replace(bare, lines=(part,))
    for fact in section.facts:
        label = fact.label
        for part in _parts(fact.value):
            yield replace(bare, facts=(replace(fact, label=label, value=part),))
            label = ""
    if section.grid:
        for row in section.grid.rows:
            yield replace(bare, grid=Grid(section.grid.head, (row,)))


def _parts(text: str) -> Iterator[str]:
    """A text in parts that are not too long, cut between words where there are any."""
    while len(text) > _LONGEST_TEXT:
        cut = text.rfind(" ", _LONGEST_TEXT // 2, _LONGEST_TEXT) + 1 or _LONGEST_TEXT
        yield text[:cut].rstrip()
        text = text[cut:]
    yield text


def _joined(one: Section, more: Section) -> Section:
    return Section(one.title, one.lines + more.lines, one.facts + more.facts, _grids(one, more))


def _grids(one: Section, more: Section) -> Grid | None:
    if one.grid is None or more.grid is None:
        return one.grid or more.grid
    return Grid(one.grid.head, one.grid.rows + more.grid.rows)
