"""Files whose Vietnamese is in a code older than Unicode: TCVN3 (ABC) and VNI, with the fonts that show it (Đ4.k2).

Also a scan, which has no letters at all, and files whose Unicode is of an unusual but right shape.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable
from typing import Any
from xml.sax.saxutils import escape

from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from simulators.agencies.papers.office_xml import word_package
from simulators.protocol.charset import to_tcvn3, to_vni

LINES = (
    "Cộng hòa xã hội chủ nghĩa Việt Nam",
    "Về việc hướng dẫn quyết toán kinh phí năm 2019",
    "Đề nghị các cơ quan, đơn vị nghiêm túc triển khai thực hiện",
)
CODES: dict[str, tuple[str, Callable[[str], str]]] = {
    "tcvn3": (".VnTime", to_tcvn3),
    "vni": ("VNI-Times", to_vni),
}
"""Name of a code → its font, how Unicode becomes its letters (read in Latin-1)."""


def legacy_file(kind: str, code: str) -> bytes:
    """A .txt, .docx, .rtf or .pdf in an older code. KeyError for another."""
    font, convert = CODES[code]
    lines = [convert(line) for line in LINES]
    return _MAKERS[kind](lines, font)


def scan() -> bytes:
    """A PDF page that is a picture, as a scanner makes it: no letter in it."""
    image = Image.new("L", (620, 877), 250)
    for y in range(80, 800, 40):
        image.paste(60, (60, y, 560, y + 8))
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4, invariant=1)
    canvas.drawImage(ImageReader(image), 0, 0, *A4)
    canvas.save()
    return target.getvalue()


def unusual_unicode(kind: str) -> bytes:
    """Right Unicode of a shape that is seldom: .txt in UTF-16 with its mark, .docx with decomposed letters."""
    if kind == "txt":
        return "\n".join(LINES).encode("utf-16")
    return word_package([unicodedata.normalize("NFD", line) for line in LINES])


def _text(lines: list[str], font: str) -> bytes:
    return "\r\n".join(lines).encode("latin-1")


def _word(lines: list[str], font: str) -> bytes:
    plain = word_package(lines)
    source = io.BytesIO(plain)
    target = io.BytesIO()
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    with ZipFile(source) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "word/document.xml":
                fonts = f'<w:rPr><w:rFonts w:ascii="{escape(font)}" w:hAnsi="{escape(font)}"/></w:rPr>'
                data = data.replace(b"<w:r>", f"<w:r>{fonts}".encode())
            new.writestr(ZipInfo(entry.filename, entry.date_time), data)
    return target.getvalue()


def _rich(lines: list[str], font: str) -> bytes:
    body = "\\par\n".join("".join(c if c.isascii() else f"\\'{ord(c):02x}" for c in line) for line in lines)
    return f"{{\\rtf1\\ansi\\deff0{{\\fonttbl{{\\f0 {font};}}}}\\f0\\fs28 {body}}}".encode("ascii")


def _page(lines: list[str], font: str) -> bytes:
    """Drawn with a built-in font that is then given the name of the old one: no file of it is needed."""
    drawn = io.BytesIO()
    canvas = Canvas(drawn, pagesize=A4, invariant=1)
    canvas.setFont("Times-Roman", 14)
    for n, line in enumerate(lines):
        canvas.drawString(85, 750 - 24 * n, line)
    canvas.save()
    writer = PdfWriter(clone_from=PdfReader(drawn))
    for page in writer.pages:
        fonts: Any = page["/Resources"]["/Font"]  # type: ignore[index]
        for one in fonts.values():
            one.get_object()[NameObject("/BaseFont")] = NameObject(f"/{font}")
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


_MAKERS: dict[str, Callable[[list[str], str], bytes]] = {
    "txt": _text,
    "docx": _word,
    "rtf": _rich,
    "pdf": _page,
}
