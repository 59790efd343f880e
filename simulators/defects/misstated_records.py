"""Defects and controls of records that say otherwise than was done, while everything that was done is right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from simulators.defects.registry import control, defect
from simulators.qlvb.follow_up import OwedAnswer
from simulators.qlvb.parts import Parts
from simulators.qlvb.records import Incoming, Outgoing

Shown = dict[str, Any]
Change = Callable[[Shown], Shown]

_SOMEBODY = {"role": "quan-tri", "name": "Quản trị hệ thống"}


def _incoming(parts: Parts, change: Change) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def incoming(self, record: Incoming) -> Shown:
            shown: Shown = super().incoming(record)
            return {**shown, **change(shown)}

    return replace(parts, presentation=Presentation)


def _outgoing(parts: Parts, change: Change) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def outgoing(self, record: Outgoing) -> Shown:
            shown: Shown = super().outgoing(record)
            return {**shown, **change(shown)}

    return replace(parts, presentation=Presentation)


@defect(
    "D9.k2.c-1", "mark-against-the-list", "Danh sách quá hạn đúng, dấu quá hạn trên văn bản thì ngược lại"
)
def _(parts: Parts) -> Parts:
    return _incoming(parts, lambda shown: {"overdue": not shown["overdue"]})


@defect("D9.k2.a-3", "handed-over-by-nobody-who-did", "Ghi chuyển giao dưới tên quản trị hệ thống")
def _(parts: Parts) -> Parts:
    return _incoming(
        parts,
        lambda shown: {"assignment": shown["assignment"] and {**shown["assignment"], "actor": _SOMEBODY}},
    )


@defect("D9.k1.c-3", "answer-shown-as-refusal", "Báo cơ quan gửi đã thu hồi, bản ghi nói đã từ chối thu hồi")
def _(parts: Parts) -> Parts:
    return _incoming(parts, lambda shown: {"recall": shown["recall"] and {**shown["recall"], "answer": "16"}})


@defect("D6.k1.d-2", "refused-in-another-role", "Ghi người từ chối với vai trò khác")
def _(parts: Parts) -> Parts:
    def change(shown: Shown) -> Shown:
        refusal = shown["refusal"]
        return {"refusal": refusal and {**refusal, "actor": {**refusal["actor"], "role": "quan-tri"}}}

    return _incoming(parts, change)


@defect(
    "D15.k1-1", "issue-shown-an-hour-later", "Thời điểm phát hành ghi muộn một giờ, thời điểm gửi ghi đúng"
)
def _(parts: Parts) -> Parts:
    def change(shown: Shown) -> Shown:
        at = shown["issued_at"]
        return {"issued_at": at and (datetime.fromisoformat(at) + timedelta(hours=1)).isoformat()}

    return _outgoing(parts, change)


# ------------------------------------------------------------------------------------------ controls


@control("D9.k2.c-1", "no-mark-of-its-own", "Không có dấu quá hạn trên văn bản, chỉ có danh sách")
def _(parts: Parts) -> Parts:
    return _incoming(parts, lambda shown: {"overdue": None})


@control("D9.k2.a-3", "assigner-not-shown", "Không thể hiện người chuyển giao")
def _(parts: Parts) -> Parts:
    return _incoming(
        parts, lambda shown: {"assignment": shown["assignment"] and {**shown["assignment"], "actor": None}}
    )


@control("D9.k1.c-3", "answer-not-shown", "Không thể hiện mã đã trả lời thu hồi")
def _(parts: Parts) -> Parts:
    return _incoming(parts, lambda shown: {"recall": shown["recall"] and {**shown["recall"], "answer": None}})


@control("D6.k2.c-4", "lines-without-states", "Mục lịch sử không ghi trạng thái, chỉ ghi việc và thời điểm")
def _(parts: Parts) -> Parts:
    return _incoming(parts, lambda shown: {"history": [{**line, "state": None} for line in shown["history"]]})


@defect(
    "D10.k3.b-3",
    "term-of-the-overview-moved",
    "Bảng theo dõi ghi hạn trả lời muộn một ngày, số ngày chậm vẫn đúng",
)
def _(parts: Parts) -> Parts:
    class FollowUp(parts.follow_up):  # type: ignore[name-defined,misc]
        def answers(self) -> Iterator[OwedAnswer]:
            for owed in super().answers():
                yield replace(owed, due=owed.due and owed.due + timedelta(days=1))

    return replace(parts, follow_up=FollowUp)
