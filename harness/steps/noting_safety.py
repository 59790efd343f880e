"""What the steps about malware, accounts and connection ask of a driver: the part of a world that only takes notes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

_SESSION = timedelta(minutes=30)
_PASSWORD = timedelta(days=90)


class NotingAccounts:
    """Implements `harness.steps.safety_world.AccountsWorld`."""

    def __init__(self, asked: set[str], now: Callable[[], datetime]) -> None:
        self._asked = asked
        self._now = now

    def give(self, person: str) -> None:
        self._asked.add("create_account")

    def try_to_give(self, person: str, *, spelling: str, of: str) -> None:
        self._asked.add("create_account")

    def try_weak(self, person: str, weakness: str) -> None:
        self._asked.add("create_account")

    def administer(self, operation: str, person: str, *, actor: Mapping[str, Any] | None = None) -> None:
        self._asked.add(operation)

    def log_in(self, person: str, session: str, *, which: str = "", must: bool = False) -> None:
        self._asked.add("login")

    def intrude(self, person: str, session: str, wrong: str) -> None:
        self._asked.add("login")

    def guess(self, person: str, session: str, *, short_of: int) -> None:
        self._asked.add("login")

    def try_defaults(self) -> None:
        self._asked.add("login")

    def use(self, session: str) -> None:
        self._asked.add("use_session")

    def log_out(self, session: str) -> None:
        self._asked.add("logout")

    def change_password(self, person: str, session: str, *, present: str = "") -> None:
        self._asked.add("change_password")

    def ask_policy(self) -> None:
        self._asked.add("account_policy")

    def end_of(self, session: str) -> datetime:
        return self._now() + _SESSION

    def password_age(self) -> timedelta | None:
        return _PASSWORD


class NotingSafety:
    """Implements `harness.steps.safety_world.SafetyWorld`. A scanner that is only offered is no need."""

    def __init__(self, asked: set[str], now: Callable[[], datetime]) -> None:
        self._asked = asked
        self.accounts = NotingAccounts(asked, now)

    def use_scanner(self) -> None:
        self._asked.add("set_antivirus")

    def offer_scanner(self) -> None: ...

    def scanner_behaves(self, mood: str) -> None: ...

    def go_over(self, flaw: str) -> None:
        self._asked.add("set_connection")

    def sync_over(self, flaw: str) -> None:
        self._asked.add("set_connection")
