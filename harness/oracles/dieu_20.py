"""Oracles of Điều 20: a delegate's document is complete (k2); the software can exchange with others (k3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from harness.oracles.acts import asked_of, name_in, performed, record_shown, rows_of, summary
from harness.oracles.dispatched import NEW, agencies, arrivals, dispatches, request_of
from harness.oracles.exchange import Packet, Request, fetched
from harness.oracles.incoming import reached
from harness.oracles.items import CODE, DATE, DUE_DATE, SENDER, SIGNER, SUBJECT, TYPE, URGENCY, Item, said
from harness.oracles.judgement import Judgement, check, failed, passed
from harness.oracles.observation import Observations
from harness.oracles.profile import Profile
from harness.oracles.wording import same_name, same_words

_ITEMS: Final[tuple[tuple[str, Item[Any]], ...]] = (
    ("số và ký hiệu", CODE), ("ngày văn bản", DATE), ("loại văn bản", TYPE), ("trích yếu", SUBJECT),
    ("người ký", SIGNER), ("mức độ khẩn", URGENCY), ("cơ quan gửi", SENDER), ("thời hạn xử lý", DUE_DATE),
)  # fmt: skip


# ------------------------------------------------------------------------------------------------ khoản 2


@check(
    "D20.k2-2",
    "gói tin của {doc} do người được ủy quyền ký có đủ các thành tố của văn bản",
    reads=("outgoing",),
)
def delegates_document_complete(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ20.k2, Đ8.k2: whoever signs, the document that leaves lacks nothing."""
    signed = performed(seen, doc, "sign", code="delegate-cannot-sign")
    if isinstance(signed, Judgement):
        return signed
    released = performed(seen, doc, "release", code="delegates-document-not-issued")
    if isinstance(released, Judgement):
        return released
    request, sent = request_of(seen, doc), dispatches(seen, doc)
    if isinstance(request, Judgement):
        return request
    if isinstance(sent, Judgement):
        return failed(
            "delegates-document-not-issued",
            expected="gói tin trên Trục",
            observed="không có",
            where="sendEdoc",
        )
    packet = sent[-1]
    for name, expected, shown, element in _parts(request, packet):
        if expected != shown:
            return failed(
                "delegates-document-incomplete", expected=f"{name}: {expected}", observed=shown,
                where=packet.message.where(element),
            )  # fmt: skip
    return passed()


def _parts(request: Request, packet: Packet) -> Iterator[tuple[str, str, str, str]]:
    """Item, what it must be, what the packet carries (the same words where it is right), the element."""
    message = packet.message
    for name, item in _ITEMS:
        asked, carried = item.asked(request, packet), item.carried(message)
        if asked is None and item is DUE_DATE:
            continue
        right = carried is not None and (asked is None or item.same(asked, carried))
        yield name, said(asked), said(asked) if right else said(carried) or "không có", item.element
    yield "mã định danh văn bản", "có", "có" if message.document_id.strip() else "không có", "DocumentId"
    chosen = sorted(str(one["organ_id"]) for one in request.document["recipients"])
    yield "cơ quan nhận", ", ".join(chosen), ", ".join(sorted(message.recipient_ids)) or "không có", "To"
    files = sum(1 for _ in request.document["files"])
    yield "hồ sơ, tài liệu kèm theo", f"{files} tệp", f"{len(message.attachments)} tệp", "edXMLManifest"
    yield "lịch sử gửi, nhận", "có", "có" if message.traces else "không có", "TraceHeaderList"


@check("D20.k2-2", "phần mềm ghi người được ủy quyền là người đã ký {doc}", reads=("outgoing",))
def delegate_recorded(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ20.k2: what a delegate did stands under the delegate's name."""
    signed = performed(seen, doc, "sign", code="delegate-cannot-sign")
    record = record_shown(seen, doc, "outgoing")
    if isinstance(signed, Judgement):
        return signed
    if isinstance(record, Judgement):
        return record
    name = str(asked_of(signed)["actor"]["name"])
    lines = [row for row in rows_of(record, "history") if row.get("event") == "signed"]
    if not any(same_name(name_in(row), name) for row in lines):
        return failed(
            "delegate-not-recorded", expected=name, observed=summary(lines), where="get_outgoing.history"
        )
    return passed()


# ------------------------------------------------------------------------------------------------ khoản 3


@check("D20.k3-2", "{agency} lấy được {doc} từ Trục và đọc được")
def arrived_and_readable(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, agency: str
) -> Judgement:
    """Đ20.k3: what the software sends can be taken and read at the other end, within the province and beyond."""
    request = request_of(seen, doc)
    if isinstance(request, Judgement):
        return request
    [one] = agencies(seen, agency)
    mine = [packet for packet in arrivals(seen, doc) if packet.row.data["recipient"] == one.organ_id]
    if not mine:
        sent = dispatches(seen, doc, business=NEW)
        observed = "Trục không nhận được gì" if isinstance(sent, Judgement) else "không đến nơi"
        return failed(
            "exchange-out-broken", expected=f"văn bản đến {agency}", observed=observed, where="sendEdoc"
        )
    message = mine[-1].message
    if not same_words(message.subject, str(request.document["subject"])) or not message.attachments:
        return failed(
            "exchange-out-broken", expected="trích yếu và tệp của văn bản",
            observed=f"“{message.subject}”, {len(message.attachments)} tệp", where=message.where("Subject"),
        )  # fmt: skip
    return passed()


@check("D20.k3-2", "phần mềm nhận được {doc} và báo cho {agency} biết", reads=("incoming",))
def taken_and_told(seen: Observations, profile: Profile, as_of: date, *, doc: str, agency: str) -> Judgement:
    """Đ20.k3: what others send is taken, kept, acknowledged, and its sender is told."""
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return failed(
            "exchange-in-broken", expected=f"lấy {doc} từ Trục", observed="chưa lấy", where="getEdoc"
        )
    record = record_shown(seen, doc, "incoming")
    if isinstance(record, Judgement):
        return record
    if record.get("document_id") != packet.message.document_id or not same_words(
        str(record.get("subject") or ""), packet.message.subject
    ):
        return failed(
            "exchange-in-broken", expected=f"“{packet.message.subject}”", observed=record.get("subject") or "không có",
            where="get_incoming.subject",
        )  # fmt: skip
    if not seen.of("wire.acknowledged", about=doc, status="done"):
        return failed(
            "exchange-in-broken",
            expected="báo Trục đã nhận (done)",
            observed="chưa báo",
            where="updateStatus",
        )
    told = reached(seen, doc, {"01", "03"}, sender=packet.message.sender.organ_id)
    if not told:
        return failed(
            "exchange-in-broken", expected=f"{agency} nhận được trạng thái “đã đến”", observed="chưa nhận được",
            where="sendEdoc status",
        )  # fmt: skip
    return passed()
