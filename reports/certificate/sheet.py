"""The page and its type: A4, a face with every Vietnamese letter, a foot on each page, the mark of the unofficial."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from io import BytesIO
from typing import Any

import font_source_serif_pro
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    LongTable,
    PageTemplate,
    Paragraph,
    TableStyle,
)

from reports.printable import printable

REGULAR, BOLD = "SourceSerifPro", "SourceSerifProBold"
SIDE, TOP, BOTTOM = 18 * mm, 16 * mm, 20 * mm
WIDTH = A4[0] - 2 * SIDE
SEAL_BOX = (A4[0] - SIDE - 82 * mm, BOTTOM + 2 * mm, A4[0] - SIDE, BOTTOM + 25 * mm)
"""Where the visible signature stands on the first page (left, bottom, right, top; points)."""
_MOST_SHOWN = 1500
_INK, _PALE, _RED = colors.HexColor("#1b1b1b"), colors.HexColor("#eef1f4"), colors.HexColor("#b3261e")
_LINE = colors.HexColor("#9aa4ad")


def _style(name: str, size: float, **more: Any) -> ParagraphStyle:
    return ParagraphStyle(name, fontName=REGULAR, fontSize=size, leading=size * 1.32, textColor=_INK, **more)


BODY = _style("body", 10, alignment=TA_JUSTIFY, spaceAfter=4)
FINDING = _style("finding", 11.5, alignment=TA_JUSTIFY, spaceBefore=4, spaceAfter=3)
SMALL = _style("small", 8.5)
CELL = _style("cell", 8.6)
CELL_HEAD = ParagraphStyle("head", parent=CELL, fontName=BOLD)
TITLE = ParagraphStyle(
    "title", parent=BODY, fontName=BOLD, fontSize=17, leading=22, alignment=TA_CENTER, spaceAfter=0
)
SUBTITLE = _style("subtitle", 10, alignment=TA_CENTER, spaceAfter=8)
HEADING = ParagraphStyle("heading", parent=BODY, fontName=BOLD, fontSize=11, spaceBefore=7, spaceAfter=3)
WARNING = ParagraphStyle("warning", parent=BODY, fontName=BOLD, textColor=_RED, alignment=TA_CENTER)


@dataclass(frozen=True)
class Foot:
    """What stands at the foot of every page; `marked`: across every page, too, as unofficial."""

    text: str
    marked: bool


def register_fonts() -> None:
    """Make the face known to reportlab; before any paragraph. Its slanted weights lack letters and are not used."""
    files = font_source_serif_pro.font_files_ttf
    for name in (REGULAR, BOLD):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, files[name]))
    for name in (REGULAR, BOLD):
        pdfmetrics.registerFontFamily(name, normal=name, bold=BOLD, italic=name, boldItalic=BOLD)


def words(text: object, most: int = _MOST_SHOWN) -> str:
    """Any text as reportlab may set it: nothing of a product is markup, hides, or is longer than a page holds.

    The statement beside the pages has it whole.
    """
    shown = printable(str(text))
    if len(shown) > most:
        shown = f"{shown[:most]}… (+{len(shown) - most})"
    return escape(shown, quote=False).replace("\n", " ")


def paragraph(text: object, style: ParagraphStyle = BODY, *, most: int = _MOST_SHOWN) -> Paragraph:
    return Paragraph(words(text, most), style)


def heading(text: str) -> list[Flowable]:
    """A heading that is not left alone at the foot of a page."""
    return [CondPageBreak(32 * mm), paragraph(text, HEADING)]


def table(rows: Sequence[Sequence[object]], widths: Sequence[float], *, head: bool = True) -> LongTable:
    """Cells of text; the first row stands on every page; a table without a head has its first column in bold."""
    cells = [
        [
            cell
            if isinstance(cell, Flowable)
            else paragraph(cell, CELL_HEAD if _is_head(head, y, x) else CELL)
            for x, cell in enumerate(row)
        ]
        for y, row in enumerate(rows)
    ]
    made = LongTable(cells, colWidths=[part * WIDTH for part in widths], repeatRows=1 if head else 0)
    made.setStyle(
        TableStyle(
            [
                ("GRID", (0, 0), (-1, -1), 0.4, _LINE),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("TOPPADDING", (0, 0), (-1, -1), 1.6),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2.6),
                ("BACKGROUND", (0, 0), (-1, 0) if head else (0, -1), _PALE),
            ]
        )
    )
    return made


def _is_head(head: bool, y: int, x: int) -> bool:
    return y == 0 if head else x == 0


def build(story: Sequence[Flowable], *, title: str, author: str, foot: Foot) -> bytes:
    """The finished PDF: the same bytes for the same story."""
    output = BytesIO()
    document = BaseDocTemplate(
        output, pagesize=A4, title=title, author=author, subject="Quyết định 50/2018/QĐ-UBND An Giang",
        creator="kiemchuan", lang="vi-VN", invariant=1,
    )  # fmt: skip
    above_seal = SEAL_BOX[3] + 3 * mm
    document.addPageTemplates(
        [_template("first", above_seal, then="later"), _template("later", BOTTOM, then="later")]
    )
    document.build(list(story), canvasmaker=lambda *a, **k: _FootedCanvas(foot, *a, **k))
    return output.getvalue()


def _template(name: str, bottom: float, *, then: str) -> PageTemplate:
    frame = Frame(SIDE, bottom, WIDTH, A4[1] - TOP - bottom, 0, 0, 0, 0, id=name)
    return PageTemplate(id=name, frames=[frame], autoNextPageTemplate=then)


class _FootedCanvas(Canvas):  # type: ignore[misc]
    """Writes the foot once the number of pages is known."""

    def __init__(self, foot: Foot, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._foot = foot
        self._pages: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 (reportlab's name)
        self._pages.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        total = len(self._pages)
        for number, page in enumerate(self._pages, 1):
            self.__dict__.update(page)
            self._draw_foot(number, total)
            super().showPage()
        super().save()

    def _draw_foot(self, number: int, total: int) -> None:
        self.saveState()
        self.setFont(REGULAR, 7.5)
        self.setFillColor(_INK)
        self.drawString(SIDE, 11 * mm, self._foot.text)
        self.drawRightString(A4[0] - SIDE, 11 * mm, f"Trang {number}/{total}")
        if self._foot.marked:
            self._draw_mark()
        self.restoreState()

    def _draw_mark(self) -> None:
        self.setFillColor(_RED)
        self.setFont(BOLD, 9)
        self.drawCentredString(
            A4[0] / 2, A4[1] - 10 * mm, "KHÔNG CHÍNH THỨC · UNOFFICIAL – không phải giấy chứng nhận"
        )
        self.translate(A4[0] / 2, A4[1] / 2)
        self.rotate(52)
        self.setFillAlpha(0.10)
        self.setFont(BOLD, 66)
        self.drawCentredString(0, 0, "KHÔNG CHÍNH THỨC")
        self.setFont(BOLD, 40)
        self.drawCentredString(0, -52, "UNOFFICIAL")
