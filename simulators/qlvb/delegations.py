"""Ủy quyền (Đ20.k2): what the person with authority lets another person do."""

from __future__ import annotations

from simulators.clock import VIETNAM
from simulators.qlvb.errors import refused
from simulators.qlvb.part import Part
from simulators.qlvb.records import Actor, Delegation
from simulators.qlvb.requests import DelegateAct

DELEGABLE = frozenset({"approve", "sign", "assign", "check_format", "release"})
"""Acts that may be handed on; the rights of the administrator and delegation itself may not."""


class Delegations(Part):
    """Keeps delegations; a later one for the same person and act adds to the earlier."""

    def delegate(self, act: DelegateAct) -> Delegation:
        """Take it down. QlvbError `not-delegable` for an act that may not be handed on."""
        beyond = sorted(set(act.acts) - DELEGABLE)
        if beyond:
            raise refused(
                "not-delegable",
                f"Không ủy quyền được: {', '.join(beyond)}",
                f"cannot be delegated: {', '.join(beyond)}",
                where="acts",
                hint=f"allowed: {', '.join(sorted(DELEGABLE))}",
            )
        given = Delegation(self.office.now(), act.actor, act.to, act.acts, act.until)
        self.office.store.delegations.add(given)
        return given

    def permits(self, act: str, actor: Actor) -> bool:
        """Whether somebody may act today by delegation; role and name must both be those it was given to."""
        today = self.office.now().astimezone(VIETNAM).date()
        return any(
            act in given.acts
            and (given.to.role, given.to.name) == (actor.role, actor.name)
            and (given.until is None or today <= given.until)
            for given in self.office.store.delegations.all()
        )
