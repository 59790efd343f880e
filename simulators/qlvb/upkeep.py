"""Running the product: starting it again, and what becomes of what it keeps."""

from __future__ import annotations

from simulators.qlvb.part import Part


class Upkeep(Part):
    """What an administrator does with the product as a whole."""

    def restart(self) -> None:
        """End and start again on the same store; whatever was only in memory is gone."""
        self.office.restart()
        self.office.upkeep.started()

    def started(self) -> None:
        """Housekeeping after a start: nothing of a document is thrown away (Đ13.k1)."""

    def clear(self) -> None:
        """Lose every record and file, as a broken disk does; settings and backup copies are elsewhere."""
        self.office.store.clear()
