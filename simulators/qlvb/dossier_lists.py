"""Danh mục hồ sơ (Đ16.k1): the list of dossiers that the agency foresees for a year."""

from __future__ import annotations

import msgspec

from simulators.protocol.errors import ProtocolError
from simulators.qlvb.dossier_records import ListedDossier
from simulators.qlvb.dossier_requests import DossierList
from simulators.qlvb.errors import bad_request, refused
from simulators.qlvb.part import Part


class DossierLists(Part):
    """One list a year; a later one takes the place of the earlier."""

    def use(self, given: DossierList) -> tuple[ListedDossier, ...]:
        """Keep the list of a year; the answer is the list in force. QlvbError where an entry has no retention."""
        entries = []
        for entry in given.items:
            retention = entry.retention.value()
            if retention is None:
                raise bad_request(
                    "no-retention",
                    f"Hồ sơ «{entry.title}» chưa có thời hạn bảo quản",
                    f"{entry.title!r} has no retention period",
                    where="$.items[].retention",
                    hint='{"years": 10} or {"permanent": true}',
                )
            entries.append(ListedDossier(entry.number, entry.symbol, entry.title, retention))
        self.office.store.settings.set(_name(given.year), msgspec.json.encode(entries).decode())
        return self.of_year(given.year)

    def of_year(self, year: int) -> tuple[ListedDossier, ...]:
        """The list in force for a year, in its order; empty if none was kept."""
        text = self.office.store.settings.get(_name(year))
        return msgspec.json.decode(text, type=tuple[ListedDossier, ...]) if text else ()

    def entry(self, year: int, number: str, symbol: str) -> ListedDossier:
        """The entry of that number and symbol. QlvbError `not-listed` (refused)."""
        for listed in self.of_year(year):
            if (listed.number, listed.symbol) == (number, symbol):
                return listed
        raise self.unlisted(year, number, symbol)

    def unlisted(self, year: int, number: str, symbol: str) -> ProtocolError:
        """What is said of a number and symbol that the list does not have."""
        return refused(
            "not-listed",
            f"Danh mục hồ sơ năm {year} không có hồ sơ số {number}, ký hiệu {symbol}",
            f"the dossier list of {year} has no {number} {symbol}",
            hint="add it to the list first (set_dossier_list)",
        )


def _name(year: int) -> str:
    return f"dossier-list:{year}"
