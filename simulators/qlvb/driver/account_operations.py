"""Operations on accounts and sessions (Đ3.k3, Đ18.k3, Đ20.k5)."""

from __future__ import annotations

from simulators.qlvb.driver.calls import CREATED, Answer, Call, OperationGroup
from simulators.qlvb.driver.decoding import decode
from simulators.qlvb.requests import AccountAct, CreateAccountAct, Login, SessionUse


class AccountOperations(OperationGroup):
    """Method names are the operationIds."""

    def create_account(self, call: Call) -> Answer:
        act = self._act("create_account", call, CreateAccountAct)
        return Answer(self.office.account_view.account(self.office.accounts.create(act)), CREATED)

    def list_accounts(self, call: Call) -> Answer:
        return Answer(
            {"items": [self.office.account_view.account(a) for a in self.office.store.accounts.all()]}
        )

    def account_policy(self, call: Call) -> Answer:
        return Answer(self.office.account_view.policy(self.office.accounts.policy()))

    def lock_account(self, call: Call) -> Answer:
        act = self._act("lock_account", call, AccountAct)
        locked = self.office.accounts.lock(act.user_name, act.actor, act.reason)
        return Answer(self.office.account_view.account(locked))

    def unlock_account(self, call: Call) -> Answer:
        act = self._act("unlock_account", call, AccountAct)
        return Answer(self.office.account_view.account(self.office.accounts.unlock(act.user_name, act.actor)))

    def reset_password(self, call: Call) -> Answer:
        act = self._act("reset_password", call, AccountAct)
        changed = self.office.accounts.reset_password(act.user_name, act.actor, act.new_password)
        return Answer(self.office.account_view.account(changed))

    def login(self, call: Call) -> Answer:
        given = decode(call.body, Login)
        opened = self.office.sessions.login(given.user_name, given.password)
        return Answer(self.office.account_view.session(opened), CREATED)

    def logout(self, call: Call) -> Answer:
        self.office.sessions.end(decode(call.body, SessionUse).session)
        return Answer({"ended": True})

    def use_session(self, call: Call) -> Answer:
        opened = self.office.sessions.use(decode(call.body, SessionUse).session)
        return Answer(self.office.account_view.desk(opened))

    def change_password(self, call: Call) -> Answer:
        given = decode(call.body, SessionUse)
        changed = self.office.sessions.change_password(given.session, given.password, given.new_password)
        return Answer(self.office.account_view.session(changed))
