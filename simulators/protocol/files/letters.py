"""In which code a file is written, as far as a glance can tell: fonts of the older codes, words of plain text (Đ4.k2).

PDF, .docx, .odt, .ods, .xlsx and .rtf name their fonts; .txt and .csv have nothing but their bytes. Nothing is told of
pictures, of .doc and .xls.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

from pypdf import PdfReader

from simulators.protocol.charset import detect_legacy

LETTERED: Final = frozenset({"pdf", "rtf", "docx", "xlsx", "odt", "ods", "txt", "csv"})
"""Kinds of which something can be told."""
_OLD_FONT: Final = re.compile(r"(?i)\.vn[a-z]|vni[- ]|vntime")
_BASE_FONT: Final = re.compile(rb"/BaseFont\s*/([^\s/<>\[\]()]+)")
_NAMED_IN_XML: Final = re.compile(rb'(?:ascii|hAnsi|font-name|font-family|name val)="([^"]{1,80})"')
_NAMED_IN_RTF: Final = re.compile(rb"\\f[0-9]+[^;{}]{0,80}? ([^;{}\\]{1,80});")
_LONGEST: Final = 4 << 20


def old_letters(data: bytes, kind: str) -> tuple[str, ...]:
    """Fonts or words that betray an older code; empty where there are none, or nothing can be told."""
    fonts = tuple(dict.fromkeys(name for name in _fonts(data, kind) if _OLD_FONT.search(name)))
    if fonts or kind not in ("txt", "csv"):
        return fonts
    found = detect_legacy(data[:_LONGEST])
    return found.words if found is not None else ()


def _fonts(data: bytes, kind: str) -> Iterator[str]:
    try:
        match kind:
            case "pdf":
                yield from _fonts_of_pdf(data)
            case "rtf":
                yield from (found[1].decode("latin-1") for found in _NAMED_IN_RTF.finditer(data[:_LONGEST]))
            case "docx" | "xlsx" | "odt" | "ods":
                yield from _fonts_of_package(data)
    except Exception:  # hostile input: a file that cannot be read tells nothing
        return


def _fonts_of_pdf(data: bytes) -> Iterator[str]:
    if b"/ObjStm" not in data:
        yield from (found[1].decode("latin-1") for found in _BASE_FONT.finditer(data))
        return
    for page in PdfReader(BytesIO(data), strict=False).pages:
        resources: Any = page["/Resources"].get_object()
        fonts = resources.get("/Font", {}).get_object()
        yield from (str(font.get_object().get("/BaseFont", "")) for font in fonts.values())


def _fonts_of_package(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith(".xml") and not name.startswith("META-INF/"):
                with archive.open(name) as part:
                    raw = part.read(_LONGEST)
                yield from (found[1].decode("utf-8", "replace") for found in _NAMED_IN_XML.finditer(raw))
