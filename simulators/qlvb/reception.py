"""Accept or refuse (Đ9.k1.a, Đ6.k1.d), report to a responsible person: văn thư's acts on an arrived document."""

from __future__ import annotations

from dataclasses import replace

from simulators.qlvb.errors import refused, wrong_state
from simulators.qlvb.part import Part
from simulators.qlvb.records import Actor, CheckResult, Escalation, Incoming, IncomingState, Refusal
from simulators.qlvb.requests import EscalateAct

_CLOSED = frozenset({IncomingState.RECALLED, IncomingState.DELETED})


class Reception(Part):
    """Văn thư decides; the checks only inform, and bar silent acceptance of what failed."""

    def accept(self, key: str, actor: Actor, *, override: bool = False) -> Incoming:
        """Tiếp nhận: arrival number, register row, status 03."""
        at = self.office.now()
        with self.office.store.transaction():
            record = self.office.incoming(key)
            if record.state is not IncomingState.ARRIVED:
                raise wrong_state("tiếp nhận", record.state, "arrived")
            failed = self.office.checks.summary(record) is CheckResult.FAILED
            if failed and not override:
                self.bar_acceptance(record)
            record = replace(
                record,
                state=IncomingState.ACCEPTED,
                handled_at=at,
                arrival_number=self.office.registers.next_arrival_number(at),
                arrival_date=self.office.receipt.arrival_day(at),
            )
            detail = f"số đến {record.arrival_number}" + (", bỏ qua kết quả kiểm tra" if failed else "")
            record = self.office.store.incoming.save(
                record.noting(at, "accepted", actor=actor, detail=detail)
            )
            self.office.registers.enter_incoming(record)
            self.office.status_writer.accepted(record, actor, at)
        self.office.outbox.flush(record.key)
        return record

    def bar_acceptance(self, record: Incoming) -> None:
        """A document that failed a check is not accepted silently (Đ9.k1.a)."""
        failed = [f"{c.name} ({c.detail})" for c in record.checks if c.result is CheckResult.FAILED]
        raise refused(
            "checks-failed",
            f"Văn bản không qua kiểm tra: {'; '.join(failed)}",
            f"checks failed: {', '.join(c.name for c in record.checks if c.result is CheckResult.FAILED)}",
            hint="refuse it with the reason, escalate it, or accept with override",
        )

    def refuse(self, key: str, actor: Actor, reason: str) -> Incoming:
        """Từ chối nhận (trả lại): who, when, why; status 02 at once (Đ6.k1.d, Đ9.k1.a)."""
        at = self.office.now()
        with self.office.store.transaction():
            record = self.office.incoming(key)
            if record.state is not IncomingState.ARRIVED:
                raise wrong_state("từ chối", record.state, "arrived")
            record = record.noting(
                at,
                "refused",
                actor=actor,
                detail=reason,
                state=IncomingState.REFUSED,
                handled_at=at,
                refusal=Refusal(reason, actor, at),
            )
            self.office.store.incoming.save(record)
            self.office.status_writer.refused(record, actor, at)
        self.office.outbox.flush(record.key)
        return record

    def escalate(self, key: str, act: EscalateAct) -> Incoming:
        """Báo cáo người có trách nhiệm xem xét, giải quyết (Đ9.k1.a)."""
        at = self.office.now()
        with self.office.store.transaction():
            record = self.office.incoming(key)
            if record.state in _CLOSED:
                raise wrong_state("báo cáo", record.state, "neither recalled nor deleted")
            report = Escalation(at, act.to.role, act.to.name, act.note, act.actor)
            detail = f"{act.to.name} ({act.to.role}): {act.note}"
            record = record.noting(
                at, "escalated", actor=act.actor, detail=detail, escalations=(*record.escalations, report)
            )
            return self.office.store.incoming.save(record)
