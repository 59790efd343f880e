"""Defects and controls of Đ9.k2.c: what is followed, overdue, asked for and chased."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from simulators.defects.registry import control, defect
from simulators.qlvb.parts import Parts
from simulators.qlvb.records import Incoming, IncomingState, ReplyRequest
from simulators.qlvb.requests import AssignAct
from simulators.qlvb.store import Notice


@defect("D9.k2.c-1", "overdue-never-told", "Không bao giờ báo văn bản quá hạn")
def _(parts: Parts) -> Parts:
    class FollowUp(parts.follow_up):  # type: ignore[name-defined,misc]
        def is_overdue(self, record: Incoming) -> bool:
            return False

    return replace(parts, follow_up=FollowUp)


@defect("D9.k2.c-1", "day-of-term-is-late", "Coi ngay ngày đến hạn là quá hạn")
def _(parts: Parts) -> Parts:
    class FollowUp(parts.follow_up):  # type: ignore[name-defined,misc]
        def is_overdue(self, record: Incoming) -> bool:
            term = record.assignment.deadline if record.assignment else None
            return bool(super().is_overdue(record)) or (
                term == self.today() and record.state is IncomingState.ASSIGNED
            )

    return replace(parts, follow_up=FollowUp)


@defect("D9.k2.c-1", "finished-stays-overdue", "Văn bản đã hoàn thành vẫn bị báo quá hạn")
def _(parts: Parts) -> Parts:
    class FollowUp(parts.follow_up):  # type: ignore[name-defined,misc]
        def is_overdue(self, record: Incoming) -> bool:
            return bool(super().is_overdue(replace(record, state=IncomingState.PROCESSING)))

    return replace(parts, follow_up=FollowUp)


@defect("D9.k2.c-2", "requests-not-listed", "Không nhận ra văn bản nào yêu cầu báo cáo")
def _(parts: Parts) -> Parts:
    class FollowUp(parts.follow_up):  # type: ignore[name-defined,misc]
        def asks_for_report(self, record: Incoming) -> bool:
            return False

    return replace(parts, follow_up=FollowUp)


@defect("D9.k2.c-2", "request-lost-on-assignment", "Phân công chuyên viên thì mất yêu cầu báo cáo")
def _(parts: Parts) -> Parts:
    class Processing(parts.processing):  # type: ignore[name-defined,misc]
        def reply_request(self, record: Incoming, act: AssignAct) -> ReplyRequest | None:
            return super().reply_request(replace(record, reply_request=None), act)  # type: ignore[no-any-return]

    return replace(parts, processing=Processing)


@defect("D9.k2.c-2", "unit-not-kept", "Ghi đôn đốc mà không ghi đôn đốc đơn vị nào")
def _(parts: Parts) -> Parts:
    class FollowUp(parts.follow_up):  # type: ignore[name-defined,misc]
        def keep_reminder(self, notice: Notice) -> None:
            super().keep_reminder(replace(notice, unit=""))

    return replace(parts, follow_up=FollowUp)


@control("D9.k2.c-1", "members-in-other-order", "Bản ghi liệt kê các trường theo thứ tự ngược")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def incoming(self, record: Incoming) -> dict[str, Any]:
            return dict(reversed(super().incoming(record).items()))

    return replace(parts, presentation=Presentation)


@control("D9.k2.c-2", "reminded-twice", "Tự nhắc thêm một lần sau năm phút")
def _(parts: Parts) -> Parts:
    class FollowUp(parts.follow_up):  # type: ignore[name-defined,misc]
        def keep_reminder(self, notice: Notice) -> None:
            super().keep_reminder(notice)
            super().keep_reminder(replace(notice, at=notice.at + timedelta(minutes=5), actor=None))

    return replace(parts, follow_up=FollowUp)
