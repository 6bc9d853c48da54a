"""How long something took, and how old it is."""

from datetime import timedelta
from itertools import pairwise

from formatters.words import Words

_UNITS = (("days", 86_400), ("hours", 3_600), ("minutes", 60), ("seconds", 1))


def duration(words: Words, lasted: timedelta) -> str:
    """1h 30m: the largest unit and the next one, where that is not zero; 0.4s under a second."""
    seconds = max(lasted.total_seconds(), 0.0)
    if 0 < seconds < 1:
        return words("duration-seconds", figure=words.digits(f"{seconds:.1f}"))
    whole = int(seconds)
    for (unit, size), (below, small) in pairwise(_UNITS):
        if whole >= size:
            parts = ((unit, whole // size), (below, whole % size // small))
            return " ".join(_part(words, *part) for part in parts if part[1])
    return _part(words, "seconds", whole)


def _part(words: Words, unit: str, figure: int) -> str:
    return words(f"duration-{unit}", figure=words.digits(str(figure)))
