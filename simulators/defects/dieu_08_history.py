"""Defects and controls of Đ8.k2.n, p, q: times not shown, histories with holes, strange elements."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from simulators.defects.registry import control, defect
from simulators.protocol.edxml.model import DocumentMessage
from simulators.qlvb.parts import Parts
from simulators.qlvb.records import Incoming, Outgoing

Shown = dict[str, Any]
Lines = list[dict[str, Any]]


def _incoming(parts: Parts, change: Callable[[Incoming, Shown], Shown]) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def incoming(self, record: Incoming) -> Shown:
            shown: Shown = super().incoming(record)
            return {**shown, **change(record, shown)}

    return replace(parts, presentation=Presentation)


def _outgoing(parts: Parts, change: Callable[[Outgoing, Shown], Shown]) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def outgoing(self, record: Outgoing) -> Shown:
            shown: Shown = super().outgoing(record)
            return {**shown, **change(record, shown)}

    return replace(parts, presentation=Presentation)


@defect("D8.k2.n-1", "sending-time-not-shown", "Không thể hiện thời gian gửi của văn bản đi")
def _(parts: Parts) -> Parts:
    return _outgoing(parts, lambda record, shown: {"sent_at": None})


@defect("D8.k2.n-1", "wire-time-read-as-utc", "Đọc thời gian trên gói tin đến như giờ UTC")
def _(parts: Parts) -> Parts:
    class Filing(parts.filing):  # type: ignore[name-defined,misc]
        def sent_at(self, message: DocumentMessage) -> datetime | None:
            at = super().sent_at(message)
            return at and at + timedelta(hours=7)  # type: ignore[no-any-return]

    return replace(parts, filing=Filing)


@defect("D8.k2.n-2", "receiving-time-not-shown", "Không thể hiện thời gian nhận")
def _(parts: Parts) -> Parts:
    return _incoming(parts, lambda record, shown: {"received_at": None})


@defect("D8.k2.p", "one-status-line", "Lịch sử văn bản đi chỉ giữ trạng thái mới nhất")
def _(parts: Parts) -> Parts:
    def change(record: Outgoing, shown: Shown) -> Shown:
        lines = shown["history"]
        statuses = [line for line in lines if line["event"] == "status"]
        return {"history": [line for line in lines if line not in statuses[:-1]]}

    return _outgoing(parts, change)


@defect("D8.k2.p", "history-of-five-lines", "Lịch sử văn bản đi chỉ giữ năm mục mới nhất")
def _(parts: Parts) -> Parts:
    return _outgoing(parts, lambda record, shown: {"history": shown["history"][-5:]})


@defect("D8.k2.p", "hops-not-shown", "Không thể hiện các chặng trên gói tin đến")
def _(parts: Parts) -> Parts:
    return _incoming(parts, lambda record, shown: {"other": {**shown["other"], "traces": []}})


def _histories(parts: Parts, change: Callable[[Lines], Lines]) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def outgoing(self, record: Outgoing) -> Shown:
            shown: Shown = super().outgoing(record)
            return {**shown, "history": change(shown["history"])}

        def incoming(self, record: Incoming) -> Shown:
            shown: Shown = super().incoming(record)
            return {**shown, "history": change(shown["history"])}

    return replace(parts, presentation=Presentation)


@defect("D8.k2.p", "newest-line-first", "Xếp lịch sử từ mới đến cũ")
def _(parts: Parts) -> Parts:
    return _histories(parts, lambda lines: lines[::-1])


@defect("D8.k2.p", "each-line-twice", "Ghi mỗi mục lịch sử hai lần")
def _(parts: Parts) -> Parts:
    return _histories(parts, lambda lines: [line for line in lines for _ in (0, 1)])


@defect("D8.k2.p", "first-state-in-every-line", "Mỗi mục lịch sử mang trạng thái đầu tiên của văn bản")
def _(parts: Parts) -> Parts:
    return _histories(parts, lambda lines: [{**line, "state": lines[0]["state"]} for line in lines])


@defect("D8.k2.p", "one-actor-for-all", "Lịch sử ghi một người đã làm mọi việc")
def _(parts: Parts) -> Parts:
    someone = {"role": "quan-tri", "name": "Quản trị hệ thống"}
    return _histories(parts, lambda lines: [{**line, "actor": someone} for line in lines])


@defect("D8.k2.q", "strange-element-stops-it", "Bỏ qua cả văn bản khi gặp phần tử lạ")
def _(parts: Parts) -> Parts:
    class Inbox(parts.inbox):  # type: ignore[name-defined,misc]
        def receive(self, message: DocumentMessage, prepared: Incoming) -> tuple[str, int | None]:
            if message.unknown:
                return "ignored", None
            outcome: tuple[str, int | None] = super().receive(message, prepared)
            return outcome

    return replace(parts, inbox=Inbox)


# ------------------------------------------------------------------------------------------ controls


@control("D8.k2.n-1", "shown-half-a-minute-later", "Thể hiện thời gian gửi chậm nửa phút")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def outgoing_sent_at(self, record: Outgoing) -> str | None:
            later = record.sent_at and record.sent_at + timedelta(seconds=30)
            return self.moment(later)  # type: ignore[no-any-return]

    return replace(parts, presentation=Presentation)


@control("D8.k2.n-2", "shown-in-utc", "Thể hiện cùng thời gian nhận ấy với ký hiệu Z")
def _(parts: Parts) -> Parts:
    def change(record: Incoming, shown: Shown) -> Shown:
        at = record.received_at - timedelta(hours=7)
        return {"received_at": f"{at:%Y-%m-%dT%H:%M:%S}Z"}

    return _incoming(parts, change)


@control(
    "D8.k2.p", "shorter-lines", "Mỗi mục lịch sử chỉ có việc và thời điểm; xen các mục riêng của phần mềm"
)
def _(parts: Parts) -> Parts:
    def change(lines: Lines) -> Lines:
        return [
            told
            for line in lines
            for told in (
                {"at": line["at"], "event": "x-nhat-ky"},
                {**line, "actor": None, "state": None, "detail": None},
            )
        ]

    return _histories(parts, change)


@control("D8.k2.q", "strange-element-forgotten", "Nhận văn bản và không giữ phần tử lạ")
def _(parts: Parts) -> Parts:
    class Filing(parts.filing):  # type: ignore[name-defined,misc]
        def unknown(self, message: DocumentMessage) -> tuple[str, ...]:
            return ()

    return replace(parts, filing=Filing)
