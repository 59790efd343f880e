"""What steps may ask of the world about the safety of files, accounts and connection (Đ3.k3, Đ18, Đ20.k5bis)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Protocol


class AccountsWorld(Protocol):
    """People with accounts of the product, and strangers without. Sessions have names in the scenario.

    Acts with `must`, and those whose outcome no Then judges, raise Precondition when the product refuses.
    """

    def give(self, person: str) -> None:
        """The administrator gives somebody an account that can be used."""

    def try_to_give(self, person: str, *, spelling: str, of: str) -> None:
        """An account under the user name of somebody, written in some way; the product may refuse."""

    def try_weak(self, person: str, weakness: str) -> None:
        """An account with a weak password; the product may refuse."""

    def administer(self, operation: str, person: str, *, actor: Mapping[str, Any] | None = None) -> None:
        """Lock, unlock, give another password: by the administrator, or by somebody who may not."""

    def log_in(self, person: str, session: str, *, which: str = "đúng", must: bool = False) -> None:
        """With one of the person's passwords: `đúng`, `cũ`, `mới`, `được cấp lại`."""

    def intrude(self, person: str, session: str, wrong: str) -> None:
        """Somebody tries to get in who does not know name or password."""

    def guess(self, person: str, session: str, *, short_of: int) -> None:
        """Wrong passwords up to the number that locks the account, less some."""

    def try_defaults(self) -> None:
        """Names and passwords that products are delivered with."""

    def use(self, session: str) -> None:
        """Open the desk of a session; `phiên bịa ra` and `không có phiên` are none."""

    def log_out(self, session: str) -> None: ...

    def change_password(self, person: str, session: str, *, present: str = "đúng") -> None:
        """The person's own change; the product may refuse."""

    def ask_policy(self) -> None:
        """What the product holds people to, by its own word."""

    def end_of(self, session: str) -> datetime:
        """When a session ends by the product's last word."""

    def password_age(self) -> timedelta | None:
        """How old a password may get by the product's word; None if it sets no limit."""


class SafetyWorld(Protocol):
    """A part of the world; whatever it changes in the product it takes back when the scenario ends."""

    @property
    def accounts(self) -> AccountsWorld:
        """User accounts and sessions."""

    def use_scanner(self) -> None:
        """Hand the world's scanner of malware to the product. Precondition if it does not reach it."""

    def offer_scanner(self) -> None:
        """Hand it over where the declaration says that the product takes one; else the product has its own."""

    def scanner_behaves(self, mood: str) -> None:
        """How the scanner answers from now on: a value of `simulators.antivirus.Mood`."""

    def go_over(self, flaw: str) -> None:
        """From now on the axis is reached over TLS, at a server that is right (``) or wrong in one way."""

    def sync_over(self, flaw: str) -> None:
        """As `go_over`, and the product polls; it may answer as it likes."""
