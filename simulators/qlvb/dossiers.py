"""Hồ sơ công việc (Đ9.k2.c, Đ16): opened under the year's list, filled, closed, deleted when its time is over."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from simulators.qlvb.dossier_records import (
    Dossier,
    DossierItem,
    DossierState,
    ListedDossier,
    RelatedPaper,
)
from simulators.qlvb.dossier_requests import AddToDossierAct, OpenDossierAct
from simulators.qlvb.errors import bad_request, refused, wrong_state
from simulators.qlvb.part import Part
from simulators.qlvb.records import Actor

_S = DossierState


class Dossiers(Part):
    """The handler decides what belongs into which dossier; the software gives code and place."""

    def open(self, act: OpenDossierAct) -> Dossier:
        """A new dossier under an entry of the year's list, with the incoming document that it is opened for."""
        at = self.office.now()
        codes = self.office.dossier_codes
        year = codes.year(at)
        entry = self.office.dossier_lists.entry(year, act.dossier.number, act.dossier.symbol)
        entry = replace(entry, title=self.title(entry, act.dossier.title))
        with self.office.store.transaction():
            code = self.code(entry, at)
            if self.office.store.dossiers.by_code(code) is not None:
                raise refused("dossier-exists", f"Đã có hồ sơ {code}", f"there is a dossier {code}")
            dossier = Dossier(code, codes.agency(), year, entry, act.actor, at)
            dossier = self.office.store.dossiers.add(
                dossier.noting(at, "opened", actor=act.actor, detail=code)
            )
            if act.incoming:
                self.office.incoming(act.incoming)
                dossier = self.with_document(dossier, act.incoming, act.actor, at)
        return dossier

    def code(self, entry: ListedDossier, at: datetime) -> str:
        return self.office.dossier_codes.code(entry, at)

    def title(self, entry: ListedDossier, given: str) -> str:
        """Tên hồ sơ: as listed, unless the handler says more precisely what it is about."""
        return given or entry.title

    def add(self, key: str, act: AddToDossierAct) -> Dossier:
        """Put a document, or a related paper, into an open dossier (Đ16.k1)."""
        if bool(act.document) == (act.paper is not None):
            raise bad_request(
                "one-of-two", "Cần đúng một trong hai: document, paper", "exactly one of document and paper",
                where="$",
            )  # fmt: skip
        at = self.office.now()
        with self.office.store.transaction():
            dossier = self.office.dossier(key)
            if dossier.state is not _S.OPEN:
                raise wrong_state("đưa vào hồ sơ", dossier.state, _S.OPEN)
            if act.paper is not None:
                paper = RelatedPaper(act.paper.kind, act.paper.title, act.paper.text, act.paper.date)
                return self.with_paper(dossier, paper, act.actor, at)
            self.require_document(act.document)
            return self.with_document(dossier, act.document, act.actor, at)

    def require_document(self, record: str) -> None:
        """QlvbError `not-found` unless it is the key of an outgoing or incoming record."""
        if record.startswith("di-"):
            self.office.outgoing(record)
        else:
            self.office.incoming(record)

    def with_document(self, dossier: Dossier, record: str, actor: Actor, at: datetime) -> Dossier:
        """The document's code and the dossier's listing, in one transaction: the link holds both ways."""
        if any(item.record == record for item in dossier.items):
            return dossier
        self.link(dossier, record)
        return self.with_item(dossier, DossierItem(self.next_ordinal(dossier), at, actor, record=record))

    def link(self, dossier: Dossier, record: str) -> None:
        """The record of a document shows the code of each dossier that holds it (Đ16.k1)."""
        self.office.store.dossiers.link(record, dossier)

    def with_paper(self, dossier: Dossier, paper: RelatedPaper, actor: Actor, at: datetime) -> Dossier:
        """Ý kiến chỉ đạo, đóng góp, báo cáo giải trình beside the documents (Đ16.k1)."""
        return self.with_item(dossier, DossierItem(self.next_ordinal(dossier), at, actor, paper=paper))

    def with_item(self, dossier: Dossier, item: DossierItem) -> Dossier:
        detail = item.record or (item.paper.title if item.paper else "")
        filled = dossier.noting(
            item.added_at, "added", actor=item.actor, detail=detail, items=(*dossier.items, item)
        )
        return self.office.store.dossiers.save(filled)

    def next_ordinal(self, dossier: Dossier) -> int:
        """Số thứ tự văn bản trong hồ sơ, given by the system."""
        return len(dossier.items) + 1

    def of_year(self, year: int | None) -> list[Dossier]:
        """Every dossier, or those formed in a year; oldest first."""
        return self.office.store.dossiers.all(year)

    def close(self, key: str, actor: Actor) -> Dossier:
        """Kết thúc hồ sơ when the work has ended; the retention period counts from here."""
        at = self.office.now()
        with self.office.store.transaction():
            dossier = self.office.dossier(key)
            if dossier.state is not _S.OPEN:
                raise wrong_state("kết thúc hồ sơ", dossier.state, _S.OPEN)
            closed = dossier.noting(at, "closed", actor=actor, state=_S.CLOSED, closed_at=at)
            return self.office.store.dossiers.save(closed)

    def delete(self, key: str, actor: Actor, reason: str) -> Dossier:
        """Hủy a dossier whose retention period is over; its metadata and history stay."""
        at = self.office.now()
        with self.office.store.transaction():
            dossier = self.office.dossier(key)
            if dossier.state is _S.DELETED:
                raise wrong_state("xóa hồ sơ", dossier.state, _S.CLOSED)
            self.office.retention.require_expired(dossier)
            deleted = dossier.noting(at, "deleted", actor=actor, detail=reason, state=_S.DELETED)
            return self.office.store.dossiers.save(deleted)
