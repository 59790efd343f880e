"""What happens to an accepted document inside the agency (Đ9.k2): assigned, processed, finished; deleted (xóa)."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime

from simulators.qlvb.errors import wrong_state
from simulators.qlvb.part import Part
from simulators.qlvb.records import (
    Actor,
    Assignment,
    Cooperation,
    Direction,
    Incoming,
    IncomingState,
    ReplyRequest,
    Role,
    Submission,
)
from simulators.qlvb.requests import AssignAct, SubmitAct

_S = IncomingState


class Processing(Part):
    """Each act appends a state with its time, and tells the sender (Đ6.k2.c, Đ9.k1.c)."""

    def submit(self, key: str, act: SubmitAct) -> Incoming:
        """Văn thư trình người có thẩm quyền, once the document is in the register (Đ9.k2.a)."""
        at = self.office.now()
        submission = Submission(at, act.to.role, act.to.name, act.note, act.actor)
        with self.office.store.transaction():
            record = self.office.incoming(key)
            if record.state not in self.submittable():
                raise wrong_state("trình", record.state, ", ".join(sorted(self.submittable())))
            detail = f"{act.to.name} ({act.to.role}) {act.note}".strip()
            record = record.noting(at, "submitted", actor=act.actor, detail=detail)
            return self.office.store.incoming.save(self.with_submission(record, submission))

    def submittable(self) -> Collection[IncomingState]:
        """After registration, before the end of the work on it (Đ9.k2.a)."""
        return (_S.ACCEPTED, _S.ASSIGNED, _S.PROCESSING)

    def with_submission(self, record: Incoming, submission: Submission) -> Incoming:
        """Who submitted it to whom, and when (Đ9.k2.a)."""
        return replace(record, submissions=(*record.submissions, submission))

    def assign(self, key: str, act: AssignAct) -> Incoming:
        """Phân công: lead unit and person, cooperating units, terms, directions; status 04."""
        at = self.office.now()
        before = self.office.incoming(key)
        assignment = self.assignment(before.assignment, act, at)
        return self._move(
            key, act.actor, at, "chuyển xử lý", (_S.ACCEPTED, _S.ASSIGNED), _S.ASSIGNED, "assigned",
            tell=self.office.status_writer.assigned,
            detail=" ".join(part for part in (act.lead.unit, act.lead.person, act.directions) if part),
            assignment=assignment,
            assigned_at=self.office.terms.first_assigned_at(before, at),
            directions=self.directions(before, act, at),
            reply_request=self.reply_request(before, act),
        )  # fmt: skip

    def assignment(self, before: Assignment | None, act: AssignAct, at: datetime) -> Assignment:
        """What the act says; a unit's head who names the specialist changes nothing else (Đ9.k2.a)."""
        cooperating = tuple(Cooperation(c.unit, c.deadline) for c in act.cooperating)
        given = Assignment(act.lead.unit, self.person(act), cooperating, act.deadline, at, act.actor)
        inside = before is not None and act.actor.role is Role.UNIT_LEADER and before.unit == given.unit
        if before is None or not inside or given.cooperating:
            return given
        return replace(given, cooperating=before.cooperating, deadline=given.deadline or before.deadline)

    def person(self, act: AssignAct) -> str:
        """Chuyên viên phụ trách, once the head of the unit has named one (Đ9.k2.a)."""
        return act.lead.person

    def directions(self, record: Incoming, act: AssignAct, at: datetime) -> tuple[Direction, ...]:
        """Ý kiến chỉ đạo, each with its author and time (Đ9.k2.a)."""
        if not act.directions.strip():
            return record.directions
        return (*record.directions, Direction(at, act.directions, act.actor))

    def reply_request(self, record: Incoming, act: AssignAct) -> ReplyRequest | None:
        """The report that the document asks for (Đ9.k2.c)."""
        asked = act.reply_request
        return record.reply_request if asked is None else ReplyRequest(asked.content, asked.due_date)

    def is_at_unit(self, record: Incoming, unit: str) -> bool:
        """Whether a unit has it to handle, as lead or cooperating (Đ9.k2.a)."""
        given = record.assignment
        return given is not None and unit in (given.unit, *(c.unit for c in given.cooperating))

    def is_with_person(self, record: Incoming, person: str) -> bool:
        """Whether a specialist has it to handle (Đ9.k2.a)."""
        return record.assignment is not None and record.assignment.person == person

    def start(self, key: str, actor: Actor) -> Incoming:
        """Bắt đầu xử lý; status 05."""
        return self._move(
            key, actor, self.office.now(), "xử lý", (_S.ACCEPTED, _S.ASSIGNED), _S.PROCESSING, "started",
            tell=self.office.status_writer.started,
        )  # fmt: skip

    def complete(self, key: str, actor: Actor) -> Incoming:
        """Hoàn thành; status 06."""
        return self._move(
            key, actor, self.office.now(), "hoàn thành", (_S.ASSIGNED, _S.PROCESSING), _S.FINISHED, "finished",
            tell=self.office.status_writer.completed,
        )  # fmt: skip

    def delete(self, key: str, actor: Actor, reason: str) -> Incoming:
        """Xóa: a local state; metadata and history stay, no status goes out (Đ8.k2.h; design §9.12)."""
        self.office.retention.require_document_free(key)
        states = tuple(state for state in _S if state is not _S.DELETED)
        return self._move(
            key, actor, self.office.now(), "xóa", states, self.deleted_state(), "deleted", detail=reason
        )

    def deleted_state(self) -> IncomingState:
        return _S.DELETED

    def _move(
        self,
        key: str,
        actor: Actor,
        at: datetime,
        act: str,
        states: Collection[IncomingState],
        to: IncomingState,
        event: str,
        *,
        tell: Callable[[Incoming, Actor, datetime], None] | None = None,
        detail: str = "",
        **changes: object,
    ) -> Incoming:
        with self.office.store.transaction():
            record = self.office.incoming(key)
            if record.state not in states:
                raise wrong_state(act, record.state, ", ".join(sorted(states)))
            record = self.office.store.incoming.save(
                record.noting(at, event, actor=actor, detail=detail, state=to, **changes)
            )
            if tell is not None:
                tell(record, actor, at)
        self.office.outbox.flush(record.key)
        return record
