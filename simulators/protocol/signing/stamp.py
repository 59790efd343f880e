"""What a visible signature looks like: a few lines of Vietnamese text in a thin frame."""

from __future__ import annotations

import secrets
from io import BytesIO
from typing import Any

import font_source_serif_pro
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.stamp.static import StaticStampStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

_FONT = "kiemchuan-stamp"
_LARGEST, _MARGIN, _LEADING = 9.0, 3.0, 1.25


def stamp_style(text: str, box: tuple[float, float, float, float]) -> StaticStampStyle:
    """A stamp of `text`, as large as the box (left, bottom, right, top; points) allows, at most 9 pt."""
    drawing = _draw(text.splitlines() or [""], abs(box[2] - box[0]), abs(box[3] - box[1]))
    return StaticStampStyle(background=_Drawing(drawing), border_width=0)


def _draw(lines: list[str], width: float, height: float) -> bytes:
    if _FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(_FONT, font_source_serif_pro.font_files_ttf["SourceSerifPro"]))
    widest = max(pdfmetrics.stringWidth(line, _FONT, 1) for line in lines) or 1
    size = min(_LARGEST, (width - 2 * _MARGIN) / widest, (height - 2 * _MARGIN) / (len(lines) * _LEADING))
    output = BytesIO()
    canvas = Canvas(output, pagesize=(width, height), invariant=1)
    canvas.setLineWidth(0.5)
    canvas.rect(0.5, 0.5, width - 1, height - 1)
    canvas.setFont(_FONT, max(size, 1))
    for index, line in enumerate(lines):
        canvas.drawString(_MARGIN, height - _MARGIN - size * (1 + index * _LEADING), line)
    canvas.save()
    return output.getvalue()


class _Drawing(PdfContent):
    """A one-page PDF as pyHanko content (its own takes a file name only)."""

    def __init__(self, pdf: bytes) -> None:
        super().__init__()
        self._pdf = pdf

    def render(self) -> bytes:
        writer: Any = self.writer
        drawing = writer.import_page_as_xobject(PdfFileReader(BytesIO(self._pdf)))
        name = f"/Stamp{secrets.token_hex(8)}"
        self.resources.xobject[name] = drawing
        left, bottom, right, top = drawing.get_object()["/BBox"]
        self.box = BoxConstraints(width=right - left, height=top - bottom)
        return f"{name} Do".encode()
