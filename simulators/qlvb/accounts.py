"""Tài khoản người dùng (Đ3.k3): one name for each person, locked and given back by the administrator (Đ20.k5)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from simulators.qlvb import passwords
from simulators.qlvb.account_records import Account, AccountPolicy, Lock
from simulators.qlvb.errors import not_found, refused
from simulators.qlvb.part import Part
from simulators.qlvb.records import Actor
from simulators.qlvb.requests import CreateAccountAct

_USER_NAME: Final = re.compile(r"\w(?:[\w.@-]{0,62}\w)?")
_GUESSED_FIRST: Final = frozenset(
    {"12345678", "123456789", "password", "matkhau123", "qwertyuiop", "admin@123"}
)


class Accounts(Part):
    """Gives, locks and unlocks accounts. Nobody else's name can be had by writing it in another way."""

    def policy(self) -> AccountPolicy:
        return self.office.config.accounts

    def key(self, user_name: str) -> str:
        """The one form of a user name: capitals, compositions and widths of letters aside."""
        return unicodedata.normalize("NFKC", user_name).casefold()

    def get(self, user_name: str) -> Account | None:
        return self.office.store.accounts.get(self.key(user_name))

    def create(self, act: CreateAccountAct) -> Account:
        """A new account. QlvbError `bad-user-name`, `user-name-taken`, or of the password (Đ3.k3)."""
        at = self.office.now()
        self.require_user_name(act.user_name)
        self.require_password(act.user_name, act.password)
        account = Account(
            user_name=act.user_name,
            person_name=act.person_name,
            role=act.role,
            unit=act.unit,
            password=self.digest(act.password),
            password_at=at,
            created_at=at,
        ).noting(at, "created", actor=act.actor)
        with self.office.store.transaction():
            if not self.keep(account):
                raise refused(
                    "user-name-taken",
                    f"Tên người dùng «{act.user_name}» đã được cấp cho người khác",
                    f"user name {act.user_name!r} is taken",
                    where="$.user_name",
                    hint="choose another",
                )
        return account

    def keep(self, account: Account) -> bool:
        """False if somebody has that name."""
        return self.office.store.accounts.add(self.key(account.user_name), account)

    def require_user_name(self, user_name: str) -> None:
        """Letters, digits and . _ @ - only: no blanks of any kind, no look-alikes in other widths (Đ3.k3)."""
        plain = unicodedata.normalize("NFKC", user_name) == unicodedata.normalize("NFC", user_name)
        if not plain or not _USER_NAME.fullmatch(user_name):
            raise refused(
                "bad-user-name",
                "Tên người dùng chỉ gồm chữ, số và các dấu . _ @ -, không có khoảng trắng",
                "a user name has letters, digits and . _ @ - only",
                where="$.user_name",
            )

    def require_password(self, user_name: str, password: str) -> None:
        """Not shorter than the policy says, not the user name, none that is guessed first (Đ18.k3)."""
        shortest = self.policy().min_length
        known = password.casefold() in _GUESSED_FIRST or self.key(password) == self.key(user_name)
        if shortest <= len(password) <= passwords.LONGEST and not known:
            return
        raise refused(
            "weak-password",
            f"Mật khẩu phải có từ {shortest} ký tự, không trùng tên người dùng và không phải mật khẩu dễ đoán",
            f"a password has {shortest} letters or more and is neither the user name nor a usual one",
            where="$.password",
        )

    def digest(self, password: str) -> str:
        return passwords.digest(password, self.office.config.password_cost)

    def lock(self, user_name: str, actor: Actor, reason: str) -> Account:
        """The account opens nothing any more, and its sessions end at once (Đ20.k5)."""
        at = self.office.now()
        with self.office.store.transaction():
            account = self.require(user_name)
            self.end_sessions(account)
            locked = account.noting(
                at, "locked", actor=actor, detail=reason, lock=self.lock_by(at, actor, reason)
            )
            return self.save(locked)

    def lock_by(self, at: datetime, actor: Actor, reason: str) -> Lock:
        """Who locked it, when and why."""
        return Lock(at, reason, actor)

    def unlock(self, user_name: str, actor: Actor) -> Account:
        """The account may be used again, with its password."""
        at = self.office.now()
        with self.office.store.transaction():
            account = self.require(user_name)
            return self.save(account.noting(at, "unlocked", actor=actor, lock=None, failures=0))

    def reset_password(self, user_name: str, actor: Actor, new_password: str) -> Account:
        """Another password for somebody who has lost control of the account; the old one and its sessions are void."""
        at = self.office.now()
        self.require_password(user_name, new_password)
        fresh = self.digest(new_password)
        with self.office.store.transaction():
            account = self.require(user_name)
            self.end_sessions(account)
            return self.save(
                account.noting(at, "password-reset", actor=actor, password=fresh, password_at=at, failures=0)
            )

    def end_sessions(self, account: Account) -> None:
        """Every open session of an account."""
        self.office.store.sessions.end_all(self.key(account.user_name))

    def failed(self, account: Account, at: datetime) -> Account:
        """One more wrong login; beyond the policy the account is locked for a while (Đ18.k3)."""
        policy = self.policy()
        failures = account.failures + 1
        if failures < policy.max_failures:
            return self.save(replace(account, failures=failures))
        lock = Lock(at, f"{failures} lần sai mật khẩu", until=at + timedelta(minutes=policy.lock_minutes))
        return self.save(account.noting(at, "locked", detail=lock.reason, failures=failures, lock=lock))

    def is_locked(self, account: Account, at: datetime) -> bool:
        lock = account.lock
        return lock is not None and (lock.until is None or at < lock.until)

    def must_change(self, account: Account, at: datetime) -> bool:
        """The password is older than the policy allows (Đ20.k5)."""
        return at >= account.password_at + timedelta(days=self.policy().password_days)

    def require(self, user_name: str) -> Account:
        account = self.get(user_name)
        if account is None:
            raise not_found("tài khoản", user_name)
        return account

    def save(self, account: Account) -> Account:
        return self.office.store.accounts.save(self.key(account.user_name), account)
