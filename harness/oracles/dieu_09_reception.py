"""Oracles of Đ9.k1.a, what follows the checks: acceptance, feedback to the sender, report to whoever is responsible."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from harness.oracles.exchange import Record, fetched, incoming_record, text
from harness.oracles.incoming import Told, act, history, reached, said_by, told, tried
from harness.oracles.judgement import Judgement, Reason, check, failed, inconclusive, passed
from harness.oracles.observation import Observation, Observations
from harness.oracles.profile import Profile
from harness.oracles.spelling import spelt
from harness.oracles.status_names import state_told
from harness.oracles.times import iso_moment, same_time
from harness.oracles.wording import same_name, words

_ACCEPTED, _REFUSED = "03", "02"
_AFTER_ACCEPTANCE = frozenset({"accepted", "assigned", "processing", "finished"})


# ------------------------------------------------------------------------------------------------ acceptance


@check("D9.k1.a-6", "phần mềm ghi nhận việc văn thư tiếp nhận {doc}", reads=("incoming",))
def acceptance_recorded(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ9.k1.a: a sound document is accepted in the software: its state, who did it and when."""
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    accepted = act(seen, doc, "accept")
    if accepted is None:
        return _not_carried_out(tried(seen, doc, "accept"), "acceptance-not-possible", "accept")
    record = incoming_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    if record.get("state") not in _AFTER_ACCEPTANCE:
        return failed(
            "acceptance-not-recorded", expected="accepted (đã tiếp nhận)", observed=state_told(record),
            where="get_incoming.state",
        )  # fmt: skip
    clerk = _actor(accepted)
    lines = [line for line in history(record) if line.event == "accepted"]
    mine = [line for line in lines if same_name(line.actor, clerk) and _at(line.at, accepted, profile)]
    if not mine:
        shown = "; ".join(f"{line.actor or 'không ghi người'} lúc {spelt(line.at)}" for line in lines)
        return failed(
            "acceptance-not-in-history", expected=f"{clerk} lúc {accepted.at}", observed=shown or "không có",
            where="get_incoming.history",
        )  # fmt: skip
    return passed()


@check("D9.k1.a-6", "cơ quan gửi nhận được trạng thái “đã tiếp nhận” của {doc}")
def acceptance_told(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ9.k1.a: the acceptance that the clerk carried out is what the sender learns, not one before it."""
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    accepted = act(seen, doc, "accept")
    if accepted is None:
        return _not_carried_out(tried(seen, doc, "accept"), "acceptance-not-possible", "accept")
    before = [one for one in told(seen, doc, {_ACCEPTED}) if one.row.seq < accepted.seq]
    if before:
        return failed(
            "acceptance-told-too-early", expected=f"từ {accepted.at}", observed=before[0].row.at,
            where=before[0].status.where("StatusCode"),
        )  # fmt: skip
    if not reached(seen, doc, {_ACCEPTED}, sender=packet.message.sender.organ_id):
        return failed(
            "acceptance-not-told", expected="trạng thái 03", observed="không có", where="sendEdoc status"
        )
    return passed()


@check("D9.k1.a-6", "phần mềm báo đã tiếp nhận {control}, không báo đã tiếp nhận {doc}", reads=("incoming",))
def nothing_accepted_unasked(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, control: str
) -> Judgement:
    """Đ9.k1.a: it is the clerk who accepts; a document that nobody accepted is not accepted."""
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    if not told(seen, control, {_ACCEPTED}):
        return failed(
            "acceptance-not-told",
            expected=f"trạng thái 03 của {control}",
            observed="không có",
            where="sendEdoc status",
        )
    unasked = told(seen, doc, {_ACCEPTED})
    if unasked:
        return failed(
            "accepted-unasked", expected="văn thư quyết định", observed=f"trạng thái 03 lúc {unasked[0].row.at}",
            where=unasked[0].status.where("StatusCode"),
        )  # fmt: skip
    record = incoming_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    if record.get("state") in _AFTER_ACCEPTANCE:
        return failed(
            "accepted-unasked",
            expected="arrived (đã đến)",
            observed=state_told(record),
            where="get_incoming.state",
        )
    return passed()


# ------------------------------------------------------------------------------------------------ feedback


@check("D9.k1.a-7", "cơ quan gửi nhận được phản hồi nêu sai sót của {doc}")
def feedback_reached(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ9.k1.a: the sender learns through the system that and why, by 02; “kịp thời” has no number (switch 20)."""
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    refusal = act(seen, doc, "refuse")
    back = reached(seen, doc, {_REFUSED}, sender=packet.message.sender.organ_id)
    if not back:
        said = "" if refusal else f"; refuse: {_outcome(tried(seen, doc, 'refuse'))}"
        return failed(
            "feedback-missing", expected="trạng thái 02", observed=f"không có{said}", where="sendEdoc status"
        )
    where = back[0].status.where("Description")
    if not words(back[0].status.description):
        return failed("feedback-without-reason", expected="lý do", observed="trống", where=where)
    if refusal is None:
        return passed("phần mềm tự phản hồi")
    reason = str(refusal.data["request"].get("reason", ""))
    last = back[-1].status
    if words(reason) not in words(last.description):  # what the sender is told last is what it goes by
        return failed(
            "feedback-reason-lost", expected=reason, observed=last.description,
            where=last.where("Description"),
        )  # fmt: skip
    return passed(*_late(refusal, told(seen, doc, {_REFUSED}), profile))


@check("D9.k1.a-7", "cơ quan gửi nhận được phản hồi về {control}, không nhận được phản hồi từ chối {doc}")
def sound_documents_stay(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, control: str
) -> Judgement:
    """Đ9.k1.a: feedback is about flawed documents; a sound one of the same sender is not sent back."""
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    sender = packet.message.sender.organ_id
    if not reached(seen, control, {_REFUSED}, sender=sender):
        return failed(
            "feedback-missing",
            expected=f"trạng thái 02 của {control}",
            observed="không có",
            where="sendEdoc status",
        )
    back = reached(seen, doc, {_REFUSED}, sender=sender)
    if back:
        return failed(
            "sound-document-sent-back", expected="không trả lại", observed=f"02: {back[0].status.description}",
            where=back[0].status.where("StatusCode"),
        )  # fmt: skip
    return passed()


def _late(refusal: Observation, sent: list[Told], profile: Profile) -> list[str]:
    delay = min((one.row.moment for one in sent), default=refusal.moment) - refusal.moment
    return [f"phản hồi sau {delay}"] if delay > profile.promptness else []


# ------------------------------------------------------------------------------------------------ report


@check(
    "D9.k1.a-8",
    "phần mềm ghi lại đủ các lần văn thư báo cáo {doc}, người được báo cáo và thời điểm",
    reads=("incoming",),
)
def reports_recorded(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ9.k1.a: every report to a responsible person: that it was made, to whom, when, with what words."""
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    made = seen.of("driver.answer", about=doc, op="escalate")
    failure = tried(seen, doc, "escalate")
    if not made or (failure is not None and failure.kind != "driver.answer"):
        return _not_carried_out(failure, "report-not-possible", "escalate")
    record = incoming_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    left = _reports(record)
    for report in made:
        mine = next((row for row in left if _is_report(row, report)), None)
        request = report.data["request"]
        if mine is None:
            shown = "; ".join(_addressee(row) or "không ghi người" for row in left)
            return failed(
                "report-not-recorded", expected=f"{request['to']['name']}: {request.get('note', '')}",
                observed=shown or "không có", where="get_incoming.escalations",
            )  # fmt: skip
        left.remove(mine)
        if not _at(iso_moment(mine.get("at")), report, profile):
            return failed(
                "report-time-wrong",
                expected=report.at,
                observed=mine.get("at"),
                where="get_incoming.escalations.at",
            )
    return passed()


@check("D9.k1.a-8", "phần mềm không ghi việc báo cáo {doc}", reads=("incoming",))
def no_report_invented(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ9.k1.a: a document that nobody reported shows no report; another one in the scenario shows its own."""
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    if not seen.of("driver.answer", op="escalate"):
        return inconclusive(Reason.PRECONDITION, "không có văn bản nào được báo cáo để đối chứng")
    record = incoming_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    invented = _reports(record)
    if invented:
        return failed(
            "report-invented",
            expected="không có",
            observed=_addressee(invented[0]),
            where="get_incoming.escalations",
        )
    return passed()


def _reports(record: Record) -> list[Mapping[str, object]]:
    rows = record.get("escalations")
    return [row for row in (rows if isinstance(rows, list) else ()) if isinstance(row, Mapping)]


def _addressee(row: Mapping[str, object]) -> str:
    to = row.get("to")
    return text(to, "name") if isinstance(to, Mapping) else ""


def _is_report(row: Mapping[str, object], made: Observation) -> bool:
    request = made.data["request"]
    same_words = words(str(request.get("note") or "")) in words(text(row, "note"))
    return same_name(_addressee(row), str(request["to"]["name"])) and same_words


# ------------------------------------------------------------------------------------------------ acts


def _not_carried_out(attempt: Observation | None, code: str, operation: str) -> Judgement:
    if attempt is None:
        return inconclusive(Reason.PRECONDITION, f"không ai thử {operation}")
    return failed(code, expected="thực hiện được", observed=_outcome(attempt), where=operation)


def _outcome(attempt: Observation | None) -> str:
    if attempt is None:
        return "không thử"
    return "đã thực hiện" if attempt.kind == "driver.answer" else said_by(attempt)


def _actor(row: Observation) -> str:
    actor = row.data["request"].get("actor")
    return text(actor, "name") if isinstance(actor, Mapping) else ""


def _at(shown: datetime | None, done: Observation, profile: Profile) -> bool:
    return shown is not None and same_time(shown, done.moment, profile.tolerance)
