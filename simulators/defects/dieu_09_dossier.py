"""Defects and a control of Đ9.k2.c: the dossier that is opened for an incoming document."""

from __future__ import annotations

from dataclasses import replace

from simulators.defects.registry import control, defect
from simulators.qlvb.dossier_records import Dossier
from simulators.qlvb.dossier_requests import DossierIn, OpenDossierAct
from simulators.qlvb.parts import Parts


@defect("D9.k2.c-3", "opened-for-nothing", "Lập hồ sơ cho văn bản đến mà hồ sơ không chứa văn bản ấy")
def _(parts: Parts) -> Parts:
    class Dossiers(parts.dossiers):  # type: ignore[name-defined,misc]
        def open(self, act: OpenDossierAct) -> Dossier:
            opened: Dossier = super().open(replace(act, incoming=""))
            return opened

    return replace(parts, dossiers=Dossiers)


@defect("D9.k2.c-3", "one-way-link", "Hồ sơ có văn bản đến mà văn bản đến không ghi mã hồ sơ")
def _(parts: Parts) -> Parts:
    class Dossiers(parts.dossiers):  # type: ignore[name-defined,misc]
        _opening = False

        def open(self, act: OpenDossierAct) -> Dossier:
            self._opening = True
            try:
                opened: Dossier = super().open(act)
            finally:
                self._opening = False
            return opened

        def link(self, dossier: Dossier, record: str) -> None:
            if not self._opening:
                super().link(dossier, record)

    return replace(parts, dossiers=Dossiers)


@defect("D9.k2.c-3", "link-ends-with-the-work", "Kết thúc hồ sơ thì văn bản đến không còn mang mã hồ sơ")
def _(parts: Parts) -> Parts:
    class DossierView(parts.dossier_view):  # type: ignore[name-defined,misc]
        def codes_of(self, record: str) -> list[str]:
            holding = self.office.store.dossiers.holding(record)
            return [self.code(dossier) for dossier in holding if dossier.closed_at is None]

    return replace(parts, dossier_view=DossierView)


@control("D9.k2.c-3", "titled-by-the-document", "Hồ sơ lập cho văn bản đến lấy trích yếu của văn bản làm tên")
def _(parts: Parts) -> Parts:
    class Dossiers(parts.dossiers):  # type: ignore[name-defined,misc]
        def open(self, act: OpenDossierAct) -> Dossier:
            subject = self.office.incoming(act.incoming).subject if act.incoming else act.dossier.title
            named = DossierIn(act.dossier.number, act.dossier.symbol, subject)
            opened: Dossier = super().open(replace(act, dossier=named))
            return opened

    return replace(parts, dossiers=Dossiers)
