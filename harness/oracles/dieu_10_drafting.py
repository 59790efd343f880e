"""Oracles of Đ10.k1: a draft is submitted, approved or returned, checked, signed off, sealed, issued, in that order."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from harness.oracles.acts import (
    actor_of,
    asked_of,
    is_by_at,
    performed,
    record_shown,
    rows_of,
    summary,
)
from harness.oracles.dispatched import dispatches, tries
from harness.oracles.edxml import MessageError
from harness.oracles.exchange import text
from harness.oracles.incoming import tried
from harness.oracles.judgement import Judgement, Reason, check, failed, inconclusive, passed
from harness.oracles.language import SentenceError
from harness.oracles.language import moment as said_moment
from harness.oracles.observation import Observations
from harness.oracles.pages import UnreadablePdfError
from harness.oracles.profile import Profile
from harness.oracles.signatures import Signature, read_signatures
from harness.oracles.times import iso_moment, same_time
from harness.oracles.wording import same_agency, same_words

_ACTS: Final = {
    "trình": ("submit", "submitted", "submitted"),
    "duyệt": ("approve", "approved", "approved"),
    "trả lại": ("return_draft", "returned", "returned"),
    "ký duyệt": ("sign", "signed", "signed"),
}
"""What people do to a draft → operation, event of the history, state that it leads to (driver contract)."""
_RESULTS: Final = {"đạt": "ok", "chưa đạt": "not-ok"}
_GONE: Final = frozenset({"issued", "recalled"})


# ------------------------------------------------------------------------------------------------ điểm a


@check("D10.k1.a-1", "phần mềm ghi {who} đã {act} dự thảo {doc} lúc {moment}", reads=("outgoing",))
def step_recorded(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, who: str, act: str, moment: str
) -> Judgement:
    """Đ10.k1.a: submission, approval and return are possible, each with its author and time."""
    return _recorded(seen, profile, doc, who, act, said_moment(moment))


@check("D10.k1.a-1", "dự thảo {doc} trở về người soạn kèm lý do “{reason}”", reads=("outgoing",))
def reason_of_return(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, reason: str
) -> Judgement:
    """Đ10.k1.a: what was not approved goes back, and says why."""
    done = performed(seen, doc, "return_draft", code="draft-step-not-possible")
    record = record_shown(seen, doc, "outgoing")
    if isinstance(done, Judgement):
        return done
    if isinstance(record, Judgement):
        return record
    if record.get("state") not in ("returned", "draft"):
        return failed(
            "draft-state-wrong", expected="returned", observed=record.get("state"), where="get_outgoing.state"
        )
    details = [text(row, "detail") for row in rows_of(record, "history")]
    if not any(same_words(reason, detail) or reason in detail for detail in details):
        return failed(
            "return-reason-lost", expected=f"“{reason}”", observed="; ".join(filter(None, details)) or "không có",
            where="get_outgoing.history.detail",
        )  # fmt: skip
    return passed()


@check("D10.k1.a-2", "phần mềm ghi {who} đã ký duyệt {doc} lúc {moment}", reads=("outgoing",))
def sign_off_recorded(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, who: str, moment: str
) -> Judgement:
    """Đ10.k1.a: the person with authority signs off in the software; who and when is on record."""
    at = said_moment(moment)
    recorded = _recorded(seen, profile, doc, who, "ký duyệt", at)
    if recorded.failure is not None or recorded.reason is not None:
        return recorded
    record = record_shown(seen, doc, "outgoing")
    assert not isinstance(record, Judgement)
    shown = iso_moment(record.get("signed_at"))
    if shown is None or not same_time(shown, at, profile.tolerance):
        return failed(
            "sign-off-time-wrong", expected=at.isoformat(), observed=record.get("signed_at"),
            where="get_outgoing.signed_at",
        )  # fmt: skip
    return passed()


def _recorded(seen: Observations, profile: Profile, doc: str, who: str, act: str, at: datetime) -> Judgement:
    if act not in _ACTS:
        raise SentenceError(f"no act {act!r}; there are {', '.join(_ACTS)}")
    operation, event, state = _ACTS[act]
    done = performed(seen, doc, operation, code="draft-step-not-possible")
    record = record_shown(seen, doc, "outgoing")
    if isinstance(done, Judgement):
        return done
    if isinstance(record, Judgement):
        return record
    name = actor_of(done, who)
    lines = [row for row in rows_of(record, "history") if row.get("event") == event]
    if not any(is_by_at(row, name, at, profile.tolerance) for row in lines):
        return failed(
            "draft-step-not-recorded", expected=f"{event}: {name} lúc {at.isoformat()}", observed=summary(lines),
            where="get_outgoing.history",
        )  # fmt: skip
    if _is_last(seen, doc, operation) and record.get("state") != state:
        return failed(
            "draft-state-wrong", expected=state, observed=record.get("state"), where="get_outgoing.state"
        )
    return passed()


def _is_last(seen: Observations, doc: str, operation: str) -> bool:
    rows = [row for row in seen.of("driver.answer", about=doc) if row.data["op"] != "check_format"]
    return bool(rows) and rows[-1].data["op"] == operation


# ------------------------------------------------------------------------------------------------ điểm b, thể thức


@check(
    "D10.k1.b-1",
    "phần mềm ghi {who} đã xem xét thể thức, kỹ thuật trình bày của {doc} lúc {moment}, kết luận “{result}”",
    reads=("outgoing",),
)
def format_check_recorded(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, who: str, moment: str, result: str
) -> Judgement:
    """Đ10.k1.b: the check of form and layout can be written down, with who made it and what came out."""
    done = performed(seen, doc, "check_format", code="format-check-not-possible")
    record = record_shown(seen, doc, "outgoing")
    if isinstance(done, Judgement):
        return done
    if isinstance(record, Judgement):
        return record
    name, at = actor_of(done, who), said_moment(moment)
    rows = rows_of(record, "format_checks")
    mine = [row for row in rows if is_by_at(row, name, at, profile.tolerance)]
    if not mine:
        return failed(
            "format-check-not-recorded", expected=f"{name} lúc {at.isoformat()}", observed=summary(rows),
            where="get_outgoing.format_checks",
        )  # fmt: skip
    if not any(row.get("result") == _RESULTS[result] for row in mine):
        return failed(
            "format-check-result-wrong", expected=result, observed=mine[-1].get("result"),
            where="get_outgoing.format_checks.result",
        )  # fmt: skip
    note = asked_of(done).get("note")
    if note and not any(same_words(text(row, "note"), str(note)) for row in mine):
        return failed(
            "format-check-result-wrong", expected=f"“{note}”", observed=text(mine[-1], "note") or "không ghi",
            where="get_outgoing.format_checks.note",
        )  # fmt: skip
    return passed()


# ------------------------------------------------------------------------------------------------ điểm b, ký số cơ quan


@check(
    "D10.k1.b-2",
    "gói tin của {doc} mang chữ ký số của cơ quan, ký sau khi người có thẩm quyền ký duyệt",
    reads=("outgoing",),
)
def sealed_after_sign_off(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ10.k1.b: on the wire the agency's signature follows that of the person with authority, and its time."""
    signed_off = tried(seen, doc, "sign")
    sent = dispatches(seen, doc)
    if signed_off is None or signed_off.kind != "driver.answer":
        return inconclusive(Reason.PRECONDITION, f"{doc} chưa được ký duyệt")
    if isinstance(sent, Judgement):
        refusal = performed(seen, doc, "release", code="release-not-possible")
        return refusal if isinstance(refusal, Judgement) else sent
    packet = sent[-1]
    main, own = packet.message.main, str(packet.row.data["own_name"])
    if main is None:
        return failed(
            "seal-missing", expected="tệp PDF có chữ ký số", observed="không có tệp", where="Attachment"
        )
    try:
        signatures = read_signatures(main.payload.data)
    except (MessageError, UnreadablePdfError) as error:
        return failed("seal-missing", expected="tệp PDF có chữ ký số", observed=str(error), where=main.where)
    seals = [one for one in signatures if is_seal(one, str(packet.row.data["own_id"]), own)]
    others = [one for one in signatures if one not in seals]
    if not seals:
        return failed(
            "seal-missing", expected=f"chữ ký số của {own}", observed=_signers(signatures), where=main.where
        )
    if others and seals[0].order < others[0].order:
        return failed(
            "sealed-too-early", expected=f"sau chữ ký của {others[0].common_name}", observed=_signers(signatures),
            where=main.where,
        )  # fmt: skip
    at = seals[0].claimed_at
    if at is None or at < signed_off.moment - profile.tolerance:
        return failed(
            "sealed-too-early", expected=f"sau {signed_off.at}", observed=_claimed(seals[0]), where=main.where
        )
    return passed()


@check("D10.k1.b-2", "tệp của {doc} chưa mang chữ ký số của cơ quan", reads=("outgoing-files",))
def not_sealed_yet(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ10.k1.b: before the person with authority has signed off, the agency's signature is nowhere."""
    reading = seen.last("driver.record", about=doc, what="outgoing-files")
    if reading is None or "file0" not in reading.blobs:
        return inconclusive(Reason.PRECONDITION, f"không đọc được tệp của {doc}")
    request = next((row for row in seen.of("driver.answer", about=doc, op="draft")), None)
    if request is None:
        return inconclusive(Reason.PRECONDITION, f"{doc} chưa được soạn")
    data = seen.blob(reading, "file0")
    if not data.startswith(seen.blob(request, "file0")):
        return failed(
            "file-not-the-draft", expected="tệp đã soạn, nếu ký thì chỉ thêm vào cuối",
            observed=f"{len(data)} byte khác", where="get_outgoing_file",
        )  # fmt: skip
    try:
        signatures = read_signatures(data)
    except UnreadablePdfError as error:
        return failed("file-not-the-draft", expected="PDF", observed=str(error), where="get_outgoing_file")
    record = reading.data.get("record")
    sender = record.get("sender") if isinstance(record, dict) else None
    own_id = text(sender, "organ_id") if isinstance(sender, dict) else ""
    own_name = text(sender, "name") if isinstance(sender, dict) else ""
    seals = [one for one in signatures if is_seal(one, own_id, own_name)]
    if seals:
        return failed(
            "sealed-too-early", expected="chưa có chữ ký số của cơ quan", observed=_signers(signatures),
            where="get_outgoing_file",
        )  # fmt: skip
    return passed()


def is_seal(signature: Signature, own_id: str, own_name: str) -> bool:
    """Whether a signature is the agency's and no person's: its holder is named as the organisation is."""
    if signature.organ_id and own_id and signature.organ_id != own_id:
        return False
    holder = signature.common_name
    return same_agency(holder, signature.organisation) or (bool(own_name) and same_agency(holder, own_name))


def _claimed(one: Signature) -> str:
    """The time that a signature claims; as it is written where that is no time."""
    return one.claimed_at.isoformat() if one.claimed_at else one.time_text or "không ghi thời điểm"


def _signers(signatures: tuple[Signature, ...]) -> str:
    return ", ".join(f"{one.common_name} lúc {_claimed(one)}" for one in signatures) or "không có chữ ký số"


# ------------------------------------------------------------------------------------------------ điểm b, phát hành


@check("D10.k1.b-3", "văn thư đã phát hành {doc} lúc {moment}", reads=("outgoing",))
def issued_by_clerk(seen: Observations, profile: Profile, as_of: date, *, doc: str, moment: str) -> Judgement:
    """Đ10.k1.b: once it is signed the clerk issues it, and that is on record."""
    done = performed(seen, doc, "release", code="release-not-possible")
    record = record_shown(seen, doc, "outgoing")
    if isinstance(done, Judgement):
        return done
    if isinstance(record, Judgement):
        return record
    sent = dispatches(seen, doc)
    if isinstance(sent, Judgement):
        return failed(
            "issue-without-package", expected="gói tin trên Trục", observed="không có", where="sendEdoc"
        )
    name, at = actor_of(done, "văn thư"), said_moment(moment)
    lines = [row for row in rows_of(record, "history") if row.get("event") == "issued"]
    if record.get("state") != "issued" or not any(is_by_at(r, name, at, profile.tolerance) for r in lines):
        return failed(
            "issue-not-recorded", expected=f"issued: {name} lúc {at.isoformat()}",
            observed=f"{record.get('state')}; {summary(lines)}", where="get_outgoing.history",
        )  # fmt: skip
    return passed()


@check("D10.k1.b-3", "{doc} vẫn là dự thảo, việc phát hành không thành", reads=("outgoing",))
def not_issued(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ10.k1.b: nobody issues what is not signed, and nobody but the clerk issues: the try changed nothing."""
    attempt = tried(seen, doc, "release")
    record = record_shown(seen, doc, "outgoing")
    if attempt is None:
        return inconclusive(Reason.PRECONDITION, f"chưa ai thử phát hành {doc}")
    if isinstance(record, Judgement):
        return record
    who = asked_of(attempt)["actor"] if "request" in attempt.data else {"name": "không rõ", "role": ""}
    went = tries(seen, doc)
    if went or record.get("state") in _GONE or record.get("document_id") or record.get("issued_at"):
        return failed(
            "issued-out-of-turn", expected=f"{who['name']} ({who['role']}) không phát hành được",
            observed=f"{record.get('state')}, {len(went)} gói tin", where="release",
        )  # fmt: skip
    return passed()
