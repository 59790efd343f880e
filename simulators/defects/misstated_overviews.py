"""Defects and controls of overviews that say otherwise than records, acts and days do (Đ6.k2.b, Đ9.k2.c, Đ10.k3.b)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from simulators.defects.registry import control, defect
from simulators.qlvb.follow_up import OwedAnswer, OwedReport
from simulators.qlvb.parts import Parts
from simulators.qlvb.store import Notice


@defect(
    "D9.k2.c-2", "overview-without-reports", "Bảng theo dõi bỏ sót văn bản còn nợ báo cáo, danh sách vẫn có"
)
def _(parts: Parts) -> Parts:
    class FollowUp(parts.follow_up):  # type: ignore[name-defined,misc]
        def reports(self) -> Iterator[OwedReport]:
            return iter(())

    return replace(parts, follow_up=FollowUp)


@defect("D9.k2.c-2", "days-of-reports-one-short", "Bảng theo dõi ghi thiếu một ngày chậm báo cáo")
def _(parts: Parts) -> Parts:
    class FollowUp(parts.follow_up):  # type: ignore[name-defined,misc]
        def reports(self) -> Iterator[OwedReport]:
            for owed in super().reports():
                yield replace(owed, days_late=max(0, owed.days_late - 1))

    return replace(parts, follow_up=FollowUp)


@defect("D9.k2.c-2", "reminder-noted-twice", "Một lần đôn đốc được ghi thành hai thông báo")
def _(parts: Parts) -> Parts:
    class FollowUp(parts.follow_up):  # type: ignore[name-defined,misc]
        def keep_reminder(self, notice: Notice) -> None:
            super().keep_reminder(notice)
            super().keep_reminder(notice)

    return replace(parts, follow_up=FollowUp)


@defect("D10.k3.b-2", "reminders-not-counted", "Bảng theo dõi ghi chưa đôn đốc lần nào, thông báo vẫn có")
def _(parts: Parts) -> Parts:
    class FollowUp(parts.follow_up):  # type: ignore[name-defined,misc]
        def answers(self) -> Iterator[OwedAnswer]:
            for owed in super().answers():
                yield replace(owed, reminders=0)

    return replace(parts, follow_up=FollowUp)


@defect("D6.k2.b-1", "late-list-with-another-term", "Thống kê trễ hạn ghi hạn khác với hạn của văn bản")
def _(parts: Parts) -> Parts:
    class View(parts.follow_up_view):  # type: ignore[name-defined,misc]
        def overview(self) -> dict[str, Any]:
            shown: dict[str, Any] = super().overview()
            return {**shown, "late": [{**row, "due": "2019-01-02T07:00:00+07:00"} for row in shown["late"]]}

    return replace(parts, follow_up_view=View)


@control("D9.k2.c-2", "overview-of-ids-alone", "Bảng theo dõi chỉ ghi khóa của văn bản, không ghi gì thêm")
def _(parts: Parts) -> Parts:
    class View(parts.follow_up_view):  # type: ignore[name-defined,misc]
        def overview(self) -> dict[str, Any]:
            shown: dict[str, Any] = super().overview()
            return {**shown, "reports": [{"id": row["id"]} for row in shown["reports"]]}

    return replace(parts, follow_up_view=View)


@control("D6.k2.b-1", "late-list-without-terms", "Thống kê trễ hạn không ghi hạn")
def _(parts: Parts) -> Parts:
    class View(parts.follow_up_view):  # type: ignore[name-defined,misc]
        def overview(self) -> dict[str, Any]:
            shown: dict[str, Any] = super().overview()
            return {**shown, "late": [{**row, "due": None} for row in shown["late"]]}

    return replace(parts, follow_up_view=View)
