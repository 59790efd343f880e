"""Notes what the acts of `RecordkeepingWorld` would ask of a driver: dossiers, their list, deletion, search."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any


class NotingDossiers:
    """Beside `NotingWorld`. `asked` are the operations noted so far, `dossiers` the names of those opened."""

    asked: set[str]
    dossiers: set[str]

    def look_up(self, label: str) -> set[str]:
        """The operations by which a document's record is found."""
        raise NotImplementedError

    def keep_dossier_list(self, entries: Sequence[Mapping[str, Any]]) -> None:
        self.asked.add("set_dossier_list")

    def open_dossier(self, label: str, *, document: str = "", judged: bool = True) -> None:
        self.dossiers.add(label)
        self.asked |= {"open_dossier"} | self.look_up(document)

    def file_document(self, doc: str, dossier: str, *, judged: bool = True) -> None:
        self.asked |= {"add_to_dossier"} | self.look_up(doc)

    def file_paper(self, dossier: str, kind: str, title: str, text: str, *, judged: bool = True) -> None:
        self.asked.add("add_to_dossier")

    def close_dossier(self, label: str, *, judged: bool = True) -> None:
        self.asked.add("close_dossier")

    def delete_dossier(self, label: str, reason: str) -> None:
        self.asked.add("delete_dossier")

    def delete_filed(self, label: str, reason: str) -> None:
        self.asked |= {"delete_incoming"} | self.look_up(label)

    def last_kept_day(self, label: str, shortest: date) -> date:
        self.asked.add("get_dossier")
        return shortest

    def dossier_code(self, label: str) -> str:
        self.asked.add("get_dossier")
        return "01.TH"

    def search(self, about: str, **criteria: str) -> None:
        self.asked.add("search")
