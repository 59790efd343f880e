"""Issue (phát hành, Đ10.k2.a): number, seal, register and dispatch, in that order and all or nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from simulators.qlvb.messages import Dispatch
from simulators.qlvb.part import Part
from simulators.qlvb.records import Actor, Outgoing, OutgoingState, SendState
from simulators.qlvb.requests import OutgoingRequest


class Issuing(Part):
    """Makes a signed record an issued one. A number is taken only together with the row it stands for."""

    def issue(self, request: OutgoingRequest, actor: Actor) -> Outgoing:
        """A ready document in one act. The answer is the record after the first try to send it."""
        return self.issue_as(request, actor, Dispatch())

    def issue_as(self, request: OutgoingRequest, actor: Actor, dispatch: Dispatch) -> Outgoing:
        """As `issue`, as a message of another business type."""
        at = self.office.now()
        record = self.office.drafting.open(request, at)
        self.office.drafting.require_date_of_issue(record, at)
        record = self.examined(record, at)
        self.require_safe(record)
        record = self.sign(record.noting(at, "drafted", actor=actor), actor, at)
        with self.office.store.transaction():
            record = self.office.store.outgoing.add(record)
            record = self.release(record, actor, at, dispatch)
        return self.send_now(record)

    def examined(self, record: Outgoing, at: datetime) -> Outgoing:
        """The record with what the scanner says of its files now (Đ18.k2)."""
        return replace(record, antivirus=self.office.antivirus.examine(record.files, at))

    def require_safe(self, record: Outgoing) -> None:
        """Quét before phát hành, and nothing else than clean files leave (Đ18.k2). QlvbError."""
        if record.antivirus is not None:
            self.office.antivirus.require_safe(record.antivirus)

    def sign(self, record: Outgoing, actor: Actor, at: datetime) -> Outgoing:
        """The leader's signature."""
        signed = self.office.signing.sign_as_leader(record, at)
        return signed.noting(at, "signed", actor=actor, state=OutgoingState.SIGNED, signed_at=at)

    def release(self, record: Outgoing, actor: Actor, at: datetime, dispatch: Dispatch) -> Outgoing:
        """Number, seal, register, queue: inside the caller's transaction, so a failure takes no number."""
        record = self.office.numbering.number(record, at)
        record = record.noting(at, "numbered", actor=actor, detail=f"{record.document_id} {record.code}")
        record = self.office.signing.seal(record, at).noting(at, "sealed", actor=actor)
        record = record.noting(
            at, "issued", actor=actor, state=OutgoingState.ISSUED, issued_at=at, send_state=SendState.WAITING
        )
        record = replace(record, no_paper=self.bears_no_paper_mark(record))
        self.office.registers.enter_outgoing(record)
        self.dispatch(record, replace(dispatch, at=at))
        return self.office.store.outgoing.save(record)

    def dispatch(self, record: Outgoing, dispatch: Dispatch) -> None:
        """Queue the message to the recipients (Đ10.k2.a, k2.b)."""
        recipients = tuple(r.organ_id for r in record.recipients)
        self.office.outbox.queue_document(record, replace(dispatch, recipients=recipients))

    def bears_no_paper_mark(self, record: Outgoing) -> bool:
        """«Không gửi văn bản giấy» on a signed document that goes without paper (Đ14.k2)."""
        return record.signed_at is not None and not record.paper

    def send_now(self, record: Outgoing) -> Outgoing:
        """Try to send without waiting for a sync: even outside working hours (QĐ 28 Đ6.2)."""
        self.office.outbox.flush(record.key)
        self.office.notice_mail.issued(record)
        return self.office.outgoing(record.key)
