"""Alerts by mail: a subject, plain text for every reader, and HTML."""

from collections.abc import Iterator, Sequence
from html import escape

from formatters.alerts.contents import Content, Fact, Grid, Section, Tone
from formatters.words import Words

_RULE = "—" * 24
_COLOURS = {
    Tone.PLAIN: "#1f2933",
    Tone.ACCENT: "#1f5fa8",
    Tone.GOOD: "#1b7f3b",
    Tone.WARNING: "#a15c00",
    Tone.ATTENTION: "#b3261e",
}
_WORST = (Tone.ATTENTION, Tone.WARNING, Tone.ACCENT, Tone.GOOD, Tone.PLAIN)
_PAGE = (
    '<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width"></head>'
    '<body style="margin:0;padding:16px;background:#f5f6f8;color:#1f2933;'
    'font:15px/1.5 sans-serif">{blocks}</body></html>'
)
_BLOCK = (
    '<div style="max-width:640px;margin:0 auto 16px;padding:16px 20px;background:#fff;'
    'border-left:5px solid {colour}">{inside}</div>'
)
_CELL = '<td style="padding:2px 14px 2px 0;vertical-align:top{more}">{text}</td>'


def subject(words: Words, contents: Sequence[Content]) -> str:
    """One line that says what it is about."""
    if len(contents) == 1:
        return " ".join(contents[0].title.split())
    count = len(contents)
    return words("bundle-title", count=count, shown=words.digits(str(count)))


def text(words: Words, contents: Sequence[Content]) -> str:
    """Plain text: each content in full, one after the other."""
    whole = ["\n\n".join(_blocks(content)) for content in contents]
    if len(whole) > 1:
        whole.insert(0, subject(words, contents))
    return f"\n\n{_RULE}\n\n".join(whole) + "\n"


def mail_html(words: Words, contents: Sequence[Content]) -> str:
    """The same as a page that loads nothing from anywhere."""
    blocks = "".join(
        _BLOCK.format(colour=_COLOURS[content.tone], inside="".join(_html(content)))
        for content in sorted(contents, key=lambda one: _WORST.index(one.tone))
    )
    return _PAGE.format(language=words.language.value, blocks=blocks)


def _blocks(content: Content) -> Iterator[str]:
    yield content.title
    if content.lead:
        yield content.lead
    for section in content.sections:
        yield "\n".join(_lines(section))
    if content.foot:
        yield content.foot


def _lines(section: Section) -> Iterator[str]:
    if section.title:
        yield section.title
    yield from section.lines
    yield from (f"{fact.label}: {fact.value}" for fact in section.facts)
    if section.grid:
        rows = [section.grid.head] if any(section.grid.head) else []
        yield from (" · ".join(row) for row in (*rows, *section.grid.rows))


def _html(content: Content) -> Iterator[str]:
    colour = _COLOURS[content.tone]
    yield f'<h2 style="margin:0 0 8px;font-size:19px;color:{colour}">{escape(content.title)}</h2>'
    if content.lead:
        yield f"<p>{escape(content.lead)}</p>"
    for section in content.sections:
        yield from _part(section)
    if content.foot:
        yield f'<p style="color:#66727f;font-size:13px">{escape(content.foot)}</p>'


def _part(section: Section) -> Iterator[str]:
    if section.title:
        yield f'<h3 style="margin:14px 0 4px;font-size:15px">{escape(section.title)}</h3>'
    yield from (f'<p style="margin:4px 0">{escape(line)}</p>' for line in section.lines)
    if section.facts:
        yield _table([_fact(fact) for fact in section.facts])
    if section.grid:
        yield _table(list(_rows(section.grid)))


def _fact(fact: Fact) -> str:
    looks = f";font-weight:bold;color:{_COLOURS[fact.tone]}"
    label = _CELL.format(more=";color:#66727f", text=escape(fact.label))
    return label + _CELL.format(more=looks, text=escape(fact.value))


def _rows(grid: Grid) -> Iterator[str]:
    if any(grid.head):
        yield "".join(_CELL.format(more=";color:#66727f", text=escape(one)) for one in grid.head)
    for row in grid.rows:
        yield "".join(_CELL.format(more="", text=escape(one)) for one in row)


def _table(rows: Sequence[str]) -> str:
    inside = "".join(f"<tr>{row}</tr>" for row in rows)
    return f'<table style="border-collapse:collapse">{inside}</table>'
