"""Sending: every message waits in the queue until the axis says that it has it (Đ15.k1)."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import BinaryIO, cast

import msgspec

from simulators.protocol.edxml import EdxmlError
from simulators.qlvb.errors import QlvbError
from simulators.qlvb.messages import Dispatch, StatusReport
from simulators.qlvb.part import Part
from simulators.qlvb.records import Outgoing
from simulators.qlvb.store import QueueItem
from simulators.sdk import SendResult, VxpCallError

DOCUMENT, STATUS = "edoc", "status"
_UNREACHABLE_RECIPIENT = frozenset({"18", "23"})
"""The axis doesn't know a recipient, or has locked it (axis-api §2)."""
_IN_MEMORY = 1 << 20


@dataclass(frozen=True)
class SendFault:
    """A try that failed: code and text for people."""

    code: str
    message: str

    @classmethod
    def of(cls, error: VxpCallError, about: str = "") -> SendFault:
        """`axis-unreachable` where the line is to blame (driver contract), else what the call came to."""
        code = "axis-unreachable" if error.is_of_the_line else f"axis-{error.code}"
        return cls(code, f"{about}: {error.vi}" if about else error.vi)


@dataclass
class SendTally:
    """What a flush did."""

    sent: int = 0
    faults: list[SendFault] | None = None

    def note(self, fault: SendFault) -> None:
        self.faults = [*(self.faults or ()), fault]


class Outbox(Part):
    """Queues messages and tries them. A message that was not acknowledged stays, and is tried at every sync."""

    def queue_document(self, record: Outgoing, dispatch: Dispatch) -> None:
        """Queue a document message; inside the transaction of the act that causes it."""
        self.office.store.queue.add(record.key, DOCUMENT, msgspec.json.encode(dispatch))

    def queue_status(self, report: StatusReport) -> None:
        """Queue a status message; inside the transaction of the act that causes it, so it goes exactly once."""
        self.office.store.queue.add(report.record, STATUS, msgspec.json.encode(report))

    def flush(self, record: str | None = None) -> SendTally:
        """Try everything that waits, or what belongs to one record. An item keeps later ones of its record back."""
        tally = SendTally()
        for item in self.by_urgency(self.office.store.queue.waiting(record)):
            if self.claim(item):
                self._try(item, tally)
        return tally

    def by_urgency(self, items: list[QueueItem]) -> list[QueueItem]:
        """Urgent documents first, else in the order of queueing (QĐ 28 Đ6.2)."""
        return sorted(items, key=self._calm) if len(items) > 1 else items

    def _calm(self, item: QueueItem) -> int:
        return -self.office.outgoing(item.record).priority if item.kind == DOCUMENT else 0

    def claim(self, item: QueueItem) -> bool:
        """Take an item for one try, and note the try; False if it isn't its turn."""
        with self.office.store.transaction():
            if not self.office.store.queue.claim(item):
                return False
            if item.kind == DOCUMENT:
                dispatch = msgspec.json.decode(item.body, type=Dispatch)
                self.office.deliveries.tried(item.record, dispatch)
            return True

    def _try(self, item: QueueItem, tally: SendTally) -> None:
        try:
            if item.kind == STATUS:
                self._try_status(item, msgspec.json.decode(item.body, type=StatusReport), tally)
            else:
                self._try_document(item, msgspec.json.decode(item.body, type=Dispatch), tally)
        except BaseException:
            self.office.store.queue.settle(item, "waiting", "interrupted")
            raise

    def _try_status(self, item: QueueItem, report: StatusReport, tally: SendTally) -> None:
        body = self.office.status_writer.write(report)
        result = self._send(body, STATUS, self.status_addressee(report))
        if self.is_acknowledged(result):
            tally.sent += 1
            self.office.store.queue.settle(item, "sent")
            return
        fault = self.fault(result)
        final = self.is_out_of_reach(result)
        tally.note(fault)
        self.office.store.queue.settle(
            item, "failed" if final else "waiting", f"{fault.code}: {fault.message}"
        )

    def _try_document(self, item: QueueItem, dispatch: Dispatch, tally: SendTally) -> None:
        record = self.office.outgoing(item.record)
        result = self.send_document(record, dispatch)
        if self.is_acknowledged(result):
            tally.sent += 1
            self._settle_document(item, record, dispatch, reached=dispatch.recipients, failed={})
        elif self.is_out_of_reach(result):
            self._try_one_by_one(item, record, dispatch, self.fault(result), tally)
        else:
            self._put_back(item, record, dispatch, self.fault(result), tally)

    def _try_one_by_one(
        self, item: QueueItem, record: Outgoing, dispatch: Dispatch, fault: SendFault, tally: SendTally
    ) -> None:
        """One recipient is unknown or locked and the axis refused all: the others still get it (Đ6.k1.b)."""
        reached: list[str] = []
        failed: dict[str, str] = {}
        if len(dispatch.recipients) == 1:
            failed = {dispatch.recipients[0]: fault.message}
        else:
            for organ_id in dispatch.recipients:
                result = self.send_document(record, dispatch, only=organ_id)
                if self.is_acknowledged(result):
                    reached.append(organ_id)
                elif self.is_out_of_reach(result):
                    failed[organ_id] = self.fault(result).message
                else:
                    rest = tuple(r for r in dispatch.recipients if r not in reached and r not in failed)
                    with self.office.store.transaction():
                        self.office.deliveries.acknowledged(record.key, dispatch, reached, failed)
                    remaining = replace(item, body=msgspec.json.encode(replace(dispatch, recipients=rest)))
                    self._put_back(remaining, record, dispatch, self.fault(result), tally)
                    return
        tally.sent += len(reached)
        tally.note(SendFault(fault.code, ", ".join(f"{organ}: {text}" for organ, text in failed.items())))
        self._settle_document(item, record, dispatch, reached=reached, failed=failed)

    def _settle_document(
        self,
        item: QueueItem,
        record: Outgoing,
        dispatch: Dispatch,
        *,
        reached: Iterable[str],
        failed: dict[str, str],
    ) -> None:
        with self.office.store.transaction():
            self.office.deliveries.acknowledged(record.key, dispatch, reached, failed)
            self.office.store.queue.settle(item, "sent" if reached else "failed")

    def _put_back(
        self, item: QueueItem, record: Outgoing, dispatch: Dispatch, fault: SendFault, tally: SendTally
    ) -> None:
        tally.note(fault)
        with self.office.store.transaction():
            self.office.deliveries.not_acknowledged(record.key, dispatch, f"{fault.code}: {fault.message}")
            self.office.store.queue.put_back(item, f"{fault.code}: {fault.message}")

    def send_document(
        self, record: Outgoing, dispatch: Dispatch, *, only: str = ""
    ) -> SendResult | VxpCallError | QlvbError | EdxmlError:
        """One try; `only` names a single recipient of the message (header `to`)."""
        with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as spool:
            body = cast(BinaryIO, spool)
            try:
                self.office.builder.write(record, dispatch, body)
            except EdxmlError as error:
                return error
            body.seek(0)
            return self._send(body, DOCUMENT, (only,) if only else self.document_addressees(dispatch))

    def document_addressees(self, dispatch: Dispatch) -> tuple[str, ...] | None:
        """Header `to`; None: the message's own To decides (axis-api §1.4)."""
        return None

    def status_addressee(self, report: StatusReport) -> tuple[str, ...] | None:
        """Header `to` of a status, which has no To of its own."""
        return (report.to,)

    def is_acknowledged(self, result: object) -> bool:
        """Only an OK of the axis counts as sent (Đ15.k1; design §9.4)."""
        return isinstance(result, SendResult) and result.ok

    def is_out_of_reach(self, result: object) -> bool:
        """The axis has no way to a recipient: not connected, or locked; others do not wait for it (Đ6.k1.b)."""
        return isinstance(result, SendResult) and result.code in _UNREACHABLE_RECIPIENT

    def fault(self, result: object) -> SendFault:
        """Why a try failed."""
        if isinstance(result, SendResult):
            return SendFault(f"axis-{result.code}", result.description or "Trục không nhận")
        if isinstance(result, VxpCallError):
            return SendFault.of(result)
        if isinstance(result, EdxmlError | QlvbError):
            return SendFault(result.code, result.vi)
        return SendFault("unknown", str(result))

    def _send(
        self, body: bytes | BinaryIO, message_type: str, to: tuple[str, ...] | None
    ) -> SendResult | VxpCallError | QlvbError:
        try:
            connection = self.office.connection
            if message_type == STATUS:
                return connection.client.send(body, from_=connection.organ_id, message_type="status", to=to)
            return connection.client.send(body, from_=connection.organ_id, message_type="edoc", to=to)
        except (VxpCallError, QlvbError) as error:
            return error
