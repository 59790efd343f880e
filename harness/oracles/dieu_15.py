"""Oracles of Điều 15: when a document counts as sent and as received, and in which time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from harness.oracles import worktime
from harness.oracles.edxml import Document, Status, read
from harness.oracles.judgement import Judgement, Reason, Verdict, check, failed, inconclusive, passed
from harness.oracles.language import moment as said_moment
from harness.oracles.observation import Observation, Observations
from harness.oracles.profile import Profile
from harness.oracles.times import iso_moment
from harness.oracles.worktime import calendar_of

_SECOND = timedelta(seconds=1)
_HALF_HOUR = timedelta(minutes=30)


def _record(seen: Observations, doc: str, what: str) -> dict[str, Any] | Judgement:
    """The product's record of a document as last read, or the failure that there is none."""
    reading = seen.last("driver.record", about=doc, what=what)
    record = reading.data.get("record") if reading else None
    if not isinstance(record, dict):
        operation = "list_incoming" if what == "incoming" else "get_outgoing"
        return failed("record-missing", expected=f"bản ghi của {doc}", observed="không có", where=operation)
    return record


def _shown(record: dict[str, Any], name: str, where: str) -> datetime | Judgement:
    """A time that a record shows, or the failure that it is missing or unreadable."""
    value = record.get(name)
    if not value:
        return failed("value-missing", expected=name, observed=value, where=f"{where}.{name}")
    found = iso_moment(str(value))
    if found is None:
        return failed(
            "driver-answer-unreadable",
            expected="ISO 8601 có múi giờ",
            observed=value,
            where=f"{where}.{name}",
        )
    return found


def _never_left(seen: Observations, doc: str, record: dict[str, Any]) -> bool:
    """Whether the axis took nothing of a document and the product does not claim so: other rules tell why."""
    taken = seen.of("wire.sent", about=doc, accepted=True, message_type="edoc")
    return not taken and not record.get("sent_at") and record.get("send_state") != "sent"


# ------------------------------------------------------------------------------------------------ Đ15.k1, sending


@check("D15.k1-1", "thời điểm gửi của {doc} là lúc văn thư phát hành, {moment}", reads=("outgoing",))
def sent_when_issued(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, moment: str
) -> Judgement:
    """Đ15.k1: the moment of sending is the issue by the clerk, whenever the acknowledgement comes (switch 24)."""
    record = _record(seen, doc, "outgoing")
    if isinstance(record, Judgement):
        return record
    if _never_left(seen, doc, record):
        return inconclusive(Reason.PRECONDITION, f"Trục không nhận gói tin nào của {doc}")
    shown = _shown(record, "sent_at", "get_outgoing")
    if isinstance(shown, Judgement):
        return shown
    expected = said_moment(moment)
    if abs(shown - expected) > profile.tolerance:
        return failed(
            "sent-time-not-issue",
            expected=expected.isoformat(),
            observed=shown.isoformat(),
            where="get_outgoing.sent_at",
        )
    issued = iso_moment(record.get("issued_at"))
    if issued is not None and abs(issued - expected) > profile.tolerance:
        return failed(
            "issue-time-wrong", expected=expected.isoformat(), observed=issued.isoformat(),
            where="get_outgoing.issued_at",
        )  # fmt: skip
    if not seen.of("wire.sent", about=doc, accepted=True, message_type="edoc"):
        return failed(
            "sent-without-wire", expected="gói tin trên Trục", observed="không có", where="sendEdoc"
        )
    return passed()


@check("D15.k1-2", "phần mềm ghi {doc} đã gửi thành công", reads=("outgoing",))
def sent_after_acknowledgement(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ15.k1: sent needs the success acknowledgement; the axis gave one, so the record must show it (switch 4)."""
    accepted = seen.of("wire.sent", about=doc, accepted=True, message_type="edoc")
    record = _record(seen, doc, "outgoing")
    if isinstance(record, Judgement):
        return record
    if _never_left(seen, doc, record):
        return inconclusive(Reason.PRECONDITION, f"Trục không nhận gói tin nào của {doc}")
    if not accepted:
        return failed(
            "sent-without-wire", expected="gói tin được Trục nhận", observed="không có", where="sendEdoc"
        )
    if record.get("send_state") != "sent":
        return failed(
            "acknowledged-not-shown",
            expected="sent",
            observed=record.get("send_state"),
            where="get_outgoing.send_state",
        )
    shown = _shown(record, "acknowledged_at", "get_outgoing")
    if isinstance(shown, Judgement):
        return shown
    if abs(shown - accepted[-1].moment) > profile.tolerance:
        return failed(
            "acknowledgement-time-wrong",
            expected=accepted[-1].at,
            observed=shown.isoformat(),
            where="get_outgoing.acknowledged_at",
        )
    return passed()


@check("D15.k1-2", "phần mềm chưa ghi {doc} đã gửi thành công", reads=("outgoing",))
def not_sent_before_acknowledgement(
    seen: Observations, profile: Profile, as_of: date, *, doc: str
) -> Judgement:
    """Đ15.k1: without an acknowledgement the document is not shown as sent, nor has it a moment of sending."""
    record = _record(seen, doc, "outgoing")
    if isinstance(record, Judgement):
        return record
    for name in ("sent_at", "acknowledged_at"):
        if record.get(name):
            return failed(
                "sent-without-acknowledgement",
                expected=f"{name} trống",
                observed=record[name],
                where=f"get_outgoing.{name}",
            )
    if record.get("send_state") == "sent":
        return failed(
            "sent-without-acknowledgement",
            expected="chưa gửi thành công",
            observed="sent",
            where="get_outgoing.send_state",
        )
    return passed()


# ------------------------------------------------------------------------------------------------ Đ15.k2, receipt


@check("D15.k2-1", "thời điểm {doc} nhập vào hệ thống được ghi là {moment}", reads=("incoming",))
def physical_receipt(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, moment: str
) -> Judgement:
    """Đ15.k2: the physical receipt is when the product fetched the document, whatever the clerk does later."""
    served = seen.of("wire.fetched", about=doc)
    record = _record(seen, doc, "incoming")
    if isinstance(record, Judgement):
        return record
    if not served:
        return failed("never-fetched", expected="getEdoc", observed="không có", where="Trục")
    shown = _shown(record, "received_at", "get_incoming")
    if isinstance(shown, Judgement):
        return shown
    expected = said_moment(moment)
    if abs(served[0].moment - expected) > profile.tolerance:
        return inconclusive(
            Reason.PRECONDITION, f"phần mềm lấy gói tin lúc {served[0].at}, không phải {moment}"
        )
    if abs(shown - expected) > profile.tolerance:
        return failed(
            "physical-receipt-wrong",
            expected=expected.isoformat(),
            observed=shown.isoformat(),
            where="get_incoming.received_at",
        )
    return passed()


@check("D15.k2-1", "trạng thái “đã đến” của {doc} mang thời điểm {moment}")
def arrival_status_time(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, moment: str
) -> Judgement:
    """Đ15.k2: status 01 carries the physical receipt, as the sender will read it."""
    statuses = [s for s in _statuses(seen, doc) if s.code == "01"]
    if not statuses:
        return failed(
            "arrival-not-told", expected="trạng thái 01", observed="không có", where="sendEdoc status"
        )
    at, expected = statuses[0].moment, said_moment(moment)
    if at is None or abs(at - expected) > profile.tolerance:
        return failed(
            "physical-receipt-wrong",
            expected=expected.isoformat(),
            observed=statuses[0].timestamp,
            where=statuses[0].where("Timestamp"),
        )
    return passed()


@check("D15.k2-2", "thời điểm tiếp nhận tính theo giờ hành chính của {doc} là {moment}", reads=("incoming",))
def legal_receipt(seen: Observations, profile: Profile, as_of: date, *, doc: str, moment: str) -> Judgement:
    """Đ15.k2: entry outside working hours counts from the start of the next working period.

    The moment in the sentence was worked out by hand; the product's record must show it to the second.
    """
    record = _record(seen, doc, "incoming")
    if isinstance(record, Judgement):
        return record
    shown = _shown(record, "legal_received_at", "get_incoming")
    if isinstance(shown, Judgement):
        return shown
    expected = said_moment(moment)
    if (computed := _by_the_profile(seen, doc, profile)) is not None and computed != expected:
        return Judgement(
            Verdict.HARNESS_ERROR,
            detail=f"tình huống nói {moment}, giờ và lịch của hồ sơ {profile.name} cho {computed.isoformat()}",
        )
    if abs(shown - expected) >= _SECOND:
        return failed(
            "legal-receipt-wrong",
            expected=expected.isoformat(),
            observed=shown.isoformat(),
            where="get_incoming.legal_received_at",
        )
    return passed()


def _by_the_profile(seen: Observations, doc: str, profile: Profile) -> datetime | None:
    """The same moment by the judge's own working time: hand-worked rows and the profile's hours must agree."""
    served = seen.of("wire.fetched", about=doc)
    return worktime.legal_receipt(served[0].moment, calendar_of(profile)) if served else None


# ------------------------------------------------------------------------------------- Đ15.k3, the time itself


def _statuses(seen: Observations, doc: str) -> list[Status]:
    found = []
    for row in seen.of("wire.sent", about=doc, message_type="status"):
        message = read(seen.blob(row, "message"))
        if isinstance(message, Status):
            found.append(message)
    return found


def _wire_times(seen: Observations, doc: str) -> Iterator[tuple[Observation, str, datetime | None, str]]:
    """Every time that the product wrote on the wire about a document: observation, text, moment, place."""
    for row in seen.of("wire.sent", about=doc):
        message = read(seen.blob(row, "message"))
        if isinstance(message, Status):
            yield row, message.timestamp, message.moment, message.where("Timestamp")
        elif isinstance(message, Document):
            for trace in message.traces:
                yield row, trace.timestamp, trace.moment, trace.where


def _clock_judgement(seen: Observations, doc: str, code: str, wrong: Any, expected: str) -> Judgement:
    times = list(_wire_times(seen, doc))
    if not times:
        return failed(
            "no-wire-time", expected="Timestamp trên gói tin", observed="không có", where="sendEdoc"
        )
    for row, text, at, where in times:
        if at is None:
            return failed("wire-time-unreadable", expected="yyyy/MM/dd HH:mm:ss", observed=text, where=where)
        if wrong(at - row.moment):
            return failed(code, expected=f"{row.moment.isoformat()} ({expected})", observed=text, where=where)
    return passed()


@check("D15.k3-1", "thời gian trên gói tin của {doc} là giờ Việt Nam")
def vietnam_time(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ15.k3: a zone-less wire time read as +07:00 is the true instant, not off by a zone (switch 17)."""

    def other_zone(off: timedelta) -> bool:
        shift = round(off / _HALF_HOUR)
        return shift != 0 and abs(off - shift * _HALF_HOUR) <= profile.tolerance

    return _clock_judgement(seen, doc, "other-time-zone", other_zone, "múi giờ +07:00")


@check(
    "D15.k3-2",
    "mọi thời điểm phần mềm ghi khi gửi {doc} viết theo ISO 8601, múi giờ +07:00",
    reads=("outgoing",),
)
def iso_8601_outgoing(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ15.k3: times that the product shows or exports carry ISO 8601 with the Vietnamese offset (switch 17)."""
    return _iso_8601(seen, profile, doc, "outgoing", ("sent_at", "acknowledged_at", "issued_at"))


@check(
    "D15.k3-2",
    "mọi thời điểm phần mềm ghi khi nhận {doc} viết theo ISO 8601, múi giờ +07:00",
    reads=("incoming",),
)
def iso_8601_incoming(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ15.k3: the same for an incoming record."""
    return _iso_8601(seen, profile, doc, "incoming", ("received_at", "legal_received_at"))


def _iso_8601(seen: Observations, profile: Profile, doc: str, what: str, owed: tuple[str, ...]) -> Judgement:
    record = _record(seen, doc, what)
    if isinstance(record, Judgement):
        return record
    if what == "outgoing" and _never_left(seen, doc, record):
        return inconclusive(Reason.PRECONDITION, f"Trục không nhận gói tin nào của {doc}")
    times = [(name, record.get(name)) for name in owed]
    history = record.get("history")
    if not isinstance(history, list) or not history:
        return failed("value-missing", expected="history", observed=history, where=f"{what}.history")
    times += [(f"history[{n}].at", row.get("at")) for n, row in enumerate(history) if isinstance(row, dict)]
    for name, value in times:
        if not value:
            return failed("value-missing", expected=name, observed=value, where=f"{what}.{name}")
        at = iso_moment(str(value))
        if at is None or at.utcoffset() != timedelta(hours=7):
            return failed(
                "not-iso-8601", expected="2019-12-17T09:15:00+07:00", observed=value, where=f"{what}.{name}"
            )
    return _of_this_act(seen, doc, str(record.get(owed[0])), profile)


def _of_this_act(seen: Observations, doc: str, shown: str, profile: Profile) -> Judgement:
    """Well-formed times say nothing unless they are of what has just happened, as the wire saw it."""
    at = iso_moment(shown)
    crossed = [*seen.of("wire.sent", about=doc), *seen.of("wire.fetched", about=doc)]
    if at is None or not any(abs(at - row.moment) <= profile.tolerance for row in crossed):
        return inconclusive(
            Reason.PRECONDITION, f"thời điểm {shown} không phải của việc vừa diễn ra trên Trục"
        )
    return passed()


@check("D15.k3-3", "thời gian trên gói tin của {doc} khớp đồng hồ của Trục")
def in_step_with_the_axis(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ15.k3: times written on the wire lie within the tolerance of the axis' clock (switch 19)."""
    return _clock_judgement(
        seen, doc, "clock-skew", lambda off: abs(off) > profile.tolerance, "sai lệch cho phép 60 giây"
    )
