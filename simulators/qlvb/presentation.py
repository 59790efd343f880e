"""How records are shown (Đ8.k2): every item by one method, in the form of the driver contract."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from simulators.protocol.codes import Priority
from simulators.protocol.edxml.model import Signer
from simulators.qlvb.part import Part
from simulators.qlvb.records import (
    Actor,
    Event,
    Incoming,
    IncomingState,
    Outgoing,
    PaperReceived,
    Party,
    Recipient,
    RecipientState,
    ReplyLink,
    ReplyRequest,
    StoredFile,
)

_STATE_NAMES = {
    IncomingState.ARRIVED: "đã đến",
    IncomingState.ACCEPTED: "đã tiếp nhận",
    IncomingState.REFUSED: "từ chối nhận",
    IncomingState.ASSIGNED: "đã chuyển xử lý",
    IncomingState.PROCESSING: "đang xử lý",
    IncomingState.FINISHED: "đã hoàn thành",
    IncomingState.RECALLED: "thu hồi",
    IncomingState.DELETED: "xóa",
}
_RECIPIENT_STATE_NAMES = {
    RecipientState.PENDING: "chờ gửi",
    RecipientState.SENT: "đã gửi",
    RecipientState.ARRIVED: "đã đến",
    RecipientState.ACCEPTED: "đã tiếp nhận",
    RecipientState.ASSIGNED: "đã chuyển xử lý",
    RecipientState.PROCESSING: "đang xử lý",
    RecipientState.FINISHED: "đã hoàn thành",
    RecipientState.REFUSED: "từ chối nhận",
    RecipientState.FAILED: "không gửi được",
    RecipientState.RECALL_SENT: "đã yêu cầu thu hồi",
    RecipientState.RECALLED: "thu hồi",
    RecipientState.RECALL_REFUSED: "từ chối thu hồi",
}
_WORKING = frozenset(
    {IncomingState.ARRIVED, IncomingState.ACCEPTED, IncomingState.ASSIGNED, IncomingState.PROCESSING}
)
_WITHDRAWN = frozenset({IncomingState.RECALLED, IncomingState.DELETED})


class Presentation(Part):
    """Records as JSON values."""

    def outgoing(self, record: Outgoing) -> dict[str, Any]:
        """Schema OutgoingRecord."""
        return {
            "id": record.key,
            "document_id": self.outgoing_document_id(record),
            "state": record.state.value,
            "number": record.number or None,
            "symbol": record.symbol,
            "date": self.day(record.date),
            "place": record.place,
            "type_name": record.type_name,
            "subject": record.subject,
            "content": record.content,
            "signer": self.signer(record.signer),
            "priority": record.priority,
            "priority_name": self.priority_name(record.priority),
            "sender": self.party(self.office.own_organ()),
            "recipients": [self.recipient(r) for r in record.recipients],
            "to_places": list(record.to_places),
            "files": [self.file(i, f) for i, f in enumerate(record.files)],
            "page_count": record.page_count,
            "due_date": self.day(record.due_date),
            "reply_request": self.reply_request(record),
            "replies_to": [self.reply_link(link) for link in record.replies_to],
            "format_checks": self.format_checks(record),
            "created_at": self.moment(record.created_at),
            "signed_at": self.moment(record.signed_at),
            "issued_at": self.moment(record.issued_at),
            "sent_at": self.outgoing_sent_at(record),
            "acknowledged_at": self.moment(record.acknowledged_at),
            "send_by": self.moment(self.office.terms.send_by(record)),
            "send_late": self.office.terms.is_sent_late(record, self.office.now()),
            "send_state": record.send_state.value,
            "paper": self.paper(record),
            "no_paper": self.no_paper_mark(record),
            "paper_dispatches": self.paper_dispatches(record),
            "antivirus": self.antivirus(record),
            "dossier_codes": self.office.dossier_view.codes_of(record.key),
            "warnings": list(record.warnings),
            "history": self.history(record.history),
            "recall": self.outgoing_recall(record),
            "replaces": record.replaces or None,
            "replaced_by": record.replaced_by or None,
        }

    def antivirus(self, record: Outgoing) -> dict[str, Any] | None:
        """What the scanner said before issue (Đ18.k2); nothing where there is no scanner."""
        report = record.antivirus
        if report is None or not self.office.antivirus.shown():
            return None
        files = [
            {"name": f.name, "result": f.result.value, "finding": f.finding or None} for f in report.files
        ]
        return {"at": self.moment(report.at), "result": report.result.value, "files": files}

    def outgoing_list(self, records: list[Outgoing]) -> list[dict[str, Any]]:
        """Cơ sở dữ liệu văn bản đi, as one looks through it (Đ10.k2.a)."""
        return [self.outgoing_line(record) for record in records]

    def outgoing_line(self, record: Outgoing) -> dict[str, Any]:
        """As a line of a list, which văn thư follows dispatch with (Đ10.k3.a)."""
        return self.outgoing(record)

    def working_line(self, record: Incoming) -> dict[str, Any]:
        """As a line of the work list (QĐ 28 Đ6.2)."""
        return self.incoming(record)

    def incoming(self, record: Incoming) -> dict[str, Any]:
        """Schema IncomingRecord."""
        return {
            "id": record.key,
            "document_id": record.document_id or None,
            "state": record.state.value,
            "state_name": self.state_name(record),
            "number": record.number or None,
            "symbol": record.symbol or None,
            "date": self.day(record.date),
            "place": record.place or None,
            "type_name": record.type_name or None,
            "subject": record.subject or None,
            "content": record.content or None,
            "signer": self.signer(record.signer),
            "priority": self.incoming_priority(record),
            "priority_name": self.priority_name(self.incoming_priority(record)),
            "sender": self.party(record.sender),
            "recipients": [self.party(party) for party in record.recipients],
            "to_places": list(record.to_places),
            "files": [self.file(i, f) for i, f in enumerate(self.listed_files(record))],
            "announced": {"files": record.announced_files, "pages": record.announced_pages},
            "counted": {
                "files": len(record.files),
                "pages": record.main_file.pages if record.main_file else None,
            },
            "checks": [{"name": c.name, "result": c.result.value, "detail": c.detail} for c in record.checks],
            "check_summary": self.office.checks.summary(record).value,
            "legal_value": self.office.checks.legal_value(record),
            "sent_at": self.moment(record.sent_at),
            "received_at": self.moment(record.received_at),
            "legal_received_at": self.moment(record.legal_received_at),
            "handle_by": self.moment(record.handle_by),
            "handled_at": self.moment(record.handled_at),
            "late": self.office.receipt.is_late(record, self.office.now()),
            "assign_by": self.day(self.office.terms.assign_by(record)),
            "assigned_at": self.moment(record.assigned_at),
            "assign_late": self.office.terms.is_assigned_late(record, self.office.now()),
            "arrival_number": record.arrival_number,
            "arrival_date": self.day(record.arrival_date),
            "due_date": self.day(record.due_date),
            "reply_request": self.incoming_reply_request(record),
            "replies_to": [self.reply_link(link) for link in record.replies_to],
            "paper": record.paper,
            "dossier_codes": self.office.dossier_view.codes_of(record.key),
            "openable": self.is_openable(record),
            "in_working_list": self.is_in_working_list(record),
            "refusal": self.refusal(record),
            "escalations": self.escalations(record),
            "submissions": self.submissions(record),
            "directions": self.directions(record),
            "assignment": self.assignment(record),
            "overdue": self.office.follow_up.is_overdue(record),
            "recall": self.incoming_recall(record),
            "other": self.other(record),
            "form": record.form,
            "history": self.history(record.history),
        }

    def outgoing_document_id(self, record: Outgoing) -> str | None:
        """Mã định danh văn bản (Đ8.k2.b)."""
        return record.document_id or None

    def outgoing_sent_at(self, record: Outgoing) -> str | None:
        """Thời gian gửi (Đ8.k2.n, Đ15.k1)."""
        return self.moment(record.sent_at)

    def moment(self, at: datetime | None) -> str | None:
        """ISO 8601 with +07:00 (Đ15.k3)."""
        return at.isoformat() if at else None

    def day(self, day: date | None) -> str | None:
        """YYYY-MM-DD."""
        return day.isoformat() if day else None

    def signer(self, signer: Signer | None) -> dict[str, str] | None:
        """Chức vụ, họ tên người ký (Đ8.k2.i)."""
        if signer is None:
            return None
        return {"competence": signer.competence, "position": signer.position, "full_name": signer.full_name}

    def incoming_priority(self, record: Incoming) -> int:
        """Mức độ khẩn (Đ8.k2.k)."""
        return record.priority

    def priority_name(self, level: int) -> str:
        return Priority(level).label

    def party(self, party: Party) -> dict[str, str]:
        """Cơ quan gửi, cơ quan nhận (Đ8.k2.l, m)."""
        return {"organ_id": party.organ_id, "name": party.name}

    def recipient(self, recipient: Recipient) -> dict[str, Any]:
        """The state at one recipient (Đ10.k2.b)."""
        return {
            "organ_id": recipient.organ_id,
            "name": recipient.name,
            "state": recipient.state.value,
            "state_name": _RECIPIENT_STATE_NAMES[recipient.state],
            "description": recipient.description,
            "sent_at": self.moment(recipient.sent_at),
            "arrived_at": self.moment(recipient.arrived_at),
            "updated_at": self.moment(recipient.updated_at),
            "replied_at": self.moment(recipient.replied_at),
            "reply_document_id": recipient.reply_document_id or None,
            "status_codes": list(recipient.status_codes),
        }

    def paper(self, record: Outgoing) -> bool:
        """Whether the document also goes on paper (Đ7.k2, Đ14.k2)."""
        return record.paper

    def no_paper_mark(self, record: Outgoing) -> bool:
        """The mark «không gửi văn bản giấy» (Đ14.k2)."""
        return record.no_paper

    def paper_dispatches(self, record: Outgoing) -> list[dict[str, Any]]:
        """Bản giấy sent, each with whether the e-document has gone to that recipient as well (Đ14.k3)."""
        return [
            {
                "organ_id": one.organ_id,
                "at": self.moment(one.at),
                "actor": self.actor(one.actor),
                "with_e_document": self.office.paper_desk.e_document_sent(record, one.organ_id),
            }
            for one in record.paper_dispatches
        ]

    def paper_received(self, received: PaperReceived) -> dict[str, Any]:
        """Schema PaperReceived: what came on paper, «chưa hợp lệ» without its e-document (Đ14.k3)."""
        e_document = self.office.paper_desk.e_document(received)
        valid = self.office.paper_desk.is_valid(received)
        return {
            "id": received.key,
            "sender": self.party(received.sender),
            "number": received.number,
            "symbol": received.symbol,
            "date": self.day(received.date),
            "type_name": received.type_name or None,
            "subject": received.subject or None,
            "received_at": self.moment(received.received_at),
            "actor": self.actor(received.actor),
            "valid": valid,
            "valid_name": "hợp lệ" if valid else "chưa hợp lệ",
            "incoming": e_document.key if e_document else None,
        }

    def listed_files(self, record: Incoming) -> tuple[StoredFile, ...]:
        """Hồ sơ, tài liệu gửi kèm: every file that came (Đ8.k2.g)."""
        return record.files

    def file_bytes(self, file: StoredFile) -> bytes:
        """A file as it is kept, byte for byte (Đ6.k2.d)."""
        return self.office.store.files.read(file.sha256)

    def file(self, index: int, file: StoredFile) -> dict[str, Any]:
        return {
            "index": index,
            "name": file.name,
            "content_type": file.content_type,
            "size": file.size,
            "sha256": file.sha256,
            "pages": file.pages,
            "main": file.main,
        }

    def history(self, events: Iterable[Event]) -> list[dict[str, Any]]:
        """Lịch sử gửi, nhận, oldest first (Đ8.k2.p)."""
        return [self.event(event) for event in events]

    def event(self, event: Event) -> dict[str, Any]:
        """A line of the history (Đ8.k2.p)."""
        return {
            "at": self.moment(event.at),
            "event": event.event,
            "actor": self.actor(event.actor),
            "detail": event.detail,
            "state": event.state,
        }

    def actor(self, actor: Actor | None) -> dict[str, str] | None:
        return {"role": actor.role.value, "name": actor.name, "unit": actor.unit} if actor else None

    def reply_request(self, record: Outgoing) -> dict[str, Any] | None:
        """Đề nghị phản hồi (Đ10.k2.c)."""
        return self.asked_reply(record.reply_request)

    def incoming_reply_request(self, record: Incoming) -> dict[str, Any] | None:
        """The report that an incoming document asks for (Đ9.k2.c)."""
        return self.asked_reply(record.reply_request)

    def asked_reply(self, asked: ReplyRequest | None) -> dict[str, Any] | None:
        return {"content": asked.content, "due_date": self.day(asked.due_date)} if asked else None

    def reply_link(self, link: ReplyLink) -> dict[str, Any]:
        """Liên kết với văn bản đến (Đ10.k2.d)."""
        return {
            "document_id": link.document_id,
            "organ_id": link.organ_id,
            "code": link.code,
            "date": link.date.replace("/", "-") or None,
        }

    def outgoing_recall(self, record: Outgoing) -> dict[str, Any] | None:
        recall = record.recall
        return (
            {"at": self.moment(recall.at), "reason": recall.reason, "state": recall.state} if recall else None
        )

    def incoming_recall(self, record: Incoming) -> dict[str, Any] | None:
        recall = record.recall
        if recall is None:
            return None
        return {
            "at": self.moment(recall.at),
            "reason": recall.reason,
            "document_id": recall.document_id,
            "answer": recall.answer,
        }

    def state_name(self, record: Incoming) -> str:
        """Trạng thái xử lý (Đ8.k2.h)."""
        return _STATE_NAMES[record.state]

    def is_openable(self, record: Incoming) -> bool:
        """Nothing of a recalled or deleted document opens (design §9.9)."""
        return record.state not in _WITHDRAWN

    def is_in_working_list(self, record: Incoming) -> bool:
        """Somebody still has to work on it."""
        return record.state in _WORKING

    def working_order(self, records: list[Incoming]) -> list[Incoming]:
        """Urgent documents first, then by legal receipt (QĐ 28 Đ6.2)."""
        return sorted(records, key=lambda r: (-r.priority, r.legal_received_at, r.id))

    def refusal(self, record: Incoming) -> dict[str, Any] | None:
        """Who, when, why (Đ6.k1.d)."""
        refusal = record.refusal
        if refusal is None:
            return None
        return {
            "reason": refusal.reason,
            "actor": self.actor(refusal.actor),
            "at": self.moment(refusal.at),
        }

    def escalations(self, record: Incoming) -> list[dict[str, Any]]:
        """Reports to a responsible person (Đ9.k1.a)."""
        return [
            {
                "at": self.moment(one.at),
                "to": {"role": one.to_role, "name": one.to_name},
                "note": one.note,
                "actor": self.actor(one.actor),
            }
            for one in record.escalations
        ]

    def format_checks(self, record: Outgoing) -> list[dict[str, Any]]:
        """Kiểm tra thể thức (Đ10.k1.b)."""
        return [
            {
                "at": self.moment(one.at),
                "result": one.result,
                "note": one.note,
                "actor": self.actor(one.actor),
            }
            for one in record.format_checks
        ]

    def submissions(self, record: Incoming) -> list[dict[str, Any]]:
        """Trình người có thẩm quyền (Đ9.k2.a)."""
        return [
            {
                "at": self.moment(one.at),
                "to": {"role": one.to_role, "name": one.to_name},
                "note": one.note,
                "actor": self.actor(one.actor),
            }
            for one in record.submissions
        ]

    def directions(self, record: Incoming) -> list[dict[str, Any]]:
        """Ý kiến chỉ đạo (Đ9.k2.a)."""
        return [
            {"at": self.moment(one.at), "text": one.text, "actor": self.actor(one.actor)}
            for one in record.directions
        ]

    def assignment(self, record: Incoming) -> dict[str, Any] | None:
        """Phân công (Đ9.k2)."""
        given = record.assignment
        if given is None:
            return None
        return {
            "lead": {"unit": given.unit, "person": given.person},
            "cooperating": [{"unit": c.unit, "deadline": self.day(c.deadline)} for c in given.cooperating],
            "deadline": self.day(given.deadline),
            "at": self.moment(given.at),
            "actor": self.actor(given.actor),
        }

    def other(self, record: Incoming) -> dict[str, Any]:
        """Thông tin khác (Đ8.k2.q): hops of the message, unknown elements, faults of the message."""
        return {
            "traces": [
                {"organ_id": t.organ_id, "at": self.moment(t.at) or t.text or None} for t in record.traces
            ],
            "unknown": list(record.unknown),
            "problems": list(record.problems),
        }
