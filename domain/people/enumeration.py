"""Does somebody try the numbers one after another?"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

#: So many of the latest numbers are looked at.
LATEST = 10
#: So many of them, each at most a step from the next, are no coincidence any more.
_MANY = 8
_STEP = 3
_TAIL = re.compile(r"(.*?)([0-9]+)")


def one_after_another(numbers: Iterable[str]) -> bool:
    """Whether most of these distinct numbers lie close together, in whatever order they came."""
    return any(len(run) >= _MANY for run in _runs(sorted(set(map(_parts, numbers)))))


def _parts(number: str) -> tuple[str, int]:
    """What stands before the last digits, and these as a figure: DP000012 is (DP, 12)."""
    found = _TAIL.fullmatch(number)
    return (found[1], int(found[2])) if found else (number, 0)


def _runs(parts: list[tuple[str, int]]) -> Iterator[list[int]]:
    """Figures behind the same beginning with no more than a step between two neighbours."""
    for _, group in groupby(parts, key=lambda part: part[0]):
        figures = [figure for _, figure in group]
        run = figures[:1]
        for before, after in pairwise(figures):
            if after - before > _STEP:
                yield run
                run = []
            run.append(after)
        yield run
