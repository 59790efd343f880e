"""Oracles of Đ6.k2.b: two working hours to accept or refuse, and assignment on the day of acceptance.

Clauses that bind people: the product must let them act in time, record when they did, compute the term and show
what is late. Who is late is the actor's affair, not the product's.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Final

from harness.oracles.acts import record_shown
from harness.oracles.exchange import Packet, Record, fetched, record_of, text
from harness.oracles.incoming import act, said_by, tried
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
from harness.oracles.times import VIETNAM, iso_moment, same_time
from harness.oracles.worktime import add_working, calendar_of

_TERM: Final = 2.0
"""Working hours (Đ6.k2.b)."""
_SECOND: Final = timedelta(seconds=1)
_HANDLING: Final = ("accept", "refuse")
_WHERE: Final = "get_incoming"


# ------------------------------------------------------------------------------------------------ Đ6.k2.b, 02 giờ


@check("D6.k2.b-1", "phần mềm tính hạn 02 giờ hành chính để xử lý {doc} là {moment}", reads=("incoming",))
def term_computed(seen: Observations, profile: Profile, as_of: date, *, doc: str, moment: str) -> Judgement:
    """Đ6.k2.b: two working hours from the legal receipt (Đ15.k2), to the second (switch 3).

    The moment in the sentence was worked out by hand; the judge's own working time must agree.
    """
    packet, record = fetched(seen, doc), record_shown(seen, doc, "incoming")
    if isinstance(packet, Judgement):
        return packet
    if isinstance(record, Judgement):
        return record
    due = _due(packet, profile)
    if due != said_moment(moment):
        return Judgement(
            Verdict.HARNESS_ERROR,
            detail=f"tình huống nói {moment}, giờ và lịch của hồ sơ {profile.name} cho {due.isoformat()}",
        )
    shown = iso_moment(record.get("handle_by"))
    if shown is None or abs(shown - due) >= _SECOND:
        return failed(
            "handling-term-wrong", expected=due.isoformat(), observed=record.get("handle_by") or "không có",
            where="get_incoming.handle_by",
        )  # fmt: skip
    return record_of(packet, record) or passed()


@check("D6.k2.b-1", "phần mềm ghi đúng lúc văn thư xử lý {doc} và cho thấy việc ấy {lateness} hạn",
       reads=("incoming", "late-list"))  # fmt: skip
def handling_recorded(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, lateness: str
) -> Judgement:
    """Đ6.k2.b: the first acceptance or refusal ends the term, late or not; both sides of the very second."""
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    handled = _first_handled(seen, doc)
    if isinstance(handled, Judgement):
        return handled
    due = _due(packet, profile)
    late = handled.moment > due
    if late != is_late_said(lateness):
        return sentence_disagrees(lateness, handled, due.isoformat())
    record = record_shown(seen, doc, "incoming")
    if isinstance(record, Judgement):
        return record
    at = iso_moment(record.get("handled_at"))
    if at is None or not same_time(at, handled.moment, profile.tolerance):
        return failed(
            "handling-time-not-recorded", expected=handled.at, observed=record.get("handled_at") or "không có",
            where="get_incoming.handled_at",
        )  # fmt: skip
    return (
        record_of(packet, record)
        or wrongly_shown(record, "late", late, "handling-lateness-wrong", _WHERE)
        or wrongly_listed(seen, record, "handle", late, due)
    )


@check("D6.k2.b-1", "mỗi lần văn thư xem {doc} chưa xử lý, phần mềm cho thấy đúng là còn hạn hay đã quá hạn",
       reads=("incoming", "late-list"))  # fmt: skip
def waiting_shown(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ6.k2.b: what still waits is in time up to the very second of its term, and late after it."""
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    if any(tried(seen, doc, operation) for operation in _HANDLING):
        return inconclusive(Reason.PRECONDITION, f"đã có người xử lý {doc}")
    record, due = record_shown(seen, doc, "incoming"), _due(packet, profile)
    if isinstance(record, Judgement):
        return record
    return (
        record_of(packet, record)
        or wrongly_viewed(seen, doc, "incoming", "late", due, "handling-lateness-wrong")
        or wrongly_listed(seen, record, "handle", True, due)
    )


# ------------------------------------------------------------------------------------------ Đ6.k2.b, ngay trong ngày


@check("D6.k2.b-3", "phần mềm ghi đúng lúc lãnh đạo phân công {doc} và cho thấy việc ấy {lateness} hạn trong ngày",
       reads=("incoming", "late-list"))  # fmt: skip
def assignment_recorded(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, lateness: str
) -> Judgement:
    """Đ6.k2.b: «ngay trong ngày» is the calendar day (+07:00) of the acceptance (switch 21); the first one counts."""
    packet, accepted = fetched(seen, doc), act(seen, doc, "accept")
    if isinstance(packet, Judgement):
        return packet
    if accepted is None:
        return inconclusive(Reason.PRECONDITION, f"{doc} chưa được tiếp nhận")
    first = _first_assigned(seen, doc)
    if isinstance(first, Judgement):
        return first
    late = _day(first.moment) > _day(accepted.moment)
    if late != is_late_said(lateness):
        return sentence_disagrees(lateness, first, f"hết ngày {_day(accepted.moment):%d/%m/%Y}")
    record = record_shown(seen, doc, "incoming")
    if isinstance(record, Judgement):
        return record
    at = iso_moment(_assigned_at(record))
    if at is None or not same_time(at, first.moment, profile.tolerance):
        return failed(
            "assignment-time-not-recorded", expected=first.at, observed=_assigned_at(record) or "không có",
            where="get_incoming.assigned_at",
        )  # fmt: skip
    return (
        record_of(packet, record)
        or _wrong_last_day(record, accepted)
        or wrongly_shown(record, "assign_late", late, "assignment-lateness-wrong", _WHERE)
        or wrongly_listed(seen, record, "assign", late, _day(accepted.moment))
    )


@check("D6.k2.b-3", "mỗi lần lãnh đạo xem {doc} chưa phân công, phần mềm cho thấy đúng là còn hạn hay đã quá hạn",
       reads=("incoming", "late-list"))  # fmt: skip
def unassigned_shown(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ6.k2.b: an accepted document is in time to the end of that day, and late from midnight on."""
    packet, accepted = fetched(seen, doc), act(seen, doc, "accept")
    if isinstance(packet, Judgement):
        return packet
    if accepted is None or tried(seen, doc, "assign"):
        return inconclusive(Reason.PRECONDITION, f"{doc} chưa được tiếp nhận, hoặc đã có người phân công")
    record = record_shown(seen, doc, "incoming")
    if isinstance(record, Judgement):
        return record
    last = datetime.combine(_day(accepted.moment), time.max, VIETNAM)
    return (
        record_of(packet, record)
        or wrongly_viewed(seen, doc, "incoming", "assign_late", last, "assignment-lateness-wrong")
        or wrongly_listed(seen, record, "assign", True, last.date())
    )


@check("D6.k2.b-3", "phần mềm không coi {doc} là phân công trễ", reads=("incoming", "late-list"))
def nothing_owed(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ6.k2.b: what was refused is nobody's to assign."""
    packet, record = fetched(seen, doc), record_shown(seen, doc, "incoming")
    if isinstance(packet, Judgement):
        return packet
    if isinstance(record, Judgement):
        return record
    if act(seen, doc, "refuse") is None:
        return inconclusive(Reason.PRECONDITION, f"{doc} chưa bị từ chối")
    late = record.get("assign_late") is True
    shown = wrongly_shown(record, "assign_late", False, "assignment-lateness-wrong", _WHERE) if late else None
    return record_of(packet, record) or shown or wrongly_listed(seen, record, "assign", False)


# ------------------------------------------------------------------------------------------ what was done and is shown


def _due(packet: Packet, profile: Profile) -> datetime:
    """By what the wire saw: when the product fetched it, whatever the product says."""
    return add_working(packet.row.moment, _TERM, calendar_of(profile))


def _first_handled(seen: Observations, doc: str) -> Observation | Judgement:
    """The first acceptance or refusal; a failure where the product would have neither."""
    done = [row for name in _HANDLING for row in seen.of("driver.answer", about=doc, op=name)]
    if done:
        return min(done, key=lambda row: row.seq)
    attempt = tried(seen, doc, "accept") or tried(seen, doc, "refuse")
    if attempt is None:
        return inconclusive(Reason.PRECONDITION, f"văn thư chưa xử lý {doc}")
    operation = attempt.data["op"]
    return failed("handling-prevented", expected=operation, observed=said_by(attempt), where=operation)


def _first_assigned(seen: Observations, doc: str) -> Observation | Judgement:
    given = seen.of("driver.answer", about=doc, op="assign")
    if given:
        return given[0]
    attempt = tried(seen, doc, "assign")
    if attempt is None:
        return inconclusive(Reason.PRECONDITION, f"chưa ai phân công {doc}")
    return failed("assignment-prevented", expected="assign", observed=said_by(attempt), where="assign")


def _assigned_at(record: Record) -> str:
    """When it was first assigned; a product with one assignment may tell it there alone."""
    given = record.get("assignment")
    return text(record, "assigned_at") or (text(given, "at") if isinstance(given, Mapping) else "")


def _wrong_last_day(record: Record, accepted: Observation) -> Judgement | None:
    """A last day that is shown at all is the day of acceptance."""
    shown = text(record, "assign_by")
    if not shown or shown == _day(accepted.moment).isoformat():
        return None
    return failed(
        "assignment-day-wrong", expected=_day(accepted.moment).isoformat(), observed=shown,
        where=f"{_WHERE}.assign_by",
    )  # fmt: skip


def _day(at: datetime) -> date:
    return at.astimezone(VIETNAM).date()
