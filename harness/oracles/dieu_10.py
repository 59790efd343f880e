"""Oracles of Điều 10 khoản 2, điểm a, c, d: what may leave, what is recorded of it, what it asks for and answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from harness.oracles.dispatched import agencies, dispatches, reached, request_of, tries, unreadable
from harness.oracles.edxml import Attachment, MessageError
from harness.oracles.exchange import Packet, Record, Request, text
from harness.oracles.items import CODE, DATE, DUE_DATE, SENDER, SIGNER, SUBJECT, TYPE, URGENCY, Item, said
from harness.oracles.judgement import Judgement, Reason, check, failed, inconclusive, passed
from harness.oracles.language import names
from harness.oracles.observation import Observations
from harness.oracles.profile import Profile
from harness.oracles.times import iso_moment
from harness.oracles.wording import same_words

_WITHOUT_DEADLINE = "reply-without-deadline"
_REFUSALS = frozenset({"refused", "bad-request"})


def _unmet(detail: str) -> Judgement:
    return inconclusive(Reason.PRECONDITION, detail)


# ------------------------------------------------------------------------------------------------ điểm a, the process


@check("D10.k2.a-1", "{doc} đến {receivers} và chỉ rời cơ quan sau khi hoàn thành quy trình")
def sent_when_finished(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, receivers: str
) -> Judgement:
    """Đ10.k2.a: after the whole process the clerk's act sends the document, and nothing went before it."""
    sent = dispatches(seen, doc)
    if isinstance(sent, Judgement):
        return sent
    issued = _issued_at(seen, doc)
    if issued is None:
        return _unmet(f"văn thư chưa phát hành được {doc}")
    first = min((packet.row for packet in tries(seen, doc)), key=lambda row: row.seq)
    if issued - first.moment > profile.tolerance:
        return failed(
            "sent-before-the-process-ended", expected=f"từ {issued.isoformat()}", observed=first.at, where="sendEdoc"
        )  # fmt: skip
    absent = [one.name for one in agencies(seen, receivers) if one.organ_id not in reached(seen, doc)]
    if absent:
        return failed(
            "finished-document-not-delivered", expected=receivers, observed=f"chưa đến {', '.join(absent)}",
            where="Trục",
        )  # fmt: skip
    return passed()


def _issued_at(seen: Observations, doc: str) -> datetime | None:
    """When the clerk's act was carried out."""
    answers = [row for name in ("issue", "release") for row in seen.of("driver.answer", about=doc, op=name)]
    return answers[0].moment if answers else None


@check(
    "D10.k2.a-1",
    "{doc} chưa hoàn thành quy trình nên không được gửi đi, còn {control} đã đến {receivers}",
)
def unfinished_stays(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, control: str, receivers: str
) -> Judgement:
    """Đ10.k2.a: nothing of a document leaves before its process is complete; a later, complete one has arrived."""
    request = request_of(seen, doc)
    if isinstance(request, Judgement):
        return request
    leaked = tries(seen, doc)
    if leaked:
        packet = leaked[0]
        return failed(
            "unfinished-document-sent", expected="không có gói tin nào",
            observed=f"{packet.message.document_id or 'gói tin'} lúc {packet.row.at}", where="sendEdoc",
        )  # fmt: skip
    if unreadable(seen):
        return _unmet("phần mềm đã gửi gói tin không đọc được, không biết là của văn bản nào")
    absent = [one.name for one in agencies(seen, receivers) if one.organ_id not in reached(seen, control)]
    if absent:
        return _unmet(f"{control} chưa đến {', '.join(absent)}, chưa đủ căn cứ nói {doc} không được gửi")
    return passed()


# ------------------------------------------------------------------------------------------------ điểm a, the database

_ITEMS: tuple[tuple[str, Item[Any]], ...] = (
    ("số và ký hiệu", CODE), ("ngày văn bản", DATE), ("loại văn bản", TYPE), ("trích yếu", SUBJECT),
    ("người ký", SIGNER), ("mức độ khẩn", URGENCY), ("cơ quan gửi", SENDER), ("thời hạn xử lý", DUE_DATE),
)  # fmt: skip


@check(
    "D10.k2.a-2",
    "cơ sở dữ liệu văn bản đi có đủ thông tin của {doc} theo khoản 2 Điều 8",
    reads=("all-outgoing",),
)
def recorded_in_full(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ10.k2.a: one entry of the database of outgoing documents shows what crossed the wire, item by item."""
    request, sent = request_of(seen, doc), dispatches(seen, doc)
    if isinstance(request, Judgement):
        return request
    if isinstance(sent, Judgement):
        return sent
    packet = sent[-1]
    entries = _entries(seen)
    if isinstance(entries, Judgement):
        return entries
    identity = packet.message.document_id
    mine = [entry for entry in entries if entry.get("document_id") == identity]
    if not mine:
        return failed(
            "issued-document-not-recorded", expected=identity, observed=_identities(entries), where="list_outgoing"
        )  # fmt: skip
    for name, expected, shown, field in _compared(request, packet, mine[0]):
        if expected != shown:
            return failed(
                "outgoing-database-differs", expected=f"{name}: {expected}", observed=shown,
                where=f"list_outgoing[{identity}].{field}",
            )  # fmt: skip
    return passed()


def _compared(request: Request, packet: Packet, entry: Record) -> Iterator[tuple[str, str, str, str]]:
    """Item, what it must be, what the entry shows (the same words where it is right), the field."""
    for name, item in _ITEMS:
        carried, shown = item.carried(packet.message), item.shown(entry)
        owed = item.asked(request, packet) if carried is None else carried
        if owed is not None:
            right = shown is not None and item.same(owed, shown)
            yield name, said(owed), said(owed) if right else f"{name}: {said(shown)}", item.field
    chosen = sorted(str(one["organ_id"]) for one in request.document["recipients"])
    listed = sorted(text(row, "organ_id") for row in _rows(entry, "recipients"))
    yield "cơ quan nhận", ", ".join(chosen), ", ".join(listed), "recipients"
    yield "hồ sơ, tài liệu gửi kèm", *_files(packet, entry), "files"
    for name, field in (("trạng thái xử lý", "state"), ("lịch sử gửi, nhận", "history")):
        yield name, "có", "có" if entry.get(field) else f"{name}: không có", field
    sent_at = text(entry, "sent_at")
    readable = "có" if iso_moment(sent_at) else f"thời gian gửi: {sent_at or 'không có'}"
    yield "thời gian gửi", "có", readable, "sent_at"


def _files(packet: Packet, entry: Record) -> tuple[str, str]:
    """Names of the files on the wire, and of those in the entry; a file of other bytes is named with its digest."""
    shown = {text(row, "sha256"): text(row, "name") for row in _rows(entry, "files")}
    carried = [(_digest(attachment), attachment.name) for attachment in packet.message.attachments]
    others = [name for sha256, name in shown.items() if sha256 not in dict(carried)]
    kept = [name for sha256, name in carried if sha256 in shown]
    return ", ".join(sorted(name for _, name in carried)), ", ".join(sorted([*kept, *others])) or "không có"


def _digest(attachment: Attachment) -> str:
    try:
        return attachment.payload.sha256
    except MessageError as error:
        return error.code


@check(
    "D10.k2.a-2",
    "mỗi văn bản đã gửi qua Trục có mặt đúng một lần trong cơ sở dữ liệu văn bản đi",
    reads=("all-outgoing",),
)
def every_document_recorded_once(seen: Observations, profile: Profile, as_of: date) -> Judgement:
    """Đ10.k2.a: no package of a document on the wire without its entry, and no document entered twice."""
    asked = [row.about for row in seen if row.kind == "driver.answer" and row.data["op"] == "issue"]
    entries = _entries(seen)
    if isinstance(entries, Judgement):
        return entries
    for doc in asked:
        sent = dispatches(seen, doc)
        if isinstance(sent, Judgement):
            return sent
        for packet in sent:
            identity = packet.message.document_id
            mine = [e for e in entries if e.get("document_id") == identity]
            if not any(same_words(text(entry, "subject"), packet.message.subject) for entry in mine):
                return failed(
                    "issued-document-not-recorded", expected=f"{identity} ({doc})", observed=_identities(entries),
                    where="list_outgoing",
                )  # fmt: skip
            if len(mine) > 1:
                return failed(
                    "recorded-more-than-once", expected=f"{identity}: 1", observed=len(mine), where="list_outgoing"
                )  # fmt: skip
    return passed() if asked else _unmet("phần mềm chưa được yêu cầu phát hành văn bản nào")


def _entries(seen: Observations) -> list[Record] | Judgement:
    """Every entry of the database of outgoing documents."""
    reading = seen.last("driver.record", what="all-outgoing")
    items = reading.data.get("items") if reading else None
    if not isinstance(items, list):
        return failed(
            "driver-answer-unreadable", expected="danh sách văn bản đi", observed=items, where="list_outgoing"
        )  # fmt: skip
    return [item for item in items if isinstance(item, Mapping)]


def _identities(entries: list[Record]) -> str:
    return ", ".join(text(entry, "document_id") for entry in entries[-5:]) or "không có"


def _rows(entry: Record, field: str) -> list[Record]:
    value = entry.get(field)
    return [row for row in value if isinstance(row, Mapping)] if isinstance(value, list) else []


# ------------------------------------------------------------------------------------------------ điểm c, the reply


@check("D10.k2.c-1", "phần mềm ghi đầy đủ yêu cầu phản hồi của {doc}", reads=("outgoing",))
def reply_request_recorded(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ10.k2.c: the whole request, word for word, and until when, in the record of a document that has left."""
    found = _request_and_record(seen, doc)
    if isinstance(found, Judgement):
        return found
    request, record = found
    asked = request.document.get("reply_request") or {}
    shown = record.get("reply_request")
    where = "get_outgoing.reply_request"
    if not isinstance(shown, Mapping):
        return failed(
            "reply-request-not-recorded", expected=asked.get("content"), observed=shown, where=where
        )
    if not same_words(text(shown, "content"), str(asked.get("content", ""))):
        return failed(
            "reply-request-incomplete", expected=asked.get("content"), observed=text(shown, "content"),
            where=f"{where}.content",
        )  # fmt: skip
    due = asked.get("due_date") or request.document.get("due_date")
    known = text(shown, "due_date") or text(record, "due_date")
    if due and known != due:
        return failed(
            "reply-request-incomplete", expected=due, observed=known or "không có", where=f"{where}.due_date"
        )  # fmt: skip
    return passed()


@check("D10.k2.c-1", "phần mềm không ghi yêu cầu phản hồi nào cho {doc}", reads=("outgoing",))
def no_reply_request_made_up(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ10.k2.c: a document that asks for nothing is not shown as if it did."""
    found = _request_and_record(seen, doc)
    if isinstance(found, Judgement):
        return found
    shown = found[1].get("reply_request")
    if isinstance(shown, Mapping) and text(shown, "content").strip():
        return failed(
            "reply-request-made-up", expected="không có", observed=text(shown, "content"),
            where="get_outgoing.reply_request",
        )  # fmt: skip
    return passed()


def _request_and_record(seen: Observations, doc: str) -> tuple[Request, Record] | Judgement:
    """What was asked for and the record of the document that left for it."""
    request, sent = request_of(seen, doc), dispatches(seen, doc)
    if isinstance(request, Judgement):
        return request
    if isinstance(sent, Judgement):
        return sent
    reading = seen.last("driver.record", about=doc, what="outgoing")
    record = reading.data.get("record") if reading else None
    if not isinstance(record, Mapping):
        return failed(
            "record-missing", expected=f"bản ghi của {doc}", observed="không có", where="get_outgoing"
        )
    if record.get("document_id") != sent[-1].message.document_id:
        return _unmet(
            f"bản ghi mang mã {record.get('document_id')}, gói tin mang {sent[-1].message.document_id}"
        )
    return request, record


@check("D10.k2.c-2", "gói tin của {doc} mang thời hạn xử lý {day}")
def deadline_sent(seen: Observations, profile: Profile, as_of: date, *, doc: str, day: str) -> Judgement:
    """Đ10.k2.c: the deadline of the reply is what the recipients read."""
    sent = dispatches(seen, doc)
    if isinstance(sent, Judgement):
        return sent
    expected = datetime.strptime(day, "%d/%m/%Y").date()  # noqa: DTZ007 - a day, without a time
    for packet in sent:
        if packet.message.due_day != expected:
            return failed(
                "deadline-not-sent", expected=f"{expected:%Y/%m/%d}", observed=packet.message.due_date or "không có",
                where=packet.message.where("DueDate"),
            )  # fmt: skip
    return passed()


@check("D10.k2.c-2", "{doc} không được gửi đi mà thiếu thời hạn xử lý, còn {control} đã đến {receivers}")
def no_request_without_deadline(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, control: str, receivers: str
) -> Judgement:
    """Đ10.k2.c: a reply asked for without a deadline is refused, or the gap is shown to the clerk.

    The control is a document that asks for no reply: it needs no deadline and must have arrived.
    """
    absent = [one.name for one in agencies(seen, receivers) if one.organ_id not in reached(seen, control)]
    if absent:
        return _unmet(f"{control} chưa đến {', '.join(absent)}")
    sent = [packet for packet in tries(seen, doc) if packet.row.data["accepted"]]
    refusal = seen.last("driver.refused", about=doc)
    if not sent:
        if refusal is not None and refusal.data["code"] in _REFUSALS:
            return passed("phần mềm từ chối phát hành")
        return _unmet(f"{doc} không được gửi, mà phần mềm cũng không từ chối phát hành")
    if all(packet.message.due_day for packet in sent):
        return passed(f"phần mềm tự đặt thời hạn {sent[0].message.due_date}")
    if _warned(seen, doc):
        return passed("phần mềm chỉ cảnh báo là thiếu thời hạn")
    return failed(
        "sent-without-deadline", expected="thời hạn xử lý, từ chối phát hành hoặc cảnh báo",
        observed="gói tin không có thời hạn", where=sent[0].message.where("DueDate"),
    )  # fmt: skip


def _warned(seen: Observations, doc: str) -> bool:
    answer = seen.last("driver.answer", about=doc, op="issue")
    record = answer.data.get("answer") if answer else None
    return isinstance(record, Mapping) and _WITHOUT_DEADLINE in (record.get("warnings") or ())


# ------------------------------------------------------------------------------------------------ điểm d, the link


@check("D10.k2.d", "gói tin của {doc} mang liên kết tới {answered}")
def link_sent(seen: Observations, profile: Profile, as_of: date, *, doc: str, answered: str) -> Judgement:
    """Đ10.k2.d: a link to every document answered, by its own identifier, and to no other."""
    owed = {label: _identity(seen, label) for label in names(answered)}
    missing = [label for label, identity in owed.items() if not identity]
    if missing:
        return _unmet(f"{', '.join(missing)} chưa được gửi tới phần mềm")
    sent = dispatches(seen, doc)
    if isinstance(sent, Judgement):
        return sent
    for packet in sent:
        linked = [row.document_id for row in packet.message.response_for]
        place = packet.message.where("ResponseFor")
        for label, identity in owed.items():
            if identity not in linked:
                return failed(
                    "link-not-sent", expected=f"{identity} ({label})", observed=", ".join(linked) or "không có",
                    where=place,
                )  # fmt: skip
        strangers = [identity for identity in linked if identity not in owed.values()]
        if strangers:
            return failed("link-to-another", expected=answered, observed=", ".join(strangers), where=place)
    return _link_recorded(seen, doc, owed)


def _link_recorded(seen: Observations, doc: str, owed: Mapping[str, str]) -> Judgement:
    """The product's own record, as it answered the issue, must not hide a link that is on the wire."""
    answer = seen.last("driver.answer", about=doc, op="issue")
    record = answer.data.get("answer") if answer else None
    if not isinstance(record, Mapping) or not isinstance(record.get("replies_to"), list):
        return passed("bản ghi của phần mềm không cho xem liên kết")
    shown = [text(row, "document_id") for row in _rows(record, "replies_to")]
    for label, identity in owed.items():
        if identity not in shown:
            return failed(
                "link-not-recorded", expected=f"{identity} ({label})", observed=", ".join(shown) or "không có",
                where="issue.replies_to",
            )  # fmt: skip
    return passed()


@check("D10.k2.d", "gói tin của {doc} không liên kết tới văn bản nào")
def no_link_made_up(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ10.k2.d: a document that answers nothing is not linked to what came before it."""
    sent = dispatches(seen, doc)
    if isinstance(sent, Judgement):
        return sent
    for packet in sent:
        for row in packet.message.response_for:
            return failed(
                "link-to-another", expected="không có", observed=row.document_id or row.code, where=row.where
            )
    return passed()


def _identity(seen: Observations, label: str) -> str:
    """The identifier of an incoming document, as its issuer wrote it."""
    row = seen.last("input.document", about=label)
    return str(row.data["document_id"]) if row else ""
