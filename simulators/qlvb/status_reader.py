"""Status messages from recipients: the state of an outgoing document follows them by itself (Đ6.k2.a, Đ10.k2.b)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from simulators.protocol.codes import StatusCode
from simulators.protocol.edxml import parse_wire_time
from simulators.protocol.edxml.model import StatusMessage
from simulators.qlvb.part import Part
from simulators.qlvb.records import Outgoing, Recipient, RecipientState
from simulators.qlvb.store import Notice

_STATES = {
    StatusCode.ARRIVED: RecipientState.ARRIVED,
    StatusCode.REFUSED: RecipientState.REFUSED,
    StatusCode.ACCEPTED: RecipientState.ACCEPTED,
    StatusCode.ASSIGNED: RecipientState.ASSIGNED,
    StatusCode.PROCESSING: RecipientState.PROCESSING,
    StatusCode.FINISHED: RecipientState.FINISHED,
}
_ORDER = (
    RecipientState.PENDING,
    RecipientState.SENT,
    RecipientState.ARRIVED,
    RecipientState.ACCEPTED,
    RecipientState.ASSIGNED,
    RecipientState.PROCESSING,
    RecipientState.FINISHED,
)
_ANSWERS = (StatusCode.CHANGE_ACCEPTED, StatusCode.CHANGE_REFUSED)
_VARIANTS = (StatusCode.ACCEPTED, StatusCode.REFUSED)
_AGREED = (StatusCode.CHANGE_ACCEPTED, StatusCode.ACCEPTED)
_WITHDRAWAL = frozenset({"recall", "take-back"})


@dataclass(frozen=True)
class _Told:
    """A status as it bears on one recipient of one record."""

    text: str
    code: StatusCode | None
    description: str
    at: datetime
    noticed_at: datetime


class StatusReader(Part):
    """Applies statuses, idempotently and never backwards. Runs inside the transaction that files the message."""

    def apply(self, message: StatusMessage, sender: str) -> str:
        """Take one status; the answer says what became of it: applied, noted, unmatched."""
        now = self.office.now()
        code = StatusCode.read(message.status_code)
        sender = message.sender.organ_id or sender
        if code is StatusCode.TAKE_BACK:
            return self.office.recall_handler.take_back(message, sender)
        record = self.concerned(message)
        recipient = record.recipient(sender) if record else None
        if record is None or recipient is None:
            self.office.notify(
                Notice(now, "status-unmatched", sender, message.response_for.document_id, message.status_code)
            )
            return "unmatched"
        told = _Told(
            text=message.status_code.strip(),
            code=code,
            description=message.description,
            at=self.moment_of(message, now),
            noticed_at=now,
        )
        changed = self.follow(recipient, told)
        codes = recipient.status_codes
        codes = codes if told.text in codes else (*codes, told.text)
        changed = replace(changed, status_codes=codes)
        record = record.with_recipient(changed)
        record = self.settle_recall(record, recipient, changed)
        detail = " ".join(part for part in (sender, told.text, told.description) if part)
        self.office.store.outgoing.save(record.noting(now, self.event_name(recipient, told), detail=detail))
        return "applied" if changed.state is not recipient.state else "noted"

    def concerned(self, message: StatusMessage) -> Outgoing | None:
        """The document concerned: its identifier compared as a string, never parsed (design §9.18)."""
        return self.office.store.outgoing.by_document_id(message.response_for.document_id)

    def moment_of(self, message: StatusMessage, now: datetime) -> datetime:
        """When it became so, as the recipient says; now where it says nothing readable."""
        return parse_wire_time(message.timestamp) or now

    def follow(self, known: Recipient, told: _Told) -> Recipient:
        """The recipient after a status; itself where the status changes nothing."""
        if self.is_answer(known, told):
            return self.answered(known, told)
        state = _STATES.get(told.code) if told.code else None
        if state is None or not self.is_forward(known, state):
            return known
        return replace(
            known,
            state=known.state if known.state is RecipientState.RECALL_SENT else state,
            reached=state,
            description=told.description,
            arrived_at=known.arrived_at or told.at,
            updated_at=told.noticed_at,
        )

    def is_forward(self, known: Recipient, state: RecipientState) -> bool:
        """Whether a state lies ahead: no way back, nothing after a refusal, a refusal only before acceptance."""
        if known.state in {RecipientState.REFUSED, RecipientState.RECALLED, RecipientState.FAILED}:
            return False
        if state is RecipientState.REFUSED:
            return known.reached in {RecipientState.PENDING, RecipientState.SENT, RecipientState.ARRIVED}
        return _ORDER.index(state) > _ORDER.index(known.reached)

    def is_answer(self, known: Recipient, told: _Told) -> bool:
        """Whether a status answers the open question: 15, 16; 03, 02 as variants to a recall (design §9.10).

        A variant from before the question is the ordinary status that crossed it on the way.
        """
        if not known.asked:
            return False
        if told.code in _ANSWERS:
            return True
        crossed = known.asked_at is not None and told.at < known.asked_at
        return known.asked in _WITHDRAWAL and told.code in _VARIANTS and not crossed

    def answered(self, known: Recipient, told: _Told) -> Recipient:
        """The recipient after its answer. Only 15 or 16 closes the question: a variant may mean something else."""
        closed = told.code in _ANSWERS
        settled = replace(
            known,
            asked="" if closed else known.asked,
            description=told.description,
            updated_at=told.noticed_at,
        )
        if known.asked == "update":
            return settled
        agreed = told.code in _AGREED
        return replace(settled, state=RecipientState.RECALLED if agreed else RecipientState.RECALL_REFUSED)

    def settle_recall(self, record: Outgoing, before: Recipient, after: Recipient) -> Outgoing:
        """The recall of the whole document is completed when every recipient asked has carried it out."""
        if record.recall is None or before.asked != "recall" or after.state is before.state:
            return record
        states = {r.state for r in record.recipients if r.sent_at is not None}
        if RecipientState.RECALL_REFUSED in states:
            outcome = "refused"
        elif states == {RecipientState.RECALLED}:
            outcome = "completed"
        else:
            return record
        return replace(record, recall=replace(record.recall, state=outcome))

    def event_name(self, before: Recipient, told: _Told) -> str:
        """How the history calls it."""
        if self.is_answer(before, told):
            return "update-answered" if before.asked == "update" else "recall-answered"
        return "status"
