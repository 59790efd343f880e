"""Oracles of Đ6.k2.a, d: files stay intact from sender to recipient, and through the work on them."""

from __future__ import annotations

import hashlib
from collections import Counter
from datetime import date
from typing import Final

from harness.oracles.carried_files import CarriedFile, handed_in, handed_out, on_the_wire
from harness.oracles.dispatched import (
    arrivals,
    packets,
    request_of,
)
from harness.oracles.edxml import Document
from harness.oracles.exchange import Packet, Request, fetched, incoming_record, record_of
from harness.oracles.judgement import Judgement, Reason, check, failed, inconclusive, passed
from harness.oracles.observation import Observation, Observations
from harness.oracles.pages import UnreadablePdfError, is_pdf
from harness.oracles.pdf_text import is_same_document
from harness.oracles.profile import Profile
from harness.oracles.swapped_files import under_anothers_name

_STEPS: Final = ("accept", "refuse", "submit_incoming", "assign", "start", "complete")
_HANDED_OUT: Final = "get_incoming_file"


def _unmet(detail: str) -> Judgement:
    return inconclusive(Reason.PRECONDITION, detail)


# ------------------------------------------------------------------------------------------------ toàn vẹn, Đ6.k2.a


@check("D6.k2.a-2", "tệp của {doc} đến mọi cơ quan nhận nguyên vẹn, đúng là tệp đã giao và tệp phần mềm lưu",
       reads=("outgoing-files",))  # fmt: skip
def intact_when_sent(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ6.k2.a (QĐ 28 Đ6.1): what was handed in, what arrived at each recipient and what the sender keeps are one.

    A PDF may have grown by signatures; what arrived and what is kept agree byte for byte.
    """
    request, came = request_of(seen, doc), arrivals(seen, doc)
    if isinstance(request, Judgement):
        return request
    if not came:
        return _unmet(f"chưa cơ quan nào lấy được {doc}")
    kept = _handed_out(seen, doc, "outgoing-files")
    for packet in came:
        files = on_the_wire(packet)
        wrong = _not_as_handed_in(seen, request, files, packet.message)
        if wrong is not None:
            return wrong
        other = Counter(one.sha256 for one in files) - Counter(map(_digest, kept))
        if other:
            name = next(one.name for one in files if one.sha256 in other)
            return failed(
                "kept-file-differs", expected=f"{name}, SHA-256 {next(iter(other))[:16]}…",
                observed=f"{len(kept)} tệp khác", where="get_outgoing_file",
            )  # fmt: skip
    return passed()


def _not_as_handed_in(
    seen: Observations, request: Request, files: tuple[CarriedFile, ...], message: Document
) -> Judgement | None:
    left, handed = list(files), handed_in(seen, request)
    for number, wanted in enumerate(handed):
        grown = number == request.main or is_pdf(wanted.data)
        same = next((one for one in left if one.data == wanted.data or (grown and _grew(wanted, one))), None)
        if same is None:
            return failed(
                "sent-file-differs", expected=f"{wanted.name}, SHA-256 {wanted.sha256[:16]}…",
                observed=", ".join(f"{one.name} {one.sha256[:16]}…" for one in left) or "không có",
                where=message.where("AttachmentEncoded"),
            )  # fmt: skip
        left.remove(same)
    swapped = under_anothers_name(
        handed, files, lambda one, other: one.data == other.data or _grew(one, other)
    )
    return None if swapped is None else _misnamed(swapped, "đã giao")


def _misnamed(swapped: CarriedFile, when: str) -> Judgement:
    return failed("file-under-another-name", expected=f"{swapped.name} như {when}",
                  observed="tệp khác của văn bản mang tên này", where=swapped.where)  # fmt: skip


def _grew(wanted: CarriedFile, found: CarriedFile) -> bool:
    try:
        return is_pdf(found.data) and is_same_document(wanted.data, found.data)
    except UnreadablePdfError:
        return False


@check(
    "D6.k2.a-2", "tệp của {doc} trong phần mềm nguyên vẹn như cơ quan gửi đã gửi", reads=("incoming-files",)
)
def intact_when_received(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ6.k2.a: every file, byte for byte, out of its transport packing: as composed, as fetched, as handed out."""
    packet, record = fetched(seen, doc), incoming_record(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    if isinstance(record, Judgement):
        return record
    composed = list(packets(seen, seen.of("input.document", about=doc)))
    if not composed or _digests(composed[-1]) != _digests(packet):
        return _unmet(f"gói tin của {doc} bị thay đổi trước khi đến phần mềm")
    reading = seen.last("driver.record", about=doc, what="incoming-files")
    return record_of(packet, record) or _not_as_it_came(seen, packet, reading) or passed()


def _not_as_it_came(seen: Observations, packet: Packet, reading: Observation | None) -> Judgement | None:
    """None if what the product hands out is what came, nothing less and nothing else."""
    owed = _digests(packet)
    held = Counter(_digest(seen.blob(reading, name)) for name in reading.blobs) if reading else Counter[str]()
    if not owed:
        return _unmet("gói tin không mang tệp nào")
    if owed == held:
        named = handed_out(seen, reading) if reading else ()
        swapped = under_anothers_name(on_the_wire(packet), named)
        return None if swapped is None else _misnamed(swapped, "lúc đến")
    lost = [one.name for one in on_the_wire(packet) if one.sha256 in owed - held]
    extra = (held - owed).total()
    return failed(
        "received-file-differs", expected=f"{owed.total()} tệp như lúc đến",
        observed=f"khác hoặc thiếu {', '.join(lost) or 'không'}; thừa {extra}"
                 + (f", đọc lúc {reading.at}" if reading else ""),
        where=_HANDED_OUT,
    )  # fmt: skip


def _digests(packet: Packet) -> Counter[str]:
    return Counter(one.sha256 for one in on_the_wire(packet))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _handed_out(seen: Observations, doc: str, what: str) -> list[bytes]:
    reading = seen.last("driver.record", about=doc, what=what)
    return [seen.blob(reading, name) for name in reading.blobs] if reading else []


# ------------------------------------------------------------------------------------------------ lưu giữ, Đ6.k2.d


@check(
    "D6.k2.d-1", "mỗi lần mở, tệp của {doc} vẫn nguyên vẹn từng byte như lúc đến", reads=("incoming-files",)
)
def kept_through_the_work(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ6.k2.d: whatever people do with the document, each reading of its files gives the bytes that came.

    Who may open a document is not seen here: the driver names no reader.
    """
    packet, record = fetched(seen, doc), incoming_record(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    if isinstance(record, Judgement):
        return record
    readings = seen.of("driver.record", about=doc, what="incoming-files")
    causes = [*seen.of("driver.answer", about=doc), *seen.of("wire.fetched")]
    between = [row for row in causes if readings and readings[0].seq < row.seq < readings[-1].seq]
    if len(readings) < 2 or not any(_may_change(row) for row in between):
        return _unmet(f"chưa mở {doc} cả trước và sau một bước xử lý")
    other = record_of(packet, record)
    if other is not None:
        return other
    for reading in readings:
        wrong = _not_as_it_came(seen, packet, reading) or _other_digest_shown(seen, reading)
        if wrong is not None:
            return wrong
    return passed()


def _may_change(row: Observation) -> bool:
    return row.kind == "wire.fetched" or row.data["op"] in _STEPS


def _other_digest_shown(seen: Observations, reading: Observation) -> Judgement | None:
    """A digest that the record shows is that of the bytes handed out."""
    record = reading.data.get("record") or {}
    for number, row in enumerate(record.get("files") or ()):
        shown, name = str(row.get("sha256") or "").lower(), f"file{row.get('index', number)}"
        if shown and name in reading.blobs and shown != _digest(seen.blob(reading, name)):
            return failed(
                "shown-digest-differs", expected=_digest(seen.blob(reading, name)), observed=shown,
                where=f"get_incoming.files[{number}].sha256",
            )  # fmt: skip
    return None
