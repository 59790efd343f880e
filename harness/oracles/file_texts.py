"""Words and fonts of a file, as far as the judge can read them (Đ4.k2, nội dung tệp); safe on hostile files.

A scan has no text: nobody can say in which code it is written, and `assessable` says so. So have .doc and .xls here:
their text is not read.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from lxml import etree
from pypdf import PdfReader

from harness.oracles.file_formats import format_of
from harness.oracles.vietnamese_text import legacy_words

_LEGACY_FONT: Final = re.compile(r"(?i)^(?:\.vn|vni[-_ ]|vn ?times|vn ?arial)")
_SUBSET: Final = re.compile(r"^[A-Z]{6}\+")
_RTF_FONT: Final = re.compile(rb"\\f[0-9]+[^;{}]*? ([^;{}\\]+);")
_RTF_TOKEN: Final = re.compile(
    rb"\\u(-?[0-9]{1,6}) ?\??|\\'([0-9a-fA-F]{2})|\\(?:par|line|tab)\b ?|\\[a-zA-Z]+-?[0-9]* ?|[{}\r\n]"
)
_PARTS: Final = re.compile(
    r"(?:word/(?:document|header[0-9]*|footer[0-9]*|styles)"
    r"|xl/(?:sharedStrings|styles|worksheets/[^/]+)|content|styles)\.xml"
)
_LONGEST_PART: Final = 8 << 20
_MOST_PAGES: Final = 200


@dataclass(frozen=True)
class FileText:
    """What can be read of a file: its words, the names of its fonts, and whether there was anything to read."""

    text: str
    fonts: tuple[str, ...] = ()
    assessable: bool = True

    @property
    def legacy(self) -> tuple[str, ...]:
        """What betrays an older code: names of its fonts, else words."""
        fonts = tuple(font for font in self.fonts if _LEGACY_FONT.match(font))
        return fonts or legacy_words(self.text)


_NOTHING: Final = FileText("", assessable=False)


def text_of(data: bytes) -> FileText:
    """The text of a file by its content; not assessable where there is none, or none that can be read."""
    try:
        match format_of(data):
            case "pdf":
                return _pdf(data)
            case "docx" | "xlsx" | "odt" | "ods":
                return _package(data)
            case "rtf":
                return _rtf(data)
            case "text":
                return FileText(_decoded(data))
    except Exception:  # hostile input: whatever a library raises, the file cannot be read
        return _NOTHING
    return _NOTHING


def _decoded(data: bytes) -> str:
    for code in ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",):
        try:
            return data.decode(code)
        except UnicodeError:
            continue
    return data.decode("latin-1")


def _pdf(data: bytes) -> FileText:
    reader = PdfReader(BytesIO(data), strict=False)
    if reader.is_encrypted:
        return _NOTHING
    pages = reader.pages[:_MOST_PAGES]
    text = "\n".join(page.extract_text() for page in pages)
    fonts = tuple(dict.fromkeys(name for page in pages for name in fonts_of_page(page)))
    return FileText(text, fonts, assessable=bool(text.strip()))


def fonts_of_page(page: Any) -> Iterator[str]:
    """Names of the fonts of a PDF page, without the tag of a subset."""
    resources = page.get("/Resources")
    fonts = resources.get_object().get("/Font") if resources is not None else None
    for font in fonts.get_object().values() if fonts is not None else ():
        name = str(font.get_object().get("/BaseFont", "")).removeprefix("/")
        if name:
            yield _SUBSET.sub("", name)


def _package(data: bytes) -> FileText:
    texts: list[str] = []
    fonts: dict[str, None] = {}
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            if not _PARTS.fullmatch(name):
                continue
            with archive.open(name) as part:
                raw = part.read(_LONGEST_PART)
            try:
                root = etree.fromstring(raw, parser)
            except (etree.XMLSyntaxError, zlib.error):
                continue
            texts += [str(piece) for piece in root.itertext()]
            fonts.update(dict.fromkeys(_fonts_named(root)))
    text = " ".join(texts)
    return FileText(text, tuple(fonts), assessable=bool(text.strip()))


_FONT_ATTRIBUTES: Final = frozenset({"ascii", "hAnsi", "font-name", "font-family"})


def _fonts_named(root: etree._Element) -> Iterator[str]:
    for node in root.iter("*"):
        for key, value in node.attrib.items():
            if etree.QName(str(key)).localname in _FONT_ATTRIBUTES:
                yield str(value).strip("'\" ")
        if etree.QName(node).localname == "name" and node.get("val"):  # a font of a spreadsheet
            yield str(node.get("val"))


def _rtf(data: bytes) -> FileText:
    fonts = tuple(dict.fromkeys(found[1].decode("latin-1").strip() for found in _RTF_FONT.finditer(data)))
    body = data[data.find(b"}}", 0, 1 << 20) + 2 :] if b"\\fonttbl" in data else data
    letters: list[str] = []
    at = 0
    for token in _RTF_TOKEN.finditer(body):
        letters.append(body[at : token.start()].decode("latin-1"))
        at = token.end()
        if token[1]:
            letters.append(chr(int(token[1]) % 65536))
        elif token[2]:
            letters.append(chr(int(token[2], 16)))
        elif token[0][:1] == b"\\":
            letters.append("\n" if token[0][:4] in (b"\\par", b"\\lin", b"\\tab") else "")
    letters.append(body[at:].decode("latin-1"))
    text = "".join(letters)
    return FileText(text, fonts, assessable=bool(text.strip()))
