"""Message bodies, kept by SHA-256: small ones in a row of the same transaction, large ones in files made
durable first.

Measured on this project's target (200 KB, WAL, FULL): a row 800/s, a file with fsync of file and folder
600/s; above a megabyte a row would cost memory. So both, by size.
"""

from __future__ import annotations

import hashlib
import io
import os
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from simulators.carrier.store import Store
from simulators.protocol.edxml import append_trace
from simulators.protocol.vxp import BodyHash, hash_matches

IN_MEMORY = 1024 * 1024
"""Bodies up to this many bytes are handled in memory and kept in a row."""

_CHUNK = 256 * 1024


@dataclass(frozen=True)
class Body:
    """A whole message: its digest, its size in bytes, and a way to read it as often as needed."""

    sha256: str
    size: int
    open: Callable[[], BinaryIO]
    path: Path | None = None
    """Where it lies, if it is not in memory."""

    @classmethod
    def of(cls, data: bytes, sha256: str) -> Body:
        """A body in memory."""
        return cls(sha256, len(data), lambda: io.BytesIO(data))

    def read(self) -> bytes:
        """All of it (for small bodies)."""
        with self.open() as stream:
            return stream.read()


class TooLargeError(Exception):
    """More bytes came than the carrier takes."""


class Spool:
    """A body on its way in: memory at first, a file of the store once it grows. Nothing stays if it is
    discarded.
    """

    def __init__(self, folder: Path, limit: int) -> None:
        self._folder = folder
        self.limit = limit
        self._chunks: list[bytes] = []
        self._file: BinaryIO | None = None
        self._path: Path | None = None
        self._hash = BodyHash()

    @property
    def size(self) -> int:
        """Bytes taken so far."""
        return self._hash.size

    def write(self, chunk: bytes) -> int:
        """Take the next bytes and say how many; TooLargeError beyond the limit."""
        if self._hash.size + len(chunk) > self.limit:
            raise TooLargeError
        self._hash.update(chunk)
        if self._file is None and self._hash.size <= IN_MEMORY:
            self._chunks.append(chunk)
            return len(chunk)
        if self._file is None:
            handle, name = tempfile.mkstemp(dir=self._folder, prefix="in-")
            self._path, self._file = Path(name), os.fdopen(handle, "w+b")
            self._file.writelines(self._chunks)
            self._chunks.clear()
        return self._file.write(chunk)

    def finish(self, hash_file: str) -> Body | None:
        """The message without the CRLF that the SDK adds (axis-api §1.2); None if `hash_file` names other
        bytes.

        Without a `hash_file` one final CRLF is taken for the SDK's.
        """
        stripped, whole = self._hash.file_digest(), self._hash.body_digest()
        if not hash_file or hash_matches(hash_file, stripped):
            digest, size = stripped.hex(), self._hash.file_size
        elif hash_matches(hash_file, whole):
            digest, size = whole.hex(), self._hash.size
        else:
            return None
        if self._file is None or self._path is None:
            return Body.of(b"".join(self._chunks)[:size], digest)
        self._file.truncate(size)
        self._file.close()
        path = self._path
        return Body(digest, size, lambda: path.open("rb"), path)

    def as_received(self) -> Body:
        """Every byte that came, for evidence of a message that is refused because of its hash."""
        digest = self._hash.body_digest().hex()
        if self._file is None or self._path is None:
            return Body.of(b"".join(self._chunks), digest)
        self._file.close()
        path = self._path
        return Body(digest, self._hash.size, lambda: path.open("rb"), path)

    def discard(self) -> None:
        """Leave nothing behind; harmless after the body has moved into the store."""
        if self._file is not None and self._path is not None:
            with suppress(OSError):
                self._file.close()
            self._path.unlink(missing_ok=True)
        self._chunks.clear()


class BodyStore:
    """Keeps bodies for good; equal bytes are kept once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.incoming = store.folder / "incoming"
        self.incoming.mkdir(parents=True, exist_ok=True)
        for left_over in self.incoming.iterdir():
            left_over.unlink(missing_ok=True)

    def settle(self, body: Body) -> Body:
        """Make a body that lies in a file durable under its digest; to be called before the transaction that
        keeps it. A body nobody refers to in the end (a kill came between) is mere space.
        """
        if body.path is None:
            return body
        place = self._place(body.sha256)
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            with body.path.open("rb") as written:
                os.fsync(written.fileno())
            body.path.replace(place)
            for folder in (place.parent, place.parent.parent):
                _sync_folder(folder)
        return Body(body.sha256, body.size, lambda: place.open("rb"), place)

    def keep(self, transaction: sqlite3.Connection, body: Body) -> None:
        """Record a settled body in the transaction that makes it known; keeping it again does nothing."""
        transaction.execute(
            "INSERT OR IGNORE INTO body (sha256, size, content) VALUES (?, ?, ?)",
            (body.sha256, body.size, None if body.path else body.read()),
        )

    def find(self, sha256: str) -> Body | None:
        """The body with this digest, if it was kept."""
        with self._store.reading() as connection:
            row = connection.execute("SELECT size, content FROM body WHERE sha256 = ?", (sha256,)).fetchone()
        if row is None:
            return None
        if row["content"] is not None:
            return Body.of(row["content"], sha256)
        place = self._place(sha256)
        return Body(sha256, row["size"], lambda: place.open("rb"), place)

    def with_hop(self, source: Body, organ_id: str, at: datetime) -> tuple[BinaryIO, str, int]:
        """The message with one TraceHeader more: a stream at its beginning, SHA-256, size in bytes.

        A large one lies in a nameless file, which vanishes when the stream is closed.
        """
        target = self._scratch(source.size)
        with source.open() as stream:
            append_trace(stream, target, organ_id=organ_id, at=at)
        size = target.tell()
        target.seek(0)
        digest = hashlib.sha256()
        while chunk := target.read(_CHUNK):
            digest.update(chunk)
        target.seek(0)
        return target, digest.hexdigest(), size

    def _scratch(self, expected: int) -> BinaryIO:
        if expected <= IN_MEMORY:
            return io.BytesIO()
        return tempfile.TemporaryFile(dir=self.incoming)

    def _place(self, sha256: str) -> Path:
        return self._store.folder / sha256[:2] / sha256


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
