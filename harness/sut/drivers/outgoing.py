"""Operations on outgoing documents (Đ10): their protocol and their typed calls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol, cast

from harness.sut.drivers.door import Document, Door, outgoing_record
from harness.sut.drivers.records import Actor, OutgoingList, OutgoingRecord


class OutgoingDriver(Protocol):
    """Văn bản đi: L1 and L2."""

    def issue(self, actor: Actor, document: Document) -> OutgoingRecord: ...
    def recall(self, id: str, actor: Actor, reason: str) -> OutgoingRecord: ...
    def list_outgoing(self, year: int | None = None) -> OutgoingList: ...
    def get_outgoing(self, id: str) -> OutgoingRecord: ...
    def get_outgoing_file(self, id: str, index: int) -> bytes: ...
    def draft(self, actor: Actor, document: Document) -> OutgoingRecord: ...
    def submit(self, id: str, actor: Actor) -> OutgoingRecord: ...
    def return_draft(self, id: str, actor: Actor, reason: str) -> OutgoingRecord: ...
    def approve(self, id: str, actor: Actor) -> OutgoingRecord: ...
    def sign(self, id: str, actor: Actor) -> OutgoingRecord: ...
    def release(self, id: str, actor: Actor) -> OutgoingRecord: ...
    def cancel_draft(self, id: str, actor: Actor, reason: str) -> OutgoingRecord: ...
    def update(
        self,
        id: str,
        *,
        actor: Actor,
        reason: str,
        document: Document | None = None,
        add_recipients: Sequence[Mapping[str, str]] = (),
        drop_recipients: Sequence[str] = (),
    ) -> OutgoingRecord: ...
    def replace(self, id: str, actor: Actor, reason: str, document: Document) -> OutgoingRecord: ...
    def resend(self, id: str, actor: Actor, organ_ids: Sequence[str]) -> OutgoingRecord: ...
    def take_back(self, id: str, actor: Actor, organ_id: str, reason: str) -> OutgoingRecord: ...


class OutgoingCalls(Door):
    """The same over the general door."""

    def issue(self, actor: Actor, document: Document) -> OutgoingRecord:
        return outgoing_record(self, "issue", actor=actor, document=document)

    def recall(self, id: str, actor: Actor, reason: str) -> OutgoingRecord:
        return outgoing_record(self, "recall", id=id, actor=actor, reason=reason)

    def list_outgoing(self, year: int | None = None) -> OutgoingList:
        return cast(OutgoingList, self.call("list_outgoing", year=year))

    def get_outgoing(self, id: str) -> OutgoingRecord:
        return outgoing_record(self, "get_outgoing", id=id)

    def get_outgoing_file(self, id: str, index: int) -> bytes:
        return cast(bytes, self.call("get_outgoing_file", id=id, index=index))

    def draft(self, actor: Actor, document: Document) -> OutgoingRecord:
        return outgoing_record(self, "draft", actor=actor, document=document)

    def submit(self, id: str, actor: Actor) -> OutgoingRecord:
        return outgoing_record(self, "submit", id=id, actor=actor)

    def return_draft(self, id: str, actor: Actor, reason: str) -> OutgoingRecord:
        return outgoing_record(self, "return_draft", id=id, actor=actor, reason=reason)

    def approve(self, id: str, actor: Actor) -> OutgoingRecord:
        return outgoing_record(self, "approve", id=id, actor=actor)

    def sign(self, id: str, actor: Actor) -> OutgoingRecord:
        return outgoing_record(self, "sign", id=id, actor=actor)

    def release(self, id: str, actor: Actor) -> OutgoingRecord:
        return outgoing_record(self, "release", id=id, actor=actor)

    def cancel_draft(self, id: str, actor: Actor, reason: str) -> OutgoingRecord:
        return outgoing_record(self, "cancel_draft", id=id, actor=actor, reason=reason)

    def update(
        self,
        id: str,
        *,
        actor: Actor,
        reason: str,
        document: Document | None = None,
        add_recipients: Sequence[Mapping[str, str]] = (),
        drop_recipients: Sequence[str] = (),
    ) -> OutgoingRecord:
        changes = {"add_recipients": list(add_recipients), "drop_recipients": list(drop_recipients)}
        return outgoing_record(
            self, "update", id=id, actor=actor, reason=reason, document=document, **changes
        )

    def replace(self, id: str, actor: Actor, reason: str, document: Document) -> OutgoingRecord:
        return outgoing_record(self, "replace", id=id, actor=actor, reason=reason, document=document)

    def resend(self, id: str, actor: Actor, organ_ids: Sequence[str]) -> OutgoingRecord:
        return outgoing_record(self, "resend", id=id, actor=actor, organ_ids=list(organ_ids))

    def take_back(self, id: str, actor: Actor, organ_id: str, reason: str) -> OutgoingRecord:
        return outgoing_record(self, "take_back", id=id, actor=actor, organ_id=organ_id, reason=reason)
