"""The journal of a carrier: every call that crossed it, refused ones too, in order, for evidence.

It is append-only and lies in the same SQLite file as the messages, in the same transaction: what was
acknowledged is in the journal, and what is in the journal as accepted is deliverable.
"""

from __future__ import annotations

import json
import sqlite3
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from simulators.carrier.bodies import Body
from simulators.carrier.store import Store, insert


@dataclass(frozen=True)
class JournalEntry:
    """One call, or one transfer between two axes.

    `direction` is "in" for a call or a message that came in and "out" for a message that went out; `at` is
    the time of the carrier's clock. `sha256` and `size` are those of the message body as received, or as
    served. `http_status` 0 means that no answer left. `response` is the envelope without `data`; lists tell
    `count` and the first hundred `docIds`. `error` is None when the call succeeded. `remote_hop` marks
    transfers between two axes.
    """

    at: datetime
    op: str
    system_id: str
    seq: int = 0
    params: Mapping[str, str] = field(default_factory=dict)
    direction: Literal["in", "out"] = "in"
    http_status: int = 200
    response: Mapping[str, Any] = field(default_factory=dict)
    doc_id: str = ""
    receiver_doc_ids: tuple[str, ...] = ()
    message_type: str = ""
    from_: str = ""
    to: tuple[str, ...] = ()
    sha256: str | None = None
    size: int | None = None
    error: str | None = None
    remote_hop: bool = False


class Journal:
    """Append, read, wait. Reading and waiting are safe from any thread."""

    def __init__(self, store: Store, find_body: Callable[[str], Body | None]) -> None:
        self._store = store
        self._find_body = find_body
        self._changed = threading.Condition()
        self._commits = 0
        store.on_commit(self._notify)

    def append(self, transaction: sqlite3.Connection, entry: JournalEntry) -> None:
        """Write one entry in a transaction of the store; its `seq` is given by the store."""
        insert(
            transaction,
            "journal",
            {
                "at": entry.at.isoformat(timespec="microseconds"),
                "op": entry.op,
                "system_id": entry.system_id,
                "params": _json(dict(entry.params)),
                "direction": entry.direction,
                "http_status": entry.http_status,
                "response": _json(dict(entry.response)),
                "doc_id": entry.doc_id,
                "receiver_doc_ids": _json(list(entry.receiver_doc_ids)),
                "message_type": entry.message_type,
                "from_": entry.from_,
                "to_": _json(list(entry.to)),
                "sha256": entry.sha256,
                "size": entry.size,
                "error": entry.error,
                "remote_hop": entry.remote_hop,
            },
        )

    def write(self, entry: JournalEntry) -> None:
        """Write one entry in a transaction of its own, for a call that changed nothing."""
        with self._store.writing(durable=False) as transaction:
            self.append(transaction, entry)

    @property
    def last_seq(self) -> int:
        """The number of the newest entry, 0 if there is none."""
        with self._store.reading() as connection:
            row = connection.execute("SELECT coalesce(max(seq), 0) FROM journal").fetchone()
        return int(row[0])

    def since(self, seq: int) -> list[JournalEntry]:
        """Every entry after number `seq`, oldest first; `since(0)` is the whole journal."""
        with self._store.reading() as connection:
            rows = connection.execute("SELECT * FROM journal WHERE seq > ? ORDER BY seq", (seq,)).fetchall()
        return [_entry(row) for row in rows]

    def wait(
        self, predicate: Callable[[JournalEntry], bool], after_seq: int = 0, timeout: float = 10.0
    ) -> JournalEntry | None:
        """The first entry after `after_seq` that satisfies `predicate`, as soon as it is written; None after
        `timeout` seconds of host time."""
        deadline = time.monotonic() + timeout
        while True:
            with self._changed:
                seen = self._commits
            for entry in self.since(after_seq):
                if predicate(entry):
                    return entry
                after_seq = entry.seq
            with self._changed:
                left = deadline - time.monotonic()
                if left <= 0:
                    return None
                self._changed.wait_for(lambda seen=seen: self._commits != seen, left)  # type: ignore[misc]

    def message(self, sha256: str) -> Body | None:
        """The bytes of a message that crossed, as received or as served, by the digest an entry tells."""
        return self._find_body(sha256)

    def _notify(self) -> None:
        with self._changed:
            self._commits += 1
            self._changed.notify_all()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)


def _entry(row: sqlite3.Row) -> JournalEntry:
    return JournalEntry(
        seq=row["seq"],
        at=datetime.fromisoformat(row["at"]),
        op=row["op"],
        system_id=row["system_id"],
        params=json.loads(row["params"]),
        direction=row["direction"],
        http_status=row["http_status"],
        response=json.loads(row["response"]),
        doc_id=row["doc_id"],
        receiver_doc_ids=tuple(json.loads(row["receiver_doc_ids"])),
        message_type=row["message_type"],
        from_=row["from_"],
        to=tuple(json.loads(row["to_"])),
        sha256=row["sha256"],
        size=row["size"],
        error=row["error"],
        remote_hop=bool(row["remote_hop"]),
    )
