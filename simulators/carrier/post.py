"""Taking a message in: who sends, who receives, and the one transaction that makes it deliverable."""

from __future__ import annotations

import json
import re
import secrets
import sqlite3
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from simulators.carrier import refusals
from simulators.carrier.bodies import Body, BodyStore
from simulators.carrier.config import CarrierConfig
from simulators.carrier.delivery import ReceiveStatus, SendStatus
from simulators.carrier.directory import Directory
from simulators.carrier.faults import Fault, FaultSwitches
from simulators.carrier.journal import Journal, JournalEntry
from simulators.carrier.store import Store, insert
from simulators.protocol.edxml import Envelope, scan_envelope
from simulators.protocol.errors import ProtocolError

MessageType = Literal["edoc", "status"]
UpstreamKnows = Callable[[str], bool | None]
"""Whether the axis above has an agency: yes, no, or not to be found out now."""

_SEPARATORS = re.compile(r"[;,\s]+")
_CODE_LIMIT = 64


@dataclass(frozen=True)
class Sending:
    """A sendEdoc call (or a message collected from upstream) before it is judged."""

    system_id: str
    at: datetime
    from_: str = ""
    to: str = ""
    """The `to` header: a JSON array text, or a bare code; empty means that the message's own To decides."""
    message_type: str = ""
    transfer: str | None = None
    """Set between two carriers only: the same transfer handed in again is the same message."""
    may_ask: bool = True
    """Whether the axis above may be asked, which takes time; MustAskError if it has to be and may not."""
    collected: str | None = None
    """The upstream docId of a message that the bridge collected; its sender is not one of ours."""


@dataclass(frozen=True)
class Route:
    """One recipient and the way to it."""

    organ_id: str
    upstream: bool


@dataclass(frozen=True)
class Accepted:
    """What became of a sending: the docId of the sender's side and those of the receivers' sides."""

    doc_id: str
    message_type: MessageType
    from_: str
    to: tuple[str, ...] = ()
    receiver_doc_ids: tuple[str, ...] = ()
    queued: bool = False
    """Whether something waits for the bridge."""
    new: bool = field(default=True)


class MustAskError(Exception):
    """Whether a recipient exists can only be told by the axis above, and the caller would not wait for it."""


class PostOffice:
    """Accepts messages. A refused one leaves only its journal entry; an accepted one is whole."""

    def __init__(
        self,
        *,
        config: CarrierConfig,
        store: Store,
        bodies: BodyStore,
        directory: Directory,
        journal: Journal,
        faults: FaultSwitches,
        upstream_knows: UpstreamKnows,
    ) -> None:
        self._config = config
        self._store = store
        self._bodies = bodies
        self._directory = directory
        self._journal = journal
        self._faults = faults
        self._upstream_knows = upstream_knows

    def accept(self, sending: Sending, body: Body, entry: JournalEntry) -> Accepted:
        """Take a message and its journal entry (completed here) in one durable transaction. Raises
        RefusalError.
        """
        if body.size == 0:
            raise refusals.bad_file("rỗng", "empty")
        if sending.transfer is not None and (earlier := self._transferred(sending)) is not None:
            self._journal.write(replace(entry, doc_id=earlier.doc_id, from_=earlier.from_))
            return earlier
        envelope = _scan(body)
        message_type = _message_type(sending.message_type, envelope)
        sender = self._sender(sending, envelope)
        routes = self._routes(sending, envelope)
        settled = self._bodies.settle(body)
        with self._store.writing() as transaction:
            self._bodies.keep(transaction, settled)
            accepted = self._insert(
                transaction, sending, envelope, sender=sender, routes=routes, body=settled
            )
            self._journal.append(
                transaction,
                replace(
                    entry,
                    response={**entry.response, "DocId": accepted.doc_id},
                    doc_id=accepted.doc_id,
                    receiver_doc_ids=accepted.receiver_doc_ids,
                    message_type=message_type,
                    from_=sender,
                    to=accepted.to,
                    sha256=settled.sha256,
                    size=settled.size,
                ),
            )
        return accepted

    def _sender(self, sending: Sending, envelope: Envelope) -> str:
        if sending.collected is not None:
            return sending.from_ or envelope.sender_id
        header = self._directory.sender(sending.from_ or envelope.sender_id, sending.system_id)
        if envelope.sender_id != header.organ_id:
            self._directory.sender(envelope.sender_id, sending.system_id)
        return header.organ_id

    def _routes(self, sending: Sending, envelope: Envelope) -> list[Route]:
        named = read_recipients(sending.to)
        if not named:
            named = list(envelope.recipient_ids) if envelope.kind == "edoc" else [envelope.response_organ_id]
        routes = dict[str, Route]()
        for code in named:
            route = self._route(code, sending)
            routes.setdefault(route.organ_id, route)
        if not routes:
            raise refusals.bad_edxml("thiếu đơn vị nhận", "no recipient", "To")
        return list(routes.values())

    def _route(self, code: str, sending: Sending) -> Route:
        known = self._directory.find(code)
        if known is not None or sending.collected is not None or self._config.home(code):
            entry = self._directory.recipient(code)
            if self._faults.take(Fault.AGENCY_LOCKED, entry.system_id):
                raise refusals.locked_recipient(code)
            return Route(entry.organ_id, upstream=False)
        if self._config.upstream is None or len(code) > _CODE_LIMIT:
            raise refusals.unknown_recipient(code)
        if not sending.may_ask:
            raise MustAskError
        if self._upstream_knows(code) is False:
            raise refusals.unknown_recipient(code)
        return Route(code, upstream=True)

    def _insert(
        self,
        transaction: sqlite3.Connection,
        sending: Sending,
        envelope: Envelope,
        *,
        sender: str,
        routes: Sequence[Route],
        body: Body,
    ) -> Accepted:
        at = sending.at.isoformat(timespec="microseconds")
        doc_id = f"{int(sending.at.timestamp()) & 0xFFFFFFFF:08x}{secrets.token_hex(8)}"
        message_type: MessageType = envelope.kind
        message = insert(
            transaction,
            "message",
            {
                "doc_id": doc_id,
                "message_type": message_type,
                "from_": sender,
                "system_id": sending.system_id,
                "document_id": envelope.document_id,
                "sha256": body.sha256,
                "size": body.size,
                "at": at,
                "hop": self._hop(sending) if message_type == "edoc" else "",
                "transfer": sending.transfer,
            },
        )
        copies = 2 if self._faults.take(Fault.DUPLICATE_DELIVERY, sending.system_id) else 1
        deliveries = [(str(uuid.uuid4()), route) for route in routes for _ in range(copies)]
        for delivery_id, route in deliveries:
            insert(
                transaction,
                "delivery",
                {
                    "receiver_doc_id": delivery_id,
                    "message": message,
                    "organ_id": route.organ_id,
                    "upstream": route.upstream,
                    "send_status": SendStatus.QUEUED if route.upstream else SendStatus.DONE,
                    "receive_status": ReceiveStatus.INITIAL,
                    "created_at": at,
                    "updated_at": at,
                },
            )
        if sending.collected is not None:
            transaction.execute(
                "INSERT INTO collected (upstream_doc_id, outcome) VALUES (?, 'done')", (sending.collected,)
            )
        return Accepted(
            doc_id,
            message_type,
            sender,
            tuple(route.organ_id for route in routes),
            tuple(delivery_id for delivery_id, _ in deliveries),
            queued=any(route.upstream for route in routes),
        )

    def _hop(self, sending: Sending) -> str:
        if self._faults.take(Fault.NO_TRACE, sending.system_id):
            return ""
        return "null" if self._faults.take(Fault.NULL_TRACE, sending.system_id) else self._config.hub_id

    def _transferred(self, sending: Sending) -> Accepted | None:
        with self._store.reading() as connection:
            row = connection.execute(
                "SELECT doc_id, message_type, from_ FROM message WHERE system_id = ? AND transfer = ?",
                (sending.system_id, sending.transfer),
            ).fetchone()
        return Accepted(row["doc_id"], row["message_type"], row["from_"], new=False) if row else None


def _scan(body: Body) -> Envelope:
    """The address side of a message that is sound to its last byte; RefusalError 22 otherwise."""
    try:
        with body.open() as source:
            return scan_envelope(source)
    except ProtocolError as problem:
        raise refusals.bad_edxml(problem.vi, f"{problem.code}: {problem.en}", problem.where) from problem


def read_recipients(header: str) -> list[str]:
    """The codes of a `to` header: a JSON array text as the SDK writes it, one JSON text, or codes divided by
    `;`, `,` or space.
    """
    text = header.strip()
    if not text:
        return []
    if text.startswith(("[", '"')):
        try:
            codes = json.loads(text if text.startswith("[") else f"[{text}]")
        except (ValueError, RecursionError):
            raise refusals.bad_parameter("to", "không phải mảng JSON", "not a JSON array") from None
        if not all(isinstance(code, str) for code in codes):
            raise refusals.bad_parameter("to", "phải là mảng chuỗi", "must be an array of text")
        return [code.strip() for code in codes if code.strip()]
    return [code for code in _SEPARATORS.split(text) if code]


def _message_type(header: str, envelope: Envelope) -> MessageType:
    asked = read_message_type(header)
    if asked is not None and asked != envelope.kind:
        raise refusals.bad_edxml(
            f"messagetype là {asked} nhưng nội dung là {envelope.kind}",
            f"messagetype says {asked} but the message is {envelope.kind}",
            "messagetype",
        )
    return envelope.kind


def read_message_type(header: str) -> MessageType | None:
    """`edoc` or `status` in any case, None if the header is absent; RefusalError 27 for anything else
    (axis-api §1.2).
    """
    word = header.strip().lower()
    if word == "edoc":
        return "edoc"
    if word == "status":
        return "status"
    if not word:
        return None
    raise refusals.bad_parameter("messagetype", "giá trị phải thuộc (edoc,status)", "value in (edoc,status)")


def text_params(params: Mapping[str, str]) -> dict[str, str]:
    """Parameters as text that can be stored: lone surrogates become `?`."""
    return {_plain(name): _plain(value) for name, value in params.items()}


def _plain(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
