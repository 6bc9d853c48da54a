"""What a file says about itself: who asked for it, when, what of, and how old its data are."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from formatters.files.tables import Facts
from formatters.times import moment
from formatters.words import Words


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a file comes from.

    ``what`` is the report's title, ``chosen`` the filter in words, ``as_of`` when its data were
    read; both times in the zone in which they are shown.
    """

    what: str
    by: str
    at: datetime
    chosen: str = ""
    as_of: datetime | None = None


def facts(words: Words, origin: Origin) -> Facts:
    """The sheet about a file; how many rows it has is added when they are written."""
    return Facts(
        title=words("export-facts"),
        lines=tuple(_lines(words, origin)),
        rows=words("export-rows"),
        part=words("export-part"),
    )


def _lines(words: Words, origin: Origin) -> Iterator[tuple[str, str]]:
    yield words("export-what"), origin.what
    yield words("export-by"), origin.by
    yield words("export-at"), moment(words, origin.at)
    yield words("export-chosen"), origin.chosen or words("export-everything")
    as_of = moment(words, origin.as_of) if origin.as_of else words("unknown")
    yield words("export-as-of"), as_of
