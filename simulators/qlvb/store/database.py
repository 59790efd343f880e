"""The product's SQLite file: one connection, one writer at a time, transactions that nest."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

_SCHEMA = """
CREATE TABLE IF NOT EXISTS outgoing (
    id INTEGER PRIMARY KEY AUTOINCREMENT, document_id TEXT NOT NULL, year INTEGER, state TEXT NOT NULL,
    body BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS outgoing_document ON outgoing (document_id);
CREATE TABLE IF NOT EXISTS incoming (
    id INTEGER PRIMARY KEY AUTOINCREMENT, document_id TEXT NOT NULL, sender TEXT NOT NULL, code TEXT NOT NULL,
    state TEXT NOT NULL, body BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS incoming_document ON incoming (document_id, sender);
CREATE INDEX IF NOT EXISTS incoming_code ON incoming (sender, code);
CREATE TABLE IF NOT EXISTS sequences (name TEXT PRIMARY KEY, last INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS register_rows (
    register TEXT NOT NULL, year INTEGER NOT NULL, ordinal INTEGER NOT NULL, record INTEGER NOT NULL,
    PRIMARY KEY (register, year, ordinal));
CREATE TABLE IF NOT EXISTS queue (
    id INTEGER PRIMARY KEY AUTOINCREMENT, record TEXT NOT NULL, kind TEXT NOT NULL, body BLOB NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting', tries INTEGER NOT NULL DEFAULT 0, error TEXT NOT NULL DEFAULT '');
CREATE INDEX IF NOT EXISTS queue_waiting ON queue (state, id);
CREATE TABLE IF NOT EXISTS packets (
    axis_id TEXT PRIMARY KEY, kind TEXT NOT NULL, outcome TEXT NOT NULL, sender TEXT NOT NULL, at TEXT NOT NULL,
    detail TEXT NOT NULL DEFAULT '', raw TEXT NOT NULL DEFAULT '', record INTEGER);
CREATE TABLE IF NOT EXISTS notices (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, kind TEXT NOT NULL, organ_id TEXT NOT NULL,
    document_id TEXT NOT NULL, text TEXT NOT NULL, record TEXT NOT NULL, unit TEXT NOT NULL, person TEXT NOT NULL,
    actor BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS delegations (id INTEGER PRIMARY KEY AUTOINCREMENT, body BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS papers (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, body BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS dossiers (
    id INTEGER PRIMARY KEY AUTOINCREMENT, code TEXT NOT NULL, year INTEGER NOT NULL, body BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS dossiers_code ON dossiers (code);
CREATE TABLE IF NOT EXISTS dossier_documents (
    record TEXT NOT NULL, dossier INTEGER NOT NULL, PRIMARY KEY (record, dossier));
CREATE TABLE IF NOT EXISTS accounts (name TEXT PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS sessions (digest TEXT PRIMARY KEY, name TEXT NOT NULL, expires TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""

_ROLLBACK_MODE = b"\x01\x01"
"""Read and write version in the header of an SQLite file: an image in WAL mode could not be opened from memory."""


class Database:
    """One SQLite file in WAL mode. Every statement runs under one lock; `transaction` nests.

    Two products never share a file; within the product, threads of the driver do.
    """

    def __init__(self, path: Path, before_commit: Callable[[], None]) -> None:
        self._before_commit = before_commit
        self._lock = threading.RLock()
        self._depth = 0
        self._connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=FULL")
        self._connection.executescript(_SCHEMA)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; an inner transaction belongs to the outer one."""
        with self._lock:
            if self._depth == 0:
                self._connection.execute("BEGIN IMMEDIATE")
            self._depth += 1
            try:
                yield
                if self._depth == 1:
                    self._before_commit()
            except BaseException:
                self._depth -= 1
                if self._depth == 0:
                    self._connection.execute("ROLLBACK")
                raise
            self._depth -= 1
            if self._depth == 0:
                self._connection.execute("COMMIT")

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        """Run one statement; the id of the row it inserted, or the number of rows it changed."""
        with self._lock:
            cursor = self._connection.execute(sql, parameters)
            return int(cursor.lastrowid or 0) if sql.startswith("INSERT") else cursor.rowcount

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        with self._lock:
            return self._connection.execute(sql, parameters).fetchall()

    def row(self, sql: str, parameters: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        with self._lock:
            found = self._connection.execute(sql, parameters).fetchone()
            return tuple(found) if found else None

    def dump(self) -> bytes:
        """All tables as the bytes of an SQLite file; no writer is between."""
        with self._lock, closing(sqlite3.connect(":memory:")) as image:
            self._connection.backup(image)
            data = image.serialize()
        return data[:18] + _ROLLBACK_MODE + data[20:]

    def load(self, image: bytes) -> None:
        """Put the tables of `dump` in the place of those that are here; all or nothing."""
        with self._lock, closing(sqlite3.connect(":memory:")) as source:
            source.deserialize(image)
            source.backup(self._connection)

    def clear(self, *, keeping: str) -> None:
        """Delete the rows of every table but one."""
        tables = [
            name
            for (name,) in self.rows(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            )
        ]
        with self.transaction():
            for name in tables:
                if name != keeping:
                    self.execute(f'DELETE FROM "{name}"')  # noqa: S608  (names of our own schema)
            self.execute("DELETE FROM sqlite_sequence")

    def close(self) -> None:
        with self._lock:
            self._connection.close()
