"""Operations on incoming documents (Đ9): their protocol and their typed calls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol, cast

from harness.sut.drivers.door import Door, incoming_record
from harness.sut.drivers.records import (
    Actor,
    IncomingList,
    IncomingListName,
    IncomingRecord,
    Register,
    RegisterKind,
)


class IncomingDriver(Protocol):
    """Văn bản đến: L1 and L2."""

    def list_incoming(
        self,
        list: IncomingListName | None = None,
        document_id: str | None = None,
        unit: str | None = None,
        person: str | None = None,
    ) -> IncomingList: ...
    def get_incoming(self, id: str) -> IncomingRecord: ...
    def get_incoming_file(self, id: str, index: int) -> bytes: ...
    def accept(self, id: str, actor: Actor, override: bool | None = None) -> IncomingRecord: ...
    def refuse(self, id: str, actor: Actor, reason: str) -> IncomingRecord: ...
    def assign(
        self,
        id: str,
        *,
        actor: Actor,
        lead: Mapping[str, str],
        cooperating: Sequence[Mapping[str, str]] = (),
        deadline: str | None = None,
        directions: str | None = None,
        reply_request: Mapping[str, str] | None = None,
    ) -> IncomingRecord: ...
    def submit_incoming(
        self, id: str, actor: Actor, to: Mapping[str, str], note: str | None = None
    ) -> IncomingRecord: ...
    def start(self, id: str, actor: Actor) -> IncomingRecord: ...
    def complete(self, id: str, actor: Actor) -> IncomingRecord: ...
    def escalate(
        self, id: str, actor: Actor, to: Mapping[str, str], note: str | None = None
    ) -> IncomingRecord: ...
    def delete_incoming(self, id: str, actor: Actor, reason: str) -> IncomingRecord: ...
    def register(self, kind: RegisterKind, year: int) -> Register: ...


class IncomingCalls(Door):
    """The same over the general door."""

    def list_incoming(
        self,
        list: IncomingListName | None = None,
        document_id: str | None = None,
        unit: str | None = None,
        person: str | None = None,
    ) -> IncomingList:
        asked = {"list": list, "document_id": document_id, "unit": unit, "person": person}
        return cast(IncomingList, self.call("list_incoming", **asked))

    def get_incoming(self, id: str) -> IncomingRecord:
        return incoming_record(self, "get_incoming", id=id)

    def get_incoming_file(self, id: str, index: int) -> bytes:
        return cast(bytes, self.call("get_incoming_file", id=id, index=index))

    def accept(self, id: str, actor: Actor, override: bool | None = None) -> IncomingRecord:
        return incoming_record(self, "accept", id=id, actor=actor, override=override)

    def refuse(self, id: str, actor: Actor, reason: str) -> IncomingRecord:
        return incoming_record(self, "refuse", id=id, actor=actor, reason=reason)

    def assign(
        self,
        id: str,
        *,
        actor: Actor,
        lead: Mapping[str, str],
        cooperating: Sequence[Mapping[str, str]] = (),
        deadline: str | None = None,
        directions: str | None = None,
        reply_request: Mapping[str, str] | None = None,
    ) -> IncomingRecord:
        with_units = [dict(unit) for unit in cooperating]
        return incoming_record(self,
            "assign", id=id, actor=actor, lead=lead, cooperating=with_units, deadline=deadline,
            directions=directions, reply_request=reply_request,
        )  # fmt: skip

    def submit_incoming(
        self, id: str, actor: Actor, to: Mapping[str, str], note: str | None = None
    ) -> IncomingRecord:
        return incoming_record(self, "submit_incoming", id=id, actor=actor, to=to, note=note)

    def start(self, id: str, actor: Actor) -> IncomingRecord:
        return incoming_record(self, "start", id=id, actor=actor)

    def complete(self, id: str, actor: Actor) -> IncomingRecord:
        return incoming_record(self, "complete", id=id, actor=actor)

    def escalate(
        self, id: str, actor: Actor, to: Mapping[str, str], note: str | None = None
    ) -> IncomingRecord:
        return incoming_record(self, "escalate", id=id, actor=actor, to=to, note=note)

    def delete_incoming(self, id: str, actor: Actor, reason: str) -> IncomingRecord:
        return incoming_record(self, "delete_incoming", id=id, actor=actor, reason=reason)

    def register(self, kind: RegisterKind, year: int) -> Register:
        return cast(Register, self.call("register", kind=kind, year=year))
