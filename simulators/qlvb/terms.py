"""Thời hạn của văn thư, lãnh đạo (Đ6.k2.a, b): until when to send and to assign, and what is late."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from simulators.clock import VIETNAM
from simulators.qlvb.part import Part
from simulators.qlvb.records import Incoming, IncomingState, Outgoing, OutgoingState

_TO_BE_SENT = frozenset({OutgoingState.SIGNED, OutgoingState.ISSUED})


class Duty(StrEnum):
    """What may be late: văn thư handles what came in, the leader assigns it, văn thư sends what is signed."""

    HANDLE = "handle"
    ASSIGN = "assign"
    SEND = "send"


@dataclass(frozen=True)
class Late:
    """A record whose duty is done too late, or not done while its term has passed."""

    duty: Duty
    record: Incoming | Outgoing
    due: datetime | dt.date


class Terms(Part):
    """Works terms out from the records; nothing is kept but the moments of what people did."""

    # ------------------------------------------------------------------------------------- phân công, Đ6.k2.b

    def assign_by(self, record: Incoming) -> dt.date | None:
        """The day of acceptance, +07:00; None while nobody has accepted (Đ6.k2.b; design §9.21)."""
        return record.arrival_date

    def is_assigned_late(self, record: Incoming, now: datetime) -> bool:
        """Assigned on a later day, or still waiting on one."""
        last = self.assign_by(record)
        at = record.assigned_at or (now if record.state is IncomingState.ACCEPTED else None)
        return last is not None and at is not None and at.astimezone(VIETNAM).date() > last

    def first_assigned_at(self, record: Incoming, at: datetime) -> datetime:
        """The first assignment counts: a unit's head who names the specialist later makes nothing late."""
        return record.assigned_at or at

    # ------------------------------------------------------------------------------------- gửi, Đ6.k2.a

    def send_by(self, record: Outgoing) -> datetime | None:
        """The end of the morning of the next working day after the leader signed; None for what is unsigned."""
        if record.signed_at is None:
            return None
        return self.office.calendar.next_morning_end(record.signed_at)

    def is_sent_late(self, record: Outgoing, now: datetime) -> bool:
        """Sent after that, or signed and not sent while it has passed."""
        term = self.send_by(record)
        at = record.sent_at or (now if record.state in _TO_BE_SENT else None)
        return term is not None and at is not None and at > term

    # ------------------------------------------------------------------------------------- all

    def late(self) -> Iterator[Late]:
        """Everything late now, văn bản đến first, oldest first."""
        now = self.office.now()
        for record in self.office.store.incoming.all():
            if self.office.receipt.is_late(record, now):
                yield Late(Duty.HANDLE, record, record.handle_by)
            if (day := self.assign_by(record)) is not None and self.is_assigned_late(record, now):
                yield Late(Duty.ASSIGN, record, day)
        for paper in self.office.store.outgoing.all():
            if (term := self.send_by(paper)) is not None and self.is_sent_late(paper, now):
                yield Late(Duty.SEND, paper, term)
