"""The shelf of backup copies: files in a folder of their own, apart from the store that they are copies of."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

_INDEX = "index.json"


@dataclass(frozen=True)
class BackupCopy:
    """One copy: when it was made, how large it is, its SHA-256, and whether the schedule made it."""

    id: str
    at: datetime
    size: int
    sha256: str
    automatic: bool


class BackupShelf:
    """Copies by id, oldest first. It survives the loss of the store."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, data: bytes, at: datetime, *, automatic: bool) -> BackupCopy:
        """Keep a copy under an id of its own."""
        self._folder.mkdir(parents=True, exist_ok=True)
        copies = self.all()
        number = int(copies[-1].id.rpartition("-")[2]) + 1 if copies else 1
        copy = BackupCopy(f"bs-{number}", at, len(data), hashlib.sha256(data).hexdigest(), automatic)
        self._path(copy.id).write_bytes(data)
        self._write([*copies, copy])
        return copy

    def all(self) -> list[BackupCopy]:
        index = self._folder / _INDEX
        return msgspec.json.decode(index.read_bytes(), type=list[BackupCopy]) if index.exists() else []

    def read(self, copy_id: str) -> bytes | None:
        """The bytes of a copy; None if there is none of that id."""
        known = {copy.id for copy in self.all()}
        return self._path(copy_id).read_bytes() if copy_id in known else None

    def drop_but(self, newest: int) -> None:
        """Keep the newest copies and no others."""
        copies = self.all()
        for copy in copies[:-newest]:
            self._path(copy.id).unlink(missing_ok=True)
        self._write(copies[-newest:])

    def _write(self, copies: list[BackupCopy]) -> None:
        (self._folder / _INDEX).write_bytes(msgspec.json.encode(copies))

    def _path(self, copy_id: str) -> Path:
        return self._folder / f"{copy_id}.zip"
