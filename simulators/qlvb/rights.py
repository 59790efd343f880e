"""Who may do what (quyền theo vai trò): the acts of Đ9 and Đ10 and the roles they belong to."""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from simulators.qlvb.errors import ErrorKind, QlvbError
from simulators.qlvb.part import Part
from simulators.qlvb.records import Actor, Role

_DRAFTING = frozenset({Role.DRAFTER, Role.UNIT_LEADER})
_HANDLING = frozenset({Role.DRAFTER, Role.UNIT_LEADER})
_CLERK = frozenset({Role.CLERK})
_ADMINISTRATOR = frozenset({Role.ADMINISTRATOR})

ROLES: Mapping[str, frozenset[Role]] = {
    "issue": _CLERK,
    "recall": frozenset({Role.CLERK, Role.LEADER}),
    "draft": _DRAFTING,
    "submit": _DRAFTING,
    "return_draft": frozenset({Role.UNIT_LEADER, Role.LEADER, Role.CLERK}),
    "approve": frozenset({Role.UNIT_LEADER}),
    "check_format": frozenset({Role.UNIT_LEADER, Role.CLERK}),
    "sign": frozenset({Role.LEADER}),
    "release": _CLERK,
    "cancel_draft": frozenset({Role.DRAFTER, Role.UNIT_LEADER, Role.CLERK}),
    "update": _CLERK,
    "replace": _CLERK,
    "resend": _CLERK,
    "take_back": _CLERK,
    "accept": _CLERK,
    "refuse": _CLERK,
    "escalate": _CLERK,
    "submit_incoming": _CLERK,
    "assign": frozenset({Role.LEADER, Role.UNIT_LEADER}),
    "start": _HANDLING,
    "complete": _HANDLING,
    "send_paper": _CLERK,
    "receive_paper": _CLERK,
    "delete_incoming": frozenset({Role.ADMINISTRATOR}),
    "remind_incoming": frozenset({Role.CLERK, Role.LEADER, Role.UNIT_LEADER}),
    "remind_outgoing": frozenset({Role.DRAFTER, Role.UNIT_LEADER, Role.CLERK}),
    "restart": frozenset({Role.ADMINISTRATOR}),
    "clear_store": frozenset({Role.ADMINISTRATOR}),
    "backup": frozenset({Role.ADMINISTRATOR}),
    "restore": frozenset({Role.ADMINISTRATOR}),
    "open_dossier": _HANDLING,
    "add_to_dossier": _HANDLING,
    "close_dossier": _HANDLING,
    "delete_dossier": frozenset({Role.ADMINISTRATOR}),
    "delegate": frozenset({Role.LEADER}),
    "create_account": _ADMINISTRATOR,
    "lock_account": _ADMINISTRATOR,
    "unlock_account": _ADMINISTRATOR,
    "reset_password": _ADMINISTRATOR,
}
"""Act (operationId of the driver contract) → roles that may do it; the contract's `x-roles`."""


class Rights(Part):
    """Decides who is let in at all, and whether an actor may act."""

    def admits(self, path: str, given: bytes, expected: bytes) -> bool:
        """Whether a call proves by its Authorization that it may be made (QĐ 28 Đ6.1)."""
        return secrets.compare_digest(given, expected)

    def may(self, act: str, actor: Actor) -> bool:
        return actor.role in ROLES[act] or self.office.delegations.permits(act, actor)

    def require(self, act: str, actor: Actor) -> None:
        """QlvbError `role` (403) if the actor may not."""
        if not self.may(act, actor):
            allowed = ", ".join(sorted(ROLES[act]))
            raise QlvbError(
                ErrorKind.ROLE_FORBIDS,
                "role",
                f"Vai trò «{actor.role}» không được thực hiện «{act}»",
                f"role {actor.role} may not {act}",
                hint=f"allowed: {allowed}",
            )
