"""Remote connects and disconnects, as reports."""

from collections.abc import Callable
from decimal import Decimal

from domain.rcdc import AreaCommands, CommandReport, Commands
from domain.text import tidy
from formatters.alerts.contents import Content, Fact, Grid, Section, Tone
from formatters.quantities import number
from formatters.times import moment
from formatters.words import Words

_LONGEST_NAME = 60


def dashboard(words: Words, report: CommandReport) -> Content:
    """The counts of all areas together; ``report.at`` is in the site's time."""
    sections = (
        Section(words("rcdc-connect"), facts=_facts(words, report.connect)),
        Section(words("rcdc-disconnect"), facts=_facts(words, report.disconnect)),
    )
    return Content(
        words("rcdc-title"),
        _tone(report),
        words("rcdc-says"),
        sections,
        words("rcdc-at", at=moment(words, report.at)),
    )


def breakdown(words: Words, report: CommandReport) -> Content:
    """The same by area, those with most commands first."""
    ordered = sorted(report.areas, key=lambda one: (-_total(one), one.name))
    return Content(
        words("rcdc-areas-title"),
        _tone(report),
        words("rcdc-areas-says"),
        (
            _grid(words, words("rcdc-connect"), ordered, lambda area: area.connect),
            _grid(words, words("rcdc-disconnect"), ordered, lambda area: area.disconnect),
        ),
        words("rcdc-at", at=moment(words, report.at)),
    )


def _facts(words: Words, counts: Commands) -> tuple[Fact, ...]:
    return (
        Fact(words("rcdc-total"), _count(words, counts.total)),
        Fact(words("rcdc-normal"), _count(words, counts.normal), Tone.GOOD),
        Fact(
            words("rcdc-pending"), _count(words, counts.pending), _if(counts.pending, Tone.WARNING)
        ),
        Fact(
            words("rcdc-failed"), _count(words, counts.failed), _if(counts.failed, Tone.ATTENTION)
        ),
    )


def _grid(
    words: Words, title: str, areas: list[AreaCommands], side: Callable[[AreaCommands], Commands]
) -> Section:
    head = (words("rcdc-area"), words("rcdc-both"), words("rcdc-open"))
    rows = tuple(_row(words, area.name, side(area)) for area in areas)
    return Section(title, grid=Grid(head, rows))


def _row(words: Words, name: str, counts: Commands) -> tuple[str, ...]:
    done = words("rcdc-pair", one=_count(words, counts.normal), other=_count(words, counts.total))
    waits = words(
        "rcdc-pair", one=_count(words, counts.pending), other=_count(words, counts.failed)
    )
    return ((tidy(name) or "–")[:_LONGEST_NAME], done, waits)


def _tone(report: CommandReport) -> Tone:
    return Tone.WARNING if report.connect.failed or report.disconnect.failed else Tone.ACCENT


def _if(count: int, tone: Tone) -> Tone:
    return tone if count else Tone.PLAIN


def _total(area: AreaCommands) -> int:
    return area.connect.total + area.disconnect.total


def _count(words: Words, count: int) -> str:
    return number(words, Decimal(count))
