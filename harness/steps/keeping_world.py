"""What steps of upkeep may ask beside `World` (Đ13.k1, k2)."""

from __future__ import annotations

from typing import Protocol

from harness.steps.world import World


class KeepingWorld(World, Protocol):
    """Acts of an administrator on the product as a whole. Where nothing else is said a refusal is a Precondition."""

    def take_stock(self, stage: str) -> None:
        """Read every document, file, dossier and register that the scenario knows of, to compare with another stage."""

    def restart_product(self) -> None:
        """End the product and start it again; its clock is put right afterwards."""

    def lose_everything(self) -> None:
        """The product loses all that it keeps, but for its connection and its copies."""

    def back_up(self) -> None:
        """Make a copy, and take its file in hand."""

    def restore(self, damage: str = "") -> None:
        """Restore from the copy in hand, damaged in one respect if one is named; the outcome is for a Then."""

    def schedule_backups(self, every_hours: int) -> None:
        """A copy every so many hours, until the scenario ends."""

    def list_copies(self, stage: str) -> None:
        """Read the list of copies; after `before`, also the file of the newest."""
