"""Bytes of documents on disk, named by their SHA-256, so that a file can never be replaced (Đ6.k2.d)."""

from __future__ import annotations

import hashlib
import os
import tempfile
import threading
from collections import Counter
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

_CHUNK = 1 << 20
_PENDING = "in-"


@dataclass(frozen=True)
class StoredBytes:
    """Where bytes are: their SHA-256 in hex, and how many."""

    sha256: str
    size: int


class FileStore:
    """A folder of files that are written once.

    What `put` returned can be read at once, and survives a crash after `settle`, which the database calls before
    each commit: a row never names bytes that may be lost. Files of a process that died before that are removed.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._pending: dict[str, Path] = {}
        self._wanted: Counter[str] = Counter()
        folder.mkdir(parents=True, exist_ok=True)
        for left_over in folder.glob(f"{_PENDING}*"):
            left_over.unlink(missing_ok=True)

    def put(self, source: BinaryIO) -> StoredBytes:
        """Keep a stream from its position to its end, in constant memory."""
        digest, size = hashlib.sha256(), 0
        descriptor, name = tempfile.mkstemp(dir=self._folder, prefix=_PENDING)
        try:
            with os.fdopen(descriptor, "wb") as target:
                while chunk := source.read(_CHUNK):
                    digest.update(chunk)
                    size += len(chunk)
                    target.write(chunk)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        stored = StoredBytes(digest.hexdigest(), size)
        with self._lock:
            if stored.sha256 in self._pending or self._final(stored.sha256).exists():
                Path(name).unlink()
            else:
                self._pending[stored.sha256] = Path(name)
            if stored.sha256 in self._pending:
                self._wanted[stored.sha256] += 1
        return stored

    def put_bytes(self, data: bytes) -> StoredBytes:
        return self.put(BytesIO(data))

    def settle(self) -> None:
        """Make everything that was put durable under its name."""
        with self._lock:
            if not self._pending:
                return
            for sha256, path in self._pending.items():
                final = self._final(sha256)
                path.rename(final)
                _sync(final)
            self._pending.clear()
            self._wanted.clear()
            _sync(self._folder)

    def forget(self, sha256: str) -> None:
        """Give up bytes that no row names yet, such as a version between two signatures.

        They go when everyone who put them has given them up.
        """
        with self._lock:
            if sha256 not in self._pending:
                return
            self._wanted[sha256] -= 1
            if self._wanted[sha256] <= 0:
                del self._wanted[sha256]
                self._pending.pop(sha256).unlink(missing_ok=True)

    def names(self) -> list[str]:
        """SHA-256 of every file that is durable."""
        with self._lock:
            return sorted(path.name for path in self._folder.iterdir() if not path.name.startswith(_PENDING))

    def clear(self) -> None:
        """Lose every file."""
        with self._lock:
            for path in self._folder.iterdir():
                path.unlink(missing_ok=True)
            self._pending.clear()
            self._wanted.clear()

    def path(self, sha256: str) -> Path:
        """Where the bytes lie now."""
        with self._lock:
            return self._pending.get(sha256) or self._final(sha256)

    def open(self, sha256: str) -> BinaryIO:
        with self._lock:
            return (self._pending.get(sha256) or self._final(sha256)).open("rb")

    def read(self, sha256: str) -> bytes:
        with self.open(sha256) as stream:
            return stream.read()

    def _final(self, sha256: str) -> Path:
        return self._folder / sha256


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
