"""Small tables: number sequences, register rows, packets taken from the axis, notices, settings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from simulators.qlvb.records import Actor, Delegation
from simulators.qlvb.store.database import Database


class Sequences:
    """Counters that only go up; read and moved inside the caller's transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def last(self, name: str) -> int | None:
        row = self._database.row("SELECT last FROM sequences WHERE name = ?", (name,))
        return int(row[0]) if row else None

    def move(self, name: str, to: int) -> None:
        self._database.execute(
            "INSERT INTO sequences (name, last) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET last = excluded.last",
            (name, to),
        )


class RegisterRows:
    """Which record stands at which place of which register (sổ) of which year."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def enter(self, register: str, year: int, ordinal: int, record: int) -> None:
        self._database.execute(
            "INSERT INTO register_rows (register, year, ordinal, record) VALUES (?, ?, ?, ?)",
            (register, year, ordinal, record),
        )

    def of_year(self, register: str, year: int) -> list[tuple[int, int]]:
        """(ordinal, record) in order."""
        return [
            (int(ordinal), int(record))
            for ordinal, record in self._database.rows(
                "SELECT ordinal, record FROM register_rows WHERE register = ? AND year = ? ORDER BY ordinal",
                (register, year),
            )
        ]


@dataclass(frozen=True)
class Packet:
    """A message taken from the axis: what became of it. `raw` names its bytes where it couldn't be read."""

    axis_id: str
    kind: str
    outcome: str
    sender: str
    detail: str = ""
    raw: str = ""
    record: int | None = None


class Packets:
    """Every message that was ever taken from the axis, so that none is taken twice and none is lost."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, axis_id: str) -> Packet | None:
        row = self._database.row(
            "SELECT axis_id, kind, outcome, sender, detail, raw, record FROM packets WHERE axis_id = ?",
            (axis_id,),
        )
        return Packet(*row) if row else None

    def add(self, packet: Packet, at: datetime) -> None:
        self._database.execute(
            "INSERT INTO packets (axis_id, kind, outcome, sender, at, detail, raw, record)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                packet.axis_id,
                packet.kind,
                packet.outcome,
                packet.sender,
                at.isoformat(),
                packet.detail,
                packet.raw,
                packet.record,
            ),
        )

    def unreadable(self) -> list[Packet]:
        """Messages that could not be read; their bytes are kept."""
        rows = self._database.rows(
            "SELECT axis_id, kind, outcome, sender, detail, raw, record FROM packets WHERE outcome = 'unreadable'"
        )
        return [Packet(*row) for row in rows]


@dataclass(frozen=True)
class Notice:
    """Something a person should know that belongs to no record of its own."""

    at: datetime
    kind: str
    organ_id: str
    document_id: str
    text: str
    record: str = ""
    unit: str = ""
    person: str = ""
    actor: Actor | None = None


class Notices:
    """Thông báo, oldest first."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, notice: Notice) -> None:
        self._database.execute(
            "INSERT INTO notices (at, kind, organ_id, document_id, text, record, unit, person, actor)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                notice.at.isoformat(),
                notice.kind,
                notice.organ_id,
                notice.document_id,
                notice.text,
                notice.record,
                notice.unit,
                notice.person,
                msgspec.json.encode(notice.actor),
            ),
        )

    def all(self) -> list[Notice]:
        rows = self._database.rows(
            "SELECT at, kind, organ_id, document_id, text, record, unit, person, actor FROM notices ORDER BY id"
        )
        return [_notice(row) for row in rows]


class Delegations:
    """Ủy quyền, oldest first."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, given: Delegation) -> None:
        self._database.execute("INSERT INTO delegations (body) VALUES (?)", (msgspec.json.encode(given),))

    def all(self) -> list[Delegation]:
        rows = self._database.rows("SELECT body FROM delegations ORDER BY id")
        return [msgspec.json.decode(body, type=Delegation) for (body,) in rows]


class Settings:
    """What survives a restart: connection and working hours, as JSON."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, name: str) -> str | None:
        row = self._database.row("SELECT value FROM settings WHERE name = ?", (name,))
        return str(row[0]) if row else None

    def set(self, name: str, value: str) -> None:
        self._database.execute(
            "INSERT INTO settings (name, value) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (name, value),
        )


def _notice(row: tuple[Any, ...]) -> Notice:
    at, kind, organ_id, document_id, text, record, unit, person, actor = row
    who = msgspec.json.decode(actor, type=Actor | None)
    return Notice(datetime.fromisoformat(at), kind, organ_id, document_id, text, record, unit, person, who)
