"""What the store remembers of transfers between two axes, so that a restart repeats nothing and loses
nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from simulators.carrier.bodies import Body, BodyStore
from simulators.carrier.delivery import ReceiveStatus, SendStatus
from simulators.carrier.journal import Journal, JournalEntry
from simulators.carrier.mailbox import Item, Mailbox, Served
from simulators.carrier.store import Store


@dataclass(frozen=True)
class Collected:
    """A message that was fetched from above: what it came to, and whether the axis above has been told."""

    outcome: str
    acknowledged: bool


class Transit:
    """Records of the bridge, each in one durable transaction with its journal entry."""

    def __init__(self, store: Store, bodies: BodyStore, mailbox: Mailbox, journal: Journal) -> None:
        self._store = store
        self._bodies = bodies
        self._mailbox = mailbox
        self._journal = journal

    def forwarded(
        self, served: Served, entry: JournalEntry, *, status: SendStatus, description: str, doc_id: str
    ) -> None:
        """A delivery has left for good: taken by the axis above under `doc_id`, or refused by it."""
        with self._store.writing() as transaction:
            self._mailbox.note_served(transaction, served)
            transaction.execute(
                "UPDATE delivery SET send_status = ?, send_desc = ?, upstream_doc_id = ?, updated_at = ?"
                " WHERE receiver_doc_id = ?",
                (status, description, doc_id, _text(entry.at), served.item.receiver_doc_id),
            )
            self._journal.append(
                transaction,
                replace(
                    entry,
                    params={**entry.params, "upstreamDocId": doc_id},
                    error=description if status is SendStatus.FAIL else None,
                ),
            )

    def attempt_failed(self, served: Served, entry: JournalEntry, error: str) -> None:
        """A transfer did not come through and will be tried again."""
        with self._store.writing(durable=False) as transaction:
            self._mailbox.note_served(transaction, served)
            self._journal.append(transaction, replace(entry, http_status=0, error=error))

    def received(self, item: Item, status: ReceiveStatus, at: datetime) -> None:
        """The axis above says how far the receiving system is with a forwarded delivery."""
        with self._store.writing() as transaction:
            transaction.execute(
                "UPDATE delivery SET receive_status = ?, updated_at = ?,"
                " received_at = CASE WHEN ? = 'done' THEN ? ELSE received_at END WHERE receiver_doc_id = ?",
                (status, _text(at), status, _text(at), item.receiver_doc_id),
            )

    def collected(self, upstream_doc_id: str) -> Collected | None:
        """Whether a message from above has been fetched before."""
        with self._store.reading() as connection:
            row = connection.execute(
                "SELECT outcome, acknowledged FROM collected WHERE upstream_doc_id = ?", (upstream_doc_id,)
            ).fetchone()
        return Collected(row["outcome"], bool(row["acknowledged"])) if row else None

    def acknowledged(self, upstream_doc_id: str) -> None:
        """The axis above knows what became of a fetched message."""
        with self._store.writing() as transaction:
            transaction.execute(
                "UPDATE collected SET acknowledged = 1 WHERE upstream_doc_id = ?", (upstream_doc_id,)
            )

    def not_deliverable(
        self, upstream_doc_id: str, body: Body | None, entry: JournalEntry, error: str
    ) -> None:
        """A fetched message that cannot be delivered here; it is kept for evidence and acknowledged as
        failed.
        """
        settled = self._bodies.settle(body) if body else None
        with self._store.writing() as transaction:
            if settled is not None:
                self._bodies.keep(transaction, settled)
                entry = replace(entry, sha256=settled.sha256, size=settled.size)
            transaction.execute(
                "INSERT INTO collected (upstream_doc_id, outcome) VALUES (?, 'fail')", (upstream_doc_id,)
            )
            self._journal.append(transaction, replace(entry, response={}, error=error))


def _text(at: datetime) -> str:
    return at.isoformat(timespec="microseconds")
