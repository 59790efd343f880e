"""Defects and controls of Điều 7: recipients that lack the means, documents that go with paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from simulators.defects.registry import control, defect
from simulators.qlvb.parts import Parts
from simulators.qlvb.records import Outgoing, Recipient, RecipientState
from simulators.qlvb.requests import OutgoingRequest
from simulators.sdk import SendResult

_LOCKED = "23"


@defect("D7.k1-2", "one-locked-holds-all", "Một nơi nhận bị Trục khóa làm cả văn bản không gửi được")
def _(parts: Parts) -> Parts:
    class Outbox(parts.outbox):  # type: ignore[name-defined,misc]
        def is_out_of_reach(self, result: object) -> bool:
            locked = isinstance(result, SendResult) and result.code == _LOCKED
            return not locked and super().is_out_of_reach(result)

    return replace(parts, outbox=Outbox)


@defect("D7.k1-2", "out-of-reach-shown-as-sent", "Ghi đã gửi cho cả nơi bị Trục khóa")
def _(parts: Parts) -> Parts:
    class Deliveries(parts.deliveries):  # type: ignore[name-defined,misc]
        def recipient_failed(self, known: Recipient, why: str, at: datetime) -> Recipient:
            return replace(known, state=RecipientState.SENT, updated_at=at)

    return replace(parts, deliveries=Deliveries)


@defect("D7.k2.a", "paper-forgotten-at-issue", "Phát hành xong không còn ghi văn bản có kèm giấy")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def paper(self, record: Outgoing) -> bool:
            return record.paper and record.issued_at is None

    return replace(parts, presentation=Presentation)


@defect("D7.k2.b-2", "list-ignored", "Không áp dụng danh mục văn bản gửi kèm giấy")
def _(parts: Parts) -> Parts:
    class PaperDesk(parts.paper_desk):  # type: ignore[name-defined,misc]
        def is_listed(self, type_name: str, at: datetime) -> bool:
            return False

    return replace(parts, paper_desk=PaperDesk)


@defect("D7.k2.b-2", "list-before-its-day", "Áp dụng danh mục trước ngày có hiệu lực")
def _(parts: Parts) -> Parts:
    class PaperDesk(parts.paper_desk):  # type: ignore[name-defined,misc]
        def is_listed(self, type_name: str, at: datetime) -> bool:
            return bool(super().is_listed(type_name, at + timedelta(days=1)))

    return replace(parts, paper_desk=PaperDesk)


# ------------------------------------------------------------------------------------------------ controls


@control("D7.k1-2", "reason-in-other-words", "Ghi nơi không liên thông được bằng lời khác")
def _(parts: Parts) -> Parts:
    class Deliveries(parts.deliveries):  # type: ignore[name-defined,misc]
        def recipient_failed(self, known: Recipient, why: str, at: datetime) -> Recipient:
            failed: Recipient = super().recipient_failed(known, why, at)
            return replace(failed, description="Nơi nhận chưa liên thông, đề nghị gửi bằng cách khác")

    return replace(parts, deliveries=Deliveries)


@control(
    "D7.k2.a", "paper-to-central-agencies-by-itself", "Tự coi văn bản gửi cơ quan trung ương là gửi kèm giấy"
)
def _(parts: Parts) -> Parts:
    class Drafting(parts.drafting):  # type: ignore[name-defined,misc]
        def goes_with_paper(self, request: OutgoingRequest, at: datetime) -> bool:
            central = any(".G" in recipient.organ_id for recipient in request.recipients)
            return bool(super().goes_with_paper(request, at)) or (central and request.paper is None)

    return replace(parts, drafting=Drafting)


@control("D7.k2.b-2", "type-names-in-any-case", "So loại văn bản không phân biệt chữ hoa, khoảng trắng")
def _(parts: Parts) -> Parts:
    class PaperDesk(parts.paper_desk):  # type: ignore[name-defined,misc]
        def is_listed(self, type_name: str, at: datetime) -> bool:
            return bool(super().is_listed(" ".join(type_name.upper().split()), at))

    return replace(parts, paper_desk=PaperDesk)
