"""Defects and controls of Đ8.k2.h: the statuses that a receiver tells and shows, and the sender's view of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from simulators.defects.registry import control, defect
from simulators.protocol.codes import StatusCode
from simulators.protocol.edxml.model import ResponseFor, StatusMessage
from simulators.qlvb.messages import StatusReport
from simulators.qlvb.outbox import SendTally
from simulators.qlvb.parts import Parts
from simulators.qlvb.records import Actor, Event, Incoming, IncomingState, Recipient, RecipientState


def _named(parts: Parts, state: IncomingState, words: str) -> Parts:
    """The same product, which shows other words for one state."""

    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def state_name(self, record: Incoming) -> str:
            return words if record.state is state else str(super().state_name(record))

    return replace(parts, presentation=Presentation)


# ------------------------------------------------------------------------------------------------ told and shown


@defect("D8.k2.h-1", "arrival-not-told", "Không báo “đã đến” cho cơ quan gửi")
def _(parts: Parts) -> Parts:
    class StatusWriter(parts.status_writer):  # type: ignore[name-defined,misc]
        def arrived(self, record: Incoming) -> None:
            return

    return replace(parts, status_writer=StatusWriter)


@defect("D8.k2.h-1", "shown-as-accepted", "Thể hiện văn bản mới đến là “đã tiếp nhận”")
def _(parts: Parts) -> Parts:
    return _named(parts, IncomingState.ARRIVED, "đã tiếp nhận")


@defect("D8.k2.h-2", "told-on-arrival", "Báo “đã tiếp nhận” ngay khi văn bản đến, chưa ai tiếp nhận")
def _(parts: Parts) -> Parts:
    class StatusWriter(parts.status_writer):  # type: ignore[name-defined,misc]
        def arrived(self, record: Incoming) -> None:
            super().arrived(record)
            self.report(record, StatusCode.ACCEPTED, at=record.received_at)

    return replace(parts, status_writer=StatusWriter)


@defect("D8.k2.h-2", "not-told", "Không báo “đã tiếp nhận” sau khi văn thư tiếp nhận")
def _(parts: Parts) -> Parts:
    class StatusWriter(parts.status_writer):  # type: ignore[name-defined,misc]
        def accepted(self, record: Incoming, actor: Actor, at: datetime) -> None:
            return

    return replace(parts, status_writer=StatusWriter)


@defect("D8.k2.h-3", "not-told", "Không báo “đã chuyển xử lý” sau khi phân công")
def _(parts: Parts) -> Parts:
    class StatusWriter(parts.status_writer):  # type: ignore[name-defined,misc]
        def assigned(self, record: Incoming, actor: Actor, at: datetime) -> None:
            return

    return replace(parts, status_writer=StatusWriter)


@defect("D8.k2.h-3", "told-to-itself", "Gửi trạng thái “đã chuyển xử lý” cho chính mình")
def _(parts: Parts) -> Parts:
    class Outbox(parts.outbox):  # type: ignore[name-defined,misc]
        def status_addressee(self, report: StatusReport) -> tuple[str, ...] | None:
            own = (str(self.office.connection.organ_id),)
            return own if report.code == StatusCode.ASSIGNED else super().status_addressee(report)

    return replace(parts, outbox=Outbox)


@defect(
    "D8.k2.h-3",
    "under-its-arrival-number",
    "Báo “đã chuyển xử lý” mà nêu số đến thay cho số, ký hiệu văn bản",
)
def _(parts: Parts) -> Parts:
    class StatusWriter(parts.status_writer):  # type: ignore[name-defined,misc]
        def concerns(self, record: Incoming) -> ResponseFor:
            about: ResponseFor = super().concerns(record)
            return replace(about, code=f"{record.arrival_number or 0}/ĐẾN")

    return replace(parts, status_writer=StatusWriter)


@defect("D8.k2.h-4", "told-as-assigned", "Bắt đầu xử lý mà báo lại mã “đã chuyển xử lý”")
def _(parts: Parts) -> Parts:
    class StatusWriter(parts.status_writer):  # type: ignore[name-defined,misc]
        def started(self, record: Incoming, actor: Actor, at: datetime) -> None:
            self.report(record, StatusCode.ASSIGNED, at=at, actor=actor)

    return replace(parts, status_writer=StatusWriter)


@defect("D8.k2.h-5", "not-told", "Không báo “đã hoàn thành” khi giải quyết xong")
def _(parts: Parts) -> Parts:
    class StatusWriter(parts.status_writer):  # type: ignore[name-defined,misc]
        def completed(self, record: Incoming, actor: Actor, at: datetime) -> None:
            return

    return replace(parts, status_writer=StatusWriter)


@defect("D8.k2.h-5", "shown-as-processing", "Giải quyết xong mà vẫn thể hiện “đang xử lý”")
def _(parts: Parts) -> Parts:
    return _named(parts, IncomingState.FINISHED, "đang xử lý")


@defect("D8.k2.h-6", "told-as-change-refused", "Từ chối nhận mà báo mã từ chối yêu cầu cập nhật")
def _(parts: Parts) -> Parts:
    class StatusWriter(parts.status_writer):  # type: ignore[name-defined,misc]
        def refused(self, record: Incoming, actor: Actor, at: datetime) -> None:
            reason = record.refusal.reason if record.refusal else ""
            self.report(record, StatusCode.CHANGE_REFUSED, at=at, actor=actor, description=reason)

    return replace(parts, status_writer=StatusWriter)


@defect("D8.k2.h-6", "accepted-after-refusal", "Báo từ chối nhận rồi lại báo đã tiếp nhận cùng văn bản")
def _(parts: Parts) -> Parts:
    class StatusWriter(parts.status_writer):  # type: ignore[name-defined,misc]
        def refused(self, record: Incoming, actor: Actor, at: datetime) -> None:
            super().refused(record, actor, at)
            self.report(record, StatusCode.ACCEPTED, at=at, actor=actor)

    return replace(parts, status_writer=StatusWriter)


@defect("D8.k2.h-7", "shown-as-deleted", "Văn bản bị thu hồi mà thể hiện là đã xóa")
def _(parts: Parts) -> Parts:
    class RecallHandler(parts.recall_handler):  # type: ignore[name-defined,misc]
        def cancelled_state(self, record: Incoming) -> IncomingState:
            return IncomingState.DELETED

    return replace(parts, recall_handler=RecallHandler)


@defect("D8.k2.h-7", "shown-as-refused", "Văn bản bị thu hồi mà chữ thể hiện là “từ chối nhận”")
def _(parts: Parts) -> Parts:
    return _named(parts, IncomingState.RECALLED, "từ chối nhận")


@defect("D8.k2.h-8", "shown-as-recalled", "Văn bản bị xóa mà thể hiện là thu hồi")
def _(parts: Parts) -> Parts:
    class Processing(parts.processing):  # type: ignore[name-defined,misc]
        def deleted_state(self) -> IncomingState:
            return IncomingState.RECALLED

    return replace(parts, processing=Processing)


@defect("D8.k2.h-8", "history-wiped", "Xóa văn bản thì xóa luôn lịch sử trước đó")
def _(parts: Parts) -> Parts:
    class Processing(parts.processing):  # type: ignore[name-defined,misc]
        def delete(self, key: str, actor: Actor, reason: str) -> Incoming:
            record: Incoming = super().delete(key, actor, reason)
            self.office.store.incoming.save(replace(record, history=record.history[-1:]))
            return record

    return replace(parts, processing=Processing)


@defect("D8.k2.h-8", "not-in-history", "Đổi sang trạng thái “xóa” mà không ghi vào lịch sử")
def _(parts: Parts) -> Parts:
    class Processing(parts.processing):  # type: ignore[name-defined,misc]
        def delete(self, key: str, actor: Actor, reason: str) -> Incoming:
            record: Incoming = super().delete(key, actor, reason)
            self.office.store.incoming.save(replace(record, history=record.history[:-1]))
            return record

    return replace(parts, processing=Processing)


# ------------------------------------------------------------------------------------------------ at the sender


@defect("D8.k2.h-9", "every-status-counts", "Trạng thái nào đến sau cũng thay trạng thái trước, kể cả đi lùi")
def _(parts: Parts) -> Parts:
    class StatusReader(parts.status_reader):  # type: ignore[name-defined,misc]
        def is_forward(self, known: Recipient, state: RecipientState) -> bool:
            return True

    return replace(parts, status_reader=StatusReader)


@defect("D8.k2.h-9", "unknown-dropped", "Bỏ qua trạng thái có mã chưa biết")
def _(parts: Parts) -> Parts:
    class StatusReader(parts.status_reader):  # type: ignore[name-defined,misc]
        def apply(self, message: StatusMessage, sender: str) -> str:
            unknown = StatusCode.read(message.status_code) is None
            return "unmatched" if unknown else str(super().apply(message, sender))

    return replace(parts, status_reader=StatusReader)


@defect("D8.k2.h-9", "sorted-by-code", "Xếp các trạng thái theo mã, không theo thứ tự đến")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def recipient(self, recipient: Recipient) -> dict[str, Any]:
            shown: dict[str, Any] = super().recipient(recipient)
            return {**shown, "status_codes": sorted(shown["status_codes"])}

    return replace(parts, presentation=Presentation)


# ------------------------------------------------------------------------------------------------ controls


@control("D8.k2.h-1", "one-digit", "Viết mã trạng thái bằng một chữ số")
def _(parts: Parts) -> Parts:
    class StatusWriter(parts.status_writer):  # type: ignore[name-defined,misc]
        def code_text(self, report: StatusReport) -> str:
            return str(super().code_text(report)).lstrip("0")

    return replace(parts, status_writer=StatusWriter)


@control("D8.k2.h-2", "told-at-the-next-sync", "Báo “đã tiếp nhận” ở lần đồng bộ kế tiếp thay vì tức khắc")
def _(parts: Parts) -> Parts:
    class Outbox(parts.outbox):  # type: ignore[name-defined,misc]
        def flush(self, record: str | None = None) -> SendTally:
            return SendTally() if record else super().flush()

    return replace(parts, outbox=Outbox)


@control("D8.k2.h-3", "with-a-description", "Ghi thêm diễn giải trong trạng thái “đã chuyển xử lý”")
def _(parts: Parts) -> Parts:
    class StatusWriter(parts.status_writer):  # type: ignore[name-defined,misc]
        def assigned(self, record: Incoming, actor: Actor, at: datetime) -> None:
            self.report(record, StatusCode.ASSIGNED, at=at, description="Đã phân công đơn vị chủ trì")

    return replace(parts, status_writer=StatusWriter)


@control(
    "D8.k2.h-1",
    "code-with-spaces",
    "Viết số, ký hiệu văn bản có khoảng trắng quanh dấu gạch chéo",
)
def _(parts: Parts) -> Parts:
    class StatusWriter(parts.status_writer):  # type: ignore[name-defined,misc]
        def concerns(self, record: Incoming) -> ResponseFor:
            about: ResponseFor = super().concerns(record)
            return replace(about, code=about.code.replace("/", " / ").lstrip("0"))

    return replace(parts, status_writer=StatusWriter)


@control("D8.k2.h-4", "shown-with-the-unit", "Thể hiện “Đang xử lý” viết hoa, kèm tên đơn vị")
def _(parts: Parts) -> Parts:
    return _named(parts, IncomingState.PROCESSING, "Đang xử lý – Phòng Tổng hợp")


@control("D8.k2.h-5", "told-twice", "Báo “đã hoàn thành” hai lần")
def _(parts: Parts) -> Parts:
    class StatusWriter(parts.status_writer):  # type: ignore[name-defined,misc]
        def completed(self, record: Incoming, actor: Actor, at: datetime) -> None:
            super().completed(record, actor, at)
            super().completed(record, actor, at)

    return replace(parts, status_writer=StatusWriter)


@control("D8.k2.h-6", "other-container", "Dùng phần tử Status thay cho MessageHeader")
def _(parts: Parts) -> Parts:
    class StatusWriter(parts.status_writer):  # type: ignore[name-defined,misc]
        def write(self, report: StatusReport) -> bytes:
            return bytes(super().write(report).replace(b"MessageHeader", b"Status"))

    return replace(parts, status_writer=StatusWriter)


@control("D8.k2.h-7", "in-more-words", "Thể hiện trạng thái thu hồi bằng câu dài hơn")
def _(parts: Parts) -> Parts:
    return _named(parts, IncomingState.RECALLED, "Đã thu hồi theo thông báo của cơ quan ban hành")


@control("D8.k2.h-8", "other-event-name", "Gọi việc xóa bằng tên khác trong lịch sử")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def event(self, event: Event) -> dict[str, Any]:
            shown: dict[str, Any] = super().event(event)
            return {**shown, "event": "removed"} if event.event == "deleted" else shown

    return replace(parts, presentation=Presentation)


@control("D8.k2.h-9", "codes-without-zero", "Giữ mã trạng thái không có số 0 ở đầu")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def recipient(self, recipient: Recipient) -> dict[str, Any]:
            shown: dict[str, Any] = super().recipient(recipient)
            return {**shown, "status_codes": [code.lstrip("0") for code in shown["status_codes"]]}

    return replace(parts, presentation=Presentation)
