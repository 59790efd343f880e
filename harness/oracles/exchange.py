"""The documents of a scenario as both sides know them: what was asked for, what crossed the wire, what is shown.

Every reading answers with the fact, or with the judgement that there is none. A packet or record that is not of
the document in question is none: one made of other data proves nothing of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from harness.oracles.edxml import Document, MessageError, read
from harness.oracles.judgement import Judgement, Reason, failed, inconclusive
from harness.oracles.observation import Observation, Observations
from harness.oracles.wording import same_number, same_words

Record = Mapping[str, Any]


@dataclass(frozen=True)
class Packet:
    """A document message with the observation that brought it."""

    row: Observation
    message: Document


@dataclass(frozen=True)
class Request:
    """What was asked of the product when it issued a document; `row` holds its files as blobs `file0`, …"""

    row: Observation
    document: Mapping[str, Any]

    @property
    def annexes(self) -> tuple[tuple[int, str], ...]:
        """Number and name of every file but the document itself."""
        files = self.document.get("files", ())
        return tuple((n, str(file["name"])) for n, file in enumerate(files) if not file.get("main"))

    @property
    def main(self) -> int:
        """Number of the document itself among the files."""
        files = self.document.get("files", ())
        return next((n for n, file in enumerate(files) if file.get("main")), 0)


# ------------------------------------------------------------------------------------------------ văn bản đi


def asked(seen: Observations, doc: str) -> Request | Judgement:
    """The request to issue a document; inconclusive where the product refused it or was never asked."""
    refusal = seen.last("driver.refused", about=doc, op="issue")
    if refusal is not None:
        return _missing(f"phần mềm không phát hành {doc}: {refusal.data.get('message')}")
    answer = seen.last("driver.answer", about=doc, op="issue")
    if answer is None:
        return _missing(f"không có yêu cầu phát hành {doc}")
    return Request(answer, answer.data["request"]["document"])


def sent(seen: Observations, doc: str) -> list[Packet] | Judgement:
    """Every message by which the product sent a document, oldest first, also those that the axis refused."""
    request = asked(seen, doc)
    if isinstance(request, Judgement):
        return request
    mine = _packets_of(seen, "wire.sent", doc, request)
    return mine or _missing(f"không có gói tin nào của {doc} trên Trục")


def delivered(seen: Observations, doc: str) -> list[Packet] | Judgement:
    """Every message of a document as its recipients fetched it from the axis."""
    request = asked(seen, doc)
    if isinstance(request, Judgement):
        return request
    mine = _packets_of(seen, "wire.delivered", doc, request)
    return mine or _missing(f"chưa cơ quan nào lấy được gói tin của {doc}")


def outgoing_record(seen: Observations, doc: str) -> Record | Judgement:
    """The product's record of its document: as read for the check, else as it answered the issue."""
    reading = seen.last("driver.record", about=doc, what="outgoing")
    record = reading.data.get("record") if reading else None
    if record is None:
        answer = seen.last("driver.answer", about=doc, op="issue")
        record = answer.data.get("answer") if answer else None
    if not isinstance(record, Mapping):
        return failed("record-missing", expected=f"bản ghi của {doc}", observed="không có", where="issue")
    return record


def _packets_of(seen: Observations, kind: str, doc: str, request: Request) -> list[Packet]:
    """New documents (no recall, no update) among the messages of a kind that carry the requested one.

    A message under an identifier that nobody knows may be one of this document, or be left from another
    scenario: it counts only if its subject, or a number that was asked for, says so.
    """
    known = _packets(seen, seen.of(kind, about=doc, message_type="edoc"))
    strange = _packets(seen, seen.of(kind, about="", message_type="edoc"))
    mine = [p for p in known if is_asked_for(p.message, request.document)]
    mine += [p for p in strange if is_asked_for(p.message, request.document, strange=True)]
    return sorted((p for p in mine if p.message.business_type in (0, None)), key=lambda p: p.row.seq)


def is_asked_for(message: Document, document: Mapping[str, Any], *, strange: bool = False) -> bool:
    """Whether a message carries the requested document: its subject, or its number and symbol.

    A number that was left to the product may be any, unless the message is a `strange` one.
    """
    number = str(document.get("number") or "")
    same_number_asked = same_number(message.code_number, number) if number else not strange
    same_code = same_number_asked and same_words(message.code_notation, str(document.get("symbol", "")))
    return same_code or same_words(message.subject, str(document.get("subject", "")))


# ------------------------------------------------------------------------------------------------ văn bản đến


def fetched(seen: Observations, doc: str) -> Packet | Judgement:
    """The message of another agency as the product fetched it, hops of the axis included."""
    packets = _packets(seen, seen.of("wire.fetched", about=doc))
    return packets[-1] if packets else _missing(f"phần mềm chưa lấy {doc} từ Trục")


def incoming_record(seen: Observations, doc: str) -> Record | Judgement:
    """The product's record of a document that it has fetched; a failure where it keeps none."""
    reading = seen.last("driver.record", about=doc, what="incoming") or seen.last(
        "driver.record", about=doc, what="incoming-files"
    )
    record = reading.data.get("record") if reading else None
    if not isinstance(record, Mapping):
        return failed(
            "record-missing", expected=f"bản ghi của {doc}", observed="không có", where="list_incoming"
        )
    return record


def record_of(packet: Packet, record: Record) -> Judgement | None:
    """None if a record is made of the packet, else the judgement that it is not; for checks of an absence."""
    message = packet.message
    same_code = same_words(text(record, "symbol"), message.code_notation) and same_number(
        text(record, "number"), message.code_number
    )
    if same_code or same_words(text(record, "subject"), message.subject):
        return None
    return _missing("bản ghi của phần mềm không phải của gói tin này")


def text(record: Record, name: str) -> str:
    """A text of a record; null and absence are empty."""
    value = record.get(name)
    return "" if value is None else str(value)


def _packets(seen: Observations, rows: Iterable[Observation]) -> list[Packet]:
    found = []
    for row in rows:
        if "message" not in row.blobs:
            continue
        try:
            message = read(seen.blob(row, "message"))
        except MessageError:
            continue
        if isinstance(message, Document):
            found.append(Packet(row, message))
    return found


def _missing(detail: str) -> Judgement:
    return inconclusive(Reason.PRECONDITION, detail)
