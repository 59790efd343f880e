"""Defects and controls of Đ6.k2.a (QĐ 28 Đ6.2): sending in time, urgent documents."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from typing import Any

from simulators.clock import VIETNAM
from simulators.defects.registry import control, defect
from simulators.qlvb.errors import refused
from simulators.qlvb.parts import Parts
from simulators.qlvb.records import Actor, Incoming, Outgoing, OutgoingState, Submission
from simulators.qlvb.requests import AssignAct
from simulators.qlvb.store import Notice, QueueItem

# ------------------------------------------------------------------------------------------------ gửi trong hạn


@defect("D6.k2.a-4", "next-morning-by-the-week", "Tính hạn gửi không trừ ngày lễ, không kể ngày làm bù")
def _(parts: Parts) -> Parts:
    class Terms(parts.terms):  # type: ignore[name-defined,misc]
        def send_by(self, record: Outgoing) -> datetime | None:
            plain = replace(self.office.calendar, holidays=frozenset(), working_days=frozenset())
            return plain.next_morning_end(record.signed_at) if record.signed_at else None

    return replace(parts, terms=Terms)


@defect("D6.k2.a-4", "day-of-issue-counts", "Tính hạn gửi từ lúc phát hành, không từ lúc ký")
def _(parts: Parts) -> Parts:
    class Terms(parts.terms):  # type: ignore[name-defined,misc]
        def send_by(self, record: Outgoing) -> datetime | None:
            issued = replace(record, signed_at=record.signed_at and (record.issued_at or record.signed_at))
            return super().send_by(issued)  # type: ignore[no-any-return]

    return replace(parts, terms=Terms)


@defect("D6.k2.a-4", "last-second-is-late", "Coi gửi đúng giây cuối của buổi sáng là trễ")
def _(parts: Parts) -> Parts:
    class Terms(parts.terms):  # type: ignore[name-defined,misc]
        def is_sent_late(self, record: Outgoing, now: datetime) -> bool:
            return bool(super().is_sent_late(record, now)) or (record.sent_at or now) == self.send_by(record)

    return replace(parts, terms=Terms)


@defect("D6.k2.a-4", "unsent-is-never-late", "Không cho thấy văn bản đã ký mà để quá hạn chưa gửi")
def _(parts: Parts) -> Parts:
    class Terms(parts.terms):  # type: ignore[name-defined,misc]
        def is_sent_late(self, record: Outgoing, now: datetime) -> bool:
            return record.state is not OutgoingState.SIGNED and bool(super().is_sent_late(record, now))

    return replace(parts, terms=Terms)


@defect("D6.k2.a-4", "older-signatures-wait", "Văn bản ký từ hôm trước, phát hành rồi đến hôm sau mới gửi")
def _(parts: Parts) -> Parts:
    class Outbox(parts.outbox):  # type: ignore[name-defined,misc]
        def by_urgency(self, items: list[QueueItem]) -> list[QueueItem]:
            return [i for i in super().by_urgency(items) if i.kind != "edoc" or not self.waits(i)]

        def waits(self, item: QueueItem) -> bool:
            record, today = self.office.outgoing(item.record), self.office.now().date()
            signed, issued = record.signed_at, record.issued_at
            return bool(signed and issued and signed.date() < issued.date() == today)

    return replace(parts, outbox=Outbox)


@defect(
    "D6.k2.a-8",
    "urgent-waits-for-working-hours",
    "Văn bản khẩn phát hành ngoài giờ thì để đến giờ làm việc mới gửi",
)
def _(parts: Parts) -> Parts:
    class Outbox(parts.outbox):  # type: ignore[name-defined,misc]
        def by_urgency(self, items: list[QueueItem]) -> list[QueueItem]:
            working = self.office.calendar.is_working(self.office.now())
            return [i for i in items if working or i.kind != "edoc" or not self._calm(i)]

    return replace(parts, outbox=Outbox)


# ------------------------------------------------------------------------------------------------ ưu tiên


def _order_of_arrival(parts: Parts) -> Any:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def working_order(self, records: list[Incoming]) -> list[Incoming]:
            return sorted(records, key=lambda record: record.id)

    return Presentation


@defect(
    "D6.k2.a-6", "no-priority-in-the-list", "Danh sách công việc xếp theo thứ tự đến, không đánh dấu khẩn"
)
def _(parts: Parts) -> Parts:
    class Presentation(_order_of_arrival(parts)):  # type: ignore[misc]
        def working_line(self, record: Incoming) -> dict[str, Any]:
            return {**super().working_line(record), "priority": 0, "priority_name": "Thường"}

    return replace(parts, presentation=Presentation)


@defect("D6.k2.a-6", "everything-is-urgent", "Đánh dấu khẩn mọi văn bản trong danh sách công việc")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def working_line(self, record: Incoming) -> dict[str, Any]:
            return {**super().working_line(record), "priority": 3, "priority_name": "Hỏa tốc"}

    return replace(parts, presentation=Presentation)


@defect("D6.k2.a-6", "urgent-once-accepted-is-calm", "Tiếp nhận xong thì văn bản khẩn mất chế độ ưu tiên")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def working_order(self, records: list[Incoming]) -> list[Incoming]:
            return sorted(records, key=lambda r: (-r.priority if r.handled_at is None else 0, r.id))

        def working_line(self, record: Incoming) -> dict[str, Any]:
            shown: dict[str, Any] = super().working_line(record)
            return shown if record.handled_at is None else {**shown, "priority": 0, "priority_name": "Thường"}

    return replace(parts, presentation=Presentation)


@defect("D6.k2.a-6", "urgent-is-not-tried-again", "Trục hoạt động trở lại mà văn bản khẩn vẫn nằm chờ")
def _(parts: Parts) -> Parts:
    class Outbox(parts.outbox):  # type: ignore[name-defined,misc]
        def by_urgency(self, items: list[QueueItem]) -> list[QueueItem]:
            return [i for i in items if not i.tries or i.kind != "edoc" or not self._calm(i)]

    return replace(parts, outbox=Outbox)


@defect("D6.k2.a-7", "urgency-lost-on-retry", "Gửi lại sau gián đoạn thì gói tin không còn mức độ khẩn")
def _(parts: Parts) -> Parts:
    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def priority(self, record: Outgoing) -> int | None:
            tries = sum(line.event == "send-tried" for line in record.history)
            return 0 if tries > 1 else super().priority(record)

    return replace(parts, builder=Builder)


# ------------------------------------------------------------------------------------------ trình, chuyển giao ngay


@defect(
    "D6.k2.a-9",
    "urgent-assigned-in-office-hours-only",
    "Ngoài giờ hành chính không cho chuyển xử lý văn bản khẩn",
)
def _(parts: Parts) -> Parts:
    class Processing(parts.processing):  # type: ignore[name-defined,misc]
        def assign(self, key: str, act: AssignAct) -> Incoming:
            urgent = self.office.incoming(key).priority > 0
            if urgent and not self.office.calendar.is_working(self.office.now()):
                raise refused("outside-hours", "Ngoài giờ hành chính", "outside working hours")
            return super().assign(key, act)  # type: ignore[no-any-return]

    return replace(parts, processing=Processing)


@defect(
    "D6.k2.a-9",
    "submitted-with-the-next-batch",
    "Văn bản khẩn trình ngoài giờ chỉ được ghi từ giờ làm việc sau",
)
def _(parts: Parts) -> Parts:
    class Processing(parts.processing):  # type: ignore[name-defined,misc]
        def with_submission(self, record: Incoming, submission: Submission) -> Incoming:
            later = self.office.calendar.legal_receipt(submission.at) if record.priority else submission.at
            return super().with_submission(record, replace(submission, at=later))  # type: ignore[no-any-return]

    return replace(parts, processing=Processing)


# ------------------------------------------------------------------------------------------------ controls


@control("D6.k2.a-4", "no-term-shown", "Không hiển thị hạn gửi, chỉ cho thấy trễ hạn")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def outgoing(self, record: Outgoing) -> dict[str, Any]:
            return {name: value for name, value in super().outgoing(record).items() if name != "send_by"}

    return replace(parts, presentation=Presentation)


@control("D6.k2.a-6", "marked-in-order-of-arrival", "Xếp theo thứ tự đến, đánh dấu rõ văn bản khẩn")
def _(parts: Parts) -> Parts:
    return replace(parts, presentation=_order_of_arrival(parts))


@control("D6.k2.a-6", "first-come-first-sent", "Gửi lại theo thứ tự xếp hàng, trong cùng một đợt")
def _(parts: Parts) -> Parts:
    class Outbox(parts.outbox):  # type: ignore[name-defined,misc]
        def by_urgency(self, items: list[QueueItem]) -> list[QueueItem]:
            return items

    return replace(parts, outbox=Outbox)


@control("D6.k2.a-7", "named-otherwise", "Gọi tên mức độ khẩn trên phần mềm bằng chữ in hoa")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def priority_name(self, level: int) -> str:
            return str(super().priority_name(level)).upper()

    return replace(parts, presentation=Presentation)


@control("D6.k2.a-8", "calm-documents-wait", "Văn bản thường phát hành ban đêm thì sáng hôm sau mới gửi")
def _(parts: Parts) -> Parts:
    class Outbox(parts.outbox):  # type: ignore[name-defined,misc]
        def by_urgency(self, items: list[QueueItem]) -> list[QueueItem]:
            night = self.office.now().astimezone(VIETNAM).time() >= time(22)
            return [i for i in super().by_urgency(items) if not night or i.kind != "edoc" or self._calm(i)]

    return replace(parts, outbox=Outbox)


@control("D6.k2.a-9", "alerts-the-leader", "Báo động cho lãnh đạo khi văn bản khẩn được tiếp nhận")
def _(parts: Parts) -> Parts:
    class Reception(parts.reception):  # type: ignore[name-defined,misc]
        def accept(self, key: str, actor: Actor, *, override: bool = False) -> Incoming:
            record: Incoming = super().accept(key, actor, override=override)
            if record.priority:
                at = self.office.now()
                self.office.notify(Notice(at, "urgent", "", record.document_id, "Văn bản khẩn", record.key))
            return record

    return replace(parts, reception=Reception)
