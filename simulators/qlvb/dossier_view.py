"""How dossiers are shown: values of the schemas Dossier, DossierList and DossierItem of the driver contract."""

from __future__ import annotations

from typing import Any

from simulators.qlvb.dossier_records import Dossier, DossierItem, DossierState, ListedDossier, Retention
from simulators.qlvb.part import Part
from simulators.qlvb.records import Incoming, Outgoing

_STATE_NAMES = {
    DossierState.OPEN: "đang mở",
    DossierState.CLOSED: "đã kết thúc",
    DossierState.DELETED: "đã xóa",
}


class DossierView(Part):
    """Every item by one method."""

    def dossier(self, dossier: Dossier) -> dict[str, Any]:
        """Schema Dossier."""
        show = self.office.presentation
        return {
            "id": dossier.key,
            "code": self.code(dossier),
            "year": dossier.year,
            "number": dossier.entry.number,
            "symbol": dossier.entry.symbol,
            "title": dossier.entry.title,
            "retention": self.retention(self.office.retention.period(dossier)),
            "retain_until": show.day(self.office.retention.last_day(dossier)),
            "state": dossier.state.value,
            "state_name": _STATE_NAMES[dossier.state],
            "creator": show.actor(dossier.creator),
            "opened_at": show.moment(dossier.opened_at),
            "closed_at": show.moment(dossier.closed_at),
            "items": self.items(dossier),
            "history": show.history(dossier.history),
        }

    def code(self, dossier: Dossier) -> str:
        """Mã hồ sơ (Đ16.k2)."""
        return dossier.code

    def codes_of(self, record: str) -> list[str]:
        """Mã hồ sơ of every dossier that holds a document (Đ16.k1); several where it belongs to several."""
        return [self.code(dossier) for dossier in self.office.store.dossiers.holding(record)]

    def items(self, dossier: Dossier) -> list[dict[str, Any]]:
        """Mục lục văn bản, tài liệu trong hồ sơ, in the order of their numbers."""
        return [self.item(item) for item in dossier.items]

    def item(self, item: DossierItem) -> dict[str, Any]:
        """Schema DossierItem."""
        show = self.office.presentation
        shown = {
            "ordinal": item.ordinal,
            "added_at": show.moment(item.added_at),
            "actor": show.actor(item.actor),
        }
        if item.paper is not None:
            paper = item.paper
            about = {"kind": "related", "paper_kind": paper.kind, "date": show.day(paper.date)}
            return {**shown, **about, "subject": paper.title, "text": paper.text}
        if item.record.startswith("di-"):
            return {**shown, "kind": "outgoing", **self.document(self.office.outgoing(item.record))}
        return {**shown, "kind": "incoming", **self.document(self.office.incoming(item.record))}

    def document(self, record: Outgoing | Incoming) -> dict[str, Any]:
        """A document in a listing."""
        return {
            "record": record.key,
            "document_id": record.document_id or None,
            "number": record.number or None,
            "symbol": record.symbol or None,
            "date": self.office.presentation.day(record.date),
            "subject": record.subject,
        }

    def retention(self, period: Retention | None) -> dict[str, Any] | None:
        """Thời hạn bảo quản (Đ13.k5)."""
        if period is None:
            return None
        name = "Vĩnh viễn" if period.years is None else f"{period.years} năm"
        return {"years": period.years, "permanent": period.years is None, "name": name}

    def listed(self, entry: ListedDossier) -> dict[str, Any]:
        """An entry of the year's list."""
        period = entry.retention
        retention = {"permanent": True} if period.years is None else {"years": period.years}
        return {"number": entry.number, "symbol": entry.symbol, "title": entry.title, "retention": retention}
