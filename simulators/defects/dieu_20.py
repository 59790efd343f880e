"""Defects and controls of Điều 20: documents of delegates, exchange within the province and beyond."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from simulators.defects.registry import control, defect
from simulators.protocol.edxml.model import Organ, Signer, TraceHop
from simulators.qlvb.messages import Dispatch
from simulators.qlvb.parts import Parts
from simulators.qlvb.records import Actor, Incoming, Outgoing, Role

_PROVINCE = ".H01"


def _signed_by_delegate(record: Outgoing) -> bool:
    signed = next((e.actor for e in reversed(record.history) if e.event == "signed"), None)
    return signed is not None and signed.role is Role.UNIT_LEADER


@defect("D20.k2-2", "delegate-leaves-no-signer", "Văn bản ký theo ủy quyền đi mà không ghi người ký")
def _(parts: Parts) -> Parts:
    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def signer(self, record: Outgoing) -> Signer | None:
            return None if _signed_by_delegate(record) else super().signer(record)

    return replace(parts, builder=Builder)


@defect("D20.k2-2", "delegate-leaves-no-term", "Văn bản ký theo ủy quyền đi mà thiếu thời hạn xử lý")
def _(parts: Parts) -> Parts:
    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def due_date(self, record: Outgoing) -> str:
            return "" if _signed_by_delegate(record) else str(super().due_date(record))

    return replace(parts, builder=Builder)


@defect("D20.k2-2", "under-the-principals-name", "Người được ủy quyền ký mà ghi tên người ủy quyền")
def _(parts: Parts) -> Parts:
    class Workflow(parts.workflow):  # type: ignore[name-defined,misc]
        def sign(self, key: str, actor: Actor) -> Outgoing:
            given = [d for d in self.office.store.delegations.all() if d.to.name == actor.name]
            return super().sign(key, given[-1].by if given else actor)  # type: ignore[no-any-return]

    return replace(parts, workflow=Workflow)


@defect("D20.k3-2", "ministries-hear-nothing", "Không báo “đã đến” cho cơ quan ngoài tỉnh")
def _(parts: Parts) -> Parts:
    class StatusWriter(parts.status_writer):  # type: ignore[name-defined,misc]
        def arrived(self, record: Incoming) -> None:
            if record.sender.organ_id.endswith(_PROVINCE):
                super().arrived(record)

    return replace(parts, status_writer=StatusWriter)


@defect("D20.k3-2", "ministries-packets-fail", "Báo Trục là không nhận được gói tin của cơ quan ngoài tỉnh")
def _(parts: Parts) -> Parts:
    class Inbox(parts.inbox):  # type: ignore[name-defined,misc]
        def acknowledge(self, item: Any, status: str, tally: Any) -> None:
            abroad = item.message_type == "edoc" and not item.from_.endswith(_PROVINCE)
            super().acknowledge(item, "fail" if abroad else status, tally)

    return replace(parts, inbox=Inbox)


# ------------------------------------------------------------------------------------------------ controls


@control("D20.k2-2", "another-hop", "Gói tin ký theo ủy quyền có thêm một chặng lịch sử của chính cơ quan")
def _(parts: Parts) -> Parts:
    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def traces(self, record: Outgoing, dispatch: Dispatch) -> tuple[TraceHop, ...]:
            hops: tuple[TraceHop, ...] = super().traces(record, dispatch)
            return (*hops, *hops[-1:])

    return replace(parts, builder=Builder)


@control("D20.k3-2", "recipients-in-other-order", "Ghi các cơ quan nhận trên gói tin theo thứ tự ngược")
def _(parts: Parts) -> Parts:
    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def recipients(self, record: Outgoing, dispatch: Dispatch) -> tuple[Organ, ...]:
            return tuple(reversed(super().recipients(record, dispatch)))

    return replace(parts, builder=Builder)
