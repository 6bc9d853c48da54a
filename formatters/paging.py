"""Lists that are longer than a message."""

from collections.abc import Iterable, Sequence

from formatters.html import split, width

_GAP = "\n\n"


def pages(blocks: Iterable[str], room: int) -> Sequence[str]:
    """Blocks packed in order into pages of at most ``room`` characters; at least one page."""
    packed = [""]
    for block in blocks:
        for piece in split(block, room):
            joined = f"{packed[-1]}{_GAP}{piece}" if packed[-1] else piece
            if width(joined) <= room:
                packed[-1] = joined
            else:
                packed.append(piece)
    return packed
