"""Oracles of Đ9.k1.b: every incoming document stands in the register, with what its package carried (Đ8.k2)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from harness.oracles.edxml import Document
from harness.oracles.exchange import Packet, Record, fetched, text
from harness.oracles.incoming import act
from harness.oracles.items import CODE, DATE, DUE_DATE, SENDER, SIGNER, SUBJECT, TYPE, URGENCY, Item, said
from harness.oracles.judgement import Judgement, Reason, check, failed, inconclusive, passed
from harness.oracles.language import names
from harness.oracles.observation import Observation, Observations
from harness.oracles.profile import Profile
from harness.oracles.times import iso_moment, same_time
from harness.oracles.wording import same_agency, same_words
from harness.oracles.worktime import calendar_of, legal_receipt

_ITEMS: Final[tuple[Item[Any], ...]] = (CODE, DATE, TYPE, SUBJECT, SIGNER, URGENCY, SENDER, DUE_DATE)
_WHERE: Final = "register.rows"


def _rows(seen: Observations, document_id: str) -> list[Record] | Judgement:
    """Rows of the incoming register of the year that are of a document, by its identifier as it came."""
    reading = seen.last("driver.record", what="register-in")
    rows = reading.data.get("rows") if reading else None
    if not isinstance(rows, list):
        error = reading.data.get("error") if reading else "chưa đọc"
        return failed("register-unreadable", expected="sổ văn bản đến", observed=error, where="register")
    return [row for row in rows if isinstance(row, Mapping) and row.get("document_id") == document_id]


def _row(seen: Observations, doc: str, packet: Packet) -> Record | Judgement:
    if act(seen, doc, "accept") is None:
        return inconclusive(Reason.PRECONDITION, f"{doc} chưa được tiếp nhận")
    found = _rows(seen, packet.message.document_id)
    if isinstance(found, Judgement):
        return found
    if not found:
        return failed(
            "not-registered", expected=packet.message.document_id, observed="không có", where=_WHERE
        )
    if len(found) > 1:
        return failed("registered-twice", expected="một dòng", observed=f"{len(found)} dòng", where=_WHERE)
    return found[0]


@check("D9.k1.b", "{doc} vào sổ văn bản đến với đủ thông tin mà gói tin mang theo", reads=("register-in",))
def registered_whole(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ9.k1.b: every item of Đ8.k2 that the package carried stands in the row, beside its number and state."""
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    row = _row(seen, doc, packet)
    if isinstance(row, Judgement):
        return row
    return (
        _items_judged(packet.message, row)
        or _files_judged(packet.message, row)
        or _recipients_judged(packet.message, row)
        or _times_judged(packet, row, profile)
        or _legal_receipt_judged(packet, row, profile)
        or _kept_judged(row, act(seen, doc, "accept"))
        or passed()
    )


def _wrong(what: str, carried: object, shown: object, field: str) -> Judgement:
    return failed(
        "register-value-wrong",
        expected=f"{what}: {said(carried)}",
        observed=said(shown),
        where=f"{_WHERE}.{field}",
    )


def _items_judged(message: Document, row: Record) -> Judgement | None:
    for item in _ITEMS:
        carried, shown = item.carried(message), item.shown(row)
        if carried is not None and (shown is None or not item.same(carried, shown)):
            return _wrong(item.element, carried, shown, item.field)
    return None


def _files_judged(message: Document, row: Record) -> Judgement | None:
    """Hồ sơ, tài liệu gửi kèm (Đ8.k2.g): every file by its name."""
    listed = row.get("file_names")
    shown = [str(name) for name in listed] if isinstance(listed, list) else []
    for attachment in message.attachments:
        if not any(same_words(attachment.name, name) for name in shown):
            return _wrong("tệp", attachment.name, ", ".join(shown), "file_names")
    if len(shown) > len(message.attachments):
        carried = [attachment.name for attachment in message.attachments]
        return _wrong("tệp", ", ".join(carried), ", ".join(shown), "file_names")
    return None


def _recipients_judged(message: Document, row: Record) -> Judgement | None:
    """Cơ quan nhận (Đ8.k2.m): all of To, by code or by name."""
    listed = row.get("recipients")
    shown = [one for one in listed if isinstance(one, Mapping)] if isinstance(listed, list) else []
    for organ in message.recipients:
        here = (
            text(one, "organ_id") == organ.organ_id or same_agency(text(one, "name"), organ.name)
            for one in shown
        )
        if not any(here):
            codes = ", ".join(text(one, "organ_id") for one in shown)
            return _wrong("cơ quan nhận", organ.organ_id, codes, "recipients")
    to = message.recipients
    for one in shown:
        code, name = text(one, "organ_id"), text(one, "name")
        if not any(code == organ.organ_id or same_agency(name, organ.name) for organ in to):
            return _wrong(
                "cơ quan nhận", ", ".join(organ.organ_id for organ in to), code or name, "recipients"
            )
    return None


def _times_judged(packet: Packet, row: Record, profile: Profile) -> Judgement | None:
    """Thời gian gửi, nhận (Đ8.k2.n): the sender's hop, and when the product fetched the package."""
    own = [hop for hop in packet.message.traces if hop.organ_id == packet.message.sender.organ_id]
    sent_at = own[0].moment if own else None
    times = {"sent_at": ("thời gian gửi", sent_at), "received_at": ("thời gian nhận", packet.row.moment)}
    for field, (what, true) in times.items():
        shown = iso_moment(row.get(field))
        if true is not None and (shown is None or not same_time(shown, true, profile.tolerance)):
            return _wrong(what, true.isoformat(), row.get(field), field)
    return None


def _legal_receipt_judged(packet: Packet, row: Record, profile: Profile) -> Judgement | None:
    """A row need not show thời điểm tiếp nhận by working hours (Đ15.k2); one that it shows is the true one."""
    shown = iso_moment(row.get("legal_received_at"))
    true = legal_receipt(packet.row.moment, calendar_of(profile))
    if shown is None or same_time(shown, true, profile.tolerance):
        return None
    return _wrong("thời điểm tiếp nhận", true.isoformat(), row["legal_received_at"], "legal_received_at")


def _kept_judged(row: Record, accepted: Observation | None) -> Judgement | None:
    """Số đến and trạng thái xử lý (Đ8.k2.h): the register says where the document stands.

    The number is the one that the clerk was told on acceptance, where the answer named one.
    """
    number = row.get("arrival_number")
    if isinstance(number, bool) or not isinstance(number, int) or number < 1:
        return _wrong("số đến", "số từ 1", number, "arrival_number")
    answer = accepted.data.get("answer") if accepted else None
    told = answer.get("arrival_number") if isinstance(answer, Mapping) else None
    if told is not None and told != number:
        return _wrong("số đến", told, number, "arrival_number")
    if row.get("state") != "accepted":
        return _wrong("trạng thái xử lý", "accepted (đã tiếp nhận)", row.get("state"), "state")
    return None


@check("D9.k1.b", "{docs} đều có trong sổ văn bản đến, mỗi văn bản một số đến", reads=("register-in",))
def each_registered_once(seen: Observations, profile: Profile, as_of: date, *, docs: str) -> Judgement:
    """Đ9.k1.b, «tất cả văn bản đến»: one row for each that was accepted, no two of one number."""
    numbers: dict[int, str] = {}
    for doc in names(docs):
        packet = fetched(seen, doc)
        if isinstance(packet, Judgement):
            return packet
        row = _row(seen, doc, packet)
        if isinstance(row, Judgement):
            return row
        wrong = _kept_judged(row, act(seen, doc, "accept"))
        if wrong is not None:
            return wrong
        other = numbers.setdefault(row["arrival_number"], doc)
        if other != doc:
            return failed(
                "arrival-number-twice", expected="mỗi văn bản một số đến",
                observed=f"{row['arrival_number']}: {other}, {doc}", where=f"{_WHERE}.arrival_number",
            )  # fmt: skip
    return passed()
