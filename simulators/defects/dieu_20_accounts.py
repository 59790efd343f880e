"""Defects and controls of the second khoản 5 of Đ20: changed passwords, accounts taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from simulators.defects.registry import control, defect
from simulators.qlvb import passwords
from simulators.qlvb.account_records import Account, Lock, Session
from simulators.qlvb.parts import Parts
from simulators.qlvb.records import Actor


@defect("D20.k5bis.b-1", "old-password-lives", "Đổi mật khẩu rồi mà mật khẩu cũ vẫn vào được")
def _(parts: Parts) -> Parts:
    class Sessions(parts.sessions):  # type: ignore[name-defined,misc]
        def replaced(self, account: Account, new_password: str) -> str:
            fresh: str = super().replaced(account, new_password)
            self.office.store.settings.set(f"old {fresh}", account.password)
            return fresh

        def is_password_of(self, account: Account | None, password: str) -> bool:
            old = self.office.store.settings.get(f"old {account.password}") if account else None
            earlier = old is not None and passwords.matches(password, old)
            return earlier or super().is_password_of(account, password)

    return replace(parts, sessions=Sessions)


@defect("D20.k5bis.b-1", "change-does-nothing", "Báo đã đổi mật khẩu nhưng không đổi")
def _(parts: Parts) -> Parts:
    class Sessions(parts.sessions):  # type: ignore[name-defined,misc]
        def replaced(self, account: Account, new_password: str) -> str:
            return account.password

    return replace(parts, sessions=Sessions)


@defect("D20.k5bis.b-1", "never-asks", "Công bố hạn đổi mật khẩu mà không bao giờ đòi đổi")
def _(parts: Parts) -> Parts:
    class Accounts(parts.accounts):  # type: ignore[name-defined,misc]
        def must_change(self, account: Account, at: datetime) -> bool:
            return False

    return replace(parts, accounts=Accounts)


@defect("D20.k5bis.b-1", "asks-a-day-early", "Đòi đổi mật khẩu sớm hơn hạn công bố một ngày")
def _(parts: Parts) -> Parts:
    class Accounts(parts.accounts):  # type: ignore[name-defined,misc]
        def must_change(self, account: Account, at: datetime) -> bool:
            return bool(super().must_change(account, at + timedelta(days=1)))

    return replace(parts, accounts=Accounts)


@defect("D20.k5bis.b-3", "sessions-survive-the-lock", "Khóa tài khoản mà phiên đang mở vẫn dùng được")
def _(parts: Parts) -> Parts:
    class Accounts(parts.accounts):  # type: ignore[name-defined,misc]
        def end_sessions(self, account: Account) -> None:
            return

    class Sessions(parts.sessions):  # type: ignore[name-defined,misc]
        def is_barred(self, account: Account, at: datetime) -> bool:
            return False

    return replace(parts, accounts=Accounts, sessions=Sessions)


@defect(
    "D20.k5bis.b-3", "reset-leaves-sessions", "Cấp lại mật khẩu mà phiên mở bằng mật khẩu cũ vẫn dùng được"
)
def _(parts: Parts) -> Parts:
    class Accounts(parts.accounts):  # type: ignore[name-defined,misc]
        def end_sessions(self, account: Account) -> None:
            return

    return replace(parts, accounts=Accounts)


@defect("D20.k5bis.b-3", "one-session-only", "Khóa tài khoản chỉ chấm dứt phiên mở trước nhất")
def _(parts: Parts) -> Parts:
    class Sessions(parts.sessions):  # type: ignore[name-defined,misc]
        def is_barred(self, account: Account, at: datetime) -> bool:
            return False

    class Accounts(parts.accounts):  # type: ignore[name-defined,misc]
        def end_sessions(self, account: Account) -> None:
            held = self.office.store._database.rows(
                "SELECT digest FROM sessions WHERE name = ? ORDER BY rowid LIMIT 1",
                (self.key(account.user_name),),
            )
            for (digest,) in held:
                self.office.store.sessions.end(digest)

    return replace(parts, accounts=Accounts, sessions=Sessions)


@defect("D20.k5bis.b-3", "locked-account-opens", "Tài khoản đã khóa vẫn đăng nhập được")
def _(parts: Parts) -> Parts:
    class Accounts(parts.accounts):  # type: ignore[name-defined,misc]
        def is_locked(self, account: Account, at: datetime) -> bool:
            by_person = account.lock is not None and account.lock.by is not None
            return not by_person and super().is_locked(account, at)

        def lock_by(self, at: datetime, actor: Actor, reason: str) -> Lock:
            return Lock(at, reason, actor)

    class View(parts.account_view):  # type: ignore[name-defined,misc]
        def account(self, account: Account) -> dict[str, Any]:
            shown: dict[str, Any] = super().account(account)
            lock = account.lock
            if lock is None:
                return shown
            at, by = self.office.presentation.moment(lock.at), self.office.presentation.actor(lock.by)
            return {**shown, "state": "locked", "locked_at": at, "locked_by": by}

    return replace(parts, accounts=Accounts, account_view=View)


@defect("D20.k5bis.b-3", "everybody-out", "Khóa một tài khoản thì chấm dứt phiên của mọi người")
def _(parts: Parts) -> Parts:
    class Accounts(parts.accounts):  # type: ignore[name-defined,misc]
        def end_sessions(self, account: Account) -> None:
            for one in self.office.store.accounts.all():
                self.office.store.sessions.end_all(self.key(one.user_name))

    return replace(parts, accounts=Accounts)


@defect("D20.k5bis.b-3", "nobody-locked-it", "Không ghi ai đã khóa tài khoản")
def _(parts: Parts) -> Parts:
    class View(parts.account_view):  # type: ignore[name-defined,misc]
        def account(self, account: Account) -> dict[str, Any]:
            return {**super().account(account), "locked_by": None}

    return replace(parts, account_view=View)


@defect(
    "D20.k5bis.b-3", "locked-at-another-time", "Ghi thời điểm khóa là lúc cấp tài khoản của ngày hôm trước"
)
def _(parts: Parts) -> Parts:
    class Accounts(parts.accounts):  # type: ignore[name-defined,misc]
        def lock_by(self, at: datetime, actor: Actor, reason: str) -> Lock:
            return Lock(at - timedelta(days=1), reason, actor)

    return replace(parts, accounts=Accounts)


@defect("D20.k5bis.b-3", "reset-keeps-the-old-password", "Cấp lại mật khẩu mà mật khẩu cũ vẫn giữ nguyên")
def _(parts: Parts) -> Parts:
    class Accounts(parts.accounts):  # type: ignore[name-defined,misc]
        def reset_password(self, user_name: str, actor: Actor, new_password: str) -> Account:
            kept = self.require(user_name).password
            changed: Account = super().reset_password(user_name, actor, new_password)
            saved: Account = self.save(replace(changed, password=kept))
            return saved

    return replace(parts, accounts=Accounts)


# ------------------------------------------------------------------------------------------------ controls


@control("D20.k5bis.b-1", "change-ends-the-session", "Đổi mật khẩu xong thì phải đăng nhập lại")
def _(parts: Parts) -> Parts:
    class Sessions(parts.sessions):  # type: ignore[name-defined,misc]
        def replaced(self, account: Account, new_password: str) -> str:
            self.office.accounts.end_sessions(account)
            return super().replaced(account, new_password)  # type: ignore[no-any-return]

    return replace(parts, sessions=Sessions)


@control(
    "D20.k5bis.b-3",
    "locked-sessions-are-kept-but-barred",
    "Khóa thì chặn mọi phiên, ghi lý do bằng lời khác",
)
def _(parts: Parts) -> Parts:
    class Accounts(parts.accounts):  # type: ignore[name-defined,misc]
        def lock(self, user_name: str, actor: Actor, reason: str) -> Account:
            account: Account = super().lock(user_name, actor, f"{reason}.")
            return account

    class Sessions(parts.sessions):  # type: ignore[name-defined,misc]
        def is_alive(self, session: Session, account: Account, at: datetime) -> bool:
            return account.lock is None and bool(super().is_alive(session, account, at))

    return replace(parts, accounts=Accounts, sessions=Sessions)


@control(
    "D20.k5bis.b-3",
    "first-password-must-be-changed",
    "Mật khẩu do quản trị cấp lại phải đổi ở lần đăng nhập đầu",
)
def _(parts: Parts) -> Parts:
    class View(parts.account_view):  # type: ignore[name-defined,misc]
        def account(self, account: Account) -> dict[str, Any]:
            reset = account.history[-1].event in ("created", "password-reset")
            shown: dict[str, Any] = super().account(account)
            return {**shown, "must_change": reset and shown["state"] == "active"}

    return replace(parts, account_view=View)
