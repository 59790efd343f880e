"""Real PDF pages of an official document, laid out as NĐ 30/2020 (phụ lục I) and TT 01/2011/TT-BNV want them.

A4, text black, margins top and bottom 20 mm, left 30 mm, right 20 mm; page numbers in the middle of the top
margin from page 2 on. The bytes are a function of the arguments alone (no time, no host, no random id).
"""

from __future__ import annotations

import functools
import io
from datetime import date
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    KeepTogether,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from simulators.agencies.papers.fonts import SLANT, register_fonts
from simulators.agencies.papers.paper import Paper
from simulators.agencies.papers.provider import (
    VietnameseOfficialProvider,
    authority_lines,
    lent_faker,
    place_and_date,
    printed_number,
)
from simulators.agencies.papers.vocabulary import DOCUMENT_TYPES, LETTER, DocumentType
from simulators.protocol.edxml.model import Signer

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
"""Quốc hiệu."""
MOTTO = "Độc lập - Tự do - Hạnh phúc"
"""Tiêu ngữ."""

_LEFT, _RIGHT, _TOP, _BOTTOM = 30 * mm, 20 * mm, 20 * mm, 20 * mm
_WIDTH = A4[0] - _LEFT - _RIGHT
_HEIGHT = A4[1] - _TOP - _BOTTOM
_LAST_PAGE_FILL = 0.55
"""Share of the last page that is written on: far from both edges, so that the page count can't slip."""


def official_pdf(
    subject: str,
    pages: int = 1,
    *,
    seed: int = 0,
    issuer: str = "Sở Nội vụ",
    parent: str = "Ủy ban nhân dân tỉnh An Giang",
    number: int = 1,
    notation: str = "",
    type_name: str = LETTER.name,
    place: str = "An Giang",
    on: date = date(2019, 12, 17),
    signer: Signer | None = None,
    recipients: tuple[str, ...] = (),
    to_places: tuple[str, ...] = (),
) -> bytes:
    """A PDF of exactly `pages` A4 pages; what is not given is drawn from `seed`. ValueError below one."""
    kind = next((known for known in DOCUMENT_TYPES if known.name == type_name), DocumentType(type_name, "VB"))
    fake: Any = lent_faker(seed)
    paper = Paper(
        issuer=issuer,
        parent=parent,
        number=number,
        notation=notation or fake.document_notation(kind, issuer),
        kind=kind,
        subject=subject,
        place=place,
        date=on,
        signer=signer or fake.official_signer(issuer),
        recipients=recipients,
        to_places=to_places,
        seed=seed,
    )
    return lay_out(paper, pages)


@functools.lru_cache(maxsize=256)
def lay_out(paper: Paper, pages: int) -> bytes:
    """Lay `paper` out on exactly `pages` pages by writing as much body text as that needs.

    A pure function, kept for the last papers: many scenarios, run many times, ask for the same one.
    """
    if pages < 1:
        raise ValueError(f"a paper has at least one page, not {pages}")
    regular, bold = register_fonts()
    sheet = _Styles(regular, bold)
    head = _heading(paper, sheet)
    tail = _signature_block(paper, sheet)
    wanted = (pages - 1 + _LAST_PAGE_FILL) * _HEIGHT - _height(head) - _height(tail)
    target = io.BytesIO()
    document = BaseDocTemplate(
        target,
        pagesize=A4,
        invariant=1,
        title=paper.subject,
        author=paper.issuer,
        subject=paper.notation,
        creator="kiemchuan",
        lang="vi-VN",
    )
    frame = Frame(_LEFT, _BOTTOM, _WIDTH, _HEIGHT, 0, 0, 0, 0, id="body")
    document.addPageTemplates(PageTemplate(id="page", frames=[frame], onPage=_number_page))
    document.build([*head, *_body(paper, sheet, wanted), KeepTogether(tail)])
    if document.page != pages:
        raise RuntimeError(f"the layout came out at {document.page} pages instead of {pages}")
    return target.getvalue()


class _Styles:
    def __init__(self, regular: str, bold: str) -> None:
        self.regular, self.bold = regular, bold
        self.body = ParagraphStyle(
            "body", fontName=regular, fontSize=13.5, leading=18, alignment=TA_JUSTIFY,
            firstLineIndent=10 * mm, spaceAfter=6,
        )  # fmt: skip
        self.centre = ParagraphStyle("centre", fontName=regular, fontSize=13, leading=16, alignment=TA_CENTER)
        self.centre_bold = ParagraphStyle("centre-bold", parent=self.centre, fontName=bold)
        self.small_centre = ParagraphStyle("small-centre", parent=self.centre, fontSize=12, leading=15)
        self.title = ParagraphStyle("title", parent=self.centre_bold, fontSize=14, leading=18)
        self.salutation = ParagraphStyle(
            "salutation", parent=self.centre, alignment=TA_LEFT, leftIndent=45 * mm
        )
        self.list = ParagraphStyle("list", parent=self.salutation, leftIndent=63 * mm)
        self.small = ParagraphStyle("small", fontName=regular, fontSize=11, leading=13)


class _Slanted(Flowable):  # type: ignore[misc]
    """One line in sheared upright letters, left or centred."""

    def __init__(self, text: str, font: str, size: float, *, centred: bool) -> None:
        super().__init__()
        self._text, self._font, self._size, self._centred = text, font, size, centred
        self._available = 0.0

    def wrap(self, available_width: float, _: float) -> tuple[float, float]:
        self._available = available_width
        return available_width, self._size * 1.25

    def draw(self) -> None:
        width = self.canv.stringWidth(self._text, self._font, self._size)
        left = (self._available - width) / 2 if self._centred else 0.0
        text = self.canv.beginText()
        text.setFont(self._font, self._size)
        text.setTextTransform(1, 0, SLANT, 1, left, self._size * 0.3)
        text.textOut(self._text)
        self.canv.drawText(text)


class _Rule(Flowable):  # type: ignore[misc]
    """A thin centred line under a heading, a share of the width long."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self._share, self._available = share, 0.0

    def wrap(self, available_width: float, _: float) -> tuple[float, float]:
        self._available = available_width
        return available_width, 5

    def draw(self) -> None:
        length = self._available * self._share
        self.canv.setLineWidth(0.6)
        self.canv.line((self._available - length) / 2, 2.5, (self._available + length) / 2, 2.5)


def _heading(paper: Paper, sheet: _Styles) -> list[Flowable]:
    number = f"Số: {printed_number(paper.number)}/{paper.notation}"
    left: list[Flowable] = (
        [Paragraph(_broken_at_place(paper.parent), sheet.small_centre)] if paper.parent else []
    )
    left += [Paragraph(_broken_at_place(paper.issuer), sheet.centre_bold), _Rule(0.4)]
    right = [Paragraph(NATION, ParagraphStyle("nation", parent=sheet.centre_bold, fontSize=11.5, leading=15)),
             Paragraph(MOTTO, sheet.centre_bold), _Rule(0.62)]  # fmt: skip
    below: list[Flowable] = [Paragraph(escape(number), sheet.centre)]
    if paper.kind.is_letter:
        below.append(Paragraph(escape(paper.subject), sheet.small_centre))
    dated = _Slanted(place_and_date(paper.place, paper.date), sheet.regular, 13, centred=True)
    story: list[Flowable] = [_columns([[left, right], [below, [dated]]], (0.42, 0.58)), Spacer(1, 14)]
    if paper.kind.is_letter:
        return [*story, *_addressees(paper, sheet)]
    return [
        *story,
        Paragraph(paper.kind.name.upper(), sheet.title),
        Paragraph(escape(paper.subject), sheet.centre_bold),
        _Rule(0.3),
        Spacer(1, 12),
        *_addressees(paper, sheet),
    ]


def _broken_at_place(name: str) -> str:
    """The name of an agency in capitals, its place on a line of its own (ỦY BAN NHÂN DÂN / TỈNH AN GIANG)."""
    for unit in (" tỉnh ", " huyện ", " thành phố ", " thị xã "):
        if unit in name:
            head, place = name.split(unit, 1)
            return f"{escape(head.upper())}<br/>{escape((unit.strip() + ' ' + place).upper())}"
    return escape(name.upper())


def _addressees(paper: Paper, sheet: _Styles) -> list[Flowable]:
    names = _shown(paper.recipients)
    if not names:
        return []
    if len(names) == 1:
        return [Paragraph(f"Kính gửi: {escape(names[0])}", sheet.centre), Spacer(1, 12)]
    ending = [";"] * (len(names) - 1) + ["."]
    lines = [Paragraph(f"- {escape(name)}{end}", sheet.list) for name, end in zip(names, ending, strict=True)]
    return [Paragraph("Kính gửi:", sheet.salutation), *lines, Spacer(1, 12)]


def _shown(names: tuple[str, ...]) -> tuple[str, ...]:
    """As many names as fit on a page; the rest of a long list is named together."""
    return names if len(names) <= 6 else (*names[:5], "Các cơ quan, đơn vị liên quan")


def _body(paper: Paper, sheet: _Styles, wanted: float) -> list[Flowable]:
    fake: VietnameseOfficialProvider | Any = lent_faker(paper.seed)
    closing = Paragraph(escape(fake.official_closing(paper.issuer)), sheet.body)
    wanted -= _height([closing])
    story: list[Flowable] = []
    number = 0
    while wanted > 0 or not story:
        text = fake.official_paragraph(paper.issuer)
        number += 1
        block = Paragraph(f"{number}. {escape(text)}", sheet.body)
        height = _height([block])
        if story and height > wanted + 0.2 * _HEIGHT:
            break
        story.append(block)
        wanted -= height
    return [*story, closing]


def _signature_block(paper: Paper, sheet: _Styles) -> list[Flowable]:
    places = _shown(
        ("Như trên", *paper.to_places)
        if paper.recipients
        else (paper.to_places or ("Các cơ quan, đơn vị liên quan",))
    )
    left: list[Flowable] = [_Slanted("Nơi nhận:", sheet.bold, 12, centred=False)]
    left += [Paragraph(f"- {escape(name)};", sheet.small) for name in places]
    left.append(Paragraph("- Lưu: VT.", sheet.small))
    right: list[Flowable] = [
        Paragraph(escape(line), sheet.centre_bold) for line in authority_lines(paper.signer, paper.issuer)
    ]
    right += [Spacer(1, 24 * mm), Paragraph(escape(paper.signer.full_name), sheet.centre_bold)]
    return [Spacer(1, 10), _columns([[left, right]], (0.5, 0.5))]


def _columns(rows: list[list[list[Flowable]]], shares: tuple[float, ...]) -> Table:
    bare = [
        ("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 2), ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]  # fmt: skip
    return Table(rows, colWidths=[share * _WIDTH for share in shares], style=TableStyle(bare))


def _height(story: list[Flowable]) -> float:
    return sum(float(block.wrap(_WIDTH, _HEIGHT)[1]) + float(block.getSpaceAfter()) for block in story)


def _number_page(canvas: Any, document: Any) -> None:
    if document.page > 1:
        canvas.setFont(register_fonts()[0], 13)
        canvas.drawCentredString(A4[0] / 2, A4[1] - 13 * mm, str(document.page))
