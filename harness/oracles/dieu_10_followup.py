"""Oracles of Đ10.k3: who has accepted, who handles, who owes an answer, who is late and by how much."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from harness.oracles.acts import actor_of, asked_of, is_by_at, performed, record_shown, rows_of, summary
from harness.oracles.dispatched import Agency, agencies, dispatches
from harness.oracles.edxml import Document, MessageError, read
from harness.oracles.exchange import Record, asked, text
from harness.oracles.judgement import Judgement, Reason, check, failed, inconclusive, passed
from harness.oracles.language import SentenceError
from harness.oracles.language import moment as said_moment
from harness.oracles.observation import Observation, Observations
from harness.oracles.overview import answer_misstated, recorded_twice, reminders_about
from harness.oracles.profile import Profile
from harness.oracles.spelling import spelt
from harness.oracles.status_names import status_named
from harness.oracles.times import iso_moment, same_time
from harness.oracles.wording import same_words

_ACCEPTED: Final = frozenset({"accepted", "assigned", "processing", "finished"})
_ACCEPTING: Final = frozenset({"03", "04", "05", "06"})
_KNOWN: Final = _ACCEPTED | {"pending", "sent", "arrived", "refused", "failed"}
"""States of a recipient that say whether it has accepted (driver contract)."""


# ------------------------------------------------------------------------------------------------ điểm a, văn thư


@check("D10.k3.a", "danh sách văn bản đi cho thấy {agency} đã tiếp nhận {doc}", reads=("all-outgoing",))
def accepted_in_list(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, agency: str
) -> Judgement:
    """Đ10.k3.a: where the recipient said that it has accepted, the list that the clerk follows says so."""
    return _acceptance(seen, doc, agency, accepted=True)


@check("D10.k3.a", "danh sách văn bản đi cho thấy {agency} còn chưa tiếp nhận {doc}", reads=("all-outgoing",))
def not_accepted_in_list(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, agency: str
) -> Judgement:
    """Đ10.k3.a: and where it did not, the list does not say so."""
    return _acceptance(seen, doc, agency, accepted=False)


def _acceptance(seen: Observations, doc: str, agency: str, *, accepted: bool) -> Judgement:
    [one] = agencies(seen, agency)
    _agrees_with_input(seen, doc, one, accepted)
    sent = dispatches(seen, doc)
    if isinstance(sent, Judgement):
        return sent
    identity = sent[-1].message.document_id
    reading = seen.last("driver.record", what="all-outgoing")
    entries = rows_of(reading.data, "items") if reading else []
    entry = next((row for row in entries if row.get("document_id") == identity), None)
    if entry is None:
        shown = ", ".join(text(row, "document_id") for row in entries[-5:])
        return failed(
            "followed-document-missing",
            expected=identity,
            observed=shown or "không có",
            where="list_outgoing",
        )
    row = _recipient(entry, one)
    if row is None:
        return _no_recipient(entry, one, "list_outgoing")
    state = str(row.get("state"))
    if state not in _KNOWN or (state in _ACCEPTED) != accepted:
        return failed(
            "acceptance-not-followed", expected=f"{agency} {'đã' if accepted else 'chưa'} tiếp nhận",
            observed=row.get("state_name") or state, where="list_outgoing.recipients.state",
        )  # fmt: skip
    return passed()


def _agrees_with_input(seen: Observations, doc: str, one: Agency, accepted: bool) -> None:
    """SentenceError where a scenario expects what its agencies did not do."""
    codes = {row.data["code"] for row in seen.of("input.status", about=doc, sender=one.organ_id)}
    if bool(codes & _ACCEPTING) != accepted:
        raise SentenceError(f"{one.name} has {'not ' if accepted else ''}accepted in this scenario")


# ------------------------------------------------------------------------------------------------ điểm b, chuyên viên


@check(
    "D10.k3.b-1",
    "phần mềm cho chuyên viên thấy việc xử lý {doc} tại {agency} là “{status}”",
    reads=("outgoing",),
)
def handling_shown(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, agency: str, status: str
) -> Judgement:
    """Đ10.k3.b: how far each recipient has come, in the words of Đ8.k2.h."""
    [one] = agencies(seen, agency)
    own = status_named(status)
    if not seen.of("input.status", about=doc, sender=one.organ_id, code=own.code):
        raise SentenceError(f"{agency} did not report {own.code} in this scenario")
    record = record_shown(seen, doc, "outgoing")
    if isinstance(record, Judgement):
        return record
    row = _recipient(record, one)
    if row is None:
        return _no_recipient(record, one, "get_outgoing")
    if row.get("state") != own.state:
        return failed(
            "handling-not-followed", expected=f"{agency}: {status}", observed=row.get("state_name") or row.get("state"),
            where="get_outgoing.recipients.state",
        )  # fmt: skip
    return passed()


# ------------------------------------------------------------------------------------------------ điểm b, trả lời


@check("D10.k3.b-2", "phần mềm cho biết {agency} đã trả lời {doc} lúc {moment}", reads=("outgoing",))
def answer_shown(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, agency: str, moment: str
) -> Judgement:
    """Đ10.k3.b: an answer that has come is seen beside the document that asked for it."""
    row = _answering(seen, doc, agency)
    if isinstance(row, Judgement):
        return row
    reply = _reply(seen, doc, agency)
    if reply is None:
        return inconclusive(Reason.PRECONDITION, f"phần mềm chưa lấy văn bản trả lời của {agency}")
    at = iso_moment(row.get("replied_at"))
    if at is None or not same_time(at, said_moment(moment), profile.tolerance):
        return failed(
            "answer-not-followed", expected=f"trả lời lúc {said_moment(moment).isoformat()}",
            observed=row.get("replied_at") or "chưa ghi", where="get_outgoing.recipients.replied_at",
        )  # fmt: skip
    shown = text(row, "reply_document_id")
    if shown != reply.document_id:
        return failed(
            "answer-not-followed", expected=reply.document_id, observed=shown or "không ghi",
            where="get_outgoing.recipients.reply_document_id",
        )  # fmt: skip
    return passed()


@check("D10.k3.b-2", "phần mềm cho biết {agency} còn phải trả lời {doc}", reads=("outgoing", "owed"))
def answer_owed(seen: Observations, profile: Profile, as_of: date, *, doc: str, agency: str) -> Judgement:
    """Đ10.k3.b: an agency that has not answered is among those that owe one."""
    row = _answering(seen, doc, agency)
    if isinstance(row, Judgement):
        return row
    if _reply(seen, doc, agency) is not None:
        raise SentenceError(f"{agency} has answered in this scenario")
    if row.get("replied_at") or row.get("reply_document_id"):
        return failed(
            "answer-made-up", expected=f"{agency} chưa trả lời", observed=row.get("replied_at"),
            where="get_outgoing.recipients.replied_at",
        )  # fmt: skip
    owed = _owed(seen, doc, agency)
    if owed is None or isinstance(owed, Judgement):
        return owed or _not_owed(seen, doc, agency)
    return _row_misstated(seen, doc, agency) or passed()


@check("D10.k3.b-2", "trong các nơi còn phải trả lời {doc} không có {agency}", reads=("outgoing", "owed"))
def answer_not_owed(seen: Observations, profile: Profile, as_of: date, *, doc: str, agency: str) -> Judgement:
    """Đ10.k3.b: who has answered owes nothing more."""
    row = _answering(seen, doc, agency)
    if isinstance(row, Judgement):
        return row
    owed = _owed(seen, doc, agency)
    if isinstance(owed, Judgement):
        return owed
    if owed is not None:
        return failed(
            "answered-still-owed", expected=f"{agency} đã trả lời", observed="vẫn còn trong danh sách",
            where="statistics.answers",
        )  # fmt: skip
    return passed()


@check(
    "D10.k3.b-2",
    "phần mềm ghi chuyên viên đã đôn đốc {agency} về {doc} lúc {moment}",
    reads=("outgoing", "notices", "owed-where-declared"),
)
def reminder_to_agency(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, agency: str, moment: str
) -> Judgement:
    """Đ10.k3.b: who reminded which agency, when, of what."""
    done = performed(seen, doc, "remind_outgoing", code="agency-reminder-not-possible")
    record = record_shown(seen, doc, "outgoing")
    if isinstance(done, Judgement):
        return done
    if isinstance(record, Judgement):
        return record
    [one] = agencies(seen, agency)
    rows = reminders_about(seen, record) or []
    name, content = actor_of(done, "chuyên viên"), str(asked_of(done)["text"])
    mine = [
        row
        for row in rows
        if is_by_at(row, name, said_moment(moment), profile.tolerance)
        and _organ(row) == one.organ_id
        and same_words(text(row, "text"), content)
    ]
    if not mine:
        return failed(
            "agency-reminder-not-recorded",
            expected=f"{name} đôn đốc {agency} lúc {said_moment(moment).isoformat()}", observed=summary(rows),
            where="notices",
        )  # fmt: skip
    wrong = recorded_twice(mine, done, seen) or answer_misstated(
        seen, record, one.organ_id, _terms(seen, doc)
    )
    return wrong or passed()


# ------------------------------------------------------------------------------------------------ điểm b, chậm trễ


@check(
    "D10.k3.b-3",
    "phần mềm cho biết {agency} chậm trả lời {doc}, số ngày chậm là {days}",
    reads=("outgoing", "owed"),
)
def lateness_shown(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, agency: str, days: str
) -> Judgement:
    """Đ10.k3.b: who is late, and by how many days."""
    owed = _late_row(seen, doc, agency)
    if owed is None or isinstance(owed, Judgement):
        return owed or _not_owed(seen, doc, agency)
    if owed.get("days_late") != int(days) or owed.get("late") is not True:
        return failed(
            "lateness-wrong", expected=f"chậm {days} ngày", where="statistics.answers.days_late",
            observed=f"late = {spelt(owed.get('late'))}, days_late = {spelt(owed.get('days_late'))}",
        )  # fmt: skip
    return _row_misstated(seen, doc, agency) or passed()


def _row_misstated(seen: Observations, doc: str, agency: str) -> Judgement | None:
    record = record_shown(seen, doc, "outgoing")
    [one] = agencies(seen, agency)
    return (
        None
        if isinstance(record, Judgement)
        else answer_misstated(seen, record, one.organ_id, _terms(seen, doc))
    )


def _terms(seen: Observations, doc: str) -> set[str]:
    """Days until which the issuer asked for an answer: of the reply request, or of the document."""
    request = asked(seen, doc)
    if isinstance(request, Judgement):
        return set()
    wanted = request.document.get("reply_request")
    days = (wanted.get("due_date") if isinstance(wanted, Mapping) else None, request.document.get("due_date"))
    return {str(day) for day in days if day}


@check("D10.k3.b-3", "{agency} chưa bị coi là chậm đối với {doc}", reads=("outgoing", "owed"))
def not_late(seen: Observations, profile: Profile, as_of: date, *, doc: str, agency: str) -> Judgement:
    """Đ10.k3.b: nobody is late on the day of the term, nor who has answered."""
    owed = _late_row(seen, doc, agency)
    if isinstance(owed, Judgement):
        return owed
    if owed is None and _reply(seen, doc, agency) is None:
        return _not_owed(seen, doc, agency)
    if owed is not None and (owed.get("late") is not False or owed.get("days_late")):
        return failed(
            "lateness-wrong", expected="chưa chậm", where="statistics.answers.days_late",
            observed=f"late = {spelt(owed.get('late'))}, days_late = {spelt(owed.get('days_late'))}",
        )  # fmt: skip
    return _row_misstated(seen, doc, agency) or passed()


def _late_row(seen: Observations, doc: str, agency: str) -> Record | Judgement | None:
    sent = dispatches(seen, doc)
    return sent if isinstance(sent, Judgement) else _owed(seen, doc, agency)


# ------------------------------------------------------------------------------------------------ readings


def _recipient(record: Record, one: Agency) -> Record | None:
    return next((r for r in rows_of(record, "recipients") if r.get("organ_id") == one.organ_id), None)


def _no_recipient(record: Record, one: Agency, where: str) -> Judgement:
    shown = ", ".join(text(row, "organ_id") for row in rows_of(record, "recipients"))
    return failed(
        "followed-agency-missing",
        expected=one.name,
        observed=shown or "không có",
        where=f"{where}.recipients",
    )


def _answering(seen: Observations, doc: str, agency: str) -> Record | Judgement:
    """The line of a recipient in a document that crossed the wire."""
    [one] = agencies(seen, agency)
    sent = dispatches(seen, doc)
    record = record_shown(seen, doc, "outgoing")
    if isinstance(sent, Judgement):
        return sent
    if isinstance(record, Judgement):
        return record
    return _recipient(record, one) or _no_recipient(record, one, "get_outgoing")


def _reply(seen: Observations, doc: str, agency: str) -> Document | None:
    """The answer of an agency that the product has fetched: its ResponseFor names the product's document."""
    [one] = agencies(seen, agency)
    sent = dispatches(seen, doc)
    if isinstance(sent, Judgement):
        return None
    for row in seen.of("wire.fetched"):
        message = _document(seen, row)
        if message is None or message.sender.organ_id != one.organ_id:
            continue
        if any(link.document_id == sent[-1].message.document_id for link in message.response_for):
            return message
    return None


def _document(seen: Observations, row: Observation) -> Document | None:
    try:
        message = read(seen.blob(row, "message"))
    except (KeyError, MessageError):
        return None
    return message if isinstance(message, Document) else None


def _owed(seen: Observations, doc: str, agency: str) -> Record | Judgement | None:
    """The line of the overview that says what an agency owes; None where it says nothing of it."""
    [one] = agencies(seen, agency)
    record = record_shown(seen, doc, "outgoing")
    if isinstance(record, Judgement):
        return record
    reading = seen.last("driver.record", about=doc, what="owed")
    overview = reading.data.get("overview") if reading else None
    if not isinstance(overview, Mapping):
        return failed("overview-missing", expected="statistics", observed=overview, where="statistics")
    rows = [row for row in rows_of(overview, "answers") if row.get("id") == record.get("id")]
    return next((row for row in rows if row.get("organ_id") == one.organ_id), None)


def _not_owed(seen: Observations, doc: str, agency: str) -> Judgement:
    return failed(
        "owed-answer-missing", expected=f"{agency} còn phải trả lời {doc}", observed="không có trong danh sách",
        where="statistics.answers",
    )  # fmt: skip


def _organ(row: Mapping[str, Any]) -> str:
    to = row.get("to")
    return text(to, "organ_id") if isinstance(to, Mapping) else ""
