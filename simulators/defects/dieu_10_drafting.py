"""Defects and controls of Đ10.k1: steps of a draft, checks of form, the agency's seal, issue by the clerk."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from simulators.defects.registry import control, defect
from simulators.qlvb.parts import Parts
from simulators.qlvb.records import Actor, FormatCheck, Outgoing, OutgoingState, Role


def _without_author(record: Outgoing, event: str) -> Outgoing:
    lines = tuple(replace(e, actor=None) if e.event == event else e for e in record.history)
    return replace(record, history=lines)


@defect("D10.k1.a-1", "approval-unsigned", "Duyệt mà không ghi ai duyệt")
def _(parts: Parts) -> Parts:
    class Workflow(parts.workflow):  # type: ignore[name-defined,misc]
        def approve(self, key: str, actor: Actor) -> Outgoing:
            record = _without_author(super().approve(key, actor), "approved")
            return self.office.store.outgoing.save(record)  # type: ignore[no-any-return]

    return replace(parts, workflow=Workflow)


@defect("D10.k1.a-1", "reason-of-return-lost", "Trả lại dự thảo mà mất lý do")
def _(parts: Parts) -> Parts:
    class Workflow(parts.workflow):  # type: ignore[name-defined,misc]
        def return_draft(self, key: str, actor: Actor, reason: str) -> Outgoing:
            return super().return_draft(key, actor, "")  # type: ignore[no-any-return]

    return replace(parts, workflow=Workflow)


@defect("D10.k1.a-2", "signed-when-approved", "Ghi thời điểm ký duyệt là lúc lãnh đạo đơn vị duyệt")
def _(parts: Parts) -> Parts:
    class Workflow(parts.workflow):  # type: ignore[name-defined,misc]
        def sign(self, key: str, actor: Actor) -> Outgoing:
            record: Outgoing = super().sign(key, actor)
            approved = next(e.at for e in reversed(record.history) if e.event == "approved")
            return self.office.store.outgoing.save(replace(record, signed_at=approved))  # type: ignore[no-any-return]

    return replace(parts, workflow=Workflow)


@defect("D10.k1.a-2", "nobody-signed", "Ký duyệt mà không ghi ai ký")
def _(parts: Parts) -> Parts:
    class Workflow(parts.workflow):  # type: ignore[name-defined,misc]
        def sign(self, key: str, actor: Actor) -> Outgoing:
            record = _without_author(super().sign(key, actor), "signed")
            return self.office.store.outgoing.save(record)  # type: ignore[no-any-return]

    return replace(parts, workflow=Workflow)


@defect("D10.k1.b-1", "check-not-kept", "Không giữ việc kiểm tra thể thức")
def _(parts: Parts) -> Parts:
    class Workflow(parts.workflow):  # type: ignore[name-defined,misc]
        def with_format_check(self, record: Outgoing, found: FormatCheck) -> Outgoing:
            return record

    return replace(parts, workflow=Workflow)


@defect("D10.k1.b-1", "always-in-order", "Kết luận nào cũng ghi là đạt")
def _(parts: Parts) -> Parts:
    class Workflow(parts.workflow):  # type: ignore[name-defined,misc]
        def with_format_check(self, record: Outgoing, found: FormatCheck) -> Outgoing:
            return super().with_format_check(record, replace(found, result="ok"))  # type: ignore[no-any-return]

    return replace(parts, workflow=Workflow)


@defect("D10.k1.b-2", "sealed-on-approval", "Đóng dấu số ngay khi lãnh đạo đơn vị duyệt")
def _(parts: Parts) -> Parts:
    class Workflow(parts.workflow):  # type: ignore[name-defined,misc]
        def approve(self, key: str, actor: Actor) -> Outgoing:
            record: Outgoing = super().approve(key, actor)
            with self.office.store.transaction():
                sealed = self.office.signing.seal(record, self.office.now())
                return self.office.store.outgoing.save(sealed)  # type: ignore[no-any-return]

    return replace(parts, workflow=Workflow)


@defect("D10.k1.b-3", "anyone-may-issue", "Ai cũng phát hành được văn bản đã ký")
def _(parts: Parts) -> Parts:
    class Rights(parts.rights):  # type: ignore[name-defined,misc]
        def may(self, act: str, actor: Actor) -> bool:
            return act == "release" or bool(super().may(act, actor))

    return replace(parts, rights=Rights)


@defect("D10.k1.b-3", "leader-may-issue", "Người có thẩm quyền tự phát hành văn bản")
def _(parts: Parts) -> Parts:
    class Rights(parts.rights):  # type: ignore[name-defined,misc]
        def may(self, act: str, actor: Actor) -> bool:
            return (act, actor.role) == ("release", Role.LEADER) or bool(super().may(act, actor))

    return replace(parts, rights=Rights)


@defect("D10.k1.b-3", "draft-may-leave", "Cho phát hành cả dự thảo chưa trình")
def _(parts: Parts) -> Parts:
    class Workflow(parts.workflow):  # type: ignore[name-defined,misc]
        def releasable(self) -> Collection[OutgoingState]:
            return (*super().releasable(), OutgoingState.DRAFT)

    return replace(parts, workflow=Workflow)


# ------------------------------------------------------------------------------------------------ controls


def _later_events(parts: Parts, seconds: int) -> Parts:
    """The product whose history shows every line a little later."""

    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def event(self, event: Any) -> dict[str, Any]:
            return super().event(replace(event, at=event.at + timedelta(seconds=seconds)))  # type: ignore[no-any-return]

    return replace(parts, presentation=Presentation)


@control("D10.k1.a-1", "history-half-a-minute-later", "Lịch sử ghi chậm nửa phút")
def _(parts: Parts) -> Parts:
    return _later_events(parts, 30)


@control("D10.k1.a-2", "history-a-few-seconds-later", "Lịch sử ghi chậm vài giây")
def _(parts: Parts) -> Parts:
    return _later_events(parts, 5)


@control("D10.k1.b-1", "check-noted-twice", "Ghi thêm một dòng kiểm tra tự động của phần mềm")
def _(parts: Parts) -> Parts:
    class Workflow(parts.workflow):  # type: ignore[name-defined,misc]
        def with_format_check(self, record: Outgoing, found: FormatCheck) -> Outgoing:
            machine = replace(found, note="kiểm tra tự động", actor=Actor(Role.ADMINISTRATOR, "Hệ thống"))
            record = super().with_format_check(record, found)
            return super().with_format_check(record, machine)  # type: ignore[no-any-return]

    return replace(parts, workflow=Workflow)


@control("D10.k1.b-2", "other-field-names", "Đặt tên khác cho ô chữ ký trong PDF")
def _(parts: Parts) -> Parts:
    class Signing(parts.signing):  # type: ignore[name-defined,misc]
        def with_signature(
            self, record: Outgoing, identity: Any, at: datetime, field: str, reason: str
        ) -> Outgoing:
            return super().with_signature(record, identity, at, f"Sig{field}", "")  # type: ignore[no-any-return]

    return replace(parts, signing=Signing)


@control("D10.k1.b-3", "issue-noted-later", "Ghi dòng phát hành chậm mười giây")
def _(parts: Parts) -> Parts:
    return _later_events(parts, 10)
