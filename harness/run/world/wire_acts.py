"""What simulated agencies do on the axes during a scenario: send, recall, report, fetch; and faults of the axis."""

from __future__ import annotations

from typing import Any

from harness.oracles.edxml import MessageError, Status, read
from harness.run.world.case import Case, PaperIn, PaperOut
from harness.run.world.cast import Cast, Member
from harness.run.world.servers import Servers
from harness.run.world.sink import ObservationSink
from harness.steps.stops import HarnessFault
from simulators.carrier.faults import Fault
from simulators.clock import Clock
from simulators.protocol.codes import BusinessType
from simulators.protocol.edxml import write_document, write_status
from simulators.protocol.edxml.model import (
    Business,
    DocumentMessage,
    Organ,
    ResponseFor,
    Staff,
    StatusMessage,
    TraceHop,
)
from simulators.protocol.edxml.moments import wire_date, wire_time

_KINDS = {"recall": BusinessType.RECALL, "update": BusinessType.UPDATE, "replacement": BusinessType.REPLACE}


class WireActs:
    """Acts of peers. Whatever they send is an observation of source `input`; what they receive, of `wire`."""

    def __init__(
        self, servers: Servers, cast: Cast, sink: ObservationSink, clock: Clock, receiver: Organ
    ) -> None:
        self._servers = servers
        self._cast = cast
        self._sink = sink
        self._clock = clock
        self._receiver = receiver

    def send(self, case: Case, paper: PaperIn) -> None:
        """Hand a prepared message to the axis; HarnessFault if our own axis refuses our own message."""
        member = self._cast[paper.sender]
        result = member.client.send(
            paper.message, from_=member.organ.organ_id, message_type="edoc", to=[self._receiver.organ_id]
        )
        if not result.ok:
            self._sink.add(
                "input.refused", "input", about=paper.label, code=result.code, detail=result.description
            )
            return
        self._arrive(member)
        for axis_id in self._axis_ids(result.doc_id):
            paper.axis_ids.append(axis_id)
            case.label_of_axis[axis_id] = paper.label
        self._sink.add(
            "input.sent", "input", about=paper.label, doc_id=result.doc_id, message_type=paper.kind,
            sender=member.organ.organ_id, axis_ids=list(paper.axis_ids),
        )  # fmt: skip

    def send_control(self, member: Member, message: bytes) -> tuple[str, ...]:
        """Hand over a document that belongs to no sentence of the scenario; its ids on the axis, for a wait."""
        result = member.client.send(
            message, from_=member.organ.organ_id, message_type="edoc", to=[self._receiver.organ_id]
        )
        if not result.ok:
            raise HarnessFault(f"our axis refused our control: {result.description}")
        self._arrive(member)
        ids = self._axis_ids(result.doc_id)
        self._sink.add("input.control", "input", doc_id=result.doc_id, axis_ids=list(ids))
        return ids

    def _arrive(self, member: Member) -> None:
        """A message from the national axis crosses the bridge now, not when a poll happens to see it."""
        if member.axis == "national":
            self._servers.axis.bridge.run_once()

    def _axis_ids(self, doc_id: str) -> tuple[str, ...]:
        journal = self._servers.axis.journal
        for entry in reversed(journal.since(max(0, journal.last_seq - 50))):
            if entry.op == "sendEdoc" and entry.doc_id == doc_id:
                return (doc_id, *entry.receiver_doc_ids)
        return (doc_id,)

    def send_business(
        self, case: Case, label: str, document_id: str, kind: str, sender: str, reason: str, of: str
    ) -> None:
        """A recall, update or replacement of an earlier document, as a new document of the sender."""
        member = self._cast[sender]
        now = self._clock.now()
        number = str(500 + len(case.incoming))
        message = DocumentMessage(
            sender=member.organ, recipients=(self._receiver,),
            document_id=f"{member.organ.organ_id}-{now.year}.{7000 + self._sink.next_number()}",
            code_number=number, code_notation="TB-VP", place="An Giang", promulgation_date=wire_date(now.date()),
            type_code=2, type_name="Thông báo", subject=f"Thông báo thu hồi văn bản ({case.scenario})", content=reason,
            response_for=(ResponseFor(member.organ.organ_id, "", wire_date(now.date()), document_id),),
            traces=(TraceHop(member.organ.organ_id, wire_time(now)),),
            business=Business(int(_KINDS[kind]), reason, document_id=document_id),
        )  # fmt: skip
        raw = write_document(message)
        assert raw is not None
        paper = PaperIn(label, sender, message.document_id, message.subject, raw)
        case.incoming[label] = paper
        case.label_of_document[message.document_id] = label
        self._sink.add(
            "input.document", "input", about=label, blobs={"message": raw}, sender=member.organ.organ_id,
            document_id=message.document_id, business=kind, target=document_id, target_label=of,
        )  # fmt: skip
        self.send(case, paper)

    def send_status(self, case: Case, paper: PaperOut, sender: str, code: str, description: str) -> None:
        """A business status of one of the product's documents, from one of its recipients."""
        member = self._cast[sender]
        now = self._clock.now()
        message = StatusMessage(
            sender=member.organ,
            response_for=ResponseFor(self._receiver.organ_id, "", wire_date(now.date()), paper.document_id or ""),
            status_code=code, description=description or f"Trạng thái {code}", timestamp=wire_time(now),
            staff=Staff("Văn phòng", "Lý Thị Tràm"),
        )  # fmt: skip
        raw = write_status(message)
        self._sink.add(
            "input.status", "input", about=paper.label, blobs={"message": raw}, sender=member.organ.organ_id, code=code,
            document_id=paper.document_id or "", agency=sender,
        )  # fmt: skip
        result = member.client.send(
            raw, from_=member.organ.organ_id, message_type="status", to=[self._receiver.organ_id]
        )
        if not result.ok:
            raise HarnessFault(f"our axis refused our status: {result.description}")
        self._arrive(member)

    def collect(self, case: Case) -> None:
        """Every agency of the scenario fetches and acknowledges what waits for it."""
        self._servers.axis.bridge.run_once()
        for member in self._cast:
            for kind in ("edoc", "status"):
                for item in member.client.received(kind):
                    raw = member.client.fetch(item.doc_id)
                    member.client.update_status(item.doc_id, "done")
                    self._received(case, member, kind, raw)

    def _received(self, case: Case, member: Member, kind: str, raw: bytes) -> None:
        facts: dict[str, Any] = {"document_id": "", "concerns": ""}
        try:
            message = read(raw)
            if isinstance(message, Status):
                facts |= {"concerns": message.document_id, "status_code": message.status_code}
            else:
                facts |= {"document_id": message.document_id}
        except MessageError as error:
            facts["unreadable"] = str(error)
        about = case.label(document_id=facts["document_id"] or facts["concerns"])
        self._sink.add(
            "wire.delivered", "wire", about=about, blobs={"message": raw}, recipient=member.organ.organ_id,
            message_type=kind, **facts,
        )  # fmt: skip

    def fault(self, name: str, times: int | None, operation: str | None = None) -> None:
        """Turn a fault switch of the provincial axis on, towards the product alone; for all calls or one operation."""
        agency = self._servers.agency(self._receiver.organ_id)
        self._servers.axis.faults.set(Fault(name), system_id=agency.system_id, times=times, op=operation)

    def heal(self) -> None:
        self._servers.axis.faults.clear()
