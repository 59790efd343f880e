"""Defects and controls of an axis that carries documents: Đ3.k2, Đ8.k2.p, Đ17.k1."""

from __future__ import annotations

import hashlib
import io
import re
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Any, BinaryIO

from simulators.agencies.dialects import order_102
from simulators.carrier import CarrierParts
from simulators.carrier.bodies import Body
from simulators.carrier.delivery import ReceiveStatus
from simulators.carrier.mailbox import Item, Served
from simulators.carrier.post import Route, Sending
from simulators.carrier.refusals import RefusalError, unknown_recipient
from simulators.defects.registry import axis_control, axis_defect
from simulators.sdk import ReceivedItem, SendResult, VxpClient

Edit = Callable[[bytes], bytes]
_HOME = ".H01"
_HOP = re.compile(rb"<edXML:TraceHeader>.*?</edXML:TraceHeader>\s*", re.DOTALL)
_SUBJECT = re.compile(rb"(<edXML:Subject>)(.*?)(</edXML:Subject>)", re.DOTALL)
_FILE = re.compile(rb"(ContentTransferEncoded[^>]*>)([^<]{200,})(<)")


def _edited(served: Served, edit: Edit) -> Served:
    """What is handed out, its bytes changed."""
    with served.stream as stream:
        data = edit(stream.read())
    return replace(served, stream=io.BytesIO(data), sha256=hashlib.sha256(data).hexdigest(), size=len(data))


def _serving(parts: CarrierParts, edit: Edit, *, home_only: bool) -> CarrierParts:
    """A mailbox that changes every document it hands out; with `home_only` none that crosses the province."""

    class Mailbox(parts.mailbox):  # type: ignore[name-defined,misc]
        def serve(self, item: Item) -> Served:
            served: Served = super().serve(item)
            inside = item.from_.endswith(_HOME) and item.to.endswith(_HOME)
            changed = item.message_type == "edoc" and inside is home_only
            return _edited(served, edit) if changed else served

    return replace(parts, mailbox=Mailbox)


# ------------------------------------------------------------------------------------------ Đ3.k2


def _short_subject(data: bytes) -> bytes:
    return _SUBJECT.sub(
        lambda found: found[1] + found[2][:40].decode(errors="ignore").encode() + found[3], data
    )


def _damaged_file(data: bytes) -> bytes:
    """One letter of the first file's base64 replaced."""

    def damage(found: re.Match[bytes]) -> bytes:
        old = found[2][100:101]
        return found[1] + found[2][:100] + (b"A" if old != b"A" else b"B") + found[2][101:] + found[3]

    return _FILE.sub(damage, data, count=1)


@axis_defect("D3.k2-1", "subject-cut", "Cắt trích yếu còn 40 ký tự khi giao văn bản trong tỉnh")
def _(parts: CarrierParts) -> CarrierParts:
    return _serving(parts, _short_subject, home_only=True)


@axis_defect("D3.k2-1", "file-damaged", "Làm hỏng một byte của tệp khi giao văn bản trong tỉnh")
def _(parts: CarrierParts) -> CarrierParts:
    return _serving(parts, _damaged_file, home_only=True)


@axis_defect("D3.k2-1", "seen-by-third-agency", "Văn bản gửi một cơ quan cũng giao cho cơ quan khác")
def _(parts: CarrierParts) -> CarrierParts:
    curious, watched = "000.00.03.H01", "000.00.02.H01"

    class Mailbox(parts.mailbox):  # type: ignore[name-defined,misc]
        def pending(self, system_id: str, *filters: Any, **more: Any) -> list[Item]:
            found: list[Item] = super().pending(system_id, *filters, **more)
            return found + (super().pending(watched, *filters, **more) if system_id == curious else [])

        def find(self, system_id: str, doc_id: str) -> Item:
            with suppress(RefusalError):
                return super().find(system_id, doc_id)  # type: ignore[no-any-return]
            return super().find(watched if system_id == curious else system_id, doc_id)  # type: ignore[no-any-return]

    return replace(parts, mailbox=Mailbox)


@axis_control("D3.k2-1", "rewritten", "Viết lại XML theo thứ tự khác, giữ nguyên giá trị")
def _(parts: CarrierParts) -> CarrierParts:
    return _serving(parts, order_102, home_only=True)


@axis_defect("D3.k2-2", "no-way-out", "Không chuyển văn bản ra ngoài tỉnh")
def _(parts: CarrierParts) -> CarrierParts:
    class Post(parts.post):  # type: ignore[name-defined,misc]
        def _route(self, code: str, sending: Sending) -> Route:
            route: Route = super()._route(code, sending)
            if route.upstream:
                raise unknown_recipient(code)
            return route

    return replace(parts, post=Post)


@axis_defect("D3.k2-2", "large-ones-left-out", "Bỏ qua văn bản nhiều tệp đến từ Trục quốc gia")
def _(parts: CarrierParts) -> CarrierParts:
    class Bridge(parts.bridge):  # type: ignore[name-defined,misc]
        def _take(self, client: VxpClient, above: ReceivedItem) -> str:
            if client.fetch(above.doc_id).count(b"<Attachment>") > 1:
                return "done"
            return super()._take(client, above)  # type: ignore[no-any-return]

    return replace(parts, bridge=Bridge)


def _slow_bridge(parts: CarrierParts) -> CarrierParts:
    class Bridge(parts.bridge):  # type: ignore[name-defined,misc]
        def __init__(self, *arguments: Any, **more: Any) -> None:
            super().__init__(*arguments, **more)
            self._idle = 0.4

    return replace(parts, bridge=Bridge)


@axis_control("D3.k2-2", "slow-bridge", "Hỏi Trục quốc gia thưa hơn")
def _(parts: CarrierParts) -> CarrierParts:
    return _slow_bridge(parts)


# ------------------------------------------------------------------------------------------ Đ8.k2.p


@axis_defect("D8.k2.p", "no-hop", "Không ghi chặng của Trục")
def _(parts: CarrierParts) -> CarrierParts:
    class Post(parts.post):  # type: ignore[name-defined,misc]
        def _hop(self, sending: Sending) -> str:
            return ""

    return replace(parts, post=Post)


@axis_defect("D8.k2.p", "only-last-hop", "Chỉ giữ chặng cuối của lịch sử gửi, nhận")
def _(parts: CarrierParts) -> CarrierParts:
    def forget(data: bytes) -> bytes:
        return _HOP.sub(b"", data, count=max(0, len(_HOP.findall(data)) - 1))

    class Bodies(parts.bodies):  # type: ignore[name-defined,misc]
        def with_hop(self, source: Body, organ_id: str, at: datetime) -> tuple[BinaryIO, str, int]:
            with super().with_hop(source, organ_id, at)[0] as stream:
                data = forget(stream.read())
            return io.BytesIO(data), hashlib.sha256(data).hexdigest(), len(data)

    return replace(parts, bodies=Bodies)


@axis_control("D8.k2.p", "nameless-hop", "Chặng của Trục không ghi mã cơ quan")
def _(parts: CarrierParts) -> CarrierParts:
    class Post(parts.post):  # type: ignore[name-defined,misc]
        def _hop(self, sending: Sending) -> str:
            return "null"

    return replace(parts, post=Post)


# ------------------------------------------------------------------------------------------ Đ17.k1, in the province


@axis_defect(
    "D17.k1-1", "handed-out-once", "Văn bản biến khỏi danh sách ngay khi được lấy, dù chưa báo đã nhận"
)
def _(parts: CarrierParts) -> CarrierParts:
    class Mailbox(parts.mailbox):  # type: ignore[name-defined,misc]
        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments)
            self._handed_out: set[str] = set()

        def pending(self, *filters: Any, **more: Any) -> list[Item]:
            return [
                item
                for item in super().pending(*filters, **more)
                if item.receiver_doc_id not in self._handed_out
            ]

        def serve(self, item: Item) -> Served:
            self._handed_out.add(item.receiver_doc_id)
            return super().serve(item)  # type: ignore[no-any-return]

    return replace(parts, mailbox=Mailbox)


@axis_defect("D17.k1-1", "listed-again", "Văn bản đã báo đã nhận vẫn được giao lần nữa")
def _(parts: CarrierParts) -> CarrierParts:
    class Mailbox(parts.mailbox):  # type: ignore[name-defined,misc]
        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments)
            self._told: set[str] = set()

        def acknowledge(
            self,
            transaction: sqlite3.Connection,
            system_id: str,
            doc_id: str,
            asked: str,
            at: datetime,
            *,
            keep: bool,
        ) -> Item:
            first = doc_id not in self._told
            self._told.add(doc_id)
            return super().acknowledge(transaction, system_id, doc_id, asked, at, keep=keep or first)  # type: ignore[no-any-return]

    return replace(parts, mailbox=Mailbox)


@axis_defect("D17.k1-1", "one-waits-for-another", "Chỉ giao cho nơi nhận sau khi nơi nhận trước đã lấy")
def _(parts: CarrierParts) -> CarrierParts:
    class Mailbox(parts.mailbox):  # type: ignore[name-defined,misc]
        def pending(self, *filters: Any, **more: Any) -> list[Item]:
            return [item for item in super().pending(*filters, **more) if self._is_next(item)]

        def _is_next(self, item: Item) -> bool:
            copies = self._items("WHERE m.doc_id = ? ORDER BY d.id", [item.sender_doc_id])
            waiting = [one for one in copies if one.receive_status is not ReceiveStatus.DONE]
            return bool(waiting) and waiting[0].receiver_doc_id == item.receiver_doc_id

    return replace(parts, mailbox=Mailbox)


@axis_control("D17.k1-1", "newest-first", "Danh sách văn bản đến xếp mới trước")
def _(parts: CarrierParts) -> CarrierParts:
    class Mailbox(parts.mailbox):  # type: ignore[name-defined,misc]
        def pending(self, *filters: Any, **more: Any) -> list[Item]:
            return list(reversed(super().pending(*filters, **more)))

    return replace(parts, mailbox=Mailbox)


# ------------------------------------------------------------------------------------------ Đ17.k1, the national axis


@axis_defect("D17.k1-2", "gives-up-in-an-outage", "Trục quốc gia ngừng thì bỏ văn bản đang chờ")
def _(parts: CarrierParts) -> CarrierParts:
    class Bridge(parts.bridge):  # type: ignore[name-defined,misc]
        def _tell_once(self, served: Served, code: str, error: str) -> None:
            self._settle(served, SendResult(False, code, error, ""))

    return replace(parts, bridge=Bridge)


@axis_defect(
    "D17.k1-2", "sent-twice-after-an-outage", "Sau khi Trục quốc gia trở lại thì chuyển văn bản hai lần"
)
def _(parts: CarrierParts) -> CarrierParts:
    class Bridge(parts.bridge):  # type: ignore[name-defined,misc]
        def _settle(self, served: Served, result: SendResult) -> None:
            item = served.item
            if item.receiver_doc_id in self._told:
                with self._mailbox.serve(item).stream as stream:
                    self._client.send(stream, from_=item.from_, message_type=item.message_type, to=[item.to])
            super()._settle(served, result)

    return replace(parts, bridge=Bridge)


@axis_defect("D17.k1-2", "refuses-in-an-outage", "Trục quốc gia ngừng thì từ chối văn bản gửi ra ngoài tỉnh")
def _(parts: CarrierParts) -> CarrierParts:
    class Post(parts.post):  # type: ignore[name-defined,misc]
        def _route(self, code: str, sending: Sending) -> Route:
            route: Route = super()._route(code, sending)
            if route.upstream and not self._reachable():
                raise unknown_recipient(code)
            return route

        def _reachable(self) -> bool:
            """An agency that nobody knows is denied by an axis that answers; else nothing can be told."""
            return self._upstream_knows("000.00.00.Z00") is not None

    return replace(parts, post=Post)


@axis_control("D17.k1-2", "slow-bridge", "Hỏi Trục quốc gia thưa hơn")
def _(parts: CarrierParts) -> CarrierParts:
    return _slow_bridge(parts)
