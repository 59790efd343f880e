"""Đồng bộ với Trục: one round of everything that waits on either side, done when it is all done."""

from __future__ import annotations

from dataclasses import dataclass, field

from simulators.qlvb.inbox import TakeTally
from simulators.qlvb.outbox import SendFault, SendTally
from simulators.qlvb.part import Part


@dataclass(frozen=True)
class SyncOutcome:
    """What a sync did (driver contract, SyncOutcome)."""

    fetched: int = 0
    statuses: int = 0
    sent: int = 0
    faults: tuple[SendFault, ...] = field(default_factory=tuple)


class Synchronisation(Part):
    """Retries, statuses, documents, answers, in that order; one at a time."""

    def sync(self) -> SyncOutcome:
        """Do it. Trouble with the axis is in the outcome, never an exception; QlvbError `not-connected`."""
        connection = self.office.require_connection()
        with self.office.syncing:
            connection.forget_revocation_lists()
            taken = TakeTally()
            before = self.office.outbox.flush()
            self.poll(taken)
            after = self.office.outbox.flush() if self.answers_wait(before) else SendTally()
        self.office.backups.make_due()
        return SyncOutcome(
            fetched=taken.documents,
            statuses=taken.statuses,
            sent=before.sent + after.sent,
            faults=_each_once(before.faults or (), taken.faults, after.faults or ()),
        )

    def poll(self, taken: TakeTally) -> None:
        """Statuses first: a recall's answer shouldn't wait behind large documents."""
        self.office.inbox.poll("status", taken)
        self.office.inbox.poll("edoc", taken)

    def answers_wait(self, before: SendTally) -> bool:
        """Whether anything is left to send; what has just failed is left alone until the next sync."""
        return not before.faults or bool(self.office.store.queue.untried())


def _each_once(*groups: list[SendFault] | tuple[()]) -> tuple[SendFault, ...]:
    return tuple(dict.fromkeys(fault for group in groups for fault in group))
