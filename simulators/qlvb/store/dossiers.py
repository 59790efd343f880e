"""Tables of dossiers and of which document stands in which dossier."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from simulators.qlvb.dossier_records import Dossier
from simulators.qlvb.store.database import Database


class DossiersTable:
    """Hồ sơ công việc, oldest first."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, dossier: Dossier) -> Dossier:
        """Keep a new dossier; the answer carries its id."""
        with self._database.transaction():
            key = self._database.execute(
                "INSERT INTO dossiers (code, year, body) VALUES (?, ?, ?)", (dossier.code, dossier.year, b"")
            )
            return self.save(replace(dossier, id=key))

    def save(self, dossier: Dossier) -> Dossier:
        self._database.execute(
            "UPDATE dossiers SET code = ?, year = ?, body = ? WHERE id = ?",
            (dossier.code, dossier.year, msgspec.json.encode(dossier), dossier.id),
        )
        return dossier

    def get(self, key: int) -> Dossier | None:
        row = self._database.row("SELECT body FROM dossiers WHERE id = ?", (key,))
        return None if row is None else msgspec.json.decode(row[0], type=Dossier)

    def by_code(self, code: str) -> Dossier | None:
        row = self._database.row("SELECT body FROM dossiers WHERE code = ? ORDER BY id LIMIT 1", (code,))
        return None if row is None else msgspec.json.decode(row[0], type=Dossier)

    def all(self, year: int | None = None) -> list[Dossier]:
        """Oldest first; with `year` those formed in it."""
        rows = self._database.rows(
            "SELECT body FROM dossiers WHERE ?1 IS NULL OR year = ?1 ORDER BY id", (year,)
        )
        return [msgspec.json.decode(body, type=Dossier) for (body,) in rows]

    def link(self, record: str, dossier: Dossier) -> None:
        """Note that a dossier holds the document of a record."""
        self._database.execute(
            "INSERT OR IGNORE INTO dossier_documents (record, dossier) VALUES (?, ?)", (record, dossier.id)
        )

    def holding(self, record: str) -> list[Dossier]:
        """Dossiers that hold a document, in the order in which it was put into them."""
        rows = self._database.rows(
            "SELECT d.body FROM dossier_documents l JOIN dossiers d ON d.id = l.dossier"
            " WHERE l.record = ? ORDER BY l.rowid",
            (record,),
        )
        return [msgspec.json.decode(body, type=Dossier) for (body,) in rows]
