"""The rulebook as one PDF for an auditor: every rule with its words, scenarios, verdict and proof, in A4."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import font_source_sans_pro
import font_source_serif_pro
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageBreak, PageTemplate, Paragraph, Spacer

from harness.catalogue import Scenario
from reports.rulebook.edition import Entry
from reports.rulebook.site import Site, words_of_law
from reports.web.templates import clean
from reports.wording import wording

_SANS, _BOLD, _ITALIC, _SERIF = "KCSans", "KCSans-Bold", "KCSans-Italic", "KCSerif"
_RED, _SOFT = colors.HexColor("#9b1c1c"), colors.HexColor("#565f70")


@dataclass(frozen=True)
class _Styles:
    title: ParagraphStyle
    article: ParagraphStyle
    clause: ParagraphStyle
    rule: ParagraphStyle
    text: ParagraphStyle
    soft: ParagraphStyle
    law: ParagraphStyle
    step: ParagraphStyle


class _Heading(Paragraph):  # type: ignore[misc]
    """A heading that the table of contents of a PDF reader shows; `level` from 0."""

    def __init__(self, text: str, style: ParagraphStyle, level: int, name: str) -> None:
        super().__init__(escape(text), style)
        self.plain, self.level, self.name = text, level, name

    def draw(self) -> None:
        canvas = self.canv
        canvas.bookmarkPage(self.name)
        canvas.addOutlineEntry(self.plain, self.name, self.level, closed=self.level > 0)
        super().draw()


def write_pdf(site: Site, target: Path) -> Path:
    """Write the book. The same edition gives the same bytes."""
    _register()
    document = BaseDocTemplate(
        str(target), pagesize=A4, leftMargin=22 * mm, rightMargin=20 * mm, topMargin=20 * mm,
        bottomMargin=20 * mm, title="Sổ tay quy tắc QĐ 50/2018/QĐ-UBND An Giang", author="kiemchuan",
        lang="vi-VN", invariant=1,
    )  # fmt: skip
    frame = Frame(document.leftMargin, document.bottomMargin, document.width, document.height, id="text")
    edition = site.edition.manifest()["sha256"][:16]

    def foot(canvas: Any, _: Any) -> None:
        canvas.saveState()
        canvas.setFont(_SANS, 8)
        canvas.setFillColor(_SOFT)
        canvas.drawString(22 * mm, 11 * mm, f"Sổ tay quy tắc QĐ 50/2018/QĐ-UBND An Giang · ấn bản {edition}")
        canvas.drawRightString(A4[0] - 20 * mm, 11 * mm, str(canvas.getPageNumber()))
        canvas.restoreState()

    document.addPageTemplates([PageTemplate(id="page", frames=[frame], onPage=foot)])
    document.build(list(_story(site, _styles())))
    return target


def _story(site: Site, styles: _Styles) -> Iterator[Flowable]:
    manifest = site.edition.manifest()
    yield Spacer(1, 40 * mm)
    yield Paragraph("Sổ tay quy tắc gửi, nhận văn bản điện tử", styles.title)
    yield Paragraph(
        "Rulebook of electronic document exchange – Decision 50/2018/QĐ-UBND of An Giang", styles.soft
    )
    yield Spacer(1, 8 * mm)
    yield Paragraph(_escaped(f"Ấn bản / edition: {manifest['sha256']}"), styles.text)
    if run := manifest["run"]:
        told = f"Lượt chạy / run: {run['id']} · {run['sut']['name']} {run['sut']['version']}"
        yield Paragraph(_escaped(told), styles.text)
    if site.law:
        yield Paragraph(
            _escaped(f"Quy chế / regulation: {site.law.name}, SHA-256 {site.law.sha256}"), styles.text
        )
    yield Paragraph(
        "Câu chữ của quy tắc là của kiemchuan; Quy chế được dẫn theo điều, khoản, điểm. / The wording of rules is "
        "kiemchuan's own; the regulation is cited.", styles.soft,
    )  # fmt: skip
    yield PageBreak()
    article: int | None = None
    clause = ""
    for entry in site.edition.entries:
        rule = entry.rule
        if rule.article != article:
            article, clause = rule.article, ""
            yield _Heading(site.places.article_title(article), styles.article, 0, f"dieu-{article}")
        if rule.clause != clause:
            clause = rule.clause
            yield Paragraph(_escaped(f"Khoản {clause}"), styles.clause)
        yield from _rule(site, entry, styles)
    yield from _changes(site, styles)


def _rule(site: Site, entry: Entry, styles: _Styles) -> Iterator[Flowable]:
    rule = entry.rule
    yield _Heading(f"{rule.id} – {rule.citation}", styles.rule, 1, rule.id)
    for part in words_of_law(site.law, entry):
        yield from (Paragraph(_escaped(line), styles.law) for line in part.splitlines())
    yield Paragraph(_escaped(rule.text_vi), styles.text)
    yield Paragraph(_escaped(rule.text_en), styles.soft)
    yield Paragraph(_escaped(_state(entry)), styles.text)
    notes = [rule.note, rule.why_not_vi, f"Áp dụng khi: {rule.applies_when}" if rule.applies_when else ""]
    notes += [
        f"Cách hiểu {switch.number}: {switch.question_vi} → {switch.value}" for switch in entry.readings
    ]
    yield from (Paragraph(_escaped(note), styles.soft) for note in notes if note)
    for scenario in entry.scenarios:
        yield Paragraph(f"<b>{_escaped(scenario.id)}</b> {_escaped(scenario.name)}", styles.text)
        yield from (Paragraph(line, styles.step) for line in _steps(scenario))


def _state(entry: Entry) -> str:
    rule = entry.rule
    parts = [
        "bắt buộc" if rule.severity == "mandatory" else "khuyến nghị",
        {"product": "phần mềm", "deployment": "cơ quan sử dụng"}.get(rule.scope, "cấp có thẩm quyền"),
        f"kết luận: {wording().verdict(entry.verdict).vi}" if entry.verdict else "chưa có lần chạy",
    ]
    if entry.proof:
        parts.append(f"chứng minh: {entry.proof.killed}/{entry.proof.defects} lỗi cấy bị phát hiện")
    return " · ".join(parts)


def _steps(scenario: Scenario) -> Iterator[str]:
    for step in scenario.steps:
        yield f"<font name='{_BOLD}'>{_escaped(step.keyword)}</font> {_escaped(step.text)}"
        for row in step.table or ():
            yield "&nbsp;&nbsp;&nbsp;&nbsp;| " + " | ".join(_escaped(cell) for cell in row) + " |"
        for line in (step.docstring or "").splitlines():
            yield f"&nbsp;&nbsp;&nbsp;&nbsp;{_escaped(line)}"


def _changes(site: Site, styles: _Styles) -> Iterator[Flowable]:
    if site.changed is None:
        return
    yield _Heading("Thay đổi từ ấn bản trước / Changes since the last edition", styles.article, 0, "thay-doi")
    for change in site.changed:
        what = "; ".join(f"{words.vi} / {words.en}" for words in change.what)
        yield Paragraph(f"<b>{_escaped(change.rule)}</b> {_escaped(what)}", styles.text)


def _escaped(text: str) -> str:
    return escape(clean(text, 20_000))


def _register() -> None:
    sans, serif = font_source_sans_pro.font_files_ttf, font_source_serif_pro.font_files_ttf
    for name, file in (
        (_SANS, sans["SourceSansPro"]), (_BOLD, sans["SourceSansProSemibold"]),
        (_ITALIC, sans["SourceSansProIt"]), (_SERIF, serif["SourceSerifProSemibold"]),
    ):  # fmt: skip
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, file))
    pdfmetrics.registerFontFamily(_SANS, normal=_SANS, bold=_BOLD, italic=_ITALIC, boldItalic=_BOLD)


def _styles() -> _Styles:
    text = ParagraphStyle("text", fontName=_SANS, fontSize=10, leading=13.5, spaceAfter=3)
    return _Styles(
        title=ParagraphStyle("title", fontName=_SERIF, fontSize=26, leading=32, spaceAfter=6),
        article=ParagraphStyle(
            "article", fontName=_SERIF, fontSize=17, leading=22, spaceBefore=20, spaceAfter=6, keepWithNext=1
        ),
        clause=ParagraphStyle(
            "clause", fontName=_BOLD, fontSize=11, leading=15, textColor=_SOFT, spaceBefore=8, keepWithNext=1
        ),
        rule=ParagraphStyle(
            "rule", fontName=_BOLD, fontSize=11, leading=15, textColor=_RED, spaceBefore=10, keepWithNext=1
        ),
        text=text,
        soft=ParagraphStyle("soft", parent=text, fontName=_ITALIC, fontSize=9, leading=12, textColor=_SOFT),
        law=ParagraphStyle(
            "law",
            parent=text,
            leftIndent=10,
            spaceBefore=3,
            borderPadding=(2, 2, 2, 8),
            fontName=_SANS,
            backColor=colors.HexColor("#f4f1ea"),
        ),
        step=ParagraphStyle("step", parent=text, fontSize=9, leading=11.6, leftIndent=10, spaceAfter=0),
    )
