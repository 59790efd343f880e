"""Takes files apart for the scanner: archives and office packages, OLE streams and macros, PDF streams, base64 text.

Everything is bounded by one budget per scan: what an archive says of its size is never believed.
"""

from __future__ import annotations

import base64
import binascii
import bz2
import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, Any, Final, Protocol

import olefile

from simulators.antivirus.macros import decompressed_macros

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP: Final = b"PK\x03\x04"
_BASE64: Final = re.compile(rb"[A-Za-z0-9+/\r\n]{64,}={0,2}")
_PDF_STREAM: Final = re.compile(rb"stream\r?\n")
_SHORTEST: Final = 64
_PIECE: Final = 65536
_INPUT: Final = 16384
_BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError, RuntimeError, OSError, EOFError, ValueError,
    KeyError, OverflowError,
)  # fmt: skip
"""What unpacking a hostile or damaged container may raise; such a part is scanned as the bytes that it is."""


class LimitExceeded(Exception):
    """A file unpacks beyond the budget; `what` names the bound as clamd's heuristics do."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


@dataclass(frozen=True)
class Limits:
    """Bounds of one scan: unpacked bytes, parts, and how deep containers lie in one another."""

    unpacked: int = 64 << 20
    parts: int = 2000
    depth: int = 8


@dataclass
class Budget:
    """What is left of the limits while one file is taken apart."""

    limits: Limits
    spent: int = 0
    parts: int = field(default=0)

    def take_part(self) -> None:
        self.parts += 1
        if self.parts > self.limits.parts:
            raise LimitExceeded("MaxFiles")

    def take_bytes(self, count: int) -> None:
        self.spent += count
        if self.spent > self.limits.unpacked:
            raise LimitExceeded("MaxScanSize")


@dataclass(frozen=True)
class Piece:
    """Bytes within a file; `path` names the way to it, empty for the file itself."""

    path: str
    data: bytes


def pieces(data: bytes, limits: Limits) -> Iterator[Piece]:
    """The file and everything inside it, outermost first. LimitExceeded as soon as the budget is spent."""
    yield from _within(Piece("", data), Budget(limits), 0)


def _within(piece: Piece, budget: Budget, depth: int) -> Iterator[Piece]:
    budget.take_part()
    yield piece
    inner = _contents(piece.data, budget)
    for name, data in inner:
        if depth + 1 > budget.limits.depth:
            raise LimitExceeded("MaxRecursion")
        yield from _within(Piece(f"{piece.path}/{name}", data), budget, depth + 1)


def _contents(data: bytes, budget: Budget) -> Iterator[tuple[str, bytes]]:
    if data.startswith(_OLE):
        yield from _ole(data, budget)
    elif _ZIP in data:
        yield from _zip(data, budget)
    if b"%PDF-" in data[:1024]:
        yield from _pdf(data, budget)
    if data.startswith(b"\x1f\x8b"):
        yield from _compressed("gzip", zlib.decompressobj(31), data, budget)
    elif data.startswith(b"BZh"):
        yield from _compressed("bzip2", bz2.BZ2Decompressor(), data, budget)
    elif data.startswith(b"\xfd7zXZ"):
        yield from _compressed("xz", lzma.LZMADecompressor(memlimit=64 << 20), data, budget)
    yield from _encoded(data, budget)


def _zip(data: bytes, budget: Budget) -> Iterator[tuple[str, bytes]]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN:
        return
    with archive:
        for info in archive.infolist():
            if info.is_dir() or info.flag_bits & 1:
                continue
            try:
                with archive.open(info) as member:
                    found = _read(member, budget)
            except _BROKEN:
                continue
            yield info.filename, found


def _read(stream: IO[bytes], budget: Budget) -> bytes:
    chunks = []
    while chunk := stream.read(_PIECE):
        budget.take_bytes(len(chunk))
        chunks.append(chunk)
    return b"".join(chunks)


def _ole(data: bytes, budget: Budget) -> Iterator[tuple[str, bytes]]:
    try:
        container = olefile.OleFileIO(io.BytesIO(data))
        names = container.listdir()
    except (*_BROKEN, IndexError, TypeError, AttributeError):
        return
    for path in names:
        try:
            found = _read(container.openstream(path), budget)
        except (*_BROKEN, IndexError, TypeError, AttributeError):
            continue
        name = "/".join(path)
        yield name, found
        for number, source in enumerate(decompressed_macros(found, budget.limits.unpacked)):
            budget.take_bytes(len(source))
            yield f"{name}!{number}", source


def _pdf(data: bytes, budget: Budget) -> Iterator[tuple[str, bytes]]:
    """Every stream, as it stands or decompressed where Flate can; attachments and scripts are streams as well."""
    whole = memoryview(data)
    for number, mark in enumerate(_PDF_STREAM.finditer(data)):
        unpacked = False
        for found in _compressed(f"stream{number}", zlib.decompressobj(), whole[mark.end() :], budget):
            unpacked = True
            yield found
        end = data.find(b"endstream", mark.end())
        if not unpacked and end != -1:
            budget.take_bytes(end - mark.end())
            yield f"stream{number}", data[mark.end() : end].rstrip(b"\r\n")


class _Decompressor(Protocol):
    @property
    def eof(self) -> bool: ...

    def decompress(self, data: Any, max_length: int, /) -> bytes: ...


def _compressed(
    name: str, decompressor: _Decompressor, data: bytes | memoryview, budget: Budget
) -> Iterator[tuple[str, bytes]]:
    """What comes out of a compressed run of unknown length; what can be read of a damaged one."""
    chunks: list[bytes] = []
    try:
        for chunk in _decompressed(decompressor, memoryview(data)):
            budget.take_bytes(len(chunk))
            chunks.append(chunk)
    except _BROKEN:
        pass
    if chunks:
        yield name, b"".join(chunks)


def _decompressed(decompressor: _Decompressor, data: memoryview) -> Iterator[bytes]:
    """Little in and little out at a time: neither the rest of the file nor a bomb is ever held."""
    for start in range(0, len(data), _INPUT):
        pending: Any = data[start : start + _INPUT]
        while not decompressor.eof:
            chunk = decompressor.decompress(pending, _PIECE)
            if chunk:
                yield chunk
            pending = getattr(decompressor, "unconsumed_tail", b"")
            if not pending and len(chunk) < _PIECE:
                break
        if decompressor.eof:
            return


def _encoded(data: bytes, budget: Budget) -> Iterator[tuple[str, bytes]]:
    """Runs of base64 text, as in XML, e-mail or scripts: the whole run, and each long line of it by itself."""
    for number, found in enumerate(_BASE64.finditer(data)):
        lines = [line for line in found[0].split() if len(line) >= _SHORTEST]
        for text in dict.fromkeys((b"".join(found[0].split()), *lines)):
            digits = text.rstrip(b"=")
            digits = digits[: len(digits) - (len(digits) % 4 == 1)]
            try:
                decoded = base64.b64decode(digits + b"=" * (-len(digits) % 4))
            except binascii.Error:
                continue
            budget.take_bytes(len(decoded))
            yield f"base64-{number}", decoded
