"""Defects and controls of Đ9.k1.c, recall: what is cancelled, what is kept, and what the issuer is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from simulators.defects.dieu_09_reception import forgetting
from simulators.defects.registry import control, defect
from simulators.protocol.codes import StatusCode
from simulators.protocol.edxml.model import ResponseFor
from simulators.qlvb.messages import StatusReport
from simulators.qlvb.parts import Parts
from simulators.qlvb.records import Incoming, IncomingState

_RECALLED = IncomingState.RECALLED


# ------------------------------------------------------------------------------------------------ c-2, cancelled


@defect("D9.k1.c-2", "still-opens", "Văn bản bị thu hồi vẫn mở được")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def is_openable(self, record: Incoming) -> bool:
            return record.state is _RECALLED or bool(super().is_openable(record))

    return replace(parts, presentation=Presentation)


@defect("D9.k1.c-2", "still-listed", "Văn bản bị thu hồi còn trong danh sách xử lý")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def is_in_working_list(self, record: Incoming) -> bool:
            return record.state is _RECALLED or bool(super().is_in_working_list(record))

    return replace(parts, presentation=Presentation)


@defect("D9.k1.c-2", "finished-stays", "Văn bản đã hoàn thành thì không hủy bỏ khi bị thu hồi")
def _(parts: Parts) -> Parts:
    class RecallHandler(parts.recall_handler):  # type: ignore[name-defined,misc]
        def cancelled_state(self, record: Incoming) -> IncomingState:
            return record.state if record.state is IncomingState.FINISHED else _RECALLED

    return replace(parts, recall_handler=RecallHandler)


@defect("D9.k1.c-2", "anybody-recalls", "Từ chối thông báo của cơ quan khác nhưng vẫn hủy bỏ văn bản")
def _(parts: Parts) -> Parts:
    class RecallHandler(parts.recall_handler):  # type: ignore[name-defined,misc]
        def decline(self, document_id: str, sender: str, at: datetime, reason: str) -> None:
            super().decline(document_id, sender, at, reason)
            for record in self.office.store.incoming.by_document_id(document_id):
                self.cancel(record, document_id, reason, at)

    return replace(parts, recall_handler=RecallHandler)


@defect(
    "D9.k1.c-2", "the-newest-instead", "Không có văn bản được nêu thì hủy bỏ văn bản mới nhất của cơ quan gửi"
)
def _(parts: Parts) -> Parts:
    class RecallHandler(parts.recall_handler):  # type: ignore[name-defined,misc]
        def held(self, document_id: str, sender: str) -> Incoming | None:
            found: Incoming | None = super().held(document_id, sender)
            if found is not None or self.office.store.incoming.by_document_id(document_id):
                return found
            mine = [one for one in self.office.store.incoming.all() if self.is_issuer(one, sender)]
            return mine[-1] if mine else None

    return replace(parts, recall_handler=RecallHandler)


@defect("D9.k1.c-2", "metadata-erased", "Thu hồi thì xóa luôn thông tin của văn bản")
def _(parts: Parts) -> Parts:
    class RecallHandler(parts.recall_handler):  # type: ignore[name-defined,misc]
        def cancel(self, record: Incoming, document_id: str, reason: str, at: datetime) -> Incoming:
            cancelled: Incoming = super().cancel(record, document_id, reason, at)
            erased = replace(cancelled, subject="", signer=None, number="", symbol="")
            return self.office.store.incoming.save(erased)  # type: ignore[no-any-return]

    return replace(parts, recall_handler=RecallHandler)


@defect("D9.k1.c-2", "history-begins-anew", "Thu hồi thì lịch sử chỉ còn việc thu hồi")
def _(parts: Parts) -> Parts:
    class RecallHandler(parts.recall_handler):  # type: ignore[name-defined,misc]
        def cancel(self, record: Incoming, document_id: str, reason: str, at: datetime) -> Incoming:
            cancelled: Incoming = super().cancel(record, document_id, reason, at)
            short = replace(cancelled, history=cancelled.history[-1:])
            return self.office.store.incoming.save(short)  # type: ignore[no-any-return]

    return replace(parts, recall_handler=RecallHandler)


@control("D9.k1.c-2", "put-away-as-deleted", "Hủy bỏ bằng trạng thái xóa, vẫn giữ thông tin và lịch sử")
def _(parts: Parts) -> Parts:
    class RecallHandler(parts.recall_handler):  # type: ignore[name-defined,misc]
        def cancelled_state(self, record: Incoming) -> IncomingState:
            return IncomingState.DELETED

    return replace(parts, recall_handler=RecallHandler)


# ------------------------------------------------------------------------------------------------ c-3, told


@defect("D9.k1.c-3", "not-told", "Hủy bỏ mà không báo cho cơ quan gửi")
def _(parts: Parts) -> Parts:
    class RecallHandler(parts.recall_handler):  # type: ignore[name-defined,misc]
        def answer(self, record: Incoming, at: datetime, reason: str) -> None:
            return

    return replace(parts, recall_handler=RecallHandler)


@defect("D9.k1.c-3", "declined-after-acceptance", "Hủy bỏ văn bản đã tiếp nhận nhưng trả lời là từ chối")
def _(parts: Parts) -> Parts:
    class RecallHandler(parts.recall_handler):  # type: ignore[name-defined,misc]
        def answer(self, record: Incoming, at: datetime, reason: str) -> None:
            if record.arrival_number is None:
                return super().answer(record, at, reason)  # type: ignore[no-any-return]
            writer = self.office.status_writer
            writer.report(record, StatusCode.CHANGE_REFUSED, at=at, description="Văn bản đã vào sổ")
            return None

    return replace(parts, recall_handler=RecallHandler)


@defect("D9.k1.c-3", "names-no-document", "Báo đã thu hồi mà không nêu văn bản nào")
def _(parts: Parts) -> Parts:
    class StatusWriter(parts.status_writer):  # type: ignore[name-defined,misc]
        def write(self, report: StatusReport) -> bytes:
            if report.code == StatusCode.CHANGE_ACCEPTED:
                report = replace(report, about=replace(report.about, document_id=""))
            return bytes(super().write(report))

    return replace(parts, status_writer=StatusWriter)


@defect("D9.k1.c-3", "confirms-everything", "Thông báo thu hồi không hợp lệ cũng trả lời là đã thu hồi")
def _(parts: Parts) -> Parts:
    class StatusWriter(parts.status_writer):  # type: ignore[name-defined,misc]
        def declined(
            self, to: str, about: ResponseFor, at: datetime, reason: str, *, record: str = ""
        ) -> None:
            agreed = StatusReport(to, StatusCode.CHANGE_ACCEPTED, at, about, record=record or to)
            self.office.outbox.queue_status(agreed)

    return replace(parts, status_writer=StatusWriter)


@defect("D9.k1.c-3", "lost-with-the-axis", "Trục gián đoạn lúc trả lời thì không báo lại")
def _(parts: Parts) -> Parts:
    return forgetting(parts, {StatusCode.CHANGE_ACCEPTED})


@control("D9.k1.c-3", "answered-with-03", "Trả lời bằng mã 03 như một số hệ thống")
def _(parts: Parts) -> Parts:
    class RecallHandler(parts.recall_handler):  # type: ignore[name-defined,misc]
        def answer(self, record: Incoming, at: datetime, reason: str) -> None:
            writer = self.office.status_writer
            writer.report(record, StatusCode.ACCEPTED, at=at, description="Đồng ý thu hồi")

    return replace(parts, recall_handler=RecallHandler)


@control("D9.k1.c-3", "silent-to-strangers", "Không trả lời thông báo thu hồi không hợp lệ")
def _(parts: Parts) -> Parts:
    class StatusWriter(parts.status_writer):  # type: ignore[name-defined,misc]
        def declined(
            self, to: str, about: ResponseFor, at: datetime, reason: str, *, record: str = ""
        ) -> None:
            return

    return replace(parts, status_writer=StatusWriter)
