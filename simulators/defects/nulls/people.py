"""Accounts of a null product: everybody gets one, any password opens them, nothing ends a session."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from simulators.defects.nulls.records import Record


class People:
    """Says yes to everyone. Whoever opened the last session is the one whose session any token is."""

    def __init__(self) -> None:
        self._accounts: dict[str, Record] = {}
        self._owner: dict[str, str] = {}

    def perform(self, operation: str, body: Mapping[str, Any], shown: str | None) -> Any:
        match operation:
            case "list_accounts":
                return {"items": list(self._accounts.values())}
            case "account_policy":
                return {"max_failures": 5, "session_minutes": 30, "password_days": 90, "min_length": 8}
            case "logout":
                return {"ended": True}
            case "create_account":
                self._accounts[body["user_name"]] = self._account(body["user_name"], shown, body["actor"])
                return self._accounts[body["user_name"]]
            case "login":
                token = f"phien-{len(self._owner) + 1}"
                self._owner[token] = body["user_name"] or "ai-do"
                return self._session(token)
            case "use_session":
                return {**self._session(body["session"]), "documents": []}
            case "change_password":
                return self._session(body["session"])
        state = "locked" if operation == "lock_account" else "active"
        account = self._account(body["user_name"], shown, body["actor"])
        return {**account, "state": state}

    def _account(self, user_name: str, shown: str | None, by: Mapping[str, Any]) -> Record:
        return {
            "user_name": user_name, "person_name": user_name, "role": "van-thu", "unit": None, "state": "active",
            "locked_at": shown, "locked_by": dict(by), "lock_reason": None, "password_changed_at": shown,
            "must_change": False, "history": [],
        }  # fmt: skip

    def _session(self, token: str) -> Record:
        return {
            "session": token or "phien", "user_name": self._owner.get(token, "ai-do"), "person_name": None,
            "expires_at": "2019-12-17T08:30:00+07:00", "must_change": False,
        }  # fmt: skip
