"""What steps of dossiers may ask beside `World` (Đ16, Đ13)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from harness.steps.world import World


class RecordkeepingWorld(World, Protocol):
    """Dossiers are named by their noun phrase with the title: `hồ sơ “Kế hoạch công tác năm”`.

    Where `judged` the outcome is for a Then; otherwise a refusal is a Precondition.
    """

    def keep_dossier_list(self, entries: Sequence[Mapping[str, Any]]) -> None:
        """The list of the clock's year: title, symbol and retention of each entry; numbers are chosen unused."""

    def open_dossier(self, label: str, *, document: str = "", judged: bool = True) -> None:
        """The handler opens the dossier under its entry of the list, for an incoming document if one is named."""

    def file_document(self, doc: str, dossier: str, *, judged: bool = True) -> None:
        """The handler puts a document of the product into a dossier."""

    def file_paper(self, dossier: str, kind: str, title: str, text: str, *, judged: bool = True) -> None:
        """The handler puts a related paper into a dossier."""

    def close_dossier(self, label: str, *, judged: bool = True) -> None:
        """The work has ended."""

    def delete_dossier(self, label: str, reason: str) -> None:
        """The administrator tries to delete a dossier."""

    def delete_filed(self, label: str, reason: str) -> None:
        """The administrator tries to delete a document of the product."""

    def last_kept_day(self, label: str, shortest: date) -> date:
        """The last day of the retention period as the product shows it; `shortest` where it shows none."""

    def dossier_code(self, label: str) -> str:
        """The code that the product shows of a dossier. Precondition if it shows none."""

    def search(self, about: str, **criteria: str) -> None:
        """Somebody searches by the criteria of the driver contract; the answer is for a Then to judge."""
