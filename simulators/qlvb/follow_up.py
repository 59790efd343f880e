"""Theo dõi, đôn đốc (Đ9.k2.c, Đ10.k3): what is overdue, who owes an answer, who was reminded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from simulators.clock import VIETNAM
from simulators.qlvb.errors import refused
from simulators.qlvb.part import Part
from simulators.qlvb.records import Incoming, IncomingState, Outgoing, OutgoingState, Recipient
from simulators.qlvb.requests import RemindIncomingAct, RemindOutgoingAct
from simulators.qlvb.store import Notice

REMINDER = "reminder"
_IN_HAND = frozenset({IncomingState.ACCEPTED, IncomingState.ASSIGNED, IncomingState.PROCESSING})


@dataclass(frozen=True)
class OwedReport:
    """An incoming document that asks for a report, not finished yet."""

    record: Incoming
    due: dt.date | None
    days_late: int
    reminders: int


@dataclass(frozen=True)
class OwedAnswer:
    """A recipient that has not answered an outgoing document."""

    record: Outgoing
    recipient: Recipient
    due: dt.date | None
    days_late: int
    reminders: int


class FollowUp(Part):
    """Works everything out from the records at the moment of asking; only reminders and answers are kept."""

    # ------------------------------------------------------------------------------------- văn bản đến, Đ9.k2.c

    def is_overdue(self, record: Incoming) -> bool:
        """Whether the term in the lead unit has passed and the work is not finished (Đ9.k2.c)."""
        term = record.assignment.deadline if record.assignment else None
        return record.state in _IN_HAND and self.days_late(term) > 0

    def asks_for_report(self, record: Incoming) -> bool:
        """Whether the document asks for a report or information (Đ9.k2.c)."""
        return record.reply_request is not None

    def remind_unit(self, key: str, act: RemindIncomingAct) -> Incoming:
        """Đôn đốc the unit or specialist; a notice and a line of history (Đ9.k2.c)."""
        at = self.office.now()
        to = " ".join(part for part in (act.to.unit, act.to.person) if part)
        with self.office.store.transaction():
            record = self.office.incoming(key)
            record = record.noting(at, "reminded", actor=act.actor, detail=f"{to}: {act.text}")
            self.keep_reminder(
                Notice(
                    at, REMINDER, "", record.document_id, act.text,
                    record=record.key, unit=act.to.unit, person=act.to.person, actor=act.actor,
                )
            )  # fmt: skip
            return self.office.store.incoming.save(record)

    def keep_reminder(self, notice: Notice) -> None:
        """A reminder is on record, with who, whom, when (Đ9.k2.c, Đ10.k3.b)."""
        self.office.notify(notice)

    def reports(self) -> Iterator[OwedReport]:
        """Incoming documents that ask for a report and are not finished, oldest first (Đ9.k2.c)."""
        reminders = self._reminders()
        for record in self.office.store.incoming.all():
            if self.asks_for_report(record) and record.state in _IN_HAND:
                due = self.report_due(record)
                count = sum(notice.record == record.key for notice in reminders)
                yield OwedReport(record, due, self.days_late(due), count)

    def report_due(self, record: Incoming) -> dt.date | None:
        """The term of the report, else that of the lead unit, else that of the document."""
        asked = record.reply_request.due_date if record.reply_request else None
        given = record.assignment.deadline if record.assignment else None
        return asked or given or record.due_date

    # ------------------------------------------------------------------------------------- văn bản đi, Đ10.k3.b

    def note_answer(self, answer: Incoming) -> None:
        """An incoming document answers one of ours: its sender owes nothing more (Đ10.k3.b)."""
        for link in answer.replies_to:
            record = self.office.store.outgoing.by_document_id(link.document_id)
            recipient = record.recipient(answer.sender.organ_id) if record else None
            if record is None or recipient is None or recipient.replied_at is not None:
                continue
            answered = replace(recipient, replied_at=answer.received_at, reply_document_id=answer.document_id)
            detail = " ".join(part for part in (answer.sender.organ_id, answer.document_id) if part)
            record = record.with_recipient(answered).noting(answer.received_at, "replied", detail=detail)
            self.office.store.outgoing.save(record)

    def remind_agencies(self, key: str, act: RemindOutgoingAct) -> Outgoing:
        """Đôn đốc agencies; a notice for each, a line of history. QlvbError `not-a-recipient` (Đ10.k3.b)."""
        at = self.office.now()
        with self.office.store.transaction():
            record = self.office.outgoing(key)
            for organ_id in act.organ_ids:
                if record.recipient(organ_id) is None:
                    raise refused(
                        "not-a-recipient",
                        f"{organ_id} không phải cơ quan nhận của văn bản",
                        f"{organ_id} is no recipient of the document",
                        where="organ_ids",
                    )
                self.keep_reminder(
                    Notice(
                        at,
                        REMINDER,
                        organ_id,
                        record.document_id,
                        act.text,
                        record=record.key,
                        actor=act.actor,
                    )
                )
                record = record.noting(at, "reminded", actor=act.actor, detail=f"{organ_id}: {act.text}")
            return self.office.store.outgoing.save(record)

    def answers(self) -> Iterator[OwedAnswer]:
        """Who owes an answer to a document with a reply request, oldest document first (Đ10.k3.b)."""
        reminders = self._reminders()
        for record in self.office.store.outgoing.all():
            if record.state is not OutgoingState.ISSUED or record.reply_request is None:
                continue
            due = record.reply_request.due_date
            for recipient in self.owing(record):
                count = sum((n.record, n.organ_id) == (record.key, recipient.organ_id) for n in reminders)
                yield OwedAnswer(record, recipient, due, self.days_late(due), count)

    def owing(self, record: Outgoing) -> Iterable[Recipient]:
        """Recipients that have not answered."""
        return (recipient for recipient in record.recipients if recipient.replied_at is None)

    # ------------------------------------------------------------------------------------- both

    def days_late(self, term: dt.date | None) -> int:
        """Calendar days after a term, now; 0 without a term, before it and on its very day."""
        if term is None:
            return 0
        return max(0, (self.today() - term).days)

    def today(self) -> dt.date:
        return self.office.now().astimezone(VIETNAM).date()

    def _reminders(self) -> list[Notice]:
        return [notice for notice in self.office.store.notices.all() if notice.kind == REMINDER]
