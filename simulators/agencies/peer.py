"""A simulated agency on an axis: it sends, takes in what comes, and answers as its personality has it."""

from __future__ import annotations

import hashlib
import heapq
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, BinaryIO, Literal, cast

from simulators.agencies.correspondence import Received, Sent, SentStatus, response_to
from simulators.agencies.documents import AnnexRequest, DocumentRequest, PreparedDocument, Workshop
from simulators.agencies.papers import official_faker
from simulators.agencies.personalities import Answer, Prompt, Situation
from simulators.agencies.variations import variation as variation_named
from simulators.clock import Clock
from simulators.protocol.codes import BusinessType, StatusCode
from simulators.protocol.edxml import read_message, wire_time, write_status
from simulators.protocol.edxml.model import (
    Business,
    DocumentMessage,
    Organ,
    ReceiverChange,
    Replacement,
    ResponseFor,
    Staff,
    StatusMessage,
)
from simulators.protocol.errors import ProtocolError
from simulators.sdk import SendResult, VxpClient

_IN_MEMORY = 1024 * 1024
_KINDS: tuple[Literal["edoc", "status"], ...] = ("edoc", "status")


@dataclass(frozen=True, order=True)
class _Due:
    at: datetime
    turn: int
    answer: Answer
    of: DocumentMessage


class Peer:
    """One agency. Thread-safe; time comes from the clock, everything drawn from the seed.

    `first_number` is the first X and the first printed number it uses in a year: give different ones to runs
    against a product that remembers earlier runs.
    """

    def __init__(
        self,
        organ: Organ,
        client: VxpClient,
        clock: Clock,
        workshop: Workshop,
        personality: Prompt | None = None,
        *,
        seed: int = 0,
        first_number: int = 1,
    ) -> None:
        self.organ = organ
        self.personality = personality or Prompt()
        self._client = client
        self._clock = clock
        self._workshop = workshop
        self._seed = seed
        self._first_number = first_number
        self._issued: Counter[int] = Counter()
        self._fake: Any = official_faker(_mixed(seed, organ.organ_id))
        self._lock = threading.RLock()
        self._inbox: list[Received] = []
        self._outbox: list[Sent] = []
        self._statuses: list[SentStatus] = []
        self._seen: dict[str, Received] = {}
        self._due: list[_Due] = []
        self._turn = 0

    @property
    def inbox(self) -> tuple[Received, ...]:
        """Everything taken in, oldest first; each delivery once, however often the axis lists it."""
        with self._lock:
            return tuple(self._inbox)

    @property
    def outbox(self) -> tuple[Sent, ...]:
        """Every document sent, oldest first."""
        with self._lock:
            return tuple(self._outbox)

    @property
    def statuses(self) -> tuple[SentStatus, ...]:
        """Every status sent, oldest first."""
        with self._lock:
            return tuple(self._statuses)

    def documents(self) -> tuple[DocumentMessage, ...]:
        """The readable documents of the inbox."""
        return tuple(one.message for one in self.inbox if isinstance(one.message, DocumentMessage))

    def statuses_about(self, document_id: str) -> tuple[StatusMessage, ...]:
        """The readable statuses of the inbox about one document."""
        return tuple(
            one.message
            for one in self.inbox
            if isinstance(one.message, StatusMessage) and one.message.response_for.document_id == document_id
        )

    def prepare(
        self, to: Sequence[Organ], *, variation: str | None = None, **wanted: Any
    ) -> PreparedDocument:
        """A document numbered and signed now, not yet sent; `wanted`: fields of DocumentRequest."""
        with self._lock:
            now = self._clock.now()
            self._issued[now.year] += 1
            number = self._first_number + self._issued[now.year] - 1
            if "annexes" in wanted:
                wanted["annexes"] = tuple(_annex(one) for one in wanted["annexes"])
            request = DocumentRequest(
                sender=self.organ,
                recipients=tuple(to),
                at=now,
                ordinal=wanted.pop("ordinal", number),
                number=wanted.pop("number", number),
                seed=wanted.pop("seed", _mixed(self._seed, f"{self.organ.organ_id}/{now.year}/{number}")),
                **wanted,
            )
        prepared = self._workshop.make(request)
        return variation_named(variation).of(self._workshop, prepared) if variation else prepared

    def dispatch(self, prepared: PreparedDocument, *, to: Sequence[str] | None = None) -> Sent:
        """Send a prepared document; `to` overrides the addressees towards the axis, not in the message."""
        meant = [organ.organ_id for organ in prepared.request.recipients]
        named = [organ.organ_id for organ in prepared.message.recipients]
        header = to if to is not None else (meant if meant != named else None)
        results = self._send(prepared.wire(), "edoc", header)
        sent = Sent(prepared, self._clock.now(), results)
        with self._lock:
            self._outbox.append(sent)
        return sent

    def send_document(self, to: Sequence[Organ], *, variation: str | None = None, **wanted: Any) -> Sent:
        """Prepare and dispatch; see `prepare`."""
        return self.dispatch(self.prepare(to, variation=variation, **wanted))

    def send_again(self, sent: Sent) -> Sent:
        """The same document once more: same identifier, same bytes."""
        return self.dispatch(sent.prepared)

    def send_recall(self, of: Sent, *, reason: str = "Văn bản gửi nhầm cơ quan nhận", **wanted: Any) -> Sent:
        """Recall (thu hồi): a document of type 1 that names the recalled one in both known places."""
        business = Business(
            BusinessType.RECALL, reason, document_id=of.document_id, paper=0, staff=self._staff()
        )
        return self._send_change(of, business, **wanted)

    def send_update(
        self,
        of: Sent,
        *,
        reason: str = "Cập nhật văn bản điện tử",
        add: Sequence[Organ] = (),
        drop: Sequence[Organ] = (),
        **wanted: Any,
    ) -> Sent:
        """Update (cập nhật): a document of type 2; `wanted` is new metadata, `add` and `drop` recipients."""
        changes = [ReceiverChange(one.organ_id, 1) for one in add] + [
            ReceiverChange(one.organ_id, 0) for one in drop
        ]
        business = Business(
            BusinessType.UPDATE,
            reason,
            document_id=of.document_id,
            paper=0,
            document_info=1,
            document_receiver=1 if changes else 0,
            receivers=tuple(changes),
            staff=self._staff(),
        )
        kept = [one for one in of.message.recipients if one not in drop]
        return self._send_change(of, business, **{"recipients": (*kept, *add), **wanted})

    def send_replacement(
        self, of: Sequence[Sent], *, reason: str = "Thay thế văn bản điện tử", **wanted: Any
    ) -> Sent:
        """Replacement (thay thế): a document of type 3 in place of the named ones, for their recipients."""
        replaced = tuple(Replacement(one.document_id, _ids(one.message.recipients)) for one in of)
        business = Business(BusinessType.REPLACE, reason, paper=0, replacements=replaced, staff=self._staff())
        return self._send_change(of[0], business, **wanted)

    def send_take_back(self, of: Sent, organ: Organ, *, reason: str = "Gửi nhầm tệp kèm theo") -> SentStatus:
        """Take-back (lấy lại, 13): the sender asks one receiver to give one packet back."""
        return self.send_status(StatusCode.TAKE_BACK, of.message, description=reason, to=organ.organ_id)

    def send_status(
        self, code: str, of: DocumentMessage | ResponseFor, *, description: str = "", to: str | None = None
    ) -> SentStatus:
        """A business status about a document, to its sender unless `to` names another."""
        concerned = of if isinstance(of, ResponseFor) else response_to(of)
        addressee = to or concerned.organ_id
        now = self._clock.now()
        message = StatusMessage(
            sender=self.organ,
            response_for=replace(concerned, organ_id=addressee),
            status_code=str(code),
            description=description,
            timestamp=wire_time(now),
            staff=self._staff(),
        )
        sent = SentStatus(message, addressee, now, self._send(write_status(message), "status", [addressee]))
        with self._lock:
            self._statuses.append(sent)
        return sent

    def poll(self) -> tuple[Received, ...]:
        """Take in and acknowledge everything the axis holds for this agency; the new items, in order."""
        with self._lock:
            return tuple(received for kind in _KINDS for received in self._collect(kind))

    def react(self) -> tuple[SentStatus, ...]:
        """Do what the personality does at this moment: take in, decide, send the answers that are due."""
        with self._lock:
            if self.personality.takes_in():
                known = {one.document_id for one in self.documents()}
                for received in self.poll():
                    self._decide(received, known)
            return tuple(self._perform_due())

    def has_due(self) -> bool:
        """Whether an answer has come due (a look at the clock, no call)."""
        with self._lock:
            return bool(self._due) and self._due[0].at <= self._clock.now()

    def _decide(self, received: Received, known: set[str]) -> None:
        message = received.message
        if isinstance(message, StatusMessage):
            if StatusCode.read(message.status_code) is StatusCode.TAKE_BACK:
                self._plan_take_back(received, message)
            return
        if message is None:
            return
        first_time = message.document_id not in known
        known.add(message.document_id)
        situation = Situation(message, first_time, self._holds_target(message), self._fake)
        self._plan(received.at, self.personality.answers(situation), message)

    def _plan_take_back(self, received: Received, message: StatusMessage) -> None:
        about = message.response_for.document_id
        held = [one for one in self.documents() if one.document_id == about]
        mine = [one for one in held if one.sender.organ_id == message.sender.organ_id]
        subject = mine[-1] if mine else DocumentMessage(message.sender, (self.organ,), about)
        situation = Situation(subject, bool(mine), bool(mine), self._fake)
        self._plan(received.at, [self.personality.change_answer(situation)], subject)

    def _plan(self, at: datetime, answers: Sequence[Answer], of: DocumentMessage) -> None:
        for answer in answers:
            self._turn += 1
            heapq.heappush(self._due, _Due(at + answer.after, self._turn, answer, of))

    def _perform_due(self) -> Iterator[SentStatus]:
        while self._due and self._due[0].at <= self._clock.now():
            due = self._due[0]
            concerned, asker = self._answered(due.of), due.of.sender.organ_id
            yield self.send_status(due.answer.code, concerned, description=due.answer.description, to=asker)
            heapq.heappop(self._due)

    def _answered(self, of: DocumentMessage) -> ResponseFor:
        """What a status names: the document, or for a recall or update the document that it is about."""
        if of.business is None or of.business.doc_type not in {BusinessType.RECALL, BusinessType.UPDATE}:
            return response_to(of)
        targets = [one for one in self.documents() if one.document_id in of.target_ids]
        return response_to(
            targets[0] if targets else replace(of, document_id=(*of.target_ids, of.document_id)[0])
        )

    def _holds_target(self, message: DocumentMessage) -> bool:
        held = ((one.document_id, one.sender.organ_id) for one in self.documents())
        return any((target, message.sender.organ_id) in set(held) for target in message.target_ids)

    def _collect(self, kind: Literal["edoc", "status"]) -> Iterator[Received]:
        mine = (item for item in self._client.received(kind) if item.to in {"", self.organ.organ_id})
        for item in mine:
            received = self._seen.get(item.doc_id)
            if received is None:
                received = self._seen[item.doc_id] = self._take(item.doc_id, kind, item.from_)
                self._inbox.append(received)
                yield received
            self._client.update_status(item.doc_id, "fail" if received.problem else "done")

    def _take(self, doc_id: str, kind: str, from_: str) -> Received:
        with cast(BinaryIO, tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)) as body:
            self._client.download(doc_id, body)
            body.seek(0)
            digest = hashlib.file_digest(body, "sha256").hexdigest()  # type: ignore[arg-type]
            body.seek(0)
            now = self._clock.now()
            try:
                return Received(doc_id, kind, from_, now, digest, read_message(body))
            except ProtocolError as problem:
                return Received(doc_id, kind, from_, now, digest, None, problem)

    def _send_change(self, of: Sent, business: Business, **wanted: Any) -> Sent:
        recipients = wanted.pop("recipients", of.message.recipients)
        answered = replace(response_to(of.message), organ_id=self.organ.organ_id)
        return self.send_document(
            recipients,
            **{"replies_to": (answered,), "pages": 1, "type_name": "Công văn", **wanted},
            business=business,
        )

    def _send(
        self, wire: bytes, kind: Literal["edoc", "status"], to: Sequence[str] | None
    ) -> tuple[SendResult, ...]:
        copies = self.personality.written(wire)
        return tuple(
            self._client.send(copy, from_=self.organ.organ_id, message_type=kind, to=to) for copy in copies
        )

    def _staff(self) -> Staff:
        with self._lock:
            return Staff(
                "Văn thư", self._fake.official_name(), email=f"vanthu@{self.organ.organ_id.lower()}.example"
            )


def _ids(organs: Sequence[Organ]) -> tuple[str, ...]:
    return tuple(organ.organ_id for organ in organs)


def _annex(wanted: str | AnnexRequest) -> AnnexRequest:
    return AnnexRequest(wanted) if isinstance(wanted, str) else wanted


def _mixed(seed: int, text: str) -> int:
    """A seed that depends on both, stable between runs and machines."""
    return int.from_bytes(hashlib.sha256(f"{seed}/{text}".encode()).digest()[:6])
