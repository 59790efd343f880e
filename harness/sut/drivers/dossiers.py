"""Operations on dossiers (Đ16, Đ13): their protocol and their typed calls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol, cast

from harness.sut.drivers.door import Door
from harness.sut.drivers.records import Actor

Dossier = Mapping[str, Any]
"""Schema Dossier."""


class DossierDriver(Protocol):
    """L3: the year's list, dossiers and what is in them."""

    def set_dossier_list(self, year: int, items: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]: ...
    def open_dossier(
        self, actor: Actor, dossier: Mapping[str, str], incoming: str | None = None
    ) -> Dossier: ...
    def add_to_dossier(
        self, id: str, actor: Actor, document: str | None = None, paper: Mapping[str, str] | None = None
    ) -> Dossier: ...
    def close_dossier(self, id: str, actor: Actor) -> Dossier: ...
    def delete_dossier(self, id: str, actor: Actor, reason: str) -> Dossier: ...
    def get_dossier(self, id: str) -> Dossier: ...
    def list_dossiers(self, year: int | None = None) -> Mapping[str, Any]: ...
    def export_dossier(self, id: str) -> bytes: ...


class DossierCalls(Door):
    """The same over the general door."""

    def set_dossier_list(self, year: int, items: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
        answer = self.call("set_dossier_list", year=year, items=[dict(item) for item in items])
        return cast(Mapping[str, Any], answer)

    def open_dossier(self, actor: Actor, dossier: Mapping[str, str], incoming: str | None = None) -> Dossier:
        answer = self.call("open_dossier", actor=actor, dossier=dict(dossier), incoming=incoming)
        return cast(Dossier, answer)

    def add_to_dossier(
        self, id: str, actor: Actor, document: str | None = None, paper: Mapping[str, str] | None = None
    ) -> Dossier:
        answer = self.call("add_to_dossier", id=id, actor=actor, document=document, paper=paper)
        return cast(Dossier, answer)

    def close_dossier(self, id: str, actor: Actor) -> Dossier:
        return cast(Dossier, self.call("close_dossier", id=id, actor=actor))

    def delete_dossier(self, id: str, actor: Actor, reason: str) -> Dossier:
        return cast(Dossier, self.call("delete_dossier", id=id, actor=actor, reason=reason))

    def get_dossier(self, id: str) -> Dossier:
        return cast(Dossier, self.call("get_dossier", id=id))

    def list_dossiers(self, year: int | None = None) -> Mapping[str, Any]:
        return cast(Mapping[str, Any], self.call("list_dossiers", year=year))

    def export_dossier(self, id: str) -> bytes:
        return cast(bytes, self.call("export_dossier", id=id))
