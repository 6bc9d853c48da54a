"""Whether the chain of the audit is whole, and what is wrong with it where it is not."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

#: The hash before the first entry has number 0.
BEGINNING = 0


class Fault(StrEnum):
    """What is wrong with an entry; the value is said of it."""

    CHANGED = "was changed"
    REWRITTEN = "does not follow the entry before it; one of the two was rewritten with its hash"
    INSERTED = "was put in"
    OUT_OF_ORDER = "is out of order: it belongs to another place"
    MISSING = "is missing"
    CUT_OFF = "and what follows were cut off at the end"
    NO_END = "is the end by the entries, but audit_head says otherwise"


class Chain(NamedTuple):
    """A place in the chain, or its end: the number of entries up to it, and the last one's hash."""

    seq: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class Broken:
    """The first entry that is not as it was written."""

    seq: int
    fault: Fault


class Link(NamedTuple):
    """One entry as it stands: does its hash fit its content, is the one before it what it says?"""

    seq: int
    hash: bytes
    seq_before: int
    hash_before: bytes
    fit: bool
    linked: bool

    @property
    def gap(self) -> bool:
        """Whether entries are missing before it."""
        return self.seq != self.seq_before + 1

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong with it."""
        return self.fit and self.linked and not self.gap


class Neighbours(NamedTuple):
    """``follows``: the entry whose hash an entry names as the one before it; ``skipped``: the
    entry after it follows the entry before it."""

    follows: int | None
    skipped: bool


def judged(link: Link, around: Neighbours) -> Broken:
    """What is wrong with a link that is not whole."""
    if link.gap:
        return Broken(link.seq_before + 1, Fault.MISSING)
    if around.skipped and (around.follows or 0) < link.seq:
        return Broken(link.seq, Fault.INSERTED)
    return Broken(link.seq, Fault.REWRITTEN) if link.fit else _judged_content(link, around)


def _judged_content(link: Link, around: Neighbours) -> Broken:
    """An entry whose hash does not fit: changed, or in the place of another."""
    if link.linked or around.follows is None:
        return Broken(link.seq, Fault.CHANGED)
    if around.follows == link.seq_before - 1:  # all from here on stand one too far
        return Broken(link.seq_before, Fault.INSERTED)
    return Broken(link.seq, Fault.OUT_OF_ORDER)


def judged_end(last: Chain, head: Chain, least: int | None, most: int | None) -> Broken | None:
    """What is wrong with the ends of a chain whose links are whole as far as ``last``."""
    if last.seq < head.seq:
        return Broken(last.seq + 1, Fault.CUT_OFF)
    if last.hash != head.hash:
        return Broken(last.seq, Fault.NO_END)
    if least is not None and least <= BEGINNING:
        return Broken(least, Fault.INSERTED)
    if most is not None and most > head.seq:
        return Broken(head.seq + 1, Fault.INSERTED)
    return None
