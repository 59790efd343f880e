"""What a null product does on the axis, if anything: fetch, acknowledge, send back or send again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from simulators.clock import Clock
from simulators.protocol.edxml import read_message, wire_time, write_document, write_status
from simulators.protocol.edxml.model import DocumentMessage, Organ, ResponseFor, Staff, StatusMessage
from simulators.protocol.errors import ProtocolError
from simulators.sdk import VxpClient

Message = DocumentMessage | StatusMessage


@dataclass(frozen=True)
class Delivery:
    """A message taken from the axis; `message` is None where it could not be read."""

    axis_id: str
    message: Message | None


class Mail:
    """The connection of one agency. Nothing raises: a null product never admits a failure."""

    def __init__(self, connection: dict[str, Any], clock: Clock) -> None:
        self.organ = Organ(connection["organ_id"], connection["organ_name"])
        self._clock = clock
        self._client = VxpClient(
            connection["endpoint"],
            system_id=connection["system_id"],
            secret=connection["secret"],
            clock=clock,
        )
        self._seen: set[str] = set()

    def close(self) -> None:
        self._client.close()

    def new(self) -> Iterator[Delivery]:
        """Everything that the axis holds for us and that we have not seen, oldest first; left unacknowledged."""
        try:
            waiting = [item for item in self._client.received() if item.doc_id not in self._seen]
        except ProtocolError:
            return
        for item in waiting:
            try:
                raw = self._client.fetch(item.doc_id)
            except ProtocolError:
                continue
            self._seen.add(item.doc_id)
            yield Delivery(item.doc_id, _read(raw))

    def acknowledge(self, delivery: Delivery) -> None:
        """Tell the axis `done`, whatever came."""
        try:
            self._client.update_status(delivery.axis_id, "done")
        except ProtocolError:
            return

    def status(self, of: DocumentMessage, code: str, description: str) -> bool:
        """A business status about a document, to its sender. Whether the axis took it."""
        number = "/".join(part for part in (of.code_number, of.code_notation) if part)
        concerned = ResponseFor(of.sender.organ_id, number, of.promulgation_date, of.document_id)
        staff = Staff("Văn thư", "Người Nhận")
        message = StatusMessage(self.organ, concerned, code, description, wire_time(self._clock.now()), staff)
        return self._send(message, [of.sender.organ_id])

    def send(self, message: DocumentMessage, to: Sequence[str]) -> bool:
        """A document to these agencies. Whether the axis took it."""
        return self._send(message, to)

    def send_back(self, message: Message) -> bool:
        """The same message with sender and recipient exchanged. Whether the axis took it."""
        to = [message.sender.organ_id]
        if isinstance(message, DocumentMessage):
            return self._send(replace(message, sender=self.organ, recipients=(message.sender,)), to)
        concerned = replace(message.response_for, organ_id=message.sender.organ_id)
        return self._send(replace(message, sender=self.organ, response_for=concerned), to)

    def _send(self, message: Message, to: Sequence[str]) -> bool:
        try:
            if isinstance(message, DocumentMessage):
                return self._put(write_document(message) or b"", "edoc", to)
            return self._put(write_status(message), "status", to)
        except ProtocolError:
            return False

    def _put(self, raw: bytes, kind: Literal["edoc", "status"], to: Sequence[str]) -> bool:
        return self._client.send(raw, from_=self.organ.organ_id, message_type=kind, to=to).ok


def _read(raw: bytes) -> Message | None:
    try:
        return read_message(raw)
    except ProtocolError:
        return None
