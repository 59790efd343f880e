"""Notes what the acts of `KeepingWorld` would ask of a driver: stock, loss, backup and restore."""

from __future__ import annotations


class NotingKeeping:
    """Beside `NotingWorld`. `asked` are the operations noted so far."""

    asked: set[str]

    def stock(self) -> set[str]:
        """The operations by which everything that the scenario knows of is read."""
        raise NotImplementedError

    def take_stock(self, stage: str) -> None:
        self.asked |= self.stock()

    def restart_product(self) -> None:
        """Whoever started the product may do it too; nobody who stands outside of a run can count on that."""
        self.asked.add("restart")

    def lose_everything(self) -> None:
        self.asked.add("clear_store")

    def back_up(self) -> None:
        self.asked |= {"backup", "get_backup"}

    def restore(self, damage: str = "") -> None:
        self.asked.add("restore")

    def schedule_backups(self, every_hours: int) -> None:
        self.asked.add("set_backup_schedule")

    def list_copies(self, stage: str) -> None:
        self.asked |= {"list_backups"} if stage == "before" else {"list_backups", "get_backup"}
