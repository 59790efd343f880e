"""Defects and controls of Điều 11: what a package holds, in which form and order, and which packages are taken."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from itertools import islice
from typing import BinaryIO, Literal

from simulators.agencies import dialects
from simulators.defects.registry import control, defect
from simulators.protocol.codes import BusinessType
from simulators.protocol.edxml.model import Attachment, Business, DocumentMessage, Reference, ResponseFor
from simulators.qlvb.inbox import TakeTally
from simulators.qlvb.messages import Dispatch, StatusReport
from simulators.qlvb.parts import Parts
from simulators.qlvb.records import Incoming, Outgoing, ReplyLink
from simulators.sdk import ReceivedItem

_CODE = re.compile(
    rb"(\s*<edXML:Code>.*?</edXML:Code>)(.*?)(\s*<edXML:Subject>.*?</edXML:Subject>)", re.DOTALL
)
_CODE_AND_TIME = re.compile(
    rb"(\s*<edXML:StatusCode>.*?</edXML:StatusCode>)(.*?)(\s*<edXML:Timestamp>.*?</edXML:Timestamp>)",
    re.DOTALL,
)
_ANSWERED = re.compile(rb"\s*<edXML:ResponseFor>.*?</edXML:ResponseFor>", re.DOTALL)
_PAGES = re.compile(rb"(<edXML:PageAmount>\d+)(</edXML:PageAmount>)")


def _rewritten(parts: Parts, change: Callable[[bytes], bytes]) -> Parts:
    """A product that changes every message, documents and statuses, after writing it."""

    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def write(self, record: Outgoing, dispatch: Dispatch, target: BinaryIO) -> None:
            written = BytesIO()
            super().write(record, dispatch, written)
            target.write(change(written.getvalue()))

    class StatusWriter(parts.status_writer):  # type: ignore[name-defined,misc]
        def write(self, report: StatusReport) -> bytes:
            return change(super().write(report))

    return replace(parts, builder=Builder, status_writer=StatusWriter)


# ------------------------------------------------------------------------------------------------ D11-1


@defect("D11-1", "status-of-no-document", "Gửi trạng thái không nêu văn bản nào")
def _(parts: Parts) -> Parts:
    class StatusWriter(parts.status_writer):  # type: ignore[name-defined,misc]
        def write(self, report: StatusReport) -> bytes:
            return _ANSWERED.sub(b"", super().write(report))

    return replace(parts, status_writer=StatusWriter)


@defect("D11-1", "last-file-not-announced", "Danh mục của gói tin bỏ sót tệp cuối cùng")
def _(parts: Parts) -> Parts:
    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def references(self, attachments: Sequence[Attachment]) -> tuple[Reference, ...]:
            references: tuple[Reference, ...] = super().references(attachments)
            return references[:-1] or references

    return replace(parts, builder=Builder)


@defect("D11-1", "recall-without-subject", "Gói tin thu hồi không có trích yếu")
def _(parts: Parts) -> Parts:
    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def message(self, record: Outgoing, dispatch: Dispatch) -> DocumentMessage:
            message: DocumentMessage = super().message(record, dispatch)
            return replace(message, subject="") if dispatch.business is BusinessType.RECALL else message

    return replace(parts, builder=Builder)


@defect("D11-1", "status-without-code", "Gói tin trạng thái không nêu số, ký hiệu văn bản liên quan")
def _(parts: Parts) -> Parts:
    class StatusWriter(parts.status_writer):  # type: ignore[name-defined,misc]
        def concerns(self, record: Incoming) -> ResponseFor:
            return replace(super().concerns(record), code="")  # type: ignore[no-any-return]

    return replace(parts, status_writer=StatusWriter)


@control("D11-1", "in-the-other-dialect", "Viết gói tin theo dạng của bộ công cụ .NET")
def _(parts: Parts) -> Parts:
    return _rewritten(parts, dialects.dialect_v1b)


@control("D11-1", "in-another-prefix", "Dùng tiền tố không gian tên khác")
def _(parts: Parts) -> Parts:
    return _rewritten(parts, dialects.other_prefix)


# ------------------------------------------------------------------------------------------------ D11-2


@defect("D11-2", "one-digit-status", "Ghi mã trạng thái một chữ số")
def _(parts: Parts) -> Parts:
    class StatusWriter(parts.status_writer):  # type: ignore[name-defined,misc]
        def code_text(self, report: StatusReport) -> str:
            return str(super().code_text(report)).lstrip("0")

    return replace(parts, status_writer=StatusWriter)


@defect("D11-2", "dashes-in-the-date", "Ghi ngày của văn bản được trả lời theo dạng năm-tháng-ngày")
def _(parts: Parts) -> Parts:
    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def answered(self, link: ReplyLink) -> ResponseFor:
            return replace(super().answered(link), promulgation_date=link.date)  # type: ignore[no-any-return]

    return replace(parts, builder=Builder)


@defect("D11-2", "pages-in-words", "Ghi số trang kèm đơn vị tính")
def _(parts: Parts) -> Parts:
    return _rewritten(parts, lambda message: _PAGES.sub(rb"\1 trang\2", message))


@defect("D11-2", "new-called-an-update", "Gửi văn bản mới với mã nghiệp vụ cập nhật")
def _(parts: Parts) -> Parts:
    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def business(self, record: Outgoing, dispatch: Dispatch) -> Business:
            business: Business = super().business(record, dispatch)
            return replace(business, doc_type=int(BusinessType.UPDATE)) if not business.doc_type else business

    return replace(parts, builder=Builder)


@defect("D11-2", "one-page-too-many", "Khai thừa một trang so với tệp văn bản")
def _(parts: Parts) -> Parts:
    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def page_amount(self, record: Outgoing) -> int | None:
            pages: int | None = super().page_amount(record)
            return pages + 1 if pages else pages

    return replace(parts, builder=Builder)


@control("D11-2", "optional-values-left-out", "Không ghi các mục không bắt buộc")
def _(parts: Parts) -> Parts:
    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def priority(self, record: Outgoing) -> int | None:
            return None

        def page_amount(self, record: Outgoing) -> int | None:
            return None

    return replace(parts, builder=Builder)


# ------------------------------------------------------------------------------------------------ D11-3


@defect("D11-3", "subject-before-code", "Xếp trích yếu trước số, ký hiệu")
def _(parts: Parts) -> Parts:
    return _rewritten(parts, lambda message: _CODE.sub(rb"\3\1\2", message, count=1))


@defect("D11-3", "time-before-code", "Xếp thời điểm trước mã trạng thái")
def _(parts: Parts) -> Parts:
    return _rewritten(parts, lambda message: _CODE_AND_TIME.sub(rb"\3\1\2", message, count=1))


@control("D11-3", "numbered-order", "Xếp thứ tự theo hướng dẫn 102")
def _(parts: Parts) -> Parts:
    return _rewritten(
        parts, lambda message: message if b"StatusCode>" in message else dialects.order_102(message)
    )


# ------------------------------------------------------------------------------------------------ D11-4


@defect("D11-4", "signer-demanded", "Không cho tiếp nhận gói tin thiếu mục không bắt buộc (người ký)")
def _(parts: Parts) -> Parts:
    class Checks(parts.checks):  # type: ignore[name-defined,misc]
        def needed(self, record: Incoming) -> Iterator[tuple[str, bool]]:
            yield from super().needed(record)
            yield "người ký", record.signer is not None

    return replace(parts, checks=Checks)


@defect("D11-4", "five-files-at-most", "Chỉ giữ năm tệp đầu của gói tin")
def _(parts: Parts) -> Parts:
    class Filing(parts.filing):  # type: ignore[name-defined,misc]
        def ordered(self, message: DocumentMessage) -> Iterator[Attachment]:
            return islice(super().ordered(message), 5)

    return replace(parts, filing=Filing)


@defect("D11-4", "another-form-spoils-all", "Gặp một gói tin dạng .NET thì bỏ cả lượt nhận")
def _(parts: Parts) -> Parts:
    class Inbox(parts.inbox):  # type: ignore[name-defined,misc]
        def poll(self, message_type: Literal["edoc", "status"], tally: TakeTally) -> None:
            client = self.office.connection.client
            waiting: list[ReceivedItem] = client.received(message_type)
            if not any(b"<Boundary>" in client.fetch(item.doc_id) for item in waiting):
                return super().poll(message_type, tally)  # type: ignore[no-any-return]
            for item in waiting:
                client.update_status(item.doc_id, "fail")

    return replace(parts, inbox=Inbox)


@control("D11-4", "acknowledged-in-two-steps", "Báo Trục đang xử lý rồi mới báo đã nhận xong")
def _(parts: Parts) -> Parts:
    class Inbox(parts.inbox):  # type: ignore[name-defined,misc]
        def acknowledge(self, item: ReceivedItem, status: str, tally: TakeTally) -> None:
            super().acknowledge(item, "processing", tally)
            super().acknowledge(item, status, tally)

    return replace(parts, inbox=Inbox)
