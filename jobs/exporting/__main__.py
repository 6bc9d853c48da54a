"""The process that writes an export: its order and rows come in, what it wrote goes out."""

import json
import os
import pickle
import sys
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from formatters.files.tables import Row
from jobs.exporting.order import Order
from jobs.exporting.parts import write

#: People who wait for an answer come first.
_NICENESS = 10
#: What is written is for its owner only.
_PRIVATE = 0o077


def main() -> None:
    """Write what the parent orders; raises EOFError when the parent is gone."""
    os.nice(_NICENESS)
    os.umask(_PRIVATE)
    order: Order = pickle.load(sys.stdin.buffer)  # noqa: S301 - only the parent writes there
    written = write(order, _batches(sys.stdin.buffer))
    json.dump([[str(one.path), *one[1:]] for one in written], sys.stdout)


def _batches(source: BinaryIO) -> Iterator[Sequence[Row]]:
    while (batch := pickle.load(source)) is not None:  # noqa: S301 - as above
        yield batch


if __name__ == "__main__":
    main()
