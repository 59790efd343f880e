"""What the product keeps: one SQLite file and, beside it, a folder of document bytes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from simulators.qlvb.store.accounts import AccountsTable, SessionsTable
from simulators.qlvb.store.database import Database
from simulators.qlvb.store.dossiers import DossiersTable
from simulators.qlvb.store.files import FileStore, StoredBytes
from simulators.qlvb.store.ledgers import (
    Delegations,
    Notice,
    Notices,
    Packet,
    Packets,
    RegisterRows,
    Sequences,
    Settings,
)
from simulators.qlvb.store.papers import PapersTable
from simulators.qlvb.store.queue import QueueItem, SendQueue
from simulators.qlvb.store.records import IncomingTable, OutgoingTable
from simulators.qlvb.store.shelf import BackupCopy, BackupShelf

__all__ = ["BackupCopy", "FileStore", "Notice", "Packet", "QueueItem", "Store", "StoredBytes"]


class Store:
    """All tables of one product. `path` is the SQLite file; document bytes are in `path` + `.files`."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.files = FileStore(path.with_name(path.name + ".files"))
        self.shelf = BackupShelf(path.with_name(path.name + ".backups"))
        self._database = Database(path, before_commit=self.files.settle)
        self.outgoing = OutgoingTable(self._database)
        self.incoming = IncomingTable(self._database)
        self.queue = SendQueue(self._database)
        self.sequences = Sequences(self._database)
        self.registers = RegisterRows(self._database)
        self.packets = Packets(self._database)
        self.papers = PapersTable(self._database)
        self.dossiers = DossiersTable(self._database)
        self.notices = Notices(self._database)
        self.delegations = Delegations(self._database)
        self.accounts = AccountsTable(self._database)
        self.sessions = SessionsTable(self._database)
        self.settings = Settings(self._database)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; nests."""
        with self._database.transaction():
            yield

    def dump(self) -> bytes:
        """Every table as the bytes of an SQLite file, of one moment."""
        return self._database.dump()

    def load(self, image: bytes) -> None:
        """Put every table back as `dump` gave it; all or nothing."""
        with self._database.transaction():
            pass  # files that were put before are durable now
        self._database.load(image)

    def clear(self) -> None:
        """Lose every row but settings, and every file."""
        self._database.clear(keeping="settings")
        self.files.clear()

    def close(self) -> None:
        self._database.close()
