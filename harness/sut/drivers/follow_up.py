"""Operations of follow-up, reminders and delegation: their protocol and their typed calls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, Protocol, cast

from harness.sut.drivers.door import Door, incoming_record, outgoing_record
from harness.sut.drivers.records import Actor, IncomingRecord, OutgoingRecord


class FollowUpDriver(Protocol):
    """Theo dõi, đôn đốc, ủy quyền: L2 and L3."""

    def check_format(
        self, id: str, actor: Actor, result: Literal["ok", "not-ok"], note: str | None = None
    ) -> OutgoingRecord: ...
    def remind_incoming(self, id: str, actor: Actor, to: Mapping[str, str], text: str) -> IncomingRecord: ...
    def remind_outgoing(
        self, id: str, actor: Actor, organ_ids: Sequence[str], text: str
    ) -> OutgoingRecord: ...
    def notices(self, about: str | None = None) -> Mapping[str, Any]: ...
    def statistics(self) -> Mapping[str, Any]: ...
    def delegate(
        self, actor: Actor, to: Actor, acts: Sequence[str], until: str | None = None
    ) -> Mapping[str, Any]: ...


class FollowUpCalls(Door):
    """The same over the general door."""

    def check_format(
        self, id: str, actor: Actor, result: Literal["ok", "not-ok"], note: str | None = None
    ) -> OutgoingRecord:
        return outgoing_record(self, "check_format", id=id, actor=actor, result=result, note=note)

    def remind_incoming(self, id: str, actor: Actor, to: Mapping[str, str], text: str) -> IncomingRecord:
        return incoming_record(self, "remind_incoming", id=id, actor=actor, to=to, text=text)

    def remind_outgoing(self, id: str, actor: Actor, organ_ids: Sequence[str], text: str) -> OutgoingRecord:
        return outgoing_record(
            self, "remind_outgoing", id=id, actor=actor, organ_ids=list(organ_ids), text=text
        )

    def notices(self, about: str | None = None) -> Mapping[str, Any]:
        return cast(Mapping[str, Any], self.call("notices", about=about))

    def statistics(self) -> Mapping[str, Any]:
        return cast(Mapping[str, Any], self.call("statistics"))

    def delegate(
        self, actor: Actor, to: Actor, acts: Sequence[str], until: str | None = None
    ) -> Mapping[str, Any]:
        answer = self.call("delegate", actor=actor, to=to, acts=list(acts), until=until)
        return cast(Mapping[str, Any], answer)
