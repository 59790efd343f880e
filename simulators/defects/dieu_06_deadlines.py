"""Defects and controls of Đ6.k2.b: two working hours to handle, assignment on the day of acceptance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from simulators.defects.registry import control, defect
from simulators.qlvb.parts import Parts
from simulators.qlvb.receipt import TERM
from simulators.qlvb.records import Incoming, IncomingState
from simulators.qlvb.terms import Duty, Late


@defect("D6.k2.b-1", "two-hours-by-the-clock", "Tính hạn 02 giờ theo đồng hồ, không theo giờ hành chính")
def _(parts: Parts) -> Parts:
    class Receipt(parts.receipt):  # type: ignore[name-defined,misc]
        def handle_by(self, received_at: datetime) -> datetime:
            return self.legal_received_at(received_at) + TERM  # type: ignore[no-any-return]

    return replace(parts, receipt=Receipt)


@defect("D6.k2.b-1", "holidays-are-worked", "Tính hạn không trừ ngày lễ, không kể ngày làm bù")
def _(parts: Parts) -> Parts:
    class Receipt(parts.receipt):  # type: ignore[name-defined,misc]
        def handle_by(self, received_at: datetime) -> datetime:
            plain = replace(self.office.calendar, holidays=frozenset(), working_days=frozenset())
            return plain.add_working(self.legal_received_at(received_at), TERM)  # type: ignore[no-any-return]

    return replace(parts, receipt=Receipt)


@defect("D6.k2.b-1", "last-second-is-late", "Coi đúng giây cuối của hạn là trễ")
def _(parts: Parts) -> Parts:
    class Receipt(parts.receipt):  # type: ignore[name-defined,misc]
        def is_late(self, record: Incoming, now: datetime) -> bool:
            return bool(super().is_late(record, now)) or (record.handled_at or now) == record.handle_by

    return replace(parts, receipt=Receipt)


@defect("D6.k2.b-1", "handled-is-never-late", "Đã xử lý rồi thì không cho thấy là trễ")
def _(parts: Parts) -> Parts:
    class Receipt(parts.receipt):  # type: ignore[name-defined,misc]
        def is_late(self, record: Incoming, now: datetime) -> bool:
            return record.handled_at is None and bool(super().is_late(record, now))

    return replace(parts, receipt=Receipt)


@defect("D6.k2.b-1", "waiting-is-never-late", "Chưa xử lý thì không cho thấy là đã quá hạn")
def _(parts: Parts) -> Parts:
    class Receipt(parts.receipt):  # type: ignore[name-defined,misc]
        def is_late(self, record: Incoming, now: datetime) -> bool:
            return record.handled_at is not None and bool(super().is_late(record, now))

    return replace(parts, receipt=Receipt)


@defect("D6.k2.b-1", "refusal-handles-nothing", "Từ chối rồi vẫn tính là chưa xử lý")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def incoming(self, record: Incoming) -> dict[str, Any]:
            shown: dict[str, Any] = super().incoming(record)
            waits = record.state is IncomingState.REFUSED
            return (
                {**shown, "handled_at": None, "late": self.office.now() > record.handle_by}
                if waits
                else shown
            )

    return replace(parts, presentation=Presentation)


@defect("D6.k2.b-1", "late-handling-unlisted", "Thống kê trễ hạn bỏ sót văn bản xử lý trễ")
def _(parts: Parts) -> Parts:
    class Terms(parts.terms):  # type: ignore[name-defined,misc]
        def late(self) -> Iterator[Late]:
            return (late for late in super().late() if late.duty is not Duty.HANDLE)

    return replace(parts, terms=Terms)


@defect("D6.k2.b-3", "day-of-arrival", "Tính hạn phân công theo ngày văn bản đến")
def _(parts: Parts) -> Parts:
    class Terms(parts.terms):  # type: ignore[name-defined,misc]
        def assign_by(self, record: Incoming) -> date | None:
            return None if record.arrival_date is None else record.received_at.date()

    return replace(parts, terms=Terms)


@defect("D6.k2.b-3", "a-day-is-24-hours", "Coi “ngay trong ngày” là trong 24 giờ")
def _(parts: Parts) -> Parts:
    class Terms(parts.terms):  # type: ignore[name-defined,misc]
        def is_assigned_late(self, record: Incoming, now: datetime) -> bool:
            waits = record.state is IncomingState.ACCEPTED
            at = record.assigned_at or (now if waits else None)
            accepted = record.handled_at
            return at is not None and accepted is not None and at - accepted > timedelta(hours=24)

    return replace(parts, terms=Terms)


@defect("D6.k2.b-3", "last-assignment-counts", "Phân công lại về sau thành ra phân công trễ")
def _(parts: Parts) -> Parts:
    class Terms(parts.terms):  # type: ignore[name-defined,misc]
        def first_assigned_at(self, record: Incoming, at: datetime) -> datetime:
            return at

    return replace(parts, terms=Terms)


@defect("D6.k2.b-3", "waiting-is-never-late", "Chưa phân công thì không cho thấy là đã quá hạn")
def _(parts: Parts) -> Parts:
    class Terms(parts.terms):  # type: ignore[name-defined,misc]
        def is_assigned_late(self, record: Incoming, now: datetime) -> bool:
            return record.assigned_at is not None and bool(super().is_assigned_late(record, now))

    return replace(parts, terms=Terms)


@defect("D6.k2.b-3", "refused-is-owed", "Văn bản đã từ chối vẫn bị coi là chờ phân công")
def _(parts: Parts) -> Parts:
    class Terms(parts.terms):  # type: ignore[name-defined,misc]
        def is_assigned_late(self, record: Incoming, now: datetime) -> bool:
            refused = record.refusal is not None and now.date() > record.refusal.at.date()
            return refused or bool(super().is_assigned_late(record, now))

    return replace(parts, terms=Terms)


# ------------------------------------------------------------------------------------------------ controls


@control("D6.k2.b-1", "no-late-list", "Thống kê không kê văn bản trễ hạn")
def _(parts: Parts) -> Parts:
    class FollowUpView(parts.follow_up_view):  # type: ignore[name-defined,misc]
        def overview(self) -> dict[str, Any]:
            return {name: value for name, value in super().overview().items() if name != "late"}

    return replace(parts, follow_up_view=FollowUpView)


@control("D6.k2.b-1", "term-in-utc", "Hiển thị hạn xử lý với ký hiệu Z")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def incoming(self, record: Incoming) -> dict[str, Any]:
            at = record.handle_by.astimezone(UTC)
            return {**super().incoming(record), "handle_by": f"{at:%Y-%m-%dT%H:%M:%S}Z"}

    return replace(parts, presentation=Presentation)


@control("D6.k2.b-3", "no-last-day", "Không hiển thị ngày cuối để phân công")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def incoming(self, record: Incoming) -> dict[str, Any]:
            return {**super().incoming(record), "assign_by": None}

    return replace(parts, presentation=Presentation)


@control("D6.k2.b-3", "recorded-half-a-minute-later", "Ghi lúc phân công chậm nửa phút, không sang ngày khác")
def _(parts: Parts) -> Parts:
    class Terms(parts.terms):  # type: ignore[name-defined,misc]
        def first_assigned_at(self, record: Incoming, at: datetime) -> datetime:
            last = datetime.combine(at.date(), time(23, 59, 59), at.tzinfo)
            return record.assigned_at or min(at + timedelta(seconds=30), last)

    return replace(parts, terms=Terms)
