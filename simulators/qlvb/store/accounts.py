"""Tables of accounts and of their open sessions."""

from __future__ import annotations

from datetime import datetime

import msgspec

from simulators.qlvb.account_records import Account, Session
from simulators.qlvb.store.database import Database


class AccountsTable:
    """Accounts by the one form of their user name under which no other may be given."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, key: str, account: Account) -> bool:
        """Keep a new account; False if somebody has that name."""
        body = msgspec.json.encode(account)
        if self.get(key) is not None:
            return False
        self._database.execute("INSERT INTO accounts (name, body) VALUES (?, ?)", (key, body))
        return True

    def save(self, key: str, account: Account) -> Account:
        self._database.execute(
            "UPDATE accounts SET body = ? WHERE name = ?", (msgspec.json.encode(account), key)
        )
        return account

    def get(self, key: str) -> Account | None:
        row = self._database.row("SELECT body FROM accounts WHERE name = ?", (key,))
        return msgspec.json.decode(row[0], type=Account) if row else None

    def all(self) -> list[Account]:
        """In the order in which they were given."""
        rows = self._database.rows("SELECT body FROM accounts ORDER BY rowid")
        return [msgspec.json.decode(body, type=Account) for (body,) in rows]


class SessionsTable:
    """Open sessions by the SHA-256 of their token: who reads the table can't enter."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, session: Session) -> Session:
        self._database.execute(
            "INSERT INTO sessions (digest, name, expires) VALUES (?, ?, ?) "
            "ON CONFLICT (digest) DO UPDATE SET expires = excluded.expires",
            (session.digest, session.name, session.expires_at.isoformat()),
        )
        return session

    def get(self, digest: str) -> Session | None:
        row = self._database.row("SELECT digest, name, expires FROM sessions WHERE digest = ?", (digest,))
        return Session(row[0], row[1], datetime.fromisoformat(row[2])) if row else None

    def end(self, digest: str) -> None:
        self._database.execute("DELETE FROM sessions WHERE digest = ?", (digest,))

    def end_all(self, name: str) -> None:
        """Every session of one account."""
        self._database.execute("DELETE FROM sessions WHERE name = ?", (name,))
