"""The folders that hold exports: each file has one of its own, and none stays for long."""

import os
import shutil
import stat
import tempfile
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
    old = [one for one in place.glob(f"{_BEGINNING}*") if _is_ours_and_old(one, now)]
    for one in old:
        shutil.rmtree(one, ignore_errors=True)
    return old


def _is_ours_and_old(folder: Path, now: float) -> bool:
    """Nothing that another user of the machine put there, nor what somebody else just removed."""
    try:
        found = folder.lstat()
    except OSError:
        return False
    is_ours = stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid()
    return is_ours and now - found.st_mtime >= KEPT_SECONDS
