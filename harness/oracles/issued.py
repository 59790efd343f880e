"""What a product issued in a scenario: each document asked for, and the packets that carried it (Đ8.k3, Đ10).

A packet belongs to the document whose subject it bears, whatever identifier it has: two documents under one
identifier stay two. What was asked is the harness' own doing and is looked at without weakening a verdict.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from harness.oracles.edxml import Document, MessageError, read
from harness.oracles.identifiers import DocumentIdReading, read_document_id
from harness.oracles.judgement import Judgement, Reason, Verdict, inconclusive
from harness.oracles.observation import Observation, Observations
from harness.oracles.profile import Profile
from harness.oracles.wording import same_words

_ASKING = frozenset({"issue", "draft"})
_ISSUING = frozenset({"issue", "release"})


@dataclass(frozen=True)
class Issued:
    """A document that the product was asked to issue; `at` is when, `packets` are its messages on the wire."""

    label: str
    at: datetime
    request: dict[str, Any]
    packets: tuple[Observation, ...]

    @property
    def document_id(self) -> str:
        """The identifier on its first packet, exactly as written; empty before there is one."""
        return str(self.packets[0].data["document_id"]) if self.packets else ""


def all_asked(seen: Observations) -> tuple[Issued, ...]:
    """Every document whose issue was asked for, in that order, whether or not anything crossed the wire."""
    sent = seen.of("wire.sent", message_type="edoc")
    found = []
    for label, at, request in _asked(seen):
        packets = [row for row in sent if same_words(row.data["subject"], str(request["subject"]))]
        found.append(Issued(label, at, request, tuple(packets)))
    return tuple(found)


def issued(seen: Observations, doc: str) -> Issued | Judgement:
    """One document with its packets; inconclusive where nothing of it crossed the wire."""
    for one in all_asked(seen):
        if one.label == doc and one.packets:
            return one
    return inconclusive(Reason.PRECONDITION, f"không có gói tin nào của {doc} trên Trục")


def all_issued(seen: Observations, count: str) -> tuple[Issued, ...] | Judgement:
    """As many documents as the sentence says, each with a packet; inconclusive where it is another number."""
    found = tuple(one for one in all_asked(seen) if one.packets)
    if len(found) != int(count):
        return inconclusive(Reason.PRECONDITION, f"có {len(found)} văn bản trên Trục, không phải {count}")
    return found


def message_of(seen: Observations, packet: Observation) -> Document | Judgement:
    """A packet as the judge reads it."""
    try:
        message = read(seen.blob(packet, "message"))
    except (KeyError, MessageError) as error:
        return inconclusive(Reason.PRECONDITION, f"gói tin không đọc được: {error}")
    if not isinstance(message, Document):
        return inconclusive(Reason.PRECONDITION, "gói tin không phải của một văn bản")
    return message


def readings(seen: Observations, one: Issued) -> Iterator[tuple[str, DocumentIdReading]]:
    """Every packet of a document: the place of its identifier, and how that reads."""
    for packet in one.packets:
        message = message_of(seen, packet)
        place = "sendEdoc" if isinstance(message, Judgement) else message.where("DocumentId")
        yield place, read_document_id(str(packet.data["document_id"]))


def place_of(seen: Observations, one: Issued) -> str:
    """Where the identifier of a document stands."""
    return next((place for place, _ in readings(seen, one)), "sendEdoc")


def unreadable(reading: DocumentIdReading, profile: Profile) -> Judgement | None:
    """Why no part of an identifier can be judged by itself; None where the parts can be told apart.

    The practice form of the axis has neither hyphen nor X: where a province allows it, rules about them do not apply
    (switch 18).
    """
    if reading.form == "practice":
        if profile.switch("document-id") == "law-or-practice":
            return Judgement(Verdict.NOT_APPLICABLE, detail="mã theo dạng thực tế trên Trục (cách hiểu 18)")
        return inconclusive(Reason.PRECONDITION, "mã theo dạng thực tế trên Trục: xem D8.k3-1")
    if not reading.agency:
        return inconclusive(Reason.PRECONDITION, f"không tách được mã {reading.text!r}: xem D8.k3-1, D8.k3-2")
    return None


def number_of(one: Issued, profile: Profile) -> int | Judgement:
    """X of a document; a judgement where its identifier holds none."""
    reading = read_document_id(one.document_id)
    if reading.number is not None:
        return reading.number
    detail = f"mã của {one.label} không có số thứ tự: {one.document_id!r}"
    return unreadable(reading, profile) or inconclusive(Reason.PRECONDITION, detail)


def _asked(seen: Observations) -> Iterator[tuple[str, datetime, dict[str, Any]]]:
    """Label, moment and request, in the order of issue; a draft that was never released is none."""
    requests: dict[str, dict[str, Any]] = {}
    for row in seen:
        if row.kind not in ("driver.answer", "driver.refused"):
            continue
        operation = row.data["op"]
        if operation in _ASKING:
            requests[row.about] = row.data["request"]["document"]
        if operation in _ISSUING and row.about in requests:
            yield row.about, row.moment, requests[row.about]
