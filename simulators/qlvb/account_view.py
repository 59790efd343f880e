"""Accounts and sessions in the form of the driver contract: never a password, nor its digest."""

from __future__ import annotations

from typing import Any

from simulators.qlvb.account_records import Account, AccountPolicy
from simulators.qlvb.part import Part
from simulators.qlvb.sessions import Opened


class AccountView(Part):
    """One method per thing shown."""

    def account(self, account: Account) -> dict[str, Any]:
        """Schema Account."""
        show, at = self.office.presentation, self.office.now()
        locked = self.office.accounts.is_locked(account, at)
        lock = account.lock if locked else None
        return {
            "user_name": account.user_name,
            "person_name": account.person_name,
            "role": account.role.value,
            "unit": account.unit or None,
            "state": "locked" if locked else "active",
            "locked_at": show.moment(lock.at) if lock else None,
            "locked_by": show.actor(lock.by) if lock else None,
            "lock_reason": lock.reason if lock else None,
            "password_changed_at": show.moment(account.password_at),
            "must_change": self.office.accounts.must_change(account, at),
            "history": show.history(account.history),
        }

    def session(self, opened: Opened) -> dict[str, Any]:
        """Schema Session."""
        account = opened.account
        return {
            "session": opened.token,
            "user_name": account.user_name,
            "person_name": account.person_name,
            "expires_at": self.office.presentation.moment(opened.session.expires_at),
            "must_change": self.office.accounts.must_change(account, self.office.now()),
        }

    def desk(self, opened: Opened) -> dict[str, Any]:
        """Schema Desk: what the user sees first, the documents to be worked on."""
        shown = self.office.presentation
        waiting = [r for r in self.office.store.incoming.all() if shown.is_in_working_list(r)]
        documents = [{"id": record.key, "subject": record.subject or None} for record in waiting]
        return {**self.session(opened), "documents": documents}

    def policy(self, policy: AccountPolicy) -> dict[str, int | None]:
        """Schema AccountPolicy."""
        return {
            "max_failures": policy.max_failures,
            "session_minutes": policy.session_minutes,
            "password_days": policy.password_days,
            "min_length": policy.min_length,
        }
