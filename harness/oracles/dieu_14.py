"""Oracles of Điều 14: signed documents without paper and their mark, documents bound to go on paper."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from harness.oracles.dispatched import Agency, agencies, arrivals, dispatches, tries
from harness.oracles.edxml import MessageError
from harness.oracles.exchange import (
    Packet,
    Record,
    asked,
    fetched,
    incoming_record,
    outgoing_record,
    record_of,
    text,
)
from harness.oracles.incoming import said_by, tried
from harness.oracles.judgement import Judgement, Reason, check, failed, inconclusive, passed
from harness.oracles.observation import Observations
from harness.oracles.pages import UnreadablePdfError
from harness.oracles.profile import Profile
from harness.oracles.signatures import read_signatures
from harness.oracles.wording import same_number, same_words

# ------------------------------------------------------------------------------------------ Đ14.k2, sender


@check("D14.k2-1", "{doc} đã ký số được phát hành mà phần mềm không ghi là có bản giấy", reads=("outgoing",))
def signed_without_paper(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ14.k2: a signed document that left is not shown as one that also goes on paper."""
    record = _signed_and_sent(seen, doc)
    if isinstance(record, Judgement):
        return record
    if record.get("paper") is True:
        return failed(
            "paper-shown", expected="không có bản giấy", observed="paper = true", where="get_outgoing.paper"
        )
    return passed(*([] if "paper" in record else ["bản ghi không nói gì về văn bản giấy"]))


@check("D14.k2-2", "phần mềm thể hiện dấu “không gửi văn bản giấy” trên {doc}", reads=("outgoing",))
def marked(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ14.k2: the mark is on the record; what the packet says of paper is only noted (switch 23)."""
    record = _signed_and_sent(seen, doc)
    if isinstance(record, Judgement):
        return record
    if record.get("no_paper") is not True:
        return failed(
            "no-paper-mark-missing", expected="có dấu “không gửi văn bản giấy”", observed=record.get("no_paper"),
            where="get_outgoing.no_paper",
        )  # fmt: skip
    return passed(*_paper_on_the_wire(seen, doc))


@check("D14.k2-2", "phần mềm không thể hiện dấu “không gửi văn bản giấy” trên {doc}", reads=("outgoing",))
def not_marked(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ14.k2: a document that goes with paper does not bear the mark."""
    record = _signed_and_sent(seen, doc)
    if isinstance(record, Judgement):
        return record
    if record.get("no_paper") is True:
        return failed(
            "no-paper-mark-wrong",
            expected="không có dấu",
            observed="no_paper = true",
            where="get_outgoing.no_paper",
        )
    return passed()


def _signed_and_sent(seen: Observations, doc: str) -> Record | Judgement:
    """The record of a document whose signed PDF an agency has fetched; inconclusive where none has."""
    if not any(_is_signed(packet) for packet in arrivals(seen, doc)):
        return inconclusive(Reason.PRECONDITION, f"chưa cơ quan nào nhận được {doc} đã ký số")
    return outgoing_record(seen, doc)


def _is_signed(packet: Packet) -> bool:
    """Whether a file of a message bears a digital signature."""
    for attachment in packet.message.attachments:
        try:
            data = attachment.payload.data
            if data.startswith(b"%PDF") and read_signatures(data):
                return True
        except (MessageError, UnreadablePdfError):
            continue
    return False


def _paper_on_the_wire(seen: Observations, doc: str) -> list[str]:
    sent = dispatches(seen, doc)
    if isinstance(sent, Judgement) or sent[-1].message.business is None:
        return []
    return [f"mục Paper trên gói tin: {sent[-1].message.business.paper}"]


# ------------------------------------------------------------------------------------------ Đ14.k2, recipient


@check("D14.k2-3", "phần mềm không thể hiện {doc} là có gửi kèm văn bản giấy", reads=("incoming",))
def mark_not_inverted(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ14.k2: where the sender marked “no paper”, the recipient is not told of any.

    How the packet carries the mark rests on one vendor: software that does not map it only gets a note (switch 23).
    What fails is the opposite of every known meaning.
    """
    record = _own_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    if record.get("paper") is True:
        return failed(
            "mark-inverted",
            expected="không gửi văn bản giấy",
            observed="paper = true",
            where="get_incoming.paper",
        )
    return passed(
        *([] if record.get("paper") is False else ["phần mềm không thể hiện dấu “không gửi văn bản giấy”"])
    )


@check("D14.k2-3", "phần mềm vẫn nhận {doc} có gửi kèm văn bản giấy", reads=("incoming",))
def unmarked_taken(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ14.k2: a document without the mark is taken; how it is shown is only noted (switch 23)."""
    record = _own_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    return passed(*([] if record.get("paper") is True else [f"thể hiện paper = {record.get('paper')}"]))


def _own_record(seen: Observations, doc: str) -> Record | Judgement:
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    record = incoming_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    return record_of(packet, record) or record


# ------------------------------------------------------------------------------------------ Đ14.k3, sender


@check(
    "D14.k3-1",
    "phần mềm ghi nhận bản giấy của {doc} gửi {agency} đi cùng văn bản điện tử ký số",
    reads=("outgoing",),
)
def both_ways(seen: Observations, profile: Profile, as_of: date, *, doc: str, agency: str) -> Judgement:
    """Đ14.k3: paper and signed e-document both went to the agency; the wire bears out the second."""
    [one] = agencies(seen, agency)
    entry = _paper_entry(seen, doc, one)
    if isinstance(entry, Judgement):
        return entry
    mine = [p for p in arrivals(seen, doc) if p.row.data["recipient"] == one.organ_id and _is_signed(p)]
    if not mine:
        return failed(
            "paper-without-e-document", expected=f"văn bản điện tử ký số đến {agency}", observed="không có",
            where="sendEdoc",
        )  # fmt: skip
    if entry.get("with_e_document") is not True:
        return failed(
            "e-document-not-shown", expected="with_e_document = true", observed=entry.get("with_e_document"),
            where="get_outgoing.paper_dispatches",
        )  # fmt: skip
    return passed()


@check("D14.k3-1", "phần mềm cho thấy {agency} mới chỉ được gửi bản giấy của {doc}", reads=("outgoing",))
def paper_alone_shown(
    seen: Observations, profile: Profile, as_of: date, *, agency: str, doc: str
) -> Judgement:
    """Đ14.k3: the e-document has not gone, the paper has: the software refuses to note that, or shows it."""
    request = asked(seen, doc)
    if isinstance(request, Judgement):
        return request
    taken = any(packet.row.data["accepted"] for packet in tries(seen, doc))
    if taken or not seen.of("wire.sent", accepted=False):
        return inconclusive(Reason.PRECONDITION, f"phần mềm không thử gửi {doc}, hoặc Trục đã nhận")
    outcome = tried(seen, doc, "send_paper")
    if outcome is not None and outcome.kind == "driver.refused" and outcome.data.get("code") == "refused":
        return passed("phần mềm không cho ghi nhận bản giấy khi chưa gửi văn bản điện tử")
    [one] = agencies(seen, agency)
    entry = _paper_entry(seen, doc, one)
    if isinstance(entry, Judgement):
        return entry
    if entry.get("with_e_document") is not False:
        return failed(
            "paper-alone-not-shown", expected="with_e_document = false", observed=entry.get("with_e_document"),
            where="get_outgoing.paper_dispatches",
        )  # fmt: skip
    return passed()


def _paper_entry(seen: Observations, doc: str, agency: Agency) -> Mapping[str, Any] | Judgement:
    """What the record shows of the paper sent to an agency, as the clerk noted it."""
    outcome = tried(seen, doc, "send_paper")
    if outcome is None:
        return inconclusive(Reason.PRECONDITION, f"chưa ai ghi nhận bản giấy của {doc}")
    if outcome.kind != "driver.answer":
        return inconclusive(Reason.PRECONDITION, f"phần mềm không ghi nhận bản giấy: {said_by(outcome)}")
    record = outgoing_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    rows = record.get("paper_dispatches")
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, Mapping) and row.get("organ_id") == agency.organ_id:
            return row
    return failed(
        "paper-dispatch-not-kept", expected=f"bản giấy gửi {agency.name}", observed="không ghi",
        where="get_outgoing.paper_dispatches",
    )  # fmt: skip


# ------------------------------------------------------------------------------------------ Đ14.k3, recipient


@check("D14.k3-2", "bản giấy của {doc} được ghi nhận là chưa hợp lệ", reads=("paper",))
def not_yet_valid(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ14.k3: only the paper has come: not yet valid (switch 11)."""
    if seen.of("wire.fetched", about=doc):
        return inconclusive(Reason.PRECONDITION, f"phần mềm đã lấy {doc} từ Trục")
    record = _paper_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    if record.get("valid") is not False:
        return failed(
            "paper-alone-valid", expected="chưa hợp lệ", observed=text(record, "valid_name") or record.get("valid"),
            where="list_paper.valid",
        )  # fmt: skip
    return passed()


@check("D14.k3-2", "bản giấy của {doc} không còn bị coi là chưa hợp lệ", reads=("paper",))
def valid_with_e_document(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ14.k3: once the e-document is there the paper is no longer held to be invalid."""
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    record = _paper_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    if record.get("valid") is not True:
        return failed(
            "paper-not-valid", expected="hợp lệ", observed=text(record, "valid_name") or record.get("valid"),
            where="list_paper.valid",
        )  # fmt: skip
    return passed()


def _of_another_paper(record: Record, asked: Mapping[str, Any]) -> str:
    """What the record says of the paper under its id that the paper does not; nothing where it leaves that out."""
    shown = f"{text(record, 'number')}/{text(record, 'symbol')}"
    if not same_number(text(record, "number"), asked["number"]) or not same_words(
        text(record, "symbol"), asked["symbol"]
    ):
        return shown
    sender = record.get("sender")
    organ_id = sender.get("organ_id") if isinstance(sender, Mapping) else None
    return f"{shown}, {organ_id}" if organ_id and organ_id != asked["organ_id"] else ""


def _paper_record(seen: Observations, doc: str) -> Record | Judgement:
    """The record of the paper of a document, as read for the check; it must be of what was entered."""
    entered = seen.last("driver.answer", about=doc, op="receive_paper")
    if entered is None:
        return inconclusive(Reason.PRECONDITION, f"chưa ai vào sổ bản giấy của {doc}")
    reading = seen.last("driver.record", about=doc, what="paper")
    record = reading.data.get("record") if reading else None
    if not isinstance(record, Mapping):
        return failed(
            "paper-record-missing", expected=f"bản giấy của {doc}", observed="không có", where="list_paper"
        )
    asked = entered.data["request"]["paper"]
    if differs := _of_another_paper(record, asked):
        return failed(
            "paper-record-differs", expected=f"{doc}: {asked['number']}/{asked['symbol']}, {asked['organ_id']}",
            observed=differs, where="list_paper",
        )  # fmt: skip
    return record
