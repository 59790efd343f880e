"""Defects and controls of Đ6.k1: recipients without software, e-mail, paper, refusal, state secrets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from email.message import EmailMessage
from typing import Any

from simulators.defects.registry import control, defect
from simulators.qlvb.parts import Parts
from simulators.qlvb.records import (
    Actor,
    Incoming,
    Outgoing,
    PaperDispatch,
    Recipient,
    RecipientState,
    Role,
    StoredFile,
)
from simulators.qlvb.requests import OutgoingRequest
from simulators.sdk import SendResult

_NOT_CONNECTED = "18"
_SYSTEM = Actor(Role.CLERK, "Hệ thống")
_LOGO = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)


@defect("D6.k1.b-2", "one-unconnected-holds-all", "Một nơi nhận chưa kết nối làm cả văn bản không gửi được")
def _(parts: Parts) -> Parts:
    class Outbox(parts.outbox):  # type: ignore[name-defined,misc]
        def is_out_of_reach(self, result: object) -> bool:
            unconnected = isinstance(result, SendResult) and result.code == _NOT_CONNECTED
            return not unconnected and super().is_out_of_reach(result)

    return replace(parts, outbox=Outbox)


@defect("D6.k1.b-3", "document-attached-to-notice", "Thư báo kèm luôn văn bản")
def _(parts: Parts) -> Parts:
    class NoticeMail(parts.notice_mail):  # type: ignore[name-defined,misc]
        def attachments(self, record: Outgoing) -> Iterable[StoredFile]:
            return (record.main_file,)

    return replace(parts, notice_mail=NoticeMail)


@defect("D6.k1.b-3", "annexes-attached-to-notice", "Thư báo kèm tài liệu gửi cùng văn bản")
def _(parts: Parts) -> Parts:
    class NoticeMail(parts.notice_mail):  # type: ignore[name-defined,misc]
        def attachments(self, record: Outgoing) -> Iterable[StoredFile]:
            return tuple(file for file in record.files if not file.main)

    return replace(parts, notice_mail=NoticeMail)


@defect("D6.k1.c", "paper-noted-by-itself", "Tự ghi đã gửi bản giấy khi Trục hồi báo")
def _(parts: Parts) -> Parts:
    class Deliveries(parts.deliveries):  # type: ignore[name-defined,misc]
        def acknowledged(self, key: str, *rest: Any) -> None:
            super().acknowledged(key, *rest)
            record = self.office.outgoing(key)
            noted = tuple(PaperDispatch(r.organ_id, self.office.now(), _SYSTEM) for r in record.recipients)
            self.office.store.outgoing.save(replace(record, paper_dispatches=noted))

    return replace(parts, deliveries=Deliveries)


@defect("D6.k1.d-1", "refusal-has-no-effect", "Từ chối xong văn bản vẫn ở trạng thái đã đến")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def incoming(self, record: Incoming) -> dict[str, Any]:
            shown: dict[str, Any] = super().incoming(record)
            return {**shown, "state": "arrived"} if record.refusal else shown

    return replace(parts, presentation=Presentation)


@defect("D6.k1.d-2", "refuser-not-recorded", "Không ghi ai đã từ chối")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def refusal(self, record: Incoming) -> dict[str, Any] | None:
            shown: dict[str, Any] | None = super().refusal(record)
            return {**shown, "actor": None} if shown else None

    return replace(parts, presentation=Presentation)


@defect("D6.k1.d-3", "refusal-kept-to-itself", "Không báo việc từ chối cho cơ quan gửi")
def _(parts: Parts) -> Parts:
    class StatusWriter(parts.status_writer):  # type: ignore[name-defined,misc]
        def refused(self, record: Incoming, actor: Actor, at: datetime) -> None:
            return

    return replace(parts, status_writer=StatusWriter)


@defect("D6.k1.d-4", "reason-of-refusal-dropped", "Không thể hiện lý do nơi nhận từ chối")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def recipient(self, recipient: Recipient) -> dict[str, Any]:
            shown: dict[str, Any] = super().recipient(recipient)
            return {**shown, "description": None} if recipient.state is RecipientState.REFUSED else shown

        def event(self, event: Any) -> dict[str, Any]:
            shown: dict[str, Any] = super().event(event)
            return (
                {**shown, "detail": " ".join(event.detail.split()[:2])} if event.event == "status" else shown
            )

    return replace(parts, presentation=Presentation)


def _with_secrecy(parts: Parts) -> Parts:
    """A product with a field for secrecy, which `about` tells."""

    class Features(parts.features):  # type: ignore[name-defined,misc]
        def secrecy(self) -> bool:
            return True

    return replace(parts, features=Features)


@defect("D6.k1.dd-1", "secret-documents-taken", "Có mục độ mật mà vẫn cho nhập văn bản mật")
def _(parts: Parts) -> Parts:
    class Drafting(parts.drafting):  # type: ignore[name-defined,misc]
        def require_not_secret(self, request: OutgoingRequest) -> None:
            return

    return replace(_with_secrecy(parts), drafting=Drafting)


# ------------------------------------------------------------------------------------------------ controls


@control("D6.k1.b-2", "left-pending", "Ghi nơi chưa kết nối là “chờ gửi” thay cho “không gửi được”")
def _(parts: Parts) -> Parts:
    class Deliveries(parts.deliveries):  # type: ignore[name-defined,misc]
        def recipient_failed(self, known: Recipient, why: str, at: datetime) -> Recipient:
            return replace(known, state=RecipientState.PENDING, description=why, updated_at=at)

    return replace(parts, deliveries=Deliveries)


@control("D6.k1.b-3", "notice-with-emblem", "Thư báo có biểu trưng của cơ quan, không kèm văn bản")
def _(parts: Parts) -> Parts:
    class NoticeMail(parts.notice_mail):  # type: ignore[name-defined,misc]
        def notice(self, record: Outgoing) -> EmailMessage:
            message: EmailMessage = super().notice(record)
            message.add_attachment(_LOGO, maintype="image", subtype="png", filename="bieu-trung.png")
            return message

    return replace(parts, notice_mail=NoticeMail)


@control("D6.k1.c", "says-nothing-of-paper", "Bản ghi không có mục nào về văn bản giấy")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def outgoing(self, record: Outgoing) -> dict[str, Any]:
            shown: dict[str, Any] = super().outgoing(record)
            return {name: value for name, value in shown.items() if not name.startswith("paper")}

    return replace(parts, presentation=Presentation)


@control(
    "D6.k1.d-1", "kept-out-of-lists", "Văn bản bị từ chối ra khỏi danh sách công việc và không mở được nữa"
)
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def is_openable(self, record: Incoming) -> bool:
            return record.refusal is None and bool(super().is_openable(record))

    return replace(parts, presentation=Presentation)


@control("D6.k1.d-2", "only-in-the-history", "Người, lúc và lý do từ chối chỉ nằm trong lịch sử")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def refusal(self, record: Incoming) -> dict[str, Any] | None:
            return None

    return replace(parts, presentation=Presentation)


@control("D6.k1.d-3", "dated-a-little-later", "Thông báo từ chối ghi thời điểm chậm vài giây")
def _(parts: Parts) -> Parts:
    class StatusWriter(parts.status_writer):  # type: ignore[name-defined,misc]
        def refused(self, record: Incoming, actor: Actor, at: datetime) -> None:
            super().refused(record, actor, at + timedelta(seconds=20))

    return replace(parts, status_writer=StatusWriter)


@control("D6.k1.d-4", "reason-in-the-history", "Lý do nơi nhận từ chối thể hiện trong lịch sử của văn bản")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def recipient(self, recipient: Recipient) -> dict[str, Any]:
            return {**super().recipient(recipient), "description": None}

    return replace(parts, presentation=Presentation)


@control("D6.k1.dd-1", "with-a-secrecy-field", "Có mục độ mật và không nhận văn bản mật")
def _(parts: Parts) -> Parts:
    return _with_secrecy(parts)
