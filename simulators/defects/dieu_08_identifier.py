"""Defects and controls of Đ8.k3: how the identifier of a document is written, and how X is taken."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import BinaryIO

from simulators.clock import VIETNAM
from simulators.defects.registry import control, defect
from simulators.qlvb.errors import refused
from simulators.qlvb.messages import Dispatch
from simulators.qlvb.parts import Parts
from simulators.qlvb.records import Actor, Outgoing, OutgoingState
from simulators.qlvb.registers import OUTGOING
from simulators.qlvb.requests import OutgoingRequest

# ------------------------------------------------------------------------------------------------ how it is written


@defect("D8.k3-1", "practice-form", "Viết mã theo dạng thực tế trên Trục: mã cơ quan, ngày, số và ký hiệu")
def _(parts: Parts) -> Parts:
    class Numbering(parts.numbering):  # type: ignore[name-defined,misc]
        def number(self, record: Outgoing, at: datetime) -> Outgoing:
            numbered: Outgoing = super().number(record, at)
            organ = self.office.connection.organ_id
            return replace(numbered, document_id=f"{organ},{at:%Y/%m/%d},{numbered.code}")

    return replace(parts, numbering=Numbering)


@defect("D8.k3-1", "extra-part", "Thêm ký hiệu cơ quan vào cuối mã")
def _(parts: Parts) -> Parts:
    class Numbering(parts.numbering):  # type: ignore[name-defined,misc]
        def document_id(self, organ_id: str, year: int, ordinal: int) -> str:
            return f"{super().document_id(organ_id, year, ordinal)}-SNV"

    return replace(parts, numbering=Numbering)


@defect("D8.k3-2", "code-of-the-superior", "Dùng mã của Ủy ban nhân dân tỉnh thay cho mã của mình")
def _(parts: Parts) -> Parts:
    class Numbering(parts.numbering):  # type: ignore[name-defined,misc]
        def agency_text(self, organ_id: str) -> str:
            return "000.00.00.H01"

    return replace(parts, numbering=Numbering)


@defect("D8.k3-3", "two-digit-year", "Viết năm bằng hai chữ số")
def _(parts: Parts) -> Parts:
    class Numbering(parts.numbering):  # type: ignore[name-defined,misc]
        def year_text(self, year: int) -> str:
            return f"{year % 100:02d}"

    return replace(parts, numbering=Numbering)


@defect("D8.k3-3", "year-in-utc", "Lấy năm theo giờ UTC")
def _(parts: Parts) -> Parts:
    class Numbering(parts.numbering):  # type: ignore[name-defined,misc]
        def year_of_issue(self, at: datetime) -> int:
            return at.astimezone(UTC).year

    return replace(parts, numbering=Numbering)


@defect("D8.k3-3", "year-of-sending", "Văn bản gửi lại vào năm sau thì mang năm sau")
def _(parts: Parts) -> Parts:
    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def document_id(self, record: Outgoing, dispatch: Dispatch) -> str:
            year = self.office.now().year
            return str(
                self.office.numbering.document_id(self.office.connection.organ_id, year, record.ordinal)
            )

    return replace(parts, builder=Builder)


@defect("D8.k3-10", "slash", "Ngăn năm và số thứ tự bằng dấu gạch chéo")
def _(parts: Parts) -> Parts:
    class Numbering(parts.numbering):  # type: ignore[name-defined,misc]
        def ordinal_separator(self) -> str:
            return "/"

    return replace(parts, numbering=Numbering)


@defect("D8.k3-11", "en-dash", "Ngăn mã cơ quan và năm bằng dấu gạch dài")
def _(parts: Parts) -> Parts:
    class Numbering(parts.numbering):  # type: ignore[name-defined,misc]
        def agency_separator(self) -> str:
            return "\N{EN DASH}"

    return replace(parts, numbering=Numbering)


# ------------------------------------------------------------------------------------------------ X, the number


@defect("D8.k3-4", "padded", "Đệm chữ số 0 cho đủ năm chữ số")
def _(parts: Parts) -> Parts:
    class Numbering(parts.numbering):  # type: ignore[name-defined,misc]
        def ordinal_text(self, ordinal: int) -> str:
            return f"{ordinal:05d}"

    return replace(parts, numbering=Numbering)


@defect("D8.k3-4", "padded-to-two", "Đệm chữ số 0 cho chín số đầu tiên của năm")
def _(parts: Parts) -> Parts:
    class Numbering(parts.numbering):  # type: ignore[name-defined,misc]
        def ordinal_text(self, ordinal: int) -> str:
            return f"{ordinal:02d}"

    return replace(parts, numbering=Numbering)


@defect("D8.k3-5", "printed-number", "Lấy số văn bản mà văn thư nhập làm số thứ tự")
def _(parts: Parts) -> Parts:
    class Numbering(parts.numbering):  # type: ignore[name-defined,misc]
        def take_ordinal(self, record: Outgoing, year: int) -> int:
            given = record.number
            return int(given) if given.isdecimal() else int(super().take_ordinal(record, year))

    return replace(parts, numbering=Numbering)


@defect("D8.k3-5", "given-identifier", "Dùng mã định danh mà văn thư tự đặt")
def _(parts: Parts) -> Parts:
    class Numbering(parts.numbering):  # type: ignore[name-defined,misc]
        def number(self, record: Outgoing, at: datetime) -> Outgoing:
            numbered: Outgoing = super().number(record, at)
            return replace(numbered, document_id=record.given_document_id or numbered.document_id)

    return replace(parts, numbering=Numbering)


@defect("D8.k3-6", "goes-on-from-last-year", "Sang năm vẫn đếm tiếp dãy số của năm trước")
def _(parts: Parts) -> Parts:
    class Numbering(parts.numbering):  # type: ignore[name-defined,misc]
        def sequence_name(self, year: int) -> str:
            return "document"

    return replace(parts, numbering=Numbering)


@defect("D8.k3-6", "begins-with-101", "Bắt đầu mỗi năm từ số 101")
def _(parts: Parts) -> Parts:
    class Numbering(parts.numbering):  # type: ignore[name-defined,misc]
        def first_ordinal(self) -> int:
            return 101

    return replace(parts, numbering=Numbering)


@defect("D8.k3-7", "draft-takes-a-number", "Dự thảo đã lấy số, hủy dự thảo thì bỏ trống số")
def _(parts: Parts) -> Parts:
    class Workflow(parts.workflow):  # type: ignore[name-defined,misc]
        def draft(self, request: OutgoingRequest, actor: Actor) -> Outgoing:
            record: Outgoing = super().draft(request, actor)
            self.office.numbering.take_ordinal(record, self.office.now().year)
            return record

    return replace(parts, workflow=Workflow)


@defect("D8.k3-7", "failed-sending-takes-another", "Mỗi lần gửi lỗi bỏ mất một số thứ tự")
def _(parts: Parts) -> Parts:
    class Deliveries(parts.deliveries):  # type: ignore[name-defined,misc]
        def still_waiting(self, record: Outgoing) -> Outgoing:
            self.office.numbering.take_ordinal(record, record.year)
            return super().still_waiting(record)  # type: ignore[no-any-return]

    return replace(parts, deliveries=Deliveries)


@defect("D8.k3-8", "number-of-a-recalled-document", "Dùng lại số của văn bản đã thu hồi")
def _(parts: Parts) -> Parts:
    class Numbering(parts.numbering):  # type: ignore[name-defined,misc]
        def next_ordinal(self, year: int) -> int:
            valid = (r for r in self.office.store.outgoing.all(year) if r.state is OutgoingState.ISSUED)
            return sum(1 for _ in valid) + 1

    return replace(parts, numbering=Numbering)


@defect("D8.k3-8", "number-seen-before-the-lock", "Xem số kế tiếp trước, đến lúc vào sổ mới dùng")
def _(parts: Parts) -> Parts:
    foreseen = threading.local()

    class Issuing(parts.issuing):  # type: ignore[name-defined,misc]
        def issue_as(self, request: OutgoingRequest, actor: Actor, dispatch: Dispatch) -> Outgoing:
            foreseen.ordinal = self.office.numbering.next_ordinal(self.office.now().year)
            return super().issue_as(request, actor, dispatch)  # type: ignore[no-any-return]

    class Numbering(parts.numbering):  # type: ignore[name-defined,misc]
        def take_ordinal(self, record: Outgoing, year: int) -> int:
            self.office.store.sequences.move(self.sequence_name(year), foreseen.ordinal)
            return int(foreseen.ordinal)

    return replace(parts, issuing=Issuing, numbering=Numbering)


@defect("D8.k3-9", "issued-under-last-year", "Cứ ba văn bản lại tính một văn bản vào năm trước")
def _(parts: Parts) -> Parts:
    class Issuing(parts.issuing):  # type: ignore[name-defined,misc]
        def release(self, record: Outgoing, actor: Actor, at: datetime, dispatch: Dispatch) -> Outgoing:
            issued: Outgoing = super().release(record, actor, at, dispatch)
            if issued.year is None or issued.ordinal is None or issued.ordinal % 3:
                return issued
            return self.office.store.outgoing.save(replace(issued, year=issued.year - 1))  # type: ignore[no-any-return]

    return replace(parts, issuing=Issuing)


@defect("D8.k3-9", "recall-takes-a-number", "Thông báo thu hồi cũng lấy một số mà không thành văn bản đi")
def _(parts: Parts) -> Parts:
    class Recalls(parts.recalls):  # type: ignore[name-defined,misc]
        def tell(self, record: Outgoing, dispatch: Dispatch) -> None:
            self.office.numbering.take_ordinal(record, record.year)
            super().tell(record, dispatch)

    return replace(parts, recalls=Recalls)


# ------------------------------------------------------------------------------------------------ controls


def _rewritten(parts: Parts, old: bytes, new: bytes) -> Parts:
    """The same message in other bytes."""

    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def write(self, record: Outgoing, dispatch: Dispatch, target: BinaryIO) -> None:
            plain = BytesIO()
            super().write(record, dispatch, plain)
            written = record.document_id.encode()
            target.write(plain.getvalue().replace(written, written.replace(old, new)))

    return replace(parts, builder=Builder)


@control("D8.k3-1", "entered-as-data", "Viết mã trong đoạn CDATA")
def _(parts: Parts) -> Parts:
    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def write(self, record: Outgoing, dispatch: Dispatch, target: BinaryIO) -> None:
            plain = BytesIO()
            super().write(record, dispatch, plain)
            written = record.document_id.encode()
            target.write(plain.getvalue().replace(written, b"<![CDATA[" + written + b"]]>"))

    return replace(parts, builder=Builder)


@control("D8.k3-2", "one-packet-for-each-recipient", "Gửi riêng cho từng nơi nhận, cùng một mã")
def _(parts: Parts) -> Parts:
    class Issuing(parts.issuing):  # type: ignore[name-defined,misc]
        def dispatch(self, record: Outgoing, dispatch: Dispatch) -> None:
            for recipient in record.recipients:
                self.office.outbox.queue_document(record, replace(dispatch, recipients=(recipient.organ_id,)))

    return replace(parts, issuing=Issuing)


@control("D8.k3-3", "year-of-the-printed-date", "Lấy năm từ ngày văn bản, vốn luôn thuộc năm ban hành")
def _(parts: Parts) -> Parts:
    class Numbering(parts.numbering):  # type: ignore[name-defined,misc]
        def number(self, record: Outgoing, at: datetime) -> Outgoing:
            date = record.date or at.astimezone(VIETNAM).date()
            return super().number(replace(record, date=date), at.replace(year=date.year))  # type: ignore[no-any-return]

    return replace(parts, numbering=Numbering)


@control("D8.k3-4", "padded-printed-number", "Đệm chữ số 0 cho số văn bản, không cho số thứ tự")
def _(parts: Parts) -> Parts:
    class Numbering(parts.numbering):  # type: ignore[name-defined,misc]
        def printed_number(self, record: Outgoing, year: int) -> str:
            return str(super().printed_number(record, year)).rjust(4, "0")

    return replace(parts, numbering=Numbering)


@control("D8.k3-5", "refuses-a-given-identifier", "Từ chối văn bản có mã định danh do văn thư tự đặt")
def _(parts: Parts) -> Parts:
    class Drafting(parts.drafting):  # type: ignore[name-defined,misc]
        def open(self, request: OutgoingRequest, at: datetime) -> Outgoing:
            if request.document_id:
                raise refused("identifier-given", "Mã định danh do hệ thống sinh ra", "the system numbers")
            return super().open(request, at)  # type: ignore[no-any-return]

    return replace(parts, drafting=Drafting)


@control("D8.k3-6", "counts-the-register", "Đếm số dòng của sổ văn bản đi trong năm để lấy số kế tiếp")
def _(parts: Parts) -> Parts:
    class Numbering(parts.numbering):  # type: ignore[name-defined,misc]
        def next_ordinal(self, year: int) -> int:
            return len(self.office.store.registers.of_year(OUTGOING, year)) + 1

    return replace(parts, numbering=Numbering)


@control("D8.k3-7", "one-above-the-highest", "Lấy số lớn nhất của năm cộng một")
def _(parts: Parts) -> Parts:
    class Numbering(parts.numbering):  # type: ignore[name-defined,misc]
        def next_ordinal(self, year: int) -> int:
            return max((r.ordinal or 0 for r in self.office.store.outgoing.all(year)), default=0) + 1

    return replace(parts, numbering=Numbering)


@control("D8.k3-8", "every-packet-twice", "Gửi mỗi gói tin hai lần, cùng một mã")
def _(parts: Parts) -> Parts:
    class Issuing(parts.issuing):  # type: ignore[name-defined,misc]
        def dispatch(self, record: Outgoing, dispatch: Dispatch) -> None:
            super().dispatch(record, dispatch)
            super().dispatch(record, dispatch)

    return replace(parts, issuing=Issuing)


@control("D8.k3-9", "shows-more", "Thể hiện thêm số thứ tự bên cạnh mã định danh")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def outgoing(self, record: Outgoing) -> dict[str, object]:
            return {**super().outgoing(record), "x": record.ordinal}

    return replace(parts, presentation=Presentation)


@control("D8.k3-10", "dot-as-reference", "Viết dấu chấm bằng tham chiếu ký tự &#46;")
def _(parts: Parts) -> Parts:
    return _rewritten(parts, b".", b"&#46;")


@control("D8.k3-11", "hyphen-as-reference", "Viết dấu gạch ngang bằng tham chiếu ký tự &#45;")
def _(parts: Parts) -> Parts:
    return _rewritten(parts, b"-", b"&#45;")
