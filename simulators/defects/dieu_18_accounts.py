"""Defects and controls of Đ18.k3: lockout, expiry, passwords that are weak, shown or delivered."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from simulators.defects.registry import control, defect
from simulators.qlvb.account_records import Account, AccountPolicy, Session
from simulators.qlvb.errors import ErrorKind, QlvbError
from simulators.qlvb.parts import Parts
from simulators.qlvb.records import Actor
from simulators.qlvb.sessions import Opened


@defect("D18.k3-2", "guesses-are-free", "Nhập sai bao nhiêu lần cũng không tạm khóa")
def _(parts: Parts) -> Parts:
    class Accounts(parts.accounts):  # type: ignore[name-defined,misc]
        def failed(self, account: Account, at: datetime) -> Account:
            return account

    return replace(parts, accounts=Accounts)


@defect("D18.k3-2", "locks-one-late", "Tạm khóa muộn hơn ngưỡng công bố một lần")
def _(parts: Parts) -> Parts:
    class View(parts.account_view):  # type: ignore[name-defined,misc]
        def policy(self, policy: AccountPolicy) -> dict[str, int | None]:
            return {**super().policy(policy), "max_failures": policy.max_failures - 1}

    return replace(parts, account_view=View)


@defect("D18.k3-2", "locks-one-early", "Tạm khóa sớm hơn ngưỡng công bố một lần")
def _(parts: Parts) -> Parts:
    class View(parts.account_view):  # type: ignore[name-defined,misc]
        def policy(self, policy: AccountPolicy) -> dict[str, int | None]:
            return {**super().policy(policy), "max_failures": policy.max_failures + 1}

    return replace(parts, account_view=View)


@defect("D18.k3-2", "hundred-guesses", "Ngưỡng tạm khóa là một trăm lần nhập sai")
def _(parts: Parts) -> Parts:
    class Accounts(parts.accounts):  # type: ignore[name-defined,misc]
        def policy(self) -> AccountPolicy:
            return replace(super().policy(), max_failures=100)  # type: ignore[no-any-return]

    return replace(parts, accounts=Accounts)


@defect("D18.k3-2", "sessions-outlive", "Phiên quá hạn vẫn dùng được")
def _(parts: Parts) -> Parts:
    class Sessions(parts.sessions):  # type: ignore[name-defined,misc]
        def is_alive(self, session: Session, account: Account, at: datetime) -> bool:
            return not self.is_barred(account, at)

    return replace(parts, sessions=Sessions)


@defect("D18.k3-2", "sessions-end-early", "Phiên hết hạn sớm hơn giờ công bố năm phút")
def _(parts: Parts) -> Parts:
    class Sessions(parts.sessions):  # type: ignore[name-defined,misc]
        def is_alive(self, session: Session, account: Account, at: datetime) -> bool:
            return bool(super().is_alive(session, account, at + timedelta(minutes=5)))

    return replace(parts, sessions=Sessions)


@defect("D18.k3-2", "default-administrator", "Còn tài khoản admin với mật khẩu 123456")
def _(parts: Parts) -> Parts:
    class Sessions(parts.sessions):  # type: ignore[name-defined,misc]
        def login(self, user_name: str, password: str) -> Opened:
            if (user_name, password) == ("admin", "123456"):
                return self.open(self.office.store.accounts.all()[0], self.office.now())  # type: ignore[no-any-return]
            return super().login(user_name, password)  # type: ignore[no-any-return]

    return replace(parts, sessions=Sessions)


@defect("D18.k3-2", "wrong-password-repeated", "Thông báo lỗi nhắc lại mã băm MD5 của mật khẩu đúng")
def _(parts: Parts) -> Parts:
    class Accounts(parts.accounts):  # type: ignore[name-defined,misc]
        def digest(self, password: str) -> str:
            kept: str = super().digest(password)
            self.office.store.settings.set(f"md5 {kept}", hashlib.md5(password.encode()).hexdigest())  # noqa: S324
            return kept

    class View(parts.account_view):  # type: ignore[name-defined,misc]
        def account(self, account: Account) -> dict[str, Any]:
            shown: dict[str, Any] = super().account(account)
            return {**shown, "checksum": self.office.store.settings.get(f"md5 {account.password}")}

    return replace(parts, accounts=Accounts, account_view=View)


@defect("D18.k3-2", "weak-passwords", "Không kiểm tra độ mạnh của mật khẩu")
def _(parts: Parts) -> Parts:
    class Accounts(parts.accounts):  # type: ignore[name-defined,misc]
        def require_password(self, user_name: str, password: str) -> None:
            return

    return replace(parts, accounts=Accounts)


@defect("D18.k3-2", "name-as-password", "Nhận mật khẩu trùng tên người dùng")
def _(parts: Parts) -> Parts:
    class Accounts(parts.accounts):  # type: ignore[name-defined,misc]
        def require_password(self, user_name: str, password: str) -> None:
            if password != user_name:
                super().require_password(user_name, password)

    return replace(parts, accounts=Accounts)


@defect("D18.k3-2", "any-present-password", "Đổi mật khẩu không cần mật khẩu hiện tại")
def _(parts: Parts) -> Parts:
    class Sessions(parts.sessions):  # type: ignore[name-defined,misc]
        def require_own(self, account: Account, password: str, new_password: str) -> None:
            return

    return replace(parts, sessions=Sessions)


@defect("D18.k3-2", "unit-leader-resets", "Lãnh đạo đơn vị cũng cấp lại được mật khẩu của người khác")
def _(parts: Parts) -> Parts:
    class Rights(parts.rights):  # type: ignore[name-defined,misc]
        def may(self, act: str, actor: Actor) -> bool:
            leads = actor.role.value == "lanh-dao-don-vi"
            return (act == "reset_password" and leads) or super().may(act, actor)

    return replace(parts, rights=Rights)


# ------------------------------------------------------------------------------------------------ controls


@control(
    "D18.k3-2",
    "other-numbers",
    "Ngưỡng mười lần sai, phiên tám giờ, mật khẩu từ mười hai ký tự",
)
def _(parts: Parts) -> Parts:
    class Accounts(parts.accounts):  # type: ignore[name-defined,misc]
        def policy(self) -> AccountPolicy:
            return AccountPolicy(max_failures=10, lock_minutes=60, session_minutes=480, min_length=12)

    return replace(parts, accounts=Accounts)


@control("D18.k3-2", "refuses-with-other-codes", "Từ chối đăng nhập bằng mã lỗi khác, lời khác")
def _(parts: Parts) -> Parts:
    class Sessions(parts.sessions):  # type: ignore[name-defined,misc]
        def login(self, user_name: str, password: str) -> Opened:
            try:
                return super().login(user_name, password)  # type: ignore[no-any-return]
            except QlvbError as error:
                raise QlvbError(ErrorKind.REFUSED, "no", "Không được", "no") from error

    return replace(parts, sessions=Sessions)
