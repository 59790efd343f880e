"""Defects and controls of Đ9.k2.a, b, d: submission, directions, units, specialists, the whole way."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from simulators.defects.registry import control, defect
from simulators.qlvb.parts import Parts
from simulators.qlvb.records import Actor, Assignment, Direction, Incoming, IncomingState, Submission
from simulators.qlvb.requests import AssignAct

# ------------------------------------------------------------------------------------------------ a


@defect("D9.k2.a-1", "submission-not-kept", "Cho trình nhưng không ghi ai trình, trình ai, lúc nào")
def _(parts: Parts) -> Parts:
    class Processing(parts.processing):  # type: ignore[name-defined,misc]
        def with_submission(self, record: Incoming, submission: Submission) -> Incoming:
            return record

    return replace(parts, processing=Processing)


@defect("D9.k2.a-1", "submitted-before-register", "Cho trình văn bản chưa vào sổ")
def _(parts: Parts) -> Parts:
    class Processing(parts.processing):  # type: ignore[name-defined,misc]
        def submittable(self) -> Collection[IncomingState]:
            return (*super().submittable(), IncomingState.ARRIVED, IncomingState.REFUSED)

    return replace(parts, processing=Processing)


@defect("D9.k2.a-2", "later-assignment-overwrites", "Phân công sau xóa ý kiến chỉ đạo trước")
def _(parts: Parts) -> Parts:
    class Processing(parts.processing):  # type: ignore[name-defined,misc]
        def directions(self, record: Incoming, act: AssignAct, at: datetime) -> tuple[Direction, ...]:
            return super().directions(replace(record, directions=()), act, at)  # type: ignore[no-any-return]

    return replace(parts, processing=Processing)


@defect("D9.k2.a-2", "cut-short", "Chỉ giữ 40 ký tự đầu của ý kiến chỉ đạo")
def _(parts: Parts) -> Parts:
    class Processing(parts.processing):  # type: ignore[name-defined,misc]
        def directions(self, record: Incoming, act: AssignAct, at: datetime) -> tuple[Direction, ...]:
            kept = super().directions(record, act, at)
            return tuple(replace(one, text=one.text[:40]) for one in kept)

    return replace(parts, processing=Processing)


@defect("D9.k2.a-3", "unit-left-in-the-dark", "Đơn vị chủ trì không thấy văn bản được giao")
def _(parts: Parts) -> Parts:
    class Processing(parts.processing):  # type: ignore[name-defined,misc]
        def is_at_unit(self, record: Incoming, unit: str) -> bool:
            given = record.assignment
            return given is not None and unit != given.unit and super().is_at_unit(record, unit)

    return replace(parts, processing=Processing)


@defect("D9.k2.a-3", "every-unit-sees", "Mọi đơn vị đều thấy văn bản đã giao")
def _(parts: Parts) -> Parts:
    class Processing(parts.processing):  # type: ignore[name-defined,misc]
        def is_at_unit(self, record: Incoming, unit: str) -> bool:
            return record.assignment is not None

    return replace(parts, processing=Processing)


@defect("D9.k2.a-4", "specialist-not-kept", "Không ghi chuyên viên được phân công")
def _(parts: Parts) -> Parts:
    class Processing(parts.processing):  # type: ignore[name-defined,misc]
        def person(self, act: AssignAct) -> str:
            return ""

    return replace(parts, processing=Processing)


@defect("D9.k2.a-4", "whole-unit-has-it", "Giao cho một chuyên viên thì cả đơn vị cùng thấy")
def _(parts: Parts) -> Parts:
    class Processing(parts.processing):  # type: ignore[name-defined,misc]
        def is_with_person(self, record: Incoming, person: str) -> bool:
            return record.assignment is not None and bool(record.assignment.person)

    return replace(parts, processing=Processing)


# ------------------------------------------------------------------------------------------------ b


def _assigning(parts: Parts, change: Any) -> Parts:
    """The product with an assignment changed by `change(before, given, act)`."""

    class Processing(parts.processing):  # type: ignore[name-defined,misc]
        def assignment(self, before: Assignment | None, act: AssignAct, at: datetime) -> Assignment:
            return change(before, super().assignment(before, act, at))  # type: ignore[no-any-return]

    return replace(parts, processing=Processing)


@defect("D9.k2.b-1", "first-lead-stays", "Giao lại vẫn giữ đơn vị chủ trì cũ")
def _(parts: Parts) -> Parts:
    def change(before: Assignment | None, given: Assignment) -> Assignment:
        several = before is not None and bool(before.cooperating)
        return replace(given, unit=before.unit) if before is not None and several else given

    return _assigning(parts, change)


@defect("D9.k2.b-2", "only-the-first", "Chỉ giữ đơn vị phối hợp đầu tiên")
def _(parts: Parts) -> Parts:
    return _assigning(parts, lambda _, given: replace(given, cooperating=given.cooperating[:1]))


@defect("D9.k2.b-3", "one-term-for-all", "Mọi đơn vị chung một hạn giải quyết của đơn vị chủ trì")
def _(parts: Parts) -> Parts:
    def change(_: Assignment | None, given: Assignment) -> Assignment:
        units = tuple(replace(one, deadline=given.deadline) for one in given.cooperating)
        return replace(given, cooperating=units)

    return _assigning(parts, change)


# ------------------------------------------------------------------------------------------------ d


@defect("D9.k2.d", "nobody-finished-it", "Hoàn thành mà không ghi ai hoàn thành")
def _(parts: Parts) -> Parts:
    class Processing(parts.processing):  # type: ignore[name-defined,misc]
        def complete(self, key: str, actor: Actor) -> Incoming:
            record: Incoming = super().complete(key, actor)
            lines = tuple(replace(e, actor=None) if e.event == "finished" else e for e in record.history)
            return self.office.store.incoming.save(replace(record, history=lines))  # type: ignore[no-any-return]

    return replace(parts, processing=Processing)


# ------------------------------------------------------------------------------------------------ controls


@control("D9.k2.a-1", "half-a-minute-later", "Ghi việc trình chậm nửa phút")
def _(parts: Parts) -> Parts:
    class Processing(parts.processing):  # type: ignore[name-defined,misc]
        def with_submission(self, record: Incoming, submission: Submission) -> Incoming:
            later = replace(submission, at=submission.at + timedelta(seconds=30))
            return super().with_submission(record, later)  # type: ignore[no-any-return]

    return replace(parts, processing=Processing)


def _shown(parts: Parts, change: Any) -> Parts:
    """The product with every incoming record changed by `change(record)` as it is shown."""

    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def incoming(self, record: Incoming) -> dict[str, Any]:
            return change(super().incoming(record))  # type: ignore[no-any-return]

    return replace(parts, presentation=Presentation)


@control("D9.k2.a-2", "other-white-space", "Hiển thị ý kiến chỉ đạo với khoảng trắng và xuống dòng khác")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def directions(self, record: Incoming) -> list[dict[str, Any]]:
            return [
                {**row, "text": f" {row['text'].replace(' ', '  ')}\n"} for row in super().directions(record)
            ]

    return replace(parts, presentation=Presentation)


@control("D9.k2.a-3", "capitals", "Hiển thị tên đơn vị bằng chữ hoa")
def _(parts: Parts) -> Parts:
    def change(record: dict[str, Any]) -> dict[str, Any]:
        given = record["assignment"]
        if given is None:
            return record
        lead = {**given["lead"], "unit": given["lead"]["unit"].upper()}
        return {**record, "assignment": {**given, "lead": lead}}

    return _shown(parts, change)


@control("D9.k2.a-4", "more-members", "Bản ghi có thêm trường về chuyên viên")
def _(parts: Parts) -> Parts:
    def change(record: dict[str, Any]) -> dict[str, Any]:
        given = record["assignment"]
        return {**record, "assignment": given and {**given, "lead": {**given["lead"], "email": None}}}

    return _shown(parts, change)


def _units_turned(parts: Parts) -> Parts:
    class Processing(parts.processing):  # type: ignore[name-defined,misc]
        def assignment(self, before: Assignment | None, act: AssignAct, at: datetime) -> Assignment:
            given: Assignment = super().assignment(before, act, at)
            return replace(given, cooperating=given.cooperating[::-1])

    return replace(parts, processing=Processing)


@control("D9.k2.b-1", "other-order", "Liệt kê đơn vị phối hợp theo thứ tự ngược")
def _(parts: Parts) -> Parts:
    return _units_turned(parts)


@control("D9.k2.b-2", "other-order-too", "Liệt kê đơn vị phối hợp theo thứ tự khác")
def _(parts: Parts) -> Parts:
    return _units_turned(parts)


@control("D9.k2.b-3", "terms-in-other-order", "Liệt kê các hạn theo thứ tự khác")
def _(parts: Parts) -> Parts:
    return _units_turned(parts)


@control("D9.k2.d", "own-event-names", "Lịch sử dùng tên bước của riêng phần mềm")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def event(self, event: Any) -> dict[str, Any]:
            shown: dict[str, Any] = super().event(event)
            return {**shown, "event": f"buoc:{shown['event']}"}

    return replace(parts, presentation=Presentation)
