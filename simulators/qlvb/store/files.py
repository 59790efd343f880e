"""Bytes of documents on disk, named by their SHA-256, so that a file can never be replaced (Đ6.k2.d)."""

from __future__ import annotations

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_CHUNK = 1 << 20


@dataclass(frozen=True)
class StoredBytes:
    """Where bytes are: their SHA-256 in hex, and how many."""

    sha256: str
    size: int


class FileStore:
    """A folder of files that are written once. What `put` returned survives a crash."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def put(self, source: BinaryIO) -> StoredBytes:
        """Keep a stream from its position to its end, in constant memory."""
        digest, size = hashlib.sha256(), 0
        descriptor, name = tempfile.mkstemp(dir=self._folder, prefix="in-")
        try:
            with os.fdopen(descriptor, "wb") as target:
                while chunk := source.read(_CHUNK):
                    digest.update(chunk)
                    size += len(chunk)
                    target.write(chunk)
                target.flush()
                os.fsync(target.fileno())
            final = self.path(digest.hexdigest())
            if final.exists():
                Path(name).unlink()
            else:
                final.parent.mkdir(exist_ok=True)
                Path(name).rename(final)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        return StoredBytes(digest.hexdigest(), size)

    def put_bytes(self, data: bytes) -> StoredBytes:
        from io import BytesIO

        return self.put(BytesIO(data))

    def path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / sha256

    def open(self, sha256: str) -> BinaryIO:
        return self.path(sha256).open("rb")

    def read(self, sha256: str) -> bytes:
        return self.path(sha256).read_bytes()
