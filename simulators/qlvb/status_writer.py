"""Status messages to the sender of an incoming document: one for each state of Đ8.k2.h (Đ9.k1.c)."""

from __future__ import annotations

from datetime import datetime

from simulators.protocol.codes import StatusCode
from simulators.protocol.edxml import wire_date, wire_time, write_status
from simulators.protocol.edxml.model import Organ, ResponseFor, Staff, StatusMessage
from simulators.qlvb.messages import StatusReport
from simulators.qlvb.part import Part
from simulators.qlvb.records import Actor, Incoming, Outgoing


class StatusWriter(Part):
    """Queues status messages inside the transaction of the act they tell about."""

    def arrived(self, record: Incoming) -> None:
        """01 đã đến, dated when the document entered the system (Đ15.k2)."""
        self.report(record, self.arrived_code(), at=self.arrival_time(record))

    def arrived_code(self) -> str:
        return StatusCode.ARRIVED

    def arrival_time(self, record: Incoming) -> datetime:
        """The physical receipt, not the legal one (D15.k2-2's note)."""
        return record.received_at

    def accepted(self, record: Incoming, actor: Actor, at: datetime) -> None:
        """03 đã tiếp nhận."""
        self.report(record, StatusCode.ACCEPTED, at=at, actor=actor)

    def refused(self, record: Incoming, actor: Actor, at: datetime) -> None:
        """02 từ chối nhận, with the reason (Đ6.k1.d, Đ9.k1.a)."""
        reason = record.refusal.reason if record.refusal else ""
        self.report(record, StatusCode.REFUSED, at=at, actor=actor, description=reason)

    def assigned(self, record: Incoming, actor: Actor, at: datetime) -> None:
        """04 đã chuyển xử lý."""
        self.report(record, StatusCode.ASSIGNED, at=at, actor=actor)

    def started(self, record: Incoming, actor: Actor, at: datetime) -> None:
        """05 đang xử lý."""
        self.report(record, StatusCode.PROCESSING, at=at, actor=actor)

    def completed(self, record: Incoming, actor: Actor, at: datetime) -> None:
        """06 đã hoàn thành."""
        self.report(record, StatusCode.FINISHED, at=at, actor=actor)

    def agreed(self, record: Incoming, at: datetime, description: str) -> None:
        """15: a recall, take-back or update was carried out (Đ9.k1.c)."""
        self.report(record, StatusCode.CHANGE_ACCEPTED, at=at, description=description)

    def declined(self, to: str, about: ResponseFor, at: datetime, reason: str, *, record: str = "") -> None:
        """16: a recall, take-back or update was not carried out, with the reason."""
        self.office.outbox.queue_status(
            StatusReport(to, StatusCode.CHANGE_REFUSED, at, about, description=reason, record=record or to)
        )

    def take_back(self, record: Outgoing, organ_id: str, at: datetime, reason: str) -> None:
        """13 lấy lại, from this agency as the original sender to one recipient."""
        about = ResponseFor(
            organ_id, record.code, wire_date(record.date) if record.date else "", record.document_id
        )
        self.office.outbox.queue_status(
            StatusReport(organ_id, StatusCode.TAKE_BACK, at, about, description=reason, record=record.key)
        )

    def report(
        self, record: Incoming, code: str, *, at: datetime, actor: Actor | None = None, description: str = ""
    ) -> None:
        """Queue one status about an incoming document to its sender."""
        self.office.outbox.queue_status(
            StatusReport(
                to=record.sender.organ_id,
                code=str(code),
                at=at,
                about=self.concerns(record),
                description=description,
                department=actor.unit if actor else "",
                staff=actor.name if actor else "",
                record=record.key,
            )
        )

    def concerns(self, record: Incoming) -> ResponseFor:
        """The document concerned, by the sender's own identifier, opaque (design §9.18)."""
        return ResponseFor(record.sender.organ_id, record.code, record.date_text, record.document_id)

    def write(self, report: StatusReport) -> bytes:
        """The status in its wire form."""
        connection = self.office.connection
        staff = Staff(report.department, report.staff) if report.staff or report.department else None
        return write_status(
            StatusMessage(
                sender=Organ(connection.organ_id, connection.organ_name),
                response_for=report.about,
                status_code=self.code_text(report),
                description=report.description,
                timestamp=self.timestamp(report.at),
                staff=staff,
            )
        )

    def code_text(self, report: StatusReport) -> str:
        """Two digits (Đ11)."""
        return report.code

    def timestamp(self, at: datetime) -> str:
        """`yyyy/MM/dd HH:mm:ss` at +07:00 (Đ15.k3)."""
        return wire_time(at)
