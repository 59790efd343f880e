"""User accounts and sessions as the product keeps them (Đ3.k3)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from simulators.qlvb.records import Actor, Event, Role


@dataclass(frozen=True)
class AccountPolicy:
    """What the administrator has laid down: wrong logins in a row until an account is locked, minutes that this and an
    idle session last, days until a password is too old, its shortest length."""

    max_failures: int = 5
    lock_minutes: int = 15
    session_minutes: int = 30
    password_days: int = 90
    min_length: int = 8


@dataclass(frozen=True)
class Lock:
    """An account that nobody can use. `by` None: the product locked it after wrong logins, until `until`."""

    at: datetime
    reason: str
    by: Actor | None = None
    until: datetime | None = None


@dataclass(frozen=True)
class Account:
    """One person's account. `password` is a digest."""

    user_name: str
    person_name: str
    role: Role
    password: str
    password_at: datetime
    created_at: datetime
    unit: str = ""
    must_change: bool = False
    failures: int = 0
    lock: Lock | None = None
    history: tuple[Event, ...] = ()

    def noting(
        self, at: datetime, event: str, *, actor: Actor | None = None, detail: str = "", **changes: Any
    ) -> Account:
        """The account with `changes` and one more line of history."""
        line = Event(at, event, actor, detail)
        return replace(self, history=(*self.history, line), **changes)


@dataclass(frozen=True)
class Session:
    """An open session: digest of its token, key of its account, until when it lasts without being used."""

    digest: str
    name: str
    expires_at: datetime
