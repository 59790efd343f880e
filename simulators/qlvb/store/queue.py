"""What waits to be sent: an ordered queue that survives a crash, one try at a time for each message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from simulators.qlvb.store.database import Database


@dataclass(frozen=True)
class QueueItem:
    """One message to send. `record` is the key of the record it belongs to; items of one record keep their order."""

    id: int
    record: str
    kind: str
    body: bytes
    tries: int = 0
    error: str = ""


class SendQueue:
    """Messages that the axis has not acknowledged."""

    def __init__(self, database: Database) -> None:
        self._database = database
        database.execute("UPDATE queue SET state = 'waiting' WHERE state = 'sending'")

    def add(self, record: str, kind: str, body: bytes) -> int:
        return self._database.execute(
            "INSERT INTO queue (record, kind, body) VALUES (?, ?, ?)", (record, kind, body)
        )

    def waiting(self, record: str | None = None) -> list[QueueItem]:
        """Items that nobody is sending now, oldest first; with `record` only its own."""
        rows = self._database.rows(
            "SELECT id, record, kind, body, tries, error FROM queue"
            " WHERE state = 'waiting' AND (?1 IS NULL OR record = ?1) ORDER BY id",
            (record,),
        )
        return [QueueItem(*row) for row in rows]

    def claim(self, item: QueueItem) -> bool:
        """Take an item for one try; False if it is taken, sent, or an older one of its record still waits."""
        with self._database.transaction():
            older = self._database.row(
                "SELECT 1 FROM queue WHERE record = ? AND id < ? AND state IN ('waiting', 'sending')",
                (item.record, item.id),
            )
            if older:
                return False
            return bool(
                self._database.execute(
                    "UPDATE queue SET state = 'sending', tries = tries + 1 WHERE id = ? AND state = 'waiting'",
                    (item.id,),
                )
            )

    def settle(self, item: QueueItem, state: str, error: str = "") -> None:
        """End a try: `sent` and `failed` are final, `waiting` puts it back."""
        self._database.execute("UPDATE queue SET state = ?, error = ? WHERE id = ?", (state, error, item.id))

    def put_back(self, item: QueueItem, error: str) -> None:
        """Let an item wait for the next try, with the body it has now."""
        self._database.execute(
            "UPDATE queue SET state = 'waiting', error = ?, body = ? WHERE id = ?",
            (error, item.body, item.id),
        )

    def untried(self) -> bool:
        """Whether anything waits that was never tried."""
        return self._database.row("SELECT 1 FROM queue WHERE state = 'waiting' AND tries = 0") is not None

    def counts(self) -> dict[str, int]:
        """How many items are in which state."""
        rows: list[tuple[Any, ...]] = self._database.rows("SELECT state, count(*) FROM queue GROUP BY state")
        return {str(state): int(number) for state, number in rows}
