"""Recall and take-back by this agency: telling every recipient (Đ10.k2.b), asking one for the packet (13 lấy lại)."""

from __future__ import annotations

from dataclasses import replace

from simulators.protocol.codes import BusinessType
from simulators.qlvb.errors import refused, wrong_state
from simulators.qlvb.messages import Dispatch
from simulators.qlvb.part import Part
from simulators.qlvb.records import Actor, Outgoing, OutgoingRecall, OutgoingState, RecipientState

_OPEN = frozenset(
    {
        RecipientState.SENT,
        RecipientState.ARRIVED,
        RecipientState.ACCEPTED,
        RecipientState.ASSIGNED,
        RecipientState.PROCESSING,
        RecipientState.RECALL_REFUSED,
    }
)


class Recalls(Part):
    """Thu hồi: a message of type 1 that names the document, to every agency that it went to."""

    def recall(self, key: str, actor: Actor, reason: str) -> Outgoing:
        """Recall an issued document. Again: the recipients that have not carried it out are told again."""
        at = self.office.now()
        with self.office.store.transaction():
            record = self.office.outgoing(key)
            self.require_issued(record, "thu hồi")
            told = self.recipients_to_tell(record)
            record = record.noting(
                at,
                "recalled",
                actor=actor,
                detail=reason,
                state=OutgoingState.RECALLED,
                recall=record.recall or OutgoingRecall(at, reason),
            )
            self.office.store.outgoing.save(record)
            if told:
                self.tell(record, Dispatch(told, at, BusinessType.RECALL, reason))
        return self.office.issuing.send_now(record)

    def require_issued(self, record: Outgoing, act: str) -> None:
        """Only an issued document can be recalled; a recalled one again."""
        if record.state not in {OutgoingState.ISSUED, OutgoingState.RECALLED}:
            raise wrong_state(act, record.state, "issued")

    def recipients_to_tell(self, record: Outgoing) -> tuple[str, ...]:
        """Every recipient of the document, also one that refused it; not one that never got it or gave it up."""
        left_out = {RecipientState.FAILED, RecipientState.RECALLED}
        return tuple(r.organ_id for r in record.recipients if r.state not in left_out)

    def tell(self, record: Outgoing, dispatch: Dispatch) -> None:
        """Queue the notice."""
        self.office.outbox.queue_document(record, dispatch)

    def take_back(self, key: str, actor: Actor, organ_id: str, reason: str) -> Outgoing:
        """Ask one recipient to give the packet back."""
        at = self.office.now()
        with self.office.store.transaction():
            record = self.office.outgoing(key)
            self.require_issued(record, "lấy lại")
            recipient = record.recipient(organ_id)
            if recipient is None or recipient.state not in _OPEN:
                raise refused(
                    "not-to-take-back",
                    f"Không lấy lại được từ {organ_id}",
                    f"{organ_id} holds nothing to take back",
                    where="organ_id",
                    hint="a recipient that got the document and hasn't refused, finished or returned it",
                )
            asked = replace(
                recipient, asked="take-back", asked_at=at, state=RecipientState.RECALL_SENT, updated_at=at
            )
            record = record.with_recipient(asked).noting(
                at, "take-back-sent", actor=actor, detail=f"{organ_id}: {reason}"
            )
            self.office.store.outgoing.save(record)
            self.office.status_writer.take_back(record, organ_id, at, reason)
        return self.office.issuing.send_now(record)
