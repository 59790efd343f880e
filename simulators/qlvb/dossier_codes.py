"""Mã hồ sơ (Đ16.k2): agency code, year in which the dossier was formed, its number and symbol, between dots."""

from __future__ import annotations

from datetime import datetime

from simulators.clock import VIETNAM
from simulators.qlvb.dossier_records import ListedDossier
from simulators.qlvb.part import Part


class DossierCodes(Part):
    """Makes the code part by part; the reference writes the form of the regulation's example, `….2018.01TH`."""

    def code(self, entry: ListedDossier, at: datetime) -> str:
        return self.separator().join([self.agency(), self.year_text(at), self.number_and_symbol(entry)])

    def agency(self) -> str:
        """Mã định danh cơ quan (Đ16.k2.a)."""
        return self.office.connection.organ_id

    def year(self, at: datetime) -> int:
        """Năm hình thành hồ sơ: the calendar year, +07:00, in which it is opened (Đ16.k2.b)."""
        return at.astimezone(VIETNAM).year

    def year_text(self, at: datetime) -> str:
        return f"{self.year(at):04d}"

    def number_and_symbol(self, entry: ListedDossier) -> str:
        """Số và ký hiệu hồ sơ (Đ16.k2.c)."""
        return f"{entry.number}{entry.symbol}"

    def separator(self) -> str:
        return "."
