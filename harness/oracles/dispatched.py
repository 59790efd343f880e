"""What left the agency and what reached whom: the messages of a document by their content (Đ10.k2, Đ11).

A message belongs to a document if it bears its subject, or carries a paper that no other document has; one that
only bears its identifier may be of yesterday. What the agencies fetched is looked at as they got it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from harness.oracles.edxml import Document, MessageError, Status, read
from harness.oracles.exchange import Packet, Request, is_asked_for
from harness.oracles.judgement import Judgement, Reason, inconclusive
from harness.oracles.language import SentenceError, names
from harness.oracles.observation import Observation, Observations
from harness.oracles.wording import same_words

_ASKING = frozenset({"draft", "issue"})
NEW, RECALL = 0, 1
"""Loại nghiệp vụ of a message: a new document, a recall (edXML facts §4)."""


@dataclass(frozen=True)
class Agency:
    """An agency of the scenario: how it is called, and its code."""

    name: str
    organ_id: str


@dataclass(frozen=True)
class StatusPacket:
    """A status message with the observation that brought it."""

    row: Observation
    message: Status


def request_of(seen: Observations, doc: str) -> Request | Judgement:
    """What the product was asked to draft or issue under this name; inconclusive if it was never asked."""
    for row in seen:
        asked = row.kind in ("driver.answer", "driver.refused") and row.data["op"] in _ASKING
        if asked and row.about == doc:
            return Request(row, row.data["request"]["document"])
    return inconclusive(Reason.PRECONDITION, f"phần mềm chưa được yêu cầu soạn hay phát hành {doc}")


def agencies(seen: Observations, said: str) -> tuple[Agency, ...]:
    """The agencies that a sentence names. SentenceError for one that has no part in the scenario."""
    codes = {str(row.data["name"]): str(row.data["organ_id"]) for row in seen if row.kind == "input.organ"}
    for name in names(said):
        if name not in codes:
            raise SentenceError(f"{name!r} has no part in the scenario; there are {', '.join(codes)}")
    return tuple(Agency(name, codes[name]) for name in names(said))


def name_of(seen: Observations, organ_id: str) -> str:
    """How the scenario calls an agency; its code if it does not."""
    rows = (row for row in seen if row.kind == "input.organ" and row.data["organ_id"] == organ_id)
    return next((str(row.data["name"]) for row in rows), organ_id)


def dispatches(seen: Observations, doc: str, *, business: int = NEW) -> list[Packet] | Judgement:
    """Messages of a document that the axis took; inconclusive where there is none. Refused ones are left out."""
    found = [
        packet for packet in tries(seen, doc) if packet.row.data["accepted"] and kind(packet) == business
    ]
    return found or inconclusive(Reason.PRECONDITION, f"không có gói tin nào của {doc} được Trục nhận")


def tries(seen: Observations, doc: str) -> list[Packet]:
    """Every message that the product handed to the axis with the content of a document, refused ones too."""
    request = request_of(seen, doc)
    if isinstance(request, Judgement):
        return []
    return [p for p in packets(seen, seen.of("wire.sent", message_type="edoc")) if _is_of(seen, p, request)]


def arrivals(seen: Observations, doc: str) -> list[Packet]:
    """Messages with the content of a document, as the agencies fetched them."""
    request = request_of(seen, doc)
    if isinstance(request, Judgement):
        return []
    rows = seen.of("wire.delivered", message_type="edoc")
    return [p for p in packets(seen, rows) if kind(p) == NEW and _is_of(seen, p, request)]


def reached(seen: Observations, doc: str) -> frozenset[str]:
    """Codes of the agencies that fetched a document."""
    return frozenset(str(packet.row.data["recipient"]) for packet in arrivals(seen, doc))


def kind(packet: Packet) -> int:
    """Loại nghiệp vụ; silence is a new document, what nobody can read is told apart from all of them."""
    return -1 if packet.message.business_type is None else packet.message.business_type


def unreadable(seen: Observations) -> list[Observation]:
    """Messages of the product that are no edXML."""
    return [row for row in seen.of("wire.sent") if row.data.get("unreadable")]


def packets(seen: Observations, rows: Iterable[Observation]) -> Iterator[Packet]:
    """Document messages among observations of the wire; what cannot be read is left out."""
    for row, message in _messages(seen, rows):
        if isinstance(message, Document):
            yield Packet(row, message)


def status_packets(seen: Observations, rows: Iterable[Observation]) -> Iterator[StatusPacket]:
    """Status messages among observations of the wire; what cannot be read is left out."""
    for row, message in _messages(seen, rows):
        if isinstance(message, Status):
            yield StatusPacket(row, message)


def _messages(
    seen: Observations, rows: Iterable[Observation]
) -> Iterator[tuple[Observation, Document | Status]]:
    for row in rows:
        try:
            yield row, read(seen.blob(row, "message"))
        except (KeyError, MessageError):
            continue


def _is_of(seen: Observations, packet: Packet, request: Request) -> bool:
    if same_words(packet.message.subject, str(request.document["subject"])):
        return True
    if packet.row.about == request.row.about and is_asked_for(packet.message, request.document):
        return True
    if _paper_is_shared(seen, request):
        return False
    return _carries_paper(packet.message, seen.blob(request.row, f"file{request.main}"))


def _paper_is_shared(seen: Observations, request: Request) -> bool:
    """Whether another document of the scenario was handed in with the very same paper: then it tells nothing."""
    mine = request.row.blobs.get(f"file{request.main}")
    return any(
        row.about != request.row.about and mine in row.blobs.values()
        for row in seen
        if row.kind in ("driver.answer", "driver.refused") and row.data["op"] in _ASKING
    )


def _carries_paper(message: Document, paper: bytes) -> bool:
    """Whether a file of the message is the paper handed in: signing only adds to its end."""
    for attachment in message.attachments:
        try:
            if attachment.payload.data.startswith(paper):
                return True
        except MessageError:
            continue
    return False
