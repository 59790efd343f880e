"""Defects and controls of Đ8.k2.a–b: codes that are not the agency's own, identifiers that change or lack a part."""

from __future__ import annotations

from dataclasses import replace

from simulators.defects.registry import control, defect
from simulators.protocol.codes import BusinessType
from simulators.protocol.edxml.model import Business, Organ, ResponseFor
from simulators.qlvb.messages import Dispatch
from simulators.qlvb.parts import Parts
from simulators.qlvb.records import Incoming, Outgoing


def _sender(parts: Parts, organ_id: str) -> Parts:
    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def sender(self, record: Outgoing) -> Organ:
            return replace(super().sender(record), organ_id=organ_id)  # type: ignore[no-any-return]

    return replace(parts, builder=Builder)


@defect("D8.k2.a-1", "code-of-the-parent", "Ghi mã của cơ quan chủ quản thay cho mã của cơ quan gửi")
def _(parts: Parts) -> Parts:
    return _sender(parts, "000.00.00.H01")


@defect("D8.k2.a-2", "code-of-2020", "Ghi mã cơ quan theo dạng của QĐ 20/2020/QĐ-TTg")
def _(parts: Parts) -> Parts:
    return _sender(parts, "H01.01")


@defect("D8.k2.a-2", "small-letter", "Ghi mã cơ quan bằng chữ thường")
def _(parts: Parts) -> Parts:
    return _sender(parts, "000.00.01.h01")


@defect("D8.k2.b-1", "new-identifier-at-each-try", "Cấp mã định danh văn bản mới mỗi lần gửi lại")
def _(parts: Parts) -> Parts:
    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def document_id(self, record: Outgoing, dispatch: Dispatch) -> str:
            tries = sum(event.event == "send-tried" for event in record.history)
            again = dispatch.business is BusinessType.NEW and tries > 1
            return f"{record.document_id}{tries}" if again else record.document_id

    return replace(parts, builder=Builder)


@defect(
    "D8.k2.b-1",
    "recall-names-number-and-symbol",
    "Thông báo thu hồi nêu số, ký hiệu thay cho mã định danh văn bản",
)
def _(parts: Parts) -> Parts:
    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def own_reference(self, record: Outgoing) -> ResponseFor:
            return replace(super().own_reference(record), document_id=record.code)  # type: ignore[no-any-return]

        def business(self, record: Outgoing, dispatch: Dispatch) -> Business:
            return replace(super().business(record, dispatch), document_id="")  # type: ignore[no-any-return]

    return replace(parts, builder=Builder)


@defect("D8.k2.b-1", "status-changes-case", "Báo trạng thái với mã định danh văn bản viết hoa")
def _(parts: Parts) -> Parts:
    class StatusWriter(parts.status_writer):  # type: ignore[name-defined,misc]
        def concerns(self, record: Incoming) -> ResponseFor:
            return replace(super().concerns(record), document_id=record.document_id.upper())  # type: ignore[no-any-return]

    return replace(parts, status_writer=StatusWriter)


@defect("D8.k2.b-2", "letters-for-the-number", "Cấp mã định danh văn bản bằng chữ cái thay cho số thứ tự")
def _(parts: Parts) -> Parts:
    class Numbering(parts.numbering):  # type: ignore[name-defined,misc]
        def ordinal_text(self, ordinal: int) -> str:
            return "".join(chr(ord("A") + int(digit)) for digit in str(ordinal))

    return replace(parts, numbering=Numbering)


@defect("D8.k2.b-2", "agency-not-shown", "Thể hiện mã định danh văn bản không có phần mã cơ quan")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def outgoing_document_id(self, record: Outgoing) -> str | None:
            return f"{record.year}.{record.ordinal}" if record.document_id else None

    return replace(parts, presentation=Presentation)


# ------------------------------------------------------------------------------------------ controls


def _with_contacts(parts: Parts) -> Parts:
    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def sender(self, record: Outgoing) -> Organ:
            contacts = {"address": "Long Xuyên, An Giang", "email": "sonoivu@h01.example"}
            return replace(super().sender(record), **contacts)  # type: ignore[no-any-return]

    return replace(parts, builder=Builder)


@control("D8.k2.a-1", "with-contacts", "Ghi thêm địa chỉ, thư điện tử của cơ quan gửi")
def _(parts: Parts) -> Parts:
    return _with_contacts(parts)


@control("D8.k2.a-2", "with-parent", "Ghi thêm cơ quan chủ quản của cơ quan gửi")
def _(parts: Parts) -> Parts:
    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def sender(self, record: Outgoing) -> Organ:
            return replace(super().sender(record), in_charge="Ủy ban nhân dân tỉnh An Giang")  # type: ignore[no-any-return]

    return replace(parts, builder=Builder)


@control(
    "D8.k2.b-1", "recall-by-response-alone", "Thông báo thu hồi chỉ nêu văn bản ở phần phản hồi cho văn bản"
)
def _(parts: Parts) -> Parts:
    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def business(self, record: Outgoing, dispatch: Dispatch) -> Business:
            return replace(super().business(record, dispatch), document_id="")  # type: ignore[no-any-return]

    return replace(parts, builder=Builder)


@control("D8.k2.b-2", "printed-number-from-x", "Lấy số thứ tự làm luôn số văn bản")
def _(parts: Parts) -> Parts:
    class Numbering(parts.numbering):  # type: ignore[name-defined,misc]
        def printed_number(self, record: Outgoing, year: int) -> str:
            return str(self.office.store.sequences.last(self.sequence_name(year)))

    return replace(parts, numbering=Numbering)
