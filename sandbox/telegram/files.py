"""Uploaded files and what can be told about a picture from its first bytes."""

import struct
from collections import OrderedDict
from dataclasses import dataclass

from sandbox.telegram.refusals import Json, bad_request, too_large

LARGEST_PHOTO = 10 * 1024 * 1024
LARGEST_DOCUMENT = 50 * 1024 * 1024
LARGEST_DOWNLOAD = 20 * 1024 * 1024
KEPT = 512 * 1024 * 1024  # bytes of all files together; the oldest go first


@dataclass(frozen=True, slots=True)
class Upload:
    """One file as it came: name, MIME type, bytes."""

    name: str
    mime: str
    data: bytes


class Files:
    """Files by file_id, bounded by their total size."""

    def __init__(self) -> None:
        self._files: OrderedDict[str, tuple[Upload, str]] = OrderedDict()
        self._size = 0
        self._count = 0

    def add(self, upload: Upload, folder: str) -> str:
        """Keep a file; its file_id."""
        self._count += 1
        file_id = f"SandboxFile{self._count:06d}"
        ending = upload.name.rpartition(".")[2][:8] if "." in upload.name else "bin"
        self._files[file_id] = (upload, f"{folder}/file_{self._count}.{ending}")
        self._size += len(upload.data)
        while self._size > KEPT and len(self._files) > 1:
            _, (oldest, _) = self._files.popitem(last=False)
            self._size -= len(oldest.data)
        return file_id

    def get(self, file_id: str) -> Upload | None:
        found = self._files.get(file_id)
        return found[0] if found else None

    def at(self, path: str) -> Upload | None:
        """The file that getFile named by this path."""
        found = (upload for upload, where in self._files.values() if where == path)
        return next(found, None)

    def describe(self, file_id: str) -> Json:
        """The File object of the Bot API."""
        found = self._files.get(file_id)
        if found is None:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        upload, path = found
        if len(upload.data) > LARGEST_DOWNLOAD:
            raise bad_request("file is too big")
        return {**identity(file_id), "file_size": len(upload.data), "file_path": path}


def identity(file_id: str) -> Json:
    return {"file_id": file_id, "file_unique_id": f"u{file_id[-6:]}"}


def check_document(upload: Upload) -> None:
    if not upload.data:
        raise bad_request("file must be non-empty")
    if len(upload.data) > LARGEST_DOCUMENT:
        raise too_large()


def photo_size(upload: Upload) -> tuple[int, int]:
    """Width and height of a photo; Refusal when Telegram would not take it as one."""
    check_document(upload)
    if len(upload.data) > LARGEST_PHOTO:
        raise bad_request(
            f"file of size {len(upload.data)} bytes is too big for a photo; "
            f"the maximum size is {LARGEST_PHOTO} bytes"
        )
    size = _png(upload.data) or _jpeg(upload.data)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = size
    if width + height > 10_000 or max(size) > 20 * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return size


def _png(data: bytes) -> tuple[int, int] | None:
    if data[:8] != b"\x89PNG\r\n\x1a\n" or len(data) < 24:
        return None
    width, height = struct.unpack(">II", data[16:24])
    return (width, height) if width and height else None


def _jpeg(data: bytes) -> tuple[int, int] | None:
    if data[:2] != b"\xff\xd8":
        return None
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return (width, height) if width and height else None
        at += 2 + length
    return None
