"""A recall or take-back by the sender: carried out and answered, or declined with the reason (Đ9.k1.c)."""

from __future__ import annotations

from datetime import datetime

from simulators.protocol.codes import StatusCode
from simulators.protocol.edxml.model import DocumentMessage, ResponseFor, StatusMessage
from simulators.qlvb.part import Part
from simulators.qlvb.records import Incoming, IncomingRecall, IncomingState
from simulators.qlvb.store import Notice

_AGREED, _DECLINED = StatusCode.CHANGE_ACCEPTED.value, StatusCode.CHANGE_REFUSED.value


class RecallHandler(Part):
    """Runs inside the transaction that files the message."""

    def recall(self, message: DocumentMessage, sender: str) -> tuple[str, int | None]:
        """Thu hồi (type 1): what became of it, and the record concerned."""
        at = self.office.now()
        reason = message.business.reason if message.business else ""
        document_id = self.recalled_id(message)
        self.office.notify(Notice(at, "recall", sender, document_id, reason))
        record = self.held(document_id, sender)
        if record is None:
            self.decline(document_id, sender, at, self.why_not(document_id))
            return "recall-declined", None
        if record.state is IncomingState.RECALLED:
            return self.repeat(record, at)
        record = self.cancel(record, document_id, reason, at)
        self.answer(record, at, reason)
        return "recalled", record.id

    def recalled_id(self, message: DocumentMessage) -> str:
        """The document named: Bussiness/DocumentId, else ResponseFor/DocumentId (edxml §4), else the message's own."""
        return next(iter(message.target_ids), message.document_id)

    def held(self, document_id: str, sender: str) -> Incoming | None:
        """The record of that document, if the one who recalls it is the one who issued it."""
        found = [
            record
            for record in self.office.store.incoming.by_document_id(document_id)
            if self.is_issuer(record, sender)
        ]
        open_ones = [r for r in found if r.state not in {IncomingState.REFUSED, IncomingState.RECALLED}]
        return next(iter((*open_ones[::-1], *found[::-1])), None)

    def is_issuer(self, record: Incoming, sender: str) -> bool:
        """Only the issuer recalls (Đ9.k1.c; design §9.10)."""
        return record.sender.organ_id == sender

    def why_not(self, document_id: str) -> str:
        """Why a recall is declined."""
        if self.office.store.incoming.by_document_id(document_id):
            return "Cơ quan yêu cầu thu hồi không phải cơ quan ban hành văn bản"
        return "Không có văn bản mang mã định danh này"

    def cancel(self, record: Incoming, document_id: str, reason: str, at: datetime) -> Incoming:
        """Hủy bỏ: out of every working list, not openable; metadata and history stay (design §9.9)."""
        return self.office.store.incoming.save(
            record.noting(
                at,
                "recalled",
                detail=reason,
                state=self.cancelled_state(record),
                recall=IncomingRecall(at, reason, document_id, _AGREED),
            )
        )

    def cancelled_state(self, record: Incoming) -> IncomingState:
        """Thu hồi, at whatever stage the document was (Đ8.k2.h)."""
        return IncomingState.RECALLED

    def answer(self, record: Incoming, at: datetime, reason: str) -> None:
        """15: the recall was carried out (Đ9.k1.c)."""
        self.office.status_writer.agreed(record, at, "Đã thu hồi văn bản")

    def repeat(self, record: Incoming, at: datetime) -> tuple[str, int | None]:
        """The same recall again: answered again, nothing changes."""
        self.office.store.incoming.save(record.noting(at, "recall-repeated"))
        self.answer(record, at, "")
        return "recall-repeated", record.id

    def decline(self, document_id: str, sender: str, at: datetime, reason: str) -> None:
        """16, only to an invalid recall; nobody's record is cancelled."""
        for record in self.office.store.incoming.by_document_id(document_id):
            detail = f"{sender}: {reason}"
            self.office.store.incoming.save(record.noting(at, "recall-refused", detail=detail))
        about = ResponseFor(organ_id=sender, document_id=document_id)
        self.office.status_writer.declined(sender, about, at, reason)

    def take_back(self, message: StatusMessage, sender: str) -> str:
        """Lấy lại (status 13): given back before acceptance, declined after it."""
        at = self.office.now()
        document_id = message.response_for.document_id
        self.office.notify(Notice(at, "take-back", sender, document_id, message.description))
        record = self.held(document_id, sender)
        if record is None:
            self.decline(document_id, sender, at, self.why_not(document_id))
            return "take-back-declined"
        if record.state is IncomingState.RECALLED:
            return self.repeat(record, at)[0]
        if record.state is not IncomingState.ARRIVED:
            reason = "Văn bản đã được tiếp nhận, không trả lại được"
            refusal = record.recall or IncomingRecall(at, message.description, document_id, _DECLINED)
            record = record.noting(at, "take-back-refused", detail=message.description, recall=refusal)
            self.office.store.incoming.save(record)
            concerns = self.office.status_writer.concerns(record)
            self.office.status_writer.declined(sender, concerns, at, reason, record=record.key)
            return "take-back-declined"
        given = IncomingRecall(at, message.description, document_id, _AGREED)
        record = record.noting(
            at, "take-back-agreed", detail=message.description, state=IncomingState.RECALLED, recall=given
        )
        self.office.store.incoming.save(record)
        self.office.status_writer.agreed(record, at, "Đã trả lại văn bản")
        return "taken-back"
