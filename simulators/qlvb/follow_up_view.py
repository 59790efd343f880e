"""How follow-up is shown (Đ9.k2.c, Đ10.k3.b): notices, the overview of what is owed, delegations."""

from __future__ import annotations

import datetime as dt
from typing import Any

from simulators.qlvb.follow_up import OwedAnswer, OwedReport
from simulators.qlvb.part import Part
from simulators.qlvb.records import Delegation
from simulators.qlvb.store import Notice
from simulators.qlvb.terms import Late


class FollowUpView(Part):
    """Values of the schemas Notice, FollowUp and Delegation."""

    def notices(self, about: str | None) -> list[dict[str, Any]]:
        """Oldest first; all, or those about one record."""
        return [self.notice(n) for n in self.office.store.notices.all() if about in (None, n.record)]

    def notice(self, notice: Notice) -> dict[str, Any]:
        show = self.office.presentation
        return {
            "at": show.moment(notice.at),
            "kind": notice.kind,
            "about": notice.record or None,
            "document_id": notice.document_id or None,
            "to": {
                "unit": notice.unit or None,
                "person": notice.person or None,
                "organ_id": notice.organ_id or None,
            },
            "text": notice.text,
            "actor": show.actor(notice.actor),
        }

    def overview(self) -> dict[str, Any]:
        """What is owed now."""
        follow_up = self.office.follow_up
        return {
            "as_of": self.office.presentation.moment(self.office.now()),
            "reports": [self.report(owed) for owed in follow_up.reports()],
            "answers": [self.answer(owed) for owed in follow_up.answers()],
            "late": [self.late(late) for late in self.office.terms.late()],
        }

    def late(self, late: Late) -> dict[str, Any]:
        """A document handled, assigned or sent too late, or still waiting after its term (Đ6.k2.a, b)."""
        return {
            "id": late.record.key,
            "document_id": late.record.document_id or None,
            "duty": late.duty.value,
            "due": late.due.isoformat(),
        }

    def report(self, owed: OwedReport) -> dict[str, Any]:
        """A report that a unit owes (Đ9.k2.c)."""
        given = owed.record.assignment
        return {
            "id": owed.record.key,
            "document_id": owed.record.document_id or None,
            "lead": {"unit": given.unit, "person": given.person or None} if given else None,
            **self.term(owed.due, owed.days_late),
            "reminders": owed.reminders,
        }

    def answer(self, owed: OwedAnswer) -> dict[str, Any]:
        """An answer that an agency owes (Đ10.k3.b)."""
        return {
            "id": owed.record.key,
            "document_id": owed.record.document_id or None,
            "organ_id": owed.recipient.organ_id,
            "name": owed.recipient.name,
            **self.term(owed.due, owed.days_late),
            "reminders": owed.reminders,
        }

    def term(self, due: dt.date | None, days_late: int) -> dict[str, Any]:
        """A term, and how many days it is past."""
        return {
            "due_date": self.office.presentation.day(due),
            "late": days_late > 0,
            "days_late": days_late,
        }

    def delegation(self, given: Delegation) -> dict[str, Any]:
        show = self.office.presentation
        return {
            "at": show.moment(given.at),
            "by": show.actor(given.by),
            "to": show.actor(given.to),
            "acts": list(given.acts),
            "until": show.day(given.until),
        }
