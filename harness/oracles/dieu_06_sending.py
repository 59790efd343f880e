"""Oracles of Đ6.k2.a (QĐ 28 Đ6.2): signed documents leave in time, urgent ones at once.

When somebody issues is the actor's affair. Judged is what the product does: it sends when told to, records when it
was signed, knows until when it must leave, and shows what has not left in time.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from harness.oracles.acts import record_shown
from harness.oracles.dispatched import tries
from harness.oracles.exchange import Packet, Record, text
from harness.oracles.incoming import said_by, tried
from harness.oracles.judgement import Judgement, Reason, Verdict, check, failed, inconclusive, passed
from harness.oracles.language import moment as said_moment
from harness.oracles.lateness import (
    is_late_said,
    sentence_disagrees,
    wrongly_listed,
    wrongly_shown,
    wrongly_viewed,
)
from harness.oracles.observation import Observation, Observations
from harness.oracles.profile import Profile
from harness.oracles.times import iso_moment, same_time
from harness.oracles.wording import same_words
from harness.oracles.worktime import calendar_of, legal_receipt, next_morning_end, period_of

_SECOND: Final = timedelta(seconds=1)
_WHERE: Final = "get_outgoing"
_ISSUING: Final = ("release", "issue")


# ------------------------------------------------------------------------------------------------ gửi trong ngày ký


@check("D6.k2.a-4", "phần mềm tính {doc} phải gửi chậm nhất lúc {moment}", reads=("outgoing",))
def sending_term_computed(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, moment: str
) -> Judgement:
    """Đ6.k2.a: the signing is recorded; the latest is the end of the next working day's morning.

    The moment in the sentence was worked out by hand; the judge's own working time must agree. A term need not be
    shown, what is late must (the other checks): one that is shown is right.
    """
    signed = _signed(seen, doc)
    if isinstance(signed, Judgement):
        return signed
    due = next_morning_end(signed.moment, calendar_of(profile))
    if due != said_moment(moment):
        return Judgement(
            Verdict.HARNESS_ERROR,
            detail=f"tình huống nói {moment}, giờ và lịch của hồ sơ {profile.name} cho {due.isoformat()}",
        )
    record = _record(seen, doc)
    if isinstance(record, Judgement):
        return record
    at = iso_moment(record.get("signed_at"))
    if at is None or not same_time(at, signed.moment, profile.tolerance):
        return failed(
            "signing-time-not-recorded", expected=signed.at, observed=record.get("signed_at") or "không có",
            where=f"{_WHERE}.signed_at",
        )  # fmt: skip
    if not record.get("send_by"):
        return passed("phần mềm không hiển thị hạn gửi, chỉ cho thấy trễ hạn")
    shown = iso_moment(record.get("send_by"))
    if shown is None or abs(shown - due) >= _SECOND:
        return failed(
            "sending-term-wrong", expected=due.isoformat(), observed=record.get("send_by"), where=f"{_WHERE}.send_by"
        )  # fmt: skip
    return passed()


@check("D6.k2.a-4", "mỗi lần văn thư xem {doc} đã ký, đang chờ gửi, phần mềm cho thấy đúng là còn hạn hay đã quá hạn",
       reads=("outgoing", "late-list"))  # fmt: skip
def unsent_shown(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ6.k2.a: in time up to the very second at which the next working morning ends, late after it."""
    signed, record = _signed(seen, doc), _record(seen, doc)
    if isinstance(signed, Judgement):
        return signed
    if isinstance(record, Judgement):
        return record
    if any(tried(seen, doc, operation) for operation in _ISSUING):
        return inconclusive(Reason.PRECONDITION, f"{doc} đã được phát hành")
    due = next_morning_end(signed.moment, calendar_of(profile))
    return wrongly_viewed(
        seen, doc, "outgoing", "send_late", due, "sending-lateness-wrong"
    ) or wrongly_listed(seen, record, "send", True, due)


@check("D6.k2.a-4", "phần mềm gửi {doc} ngay khi văn thư phát hành và cho thấy việc gửi {lateness} hạn",
       reads=("outgoing", "late-list"))  # fmt: skip
def sent_at_issue(seen: Observations, profile: Profile, as_of: date, *, doc: str, lateness: str) -> Judgement:
    """Đ6.k2.a: what văn thư issues leaves then and there; late means after the next working morning."""
    signed, issued = _signed(seen, doc), _issued(seen, doc)
    if isinstance(signed, Judgement):
        return signed
    if isinstance(issued, Judgement):
        return issued
    due = next_morning_end(signed.moment, calendar_of(profile))
    late = issued.moment > due
    if late != is_late_said(lateness):
        return sentence_disagrees(lateness, issued, due.isoformat())
    packet = _first_packet(seen, doc)
    if packet is None or packet.row.moment - issued.moment > profile.promptness:
        return failed(
            "not-sent-at-issue", expected=f"gói tin lúc {issued.at}", observed=_left(packet), where="sendEdoc"
        )
    record = _record(seen, doc)
    if isinstance(record, Judgement):
        return record
    return wrongly_shown(record, "send_late", late, "sending-lateness-wrong", _WHERE) or wrongly_listed(
        seen, record, "send", late, due
    )


# ------------------------------------------------------------------------------------------------ khẩn: gửi ngay


@check("D6.k2.a-8", "{doc} lên Trục ngay sau khi phát hành, không đợi đến giờ hành chính sau")
def urgent_leaves_at_once(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ6.k2.a: from the issue to the wire; late beyond the profile's bound is advice, put off is a failure (switch 20).

    Put off: to the next opening where it was issued outside working hours, beyond the working period where inside.
    """
    issued = _issued(seen, doc)
    if isinstance(issued, Judgement):
        return issued
    if (_document(seen, doc).get("priority") or 0) < 1:
        return inconclusive(Reason.PRECONDITION, f"{doc} không phải văn bản khẩn")
    packet = _first_packet(seen, doc)
    calendar = calendar_of(profile)
    period = period_of(issued.moment, calendar)
    put_off = period[1] if period else legal_receipt(issued.moment, calendar)
    if packet is None or packet.row.moment >= put_off:
        return failed(
            "urgent-put-off", expected=f"ngay sau {issued.at}", observed=_left(packet), where="sendEdoc"
        )
    waited = packet.row.moment - issued.moment
    if waited > profile.promptness:
        return passed(f"văn bản khẩn lên Trục sau khi phát hành {int(waited.total_seconds() // 60)} phút")
    return passed()


def _document(seen: Observations, doc: str) -> dict[str, Any]:
    """What was asked for: at the issue itself, or when it was drafted."""
    for operation in ("issue", "draft"):
        row = seen.last("driver.answer", about=doc, op=operation)
        if row is not None:
            document: dict[str, Any] = row.data["request"]["document"]
            return document
    return {}


# ------------------------------------------------------------------------------------------ what was done and is shown


def _signed(seen: Observations, doc: str) -> Observation | Judgement:
    """The act of the person with authority; where văn thư issued a ready document in one act, that act."""
    for operation in ("sign", "issue"):
        row = seen.last("driver.answer", about=doc, op=operation)
        if row is not None:
            return row
    return inconclusive(Reason.PRECONDITION, f"{doc} chưa được ký")


def _issued(seen: Observations, doc: str) -> Observation | Judgement:
    """The clerk's act, carried out; a failure where the product would not."""
    for operation in _ISSUING:
        row = seen.last("driver.answer", about=doc, op=operation)
        if row is not None:
            return row
    for operation in _ISSUING:
        row = tried(seen, doc, operation)
        if row is not None:
            return failed(
                "issuing-prevented", expected=operation, observed=said_by(row) or row.kind, where=operation
            )
    return inconclusive(Reason.PRECONDITION, f"chưa ai phát hành {doc}")


def _record(seen: Observations, doc: str) -> Record | Judgement:
    """The record as last read, if it is of the document that was handed in."""
    record = record_shown(seen, doc, "outgoing")
    if isinstance(record, Judgement):
        return record
    rows = [seen.last("driver.answer", about=doc, op=operation) for operation in ("issue", "draft")]
    subjects = [str(row.data["request"]["document"]["subject"]) for row in rows if row is not None]
    if not any(same_words(subject, text(record, "subject")) for subject in subjects):
        return inconclusive(Reason.PRECONDITION, f"bản ghi của phần mềm không phải của {doc}")
    return record


def _first_packet(seen: Observations, doc: str) -> Packet | None:
    """The first message with its content that the product handed to the axis; whether the axis takes it is Đ15.k1."""
    return min(tries(seen, doc), key=lambda packet: packet.row.seq, default=None)


def _left(packet: Packet | None) -> str:
    return "không có gói tin nào" if packet is None else f"gói tin lúc {packet.row.at}"
