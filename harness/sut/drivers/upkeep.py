"""Operations of upkeep (Đ13.k1, k2): restart, loss, backup, restore; their protocol and their typed calls."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol, cast

from harness.sut.drivers.door import Door
from harness.sut.drivers.records import Actor


class UpkeepDriver(Protocol):
    """L3: what an administrator does with the product as a whole."""

    def restart(self, actor: Actor) -> Mapping[str, Any]: ...
    def clear_store(self, actor: Actor) -> Mapping[str, Any]: ...
    def set_backup_schedule(self, every_hours: int) -> Mapping[str, Any]: ...
    def backup(self, actor: Actor) -> Mapping[str, Any]: ...
    def list_backups(self) -> Mapping[str, Any]: ...
    def get_backup(self, id: str) -> bytes: ...
    def restore(self, actor: Actor, content_base64: str) -> Mapping[str, Any]: ...


class UpkeepCalls(Door):
    """The same over the general door."""

    def restart(self, actor: Actor) -> Mapping[str, Any]:
        return cast(Mapping[str, Any], self.call("restart", actor=actor))

    def clear_store(self, actor: Actor) -> Mapping[str, Any]:
        return cast(Mapping[str, Any], self.call("clear_store", actor=actor))

    def set_backup_schedule(self, every_hours: int) -> Mapping[str, Any]:
        return cast(Mapping[str, Any], self.call("set_backup_schedule", every_hours=every_hours))

    def backup(self, actor: Actor) -> Mapping[str, Any]:
        return cast(Mapping[str, Any], self.call("backup", actor=actor))

    def list_backups(self) -> Mapping[str, Any]:
        return cast(Mapping[str, Any], self.call("list_backups"))

    def get_backup(self, id: str) -> bytes:
        return cast(bytes, self.call("get_backup", id=id))

    def restore(self, actor: Actor, content_base64: str) -> Mapping[str, Any]:
        return cast(Mapping[str, Any], self.call("restore", actor=actor, content_base64=content_base64))
