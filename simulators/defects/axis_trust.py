"""Defects and controls of an axis that knows whom it serves (Đ6.k2.a) and tells how things stand (Đ19.k5)."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import Any

from simulators.carrier import CarrierParts, Fault
from simulators.carrier.calls import Answer, Call
from simulators.carrier.delivery import ReceiveStatus
from simulators.carrier.directory import Entry
from simulators.carrier.exchange import Exchange
from simulators.carrier.faults import FaultSwitches
from simulators.carrier.mailbox import Item
from simulators.carrier.operations import Operations
from simulators.carrier.post import MessageType, Sending
from simulators.carrier.refusals import RefusalError, bad_credentials
from simulators.defects.registry import axis_control, axis_defect
from simulators.protocol.edxml import Envelope
from simulators.protocol.vxp import PREFIX

# ------------------------------------------------------------------------------------------ Đ6.k2.a, origin


@axis_defect(
    "D6.k2.a-1", "package-not-compared", "Chỉ kiểm tra cơ quan gửi của lời gọi, không kiểm tra gói tin"
)
def _(parts: CarrierParts) -> CarrierParts:
    class Post(parts.post):  # type: ignore[name-defined,misc]
        def _sender(self, sending: Sending, envelope: Envelope) -> str:
            return super()._sender(sending, replace(envelope, sender_id=sending.from_))  # type: ignore[no-any-return]

    return replace(parts, post=Post)


@axis_defect("D6.k2.a-1", "any-known-sender", "Nhận mọi cơ quan gửi có trong danh bạ, bất kể kết nối của ai")
def _(parts: CarrierParts) -> CarrierParts:
    class Directory(parts.directory):  # type: ignore[name-defined,misc]
        def sender(self, code: str, system_id: str) -> Entry:
            found: Entry | None = self.find(code)
            return found if found is not None else super().sender(code, system_id)

    return replace(parts, directory=Directory)


@axis_control("D6.k2.a-1", "other-words", "Từ chối cơ quan gửi sai bằng mã lỗi khác")
def _(parts: CarrierParts) -> CarrierParts:
    class Directory(parts.directory):  # type: ignore[name-defined,misc]
        def sender(self, code: str, system_id: str) -> Entry:
            try:
                return super().sender(code, system_id)  # type: ignore[no-any-return]
            except RefusalError:
                raise bad_credentials("the sender is not yours") from None

    return replace(parts, directory=Directory)


# ------------------------------------------------------------------------------------------ Đ6.k2.a, security


@axis_defect("D6.k2.a-3", "signature-not-verified", "Không kiểm tra chữ ký của lời gọi")
def _(parts: CarrierParts) -> CarrierParts:
    class Face(parts.face):  # type: ignore[name-defined,misc]
        def _authenticate(self, exchange: Exchange) -> Call:
            with suppress(RefusalError):
                return super()._authenticate(exchange)  # type: ignore[no-any-return]
            params, system_id = exchange.plain_params(), exchange.header("xroadvnpt-systemid")
            if self._secret_of(system_id) is None:
                raise bad_credentials("unknown system")
            return Call(exchange.op, self._now(), system_id, params)

    return replace(parts, face=Face)


@axis_defect("D6.k2.a-3", "fetched-by-number", "Ai có số của văn bản trên Trục thì lấy được văn bản")
def _(parts: CarrierParts) -> CarrierParts:
    class Mailbox(parts.mailbox):  # type: ignore[name-defined,misc]
        def find(self, system_id: str, doc_id: str) -> Item:
            found: list[Item] = self._items("WHERE d.receiver_doc_id = ?", [doc_id])
            return found[0] if found else super().find(system_id, doc_id)

    return replace(parts, mailbox=Mailbox)


@axis_defect("D6.k2.a-3", "lists-for-anyone", "Cho xem tình trạng văn bản mà không cần ký")
def _(parts: CarrierParts) -> CarrierParts:
    class Face(parts.face):  # type: ignore[name-defined,misc]
        def _authenticate(self, exchange: Exchange) -> Call:
            try:
                return super()._authenticate(exchange)  # type: ignore[no-any-return]
            except RefusalError:
                if exchange.op != "getSentEdocList":
                    raise
                doc_id = exchange.header(f"{PREFIX.lower()}docid")
                return Call(
                    exchange.op, self._now(), exchange.header("xroadvnpt-systemid"), {"docId": doc_id}
                )

    return replace(parts, face=Face)


@axis_control("D6.k2.a-3", "refused-as-text", "Từ chối lời gọi không xác thực bằng HTTP 401, không dùng JSON")
def _(parts: CarrierParts) -> CarrierParts:
    class Face(parts.face):  # type: ignore[name-defined,misc]
        def __init__(self, operations: Operations, faults: FaultSwitches, **more: Any) -> None:
            super().__init__(operations, faults, **more)
            faults.set(Fault.CREDENTIALS_AS_TEXT)

    return replace(parts, face=Face)


# ------------------------------------------------------------------------------------------ Đ19.k5


@axis_defect("D19.k5-2", "all-received-at-once", "Báo mọi nơi đã nhận ngay khi gửi")
def _(parts: CarrierParts) -> CarrierParts:
    class Mailbox(parts.mailbox):  # type: ignore[name-defined,misc]
        def sent(self, system_id: str, doc_id: str) -> list[Item]:
            return [
                replace(item, receive_status=ReceiveStatus.DONE, received_at=item.received_at or item.sent_at)
                for item in super().sent(system_id, doc_id)
            ]

    return replace(parts, mailbox=Mailbox)


@axis_defect("D19.k5-2", "waiting-not-shown", "Không cho thấy nơi nhận chưa lấy văn bản")
def _(parts: CarrierParts) -> CarrierParts:
    class Mailbox(parts.mailbox):  # type: ignore[name-defined,misc]
        def sent(self, system_id: str, doc_id: str) -> list[Item]:
            found = super().sent(system_id, doc_id)
            return [item for item in found if item.receive_status is ReceiveStatus.DONE]

    return replace(parts, mailbox=Mailbox)


@axis_defect("D19.k5-2", "waiting-miscounted", "Đếm thiếu một văn bản đang chờ")
def _(parts: CarrierParts) -> CarrierParts:
    class Counting(parts.operations):  # type: ignore[name-defined,misc]
        def count(self, call: Call, message_type: MessageType) -> Answer:
            answer: Answer = super().count(call, message_type)
            return Answer({**answer.envelope, "count": max(0, answer.envelope["count"] - 1)})

    return replace(parts, operations=Counting)


@axis_control("D19.k5-2", "in-the-box", "Gọi văn bản chưa lấy là “đã vào hộp thư”")
def _(parts: CarrierParts) -> CarrierParts:
    class Mailbox(parts.mailbox):  # type: ignore[name-defined,misc]
        def sent(self, system_id: str, doc_id: str) -> list[Item]:
            return [
                replace(item, receive_status=ReceiveStatus.INBOX)
                if item.receive_status is ReceiveStatus.INITIAL
                else item
                for item in super().sent(system_id, doc_id)
            ]

    return replace(parts, mailbox=Mailbox)
