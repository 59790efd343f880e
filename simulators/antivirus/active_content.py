"""Code that a document carries along: macros of office files, scripts and launch actions of PDF (mã nhúng)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from simulators.antivirus.unpacking import LimitExceeded, Limits, Piece, pieces

Kind = Literal["macro", "javascript", "launch"]
_MACRO_PART: Final = re.compile(r"(^|/)vbaProject\.bin$|(^|/)Basic/.+\.xml$", re.IGNORECASE)
_MACRO_STREAM: Final = "_VBA_PROJECT".encode("utf-16-le")
_OLE: Final = b"\xd0\xcf\x11\xe0"
_PDF_ACTIONS: Final[tuple[tuple[re.Pattern[bytes], Kind], ...]] = (
    (re.compile(rb"/JavaScript\b|/JS[\s(<\[]"), "javascript"),
    (re.compile(rb"/Launch\b"), "launch"),
)
_STREAM_BODY: Final = re.compile(rb"\bstream\r?\n.*?endstream", re.DOTALL)
_OBJECT_STREAM: Final = re.compile(rb"\s*\d+\s+\d+[\s\d]")
_PACKED: Final = (b"/ObjStm", b"/EmbeddedFile")
_ESCAPED: Final = re.compile(rb"#([0-9A-Fa-f]{2})")


@dataclass(frozen=True)
class ActiveContent:
    """What kind of code, and where inside the file."""

    kind: Kind
    where: str


def active_content(data: bytes, limits: Limits | None = None) -> ActiveContent | None:
    """The first code that the file would run when opened; None where nothing is seen within the limits.

    A PDF inside an office file counts, and an office file attached to a PDF. Names in PDF may be escaped (`/J#53`).
    """
    if _is_plain_pdf(data):
        return _in_piece(Piece("", data))
    try:
        return next(
            (found for piece in pieces(data, limits or Limits()) if (found := _in_piece(piece))), None
        )
    except LimitExceeded:
        return None


def _is_plain_pdf(data: bytes) -> bool:
    """A PDF that packs no objects and carries no files shows all its actions without being unpacked."""
    if not data.startswith(b"%PDF-"):
        return False
    objects = _ESCAPED.sub(_unescaped, _STREAM_BODY.sub(b"", data))
    return not any(packed in objects for packed in _PACKED)


def _unescaped(found: re.Match[bytes]) -> bytes:
    return bytes([int(found[1], 16)])


def _in_piece(piece: Piece) -> ActiveContent | None:
    if _MACRO_PART.search(piece.path) or (piece.data.startswith(_OLE) and _MACRO_STREAM in piece.data):
        return ActiveContent("macro", piece.path)
    for text in _pdf_objects(piece):
        plain = _ESCAPED.sub(_unescaped, text)
        for pattern, kind in _PDF_ACTIONS:
            if pattern.search(plain):
                return ActiveContent(kind, piece.path)
    return None


def _pdf_objects(piece: Piece) -> Iterator[bytes]:
    """Dictionaries of a PDF: what stands outside its streams, and its object streams once they are unpacked."""
    if b"%PDF-" in piece.data[:1024]:
        yield _STREAM_BODY.sub(b"", piece.data)
    elif piece.path.rpartition("/")[2].startswith("stream") and _OBJECT_STREAM.match(piece.data):
        yield piece.data
