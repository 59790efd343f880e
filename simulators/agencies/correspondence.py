"""What an agency sent and what it received, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from simulators.agencies.documents import PreparedDocument
from simulators.protocol.edxml.model import DocumentMessage, ResponseFor, StatusMessage
from simulators.protocol.errors import ProtocolError
from simulators.sdk import SendResult


@dataclass(frozen=True)
class Sent:
    """A document that went out; one result per message on the wire (a duplicating agency sends two)."""

    prepared: PreparedDocument
    at: datetime
    results: tuple[SendResult, ...]

    @property
    def message(self) -> DocumentMessage:
        return self.prepared.message

    @property
    def document_id(self) -> str:
        return self.message.document_id

    @property
    def ok(self) -> bool:
        """Whether the axis took every copy."""
        return all(result.ok for result in self.results)


@dataclass(frozen=True)
class Received:
    """A message taken from the axis; where it could not be read, `message` is None and `problem` says why."""

    doc_id: str
    message_type: str
    from_: str
    at: datetime
    sha256: str
    message: DocumentMessage | StatusMessage | None
    problem: ProtocolError | None = None


@dataclass(frozen=True)
class SentStatus:
    """A status that went out."""

    message: StatusMessage
    to: str
    at: datetime
    results: tuple[SendResult, ...]


def response_to(message: DocumentMessage) -> ResponseFor:
    """What names a document in a reply or a status: its sender, number and symbol, date, identifier."""
    code = "/".join(part for part in (message.code_number, message.code_notation) if part)
    return ResponseFor(message.sender.organ_id, code, message.promulgation_date, message.document_id)
