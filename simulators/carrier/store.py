"""The one SQLite file of a carrier: WAL, synchronous FULL, so that what was acknowledged survives a kill."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

_SCHEMA = """
CREATE TABLE IF NOT EXISTS agency (
  id INTEGER PRIMARY KEY, organ_id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, system_id TEXT NOT NULL,
  mail TEXT NOT NULL, mobile TEXT NOT NULL, fax TEXT NOT NULL, parent TEXT NOT NULL,
  old_code TEXT NOT NULL, code_2020 TEXT NOT NULL, locked INTEGER NOT NULL, free INTEGER NOT NULL,
  synthetic INTEGER NOT NULL, connected INTEGER NOT NULL, is_agency INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0, version INTEGER NOT NULL DEFAULT 1, modified_at TEXT NOT NULL,
  announced INTEGER NOT NULL DEFAULT 1);
CREATE INDEX IF NOT EXISTS agency_of_system ON agency (system_id);
CREATE TABLE IF NOT EXISTS system (system_id TEXT PRIMARY KEY, secret TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS body (sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, content BLOB);
CREATE TABLE IF NOT EXISTS served (
  sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, source TEXT NOT NULL, organ_id TEXT NOT NULL,
  at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS message (
  id INTEGER PRIMARY KEY, doc_id TEXT NOT NULL UNIQUE, message_type TEXT NOT NULL,
  from_ TEXT NOT NULL, system_id TEXT NOT NULL, document_id TEXT NOT NULL, sha256 TEXT NOT NULL,
  size INTEGER NOT NULL, at TEXT NOT NULL,
  hop TEXT NOT NULL, transfer TEXT, UNIQUE (system_id, transfer));
CREATE TABLE IF NOT EXISTS delivery (
  id INTEGER PRIMARY KEY, receiver_doc_id TEXT NOT NULL UNIQUE,
  message INTEGER NOT NULL REFERENCES message (id), organ_id TEXT NOT NULL,
  upstream INTEGER NOT NULL, send_status TEXT NOT NULL, send_desc TEXT NOT NULL DEFAULT '',
  receive_status TEXT NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, received_at TEXT,
  upstream_doc_id TEXT NOT NULL DEFAULT '');
CREATE INDEX IF NOT EXISTS delivery_pending ON delivery (organ_id, receive_status);
CREATE INDEX IF NOT EXISTS delivery_of_message ON delivery (message);
CREATE INDEX IF NOT EXISTS delivery_queued ON delivery (send_status) WHERE send_status = 'queued';
CREATE TABLE IF NOT EXISTS collected (
  upstream_doc_id TEXT PRIMARY KEY, outcome TEXT NOT NULL, acknowledged INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS journal (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, op TEXT NOT NULL, system_id TEXT NOT NULL,
  params TEXT NOT NULL, direction TEXT NOT NULL, http_status INTEGER NOT NULL, response TEXT NOT NULL,
  doc_id TEXT NOT NULL, receiver_doc_ids TEXT NOT NULL, message_type TEXT NOT NULL, from_ TEXT NOT NULL,
  to_ TEXT NOT NULL, sha256 TEXT, size INTEGER, error TEXT, remote_hop INTEGER NOT NULL);
"""


class Store:
    """Serialises access to the file: one connection, one lock, transactions that are all or nothing."""

    def __init__(self, path: Path) -> None:
        """Open or create `path`; a folder means `axis.sqlite3` inside it. Bodies too large for a row live
        beside it.
        """
        if path.is_dir():
            path /= "axis.sqlite3"
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self.folder = path.with_name(path.name + ".bodies")
        self._lock = threading.RLock()
        self._listeners: list[Callable[[], None]] = []
        self._durable = _connect(path, "FULL")
        self._durable.executescript(_SCHEMA)
        self._quick = _connect(path, "NORMAL")

    def on_commit(self, listener: Callable[[], None]) -> None:
        """Be told after every commit, outside the lock."""
        self._listeners.append(listener)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection, for reading."""
        with self._lock:
            yield self._durable

    @contextmanager
    def writing(self, *, durable: bool = True) -> Iterator[sqlite3.Connection]:
        """One transaction. `durable=False` spares the disk flush: for the journal of calls that changed
        nothing, which a kill of the process cannot lose and only a power cut could.
        """
        connection = self._durable if durable else self._quick
        with self._lock:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")
        for listener in self._listeners:
            listener()

    def close(self) -> None:
        """Close the file; later calls fail."""
        with self._lock:
            self._quick.close()
            self._durable.close()


def _connect(path: Path, synchronous: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    for pragma in (
        "busy_timeout = 30000",
        "journal_mode = WAL",
        f"synchronous = {synchronous}",
        "foreign_keys = ON",
        "temp_store = MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def insert(transaction: sqlite3.Connection, table: str, values: Mapping[str, object]) -> int:
    """Insert one row, column by column by name; its row id is the answer."""
    columns = ", ".join(values)
    places = ", ".join(f":{column}" for column in values)
    row = transaction.execute(f"INSERT INTO {table} ({columns}) VALUES ({places})", values)  # noqa: S608  (our names)
    return row.lastrowid or 0
