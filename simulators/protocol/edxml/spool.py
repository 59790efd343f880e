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


class Base64Check:
    """Decodes base64 that comes in pieces, whitespace ignored; a flaw is remembered, not raised.

    Padding is demanded: without it a text that was cut could not be told from a whole one.
    """

    def __init__(self, max_size: int | None = None) -> None:
        self._max_size = max_size
        self._rest = b""
        self._padded = False
        self.size = 0
        self.flaw = ""

    def write(self, text: str) -> None:
        """Take the next characters; after a flaw they are dropped."""
        if self.flaw:
            return
        if not text.isascii():
            self.fail("bad-base64")
            return
        data = self._rest + text.encode("ascii").translate(None, _SPACE)
        usable = len(data) - len(data) % 4
        self._rest = data[usable:]
        if usable:
            self._decode(data[:usable])

    def close(self) -> None:
        """The content has ended."""
        if self._rest:
            self.fail("bad-base64")

    def took(self, decoded: bytes) -> None:
        """Something was decoded."""

    def fail(self, flaw: str) -> None:
        """Remember what is wrong; what was decoded no longer counts."""
        self.flaw = flaw
        self._rest = b""
        self.size = 0

    def _decode(self, quads: bytes) -> None:
        try:
            decoded = binascii.a2b_base64(quads, strict_mode=True)
        except binascii.Error:
            self.fail("bad-base64")
            return
        if self._padded:
            self.fail("bad-base64")
            return
        self._padded = quads.endswith(b"=")
        self.size += len(decoded)
        if self._max_size is not None and self.size > self._max_size:
            self.fail("attachment-too-large")
            return
        self.took(decoded)


class Base64Sink(Base64Check):
    """The same into a spool file, with its SHA-256; after a flaw the file is empty."""

    def __init__(self, target: BinaryIO, max_size: int) -> None:
        super().__init__(max_size)
        self._target = target
        self._hash = hashlib.sha256()

    @property
    def sha256(self) -> str:
        """Hex digest of what was decoded; of nothing after a flaw."""
        return self._hash.hexdigest()

    def took(self, decoded: bytes) -> None:
        self._hash.update(decoded)
        self._target.write(decoded)

    def fail(self, flaw: str) -> None:
        super().fail(flaw)
        self._hash = hashlib.sha256()
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
