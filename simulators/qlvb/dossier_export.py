"""Export of a dossier's metadata (Đ13.k3; TT 02/2019/TT-BNV; fields of NĐ 30/2020 PL VI phần II) as XML."""

from __future__ import annotations

from xml.sax.saxutils import escape

from simulators.qlvb.dossier_records import Dossier, DossierItem
from simulators.qlvb.part import Part

Element = tuple[str, object]
_INDENT = "  "


class DossierExport(Part):
    """Elements bear the short names of the standard's fields; what is in the dossier follows, one entry each."""

    def xml(self, dossier: Dossier) -> bytes:
        """UTF-8, without any declaration of types."""
        lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<Dossier>"]
        lines += self.lines(self.fields(dossier), 1)
        lines += self.lines([("Documents", [("Document", self.entry(item)) for item in dossier.items])], 1)
        return "\n".join([*lines, "</Dossier>", ""]).encode()

    def lines(self, elements: list[Element], depth: int) -> list[str]:
        found = []
        for name, value in elements:
            if isinstance(value, list):
                found += [
                    f"{_INDENT * depth}<{name}>",
                    *self.lines(value, depth + 1),
                    f"{_INDENT * depth}</{name}>",
                ]
            else:
                found.append(f"{_INDENT * depth}<{name}>{escape(str(value))}</{name}>")
        return found

    def fields(self, dossier: Dossier) -> list[Element]:
        """Phần II, III: 1 FileCode … 11 Description, in that order."""
        show = self.office.dossier_view
        period = show.retention(self.office.retention.period(dossier))
        return [
            ("FileCode", self.file_code(dossier)),
            ("Title", dossier.entry.title),
            ("Maintenance", period["name"] if period else ""),
            ("Rights", dossier.rights),
            ("Creator", dossier.creator.name),
            ("Language", dossier.language),
            ("StartDate", self.day(dossier.opened_at)),
            ("EndDate", self.day(dossier.closed_at)),
            ("DocTotal", self.documents(dossier)),
            ("PageTotal", self.pages(dossier)),
            ("Description", ""),
        ]

    def file_code(self, dossier: Dossier) -> list[Element]:
        """1.1 OrganId, 1.2 FileCatalog (năm), 1.3 FileNotation (số và ký hiệu)."""
        notation = self.office.dossier_codes.number_and_symbol(dossier.entry)
        return [("OrganId", dossier.organ_id), ("FileCatalog", dossier.year), ("FileNotation", notation)]

    def day(self, at: object) -> str:
        """DD/MM/YYYY, ten characters; empty where there is none."""
        return f"{at:%d/%m/%Y}" if at else ""

    def documents(self, dossier: Dossier) -> int:
        """DocTotal: everything in the dossier."""
        return len(dossier.items)

    def pages(self, dossier: Dossier) -> int:
        """PageTotal: pages of the documents' PDF files; a related paper counts as one."""
        total = 0
        for item in dossier.items:
            if item.paper is not None:
                total += 1
                continue
            outgoing = item.record.startswith("di-")
            record = self.office.outgoing(item.record) if outgoing else self.office.incoming(item.record)
            total += sum(file.pages or 0 for file in record.files)
        return total

    def entry(self, item: DossierItem) -> list[Element]:
        """What identifies a document in the dossier."""
        shown = self.office.dossier_view.item(item)
        return [
            ("DocOrdinal", shown["ordinal"]),
            ("CodeNumber", shown.get("number") or ""),
            ("CodeNotation", shown.get("symbol") or ""),
            ("IssuedDate", shown.get("date") or ""),
            ("Subject", shown.get("subject") or ""),
        ]
