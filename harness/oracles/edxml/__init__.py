"""The judge's own reader of edXML messages (QCVN 102:2016 as systems on the axis write it)."""

from __future__ import annotations

from lxml import etree

from harness.oracles.edxml.attachments import Attachment, Payload, Reference
from harness.oracles.edxml.business import Business, ReceiverChange, Replacement
from harness.oracles.edxml.document import Document, Signer, Trace
from harness.oracles.edxml.message import Message, Organ, ResponseFor, Staff, Status, find
from harness.oracles.edxml.parsing import (
    FOREIGN_NAMESPACES,
    NAMESPACE,
    MessageError,
    local_name,
    namespace,
    parse,
    place,
)

__all__ = [
    "NAMESPACE", "Attachment", "Business", "Document", "Message", "MessageError", "Organ", "Payload",
    "ReceiverChange", "Reference", "Replacement", "ResponseFor", "Signer", "Staff", "Status", "Trace", "read",
    "read_document", "read_status",
]  # fmt: skip


_STATUS_ONLY = frozenset({"Timestamp", "StaffInfo", "Description"})
_DOCUMENT_ONLY = frozenset({"To", "Subject", "Code", "DocumentId", "PromulgationInfo"})


def read(raw: bytes) -> Document | Status:
    """Read one message, tolerant of order, prefix, missing and unknown elements.

    A message with a StatusCode or a `Status` container is a Status, also one of which only such parts are
    left; all others are documents.
    MessageError: `not-xml`, `dtd-forbidden`, `unknown-root` (no edXML at all), `unknown-form` (an older one).
    """
    root = parse(raw)
    name, uri = local_name(root), namespace(root)
    if uri in FOREIGN_NAMESPACES:
        raise MessageError(
            "unknown-form", f"form {FOREIGN_NAMESPACES[uri]} ({uri}), refused by the axis", place(root)
        )
    if uri != NAMESPACE or name not in ("edXML", "edXMLEnvelope"):
        raise MessageError("unknown-root", f"root {{{uri}}}{name}, not edXML of {NAMESPACE}", place(root))
    envelope = root if name == "edXMLEnvelope" else find(root, "edXMLEnvelope")
    return Status(root, raw) if _is_status(envelope) else Document(root, raw)


def _is_status(envelope: etree._Element | None) -> bool:
    if find(envelope, "edXMLHeader/Status") is not None:
        return True
    header = find(envelope, "edXMLHeader/MessageHeader")
    names = frozenset() if header is None else frozenset(local_name(child) for child in header)
    return "StatusCode" in names or bool(names & _STATUS_ONLY and not names & _DOCUMENT_ONLY)


def read_document(raw: bytes) -> Document:
    """Read a message that must be a document; MessageError `unknown-form` if it is a status."""
    message = read(raw)
    if isinstance(message, Document):
        return message
    raise MessageError("unknown-form", "a status message, not a document")


def read_status(raw: bytes) -> Status:
    """Read a message that must be a status; MessageError `unknown-form` if it is a document."""
    message = read(raw)
    if isinstance(message, Status):
        return message
    raise MessageError("unknown-form", "a document message, not a status")
