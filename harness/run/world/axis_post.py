"""What agencies do around an axis under test: send, lose the connection, report, take in what comes.

Observations: `axis.call` (see `axis_calls`), `wire.listed` (what an axis lists for an agency), `wire.delivered` (a
message as an agency got it; `acknowledged` tells whether it could say so).
"""

from __future__ import annotations

import io
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, cast

from harness.oracles.edxml import MessageError, Status, read
from harness.run.world.axis_calls import CallLog
from harness.run.world.axis_case import AxisCase, AxisPaper, Kind
from harness.run.world.axis_cast import AxisCast
from harness.run.world.cast import Member
from harness.run.world.sink import ObservationSink
from harness.steps.stops import Precondition
from simulators.clock import Clock
from simulators.protocol.edxml import write_status
from simulators.protocol.edxml.model import ResponseFor, Staff, StatusMessage
from simulators.protocol.edxml.moments import wire_date, wire_time
from simulators.sdk import ReceivedItem, SendResult, VxpCallError

_KINDS: tuple[Kind, ...] = ("edoc", "status")


@dataclass(frozen=True)
class Patience:
    """How long agencies go on looking, in seconds of the host: `whole` at most, `grace` once they were overtaken."""

    whole: float
    grace: float
    pause: float

    @classmethod
    def of(cls, poll_seconds: float) -> Patience:
        """Twice the declared interval of the axis (design §5)."""
        return cls(
            2 * poll_seconds, min(2 * poll_seconds, 0.5 + poll_seconds / 4), min(1.0, poll_seconds / 50)
        )


@dataclass
class AxisPost:
    """Acts of the agencies; whatever they send or get is an observation."""

    cast: AxisCast
    sink: ObservationSink
    log: CallLog
    clock: Clock
    patience: Patience
    earlier: set[str] = field(default_factory=set)
    """Documents of scenarios that have ended: what still comes of them is nobody's concern."""

    def send(
        self, case: AxisCase, paper: AxisPaper, *, message: bytes | None = None, from_: str | None = None
    ) -> None:
        """Hand over a document by the connection of its sender; recipients are those in the package."""
        member = self.cast[paper.sender]
        raw = paper.message if message is None else message
        recipients, sender = paper.recipients, from_ or member.organ.organ_id
        result: SendResult | None = None
        with self.log.of(paper.label, raw), suppress(VxpCallError):
            result = member.client.send(raw, from_=sender, message_type="edoc")
        self._sent(case, paper.label, "edoc", recipients, result)

    def send_cut(self, paper: AxisPaper) -> None:
        """Begin to hand over a document; the connection ends half-way."""
        member = self.cast[paper.sender]
        torn = cast(Any, _TornStream(paper.message))
        with (
            self.log.of(paper.label, paper.message, torn=True),
            suppress(VxpCallError, ConnectionAbortedError),
        ):
            member.client.send(torn, from_=member.organ.organ_id, message_type="edoc")

    def report(self, case: AxisCase, sender: str, of: str, code: str) -> None:
        """A business status of a document from one of its recipients to its sender."""
        member, paper = self.cast[sender], case.papers[of]
        now, to = self.clock.now(), self.cast[paper.sender].organ.organ_id
        message = StatusMessage(
            sender=member.organ,
            response_for=ResponseFor(to, "", wire_date(now.date()), paper.document_id),
            status_code=code, description=f"Trạng thái {code}", timestamp=wire_time(now),
            staff=Staff("Văn phòng", "Lý Thị Tràm"),
        )  # fmt: skip
        raw = write_status(message)
        self.sink.add(
            "input.status", "input", about=of, blobs={"message": raw}, sender=member.organ.organ_id, code=code,
            document_id=paper.document_id,
        )  # fmt: skip
        result: SendResult | None = None
        with self.log.of(of, raw), suppress(VxpCallError):
            result = member.client.send(raw, from_=member.organ.organ_id, message_type="status", to=[to])
        self._sent(case, of, "status", (to,), result)

    def _sent(
        self, case: AxisCase, label: str, kind: Kind, recipients: Sequence[str], result: SendResult | None
    ) -> None:
        if result is not None and result.ok:
            case.sent(label, kind, tuple(recipients), result.doc_id)

    # ------------------------------------------------------------------------------------------- taking in

    def collect(self, case: AxisCase) -> None:
        """Every connected agency takes in what is listed, until nothing is owed, and looks once more."""
        present = [member for member in self.present(case) if member.name not in case.away]
        codes = frozenset(
            one.organ.organ_id for one in self.cast.all if one.client in [m.client for m in present]
        )
        started, overtaken_at = time.monotonic(), 0.0
        while True:
            self._take_in(case, present)
            missing = case.owed(codes)
            now = time.monotonic()
            if not missing or now - started > self.patience.whole:
                break
            if all(case.overtaken(parcel, self._side(parcel.owed & codes)) for parcel in missing):
                overtaken_at = overtaken_at or now
                if now - overtaken_at > self.patience.grace:
                    break
            self.pause()
        self._take_in(case, present)

    def present(self, case: AxisCase) -> list[Member]:
        """One member for each connection of the scenario: the lettered agencies, and who else is named."""
        return [one for one in self.cast if one.axis == "provincial" or one.name in case.named]

    def pause(self) -> None:
        """An axis tells nobody that something has come: who asks has to wait before asking again."""
        threading.Event().wait(self.patience.pause)

    def _side(self, organ_ids: frozenset[str]) -> frozenset[str]:
        """Every agency on the same axis as one of these."""
        sides = {member.axis for member in self.cast.all if member.organ.organ_id in organ_ids}
        return frozenset(member.organ.organ_id for member in self.cast.all if member.axis in sides)

    def _take_in(self, case: AxisCase, members: Sequence[Member]) -> None:
        """First everyone looks, then everyone fetches: who is shown another's document is seen to be."""
        shown = [(one, kind, self.listed(one, kind)) for one in members for kind in _KINDS]
        for member, kind, items in shown:
            for item in items:
                with suppress(VxpCallError):
                    self._take(case, member, kind, item)

    def _take(self, case: AxisCase, member: Member, kind: Kind, item: ReceivedItem) -> None:
        raw = member.client.fetch(item.doc_id)
        acknowledged = True
        try:
            member.client.update_status(item.doc_id, "done")
        except VxpCallError:
            acknowledged = False
        self._delivered(case, member, kind, item, raw, acknowledged=acknowledged)

    def take_without_saying(self, case: AxisCase, name: str) -> None:
        """Fetch what is listed and say nothing, as when the line is lost; waits for what is owed to the agency."""
        member, started = self.cast[name], time.monotonic()
        codes = frozenset({member.organ.organ_id})
        while not (items := self.listed(member, "edoc")) and case.owed(codes):
            if time.monotonic() - started > self.patience.whole:
                raise Precondition(
                    f"Trục không báo văn bản nào đang chờ {name}", operation="getReceivedEdocList"
                )
            self.pause()
        for item in items:
            with suppress(VxpCallError):
                raw = member.client.fetch(item.doc_id)
                self._delivered(case, member, "edoc", item, raw, acknowledged=False)

    def listed(self, member: Member, kind: Kind) -> list[ReceivedItem]:
        """What its axis lists for an agency now; nothing where the call brings no answer (told as `axis.call`)."""
        try:
            items = member.client.received(kind)
        except VxpCallError:
            return []
        if items:
            self.sink.add(
                "wire.listed", "wire", agency=member.name, message_type=kind,
                items=[{"doc_id": i.doc_id, "from": i.from_, "to": i.to, "status": i.status} for i in items],
            )  # fmt: skip
        return items

    def wait_for(self, member: Member, of: str) -> str:
        """The axis' id of the one document that waits for an agency. Precondition if none comes in time."""
        started = time.monotonic()
        while not (items := self.listed(member, "edoc")):
            if time.monotonic() - started > self.patience.whole:
                raise Precondition(
                    f"Trục không báo {of} đang chờ {member.name}", operation="getReceivedEdocList"
                )
            self.pause()
        return items[-1].doc_id

    def count(self, member: Member) -> None:
        """Ask how many documents wait, and for the list; told as `axis.call`, the list also where it is an old one."""
        self.log.begin()
        with suppress(VxpCallError):
            member.client.count("edoc")
        self.listed(member, "edoc")

    def ask_states(self, member: Member, label: str, doc_id: str) -> None:
        """Ask for the state of each delivery of a document; told as `axis.call`."""
        with self.log.of(label), suppress(VxpCallError):
            member.client.sent(doc_id)

    def _delivered(
        self,
        case: AxisCase,
        member: Member,
        kind: Kind,
        item: ReceivedItem,
        raw: bytes,
        *,
        acknowledged: bool,
    ) -> None:
        facts: dict[str, Any] = {"document_id": "", "concerns": ""}
        try:
            message = read(raw)
            if isinstance(message, Status):
                facts |= {"concerns": message.document_id, "status_code": message.status_code}
            else:
                facts |= {"document_id": message.document_id}
        except MessageError as error:
            facts["unreadable"] = str(error)
        identity = facts["document_id"] or facts["concerns"]
        if identity in self.earlier:
            return
        about, recipient = case.label(identity), self._recipient(member, item)
        self.sink.add(
            "wire.delivered", "wire", about=about, blobs={"message": raw}, recipient=recipient,
            agency=self.cast.name_of(recipient), message_type=kind, axis_id=item.doc_id, acknowledged=acknowledged,
            listed_from=item.from_, **facts,
        )  # fmt: skip
        if acknowledged:
            case.came(about, kind, recipient)

    def _recipient(self, member: Member, item: ReceivedItem) -> str:
        """Which agency of a system a message is for: the one that the list names, if the system speaks for it."""
        mine = [one.organ.organ_id for one in self.cast.all if one.client is member.client]
        return item.to if item.to in mine else member.organ.organ_id

    def drain(self, members: Sequence[Member]) -> None:
        """Take away what still waits for agencies: it belongs to no scenario, or to one that has ended."""
        for member in members:
            for kind in _KINDS:
                with suppress(VxpCallError):
                    for item in member.client.received(kind):
                        member.client.update_status(item.doc_id, "done")


class _TornStream(io.BytesIO):
    """A message that can be read whole once, for its digest; read again, it breaks off half-way."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self._left = len(data) + 1

    def seek(self, offset: int, whence: int = 0) -> int:
        """To the beginning, for the sending proper."""
        self._left = len(self.getbuffer()) // 2
        return super().seek(offset, whence)

    def read(self, size: int | None = -1, /) -> bytes:
        """The next bytes; ConnectionAbortedError once half of the message has gone."""
        if self._left == 0:
            raise ConnectionAbortedError("the line was cut on purpose")
        chunk = super().read(self._left if size is None or size < 0 else min(size, self._left))
        self._left -= len(chunk)
        return chunk
