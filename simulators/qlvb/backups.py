"""Backup and restore (sao chép, khôi phục, Đ13.k2): the whole store in one file, checked before it is put back."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import sqlite3
import zipfile

import msgspec

from simulators.qlvb.errors import not_found, refused
from simulators.qlvb.part import Part
from simulators.qlvb.store import BackupCopy

_SCHEDULE = "backup-schedule"
_DATABASE, _FILES, _MANIFEST = "store.sqlite", "files/", "manifest.json"
_KEPT = 2
"""Copies kept on the shelf (TT 02/2019/TT-BNV Đ8: two sets)."""


class Backups(Part):
    """A copy holds the database and every file of a document, each under its SHA-256."""

    def make(self, *, automatic: bool = False) -> BackupCopy:
        """A copy of everything that is kept now."""
        copy = self.office.store.shelf.put(self.content(), self.office.now(), automatic=automatic)
        self.office.store.shelf.drop_but(_KEPT)
        return copy

    def content(self) -> bytes:
        """The file of a copy: a ZIP without compression, with a manifest of what is in it."""
        parts = {_DATABASE: self.database(), **self.files()}
        sums = {name: hashlib.sha256(data).hexdigest() for name, data in parts.items()}
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
            archive.writestr(_MANIFEST, msgspec.json.encode(sums))
            for name, data in parts.items():
                archive.writestr(name, data)
        return target.getvalue()

    def database(self) -> bytes:
        """Records, registers, dossiers, numbers, settings."""
        return self.office.store.dump()

    def files(self) -> dict[str, bytes]:
        """The bytes of every document."""
        store = self.office.store.files
        return {f"{_FILES}{sha256}": store.read(sha256) for sha256 in store.names()}

    def read(self, copy_id: str) -> bytes:
        """The file of a copy; QlvbError `not-found`."""
        data = self.office.store.shelf.read(copy_id)
        if data is None:
            raise not_found("bản sao lưu", copy_id)
        return data

    def restore(self, data: bytes) -> None:
        """Put everything back as it was when the copy was made. QlvbError `backup-damaged`; nothing is changed then."""
        parts = self.checked(data)
        store = self.office.store
        for name, content in parts.items():
            if name.startswith(_FILES):
                store.files.put_bytes(content)
        try:
            store.load(parts[_DATABASE])
        except sqlite3.Error as error:
            raise self.damaged(str(error)) from error

    def checked(self, data: bytes) -> dict[str, bytes]:
        """What is in a copy, every byte held against the manifest."""
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                sums = msgspec.json.decode(archive.read(_MANIFEST), type=dict[str, str])
                parts = {name: archive.read(name) for name in sums}
        except (zipfile.BadZipFile, KeyError, ValueError, EOFError, OSError, NotImplementedError) as error:
            raise self.damaged(str(error)) from error
        wrong = [name for name, content in parts.items() if hashlib.sha256(content).hexdigest() != sums[name]]
        if wrong or _DATABASE not in parts:
            raise self.damaged(", ".join(wrong) or _DATABASE)
        return parts

    def damaged(self, detail: str) -> Exception:
        """What is said of a copy that cannot be trusted."""
        return refused(
            "backup-damaged",
            f"Bản sao lưu bị hỏng, không khôi phục: {detail}",
            f"the backup is damaged: {detail}",
            hint="use another copy; nothing has been changed",
        )

    def use_schedule(self, every_hours: int) -> int:
        """A copy every so many hours from now on; 0: none by itself."""
        schedule = {"every_hours": every_hours, "since": self.office.now().isoformat()}
        self.office.store.settings.set(_SCHEDULE, msgspec.json.encode(schedule).decode())
        return every_hours

    def make_due(self) -> None:
        """The copy that the schedule asks for by now, if it was not made yet."""
        text = self.office.store.settings.get(_SCHEDULE)
        schedule = msgspec.json.decode(text) if text else {}
        if not schedule.get("every_hours"):
            return
        last = dt.datetime.fromisoformat(schedule["since"])
        if self.is_due(last, dt.timedelta(hours=schedule["every_hours"])):
            self.make(automatic=True)
            self.use_schedule(schedule["every_hours"])

    def is_due(self, last: dt.datetime, period: dt.timedelta) -> bool:
        """Whether the period has gone by since the last copy (định kỳ, Đ13.k2)."""
        return self.office.now() - last >= period
