"""Accept-all: whatever comes is fine and is answered `đã tiếp nhận` (03) before anyone has looked."""

from __future__ import annotations

from simulators.defects.nulls.mail import Delivery
from simulators.defects.nulls.product import NullProduct
from simulators.defects.nulls.records import Record, put_state
from simulators.protocol.codes import StatusCode
from simulators.protocol.edxml.model import DocumentMessage


class AcceptAll(NullProduct):
    """Acknowledges and accepts on arrival: documents, recalls of documents, broken ones, the same one twice.

    Its moments move with its clock, in the form that its makers liked: no ISO 8601, no zone.
    """

    name = "accept-all"
    recipient_state = "accepted"

    def shown(self) -> str | None:
        return f"{self.clock.now():%d/%m/%Y %H:%M:%S}"

    def came(self, delivery: Delivery, record: Record | None) -> None:
        assert self.mail is not None
        self.mail.acknowledge(delivery)
        if isinstance(delivery.message, DocumentMessage) and record is not None:
            self.mail.status(delivery.message, StatusCode.ACCEPTED, "Đã tiếp nhận")
            put_state(record, "accepted")
