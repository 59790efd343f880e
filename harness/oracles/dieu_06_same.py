"""Oracles of Đ6.k2.c: what one agency sends is what another receives, one for one; both stand in their registers."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from harness.oracles.carried_files import on_the_wire
from harness.oracles.dispatched import arrivals, dispatches, name_of, request_of
from harness.oracles.exchange import Packet, Record, fetched, record_of, text
from harness.oracles.incoming import act
from harness.oracles.items import CODE, DATE, DUE_DATE, SENDER, SIGNER, SUBJECT, TYPE, URGENCY, Item, said
from harness.oracles.judgement import Judgement, Reason, check, failed, inconclusive, passed
from harness.oracles.observation import Observation, Observations
from harness.oracles.profile import Profile
from harness.oracles.times import iso_moment, vietnam
from harness.oracles.wording import same_words

_ITEMS: Final[tuple[tuple[str, Item[Any]], ...]] = (
    ("số và ký hiệu", CODE), ("ngày văn bản", DATE), ("loại văn bản", TYPE), ("trích yếu", SUBJECT),
    ("người ký", SIGNER), ("mức độ khẩn", URGENCY), ("cơ quan gửi", SENDER), ("thời hạn xử lý", DUE_DATE),
)  # fmt: skip
_IN_REGISTER: Final[tuple[tuple[str, Item[Any]], ...]] = (
    ("số và ký hiệu", CODE), ("ngày văn bản", DATE), ("trích yếu", SUBJECT),
)  # fmt: skip
"""What every row shows, and what tells one from another; what else must be in a register is Đ9.k1.b."""


def _unmet(detail: str) -> Judgement:
    return inconclusive(Reason.PRECONDITION, detail)


# ------------------------------------------------------------------------------------------ văn bản đi là văn bản đến


@check(
    "D6.k2.c-1",
    "mỗi cơ quan nhận được đúng một văn bản đến, cùng nội dung với bản ghi văn bản đi của {doc}",
    reads=("outgoing-files",),
)
def outgoing_is_incoming(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ6.k2.c: each recipient fetched it once, and item by item, file by file, it is what the sender's record shows."""
    request, came = request_of(seen, doc), arrivals(seen, doc)
    if isinstance(request, Judgement):
        return request
    if not came:
        return _unmet(f"chưa cơ quan nào lấy được {doc}")
    reading = seen.last("driver.record", about=doc, what="outgoing-files")
    record = reading.data.get("record") if reading else None
    if reading is None or not isinstance(record, Mapping):
        return failed(
            "record-missing", expected=f"bản ghi của {doc}", observed="không có", where="get_outgoing"
        )
    if not same_words(text(record, "subject"), str(request.document["subject"])):
        return _unmet(f"bản ghi của phần mềm không phải của {doc}")
    notes = []
    for organ_id in sorted({str(one["organ_id"]) for one in request.document["recipients"]}):
        mine = [packet for packet in came if packet.row.data["recipient"] == organ_id]
        if len({packet.message.document_id for packet in mine}) != 1:
            return failed(
                "not-one-for-one", expected=f"{name_of(seen, organ_id)}: 1 văn bản", observed=f"{len(mine)} văn bản",
                where="getEdoc",
            )  # fmt: skip
        if len(mine) > 1:
            notes.append(f"{name_of(seen, organ_id)} được gửi {len(mine)} lần cùng một mã định danh")
        wrong = next(
            (w for one in mine if (w := _other_content(seen, one, record, reading, "get_outgoing"))), None
        )
        if wrong is not None:
            return wrong
    return passed(*notes)


@check(
    "D6.k2.c-1",
    "{doc} của cơ quan gửi thành đúng một văn bản đến cùng nội dung trong phần mềm",
    reads=("incoming-copies", "incoming-files"),
)
def incoming_is_outgoing(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ6.k2.c, «và ngược lại»: one record, however often it was delivered, of what the sender composed."""
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    copies = seen.last("driver.record", about=doc, what="incoming-copies")
    rows = copies.data.get("items") if copies else None
    if not isinstance(rows, list):
        return failed("driver-answer-unreadable", expected="danh sách văn bản đến", observed=rows,
                      where="list_incoming")  # fmt: skip
    mine = [row for row in rows if isinstance(row, Mapping) and record_of(packet, row) is None]
    if len(mine) != 1:
        return failed("not-one-for-one", expected="1 văn bản đến", observed=f"{len(mine)} văn bản đến",
                      where="list_incoming")  # fmt: skip
    reading = seen.last("driver.record", about=doc, what="incoming-files")
    assert reading is not None
    if not isinstance(reading.data.get("record"), Mapping):
        return failed(
            "record-missing", expected=f"bản ghi của {doc}", observed="không có", where="list_incoming"
        )
    record = reading.data["record"]
    return (
        record_of(packet, record) or _other_content(seen, packet, record, reading, "get_incoming") or passed()
    )


def _other_content(
    seen: Observations, packet: Packet, record: Record, reading: Observation, operation: str
) -> Judgement | None:
    """The failure that names the first thing in which a record and what crossed differ; None if they agree."""
    if text(record, "document_id") != packet.message.document_id:
        return failed("content-not-the-same", expected=f"mã định danh: {packet.message.document_id}",
                      observed=text(record, "document_id") or "không có", where=f"{operation}.document_id")  # fmt: skip
    wrong = _other_item(packet, record, _ITEMS, operation)
    if wrong is not None:
        return wrong
    owed = Counter(one.sha256 for one in on_the_wire(packet))
    held = Counter(hashlib.sha256(seen.blob(reading, name)).hexdigest() for name in reading.blobs)
    if owed != held:
        lost = [one.name for one in on_the_wire(packet) if one.sha256 in owed - held]
        return failed(
            "content-not-the-same", expected=f"{owed.total()} tệp như trên gói tin",
            observed=f"khác hoặc thiếu {', '.join(lost) or 'không'}; thừa {(held - owed).total()}",
            where=f"{operation}.files",
        )  # fmt: skip
    return None


def _other_item(
    packet: Packet, record: Record, items: tuple[tuple[str, Item[Any]], ...], where: str
) -> Judgement | None:
    for name, item in items:
        carried, shown = item.carried(packet.message), item.shown(record)
        if carried is not None and (shown is None or not item.same(carried, shown)):
            return failed("content-not-the-same", expected=f"{name}: {said(carried)}", observed=said(shown),
                          where=f"{where}.{item.field}")  # fmt: skip
    return None


# ---------------------------------------------------------------------------------------- sổ văn bản đi, sổ văn bản đến


@check("D6.k2.c-2", "{doc} đã phát hành có đúng một dòng trong sổ văn bản đi", reads=("register-out",))
def in_the_outgoing_register(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ6.k2.c: the row of what left, by its identifier; the wire says which one that is."""
    sent = dispatches(seen, doc)
    if isinstance(sent, Judgement):
        return sent
    found = _one_row(seen, sent[-1], "register-out", "outgoing-not-registered")
    if found.failure is not None or found.reason is not None:
        return found
    row = next(r for r in _rows(seen, "register-out") or () if _is_of(r, sent[-1]))
    return _misstated(sent[-1], row) or _beyond(seen, doc, sent, row, profile) or found


def _beyond(
    seen: Observations, doc: str, sent: list[Packet], row: Record, profile: Profile
) -> Judgement | None:
    """None unless a row names an agency, a file, an X or a moment of sending that the document has not.

    What a row leaves out is not asked for here.
    """
    packet, request = sent[-1], request_of(seen, doc)
    to = {code for one in sent for code in one.message.recipient_ids}
    if not isinstance(request, Judgement):
        to |= {str(one["organ_id"]) for one in request.document["recipients"]}
    listed = row.get("recipients")
    rows = listed if isinstance(listed, list) else []
    shown = {text(one, "organ_id") for one in rows if isinstance(one, Mapping)}
    if extra := shown - to - {""}:
        return _other("nơi nhận", ", ".join(sorted(to)), ", ".join(sorted(extra)), "recipients")
    names, carried = row.get("file_names"), [one.name for one in packet.message.attachments]
    if isinstance(names, list) and names:
        unlike = len(names) != len(carried) or not all(
            any(same_words(str(name), other) for name in names) for other in carried
        )
        if unlike:
            return _other("tệp", ", ".join(carried), ", ".join(map(str, names)), "file_names")
    x, tail = row.get("x"), packet.message.document_id.rpartition(".")[2]
    if isinstance(x, int) and tail.isdecimal() and x != int(tail):
        return _other("số thứ tự trong mã định danh", tail, str(x), "x")
    sent_at = iso_moment(row.get("sent_at"))
    asked = [a for name in ("issue", "release") if (a := act(seen, doc, name)) is not None]
    if sent_at is not None and asked:
        first, last = min(one.moment for one in asked), packet.row.moment
        if not first - profile.tolerance <= sent_at <= max(first, last) + profile.tolerance:
            return _other("thời gian gửi", asked[0].at, str(row["sent_at"]), "sent_at")
    return None


def _other(what: str, expected: str, observed: str, field: str) -> Judgement:
    return failed(
        "content-not-the-same",
        expected=f"{what}: {expected}",
        observed=observed,
        where=f"register.rows.{field}",
    )


def _misstated(packet: Packet, row: Record) -> Judgement | None:
    """None if every item that a row shows beyond the necessary ones is what crossed; one may be left out."""
    for name, item in _ITEMS:
        carried, shown = item.carried(packet.message), item.shown(row)
        if carried is None or all(row.get(field) is None for field in item.field.split(", ")):
            continue
        if shown is None or not item.same(carried, shown):
            return failed("content-not-the-same", expected=f"{name}: {said(carried)}", observed=said(shown),
                          where=f"register.rows.{item.field}")  # fmt: skip
    listed = row.get("recipients")
    codes = (
        {text(one, "organ_id") for one in listed if isinstance(one, Mapping)}
        if isinstance(listed, list)
        else set()
    )
    if codes and "" not in codes and not set(packet.message.recipient_ids) <= codes:
        return failed("content-not-the-same", expected=f"nơi nhận: {', '.join(packet.message.recipient_ids)}",
                      observed=", ".join(sorted(codes)), where="register.rows.recipients")  # fmt: skip
    sent_at = iso_moment(row.get("sent_at"))
    if sent_at is not None and vietnam(sent_at).date() != vietnam(packet.row.moment).date():
        return failed("content-not-the-same", expected=f"ngày gửi: {packet.row.at}", observed=row.get("sent_at"),
                      where="register.rows.sent_at")  # fmt: skip
    return None


@check(
    "D6.k2.c-2",
    "{doc} chưa phát hành nên chưa có trong sổ văn bản đi, còn {control} thì đã có",
    reads=("register-out",),
)
def draft_is_not_registered(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, control: str
) -> Judgement:
    """Đ6.k2.c: the register tells what went out, not what is being written; a later one that went out is there."""
    request, sent = request_of(seen, doc), dispatches(seen, control)
    if isinstance(request, Judgement):
        return request
    if isinstance(sent, Judgement):
        return sent
    there = _one_row(seen, sent[-1], "register-out", "outgoing-not-registered")
    if there.failure is not None or there.reason is not None:
        return there
    subject = str(request.document["subject"])
    for row in _rows(seen, "register-out") or ():
        if same_words(text(row, "subject"), subject):
            observed = text(row, "document_id") or subject
            return failed(
                "draft-registered", expected="không có dòng nào", observed=observed, where="register.rows"
            )
    return passed()


@check(
    "D6.k2.c-3", "{doc} đã tiếp nhận có đúng một dòng trong sổ văn bản đến, có số đến", reads=("register-in",)
)
def in_the_incoming_register(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ6.k2.c: the row of what was accepted, with its arrival number."""
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    if act(seen, doc, "accept") is None:
        return _unmet(f"{doc} chưa được tiếp nhận")
    found = _one_row(seen, packet, "register-in", "incoming-not-registered")
    if found.failure is not None or found.reason is not None:
        return found
    row = next(r for r in _rows(seen, "register-in") or () if _is_of(r, packet))
    number = row.get("arrival_number")
    if isinstance(number, bool) or not isinstance(number, int) or number < 1:
        return failed(
            "incoming-not-registered",
            expected="số đến từ 1",
            observed=number,
            where="register.rows.arrival_number",
        )
    return passed()


def _one_row(seen: Observations, packet: Packet, what: str, code: str) -> Judgement:
    """Exactly one row of a document, with what tells it from others."""
    rows = _rows(seen, what)
    if rows is None:
        return failed(
            "register-unreadable", expected="sổ của năm", observed="không đọc được", where="register"
        )
    mine = [row for row in rows if _is_of(row, packet)]
    if len(mine) != 1:
        return failed(code, expected=f"{packet.message.document_id}: 1 dòng", observed=f"{len(mine)} dòng",
                      where="register.rows")  # fmt: skip
    return _other_item(packet, mine[0], _IN_REGISTER, "register.rows") or passed()


def _is_of(row: Record, packet: Packet) -> bool:
    return text(row, "document_id") == packet.message.document_id


def _rows(seen: Observations, what: str) -> list[Record] | None:
    reading = seen.last("driver.record", what=what)
    rows = reading.data.get("rows") if reading else None
    return [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, list) else None
