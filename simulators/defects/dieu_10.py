"""Defects and controls of Đ10.k2: what leaves too early, is not recorded, goes astray, is not recalled or linked."""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from simulators.defects.registry import control, defect
from simulators.protocol.codes import BusinessType
from simulators.protocol.edxml.model import Business, ResponseFor
from simulators.qlvb.errors import refused
from simulators.qlvb.messages import Dispatch
from simulators.qlvb.parts import Parts
from simulators.qlvb.records import (
    Actor,
    Outgoing,
    OutgoingState,
    Recipient,
    RecipientState,
    ReplyLink,
    Role,
)
from simulators.qlvb.requests import OutgoingRequest
from simulators.qlvb.synchronisation import SyncOutcome

_PROVINCE = "000.00.00.H01"

# ------------------------------------------------------------------------------------------------ a-1


@defect("D10.k2.a-1", "unsigned-may-leave", "Cho phát hành văn bản đã trình hoặc đã duyệt mà chưa ký")
def _(parts: Parts) -> Parts:
    class Workflow(parts.workflow):  # type: ignore[name-defined,misc]
        def releasable(self) -> Collection[OutgoingState]:
            return (*super().releasable(), OutgoingState.SUBMITTED, OutgoingState.APPROVED)

    return replace(parts, workflow=Workflow)


@defect("D10.k2.a-1", "returned-may-leave", "Cho phát hành văn bản đã ký mà sau đó bị trả lại")
def _(parts: Parts) -> Parts:
    class Workflow(parts.workflow):  # type: ignore[name-defined,misc]
        def releasable(self) -> Collection[OutgoingState]:
            return (*super().releasable(), OutgoingState.RETURNED)

    return replace(parts, workflow=Workflow)


@defect("D10.k2.a-1", "signed-leaves-by-itself", "Tự gửi văn bản đã ký khi đồng bộ, không đợi văn thư")
def _(parts: Parts) -> Parts:
    class Synchronisation(parts.synchronisation):  # type: ignore[name-defined,misc]
        def sync(self) -> SyncOutcome:
            for record in self.office.store.outgoing.all(None):
                if record.state is OutgoingState.SIGNED:
                    self.office.workflow.release(record.key, Actor(Role.CLERK, "Hệ thống"))
            return super().sync()  # type: ignore[no-any-return]

    return replace(parts, synchronisation=Synchronisation)


@control("D10.k2.a-1", "refused-in-other-words", "Từ chối phát hành dự thảo chưa xong bằng một mã lỗi khác")
def _(parts: Parts) -> Parts:
    class Workflow(parts.workflow):  # type: ignore[name-defined,misc]
        def release(self, key: str, actor: Actor) -> Outgoing:
            if self.office.outgoing(key).state not in self.releasable():
                raise refused(
                    "unfinished", "Văn bản chưa hoàn thành quy trình", "the process is not complete"
                )
            return super().release(key, actor)  # type: ignore[no-any-return]

    return replace(parts, workflow=Workflow)


# ------------------------------------------------------------------------------------------------ a-2


@defect("D10.k2.a-2", "only-the-main-file", "Cơ sở dữ liệu văn bản đi bỏ sót tài liệu gửi kèm")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def outgoing_list(self, records: list[Outgoing]) -> list[dict[str, Any]]:
            return [{**row, "files": row["files"][:1]} for row in super().outgoing_list(records)]

    return replace(parts, presentation=Presentation)


@defect("D10.k2.a-2", "abroad-not-recorded", "Cơ sở dữ liệu văn bản đi bỏ sót văn bản gửi ra ngoài tỉnh")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def outgoing_list(self, records: list[Outgoing]) -> list[dict[str, Any]]:
            at_home = [r for r in records if all(o.organ_id.endswith("H01") for o in r.recipients)]
            return super().outgoing_list(at_home)  # type: ignore[no-any-return]

    return replace(parts, presentation=Presentation)


@control("D10.k2.a-2", "latest-first", "Xếp văn bản mới nhất lên đầu, ghi thêm thông tin riêng")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def outgoing_list(self, records: list[Outgoing]) -> list[dict[str, Any]]:
            rows = super().outgoing_list(records)
            return [{**row, "folder": "Năm 2019"} for row in reversed(rows)]

    return replace(parts, presentation=Presentation)


# ------------------------------------------------------------------------------------------------ b-1


@defect("D10.k2.b-1", "accepted-by-one-by-all", "Một nơi tiếp nhận thì ghi mọi nơi đã nhận đều tiếp nhận")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def outgoing(self, record: Outgoing) -> dict[str, Any]:
            shown: dict[str, Any] = super().outgoing(record)
            if any(row["state"] == "accepted" for row in shown["recipients"]):
                for row in shown["recipients"]:
                    row["state"] = "accepted" if row["state"] in {"sent", "arrived"} else row["state"]
            return shown

    return replace(parts, presentation=Presentation)


@defect("D10.k2.b-1", "waiting-shown-as-sent", "Ghi là đã gửi đối với nơi mà Trục chưa nhận gói tin")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def recipient(self, recipient: Recipient) -> dict[str, Any]:
            shown: dict[str, Any] = super().recipient(recipient)
            waiting = recipient.state is RecipientState.PENDING
            return {**shown, "state": RecipientState.SENT.value} if waiting else shown

    return replace(parts, presentation=Presentation)


@control(
    "D10.k2.b-1", "in-other-words", "Gọi tên tình trạng theo cách khác, nơi chưa gửi được ghi ngay là lỗi"
)
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def recipient(self, recipient: Recipient) -> dict[str, Any]:
            pending = recipient.state is RecipientState.PENDING
            state = RecipientState.FAILED if pending else recipient.state
            shown: dict[str, Any] = super().recipient(recipient)
            return {**shown, "state": state.value, "state_name": f"Tình trạng: {state.value}"}

    return replace(parts, presentation=Presentation)


# ------------------------------------------------------------------------------------------------ b-2


def _addressed(parts: Parts, to: Any) -> Parts:
    """A product that hands the axis another list of addressees than To, for documents that are no recall."""

    class Outbox(parts.outbox):  # type: ignore[name-defined,misc]
        def document_addressees(self, dispatch: Dispatch) -> tuple[str, ...] | None:
            return to(dispatch.recipients) if dispatch.business is BusinessType.NEW else None

    return replace(parts, outbox=Outbox)


@defect("D10.k2.b-2", "three-at-most", "Chỉ chuyển tới ba nơi nhận đầu danh sách")
def _(parts: Parts) -> Parts:
    return _addressed(parts, lambda recipients: recipients[:3])


@defect("D10.k2.b-2", "copy-to-the-province", "Tự gửi thêm một bản cho Ủy ban nhân dân tỉnh")
def _(parts: Parts) -> Parts:
    return _addressed(parts, lambda recipients: (*recipients, _PROVINCE))


@control("D10.k2.b-2", "one-package-each", "Gửi mỗi nơi nhận một gói tin riêng")
def _(parts: Parts) -> Parts:
    class Issuing(parts.issuing):  # type: ignore[name-defined,misc]
        def dispatch(self, record: Outgoing, dispatch: Dispatch) -> None:
            for one in record.recipients:
                self.office.outbox.queue_document(record, replace(dispatch, recipients=(one.organ_id,)))

    return replace(parts, issuing=Issuing)


# ------------------------------------------------------------------------------------------------ b-3


@defect("D10.k2.b-3", "refusers-not-told", "Không thông báo thu hồi cho nơi đã từ chối nhận")
def _(parts: Parts) -> Parts:
    class Recalls(parts.recalls):  # type: ignore[name-defined,misc]
        def recipients_to_tell(self, record: Outgoing) -> tuple[str, ...]:
            refusers = {r.organ_id for r in record.recipients if r.state is RecipientState.REFUSED}
            return tuple(one for one in super().recipients_to_tell(record) if one not in refusers)

    return replace(parts, recalls=Recalls)


@defect("D10.k2.b-3", "take-back-for-recall", "Gửi yêu cầu lấy lại thay cho thông báo thu hồi")
def _(parts: Parts) -> Parts:
    class Recalls(parts.recalls):  # type: ignore[name-defined,misc]
        def tell(self, record: Outgoing, dispatch: Dispatch) -> None:
            for organ_id in dispatch.recipients:
                self.office.status_writer.take_back(record, organ_id, dispatch.at, dispatch.reason)

    return replace(parts, recalls=Recalls)


@defect("D10.k2.b-3", "recall-without-a-name", "Thông báo thu hồi không nêu văn bản nào")
def _(parts: Parts) -> Parts:
    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def response_for(self, record: Outgoing, dispatch: Dispatch) -> tuple[ResponseFor, ...]:
            recall = dispatch.business is BusinessType.RECALL
            return () if recall else super().response_for(record, dispatch)

        def business(self, record: Outgoing, dispatch: Dispatch) -> Business:
            return replace(super().business(record, dispatch), document_id="")  # type: ignore[no-any-return]

    return replace(parts, builder=Builder)


@control("D10.k2.b-3", "named-as-answered", "Thông báo thu hồi nêu văn bản ở phần văn bản liên quan")
def _(parts: Parts) -> Parts:
    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def business(self, record: Outgoing, dispatch: Dispatch) -> Business:
            return replace(super().business(record, dispatch), document_id="")  # type: ignore[no-any-return]

    return replace(parts, builder=Builder)


# ------------------------------------------------------------------------------------------------ c


@defect("D10.k2.c-1", "request-cut-short", "Chỉ giữ đoạn đầu của yêu cầu phản hồi")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def reply_request(self, record: Outgoing) -> dict[str, Any] | None:
            shown = super().reply_request(record)
            return {**shown, "content": shown["content"][:100]} if shown else None

    return replace(parts, presentation=Presentation)


@defect("D10.k2.c-1", "request-made-up", "Mọi văn bản có thời hạn đều bị ghi là có yêu cầu phản hồi")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def reply_request(self, record: Outgoing) -> dict[str, Any] | None:
            return super().reply_request(record) or {"content": "Đề nghị phản hồi", "due_date": None}

    return replace(parts, presentation=Presentation)


@control("D10.k2.c-1", "wrapped-lines", "Ngắt dòng nội dung yêu cầu phản hồi theo khổ giấy")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def reply_request(self, record: Outgoing) -> dict[str, Any] | None:
            shown = super().reply_request(record)
            return {**shown, "content": textwrap.fill(shown["content"], 40)} if shown else None

    return replace(parts, presentation=Presentation)


@defect("D10.k2.c-2", "no-deadline-asked", "Cho gửi văn bản đề nghị phản hồi mà không có thời hạn")
def _(parts: Parts) -> Parts:
    class Drafting(parts.drafting):  # type: ignore[name-defined,misc]
        def require_deadline(self, request: OutgoingRequest) -> None:
            return

    return replace(parts, drafting=Drafting)


@defect("D10.k2.c-2", "deadline-stays-inside", "Không ghi thời hạn phản hồi lên gói tin")
def _(parts: Parts) -> Parts:
    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def due_date(self, record: Outgoing) -> str:
            return self.wire_day(record.due_date)  # type: ignore[no-any-return]

    return replace(parts, builder=Builder)


@control("D10.k2.c-2", "warned-not-refused", "Cảnh báo là thiếu thời hạn thay vì từ chối phát hành")
def _(parts: Parts) -> Parts:
    class Drafting(parts.drafting):  # type: ignore[name-defined,misc]
        def require_deadline(self, request: OutgoingRequest) -> None:
            return

        def warnings(self, request: OutgoingRequest, record: Outgoing) -> Iterable[str]:
            yield from super().warnings(request, record)
            if record.reply_request and not record.reply_request.due_date:
                yield "reply-without-deadline"

    return replace(parts, drafting=Drafting)


# ------------------------------------------------------------------------------------------------ d


@defect("D10.k2.d", "first-link-only", "Chỉ ghi liên kết tới văn bản đến đầu tiên")
def _(parts: Parts) -> Parts:
    class Drafting(parts.drafting):  # type: ignore[name-defined,misc]
        def reply_links(self, request: OutgoingRequest) -> tuple[ReplyLink, ...]:
            return tuple(super().reply_links(request)[:1])

    return replace(parts, drafting=Drafting)


@defect("D10.k2.d", "linked-by-number", "Ghi số, ký hiệu thay cho mã định danh của văn bản được trả lời")
def _(parts: Parts) -> Parts:
    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def answered(self, link: ReplyLink) -> ResponseFor:
            return replace(super().answered(link), document_id=link.code)  # type: ignore[no-any-return]

    return replace(parts, builder=Builder)


@defect("D10.k2.d", "linked-to-the-latest", "Tự liên kết mọi văn bản đi với văn bản đến mới nhất")
def _(parts: Parts) -> Parts:
    class Drafting(parts.drafting):  # type: ignore[name-defined,misc]
        def reply_links(self, request: OutgoingRequest) -> tuple[ReplyLink, ...]:
            latest = self.office.store.incoming.all()[-1:]
            made_up = tuple(ReplyLink(one.document_id, one.sender.organ_id) for one in latest)
            return super().reply_links(request) or made_up

    return replace(parts, drafting=Drafting)


@control("D10.k2.d", "bare-links", "Liên kết chỉ ghi mã định danh, xếp theo thứ tự khác")
def _(parts: Parts) -> Parts:
    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def answered(self, link: ReplyLink) -> ResponseFor:
            return replace(super().answered(link), code="", promulgation_date="")  # type: ignore[no-any-return]

        def response_for(self, record: Outgoing, dispatch: Dispatch) -> tuple[ResponseFor, ...]:
            return tuple(reversed(super().response_for(record, dispatch)))

    return replace(parts, builder=Builder)
