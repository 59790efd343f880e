"""Defects and controls of Đ9.k1: acceptance, feedback and report (a), the register (b), the states that follow (c)."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import msgspec

from simulators.defects.registry import control, defect
from simulators.protocol.codes import StatusCode
from simulators.qlvb.messages import StatusReport
from simulators.qlvb.outbox import STATUS
from simulators.qlvb.parts import Parts
from simulators.qlvb.records import Actor, CheckResult, Event, Incoming, IncomingState
from simulators.qlvb.store import QueueItem

_PROVINCE = ".H01"
_PROGRESS = frozenset({StatusCode.ASSIGNED, StatusCode.PROCESSING, StatusCode.FINISHED})


def forgetting(parts: Parts, codes: Collection[str]) -> Parts:
    """The same product, which tries to send these statuses once and no more."""

    class Outbox(parts.outbox):  # type: ignore[name-defined,misc]
        def claim(self, item: QueueItem) -> bool:
            if item.kind == STATUS and item.tries:
                report = msgspec.json.decode(item.body, type=StatusReport)
                if report.code in codes:
                    self.office.store.queue.settle(item, "failed", "given up")
                    return False
            return bool(super().claim(item))

    return replace(parts, outbox=Outbox)


def _silent_beyond_the_province(parts: Parts, codes: Collection[str]) -> Parts:
    """The same product, which tells these statuses to agencies of its own province alone."""

    class StatusWriter(parts.status_writer):  # type: ignore[name-defined,misc]
        def report(self, record: Incoming, code: str, **more: Any) -> None:
            if code not in codes or record.sender.organ_id.endswith(_PROVINCE):
                super().report(record, code, **more)

    return replace(parts, status_writer=StatusWriter)


# ------------------------------------------------------------------------------------------------ a-6, acceptance


@defect("D9.k1.a-6", "accepted-on-arrival", "Báo đã tiếp nhận ngay khi văn bản không có sai sót đến")
def _(parts: Parts) -> Parts:
    class StatusWriter(parts.status_writer):  # type: ignore[name-defined,misc]
        def arrived(self, record: Incoming) -> None:
            super().arrived(record)
            if self.office.checks.summary(record) is CheckResult.OK:
                self.report(record, StatusCode.ACCEPTED, at=record.received_at)

    return replace(parts, status_writer=StatusWriter)


@defect("D9.k1.a-6", "acceptance-not-told", "Không báo cho cơ quan gửi việc tiếp nhận")
def _(parts: Parts) -> Parts:
    class StatusWriter(parts.status_writer):  # type: ignore[name-defined,misc]
        def accepted(self, record: Incoming, actor: Actor, at: datetime) -> None:
            return

    return replace(parts, status_writer=StatusWriter)


@defect("D9.k1.a-6", "nobody-accepted", "Không ghi ai đã tiếp nhận")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def event(self, event: Event) -> dict[str, Any]:
            shown: dict[str, Any] = super().event(event)
            return {**shown, "actor": None} if event.event == "accepted" else shown

    return replace(parts, presentation=Presentation)


@defect("D9.k1.a-6", "only-identifiers-of-the-law", "Không cho tiếp nhận văn bản có mã định danh dạng khác")
def _(parts: Parts) -> Parts:
    class Checks(parts.checks):  # type: ignore[name-defined,misc]
        def needed(self, record: Incoming) -> Any:
            yield from super().needed(record)
            yield "mã định danh đúng Điều 8 khoản 3", "," not in record.document_id

    return replace(parts, checks=Checks)


@control("D9.k1.a-6", "half-a-minute-later", "Trạng thái đã tiếp nhận mang thời điểm chậm nửa phút")
def _(parts: Parts) -> Parts:
    class StatusWriter(parts.status_writer):  # type: ignore[name-defined,misc]
        def accepted(self, record: Incoming, actor: Actor, at: datetime) -> None:
            super().accepted(record, actor, at + timedelta(seconds=30))

    return replace(parts, status_writer=StatusWriter)


# ------------------------------------------------------------------------------------------------ a-7, feedback


def _refusing_with(parts: Parts, words: Callable[[str], str]) -> Parts:
    """The same product, which puts other words into its refusals."""

    class StatusWriter(parts.status_writer):  # type: ignore[name-defined,misc]
        def refused(self, record: Incoming, actor: Actor, at: datetime) -> None:
            reason = record.refusal.reason if record.refusal else ""
            self.report(record, StatusCode.REFUSED, at=at, actor=actor, description=words(reason))

    return replace(parts, status_writer=StatusWriter)


@defect("D9.k1.a-7", "only-neighbours-told", "Chỉ phản hồi cơ quan trong tỉnh")
def _(parts: Parts) -> Parts:
    return _silent_beyond_the_province(parts, {StatusCode.REFUSED})


@defect("D9.k1.a-7", "no-reason", "Báo từ chối mà không nêu sai sót")
def _(parts: Parts) -> Parts:
    return _refusing_with(parts, lambda reason: "")


@defect("D9.k1.a-7", "stock-phrase", "Thay lý do của văn thư bằng một câu có sẵn")
def _(parts: Parts) -> Parts:
    return _refusing_with(parts, lambda reason: "Văn bản bị từ chối")


@defect("D9.k1.a-7", "lost-with-the-axis", "Trục gián đoạn lúc từ chối thì không gửi lại phản hồi")
def _(parts: Parts) -> Parts:
    return forgetting(parts, {StatusCode.REFUSED})


@defect("D9.k1.a-7", "another-reason-last", "Phản hồi đúng sai sót rồi phản hồi lần nữa với lý do khác")
def _(parts: Parts) -> Parts:
    class StatusWriter(parts.status_writer):  # type: ignore[name-defined,misc]
        def refused(self, record: Incoming, actor: Actor, at: datetime) -> None:
            super().refused(record, actor, at)
            words = "Văn bản không đúng thẩm quyền"
            self.report(record, StatusCode.REFUSED, at=at, actor=actor, description=words)

    return replace(parts, status_writer=StatusWriter)


@defect("D9.k1.a-7", "the-others-too", "Trả lại một văn bản thì báo trả lại cả văn bản khác đến cùng lúc")
def _(parts: Parts) -> Parts:
    class StatusWriter(parts.status_writer):  # type: ignore[name-defined,misc]
        def refused(self, record: Incoming, actor: Actor, at: datetime) -> None:
            super().refused(record, actor, at)
            for other in self.office.store.incoming.all()[-3:]:
                if other.state is IncomingState.ACCEPTED and other.sender == record.sender:
                    about, words = self.concerns(other), "Đề nghị kiểm tra lại"
                    self.office.outbox.queue_status(
                        StatusReport(record.sender.organ_id, "02", at, about, words, record=record.key)
                    )

    return replace(parts, status_writer=StatusWriter)


@control("D9.k1.a-7", "with-a-heading", "Lý do có lời dẫn và tên cơ quan")
def _(parts: Parts) -> Parts:
    return _refusing_with(parts, lambda reason: f"Sở Nội vụ trả lại văn bản.\nLý do: {reason}.")


# ------------------------------------------------------------------------------------------------ a-8, report


def _showing_reports(
    parts: Parts, change: Callable[[Incoming, list[dict[str, Any]]], list[dict[str, Any]]]
) -> Parts:
    """The same product, which shows other reports than were made."""

    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def escalations(self, record: Incoming) -> list[dict[str, Any]]:
            return change(record, super().escalations(record))

    return replace(parts, presentation=Presentation)


@defect("D9.k1.a-8", "not-recorded", "Không ghi lại việc báo cáo")
def _(parts: Parts) -> Parts:
    return _showing_reports(parts, lambda record, made: [])


@defect("D9.k1.a-8", "only-the-last", "Chỉ giữ lần báo cáo sau cùng")
def _(parts: Parts) -> Parts:
    return _showing_reports(parts, lambda record, made: made[-1:])


@defect("D9.k1.a-8", "dated-by-arrival", "Ghi thời điểm báo cáo là lúc văn bản đến")
def _(parts: Parts) -> Parts:
    return _showing_reports(
        parts, lambda record, made: [{**one, "at": record.received_at.isoformat()} for one in made]
    )


@defect("D9.k1.a-8", "to-nobody", "Không ghi người được báo cáo")
def _(parts: Parts) -> Parts:
    return _showing_reports(parts, lambda record, made: [{**one, "to": None} for one in made])


@defect("D9.k1.a-8", "everything-reported", "Ghi mọi văn bản đến là đã báo cáo lãnh đạo")
def _(parts: Parts) -> Parts:
    def change(record: Incoming, made: list[dict[str, Any]]) -> list[dict[str, Any]]:
        to = {"role": "nguoi-co-tham-quyen", "name": "Lãnh đạo cơ quan"}
        return [{"at": record.received_at.isoformat(), "to": to, "note": "", "actor": None}, *made]

    return _showing_reports(parts, change)


@control("D9.k1.a-8", "newest-first", "Liệt kê lần báo cáo mới trước, thêm lời dẫn")
def _(parts: Parts) -> Parts:
    return _showing_reports(
        parts, lambda record, made: [{**one, "note": f"Kính trình: {one['note']}"} for one in reversed(made)]
    )


# ------------------------------------------------------------------------------------------------ b, register


def _registering(parts: Parts, change: Callable[[dict[str, Any]], dict[str, Any]]) -> Parts:
    """The same product, which shows other rows of the incoming register."""

    class Registers(parts.registers):  # type: ignore[name-defined,misc]
        def incoming_row(self, record: Incoming) -> dict[str, Any]:
            return change(super().incoming_row(record))

    return replace(parts, registers=Registers)


@defect("D9.k1.b", "not-registered", "Tiếp nhận mà không vào sổ")
def _(parts: Parts) -> Parts:
    class Registers(parts.registers):  # type: ignore[name-defined,misc]
        def enter_incoming(self, record: Incoming) -> None:
            return

    return replace(parts, registers=Registers)


@defect("D9.k1.b", "first-file-alone", "Sổ chỉ ghi tệp đầu tiên")
def _(parts: Parts) -> Parts:
    return _registering(parts, lambda row: {**row, "file_names": row["file_names"][:1]})


@defect("D9.k1.b", "deadline-left-out", "Sổ không ghi thời hạn xử lý")
def _(parts: Parts) -> Parts:
    return _registering(parts, lambda row: {**row, "due_date": None})


@defect("D9.k1.b", "subject-cut", "Sổ cắt ngắn trích yếu")
def _(parts: Parts) -> Parts:
    return _registering(parts, lambda row: {**row, "subject": row["subject"][:40]})


@defect("D9.k1.b", "only-ourselves", "Sổ chỉ ghi cơ quan mình ở mục cơ quan nhận")
def _(parts: Parts) -> Parts:
    return _registering(parts, lambda row: {**row, "recipients": row["recipients"][:1]})


@defect("D9.k1.b", "dated-by-acceptance", "Sổ ghi thời gian nhận là lúc gửi")
def _(parts: Parts) -> Parts:
    return _registering(parts, lambda row: {**row, "received_at": row["sent_at"]})


@defect("D9.k1.b", "one-number-for-all", "Mọi văn bản trong ngày mang một số đến")
def _(parts: Parts) -> Parts:
    return _registering(parts, lambda row: {**row, "arrival_number": 1})


@defect("D9.k1.b", "numbers-moved-on", "Sổ ghi số đến khác số đã báo cho văn thư khi tiếp nhận")
def _(parts: Parts) -> Parts:
    return _registering(parts, lambda row: {**row, "arrival_number": row["arrival_number"] + 1})


@defect("D9.k1.b", "file-nobody-sent", "Sổ ghi thêm một tệp không có trong gói tin")
def _(parts: Parts) -> Parts:
    return _registering(parts, lambda row: {**row, "file_names": [*row["file_names"], "phiếu trình.docx"]})


@defect("D9.k1.b", "agency-nobody-named", "Sổ ghi thêm một cơ quan nhận không có trong gói tin")
def _(parts: Parts) -> Parts:
    other = {"organ_id": "000.00.99.H01", "name": "Ban Quản lý khu vực cửa khẩu"}
    return _registering(parts, lambda row: {**row, "recipients": [*row["recipients"], other]})


@control("D9.k1.b", "no-legal-receipt", "Sổ không có cột thời điểm tiếp nhận theo giờ hành chính")
def _(parts: Parts) -> Parts:
    return _registering(parts, lambda row: {**row, "legal_received_at": None})


@control("D9.k1.b", "more-columns", "Sổ có thêm cột, mã định danh cơ quan nhận để trống")
def _(parts: Parts) -> Parts:
    def change(row: dict[str, Any]) -> dict[str, Any]:
        recipients = [{"organ_id": "", "name": one["name"].upper()} for one in row["recipients"]]
        return {**row, "recipients": recipients, "note": "", "copies": 1}

    return _registering(parts, change)


# ------------------------------------------------------------------------------------------------ c-1, progress


@defect("D9.k1.c-1", "only-neighbours-told", "Chỉ báo trạng thái xử lý cho cơ quan trong tỉnh")
def _(parts: Parts) -> Parts:
    return _silent_beyond_the_province(parts, _PROGRESS)


@defect(
    "D9.k1.c-1", "the-others-too", "Một văn bản hoàn thành thì báo hoàn thành cả văn bản khác của cơ quan gửi"
)
def _(parts: Parts) -> Parts:
    class StatusWriter(parts.status_writer):  # type: ignore[name-defined,misc]
        def completed(self, record: Incoming, actor: Actor, at: datetime) -> None:
            super().completed(record, actor, at)
            for other in self.office.store.incoming.all()[-3:]:
                if other.state is IncomingState.PROCESSING and other.sender == record.sender:
                    about = self.concerns(other)
                    self.office.outbox.queue_status(
                        StatusReport(record.sender.organ_id, "06", at, about, record=record.key)
                    )

    return replace(parts, status_writer=StatusWriter)


@defect("D9.k1.c-1", "lost-with-the-axis", "Trục gián đoạn thì không gửi lại trạng thái")
def _(parts: Parts) -> Parts:
    return forgetting(parts, _PROGRESS)


@defect(
    "D9.k1.c-1", "dated-when-sent", "Trạng thái gửi muộn mang thời điểm gửi, không phải lúc chuyển trạng thái"
)
def _(parts: Parts) -> Parts:
    class StatusWriter(parts.status_writer):  # type: ignore[name-defined,misc]
        def write(self, report: StatusReport) -> bytes:
            late = report.code == StatusCode.ASSIGNED
            return bytes(super().write(replace(report, at=self.office.now()) if late else report))

    return replace(parts, status_writer=StatusWriter)


@control("D9.k1.c-1", "with-words", "Trạng thái kèm lời diễn giải, mã một chữ số")
def _(parts: Parts) -> Parts:
    class StatusWriter(parts.status_writer):  # type: ignore[name-defined,misc]
        def code_text(self, report: StatusReport) -> str:
            return report.code.lstrip("0")

        def assigned(self, record: Incoming, actor: Actor, at: datetime) -> None:
            self.report(record, StatusCode.ASSIGNED, at=at, actor=actor, description="Chuyển Phòng Tổng hợp")

    return replace(parts, status_writer=StatusWriter)
