"""Sổ văn bản đi, sổ văn bản đến (Đ6.k2.c, Đ9.k1.b, Đ10.k2.a): which document stands where, and what a row shows."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from simulators.clock import VIETNAM
from simulators.qlvb.part import Part
from simulators.qlvb.records import Incoming, Outgoing

OUTGOING, INCOMING = "outgoing", "incoming"


class Registers(Part):
    """One row per issued and per accepted document; rows show the record as it is now."""

    def enter_outgoing(self, record: Outgoing) -> None:
        """A row in the transaction that issues the document (Đ10.k2.a)."""
        assert record.year is not None
        self.office.store.registers.enter(OUTGOING, record.year, self.next_row(record.year), record.id)

    def next_row(self, year: int) -> int:
        """Position of the next row of the outgoing register."""
        name = f"outgoing-row:{year}"
        row = (self.office.store.sequences.last(name) or 0) + 1
        self.office.store.sequences.move(name, row)
        return row

    def enter_incoming(self, record: Incoming) -> None:
        """A row in the transaction that accepts the document (Đ9.k1.b)."""
        assert record.arrival_number is not None
        assert record.arrival_date is not None
        self.office.store.registers.enter(
            INCOMING, record.arrival_date.year, record.arrival_number, record.id
        )

    def next_arrival_number(self, at: datetime) -> int:
        """Số đến: per calendar year, from 1."""
        name = f"arrival:{at.astimezone(VIETNAM).year}"
        number = (self.office.store.sequences.last(name) or 0) + 1
        self.office.store.sequences.move(name, number)
        return number

    def outgoing(self, year: int) -> list[dict[str, Any]]:
        """Rows of the outgoing register, in order."""
        rows = []
        for ordinal, key in self.office.store.registers.of_year(OUTGOING, year):
            record = self.office.store.outgoing.get(key)
            assert record is not None
            rows.append(self.outgoing_row(record, ordinal))
        return rows

    def incoming(self, year: int) -> list[dict[str, Any]]:
        """Rows of the incoming register, by arrival number."""
        rows = []
        for _, key in self.office.store.registers.of_year(INCOMING, year):
            record = self.office.store.incoming.get(key)
            assert record is not None
            rows.append(self.incoming_row(record))
        return rows

    def outgoing_row(self, record: Outgoing, ordinal: int) -> dict[str, Any]:
        """What Đ8.k2 lists, of an issued document."""
        shown = self.office.presentation.outgoing(record)
        names = ("document_id", "number", "symbol", "date", "type_name", "subject", "signer", "priority")
        return {
            "ordinal": ordinal,
            "x": record.ordinal,
            **{name: shown[name] for name in names},
            "sender": shown["sender"],
            "recipients": [{"organ_id": r["organ_id"], "name": r["name"]} for r in shown["recipients"]],
            "file_names": [file["name"] for file in shown["files"]],
            **{name: shown[name] for name in ("sent_at", "due_date", "state", "replies_to")},
        }

    def incoming_row(self, record: Incoming) -> dict[str, Any]:
        """What Đ8.k2 lists, of an accepted document."""
        shown = self.office.presentation.incoming(record)
        names = (
            *("arrival_number", "document_id", "number", "symbol", "date", "type_name", "subject", "signer"),
            *("priority", "sender", "recipients"),
        )
        return {
            **{name: shown[name] for name in names},
            "file_names": [file["name"] for file in shown["files"]],
            **{
                name: shown[name]
                for name in ("sent_at", "received_at", "legal_received_at", "due_date", "state")
            },
        }
