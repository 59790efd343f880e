"""The way of a draft to its issue (Đ10.k1): drafted, submitted, approved, signed; văn thư releases it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from simulators.qlvb.errors import wrong_state
from simulators.qlvb.messages import Dispatch
from simulators.qlvb.part import Part
from simulators.qlvb.records import Actor, FormatCheck, Outgoing, OutgoingState
from simulators.qlvb.requests import FormatCheckAct, OutgoingRequest

_NOT_ISSUED = (
    OutgoingState.DRAFT,
    OutgoingState.SUBMITTED,
    OutgoingState.RETURNED,
    OutgoingState.APPROVED,
    OutgoingState.SIGNED,
)


class Workflow(Part):
    """Moves drafts. Nothing leaves the agency before `release` (Đ10.k2.a)."""

    def draft(self, request: OutgoingRequest, actor: Actor) -> Outgoing:
        """Begin a document. It has no number and takes none (design §9.8)."""
        at = self.office.now()
        record = self.office.drafting.open(request, at)
        return self.office.store.outgoing.add(record.noting(at, "drafted", actor=actor))

    def submit(self, key: str, actor: Actor) -> Outgoing:
        """Chuyên viên trình lãnh đạo đơn vị."""
        states = (OutgoingState.DRAFT, OutgoingState.RETURNED)
        return self._move(key, actor, "trình", states, OutgoingState.SUBMITTED)

    def return_draft(self, key: str, actor: Actor, reason: str) -> Outgoing:
        """Back to the drafter, with the reason."""
        states = (OutgoingState.SUBMITTED, OutgoingState.APPROVED, OutgoingState.SIGNED)
        return self._move(key, actor, "trả lại", states, OutgoingState.RETURNED, reason)

    def approve(self, key: str, actor: Actor) -> Outgoing:
        """Lãnh đạo đơn vị duyệt."""
        return self._move(key, actor, "duyệt", (OutgoingState.SUBMITTED,), OutgoingState.APPROVED)

    def check_format(self, key: str, act: FormatCheckAct) -> Outgoing:
        """Lãnh đạo đơn vị or văn thư has looked at form and layout (Đ10.k1.b); the state stays."""
        at = self.office.now()
        found = FormatCheck(at, act.result, act.note, act.actor)
        with self.office.store.transaction():
            record = self._require(key, "kiểm tra thể thức", self.checkable())
            detail = " ".join(part for part in (act.result, act.note) if part)
            record = record.noting(at, "format-checked", actor=act.actor, detail=detail)
            return self.office.store.outgoing.save(self.with_format_check(record, found))

    def checkable(self) -> Collection[OutgoingState]:
        """Between submission and issue."""
        return (OutgoingState.SUBMITTED, OutgoingState.APPROVED, OutgoingState.SIGNED)

    def with_format_check(self, record: Outgoing, found: FormatCheck) -> Outgoing:
        """Who checked, when, with what result (Đ10.k1.b)."""
        return replace(record, format_checks=(*record.format_checks, found))

    def sign(self, key: str, actor: Actor) -> Outgoing:
        """Người có thẩm quyền ký số."""
        at = self.office.now()
        with self.office.store.transaction():
            record = self._require(key, "ký", (OutgoingState.APPROVED,))
            return self.office.store.outgoing.save(self.office.issuing.sign(record, actor, at))

    def release(self, key: str, actor: Actor) -> Outgoing:
        """Văn thư cấp số, ký số cơ quan, phát hành."""
        at = self.office.now()
        examined = self.office.issuing.examined(self._require(key, "phát hành", self.releasable()), at)
        with self.office.store.transaction():
            record = replace(self._require(key, "phát hành", self.releasable()), antivirus=examined.antivirus)
            self.office.store.outgoing.save(record)
        self.office.issuing.require_safe(record)
        with self.office.store.transaction():
            record = self._require(key, "phát hành", self.releasable())
            self.office.drafting.require_date_of_issue(record, at)
            record = self.office.issuing.release(record, actor, at, Dispatch())
        return self.office.issuing.send_now(record)

    def releasable(self) -> Collection[OutgoingState]:
        """Only what the person with authority has signed (Đ10.k1.b)."""
        return (OutgoingState.SIGNED,)

    def cancel_draft(self, key: str, actor: Actor, reason: str) -> Outgoing:
        """Give up a document that was never issued."""
        return self._move(key, actor, "hủy dự thảo", _NOT_ISSUED, OutgoingState.CANCELLED, reason)

    def _move(
        self,
        key: str,
        actor: Actor,
        act: str,
        states: Collection[OutgoingState],
        to: OutgoingState,
        detail: str = "",
    ) -> Outgoing:
        at = self.office.now()
        with self.office.store.transaction():
            record = self._require(key, act, states)
            return self.office.store.outgoing.save(
                record.noting(at, to.value, actor=actor, detail=detail, state=to)
            )

    def _require(self, key: str, act: str, states: Collection[OutgoingState]) -> Outgoing:
        record = self.office.outgoing(key)
        if record.state not in states:
            raise wrong_state(act, record.state, ", ".join(sorted(states)))
        return record
