"""The folders that hold exports: each file has one of its own, and none stays for long."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

#: How the folders of all services begin, also of one that is not there any more.
_BEGINNING = "griddesk_exports_"
#: Seconds that a file is kept.
KEPT_SECONDS = 3600.0


def make_folder(place: Path) -> Path:
    """A folder of this service, which nobody else can read."""
    return Path(tempfile.mkdtemp(prefix=_BEGINNING, dir=place))


def forget_old(place: Path, now: float) -> list[Path]:
    """Remove what was kept for an hour, whichever service left it; the folders that were."""
    old = [one for one in _folders(place) if now - one.stat().st_mtime >= KEPT_SECONDS]
    for one in old:
        shutil.rmtree(one, ignore_errors=True)
    return old


def _folders(place: Path) -> Iterator[Path]:
    """The folders of files; none that another user of the machine put there."""
    for one in place.glob(f"{_BEGINNING}*"):
        if one.lstat().st_uid == os.getuid() and one.is_dir() and not one.is_symlink():
            yield one
