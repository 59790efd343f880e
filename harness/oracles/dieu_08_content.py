"""Oracles of Đ8.k1 and Đ8.k2.g: the document itself and every file with it, sent, listed and received."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from datetime import date

from harness.oracles.carried_files import CarriedFile, handed_out, on_the_wire
from harness.oracles.edxml import Document, MessageError
from harness.oracles.exchange import (
    Packet,
    Record,
    Request,
    asked,
    delivered,
    fetched,
    incoming_record,
    outgoing_record,
    record_of,
    sent,
    text,
)
from harness.oracles.judgement import Judgement, check, failed, passed
from harness.oracles.observation import Observations
from harness.oracles.pages import UnreadablePdfError, is_pdf, page_count
from harness.oracles.pdf_text import is_same_document
from harness.oracles.profile import Profile
from harness.oracles.swapped_files import under_anothers_name, unnumbered
from harness.oracles.wording import words

# ------------------------------------------------------------------------------------------ Đ8.k1, the document itself


@check("D8.k1-1", "cơ quan nhận mở được tệp của chính {doc} trong gói tin")
def main_file_opens(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k1: what a recipient fetches holds the issued document, whole, in a PDF that opens."""
    request, packets = asked(seen, doc), delivered(seen, doc)
    if isinstance(request, Judgement):
        return request
    if isinstance(packets, Judgement):
        return packets
    original = seen.blob(request.row, f"file{request.main}")
    for packet in packets:
        wrong = _main_file(packet, original)
        if wrong is not None:
            return wrong
    return passed()


def _main_file(packet: Packet, original: bytes) -> Judgement | None:
    main = packet.message.main
    if main is None:
        where = packet.message.where("AttachmentEncoded")
        return failed(
            "main-file-missing", expected="tệp PDF của văn bản", observed="không có tệp nào", where=where
        )
    try:
        data = main.payload.data
        if not is_pdf(data):
            return failed(
                "main-file-missing", expected="tệp PDF của văn bản", observed=main.name, where=main.where
            )
        pages, same = page_count(data), is_same_document(original, data)
    except (MessageError, UnreadablePdfError) as error:
        return failed(
            "main-file-unreadable",
            expected="tệp PDF mở được",
            observed=f"{main.name}: {error}",
            where=main.where,
        )
    if not same or pages < page_count(original):
        return failed(
            "other-main-file", expected=f"chính văn bản đã phát hành, {page_count(original)} trang",
            observed=f"{main.name}, {pages} trang, nội dung khác", where=main.where,
        )  # fmt: skip
    return None


# ------------------------------------------------------------------------------------------ Đ8.k1, what goes with it


@check("D8.k1-2", "mọi cơ quan nhận có đủ, nguyên vẹn các tệp gửi kèm {doc}")
def annexes_delivered(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k1: every file, byte for byte (a PDF may have been signed), in what each recipient fetched."""
    request, packets = asked(seen, doc), delivered(seen, doc)
    if isinstance(request, Judgement):
        return request
    if isinstance(packets, Judgement):
        return packets
    wanted = [CarriedFile(name, seen.blob(request.row, f"file{number}")) for number, name in request.annexes]
    for packet in packets:
        came = on_the_wire(packet)
        lost = _lost(wanted, [one.data for one in came])
        if lost:
            return failed(
                "annex-not-sent", expected=f"{len(wanted)} tệp gửi kèm", observed=f"thiếu {', '.join(lost)}",
                where=f"{packet.row.data['recipient']}: {packet.message.where('AttachmentEncoded')}",
            )  # fmt: skip
        swapped = under_anothers_name(wanted, came)
        if swapped is not None:
            return failed("annex-under-another-name", expected=f"{swapped.name} như đã giao",
                          observed="tệp gửi kèm khác mang tên này", where=swapped.where)  # fmt: skip
    return passed()


@check("D8.k1-2", "phần mềm nhận đủ, nguyên vẹn các tệp gửi kèm {doc}", reads=("incoming-files",))
def annexes_received(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k1: every file of the packet can be had from the product, byte for byte."""
    packet, record = fetched(seen, doc), incoming_record(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    if isinstance(record, Judgement):
        return record
    reading = seen.last("driver.record", about=doc, what="incoming-files")
    held = [seen.blob(reading, name) for name in reading.blobs] if reading else []
    main = packet.message.main
    carried = [
        CarriedFile(one.name, one.payload.data) for one in packet.message.attachments if one is not main
    ]
    lost = _lost(carried, held)
    if lost:
        return failed(
            "annex-not-received", expected=f"{len(carried)} tệp gửi kèm", observed=f"thiếu {', '.join(lost)}",
            where="get_incoming_file",
        )  # fmt: skip
    other = record_of(packet, record)
    if other is not None or reading is None:
        return other or passed()
    swapped = under_anothers_name(carried, handed_out(seen, reading))
    if swapped is not None:
        return failed("annex-under-another-name", expected=f"{swapped.name} như trên gói tin",
                      observed="tệp gửi kèm khác mang tên này", where=swapped.where)  # fmt: skip
    return passed()


def _lost(wanted: Sequence[CarriedFile], held: Sequence[bytes]) -> list[str]:
    """Names of wanted files that none of the held ones is, one for one; a PDF may have grown by signatures."""
    left = Counter(hashlib.sha256(data).hexdigest() for data in held)
    lost = []
    for one in wanted:
        if left[one.sha256] > 0:
            left[one.sha256] -= 1
        elif not (is_pdf(one.data) and any(other.startswith(one.data) for other in held)):
            lost.append(one.name)
    return lost


# ------------------------------------------------------------------------------------------ Đ8.k2.g, the list of files


@check("D8.k2.g", "gói tin của {doc} và phần mềm kê đúng, đủ các tệp đã gửi", reads=("outgoing",))
def list_sent(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k2.g: manifest and files of the packet agree one for one, name every file handed in, and are shown."""
    request, packets = asked(seen, doc), sent(seen, doc)
    if isinstance(request, Judgement):
        return request
    if isinstance(packets, Judgement):
        return packets
    for packet in packets:
        wrong = _manifest(packet.message, request)
        if wrong is not None:
            return wrong
    record = outgoing_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    return _shows_files(packets[-1].message, record, "get_outgoing") or passed()


def _manifest(message: Document, request: Request) -> Judgement | None:
    hidden, absent = message.unannounced_files, message.missing_files
    if hidden:
        return failed(
            "file-not-listed",
            expected="mọi tệp có trong danh mục",
            observed=hidden[0].name,
            where=hidden[0].where,
        )
    if absent:
        return failed(
            "listed-file-absent", expected=f"tệp {absent[0].name}", observed="không có", where=absent[0].where
        )
    names = [reference.name for reference in message.references]
    for _, name in request.annexes:
        if not _take(names, name):
            return failed(
                "annex-not-listed", expected=name, observed=", ".join(names) or "danh mục trống",
                where=message.where("edXMLManifest"),
            )  # fmt: skip
    return None


@check("D8.k2.g", "phần mềm kê đúng, đủ các tệp mà gói tin của {doc} mang", reads=("incoming",))
def list_received(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k2.g, the receiving side: every file that came is listed, announced or not, and none that did not."""
    packet, record = fetched(seen, doc), incoming_record(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    if isinstance(record, Judgement):
        return record
    return _shows_files(packet.message, record, "get_incoming") or passed()


def _shows_files(message: Document, record: Record, operation: str) -> Judgement | None:
    """None if a record lists what came with the document; the document itself may have any name, or be apart."""
    listed = record.get("files")
    rows = [row for row in listed if isinstance(row, dict)] if isinstance(listed, list) else []
    main = message.main if message.main and message.main.name.lower().endswith(".pdf") else None
    names = [text(row, "name") for row in rows if not row.get("main")]
    if main and len(names) == len(rows) and main.name in names:
        names.remove(main.name)
    carried = [attachment.name for attachment in message.attachments if attachment is not main]
    left = list(names)
    if len(names) != len(carried) or not all(_take(left, name) for name in carried):
        return failed(
            "files-not-shown", expected=f"{len(carried)} tệp gửi kèm: {', '.join(carried) or 'không có'}",
            observed=f"{len(names)} tệp: {', '.join(names) or 'không có'}", where=f"{operation}.files",
        )  # fmt: skip
    return None


def _take(names: list[str], wanted: str) -> bool:
    """Remove one occurrence of a name; of two equal names one may have got a number (`a (2).docx`)."""
    exact = next((name for name in names if words(name) == words(wanted)), None)
    found = exact or next((name for name in names if unnumbered(name) == unnumbered(wanted)), None)
    if found is None:
        return False
    names.remove(found)
    return True
