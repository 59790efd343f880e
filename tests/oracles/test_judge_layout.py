"""The judge of Đ4.k1: which changes of a page are told, which are harmless, and what broken files do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import FloatObject, NameObject, RectangleObject
from reportlab.pdfgen.canvas import Canvas

from harness.oracles import dieu_04_layout as judge
from harness.oracles.judgement import Judgement
from harness.oracles.observation import Observations
from harness.oracles.pages import UnreadablePdfError
from harness.oracles.typesetting import layout_of
from simulators.agencies.papers import official_pdf
from simulators.agencies.papers.legacy import scan
from simulators.protocol.edxml.model import Reference
from tests.oracles.exchanged_cases import (
    DOC,
    LAW,
    NAMES,
    OTHER,
    OWN,
    Exchange,
    attachment,
    message,
    record,
    request,
    written,
)
from tests.oracles.incoming_cases import AS_OF

PAPER = official_pdf("Ban hành Quy chế phối hợp", 3, type_name="Quyết định")
Change = Callable[[PdfWriter], Any]


def changed(change: Change) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(PAPER)))
    change(writer)
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def line(text: str, x: float, y: float) -> Any:
    drawn = BytesIO()
    canvas = Canvas(drawn)
    canvas.drawString(x, y, text)
    canvas.save()
    return PdfReader(drawn).pages[0]


def seen(left: bytes, *, own: bytes | None = None) -> Observations:
    wanted = {**request(message()), "files": [{"name": "van-ban.pdf", "main": True}]}
    one = attachment(0, "van-ban.pdf", left)
    sent = written(replace(message(), attachments=(one,), references=(Reference(one.content_id, one.name),)))
    exchange = Exchange().add(
        "driver.answer", {"file0": PAPER}, op="issue", request={"document": wanted}, answer=record(message())
    )
    exchange.add("wire.sent", sent, message_type="edoc", accepted=True, own_id=OWN, own_name=NAMES[OWN])
    exchange.add("wire.delivered", sent, message_type="edoc", recipient=OTHER)
    if own is not None:
        exchange.add("driver.record", {"file0": own}, what="outgoing-files", record=record(message()))
    return exchange.seen


def code(found: Judgement) -> str:
    return found.failure.code if found.failure else str(found.verdict)


def normative(left: bytes, *, own: bytes | None = None) -> str:
    return code(judge.normative_layout_kept(seen(left, own=own), LAW, AS_OF, doc=DOC))


def administrative(left: bytes) -> str:
    return code(judge.administrative_layout_kept(seen(left), LAW, AS_OF, doc=DOC))


def without_fonts(writer: PdfWriter) -> None:
    for page in writer.pages:
        fonts: Any = page["/Resources"]["/Font"]  # type: ignore[index]
        for entry in fonts.values():
            descriptor = entry.get_object().get("/FontDescriptor")
            if descriptor is not None:
                descriptor.get_object().pop(NameObject("/FontFile2"), None)


def cropped(writer: PdfWriter) -> None:
    writer.pages[0].cropbox = RectangleObject((0, 0, 595, 700))


def stamped_in_a_loose_font(writer: PdfWriter) -> None:
    """What a stamp is drawn with is not what the writer of the document chose."""
    page = line("Den so 15", 90, 60)
    page["/Resources"]["/Font"]["/F1"].get_object()[NameObject("/BaseFont")] = NameObject("/ArialMT")
    writer.pages[0].merge_page(page)


def emptied(writer: PdfWriter) -> None:
    writer.pages[0].pop(NameObject("/Contents"))


def larger_units(writer: PdfWriter) -> None:
    writer.pages[0][NameObject("/UserUnit")] = FloatObject(2)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda writer: None, "passed"),
        (lambda writer: writer.pages[0].merge_page(line("So 27, ngay 17/12/2019", 90, 60)), "passed"),
        (lambda writer: writer.add_page(line("Thong tin ky so", 90, 700)), "passed"),
        (lambda writer: writer.pages[0].merge_page(line("27", 90, 700)), "passed"),
        (lambda writer: writer.pages[0].merge_page(line("1", 294, 806)), "first-page-numbered"),
        (lambda writer: writer.remove_page(2), "page-gone"),
        (lambda writer: writer.insert_page(line("Bia", 90, 700), 0), "words-gone"),
        (lambda writer: writer.pages[1].rotate(90), "page-size-changed"),
        (lambda writer: writer.pages[1].scale_by(0.7), "page-size-changed"),
        (cropped, "page-size-changed"),
        (larger_units, "page-size-changed"),
        (without_fonts, "font-not-embedded"),
        (stamped_in_a_loose_font, "passed"),
        (emptied, "words-gone"),
    ],
)
def test_what_is_done_to_the_pages(change: Change, expected: str) -> None:
    """Adding to a page is what numbering, dating and stamping are; taking from it is not."""
    assert normative(changed(change)) == expected


def test_the_heading_is_told_by_its_name() -> None:
    assert administrative(PAPER) == "passed"
    assert administrative(changed(emptied)) == "heading-gone"


def test_a_page_turned_into_a_picture_has_lost_its_words() -> None:
    assert normative(scan()) == "page-gone"
    assert normative(b"PK no pdf") == "layout-unreadable"


def test_the_product_s_own_copy_is_judged_as_well() -> None:
    """What it keeps may be no other than what it sent."""
    assert normative(PAPER, own=PAPER) == "passed"
    assert normative(PAPER, own=changed(cropped)) == "page-size-changed"


def test_page_numbers_of_an_official_paper_stand_from_page_two_on() -> None:
    """Read from the place of the line, not from any number in the text."""
    assert [page.numbers for page in layout_of(PAPER)] == [(), ("2",), ("3",)]
    first = layout_of(PAPER)[0]
    assert (round(first.width), round(first.height)) == (595, 842)
    assert first.loose_fonts == () and first.extents is not None and 29 <= first.extents.left <= 31


def test_a_number_taken_off_a_page_is_missed() -> None:
    """Its words are gone as well; where another line still has the number, its place tells."""

    def covered(writer: PdfWriter) -> None:
        writer.pages[1].pop(NameObject("/Contents"))
        writer.pages[1].merge_page(line(layout_of(PAPER)[1].text.replace("\n", " "), 90, 400))

    before, after = layout_of(PAPER)[1], layout_of(changed(covered))[1]
    assert (before.numbers, after.numbers) == (("2",), ())


@pytest.mark.parametrize(
    "data",
    [b"", b"%PDF-1.7 nothing", PAPER[: len(PAPER) // 2], PAPER.replace(b"/Page", b"/Pxge")],
    ids=range(4),
)
def test_a_broken_file_is_told_not_raised(data: bytes) -> None:
    try:
        layout_of(data)
    except UnreadablePdfError as error:
        assert error.code in ("not-pdf", "malformed-pdf", "encrypted-pdf")
