"""Thời điểm nhận: when a document entered, when that counts as received, until when to handle it (Đ15.k2)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from simulators.clock import VIETNAM
from simulators.qlvb.part import Part
from simulators.qlvb.records import Incoming, IncomingState

TERM = timedelta(hours=2)
"""Đ6.k2.b: two working hours."""


class Receipt(Part):
    """Times of an incoming document."""

    def received_at(self, entered: datetime) -> datetime:
        """The moment at which it entered the system (Đ15.k2)."""
        return entered

    def legal_received_at(self, received_at: datetime) -> datetime:
        """That moment, or the start of the next working hours if it lies outside them (Đ15.k2)."""
        return self.office.calendar.legal_receipt(received_at)

    def handle_by(self, received_at: datetime) -> datetime:
        """Two working hours after the legal receipt; that second is in time (Đ6.k2.b; design §9.3)."""
        return self.office.calendar.add_working(self.legal_received_at(received_at), TERM)

    def arrival_day(self, at: datetime) -> date:
        """Ngày đến, at +07:00."""
        return at.astimezone(VIETNAM).date()

    def is_late(self, record: Incoming, now: datetime) -> bool:
        """Handled too late, or not handled while the term has passed."""
        if record.handled_at is None and record.state is not IncomingState.ARRIVED:
            return False
        return (record.handled_at or now) > record.handle_by
