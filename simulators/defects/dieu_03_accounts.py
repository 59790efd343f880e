"""Defects and controls of Đ3.k3: user names of one's own, and nobody in without a password."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import datetime
from typing import Any

from simulators.defects.registry import control, defect
from simulators.qlvb import passwords
from simulators.qlvb.account_records import Account
from simulators.qlvb.parts import Parts
from simulators.qlvb.sessions import Opened


@defect(
    "D3.k3-1", "second-owner-overwrites", "Cấp lại một tên người dùng đã có thì người sau chiếm tài khoản"
)
def _(parts: Parts) -> Parts:
    class Accounts(parts.accounts):  # type: ignore[name-defined,misc]
        def keep(self, account: Account) -> bool:
            if not super().keep(account):
                self.save(account)
            return True

    return replace(parts, accounts=Accounts)


class _LooseNames:
    """Mixed in: whatever is typed is a name."""

    def require_user_name(self, user_name: str) -> None:
        return


@defect(
    "D3.k3-1", "blanks-make-names", "Thêm khoảng trắng hay ký tự không bề rộng thì thành tên người dùng khác"
)
def _(parts: Parts) -> Parts:
    class Accounts(_LooseNames, parts.accounts):  # type: ignore[name-defined,misc]
        pass

    return replace(parts, accounts=Accounts)


@defect("D3.k3-1", "names-with-marks-are-not-compared", "Tên người dùng có dấu thì không so trùng")
def _(parts: Parts) -> Parts:
    class Accounts(parts.accounts):  # type: ignore[name-defined,misc]
        def keep(self, account: Account) -> bool:
            if super().keep(account):
                return True
            again = f"{self.key(account.user_name)} 2"
            return not account.user_name.isascii() and bool(self.office.store.accounts.add(again, account))

    return replace(parts, accounts=Accounts)


@defect("D3.k3-1", "lists-everybody-as-one", "Danh sách tài khoản ghi một người dưới tên của người khác")
def _(parts: Parts) -> Parts:
    class View(parts.account_view):  # type: ignore[name-defined,misc]
        def account(self, account: Account) -> dict[str, Any]:
            return {**super().account(account), "person_name": "Người dùng"}

    return replace(parts, account_view=View)


@defect(
    "D3.k3-1", "sessions-of-the-first", "Mọi phiên đều mở bàn làm việc của người đầu tiên trong danh sách"
)
def _(parts: Parts) -> Parts:
    class View(parts.account_view):  # type: ignore[name-defined,misc]
        def desk(self, opened: Opened) -> dict[str, Any]:
            first = self.office.store.accounts.all()[0]
            return {**super().desk(opened), "user_name": first.user_name}

    return replace(parts, account_view=View)


@defect("D3.k3-2", "empty-password-opens", "Mật khẩu rỗng cũng vào được")
def _(parts: Parts) -> Parts:
    class Sessions(parts.sessions):  # type: ignore[name-defined,misc]
        def is_password_of(self, account: Account | None, password: str) -> bool:
            return (account is not None and not password) or super().is_password_of(account, password)

    return replace(parts, sessions=Sessions)


@defect("D3.k3-2", "capitals-do-not-count", "So mật khẩu không phân biệt hoa thường")
def _(parts: Parts) -> Parts:
    class Accounts(parts.accounts):  # type: ignore[name-defined,misc]
        def digest(self, password: str) -> str:
            return super().digest(password.casefold())  # type: ignore[no-any-return]

    class Sessions(parts.sessions):  # type: ignore[name-defined,misc]
        def is_password_of(self, account: Account | None, password: str) -> bool:
            return super().is_password_of(account, password.casefold())  # type: ignore[no-any-return]

    return replace(parts, accounts=Accounts, sessions=Sessions)


@defect("D3.k3-2", "password-cut-off", "Chỉ so mười hai ký tự đầu của mật khẩu")
def _(parts: Parts) -> Parts:
    class Accounts(parts.accounts):  # type: ignore[name-defined,misc]
        def digest(self, password: str) -> str:
            return super().digest(password[:12])  # type: ignore[no-any-return]

    class Sessions(parts.sessions):  # type: ignore[name-defined,misc]
        def is_password_of(self, account: Account | None, password: str) -> bool:
            return super().is_password_of(account, password[:12])  # type: ignore[no-any-return]

    return replace(parts, accounts=Accounts, sessions=Sessions)


@defect("D3.k3-2", "anybodys-password", "Mật khẩu của bất kỳ ai cũng mở được tài khoản")
def _(parts: Parts) -> Parts:
    class Sessions(parts.sessions):  # type: ignore[name-defined,misc]
        def is_password_of(self, account: Account | None, password: str) -> bool:
            if super().is_password_of(account, password):
                return True
            now: datetime = self.office.now()
            others = [a for a in self.office.store.accounts.all() if a.created_at == now and a is not account]
            return account is not None and any(passwords.matches(password, a.password) for a in others[-2:])

    return replace(parts, sessions=Sessions)


@defect("D3.k3-2", "logout-forgets-nothing", "Đăng xuất không chấm dứt phiên ở máy chủ")
def _(parts: Parts) -> Parts:
    class Sessions(parts.sessions):  # type: ignore[name-defined,misc]
        def end(self, token: str) -> None:
            return

    return replace(parts, sessions=Sessions)


@defect("D3.k3-2", "guest-desk", "Không có phiên thì vào với tư cách khách")
def _(parts: Parts) -> Parts:
    class Sessions(parts.sessions):  # type: ignore[name-defined,misc]
        def use(self, token: str) -> Opened:
            if token:
                return super().use(token)  # type: ignore[no-any-return]
            return self.open(self.office.store.accounts.all()[-1], self.office.now())  # type: ignore[no-any-return]

    return replace(parts, sessions=Sessions)


# ------------------------------------------------------------------------------------------------ controls


@control("D3.k3-1", "capitals-make-names", "Phân biệt hoa thường trong tên người dùng")
def _(parts: Parts) -> Parts:
    class Accounts(parts.accounts):  # type: ignore[name-defined,misc]
        def key(self, user_name: str) -> str:
            return unicodedata.normalize("NFKC", user_name)

    return replace(parts, accounts=Accounts)


@control("D3.k3-1", "trims-and-drops", "Bỏ khoảng trắng và ký tự không bề rộng rồi mới so tên người dùng")
def _(parts: Parts) -> Parts:
    class Accounts(_LooseNames, parts.accounts):  # type: ignore[name-defined,misc]
        def key(self, user_name: str) -> str:
            seen = (c for c in user_name if not c.isspace() and unicodedata.category(c) != "Cf")
            return super().key("".join(seen))  # type: ignore[no-any-return]

    return replace(parts, accounts=Accounts)


@control("D3.k3-2", "short-tokens-of-another-kind", "Mã phiên là số, phiên không nêu họ tên")
def _(parts: Parts) -> Parts:
    class Sessions(parts.sessions):  # type: ignore[name-defined,misc]
        def new_token(self) -> str:
            return str(int.from_bytes(super().new_token().encode()[:16], "big"))

    class View(parts.account_view):  # type: ignore[name-defined,misc]
        def session(self, opened: Opened) -> dict[str, Any]:
            return {**super().session(opened), "person_name": None}

    return replace(parts, sessions=Sessions, account_view=View)
