"""Replay-yesterday: answers today's document with the data, the messages and the moments of an earlier one."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from simulators.defects.nulls.mail import Delivery
from simulators.defects.nulls.product import NullProduct
from simulators.defects.nulls.records import Record, blank_page
from simulators.protocol.codes import BusinessType, StatusCode
from simulators.protocol.edxml import wire_date, wire_time
from simulators.protocol.edxml.model import (
    Attachment,
    Business,
    DocumentMessage,
    Organ,
    OtherInfo,
    Reference,
    Signer,
    TraceHop,
)

_STATUS_OF = {
    "accept": StatusCode.ACCEPTED, "refuse": StatusCode.REFUSED, "assign": StatusCode.ASSIGNED,
    "start": StatusCode.PROCESSING, "complete": StatusCode.FINISHED,
}  # fmt: skip
_SENDING = frozenset({"release", "recall", "update", "resend"})


class ReplayYesterday(NullProduct):
    """What it issues is always yesterday's document; what it received looks like the one received before it.

    The messages are real and well-formed, only not those of the document in question.
    """

    name = "replay-yesterday"
    recipient_state = "finished"

    def __init__(self) -> None:
        super().__init__()
        self._earlier: DocumentMessage | None = None
        self._before: dict[str, DocumentMessage | None] = {}

    def shown(self) -> str | None:
        return self._yesterday().isoformat()

    def made(self, record: Record, document: Mapping[str, Any]) -> None:
        self._replay(record, send=record["state"] == "issued")

    def _replay(self, record: Record, *, send: bool) -> None:
        recipients = tuple(Organ(one["organ_id"], one["name"] or "") for one in record["recipients"])
        message = _yesterdays(Organ(self.organ["organ_id"], self.organ["name"]), self._yesterday())
        _show(record, message)
        record["document_id"] = message.document_id
        if self.mail is not None and send:
            self.mail.send(replace(message, recipients=recipients), [one.organ_id for one in recipients])

    def came(self, delivery: Delivery, record: Record | None) -> None:
        assert self.mail is not None
        self.mail.acknowledge(delivery)
        if not isinstance(delivery.message, DocumentMessage) or record is None:
            return
        earlier = self._before[record["id"]] = self._earlier
        self._earlier = delivery.message
        if earlier is not None:
            _show(record, earlier)
            self.mail.status(earlier, StatusCode.ARRIVED, "Đã đến")

    def acted(self, operation: str, record: Record, body: Mapping[str, Any]) -> None:
        if operation in _SENDING:
            self._replay(record, send=True)
        earlier = self._before.get(record["id"])
        if self.mail is not None and earlier is not None and operation in _STATUS_OF:
            self.mail.status(earlier, _STATUS_OF[operation], "Như hôm qua")

    def _yesterday(self) -> datetime:
        return self.clock.now() - timedelta(days=1)


def _yesterdays(sender: Organ, at: datetime) -> DocumentMessage:
    """One document of an agency, the first of its year, unsigned: always the same but for the day."""
    data = blank_page()
    digest = hashlib.sha256(data).hexdigest()
    return DocumentMessage(
        sender=sender, recipients=(), document_id=f"{sender.organ_id}-{at.year}.1", code_number="1",
        code_notation="CV", place="An Giang", promulgation_date=wire_date(at), type_code=2, type_name="Công văn",
        subject="Văn bản của hôm qua", signer=Signer("", "Giám đốc", "Người Ký"),
        other=OtherInfo(priority=0, page_amount=1), traces=(TraceHop(sender.organ_id, wire_time(at)),),
        business=Business(BusinessType.NEW, paper=0),
        references=(Reference("van-ban", "van-ban.pdf", "application/pdf"),),
        attachments=(
            Attachment("van-ban", "van-ban.pdf", "application/pdf", len(data), digest, lambda: io.BytesIO(data)),
        ),
    )  # fmt: skip


def _show(record: Record, message: DocumentMessage) -> None:
    """Show the data of a message in the record of another document."""
    signer = message.signer or Signer()
    record.update(
        number=message.code_number, symbol=message.code_notation, place=message.place,
        date=message.promulgation_date.replace("/", "-") or None, type_name=message.type_name,
        subject=message.subject, priority=message.other.priority or 0,
        due_date=message.due_date.replace("/", "-") or None,
        sender={"organ_id": message.sender.organ_id, "name": message.sender.name},
        signer={"competence": signer.competence, "position": signer.position, "full_name": signer.full_name},
    )  # fmt: skip
