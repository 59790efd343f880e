"""Numbers of outgoing documents: the document id of Đ8.k3 and the printed number (số văn bản)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from simulators.clock import VIETNAM
from simulators.qlvb.part import Part
from simulators.qlvb.records import Outgoing


class Numbering(Part):
    """Gives numbers. `number` runs inside the transaction that issues the document, so none is lost or doubled."""

    def number(self, record: Outgoing, at: datetime) -> Outgoing:
        """The record with document id, X, year, date and printed number (Đ8.k2.b, k2.c, k3)."""
        year = self.year_of_issue(at)
        ordinal = self.take_ordinal(record, year)
        return replace(
            record,
            year=year,
            ordinal=ordinal,
            document_id=self.document_id(self.office.connection.organ_id, year, ordinal),
            date=record.date or at.astimezone(VIETNAM).date(),
            number=record.number or self.printed_number(record, year),
        )

    def year_of_issue(self, at: datetime) -> int:
        """YYYY: calendar year of issue at +07:00 (Đ8.k3; design §9.8)."""
        return at.astimezone(VIETNAM).year

    def take_ordinal(self, record: Outgoing, year: int) -> int:
        """X by the system itself, whatever anybody asked for (Đ8.k3)."""
        ordinal = self.next_ordinal(year)
        self.office.store.sequences.move(self.sequence_name(year), ordinal)
        return ordinal

    def next_ordinal(self, year: int) -> int:
        """The natural number after the last one of the year: consecutive, unique (Đ8.k3)."""
        last = self.office.store.sequences.last(self.sequence_name(year))
        return self.first_ordinal() if last is None else last + 1

    def first_ordinal(self) -> int:
        """Every year begins with 1 (Đ8.k3)."""
        return 1

    def sequence_name(self, year: int) -> str:
        """One sequence per calendar year."""
        return f"document:{year}"

    def document_id(self, organ_id: str, year: int, ordinal: int) -> str:
        """`V1V2V3.Z1Z2.Y1Y2.MX1X2-YYYY.X` (Đ8.k3)."""
        return (
            self.agency_text(organ_id)
            + self.agency_separator()
            + self.year_text(year)
            + self.ordinal_separator()
            + self.ordinal_text(ordinal)
        )

    def agency_text(self, organ_id: str) -> str:
        """The agency's own code, unchanged."""
        return organ_id

    def agency_separator(self) -> str:
        """A hyphen between agency and year."""
        return "-"

    def year_text(self, year: int) -> str:
        """Four digits."""
        return f"{year:04d}"

    def ordinal_separator(self) -> str:
        """A dot between year and X."""
        return "."

    def ordinal_text(self, ordinal: int) -> str:
        """Digits without padding."""
        return str(ordinal)

    def printed_number(self, record: Outgoing, year: int) -> str:
        """The next number of this type in the year; independent of X (design §9.22)."""
        name = f"printed:{year}:{record.type_name}"
        number = (self.office.store.sequences.last(name) or 0) + 1
        self.office.store.sequences.move(name, number)
        return f"{number:02d}"
