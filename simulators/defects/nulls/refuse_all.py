"""Refuse-all: whatever comes is answered `từ chối nhận` (02) before anyone has looked."""

from __future__ import annotations

from simulators.defects.nulls.mail import Delivery
from simulators.defects.nulls.product import NullProduct
from simulators.defects.nulls.records import Record, put_state
from simulators.protocol.codes import StatusCode
from simulators.protocol.edxml.model import DocumentMessage

_REASON = "Văn bản không bảo đảm yêu cầu"


class RefuseAll(NullProduct):
    """Finds a fault in every document, every file and every recall; its driver accepts all the same when asked."""

    name = "refuse-all"
    verdict = "failed"
    recipient_state = "refused"

    def shown(self) -> str | None:
        return f"{self.clock.now():%d/%m/%Y %H:%M:%S}"

    def came(self, delivery: Delivery, record: Record | None) -> None:
        assert self.mail is not None
        self.mail.acknowledge(delivery)
        if isinstance(delivery.message, DocumentMessage) and record is not None:
            self.mail.status(delivery.message, StatusCode.REFUSED, _REASON)
            put_state(record, "refused")
            record["refusal"] = {"reason": _REASON, "actor": None, "at": self.shown()}
