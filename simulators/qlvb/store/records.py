"""Tables of outgoing and incoming records: a few columns to find them by, the record itself as typed JSON."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

import msgspec

from simulators.qlvb.records import Incoming, Outgoing
from simulators.qlvb.store.database import Database

_T = TypeVar("_T")


class OutgoingTable:
    """Văn bản đi, drafts included."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, record: Outgoing) -> Outgoing:
        """Keep a new record; the answer carries its id."""
        with self._database.transaction():
            key = self._database.execute(
                "INSERT INTO outgoing (document_id, year, state, body) VALUES (?, ?, ?, ?)",
                (record.document_id, record.year, record.state.value, b""),
            )
            return self.save(replace(record, id=key))

    def save(self, record: Outgoing) -> Outgoing:
        self._database.execute(
            "UPDATE outgoing SET document_id = ?, year = ?, state = ?, body = ? WHERE id = ?",
            (record.document_id, record.year, record.state.value, msgspec.json.encode(record), record.id),
        )
        return record

    def get(self, key: int) -> Outgoing | None:
        return _one(self._database.row("SELECT body FROM outgoing WHERE id = ?", (key,)), Outgoing)

    def by_document_id(self, document_id: str) -> Outgoing | None:
        """The issued record with this identifier, compared as a string."""
        if not document_id:
            return None
        row = self._database.row(
            "SELECT body FROM outgoing WHERE document_id = ? ORDER BY id LIMIT 1", (document_id,)
        )
        return _one(row, Outgoing)

    def all(self, year: int | None = None) -> list[Outgoing]:
        """Oldest first; with `year` those issued in it."""
        rows = self._database.rows(
            "SELECT body FROM outgoing WHERE ?1 IS NULL OR year = ?1 ORDER BY id", (year,)
        )
        return [msgspec.json.decode(body, type=Outgoing) for (body,) in rows]


class IncomingTable:
    """Văn bản đến."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, record: Incoming) -> Incoming:
        """Keep a new record; the answer carries its id."""
        with self._database.transaction():
            key = self._database.execute(
                "INSERT INTO incoming (document_id, sender, code, state, body) VALUES (?, ?, ?, ?, ?)",
                (record.document_id, record.sender.organ_id, record.code, record.state.value, b""),
            )
            return self.save(replace(record, id=key))

    def save(self, record: Incoming) -> Incoming:
        self._database.execute(
            "UPDATE incoming SET document_id = ?, sender = ?, code = ?, state = ?, body = ? WHERE id = ?",
            (
                record.document_id,
                record.sender.organ_id,
                record.code,
                record.state.value,
                msgspec.json.encode(record),
                record.id,
            ),
        )
        return record

    def get(self, key: int) -> Incoming | None:
        return _one(self._database.row("SELECT body FROM incoming WHERE id = ?", (key,)), Incoming)

    def by_document_id(self, document_id: str) -> list[Incoming]:
        """Records with this identifier, compared as a string, oldest first; of any sender."""
        if not document_id:
            return []
        rows = self._database.rows(
            "SELECT body FROM incoming WHERE document_id = ? ORDER BY id", (document_id,)
        )
        return [msgspec.json.decode(body, type=Incoming) for (body,) in rows]

    def by_code(self, sender: str, code: str) -> list[Incoming]:
        """Records of one sender with this number and symbol, oldest first."""
        rows = self._database.rows(
            "SELECT body FROM incoming WHERE sender = ? AND code = ? ORDER BY id", (sender, code)
        )
        return [msgspec.json.decode(body, type=Incoming) for (body,) in rows]

    def all(self) -> list[Incoming]:
        """Oldest first."""
        rows = self._database.rows("SELECT body FROM incoming ORDER BY id")
        return [msgspec.json.decode(body, type=Incoming) for (body,) in rows]


def _one(row: tuple[Any, ...] | None, kind: type[_T]) -> _T | None:
    return None if row is None else msgspec.json.decode(row[0], type=kind)
