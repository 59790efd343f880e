"""What came on paper, in its own table: it has no file, no identifier and no place in the register of e-documents."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from simulators.qlvb.records import PaperReceived
from simulators.qlvb.store.database import Database


class PapersTable:
    """Văn bản giấy đến, oldest first."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, received: PaperReceived) -> PaperReceived:
        """Keep one; the answer carries its id."""
        key = self._database.execute(
            "INSERT INTO papers (at, body) VALUES (?, ?)",
            (received.received_at.isoformat(), msgspec.json.encode(received)),
        )
        return replace(received, id=key)

    def all(self) -> list[PaperReceived]:
        """Oldest first."""
        rows = self._database.rows("SELECT id, body FROM papers ORDER BY id")
        return [replace(msgspec.json.decode(body, type=PaperReceived), id=key) for key, body in rows]
