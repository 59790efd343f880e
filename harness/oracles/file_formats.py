"""What format a file has, told by its content alone, and whether Điều 4 khoản 4 lists it; safe on hostile files.

Names lie, so they are only compared with what the content says. Plain text is the exception: nothing in it tells a
.txt from a .csv, and its name decides.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Final

from lxml import etree

TEXT: Final = frozenset({"txt", "rtf", "doc", "docx", "odt"})
"""Tài liệu là văn bản (điểm b)."""
TABLES: Final = frozenset({"csv", "xls", "xlsx", "ods"})
"""Tài liệu là bảng tính (điểm c)."""
READ_ONLY: Final = frozenset({"pdf"})
"""Tài liệu chỉ đọc (điểm d); the signed document itself as well (điểm a)."""
GRAPHICS: Final = frozenset({"jpeg"})
"""Tài liệu đồ họa, đồ thị (điểm đ)."""
LISTED: Final = TEXT | TABLES | READ_ONLY | GRAPHICS

_PLAIN: Final = frozenset({"txt", "csv"})
_BEGINNINGS: Final = (
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF8", "gif"),
    (b"II*\0", "tif"),
    (b"MM\0*", "tif"),
    (b"MZ", "exe"),
    (b"\x7fELF", "exe"),
)
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS: Final = {"WordDocument": "doc", "Workbook": "xls", "Book": "xls"}
_ODF: Final = "application/vnd.oasis.opendocument."
_OOXML: Final = {
    "wordprocessingml.document.main+xml": "docx",
    "spreadsheetml.sheet.main+xml": "xlsx",
    "ms-word.document.macroEnabled.main+xml": "docm",
    "ms-excel.sheet.macroEnabled.main+xml": "xlsm",
}
_HTML: Final = re.compile(
    rb"(?i)\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*)*<(?:!doctype\s+html|html|script|head|body)\b"
)
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_LOOKED_AT: Final = 1 << 16
_LONGEST_PART: Final = 1 << 20
_MOST_SECTORS: Final = 4096


def extension(name: str) -> str:
    """What a name says: its last extension in small letters, `.jpg` being `.jpeg` (switch 5); `""` without one."""
    stem, dot, last = name.rpartition(".")
    said = last.strip().lower() if dot and stem.strip() else ""
    return "jpeg" if said == "jpg" else said


def format_of(data: bytes) -> str:
    """What the content is, written as Đ4.k4 writes extensions; `text` for plain text, `""` where nobody can tell."""
    for beginning, kind in _BEGINNINGS:
        if data.startswith(beginning):
            return kind
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(_COMPOUND):
        return next((_STREAMS[name] for name in _streams(data) if name in _STREAMS), "ole")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _package(data)
    head = data[:_LOOKED_AT]
    if _HTML.match(head.removeprefix(b"\xef\xbb\xbf")):
        return "html"
    return "text" if _is_text(head) else ""


def is_what_it_is_called(name: str, data: bytes) -> bool:
    """Whether the content has the format that the name says; plain text is whatever plain text it is called."""
    said, real = extension(name), format_of(data)
    return said == real or (real == "text" and said in _PLAIN)


def is_listed(name: str, data: bytes) -> bool:
    """Đ4.k4: a listed extension over content of that format."""
    return extension(name) in LISTED and is_what_it_is_called(name, data)


def _is_text(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return bool(head) and not _CONTROL.search(head)


# ------------------------------------------------------------------------------------------------ compound files


def _streams(data: bytes) -> Iterator[str]:
    """Names of the streams in the root of a compound file; those of embedded objects lie deeper and do not count."""
    try:
        entries = _directory(data)
        waiting, met = [entries[0][2]], {0}
        while waiting:
            number = waiting.pop()
            if number in met or not 0 <= number < len(entries):
                continue
            met.add(number)
            name, kind, _, left, right = entries[number]
            if kind == 2:
                yield name
            waiting += [left, right]
    except (struct.error, IndexError):
        return


def _directory(data: bytes) -> list[tuple[str, int, int, int, int]]:
    """(name, kind, child, left, right) of every entry. struct.error, IndexError on a broken file."""
    size = 1 << min(struct.unpack_from("<H", data, 30)[0], 12)
    table = [number for sector in struct.unpack_from("<109I", data, 76) if sector < _MOST_SECTORS * 16
             for number in struct.unpack_from(f"<{size // 4}I", data, (sector + 1) * size)]  # fmt: skip
    sector, entries = struct.unpack_from("<I", data, 48)[0], []
    for _ in range(_MOST_SECTORS):
        if sector >= len(table):
            break
        block = data[(sector + 1) * size : (sector + 2) * size]
        entries += [_entry(block[at : at + 128]) for at in range(0, len(block) - 127, 128)]
        sector = table[sector]
    return entries


def _entry(raw: bytes) -> tuple[str, int, int, int, int]:
    length = min(struct.unpack_from("<H", raw, 64)[0], 64)
    left, right, child = struct.unpack_from("<iii", raw, 68)
    return raw[: max(length - 2, 0)].decode("utf-16-le", "replace"), raw[66], child, left, right


# ------------------------------------------------------------------------------------------------ packages


def _package(data: bytes) -> str:
    """docx, xlsx, odt, ods by the package's own word for itself; another ZIP is `zip`."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "mimetype" in names:
                said = _part(archive, "mimetype").decode("ascii", "replace").strip()
                return {f"{_ODF}text": "odt", f"{_ODF}spreadsheet": "ods"}.get(said, "zip")
            if "[Content_Types].xml" in names:
                return _office(_part(archive, "[Content_Types].xml"))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, ValueError, EOFError):
        pass
    return "zip"


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(_LONGEST_PART)


def _office(types: bytes) -> str:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(types, parser)
    except (etree.XMLSyntaxError, ValueError):
        return "zip"
    said = {str(node.get("ContentType", "")) for node in root.iter("{*}Override")}
    found = {kind for ending, kind in _OOXML.items() if any(one.endswith(ending) for one in said)}
    return next((kind for kind in ("docm", "xlsm", "docx", "xlsx") if kind in found), "zip")
