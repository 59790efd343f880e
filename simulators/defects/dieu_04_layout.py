"""Defects and controls of Đ4.k1: what the product does to the pages before they are signed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, RectangleObject
from reportlab.pdfgen.canvas import Canvas

from simulators.defects.registry import control, defect
from simulators.qlvb.parts import Parts
from simulators.qlvb.records import Outgoing

_DECISION, _LETTER = "Quyết định", "Công văn"
_US_LETTER = (612, 792)


def _changing(parts: Parts, type_name: str, change: Callable[[PdfWriter], None]) -> Parts:
    """The same product, which writes documents of one type anew before anybody signs them."""

    class Signing(parts.signing):  # type: ignore[name-defined,misc]
        def sign_as_leader(self, record: Outgoing, at: datetime) -> Outgoing:
            if record.type_name == type_name:
                files = self.office.store.files
                writer = PdfWriter(clone_from=PdfReader(BytesIO(files.read(record.main_file.sha256))))
                change(writer)
                target = BytesIO()
                writer.write(target)
                kept = files.put_bytes(target.getvalue())
                main = replace(record.main_file, sha256=kept.sha256, size=kept.size)
                record = replace(record, files=tuple(main if f.main else f for f in record.files))
            signed: Outgoing = super().sign_as_leader(record, at)
            return signed

    return replace(parts, signing=Signing)


def _overlay(text: str, x: float, y: float) -> Any:
    """A page with one line on it, to be laid over another."""
    drawn = BytesIO()
    canvas = Canvas(drawn, invariant=1)
    canvas.setFont("Times-Roman", 13)
    canvas.drawString(x, y, text)
    canvas.save()
    return PdfReader(drawn).pages[0]


# ------------------------------------------------------------------------------------------------ normative texts


@defect("D4.k1-1", "another-paper-size", "Đổi khổ giấy A4 thành khổ Letter khi ghi lại quyết định")
def _(parts: Parts) -> Parts:
    def change(writer: PdfWriter) -> None:
        for page in writer.pages:
            page.mediabox = page.cropbox = RectangleObject((0, 0, *_US_LETTER))

    return _changing(parts, _DECISION, change)


@defect("D4.k1-1", "first-page-numbered", "Đánh số trang lên cả trang đầu của quyết định")
def _(parts: Parts) -> Parts:
    return _changing(
        parts, _DECISION, lambda writer: writer.pages[0].merge_page(_overlay("1", 595 / 2 - 3, 842 - 36))
    )


@control("D4.k1-1", "date-stamped", "Ghi số, ngày lên chỗ trống của quyết định")
def _(parts: Parts) -> Parts:
    stamp = "So 27 ngay 17 thang 12 nam 2019"
    return _changing(parts, _DECISION, lambda writer: writer.pages[0].merge_page(_overlay(stamp, 90, 60)))


@control("D4.k1-1", "page-of-signatures", "Thêm một trang thông tin ký số sau trang cuối của quyết định")
def _(parts: Parts) -> Parts:
    def change(writer: PdfWriter) -> None:
        writer.add_page(_overlay("Thong tin ky so", 90, 700))

    return _changing(parts, _DECISION, change)


# ------------------------------------------------------------------------------------------------ administrative texts


@defect("D4.k1-2", "upper-part-cropped", "Cắt mất phần trên trang của công văn")
def _(parts: Parts) -> Parts:
    def change(writer: PdfWriter) -> None:
        writer.pages[0].cropbox = RectangleObject((0, 0, 595, 700))

    return _changing(parts, _LETTER, change)


@defect("D4.k1-2", "fonts-left-out", "Ghi lại công văn mà không nhúng phông chữ")
def _(parts: Parts) -> Parts:
    def change(writer: PdfWriter) -> None:
        for page in writer.pages:
            fonts: Any = page["/Resources"]["/Font"]  # type: ignore[index]
            for entry in fonts.values():
                descriptor = entry.get_object().get("/FontDescriptor")
                if descriptor is not None:
                    descriptor.get_object().pop(NameObject("/FontFile2"), None)

    return _changing(parts, _LETTER, change)


@defect("D4.k1-2", "pages-turned", "Xoay ngang trang của công văn")
def _(parts: Parts) -> Parts:
    def change(writer: PdfWriter) -> None:
        for page in writer.pages:
            page.rotate(90)

    return _changing(parts, _LETTER, change)


@control("D4.k1-2", "written-anew", "Ghi lại công văn, nén nội dung, không đổi gì trên trang")
def _(parts: Parts) -> Parts:
    def change(writer: PdfWriter) -> None:
        for page in writer.pages:
            page.compress_content_streams()

    return _changing(parts, _LETTER, change)
