"""What the outgoing record learns from tries to send it, recipient by recipient (Đ10.k2.b, Đ15.k1)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from simulators.protocol.codes import BusinessType
from simulators.qlvb.messages import Dispatch
from simulators.qlvb.part import Part
from simulators.qlvb.records import Outgoing, Recipient, RecipientState, SendState

_NEW = (BusinessType.NEW, BusinessType.REPLACE)
_ACKNOWLEDGED = {BusinessType.RECALL: "recall-sent", BusinessType.UPDATE: "update-sent"}


class Deliveries(Part):
    """Writes the outcome of a try into the record, inside a transaction."""

    def tried(self, key: str, dispatch: Dispatch) -> None:
        """A try begins."""
        record = self.office.outgoing(key)
        detail = ", ".join(dispatch.recipients)
        self.office.store.outgoing.save(record.noting(self.office.now(), "send-tried", detail=detail))

    def acknowledged(
        self, key: str, dispatch: Dispatch, reached: Iterable[str], failed: Mapping[str, str]
    ) -> None:
        """The axis has the message for `reached`; it knows no way to `failed` (agency → reason)."""
        at = self.office.now()
        record = self.office.outgoing(key)
        reached = tuple(reached)
        if dispatch.business in _NEW:
            record = self._sent(record, at, reached, failed)
        else:
            record = self._asked(record, at, dispatch.business, reached)
        if failed:
            detail = "; ".join(f"{organ}: {why}" for organ, why in failed.items())
            record = record.noting(at, "send-failed", detail=detail)
        self.office.store.outgoing.save(record)

    def _sent(
        self, record: Outgoing, at: datetime, reached: tuple[str, ...], failed: Mapping[str, str]
    ) -> Outgoing:
        for organ_id in reached:
            if (known := record.recipient(organ_id)) is not None:
                record = record.with_recipient(self.recipient_sent(record, known, at))
        for organ_id, why in failed.items():
            if (known := record.recipient(organ_id)) is not None:
                record = record.with_recipient(self.recipient_failed(known, why, at))
        if not reached:
            return record if record.sent_at else replace(record, send_state=SendState.FAILED)
        record = replace(
            record,
            send_state=SendState.SENT,
            sent_at=record.sent_at or self.moment_of_sending(record, at),
            acknowledged_at=record.acknowledged_at or at,
        )
        return record.noting(at, "acknowledged", detail=", ".join(reached))

    def moment_of_sending(self, record: Outgoing, acknowledged_at: datetime) -> datetime | None:
        """Thời điểm gửi: the issue by văn thư, once acknowledged (Đ15.k1; design §9.24)."""
        return record.issued_at

    def recipient_sent(self, record: Outgoing, known: Recipient, at: datetime) -> Recipient:
        """A recipient that the axis will deliver to. A resend begins anew where it was refused or failed."""
        anew = known.state in {RecipientState.PENDING, RecipientState.FAILED, RecipientState.REFUSED}
        if not anew:
            return replace(known, updated_at=at)
        return replace(
            known,
            state=RecipientState.SENT,
            reached=RecipientState.SENT,
            description="",
            sent_at=known.sent_at or self.moment_of_sending(record, at),
            updated_at=at,
        )

    def recipient_failed(self, known: Recipient, why: str, at: datetime) -> Recipient:
        """A recipient that the axis cannot deliver to."""
        return replace(known, state=RecipientState.FAILED, description=why, updated_at=at)

    def _asked(
        self, record: Outgoing, at: datetime, business: BusinessType, reached: tuple[str, ...]
    ) -> Outgoing:
        recalling = business is BusinessType.RECALL
        if recalling and record.recall is not None and record.recall.state == "waiting":
            record = replace(record, recall=replace(record.recall, state="sent"))
        for organ_id in reached:
            known = record.recipient(organ_id)
            if known is None or known.state is RecipientState.RECALLED:
                continue
            if recalling:
                asked = replace(
                    known, state=RecipientState.RECALL_SENT, asked="recall", asked_at=at, updated_at=at
                )
                record = record.with_recipient(asked)
            elif not known.asked:
                record = record.with_recipient(replace(known, asked="update", asked_at=at))
        return record.noting(at, _ACKNOWLEDGED[business], detail=", ".join(reached))

    def not_acknowledged(self, key: str, dispatch: Dispatch, why: str) -> None:
        """No OK: nothing is shown as sent; it will be tried again (design §9.4)."""
        at = self.office.now()
        record = self.office.outgoing(key)
        if dispatch.business in _NEW:
            record = self.still_waiting(record)
        self.office.store.outgoing.save(record.noting(at, "send-failed", detail=why))

    def still_waiting(self, record: Outgoing) -> Outgoing:
        """The record of a document that the axis has not acknowledged."""
        return (
            record if record.send_state is SendState.SENT else replace(record, send_state=SendState.WAITING)
        )
