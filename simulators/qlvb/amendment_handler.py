"""Updates (type 2) and replacements (type 3) of documents that are held (edxml §4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from simulators.protocol.edxml.model import DocumentMessage, ResponseFor
from simulators.qlvb.part import Part
from simulators.qlvb.records import Incoming, IncomingRecall, IncomingState

_DROPPED = 0
_UNCHANGEABLE = frozenset({IncomingState.RECALLED, IncomingState.DELETED, IncomingState.REFUSED})


class AmendmentHandler(Part):
    """Runs inside the transaction that files the message."""

    def update(self, message: DocumentMessage, sender: str) -> tuple[str, int | None]:
        """Amend what is held, keep the history, answer 15; an update of nothing held is declined."""
        at = self.office.now()
        document_id = next(iter(message.target_ids), message.document_id)
        record = self.office.recall_handler.held(document_id, sender)
        if record is None or record.state in _UNCHANGEABLE:
            if record is None:
                reason, about = (
                    self.office.recall_handler.why_not(document_id),
                    ResponseFor(sender, "", "", document_id),
                )
            else:
                reason = f"Văn bản ở trạng thái «{self.office.presentation.state_name(record)}»"
                about = self.office.status_writer.concerns(record)
            self.office.status_writer.declined(sender, about, at, reason)
            return "update-declined", record.id if record else None
        if self.drops_us(message):
            record = self.withdraw(record, message, at)
        else:
            record = self.amend(record, message, at)
        self.office.status_writer.agreed(record, at, "Đã cập nhật văn bản")
        return "updated", record.id

    def drops_us(self, message: DocumentMessage) -> bool:
        """Whether the update takes this agency off the recipients."""
        own = self.office.connection.organ_id
        changes = message.business.receivers if message.business else ()
        return any(change.organ_id == own and change.receiver_type == _DROPPED for change in changes)

    def withdraw(self, record: Incoming, message: DocumentMessage, at: datetime) -> Incoming:
        """No longer a recipient: as after a recall."""
        reason = message.business.reason if message.business else ""
        recall = IncomingRecall(at, reason, record.document_id, "15")
        return self.office.store.incoming.save(
            record.noting(at, "dropped", detail=reason, state=IncomingState.RECALLED, recall=recall)
        )

    def amend(self, record: Incoming, message: DocumentMessage, at: datetime) -> Incoming:
        """The new data in place of the old; files too, if the update brings any. Times and state stay."""
        new = self.office.filing.record(message, record.sender.organ_id, at)
        changed = replace(
            record,
            recipients=new.recipients or record.recipients,
            number=new.number or record.number,
            symbol=new.symbol or record.symbol,
            date=new.date or record.date,
            date_text=new.date_text or record.date_text,
            place=new.place or record.place,
            type_name=new.type_name or record.type_name,
            subject=new.subject or record.subject,
            content=new.content or record.content,
            signer=new.signer or record.signer,
            priority=new.priority,
            to_places=new.to_places or record.to_places,
            due_date=new.due_date or record.due_date,
        )
        if new.files:
            changed = replace(
                changed,
                files=new.files,
                announced_files=new.announced_files,
                announced_pages=new.announced_pages,
            )
            changed = self.office.checks.all(changed, message)
        reason = message.business.reason if message.business else ""
        return self.office.store.incoming.save(changed.noting(at, "updated", detail=reason))

    def mark_replaced(self, message: DocumentMessage, sender: str) -> None:
        """The documents that a new one replaces, as far as it replaces them for this agency."""
        at = self.office.now()
        own = self.office.connection.organ_id
        replacements = message.business.replacements if message.business else ()
        for replacement in replacements:
            record = self.office.recall_handler.held(replacement.document_id, sender)
            if record is None or (replacement.organ_ids and own not in replacement.organ_ids):
                continue
            self.office.store.incoming.save(record.noting(at, "replaced", detail=message.document_id))
