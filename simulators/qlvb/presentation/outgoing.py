"""How an outgoing document is shown (Đ8.k2, Đ10): every item by one method."""

from __future__ import annotations

from typing import Any

from simulators.qlvb.presentation.items import ItemPresentation
from simulators.qlvb.records import Outgoing, Recipient, RecipientState

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


class OutgoingPresentation(ItemPresentation):
    """Outgoing records as JSON values."""

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

    def outgoing_document_id(self, record: Outgoing) -> str | None:
        """Mã định danh văn bản (Đ8.k2.b)."""
        return record.document_id or None

    def outgoing_sent_at(self, record: Outgoing) -> str | None:
        """Thời gian gửi (Đ8.k2.n, Đ15.k1)."""
        return self.moment(record.sent_at)

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

    def reply_request(self, record: Outgoing) -> dict[str, Any] | None:
        """Đề nghị phản hồi (Đ10.k2.c)."""
        return self.asked_reply(record.reply_request)

    def outgoing_recall(self, record: Outgoing) -> dict[str, Any] | None:
        recall = record.recall
        return (
            {"at": self.moment(recall.at), "reason": recall.reason, "state": recall.state} if recall else None
        )

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
