"""What happens to an accepted document inside the agency (Đ9.k2): assigned, processed, finished; deleted (xóa)."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime

from simulators.qlvb.errors import wrong_state
from simulators.qlvb.part import Part
from simulators.qlvb.records import Actor, Assignment, Cooperation, Incoming, IncomingState
from simulators.qlvb.requests import AssignAct

_S = IncomingState


class Processing(Part):
    """Each act appends a state with its time, and tells the sender (Đ6.k2.c, Đ9.k1.c)."""

    def assign(self, key: str, act: AssignAct) -> Incoming:
        """Phân công: lead unit and person, cooperating units, terms; status 04."""
        at = self.office.now()
        assignment = Assignment(
            unit=act.lead.unit,
            person=act.lead.person,
            cooperating=tuple(Cooperation(c.unit, c.deadline) for c in act.cooperating),
            deadline=act.deadline,
            at=at,
            actor=act.actor,
        )
        return self._move(
            key, act.actor, at, "chuyển xử lý", (_S.ACCEPTED, _S.ASSIGNED), _S.ASSIGNED, "assigned",
            tell=self.office.status_writer.assigned,
            detail=" ".join(part for part in (act.lead.unit, act.lead.person) if part),
            assignment=assignment,
        )  # fmt: skip

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
