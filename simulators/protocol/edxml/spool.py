"""Attachment content on its way from base64 text to a file, and readers on that file."""

from __future__ import annotations

import binascii
import hashlib
import io
import weakref
from collections.abc import Callable
from threading import Lock
from typing import BinaryIO

Spool = Callable[[], BinaryIO]
_SPACE = b" \t\r\n"


class Base64Sink:
    """Decodes base64 that comes in pieces, whitespace ignored, into a spool file; a flaw is remembered, not
    raised.
    """

    def __init__(self, target: BinaryIO, max_size: int) -> None:
        self._target = target
        self._max_size = max_size
        self._rest = b""
        self._padded = False
        self._hash = hashlib.sha256()
        self.size = 0
        self.flaw = ""

    def write(self, text: str) -> None:
        """Take the next characters; after a flaw they are dropped."""
        if self.flaw:
            return
        if not text.isascii():
            return self._fail("bad-base64")
        data = self._rest + text.encode("ascii").translate(None, _SPACE)
        usable = len(data) - len(data) % 4
        self._rest = data[usable:]
        if usable:
            self._decode(data[:usable])
        return None

    def close(self) -> None:
        """The content has ended."""
        if self._rest and not self.flaw:
            self._fail("bad-base64")

    @property
    def sha256(self) -> str:
        """Hex digest of what was decoded; of nothing after a flaw."""
        return self._hash.hexdigest()

    def _decode(self, quads: bytes) -> None:
        if self._padded:
            return self._fail("bad-base64")
        try:
            decoded = binascii.a2b_base64(quads, strict_mode=True)
        except binascii.Error:
            return self._fail("bad-base64")
        self._padded = quads.endswith(b"=")
        self.size += len(decoded)
        if self.size > self._max_size:
            return self._fail("attachment-too-large")
        self._hash.update(decoded)
        self._target.write(decoded)
        return None

    def _fail(self, flaw: str) -> None:
        self.flaw = flaw
        self._rest = b""
        self._hash = hashlib.sha256()
        self.size = 0
        self._target.seek(0)
        self._target.truncate()


class SpoolFile:
    """One spooled file with any number of independent readers; it lives as long as someone can open it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._lock = Lock()
        self._close = weakref.finalize(self, file.close)

    def open(self) -> BinaryIO:
        """A new reader at the beginning; closing it leaves the file."""
        return io.BufferedReader(_View(self))

    def read_at(self, offset: int, size: int) -> bytes:
        """Bytes from `offset`, at most `size`."""
        with self._lock:
            self._file.seek(offset)
            return self._file.read(size)

    def close(self) -> None:
        """Give the space back; readers fail from now on."""
        self._close()


class _View(io.RawIOBase):
    def __init__(self, spool: SpoolFile) -> None:
        self._spool = spool
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        data = self._spool.read_at(self._at, len(view))
        view[: len(data)] = data
        self._at += len(data)
        return len(data)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if whence == io.SEEK_END:
            with self._spool._lock:
                end = self._spool._file.seek(0, io.SEEK_END)
            self._at = end + offset
        else:
            self._at = offset if whence == io.SEEK_SET else self._at + offset
        return self._at

    def tell(self) -> int:
        return self._at
