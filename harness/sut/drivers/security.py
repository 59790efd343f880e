"""Operations on the scanner of files (Đ18.k2), accounts and sessions (Đ3.k3): their protocol and their typed calls."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol, cast

from harness.sut.drivers.door import Door
from harness.sut.drivers.records import Actor


class SecurityDriver(Protocol):
    """L3: the scanner of files (Đ18.k2), accounts and sessions (Đ3.k3)."""

    def set_antivirus(self, clamd_url: str | None = None) -> Mapping[str, Any]: ...
    def create_account(
        self,
        *,
        actor: Actor,
        user_name: str,
        password: str,
        person_name: str,
        role: str,
        unit: str | None = None,
    ) -> Mapping[str, Any]: ...
    def list_accounts(self) -> Mapping[str, Any]: ...
    def account_policy(self) -> Mapping[str, Any]: ...
    def lock_account(self, actor: Actor, user_name: str, reason: str | None = None) -> Mapping[str, Any]: ...
    def unlock_account(
        self, actor: Actor, user_name: str, reason: str | None = None
    ) -> Mapping[str, Any]: ...
    def reset_password(self, actor: Actor, user_name: str, new_password: str) -> Mapping[str, Any]: ...
    def login(self, user_name: str, password: str) -> Mapping[str, Any]: ...
    def logout(self, session: str) -> Mapping[str, Any]: ...
    def use_session(self, session: str) -> Mapping[str, Any]: ...
    def change_password(self, session: str, password: str, new_password: str) -> Mapping[str, Any]: ...


class SecurityCalls(Door):
    """The same over the general door."""

    def set_antivirus(self, clamd_url: str | None = None) -> Mapping[str, Any]:
        return cast(Mapping[str, Any], self.call("set_antivirus", clamd_url=clamd_url))

    def create_account(
        self,
        *,
        actor: Actor,
        user_name: str,
        password: str,
        person_name: str,
        role: str,
        unit: str | None = None,
    ) -> Mapping[str, Any]:
        answer = self.call(
            "create_account", actor=actor, user_name=user_name, password=password, person_name=person_name, role=role,
            unit=unit,
        )  # fmt: skip
        return cast(Mapping[str, Any], answer)

    def list_accounts(self) -> Mapping[str, Any]:
        return cast(Mapping[str, Any], self.call("list_accounts"))

    def account_policy(self) -> Mapping[str, Any]:
        return cast(Mapping[str, Any], self.call("account_policy"))

    def lock_account(self, actor: Actor, user_name: str, reason: str | None = None) -> Mapping[str, Any]:
        answer = self.call("lock_account", actor=actor, user_name=user_name, reason=reason)
        return cast(Mapping[str, Any], answer)

    def unlock_account(self, actor: Actor, user_name: str, reason: str | None = None) -> Mapping[str, Any]:
        answer = self.call("unlock_account", actor=actor, user_name=user_name, reason=reason)
        return cast(Mapping[str, Any], answer)

    def reset_password(self, actor: Actor, user_name: str, new_password: str) -> Mapping[str, Any]:
        answer = self.call("reset_password", actor=actor, user_name=user_name, new_password=new_password)
        return cast(Mapping[str, Any], answer)

    def login(self, user_name: str, password: str) -> Mapping[str, Any]:
        return cast(Mapping[str, Any], self.call("login", user_name=user_name, password=password))

    def logout(self, session: str) -> Mapping[str, Any]:
        return cast(Mapping[str, Any], self.call("logout", session=session))

    def use_session(self, session: str) -> Mapping[str, Any]:
        return cast(Mapping[str, Any], self.call("use_session", session=session))

    def change_password(self, session: str, password: str, new_password: str) -> Mapping[str, Any]:
        answer = self.call("change_password", session=session, password=password, new_password=new_password)
        return cast(Mapping[str, Any], answer)
