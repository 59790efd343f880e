"""Defects and controls of Điều 15: the moment of sending, of receipt, and the time they are told in."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from simulators.defects.registry import control, defect
from simulators.protocol.edxml.model import TraceHop
from simulators.protocol.edxml.moments import parse_wire_time, wire_time
from simulators.qlvb.messages import Dispatch
from simulators.qlvb.parts import Parts
from simulators.qlvb.records import Incoming, Outgoing, SendState

_ZONE = timedelta(hours=7)
_SKEW = timedelta(minutes=10)


@defect("D15.k1-1", "sent-when-drafted", "Ghi thời điểm gửi là lúc soạn dự thảo")
def _(parts: Parts) -> Parts:
    class Deliveries(parts.deliveries):  # type: ignore[name-defined,misc]
        def moment_of_sending(self, record: Outgoing, acknowledged_at: datetime) -> datetime | None:
            return record.created_at

    return replace(parts, deliveries=Deliveries)


@defect("D15.k1-1", "sent-when-acknowledged", "Ghi thời điểm gửi là lúc Trục hồi báo")
def _(parts: Parts) -> Parts:
    class Deliveries(parts.deliveries):  # type: ignore[name-defined,misc]
        def moment_of_sending(self, record: Outgoing, acknowledged_at: datetime) -> datetime | None:
            return acknowledged_at

    return replace(parts, deliveries=Deliveries)


@defect("D15.k1-2", "sent-without-acknowledgement", "Ghi đã gửi dù Trục không hồi báo")
def _(parts: Parts) -> Parts:
    class Deliveries(parts.deliveries):  # type: ignore[name-defined,misc]
        def still_waiting(self, record: Outgoing) -> Outgoing:
            return replace(record, send_state=SendState.SENT)

    return replace(parts, deliveries=Deliveries)


@defect("D15.k2-1", "received-when-sent", "Ghi thời điểm nhận là lúc bên gửi gửi đi")
def _(parts: Parts) -> Parts:
    class Receipt(parts.receipt):  # type: ignore[name-defined,misc]
        def received_at(self, entered: datetime) -> datetime:
            return entered - timedelta(minutes=20)

        def legal_received_at(self, received_at: datetime) -> datetime:
            return super().legal_received_at(received_at + timedelta(minutes=20))  # type: ignore[no-any-return]

    class StatusWriter(parts.status_writer):  # type: ignore[name-defined,misc]
        def arrival_time(self, record: Incoming) -> datetime:
            return record.received_at + timedelta(minutes=20)

    return replace(parts, receipt=Receipt, status_writer=StatusWriter)


@defect(
    "D15.k2-2", "physical-receipt-counts", "Không dời thời điểm tiếp nhận sang đầu giờ hành chính kế tiếp"
)
def _(parts: Parts) -> Parts:
    class Receipt(parts.receipt):  # type: ignore[name-defined,misc]
        def legal_received_at(self, received_at: datetime) -> datetime:
            return received_at

    return replace(parts, receipt=Receipt)


@defect("D15.k2-2", "lunch-counts-as-work", "Coi giờ nghỉ trưa là giờ hành chính")
def _(parts: Parts) -> Parts:
    class Receipt(parts.receipt):  # type: ignore[name-defined,misc]
        def legal_received_at(self, received_at: datetime) -> datetime:
            if received_at.hour in (11, 12):
                return received_at
            return super().legal_received_at(received_at)  # type: ignore[no-any-return]

    return replace(parts, receipt=Receipt)


def _shifted(parts: Parts, by: timedelta) -> Parts:
    class StatusWriter(parts.status_writer):  # type: ignore[name-defined,misc]
        def timestamp(self, at: datetime) -> str:
            return str(super().timestamp(at + by))

    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def traces(self, record: Outgoing, dispatch: Dispatch) -> tuple[TraceHop, ...]:
            hops = super().traces(record, dispatch)
            return tuple(replace(hop, timestamp=_moved(hop.timestamp, by)) for hop in hops)

    return replace(parts, status_writer=StatusWriter, builder=Builder)


def _moved(timestamp: str, by: timedelta) -> str:
    at = parse_wire_time(timestamp)
    return wire_time(at + by) if at else timestamp


@defect("D15.k3-1", "utc-on-the-wire", "Ghi giờ UTC lên gói tin")
def _(parts: Parts) -> Parts:
    return _shifted(parts, -_ZONE)


@defect("D15.k3-2", "local-form", "Hiển thị thời gian dạng ngày/tháng/năm, không múi giờ")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def event(self, event: object) -> dict[str, object]:
            shown: dict[str, object] = super().event(event)
            at = datetime.fromisoformat(str(shown["at"]))
            return {**shown, "at": f"{at:%d/%m/%Y %H:%M:%S}"}

    return replace(parts, presentation=Presentation)


@defect("D15.k3-3", "ten-minutes-fast", "Đồng hồ chạy nhanh mười phút so với Trục")
def _(parts: Parts) -> Parts:
    return _shifted(parts, _SKEW)


# ------------------------------------------------------------------------------------------------ controls


@control("D15.k1-1", "a-few-seconds-later", "Ghi thời điểm gửi chậm vài giây so với lúc phát hành")
def _(parts: Parts) -> Parts:
    class Deliveries(parts.deliveries):  # type: ignore[name-defined,misc]
        def moment_of_sending(self, record: Outgoing, acknowledged_at: datetime) -> datetime | None:
            return record.issued_at and record.issued_at + timedelta(seconds=40)

    return replace(parts, deliveries=Deliveries)


@control("D15.k1-2", "failed-at-once", "Ghi “gửi lỗi” thay cho “chờ gửi” khi Trục không hồi báo")
def _(parts: Parts) -> Parts:
    class Deliveries(parts.deliveries):  # type: ignore[name-defined,misc]
        def still_waiting(self, record: Outgoing) -> Outgoing:
            return replace(record, send_state=SendState.FAILED)

    return replace(parts, deliveries=Deliveries)


@control("D15.k2-1", "stored-half-a-minute-later", "Ghi thời điểm nhận chậm nửa phút sau khi lấy gói tin")
def _(parts: Parts) -> Parts:
    class Receipt(parts.receipt):  # type: ignore[name-defined,misc]
        def received_at(self, entered: datetime) -> datetime:
            return entered + timedelta(seconds=30)

        def legal_received_at(self, received_at: datetime) -> datetime:
            return super().legal_received_at(received_at - timedelta(seconds=30))  # type: ignore[no-any-return]

    return replace(parts, receipt=Receipt)


@control("D15.k2-2", "shown-in-utc", "Hiển thị cùng thời điểm ấy với ký hiệu Z")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def incoming(self, record: Incoming) -> dict[str, object]:
            shown: dict[str, object] = super().incoming(record)
            at = record.legal_received_at - _ZONE
            return {**shown, "legal_received_at": f"{at:%Y-%m-%dT%H:%M:%S}Z"}

    return replace(parts, presentation=Presentation)


@control("D15.k3-1", "half-a-minute-slow", "Thời gian trên gói tin chậm nửa phút")
def _(parts: Parts) -> Parts:
    return _shifted(parts, -timedelta(seconds=30))


@control("D15.k3-2", "with-milliseconds", "Viết thời gian ISO 8601 có phần nghìn giây")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def moment(self, at: datetime | None) -> str | None:
            return at.isoformat(timespec="milliseconds") if at else None

    return replace(parts, presentation=Presentation)


@control("D15.k3-3", "within-the-tolerance", "Đồng hồ lệch dưới một phút so với Trục")
def _(parts: Parts) -> Parts:
    return _shifted(parts, timedelta(seconds=50))
