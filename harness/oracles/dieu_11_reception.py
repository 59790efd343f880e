"""Oracles of Điều 11 on what the product receives (khung tiếp nhận): it takes every package of the mainstream form."""

from __future__ import annotations

from datetime import date

from harness.oracles.dieu_11 import NOT_CONSULTED
from harness.oracles.dispatched import status_packets
from harness.oracles.edxml import Document, MessageError
from harness.oracles.exchange import Packet, Record, fetched, incoming_record, text
from harness.oracles.items import CODE, said
from harness.oracles.judgement import Judgement, Reason, check, failed, inconclusive, passed
from harness.oracles.observation import Observations
from harness.oracles.profile import Profile
from harness.oracles.wording import same_words


@check(
    "D11-4", "khung tiếp nhận nhận đủ gói tin của {doc} và văn thư tiếp nhận được", reads=("incoming-files",)
)
def valid_package_taken(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ11: a valid package, however sparse or rich, is fetched, acknowledged, kept whole and can be accepted."""
    taken = _taken(seen, doc)
    if isinstance(taken, Judgement):
        return taken
    refusal = seen.last("driver.refused", about=doc, op="accept")
    if refusal is not None:
        return failed(
            "conforming-package-refused", expected="tiếp nhận được", observed=refusal.data["message"], where="accept"
        )  # fmt: skip
    if not seen.of("driver.answer", about=doc, op="accept"):
        return inconclusive(Reason.PRECONDITION, f"văn thư chưa thử tiếp nhận {doc}")
    return passed(NOT_CONSULTED, f"dạng {taken.message.form}, thứ tự {taken.message.order}")


@check(
    "D11-4",
    "khung tiếp nhận vẫn nhận đủ gói tin của {doc} sau khi gặp gói tin dạng khác của {variant}",
    reads=("incoming-files",),
)
def other_form_stops_nothing(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, variant: str
) -> Judgement:
    """Đ11: whether a less common form is taken is only reported, but it must not keep valid packages from coming in."""
    if seen.last("input.sent", about=variant) is None:
        return inconclusive(Reason.PRECONDITION, f"Trục không nhận {variant}")
    taken = _taken(seen, doc)
    if isinstance(taken, Judgement):
        return taken
    return passed(NOT_CONSULTED, _fate(seen, variant))


def _fate(seen: Observations, doc: str) -> str:
    """What became of a package, in words for a note."""
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return f"{doc}: phần mềm không lấy từ Trục"
    told = [str(row.data["status"]) for row in seen.of("wire.acknowledged", about=doc)]
    said_of = "nhận" if told[-1:] == ["done"] else f"báo Trục {', '.join(told) or 'không gì'}"
    apart = "".join(f", {note}" for note in (*packet.message.prefix_notes, *packet.message.unknown))
    return f"{doc} (dạng {packet.message.form}, thứ tự {packet.message.order}{apart}): phần mềm {said_of}"


def _taken(seen: Observations, doc: str) -> Packet | Judgement:
    """The package as fetched, if the product took it and kept it whole; else the failure."""
    if seen.last("input.sent", about=doc) is None:
        return inconclusive(Reason.PRECONDITION, f"Trục không nhận {doc}")
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return failed("conforming-package-not-taken", expected="getEdoc", observed="không lấy", where="Trục")
    told = [str(row.data["status"]) for row in seen.of("wire.acknowledged", about=doc)]
    if "done" not in told or "fail" in told:
        return failed(
            "conforming-package-not-taken", expected="updateStatus done", observed=", ".join(told) or "không báo",
            where="updateStatus",
        )  # fmt: skip
    for status in status_packets(seen, seen.of("wire.sent", about=doc, message_type="status")):
        if status.message.code == "02":
            return failed(
                "conforming-package-refused", expected="tiếp nhận được",
                observed=f"trạng thái 02: {status.message.description}", where=status.message.where("StatusCode"),
            )  # fmt: skip
    record = incoming_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    return _lost(seen, doc, packet.message, record) or packet


def _lost(seen: Observations, doc: str, message: Document, record: Record) -> Judgement | None:
    """What the record lacks to be this very package: who sent which document, and every file; None if nothing."""
    sender = record.get("sender")
    code, kept = CODE.carried(message), CODE.shown(record)
    for expected, observed, same, field in (
        (message.document_id, text(record, "document_id"), str.__eq__, "document_id"),
        (message.subject, text(record, "subject"), same_words, "subject"),
        (
            message.sender.organ_id,
            text(sender, "organ_id") if isinstance(sender, dict) else "",
            str.__eq__,
            "sender",
        ),
    ):
        if not same(expected, observed):
            return failed("package-content-lost", expected=expected, observed=observed or "không có",
                          where=f"list_incoming.{field}")  # fmt: skip
    if code is not None and (kept is None or not CODE.same(code, kept)):
        return failed(
            "package-content-lost", expected=said(code), observed=said(kept), where="list_incoming.symbol"
        )
    reading = seen.last("driver.record", about=doc, what="incoming-files")
    held = set(reading.blobs.values()) if reading else set()
    for attachment in message.attachments:
        try:
            digest = attachment.payload.sha256
        except MessageError as error:
            return inconclusive(Reason.PRECONDITION, f"gói tin đã gửi có tệp không đọc được: {error}")
        if digest not in held:
            return failed(
                "package-file-lost", expected=f"{attachment.name} (sha256 {digest[:12]}…)",
                observed=f"{len(held)} tệp khác", where="get_incoming_file",
            )  # fmt: skip
    return None
