"""Defects and controls of Đ6.k2.a, b, c: no waiting for paper, states that follow by themselves."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from simulators.defects.registry import control, defect
from simulators.qlvb.errors import refused
from simulators.qlvb.parts import Parts
from simulators.qlvb.records import Actor, Event, Incoming, Recipient, RecipientState


def _awaits_paper(record: Incoming) -> None:
    if record.paper:
        raise refused("paper-awaited", "Chưa nhận được bản giấy", "the paper has not come")


@defect("D6.k2.b-2", "paper-before-acceptance", "Có bản giấy gửi kèm thì chờ bản giấy mới cho tiếp nhận")
def _(parts: Parts) -> Parts:
    class Reception(parts.reception):  # type: ignore[name-defined,misc]
        def accept(self, key: str, actor: Actor, *, override: bool = False) -> Incoming:
            _awaits_paper(self.office.incoming(key))
            return super().accept(key, actor, override=override)  # type: ignore[no-any-return]

    return replace(parts, reception=Reception)


@defect("D6.k2.b-2", "number-with-the-paper", "Tiếp nhận được nhưng có bản giấy mới cấp số đến")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def incoming(self, record: Incoming) -> dict[str, Any]:
            shown: dict[str, Any] = super().incoming(record)
            return {**shown, "arrival_number": None} if record.paper else shown

    return replace(parts, presentation=Presentation)


@defect("D6.k2.a-5", "paper-before-work", "Có bản giấy gửi kèm thì chờ bản giấy mới cho chuyên viên xử lý")
def _(parts: Parts) -> Parts:
    class Processing(parts.processing):  # type: ignore[name-defined,misc]
        def start(self, key: str, actor: Actor) -> Incoming:
            _awaits_paper(self.office.incoming(key))
            return super().start(key, actor)  # type: ignore[no-any-return]

    return replace(parts, processing=Processing)


@control("D6.k2.b-2", "told-that-paper-follows", "Nhắc văn thư là sẽ có bản giấy, vẫn cho tiếp nhận")
@control("D6.k2.a-5", "told-that-paper-follows", "Nhắc người xử lý là sẽ có bản giấy, vẫn cho làm")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def incoming(self, record: Incoming) -> dict[str, Any]:
            note = "sẽ có bản giấy" if record.paper else None
            return {**super().incoming(record), "note": note}

    return replace(parts, presentation=Presentation)


# ------------------------------------------------------------------------------------------------ trạng thái


@defect("D6.k2.a-10", "told-again-begins-anew", "Trạng thái báo lặp lại làm bản ghi trở về “đã đến”")
def _(parts: Parts) -> Parts:
    class StatusReader(parts.status_reader):  # type: ignore[name-defined,misc]
        def follow(self, known: Recipient, told: Any) -> Recipient:
            after: Recipient = super().follow(known, told)
            again = told.text in known.status_codes and after.state is RecipientState.ASSIGNED
            return replace(after, state=RecipientState.ARRIVED) if again else after

    return replace(parts, status_reader=StatusReader)


@defect("D6.k2.a-10", "dated-by-the-day", "Ghi lúc cập nhật trạng thái là 0 giờ trong ngày")
def _(parts: Parts) -> Parts:
    class StatusReader(parts.status_reader):  # type: ignore[name-defined,misc]
        def follow(self, known: Recipient, told: Any) -> Recipient:
            after: Recipient = super().follow(known, told)
            midnight = after.updated_at and after.updated_at.replace(hour=0, minute=0, second=0)
            return after if after is known else replace(after, updated_at=midnight)

    return replace(parts, status_reader=StatusReader)


@control("D6.k2.a-10", "without-a-time", "Không hiển thị lúc cập nhật trạng thái")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def recipient(self, recipient: Recipient) -> dict[str, Any]:
            return {**super().recipient(recipient), "updated_at": None}

    return replace(parts, presentation=Presentation)


def _without_lines(parts: Parts, event: str, *, but_first: bool = False) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def incoming(self, record: Incoming) -> dict[str, Any]:
            lines = [line for line in record.history if line.event == event][but_first:]
            kept = [line for line in record.history if line not in lines]
            return {**super().incoming(record), "history": self.history(kept)}

    return replace(parts, presentation=Presentation)


@defect("D6.k2.c-4", "refusal-leaves-no-line", "Từ chối văn bản mà lịch sử không ghi trạng thái ấy")
def _(parts: Parts) -> Parts:
    return _without_lines(parts, "refused")


@defect("D6.k2.c-4", "re-assignment-leaves-no-line", "Phân công lại mà lịch sử không ghi thêm")
def _(parts: Parts) -> Parts:
    return _without_lines(parts, "assigned", but_first=True)


@defect("D6.k2.c-4", "work-dated-by-assignment", "Lịch sử ghi lúc bắt đầu xử lý là lúc phân công")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def incoming(self, record: Incoming) -> dict[str, Any]:
            at = record.assignment.at if record.assignment else record.received_at
            lines = [replace(line, at=at) if line.event == "started" else line for line in record.history]
            return {**super().incoming(record), "history": self.history(lines)}

    return replace(parts, presentation=Presentation)


@control("D6.k2.c-4", "states-in-words", "Lịch sử gọi trạng thái bằng lời của quy chế, không bằng mã")
def _(parts: Parts) -> Parts:
    words = {
        "accepted": "đã tiếp nhận", "assigned": "đã chuyển xử lý", "started": "đang xử lý",
        "finished": "đã hoàn thành", "refused": "từ chối nhận",
    }  # fmt: skip

    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def event(self, event: Event) -> dict[str, Any]:
            detail = f"{words.get(event.event, '')} {event.detail}".strip()
            return {**super().event(event), "detail": detail, "state": None}

    return replace(parts, presentation=Presentation)


@control("D6.k2.c-4", "recorded-by-the-system", "Lịch sử không ghi người làm, chỉ ghi hệ thống")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def event(self, event: Event) -> dict[str, Any]:
            return {**super().event(event), "actor": None}

    return replace(parts, presentation=Presentation)
