"""What the agencies around a product of role agency send it, collect from it and do to its line (Đ9, Đ10.k2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from harness.catalogue import CatalogueError
from harness.run.world.case import Case, PaperIn, PaperOut
from harness.run.world.cast import Cast
from harness.run.world.keys import Keys
from harness.run.world.papers import IncomingPapers
from harness.run.world.sink import ObservationSink
from harness.run.world.wire_acts import WireActs
from harness.steps.stops import Precondition

_CONTROLLER = "Sở Tài chính"
"""Who sends the documents that a wait for a product without `sync` rests on."""


class Correspondence:
    """Implements the acts of other agencies in `harness.steps.world.World`; see there for what each means."""

    cast: Cast
    keys: Keys
    wire: WireActs
    _papers: IncomingPapers
    _sink: ObservationSink
    _case: Case

    if TYPE_CHECKING:

        def now(self) -> datetime: ...
        def _outgoing(self, label: str) -> PaperOut: ...

    def compose(
        self, label: str, sender: str, *, variation: str = "", attributes: Mapping[str, str] | None = None
    ) -> None:
        member = self.cast[sender]
        tag = self._case.scenario if label == "văn bản" else f"{self._case.scenario}, {label}"
        prepared = self._papers.compose(member, self.now(), tag, attributes or {}, variation)
        message = prepared.message
        paper = PaperIn(
            label, sender, message.document_id, message.subject, prepared.wire(), variation=variation,
            signers=tuple(one.identity.name for one in prepared.signatures),
        )  # fmt: skip
        self._case.incoming[label] = paper
        if message.document_id:
            self._case.label_of_document[message.document_id] = label
        self._sink.add(
            "input.document", "input", about=label, blobs={"message": paper.message}, sender=member.organ.organ_id,
            sender_name=member.organ.name, document_id=message.document_id, subject=message.subject,
            variation=variation, attributes=dict(attributes or {}),
        )  # fmt: skip

    def deliver(self, label: str) -> None:
        paper = self._incoming(label)
        self.wire.send(self._case, paper)

    def send_again(self, label: str) -> None:
        self.deliver(label)

    def send_business(self, label: str, of: str, kind: str, sender: str, reason: str) -> None:
        target = self._case.incoming.get(of)
        document_id = target.document_id if target else of
        self.wire.send_business(self._case, label, document_id, kind, sender, reason, of)

    def send_status(self, sender: str, of: str, code: str, description: str = "") -> None:
        paper = self._outgoing(of)
        if not paper.document_id:
            raise Precondition(
                f"phần mềm chưa cho {of} mã định danh văn bản nên không có gì để báo trạng thái"
            )
        self.wire.send_status(self._case, paper, sender, code, description)

    def _send_control(self) -> tuple[str, ...]:
        member = self.cast[_CONTROLLER]
        tag = f"{self._case.scenario}, đối chứng của bộ kiểm {self._sink.next_number()}"
        return self.wire.send_control(member, self._papers.compose(member, self.now(), tag, {}, "").wire())

    def _incoming(self, label: str) -> PaperIn:
        if label not in self._case.incoming:
            raise CatalogueError(f"the scenario has no incoming document {label!r}")
        return self._case.incoming[label]

    def attend(self, agencies: Sequence[str]) -> None:
        for name in agencies:
            self._sink.add("input.organ", "input", name=name, organ_id=self.cast[name].organ.organ_id)

    def collect(self) -> None:
        self._case.collected = True
        self.wire.collect(self._case)

    def fault(self, name: str, *, times: int | None = None, operation: str | None = None) -> None:
        self.wire.fault(name, times, operation)

    def heal(self) -> None:
        self.wire.heal()

    def revoke_seal(self, label: str, since: datetime) -> None:
        seal = self._incoming(label).signers[-1]
        if "/" not in seal:
            raise CatalogueError(f"{label} bears the seal of all documents; give it one of its own to revoke")
        self.keys.pki.revoke(seal, since)
        self._sink.add("input.revoked", "input", about=label, certificate=seal, since=since.isoformat())

    def revocation_reachable(self, reachable: bool) -> None:
        self.keys.pki.cut_off(*(() if reachable else ("crl", "ocsp")))
        self._sink.add("input.revocation", "input", reachable=reachable)
