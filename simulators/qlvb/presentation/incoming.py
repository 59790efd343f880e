"""How an incoming document is shown (Đ8.k2, Đ9), and paper that came (Đ14): every item by one method."""

from __future__ import annotations

from typing import Any

from simulators.qlvb.presentation.items import ItemPresentation
from simulators.qlvb.records import Incoming, IncomingState, PaperReceived, StoredFile

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

_WORKING = frozenset(
    {IncomingState.ARRIVED, IncomingState.ACCEPTED, IncomingState.ASSIGNED, IncomingState.PROCESSING}
)

_WITHDRAWN = frozenset({IncomingState.RECALLED, IncomingState.DELETED})


class IncomingPresentation(ItemPresentation):
    """Incoming records as JSON values."""

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

    def incoming_priority(self, record: Incoming) -> int:
        """Mức độ khẩn (Đ8.k2.k)."""
        return record.priority

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

    def incoming_reply_request(self, record: Incoming) -> dict[str, Any] | None:
        """The report that an incoming document asks for (Đ9.k2.c)."""
        return self.asked_reply(record.reply_request)

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
