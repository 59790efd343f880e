"""What a system sees of its messages: lists, counts, fetching, retrieval status, delivery state of what it
sent.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from simulators.carrier import refusals
from simulators.carrier.bodies import Body, BodyStore
from simulators.carrier.delivery import PENDING, ReceiveStatus, SendStatus, next_status
from simulators.carrier.heading import Heading, heading_of
from simulators.carrier.post import MessageType
from simulators.carrier.store import Store


@dataclass(frozen=True)
class Item:
    """One delivery: a message on its way to one recipient."""

    receiver_doc_id: str
    sender_doc_id: str
    message_type: MessageType
    from_: str
    to: str
    document_id: str
    sha256: str
    size: int
    hop: str
    """The code of the hop this axis adds; empty for none."""
    sent_at: datetime
    created_at: datetime
    updated_at: datetime
    received_at: datetime | None
    send_status: SendStatus
    send_desc: str
    receive_status: ReceiveStatus
    upstream_doc_id: str = ""
    """Its id on the axis above, once it has been forwarded."""


@dataclass(frozen=True)
class Served:
    """A message as it leaves the axis: a stream at its beginning, to be closed by whoever sends it."""

    item: Item
    stream: BinaryIO
    sha256: str
    size: int
    source: str
    """SHA-256 of the bytes as they came in."""


_SELECT = """
SELECT d.receiver_doc_id, m.doc_id AS sender_doc_id, m.message_type, m.from_, d.organ_id AS to_,
  m.document_id, m.sha256, m.size, m.hop, m.at AS sent_at, d.created_at,
  d.updated_at, d.received_at, d.send_status, d.send_desc, d.receive_status, d.upstream_doc_id
FROM delivery d JOIN message m ON m.id = d.message
"""
_TO_SYSTEM = (
    "d.upstream = 0 AND d.organ_id IN (SELECT organ_id FROM agency WHERE system_id = ? AND deleted = 0)"
)


class Mailbox:
    """Reads and moves deliveries. A system sees what is for, or from, the agencies registered under it."""

    def __init__(self, store: Store, bodies: BodyStore) -> None:
        self._store = store
        self._bodies = bodies

    def pending(
        self,
        system_id: str,
        message_type: MessageType | None,
        since: datetime | None = None,
        until: datetime | None = None,
        *,
        failed_too: bool = False,
    ) -> list[Item]:
        """Deliveries not yet acknowledged, oldest first, created between `since` and `until` (both
        included).
        """
        states = (*PENDING, ReceiveStatus.FAIL) if failed_too else PENDING
        where = f"WHERE {_TO_SYSTEM} AND d.receive_status IN ({', '.join('?' * len(states))})"
        values: list[object] = [system_id, *states]
        for condition, value in (
            (" AND m.message_type = ?", message_type),
            (" AND d.created_at >= ?", since and since.isoformat(timespec="microseconds")),
            (" AND d.created_at <= ?", until and until.isoformat(timespec="microseconds")),
        ):
            if value is not None:
                where += condition
                values.append(value)
        return self._items(where + " ORDER BY d.id", values)

    def sent(self, system_id: str, doc_id: str) -> list[Item]:
        """The deliveries of one message that this system sent, or, without a docId, of all of them."""
        if not doc_id:
            return self._items("WHERE m.system_id = ? ORDER BY d.id", [system_id])
        found = self._items("WHERE m.system_id = ? AND m.doc_id = ? ORDER BY d.id", [system_id, doc_id])
        if not found:
            raise refusals.not_found(doc_id)
        return found

    def queued(self) -> list[Item]:
        """Deliveries that wait for the axis above, oldest first."""
        return self._items("WHERE d.send_status = 'queued' ORDER BY d.id", [])

    def find(self, system_id: str, doc_id: str) -> Item:
        """A delivery to this system by its docId, or a message it sent by the docId it was given.
        RefusalError 25.
        """
        found = self._items(
            f"WHERE {_TO_SYSTEM} AND d.receiver_doc_id = ?", [system_id, doc_id]
        ) or self._items("WHERE m.doc_id = ? AND m.system_id = ? LIMIT 1", [doc_id, system_id])
        if not found:
            raise refusals.not_found(doc_id)
        return found[0]

    def acknowledge(
        self,
        transaction: sqlite3.Connection,
        system_id: str,
        doc_id: str,
        asked: str,
        at: datetime,
        *,
        keep: bool,
    ) -> Item:
        """Move the retrieval status (updateStatus). `keep` leaves it as it is. RefusalError 25, 26, 27."""
        found = self._items(f"WHERE {_TO_SYSTEM} AND d.receiver_doc_id = ?", [system_id, doc_id])
        if not found:
            raise refusals.not_found(doc_id)
        item = found[0]
        status = next_status(item.receive_status, asked)
        if status is not item.receive_status and not keep:
            moment = at.isoformat(timespec="microseconds")
            transaction.execute(
                "UPDATE delivery SET receive_status = ?, updated_at = ?,"
                " received_at = CASE WHEN ? = 'done' THEN ? ELSE received_at END WHERE receiver_doc_id = ?",
                (status, moment, status, moment, doc_id),
            )
        return item

    def heading(self, item: Item) -> Heading:
        """Title and number of a document; nothing for a status."""
        kept = self._bodies.find(item.sha256)
        if kept is None or item.message_type == "status":
            return Heading()
        with kept.open() as source:
            return heading_of(source)

    def serve(self, item: Item) -> Served:
        """The message as the axis hands it out: one TraceHeader of the axis more (axis-api §1.4), nothing
        else.
        """
        kept = self._bodies.find(item.sha256)
        if kept is None:
            raise LookupError(f"body {item.sha256} of {item.sender_doc_id} is not in the store")
        if not item.hop:
            return Served(item, kept.open(), kept.sha256, kept.size, kept.sha256)
        stream, sha256, size = self._bodies.with_hop(kept, item.hop, item.sent_at)
        return Served(item, stream, sha256, size, kept.sha256)

    def note_served(self, transaction: sqlite3.Connection, served: Served) -> None:
        """Remember how the served bytes came about, so that the journal can show them again."""
        if served.sha256 != served.source:
            transaction.execute(
                "INSERT OR IGNORE INTO served (sha256, size, source, organ_id, at) VALUES (?, ?, ?, ?, ?)",
                (
                    served.sha256,
                    served.size,
                    served.source,
                    served.item.hop,
                    served.item.sent_at.isoformat(timespec="microseconds"),
                ),
            )

    def body(self, sha256: str) -> Body | None:
        """A message by digest: as received, or made again as it was served."""
        kept = self._bodies.find(sha256)
        if kept is not None:
            return kept
        with self._store.reading() as connection:
            row = connection.execute("SELECT * FROM served WHERE sha256 = ?", (sha256,)).fetchone()
        source = self._bodies.find(row["source"]) if row else None
        if source is None:
            return None
        at = datetime.fromisoformat(row["at"])
        return Body(sha256, row["size"], lambda: self._bodies.with_hop(source, row["organ_id"], at)[0])

    def _items(self, where: str, values: list[object]) -> list[Item]:
        with self._store.reading() as connection:
            rows = connection.execute(_SELECT + where, values).fetchall()
        return [_item(row) for row in rows]


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _item(row: sqlite3.Row) -> Item:
    return Item(
        receiver_doc_id=row["receiver_doc_id"],
        sender_doc_id=row["sender_doc_id"],
        message_type=row["message_type"],
        from_=row["from_"],
        to=row["to_"],
        document_id=row["document_id"],
        sha256=row["sha256"],
        size=row["size"],
        hop=row["hop"],
        sent_at=datetime.fromisoformat(row["sent_at"]),
        created_at=datetime.fromisoformat(row["created_at"]),
        updated_at=datetime.fromisoformat(row["updated_at"]),
        received_at=_moment(row["received_at"]),
        send_status=SendStatus(row["send_status"]),
        send_desc=row["send_desc"],
        receive_status=ReceiveStatus(row["receive_status"]),
        upstream_doc_id=row["upstream_doc_id"],
    )
