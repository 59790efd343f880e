"""Operations on paper beside the e-document (Đ14), and on the product's mail: their protocol and their typed calls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol, cast

from harness.sut.drivers.door import Door, outgoing_record
from harness.sut.drivers.records import Actor, OutgoingRecord, PaperReceived, PaperReceivedList


class PaperDriver(Protocol):
    """L3: paper beside the e-document, and the product's mail."""

    def set_paper_list(self, items: Sequence[Mapping[str, str]]) -> Mapping[str, Any]: ...
    def send_paper(self, id: str, actor: Actor, organ_ids: Sequence[str] | None = None) -> OutgoingRecord: ...
    def receive_paper(self, actor: Actor, paper: Mapping[str, str]) -> PaperReceived: ...
    def list_paper(self) -> PaperReceivedList: ...
    def set_mail(
        self, smtp_url: str | None = None, notify: Sequence[str] | None = None, test_to: str | None = None
    ) -> Mapping[str, Any]: ...


class PaperCalls(Door):
    """The same over the general door."""

    def set_paper_list(self, items: Sequence[Mapping[str, str]]) -> Mapping[str, Any]:
        return cast(Mapping[str, Any], self.call("set_paper_list", items=[dict(item) for item in items]))

    def send_paper(self, id: str, actor: Actor, organ_ids: Sequence[str] | None = None) -> OutgoingRecord:
        to = list(organ_ids) if organ_ids is not None else None
        return outgoing_record(self, "send_paper", id=id, actor=actor, organ_ids=to)

    def receive_paper(self, actor: Actor, paper: Mapping[str, str]) -> PaperReceived:
        return cast(PaperReceived, self.call("receive_paper", actor=actor, paper=dict(paper)))

    def list_paper(self) -> PaperReceivedList:
        return cast(PaperReceivedList, self.call("list_paper"))

    def set_mail(
        self, smtp_url: str | None = None, notify: Sequence[str] | None = None, test_to: str | None = None
    ) -> Mapping[str, Any]:
        to = list(notify) if notify is not None else None
        return cast(Mapping[str, Any], self.call("set_mail", smtp_url=smtp_url, notify=to, test_to=test_to))
