"""Oracles of Đ8.k2.a–b: the identifier of the agency and that of the document, on everything that leaves."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from harness.oracles.edxml import Document, MessageError, Status, read
from harness.oracles.exchange import Packet, delivered, fetched, outgoing_record, sent, text
from harness.oracles.identifiers import read_agency, read_document_id
from harness.oracles.judgement import Judgement, Reason, check, failed, inconclusive, passed
from harness.oracles.observation import Observation, Observations
from harness.oracles.profile import Profile

_NUMBERS: Final = re.compile(r"[0-9]+")
_AGENCY: Final = re.compile(r"[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[A-Z][0-9]{2}")
_YEAR_DIGITS: Final = 4
_RECALL: Final = 1

# ------------------------------------------------------------------------------------------ Đ8.k2.a, the agency


@check("D8.k2.a-1", "gói tin của {doc} mang đúng mã định danh đã cấp cho cơ quan gửi")
def own_code(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k2.a: From names the code under which the directory knows the caller, letter by letter."""
    packets = sent(seen, doc)
    if isinstance(packets, Judgement):
        return packets
    for packet in packets:
        given, written = str(packet.row.data["own_id"]), packet.message.sender.organ_id
        if written != given:
            return failed(
                "not-the-agency-code", expected=given, observed=written or "không có",
                where=packet.message.where("From"),
            )  # fmt: skip
    return passed()


@check(
    "D8.k2.a-2",
    "mã định danh cơ quan gửi trên gói tin của {doc} có 13 ký tự, bốn nhóm cách nhau bằng dấu chấm",
)
def code_form(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k2.a and k3: V1V2V3.Z1Z2.Y1Y2.MX1X2; only what the product itself writes is judged."""
    packets = sent(seen, doc)
    if isinstance(packets, Judgement):
        return packets
    for packet in packets:
        reading = read_agency(packet.message.sender.organ_id)
        if reading.form != "2016":
            observed = f"{reading.text or 'không có'} ({'; '.join(reading.why_not)})"
            return failed(
                "agency-code-form", expected="13 ký tự, bốn nhóm, như 000.00.01.H01", observed=observed,
                where=packet.message.where("From"),
            )  # fmt: skip
    return passed()


# ------------------------------------------------------------------------------------------ Đ8.k2.b, the document


@check("D8.k2.b-1", "{doc} mang đúng một mã định danh văn bản, chung cho mọi cơ quan nhận")
def one_identifier(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k2.b: one DocumentId on every packet that left and in what every recipient fetched."""
    packets, received = sent(seen, doc), delivered(seen, doc)
    if isinstance(packets, Judgement):
        return packets
    if isinstance(received, Judgement):
        return received
    return _all_alike([*packets, *received]) or passed()


@check("D8.k2.b-1", "{doc} giữ nguyên mã định danh văn bản khi gửi lại")
def kept_when_resent(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k2.b: a second try is the same document; without a second packet there is nothing to judge."""
    packets = sent(seen, doc)
    if isinstance(packets, Judgement):
        return packets
    if len(packets) == 1:
        return inconclusive(Reason.PRECONDITION, f"phần mềm chưa gửi lại {doc}")
    return _all_alike(packets) or passed()


def _all_alike(packets: list[Packet]) -> Judgement | None:
    first = packets[0].message.document_id
    for packet in packets:
        count = packet.message.count("DocumentId")
        if count != 1 or not packet.message.document_id.strip():
            return failed(
                "identifier-missing" if not packet.message.document_id.strip() else "several-identifiers",
                expected="một mã định danh văn bản", observed=count, where=packet.message.where("DocumentId"),
            )  # fmt: skip
        if packet.message.document_id != first:
            return failed(
                "identifier-differs", expected=first, observed=packet.message.document_id,
                where=packet.message.where("DocumentId"),
            )  # fmt: skip
    return None


@check("D8.k2.b-1", "thông báo thu hồi nêu đúng mã định danh văn bản của {doc}")
def kept_in_recall(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k2.b: the recall names the document by the identifier under which it was sent (edXML facts §4)."""
    packets = sent(seen, doc)
    if isinstance(packets, Judgement):
        return packets
    known = packets[0].message.document_id
    recalls = [message for message in _documents(seen) if message.business_type == _RECALL]
    if not recalls:
        return inconclusive(Reason.PRECONDITION, "phần mềm không gửi thông báo thu hồi")
    for recall in recalls:
        if known not in recall.targets:
            return failed(
                "identifier-differs", expected=known, observed=", ".join(recall.targets) or "không có",
                where=recall.where("Bussiness"),
            )  # fmt: skip
    return passed()


@check("D8.k2.b-1", "trạng thái mà phần mềm báo nêu đúng mã định danh văn bản của {doc}")
def kept_in_statuses(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k2.b: a status names the document of another agency by its identifier, an opaque string (switch 18)."""
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    known, sender = packet.message.document_id, packet.message.sender.organ_id
    told = [status for status in _statuses(seen) if status.addressee in (sender, "")]
    if any(status.document_id == known for status in told):
        return passed()
    if not told:
        return inconclusive(Reason.PRECONDITION, f"phần mềm không báo trạng thái nào của {doc}")
    return failed(
        "identifier-differs", expected=known, observed=told[-1].document_id or "không có",
        where=told[-1].where("ResponseFor/DocumentId"),
    )  # fmt: skip


def _documents(seen: Observations) -> list[Document]:
    rows = seen.of("wire.sent", message_type="edoc")
    return [message for message in _messages(seen, rows) if isinstance(message, Document)]


def _statuses(seen: Observations) -> list[Status]:
    rows = seen.of("wire.sent", message_type="status")
    return [message for message in _messages(seen, rows) if isinstance(message, Status)]


def _messages(seen: Observations, rows: list[Observation]) -> list[Document | Status]:
    found = []
    for row in rows:
        try:
            found.append(read(seen.blob(row, "message")))
        except (KeyError, MessageError):
            continue
    return found


@check("D8.k2.b-2", "mã định danh văn bản của {doc} gồm mã cơ quan, năm ban hành và số thứ tự")
def identifier_parts(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k2.b: all three parts are there, on the wire and where shown; how they are joined is Đ8.k3."""
    packets = sent(seen, doc)
    if isinstance(packets, Judgement):
        return packets
    for packet in packets:
        wrong = _parts(packet.message.document_id, profile, packet.message.where("DocumentId"))
        if wrong is not None:
            return wrong
    record = outgoing_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    return _parts(text(record, "document_id"), profile, "get_outgoing.document_id") or passed()


def _parts(identifier: str, profile: Profile, where: str) -> Judgement | None:
    """None if an identifier holds an agency code, a year and a number, in this order."""
    if read_document_id(identifier).form == "practice":
        if profile.switch("document-id") == "law-or-practice":
            return None
        return _incomplete(identifier, "số thứ tự văn bản trong năm", where)
    agency = _AGENCY.search(identifier)
    if agency is None:
        return _incomplete(identifier, "mã định danh cơ quan", where)
    year, *rest = [*_NUMBERS.findall(identifier[agency.end() :]), ""]
    if len(year) != _YEAR_DIGITS:
        return _incomplete(identifier, "năm ban hành", where)
    return None if rest[0] else _incomplete(identifier, "số thứ tự văn bản trong năm", where)


def _incomplete(identifier: str, part: str, where: str) -> Judgement:
    return failed("identifier-part-missing", expected=part, observed=identifier or "không có", where=where)
