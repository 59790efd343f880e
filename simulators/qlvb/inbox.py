"""Taking messages from the axis: fetched, read, filed, acknowledged; none taken twice, none lost (Đ9.k1)."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from typing import BinaryIO, Literal, cast

from simulators.protocol.codes import BusinessType
from simulators.protocol.edxml import EdxmlError, read_message
from simulators.protocol.edxml.model import DocumentMessage, StatusMessage
from simulators.qlvb.outbox import SendFault
from simulators.qlvb.part import Part
from simulators.qlvb.records import Incoming, IncomingState
from simulators.qlvb.store import Packet
from simulators.sdk import ReceivedItem, VxpCallError

_IN_MEMORY = 1 << 20
_UNREADABLE = "unreadable"


@dataclass
class TakeTally:
    """What a poll took: documents, statuses, and what went wrong."""

    documents: int = 0
    statuses: int = 0
    faults: list[SendFault] = field(default_factory=list)


class Inbox(Part):
    """Polls the axis. The acknowledgement goes out only after the message is safely kept (axis-api §1.3)."""

    def poll(self, message_type: Literal["edoc", "status"], tally: TakeTally) -> None:
        """Take everything that waits, of one type."""
        try:
            items = self.office.connection.client.received(message_type)
        except VxpCallError as error:
            tally.faults.append(SendFault.of(error))
            return
        for item in items:
            self.take(item, tally)

    def take(self, item: ReceivedItem, tally: TakeTally) -> None:
        """Take one message. If it was taken before, only the acknowledgement is repeated (axis-api §8.21)."""
        known = self.office.store.packets.find(item.doc_id)
        if known is None:
            try:
                known = self._fetch(item, tally)
            except VxpCallError as error:
                tally.faults.append(SendFault.of(error, item.doc_id))
                return
        self.acknowledge(item, "fail" if known.outcome == _UNREADABLE else "done", tally)

    def acknowledge(self, item: ReceivedItem, status: str, tally: TakeTally) -> None:
        """Tell the axis; if that fails, the next poll tells it again."""
        try:
            self.office.connection.client.update_status(item.doc_id, status)
        except VxpCallError as error:
            tally.faults.append(SendFault.of(error, item.doc_id))

    def _fetch(self, item: ReceivedItem, tally: TakeTally) -> Packet:
        with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as spool:
            body = cast(BinaryIO, spool)
            self.office.connection.client.download(item.doc_id, body)
            body.seek(0)
            try:
                message = self.read(body)
            except EdxmlError as error:
                body.seek(0)
                return self.keep_unreadable(item, error, body, tally)
            return self.file(item, message, tally)

    def read(self, body: BinaryIO) -> DocumentMessage | StatusMessage:
        """The message in any known form, minimal or full (Đ11); EdxmlError where there is none."""
        return read_message(body, limits=self.office.config.bounds.message)

    def keep_unreadable(
        self, item: ReceivedItem, error: EdxmlError, body: BinaryIO, tally: TakeTally
    ) -> Packet:
        """A message that can't be read is kept with its bytes, and reported; the axis is told `fail`."""
        stored = self.office.store.files.put(body)
        where = f" [{error.where}]" if error.where else ""
        detail = f"{error.code}: {error.vi}{where}"
        packet = Packet(item.doc_id, item.message_type, _UNREADABLE, item.from_, detail, stored.sha256)
        with self.office.store.transaction():
            self.office.store.packets.add(packet, self.office.now())
        tally.faults.append(SendFault("unreadable-message", f"{item.doc_id} từ {item.from_}: {detail}"))
        return packet

    def file(self, item: ReceivedItem, message: DocumentMessage | StatusMessage, tally: TakeTally) -> Packet:
        """Keep what the message says, and that it was taken, in one transaction."""
        entered = self.office.now()
        prepared = None
        if isinstance(message, DocumentMessage) and self.is_new_document(message):
            prepared = self.office.filing.record(message, item.from_, entered)
        with self.office.store.transaction():
            if isinstance(message, StatusMessage):
                outcome, record = self.office.status_reader.apply(message, item.from_), None
                tally.statuses += 1
            else:
                outcome, record = self.document(message, item, prepared)
                tally.documents += 1
            packet = Packet(item.doc_id, item.message_type, outcome, item.from_, record=record)
            self.office.store.packets.add(packet, entered)
        return packet

    def is_new_document(self, message: DocumentMessage) -> bool:
        """Types 0 and 3, and any that nobody knows, bring a document; 1 and 2 are about one that came before."""
        return self.business_type(message) not in {BusinessType.RECALL, BusinessType.UPDATE}

    def business_type(self, message: DocumentMessage) -> int:
        """Silence is a new document (edxml §4)."""
        return message.business.doc_type if message.business else BusinessType.NEW

    def document(
        self, message: DocumentMessage, item: ReceivedItem, prepared: Incoming | None
    ) -> tuple[str, int | None]:
        """What became of a document message, and the record that it made or changed."""
        sender = message.sender.organ_id or item.from_
        match self.business_type(message):
            case BusinessType.RECALL:
                return self.office.recall_handler.recall(message, sender)
            case BusinessType.UPDATE:
                return self.office.amendment_handler.update(message, sender)
            case BusinessType.REPLACE:
                self.office.amendment_handler.mark_replaced(message, sender)
        assert prepared is not None
        return self.receive(message, prepared)

    def receive(self, message: DocumentMessage, prepared: Incoming) -> tuple[str, int | None]:
        """File a document that has just come: once, with 01 to its sender exactly once (Đ8.k2.h)."""
        held = self.held_already(prepared)
        if held is not None:
            detail = "" if held.files == prepared.files else "nội dung khác lần trước"
            self.office.store.incoming.save(
                held.noting(prepared.received_at, "duplicate-received", detail=detail)
            )
            return "duplicate", held.id
        record = self.office.checks.all(prepared, message)
        summary = self.office.checks.summary(record)
        record = record.noting(record.received_at, "arrived", detail=record.sender.organ_id)
        record = record.noting(record.received_at, "checked", detail=summary.value)
        record = self.office.store.incoming.add(record)
        self.office.follow_up.note_answer(record)
        self.office.status_writer.arrived(record)
        return "filed", record.id

    def held_already(self, record: Incoming) -> Incoming | None:
        """The record of the same document from the same sender, unless it was sent back (axis-api §8.2)."""
        held = [
            one
            for one in self.office.store.incoming.by_document_id(record.document_id)
            if one.sender.organ_id == record.sender.organ_id and one.state is not IncomingState.REFUSED
        ]
        return held[-1] if held else None
