"""Phiên làm việc: opened by user name and password alone (Đ3.k3), for a while, and never by a locked account."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from simulators.qlvb import passwords
from simulators.qlvb.account_records import Account, Session
from simulators.qlvb.errors import ErrorKind, QlvbError
from simulators.qlvb.part import Part


@dataclass(frozen=True)
class Opened:
    """A session as its user has it: the token is known to nobody else."""

    token: str
    session: Session
    account: Account


class Sessions(Part):
    """Opens, checks and ends sessions."""

    def login(self, user_name: str, password: str) -> Opened:
        """QlvbError `login-refused`: the same words whatever was wrong, so that nobody learns which names there are."""
        at = self.office.now()
        accounts = self.office.accounts
        found = accounts.get(user_name)
        right = self.is_password_of(found, password)
        with self.office.store.transaction():
            account = accounts.get(user_name) if found else None
            if account is not None and right and not accounts.is_locked(account, at):
                account = accounts.save(replace(account, failures=0, lock=None))
                return self.open(account, at)
            if account is not None and not right and not accounts.is_locked(account, at):
                accounts.failed(account, at)
        raise QlvbError(
            ErrorKind.ROLE_FORBIDS,
            "login-refused",
            "Tên người dùng hoặc mật khẩu không đúng, hoặc tài khoản đang bị khóa",
            "wrong user name or password, or the account is locked",
        )

    def is_password_of(self, account: Account | None, password: str) -> bool:
        """Whether it opens the account; for no account the same work is done."""
        kept = account.password if account else self.office.accounts.digest("")
        return passwords.matches(password, kept) and account is not None

    def open(self, account: Account, at: datetime) -> Opened:
        token = self.new_token()
        session = Session(self.digest(token), self.office.accounts.key(account.user_name), self.expiry(at))
        return Opened(token, self.office.store.sessions.save(session), account)

    def new_token(self) -> str:
        return secrets.token_urlsafe(32)

    def digest(self, token: str) -> str:
        return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()

    def expiry(self, at: datetime) -> datetime:
        """Until when a session lasts that nobody uses (Đ18.k3)."""
        return at + timedelta(minutes=self.office.accounts.policy().session_minutes)

    def use(self, token: str) -> Opened:
        """The session, its life prolonged. QlvbError `no-session` if there is none, or it has ended."""
        at = self.office.now()
        with self.office.store.transaction():
            session = self.office.store.sessions.get(self.digest(token))
            account = self.office.accounts.get(session.name) if session else None
            if session is None or account is None or not self.is_alive(session, account, at):
                raise QlvbError(
                    ErrorKind.ROLE_FORBIDS,
                    "no-session",
                    "Phiên làm việc không có hoặc đã hết hạn; hãy đăng nhập",
                    "no such session, or it has ended",
                    hint="log in",
                )
            prolonged = replace(session, expires_at=self.expiry(at))
            return Opened(token, self.office.store.sessions.save(prolonged), account)

    def is_alive(self, session: Session, account: Account, at: datetime) -> bool:
        return at < session.expires_at and not self.is_barred(account, at)

    def is_barred(self, account: Account, at: datetime) -> bool:
        """A person locked out by the administrator; wrong logins of a stranger end nobody's session."""
        return account.lock is not None and account.lock.by is not None

    def end(self, token: str) -> None:
        """Đăng xuất; a session that is not there is no error."""
        self.office.store.sessions.end(self.digest(token))

    def change_password(self, token: str, password: str, new_password: str) -> Opened:
        """The user's own change; the old password opens nothing any more (Đ20.k5). QlvbError `wrong-password`."""
        opened = self.use(token)
        at, accounts = self.office.now(), self.office.accounts
        self.require_own(opened.account, password, new_password)
        accounts.require_password(opened.account.user_name, new_password)
        changed = opened.account.noting(
            at, "password-changed", password=self.replaced(opened.account, new_password), password_at=at
        )
        return replace(opened, account=accounts.save(changed))

    def require_own(self, account: Account, password: str, new_password: str) -> None:
        """Only who knows the password may change it, and to another one."""
        if self.is_password_of(account, password) and password != new_password:
            return
        raise QlvbError(
            ErrorKind.ROLE_FORBIDS,
            "wrong-password",
            "Mật khẩu hiện tại không đúng, hoặc mật khẩu mới trùng mật khẩu cũ",
            "the present password is wrong, or the new one is the same",
        )

    def replaced(self, account: Account, new_password: str) -> str:
        return self.office.accounts.digest(new_password)
