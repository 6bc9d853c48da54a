"""Lists that are longer than a message."""

from collections.abc import Iterable, Sequence

from formatters.html import split, width

_GAP = "\n\n"


def pages(blocks: Iterable[str], room: int) -> Sequence[str]:
    """Blocks packed in order into pages of at most ``room`` characters; at least one page."""
    packed: list[list[str]] = [[]]
    left = room
    for block in blocks:
        for piece in split(block, room):
            size = width(piece)
            if packed[-1] and size > left:
                packed.append([])
                left = room
            packed[-1].append(piece)
            left -= size + len(_GAP)
    return [_GAP.join(page) for page in packed]
