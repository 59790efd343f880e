"""What a file is, by its content; and whether Đ4.k4 lists it."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from typing import BinaryIO, Final, Literal

from simulators.protocol.files.names import extension_of

LISTED_EXTENSIONS: Final = frozenset(
    {"pdf", "txt", "rtf", "doc", "docx", "odt", "csv", "xls", "xlsx", "ods", "jpeg", "jpg"}
)
"""Đ4.k4.a–đ. `.jpg` is the same format as `.jpeg` (design §9.5); `.png`, `.tif`, `.zip` are not listed."""

_MIMES: Final = {
    "pdf": "application/pdf",
    "txt": "text/plain",
    "csv": "text/csv",
    "html": "text/html",
    "xml": "text/xml",
    "rtf": "application/rtf",
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
    "ppt": "application/vnd.ms-powerpoint",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "docm": "application/vnd.ms-word.document.macroEnabled.12",
    "xlsm": "application/vnd.ms-excel.sheet.macroEnabled.12",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
    "tif": "image/tiff",
    "zip": "application/zip",
    "exe": "application/x-msdownload",
    "ole": "application/x-ole-storage",
    "": "application/octet-stream",
}
_SIGNATURES: Final = (
    (b"{\\rtf", "rtf"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF8", "gif"),
    (b"II*\x00", "tif"),
    (b"MM\x00*", "tif"),
    (b"MZ", "exe"),
    (b"\x7fELF", "exe"),
)
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS: Final = {"WordDocument": "doc", "Workbook": "xls", "Book": "xls", "PowerPoint Document": "ppt"}
"""Streams by which OLE files are told, the deciding first: a .doc may embed a workbook."""
_PACKAGES: Final = (
    (b"wordprocessingml.document.main+xml", "docx"),
    (b"spreadsheetml.sheet.main+xml", "xlsx"),
    (b"presentationml.presentation.main+xml", "pptx"),
    (b"ms-word.document.macroEnabled.main+xml", "docm"),
    (b"ms-excel.sheet.macroEnabled.main+xml", "xlsm"),
)
_TEXT_EXTENSIONS: Final = frozenset({"txt", "csv"})
_NOT_TEXT: Final = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE: Final = 65536
_LONGEST_PART: Final = 1 << 20


@dataclass(frozen=True)
class FileKind:
    """What a file is: `extension` as Đ4.k4 writes it ("jpeg", never "jpg"; "" = unknown) and MIME type.

    `trusted_by` is "name" only where content cannot tell (plain text: .txt or .csv).
    """

    extension: str
    mime: str
    trusted_by: Literal["content", "name"] = "content"


class Listing(StrEnum):
    """What Đ4.k4 says of a file."""

    LISTED = "listed"
    NOT_LISTED = "not-listed"
    CONTENT_DIFFERS = "content-differs"


def sniff(data: bytes | BinaryIO, name: str) -> FileKind:
    """Look at the content; a stream must be seekable and is left at its start."""
    stream = BytesIO(data) if isinstance(data, bytes) else data
    stream.seek(0)
    head = stream.read(_SAMPLE)
    kind = _of_content(head, stream)
    stream.seek(0)
    if kind is not None:
        return FileKind(kind, _MIMES[kind])
    if _is_text(head):
        claimed = extension_of(name)
        text = claimed if claimed in _TEXT_EXTENSIONS else "txt"
        return FileKind(text, _MIMES[text], "name")
    return FileKind("", _MIMES[""])


def listing(name: str, kind: FileKind) -> Listing:
    """Whether the name's extension is listed, and the content is what the name says."""
    extension = extension_of(name)
    if extension not in LISTED_EXTENSIONS:
        return Listing.NOT_LISTED
    extension = "jpeg" if extension == "jpg" else extension
    return Listing.LISTED if extension == kind.extension else Listing.CONTENT_DIFFERS


def is_listed_format(name: str, kind: FileKind) -> bool:
    """Đ4.k4: a listed extension over content of that format."""
    return listing(name, kind) is Listing.LISTED


def _of_content(head: bytes, stream: BinaryIO) -> str | None:
    if head.lstrip()[:5] == b"%PDF-":
        return "pdf"
    for signature, extension in _SIGNATURES:
        if head.startswith(signature):
            return extension
    if head.startswith(_OLE):
        return _of_ole(stream)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _of_zip(stream)
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:512].lower()
    if start.startswith((b"<!doctype html", b"<html", b"<script")):
        return "html"
    return "xml" if start.startswith(b"<?xml") else None


def _of_ole(stream: BinaryIO) -> str:
    # Names of streams stand in the directory as UTF-16; where the directory lies does not matter here.
    stream.seek(0)
    carry, found = b"", set()
    while chunk := stream.read(_LONGEST_PART):
        window = carry + chunk
        found |= {name for name in _OLE_STREAMS if f"{name}\0".encode("utf-16-le") in window}
        carry = window[-64:]
    return next((kind for name, kind in _OLE_STREAMS.items() if name in found), "ole")


def _of_zip(stream: BinaryIO) -> str:
    stream.seek(0)
    try:
        with zipfile.ZipFile(stream) as archive:
            names = set(archive.namelist())
            if "mimetype" in names:
                mime = _part(archive, "mimetype").strip().decode("ascii", "replace")
                return next((kind for kind in ("odt", "ods") if _MIMES[kind] == mime), "zip")
            if "[Content_Types].xml" in names:
                types = _part(archive, "[Content_Types].xml")
                return next((kind for mark, kind in _PACKAGES if mark in types), "zip")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, EOFError):
        pass
    return "zip"


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(_LONGEST_PART)


def _is_text(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return bool(head) and not _NOT_TEXT.search(head)
