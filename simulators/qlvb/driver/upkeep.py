"""Operations of upkeep: restart, backup, restore, loss (Đ13.k1, k2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import msgspec

from simulators.qlvb.driver.calls import CREATED, Answer, Call, OperationGroup
from simulators.qlvb.driver.decoding import decode
from simulators.qlvb.records import Actor
from simulators.qlvb.requests import Act
from simulators.qlvb.store import BackupCopy


@dataclass(frozen=True)
class BackupSchedule:
    """A copy every so many hours; 0 for none."""

    every_hours: Annotated[int, msgspec.Meta(ge=0, le=24 * 366)]


@dataclass(frozen=True)
class RestoreAct:
    """Restore from a copy handed in."""

    actor: Actor
    content_base64: bytes


class UpkeepOperations(OperationGroup):
    """Method names are the operationIds; `UPKEEP_ROUTES` says where each is served."""

    def restart(self, call: Call) -> Answer:
        self._act("restart", call, Act)
        self.office.upkeep.restart()
        return Answer({"restarted": True})

    def clear_store(self, call: Call) -> Answer:
        self._act("clear_store", call, Act)
        self.office.upkeep.clear()
        return Answer({"cleared": True})

    def set_backup_schedule(self, call: Call) -> Answer:
        every = self.office.backups.use_schedule(decode(call.body, BackupSchedule).every_hours)
        return Answer({"every_hours": every})

    def backup(self, call: Call) -> Answer:
        self._act("backup", call, Act)
        return Answer(self._copy(self.office.backups.make()), CREATED)

    def list_backups(self, call: Call) -> Answer:
        return Answer({"items": [self._copy(copy) for copy in self.office.store.shelf.all()]})

    def get_backup(self, call: Call) -> Answer:
        headers = {"Content-Type": "application/octet-stream", "X-Content-Type-Options": "nosniff"}
        return Answer(file=self.office.backups.read(call.path["id"]), headers=headers)

    def restore(self, call: Call) -> Answer:
        act = self._act("restore", call, RestoreAct)
        self.office.backups.restore(act.content_base64)
        return Answer({"restored": True})

    def _copy(self, copy: BackupCopy) -> dict[str, Any]:
        """Schema Backup."""
        at = self.office.presentation.moment(copy.at)
        return {
            "id": copy.id, "at": at, "size": copy.size, "sha256": copy.sha256, "automatic": copy.automatic,
        }  # fmt: skip


UPKEEP_ROUTES: tuple[tuple[str, str, str], ...] = (
    ("restart", "POST", "/restart"),
    ("clear_store", "POST", "/store/clear"),
    ("set_backup_schedule", "PUT", "/backup-schedule"),
    ("backup", "POST", "/backups"),
    ("list_backups", "GET", "/backups"),
    ("get_backup", "GET", "/backups/{id}"),
    ("restore", "POST", "/backups/restore"),
)
"""operationId, method, path."""
