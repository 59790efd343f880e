"""Oracles of Đ6.k1: recipients without software, e-mail, paper, refusal, state secrets."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from harness.oracles.dispatched import agencies, dispatches, reached
from harness.oracles.exchange import Record, asked, fetched, incoming_record, outgoing_record, record_of, text
from harness.oracles.incoming import act, history, said_by, told, tried
from harness.oracles.incoming import reached as status_reached
from harness.oracles.judgement import Judgement, Reason, check, failed, inconclusive, passed
from harness.oracles.mails import carried_document, control_after
from harness.oracles.observation import Observation, Observations
from harness.oracles.profile import Profile
from harness.oracles.status_names import state_told
from harness.oracles.times import iso_moment
from harness.oracles.wording import same_name, words

REFUSED = "02"
NOT_REACHED = frozenset({"pending", "failed"})
"""States of a recipient that the axis has not taken the document for."""

# ------------------------------------------------------------------------------------------ Đ6.k1.b, recipients


@check("D6.k1.b-2", "{doc} vẫn được gửi qua phần mềm tới {receivers}")
def connected_are_served(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, receivers: str
) -> Judgement:
    """Đ6.k1.b: an agency without software excuses nothing towards those that have it."""
    return left_out(seen, doc, receivers) or passed()


@check("D6.k1.b-2", "phần mềm không thể hiện {doc} đã gửi qua Trục tới {receivers}", reads=("outgoing",))
def exempt_not_shown_as_sent(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, receivers: str
) -> Judgement:
    """Đ6.k1.b: what could not be sent through the software is not shown as sent."""
    return shown_as_sent(seen, doc, receivers) or passed()


def left_out(seen: Observations, doc: str, receivers: str) -> Judgement | None:
    """None if the document reached each of these agencies over the axis."""
    refusal = seen.last("driver.refused", about=doc, op="issue")
    if refusal is not None:
        return failed(
            "issue-refused-for-one",
            expected=f"phát hành {doc}",
            observed=refusal.data.get("message"),
            where="issue",
        )
    sent = dispatches(seen, doc)
    if isinstance(sent, Judgement):
        request = asked(seen, doc)
        if isinstance(request, Judgement):
            return request
    arrived = reached(seen, doc)
    for agency in agencies(seen, receivers):
        if agency.organ_id not in arrived:
            return failed(
                "connected-left-out", expected=f"{doc} đến {agency.name} ({agency.organ_id})",
                observed=", ".join(sorted(arrived)) or "không nơi nào nhận được", where="sendEdoc",
            )  # fmt: skip
    return None


def shown_as_sent(seen: Observations, doc: str, receivers: str) -> Judgement | None:
    """None if the product shows each of these agencies as not reached; the wire bears that out."""
    record = outgoing_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    arrived = reached(seen, doc)
    for agency in agencies(seen, receivers):
        if agency.organ_id in arrived:
            return inconclusive(Reason.PRECONDITION, f"{agency.name} lại nhận được {doc} qua Trục")
        state = recipient_of(record, agency.organ_id)
        if state is None:
            return inconclusive(Reason.PRECONDITION, f"bản ghi không nêu nơi nhận {agency.name}")
        if state.get("state") not in NOT_REACHED or state.get("sent_at"):
            return failed(
                "shown-as-sent", expected="chưa gửi được", observed=said_state(state),
                where=f"get_outgoing.recipients[{agency.organ_id}]",
            )  # fmt: skip
    return None


def recipient_of(record: Record, organ_id: str) -> Mapping[str, Any] | None:
    """What a record says of one recipient."""
    rows = record.get("recipients")
    return next(
        (
            row
            for row in (rows if isinstance(rows, list) else ())
            if isinstance(row, Mapping) and row.get("organ_id") == organ_id
        ),
        None,
    )


def said_state(state: Mapping[str, Any]) -> str:
    """A recipient's state in words."""
    parts = (state.get("state"), state.get("state_name"), state.get("sent_at"), state.get("description"))
    return ", ".join(str(part) for part in parts if part) or "không ghi"


# ------------------------------------------------------------------------------------------ Đ6.k1.b, e-mail


@check("D6.k1.b-3", "không thư điện tử nào mang {doc}, còn thư đối chứng gửi sau đó đã đến")
def not_by_mail(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ6.k1.b: a document exchanged through the software leaves by no mail; a notice of it may (switch 26)."""
    sent = dispatches(seen, doc)
    if isinstance(sent, Judgement):
        return sent
    request = asked(seen, doc)
    if isinstance(request, Judgement):
        return request
    control = control_after(seen, request.row)
    if isinstance(control, Judgement):
        return control
    papers = [seen.blob(request.row, name) for name in sorted(request.row.blobs)]
    packet = seen.blob(sent[-1].row, "message")
    mails = seen.of("mail.received")
    for mail in mails:
        part = carried_document(seen.blob(mail, "message"), papers, packet)
        if part is not None:
            return failed(
                "document-by-mail", expected="không có thư mang văn bản", observed=part,
                where=f"thư gửi tới {', '.join(mail.data['recipients'])}",
            )  # fmt: skip
    notices = sum(mail.seq < control.seq for mail in mails) - 1
    return passed(*([f"{notices} thư báo không kèm văn bản"] if notices > 0 else []))


# ------------------------------------------------------------------------------------------ Đ6.k1.c, paper


@check(
    "D6.k1.c",
    "phần mềm gửi được {doc} tới {receivers} mà không tự ghi nhận đã gửi bản giấy",
    reads=("outgoing",),
)
def no_paper_of_its_own(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, receivers: str
) -> Judgement:
    """Đ6.k1.c: once the signed e-document has gone, nothing on paper is recorded that nobody sent."""
    missing = left_out(seen, doc, receivers)
    if missing is not None:
        return missing
    record = outgoing_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    noted = record.get("paper_dispatches")
    if isinstance(noted, list) and noted:
        return failed(
            "paper-of-its-own", expected="không có bản giấy nào", observed=noted[0],
            where="get_outgoing.paper_dispatches",
        )  # fmt: skip
    if record.get("paper") is True:
        return failed(
            "paper-of-its-own", expected="không kèm giấy", observed="paper = true", where="get_outgoing.paper"
        )
    return passed(*([] if "paper" in record else ["bản ghi không nói gì về văn bản giấy"]))


# ------------------------------------------------------------------------------------------ Đ6.k1.d, refusal


@check("D6.k1.d-1", "phần mềm thực hiện việc từ chối {doc}", reads=("incoming",))
def refusal_offered(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ6.k1.d: who receives may refuse; the software lets it happen, and the record shows it."""
    outcome = tried(seen, doc, "refuse")
    if outcome is None:
        return inconclusive(Reason.PRECONDITION, f"chưa ai từ chối {doc}")
    if outcome.kind != "driver.answer":
        return failed(
            "refusal-not-offered", expected="từ chối được", observed=said_by(outcome), where="refuse"
        )
    record = _own_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    if record.get("state") != "refused":
        return failed(
            "refusal-without-effect",
            expected="refused (từ chối nhận)",
            observed=state_told(record),
            where="get_incoming.state",
        )
    return passed()


@check("D6.k1.d-1", "phần mềm không tự từ chối {doc}", reads=("incoming",))
def no_refusal_of_its_own(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ6.k1.d: refusing is the agency's right; software that refuses a sound document takes it away."""
    record = _own_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    statuses = told(seen, doc, {REFUSED})
    if record.get("state") == "refused" or statuses:
        where = statuses[0].status.where("StatusCode") if statuses else "get_incoming.state"
        return failed("refused-by-itself", expected="chưa từ chối", observed=state_told(record), where=where)
    return passed()


@check("D6.k1.d-2", "phần mềm ghi lại ai đã từ chối {doc}, lúc nào và lý do gì", reads=("incoming",))
def refusal_recorded(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ6.k1.d: who refuses answers for it, so the record names the person, the moment and the reason."""
    done = act(seen, doc, "refuse")
    if done is None:
        return inconclusive(Reason.PRECONDITION, f"phần mềm chưa từ chối {doc}")
    record = _own_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    name, reason = str(done.data["request"]["actor"]["name"]), str(done.data["request"]["reason"])
    shown_name, shown_at, shown_reason = _shown_refusal(record)
    role, shown_role = str(done.data["request"]["actor"]["role"]), _refusing_role(record)
    for what, expected, observed, right in (
        ("actor", name, shown_name, same_name(name, shown_name)),
        ("actor.role", role, shown_role, shown_role in ("", role)),
        ("reason", reason, shown_reason, words(reason) in words(shown_reason)),
        ("at", done.at, shown_at, _close(shown_at, done, profile)),
    ):
        if not right:
            return failed(
                "refusal-not-recorded", expected=f"{what}: {expected}", observed=observed or "không ghi",
                where=f"get_incoming.refusal.{what}",
            )  # fmt: skip
    return passed()


@check("D6.k1.d-3", "cơ quan gửi được báo qua Trục rằng {doc} bị từ chối")
def refusal_told(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ6.k1.d: the refusal reaches the sender over the axis, naming its document; whenever the axis works again."""
    done = act(seen, doc, "refuse")
    sender = _sender(seen, doc)
    if done is None or sender is None:
        return inconclusive(Reason.PRECONDITION, f"phần mềm chưa từ chối {doc}")
    got = status_reached(seen, doc, {REFUSED}, sender=sender, after=done.seq)
    if not got:
        return failed(
            "refusal-not-told", expected=f"trạng thái {REFUSED} của {doc} đến {sender}", observed="không có",
            where="sendEdoc status",
        )  # fmt: skip
    reason = words(str(done.data["request"]["reason"]))
    notes = [] if reason in words(got[0].status.description) else ["thông báo từ chối không mang lý do"]
    return passed(*notes, *([f"báo {len(got)} lần"] if len(got) > 1 else []))


@check("D6.k1.d-3", "cơ quan gửi được báo {refused} bị từ chối, không bị báo từ chối {doc}")
def only_the_refused_told(
    seen: Observations, profile: Profile, as_of: date, *, refused: str, doc: str
) -> Judgement:
    """Đ6.k1.d: the answer names the document that was refused and no other."""
    control: Judgement = refusal_told(seen, profile, as_of, doc=refused)
    sender = _sender(seen, doc)
    if control.failure or control.reason or sender is None:
        return control
    wrong = status_reached(seen, doc, {REFUSED}, sender=sender)
    if wrong:
        return failed(
            "refusal-of-another", expected=f"không báo từ chối {doc}", observed=wrong[0].status.code,
            where=wrong[0].status.where("DocumentId"),
        )  # fmt: skip
    return control


@check("D6.k1.d-4", "phần mềm thể hiện {agency} từ chối nhận {doc} với lý do “{reason}”", reads=("outgoing",))
def refusal_shown(
    seen: Observations, profile: Profile, as_of: date, *, agency: str, doc: str, reason: str
) -> Judgement:
    """Đ6.k1.d: the sender's software shows who sent the document back, and why."""
    record = outgoing_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    [one] = agencies(seen, agency)
    row = recipient_of(record, one.organ_id)
    where = f"get_outgoing.recipients[{one.organ_id}]"
    if row is None or row.get("state") != "refused":
        observed = said_state(row) if row else "không có nơi nhận này"
        return failed("refusal-not-shown", expected=f"{agency}: refused", observed=observed, where=where)
    told_of = [text(row, "description"), *(line.detail for line in history(record))]
    if not any(words(reason) in words(part) for part in told_of):
        return failed(
            "refusal-reason-not-shown",
            expected=reason,
            observed=text(row, "description") or "không ghi",
            where=where,
        )
    return passed()


@check("D6.k1.d-4", "phần mềm không thể hiện {others} từ chối nhận {doc}", reads=("outgoing",))
def others_not_refused(
    seen: Observations, profile: Profile, as_of: date, *, others: str, doc: str
) -> Judgement:
    """Đ6.k1.d: one agency's refusal says nothing of the others."""
    record = outgoing_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    for agency in agencies(seen, others):
        row = recipient_of(record, agency.organ_id)
        if row is None:
            return inconclusive(Reason.PRECONDITION, f"bản ghi không nêu nơi nhận {agency.name}")
        if row.get("state") == "refused":
            return failed(
                "refusal-shown-of-another", expected=f"{agency.name} chưa từ chối", observed=said_state(row),
                where=f"get_outgoing.recipients[{agency.organ_id}]",
            )  # fmt: skip
    return passed()


def _own_record(seen: Observations, doc: str) -> Record | Judgement:
    """The product's record of a packet that it has fetched, and of no other."""
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    record = incoming_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    return record_of(packet, record) or record


def _sender(seen: Observations, doc: str) -> str | None:
    row = next((row for row in seen if row.kind == "input.document" and row.about == doc), None)
    return str(row.data["sender"]) if row else None


def _refusing_role(record: Record) -> str:
    """The role of the person in its refusal; empty where the record shows none."""
    refusal = record.get("refusal")
    actor = refusal.get("actor") if isinstance(refusal, Mapping) else None
    return text(actor, "role") if isinstance(actor, Mapping) else ""


def _shown_refusal(record: Record) -> tuple[str, str, str]:
    """Name, moment and reason as the record shows them: its refusal, else the line of its history."""
    refusal = record.get("refusal")
    if isinstance(refusal, Mapping):
        actor = refusal.get("actor")
        name = text(actor, "name") if isinstance(actor, Mapping) else ""
        return name, text(refusal, "at"), text(refusal, "reason")
    for line in reversed(history(record)):
        if line.event == "refused":
            return line.actor, line.at.isoformat() if line.at else "", line.detail
    return "", "", ""


def _close(shown: str, done: Observation, profile: Profile) -> bool:
    at = iso_moment(shown)
    return at is not None and abs(at - done.moment) <= profile.tolerance


# ------------------------------------------------------------------------------------------ Đ6.k1.đ, state secrets


@check("D6.k1.dd-1", "phần mềm không cho nhập {doc}")
def secret_not_entered(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ6.k1.đ: software that can be told of secrecy refuses a secret document; nothing of it leaves."""
    refusal = seen.last("driver.refused", about=doc, op="issue")
    answer = seen.last("driver.answer", about=doc, op="issue")
    sent = seen.of("wire.sent", about=doc, message_type="edoc")
    if answer is not None or sent:
        level = (answer or refusal or sent[0]).data.get("request", {}).get("document", {}).get("secrecy")
        return failed(
            "secret-entered",
            expected="không cho nhập",
            observed=f"đã nhập văn bản có độ mật “{level}”",
            where="issue",
        )
    if refusal is None or refusal.data.get("code") != "refused":
        return inconclusive(
            Reason.PRECONDITION, f"phần mềm không trả lời việc nhập {doc}: {refusal and said_by(refusal)}"
        )
    return passed()


@check("D6.k1.dd-1", "phần mềm cho nhập {doc} và gửi tới {receivers}")
def others_entered(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, receivers: str
) -> Judgement:
    """Đ6.k1.đ: only secret documents are kept out."""
    return left_out(seen, doc, receivers) or passed()
