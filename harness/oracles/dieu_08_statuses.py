"""Oracles of Đ8.k2.h: the statuses that a receiving agency tells and shows, and what the sender makes of them."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from harness.oracles.edxml import Document, MessageError, Status, read
from harness.oracles.exchange import Record, incoming_record
from harness.oracles.judgement import Judgement, Reason, check, failed, inconclusive, passed
from harness.oracles.observation import Observation, Observations
from harness.oracles.profile import Profile
from harness.oracles.status_names import ProcessingStatus, codes_named, says_another, state_told, status_named
from harness.oracles.status_order import two_digits
from harness.oracles.times import iso_moment, wire_date

_REFUSED: Final = "02"
_AFTER_ACCEPTANCE: Final = frozenset({"03", "04", "05", "06"})

# ------------------------------------------------------------------------------------------------ told and shown


def told(seen: Observations, profile: Profile, as_of: date, *, doc: str, status: str) -> Judgement:
    """The sender of a document is told a status after what it tells of has happened, and not before (wire)."""
    wanted = status_named(status)
    source = seen.last("input.document", about=doc)
    cause = _cause(seen, doc, wanted)
    if source is None or cause is None:
        return inconclusive(Reason.PRECONDITION, f"chưa có việc làm nên trạng thái “{status}” của {doc}")
    every = _statuses(seen, doc)
    mine = [(row, message) for row, message in every if message.code == wanted.code]
    expected = f"trạng thái {wanted.code} “{status}” gửi {source.data['sender']}"
    if not mine:
        codes = ", ".join(message.status_code for _, message in every) or "không có"
        return failed("status-not-told", expected=expected, observed=codes, where="sendEdoc, status")
    early = next((message for row, message in mine if row.seq < cause.seq), None)
    if early is not None:
        return failed(
            "status-before-its-cause", expected=f"sau {cause.data['op']}", observed=early.status_code,
            where=early.where("StatusCode"),
        )  # fmt: skip
    if wanted.code == _REFUSED:
        after = [message for row, message in every if row.seq > mine[-1][0].seq]
        undone = next((message for message in after if message.code in _AFTER_ACCEPTANCE), None)
        if undone is not None:
            return failed("refusal-taken-back", expected=_REFUSED, observed=undone.status_code,
                          where=undone.where("StatusCode"))  # fmt: skip
    if not any(source.data["sender"] in row.data["recipients"] for row, _ in mine):
        addressees = ", ".join(sorted({to for row, _ in mine for to in row.data["recipients"]})) or "không ai"
        return failed("status-told-to-another", expected=source.data["sender"], observed=addressees,
                      where=mine[0][1].where("ResponseFor"))  # fmt: skip
    document = _read(seen, source)
    for row, message in mine:
        own_id = str(row.data["own_id"])
        other = _names_another(message, document, own_id) if isinstance(document, Document) else None
        if other is not None:
            return failed("status-names-another", expected=other[0], observed=other[1],
                          where=message.where("ResponseFor"))  # fmt: skip
    return passed()


def _names_another(status: Status, document: Document, own_id: str) -> tuple[str, str] | None:
    """What of ResponseFor belongs to another document: (what it must be, what it is); None where nothing does.

    Whether ResponseFor/OrganId is the sender or the one who reports, systems see differently (edXML facts §3).
    """
    for named in status.response_for:
        if named.document_id != document.document_id:
            continue
        agencies = document.sender.organ_id, own_id
        if named.organ_id.strip() and named.organ_id.strip() not in agencies:
            return document.sender.organ_id, named.organ_id
        code = "".join(named.code.split()).casefold()
        number, notation = document.code_number.strip().lstrip("0"), "".join(document.code_notation.split())
        if code and not (number in code and notation.casefold() in code):
            return f"{document.code_number}/{document.code_notation}", named.code
        day = wire_date(named.promulgation_date)
        if day and document.promulgation_day and day != document.promulgation_day:
            return f"{document.promulgation_day:%Y/%m/%d}", named.promulgation_date
    return None


def shown(seen: Observations, profile: Profile, as_of: date, *, doc: str, status: str) -> Judgement:
    """The receiving agency's own record shows the status: as the state of the contract, and in words for people."""
    wanted = status_named(status)
    record = incoming_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    if record.get("state") != wanted.state:
        return failed("status-not-shown", expected=f"{status} ({wanted.state})", observed=state_told(record),
                      where="get_incoming.state")  # fmt: skip
    words = record.get("state_name")
    if not isinstance(words, str) or not words.strip():
        return failed("value-missing", expected="state_name", observed=words, where="get_incoming.state_name")
    if says_another(words, wanted):
        return failed("status-shown-as-another", expected=status, observed=words,
                      where="get_incoming.state_name")  # fmt: skip
    return passed()


for _rule in ("D8.k2.h-1", "D8.k2.h-2", "D8.k2.h-3", "D8.k2.h-4", "D8.k2.h-5", "D8.k2.h-6"):
    check(_rule, "phần mềm báo cho cơ quan gửi trạng thái “{status}” của {doc}")(told)
for _rule in (
    "D8.k2.h-1", "D8.k2.h-2", "D8.k2.h-3", "D8.k2.h-4", "D8.k2.h-5", "D8.k2.h-6", "D8.k2.h-7",
):  # fmt: skip
    check(_rule, "phần mềm thể hiện {doc} ở trạng thái “{status}”", reads=("incoming",))(shown)


@check(
    "D8.k2.h-2",
    "phần mềm chưa báo “đã tiếp nhận” cho {doc}, trong khi đã báo cho {control}",
    reads=("incoming",),
)
def not_told_unasked(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, control: str
) -> Judgement:
    """Đ8.k2.h: nobody has accepted, so nobody is told so; a document accepted later shows that it would be seen."""
    wanted = status_named("đã tiếp nhận")
    fetched = seen.last("wire.fetched", about=doc)
    after = [row for row, message in _statuses(seen, control) if message.code == wanted.code]
    if fetched is None or not after or after[-1].seq < fetched.seq:
        return inconclusive(Reason.PRECONDITION, f"chưa thấy trạng thái 03 của {control} sau khi {doc} đến")
    for _, message in _statuses(seen, doc):
        if message.code == wanted.code:
            return failed("status-before-its-cause", expected="sau accept", observed=message.status_code,
                          where=message.where("StatusCode"))  # fmt: skip
    record = incoming_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    if record.get("state") == wanted.state:
        return failed("status-not-shown", expected="đã đến (arrived)", observed=wanted.state,
                      where="get_incoming.state")  # fmt: skip
    return passed()


@check(
    "D8.k2.h-8",
    "phần mềm giữ {doc} cùng lịch sử, trong đó có trạng thái “xóa” và lúc xóa",
    reads=("incoming",),
)
def deletion_kept(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k2.h: a deleted document stays on record; its history has its earlier steps and the deletion (switch 12)."""
    act = seen.last("driver.answer", about=doc, op="delete_incoming")
    if act is None:
        return inconclusive(Reason.PRECONDITION, f"chưa ai xóa {doc}")
    state = shown(seen, profile, as_of, doc=doc, status="xóa")
    record = incoming_record(seen, doc)
    if state.failure is not None or isinstance(record, Judgement):
        return state
    history = _history(record)
    line = next((row for row in history if row.get("state") == "deleted" or _names_deletion(row)), None)
    if line is None:
        return failed("deletion-not-in-history", expected="dòng “xóa”", observed=_events(history),
                      where="get_incoming.history")  # fmt: skip
    at = iso_moment(line.get("at"))
    if at is None or abs(at - act.moment) > profile.tolerance:
        return failed("deletion-time-wrong", expected=act.at, observed=line.get("at"),
                      where="get_incoming.history[].at")  # fmt: skip
    if history.index(line) == 0:
        return failed("history-lost-by-deletion", expected="các bước trước khi xóa", observed=_events(history),
                      where="get_incoming.history")  # fmt: skip
    return passed()


# ------------------------------------------------------------------------------------------------ at the sender


@check("D8.k2.h-9", "phần mềm ghi {doc} ở {agency} đang ở trạng thái “{status}”", reads=("outgoing",))
def state_at_recipient(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, agency: str, status: str
) -> Judgement:
    """Đ8.k2.h (derived): the state that the agency's reports lead to; never one that lies behind it."""
    wanted = status_named(status)
    known = _recipient(seen, doc, agency)
    if isinstance(known, Judgement):
        return known
    codes = _codes(known)
    if wanted.code not in codes:
        return failed("status-not-kept", expected=f"{wanted.code} “{status}”", observed=_listed(codes),
                      where="get_outgoing.recipients[].status_codes")  # fmt: skip
    if known.get("state") != wanted.state:
        return failed("status-went-back", expected=f"{status} ({wanted.state})", observed=state_told(known),
                      where="get_outgoing.recipients[].state")  # fmt: skip
    return passed()


@check(
    "D8.k2.h-9",
    "phần mềm giữ các trạng thái {statuses} của {doc} ở {agency}, theo đúng thứ tự",
    reads=("outgoing",),
)
def statuses_in_order(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, agency: str, statuses: str
) -> Judgement:
    """Đ8.k2.h (derived): each status is kept once and in the order it came, an unknown one too; times never go back."""
    expected = codes_named(statuses)
    known = _recipient(seen, doc, agency)
    if isinstance(known, Judgement):
        return known
    codes = _codes(known)
    if codes != expected:
        code = "status-not-kept" if set(expected) - set(codes) else "statuses-out-of-order"
        return failed(code, expected=_listed(expected), observed=_listed(codes),
                      where="get_outgoing.recipients[].status_codes")  # fmt: skip
    reading = seen.last("driver.record", about=doc, what="outgoing")
    times = [row.get("at") for row in _history(reading.data["record"] if reading else {})]
    moments = [iso_moment(text) for text in times]
    for earlier, later, text in zip(moments, moments[1:], times[1:], strict=False):
        if earlier is not None and later is not None and later < earlier:
            return failed("history-goes-back", expected=f"không trước {earlier.isoformat()}", observed=text,
                          where="get_outgoing.history[].at")  # fmt: skip
    return passed()


# ------------------------------------------------------------------------------------------------ reading


def _statuses(seen: Observations, doc: str) -> list[tuple[Observation, Status]]:
    """Statuses about a document that the axis took from the product, oldest first."""
    rows = seen.of("wire.sent", about=doc, message_type="status", accepted=True)
    return [(row, message) for row in rows if isinstance(message := _read(seen, row), Status)]


def _read(seen: Observations, row: Observation) -> Document | Status | None:
    """The message of an observation; None if it is no edXML."""
    try:
        return read(seen.blob(row, "message"))
    except MessageError:
        return None


def _cause(seen: Observations, doc: str, status: ProcessingStatus) -> Observation | None:
    """What a status tells of: the act upon the document; for its arrival, that the product fetched it."""
    if status.act:
        return seen.last("driver.answer", about=doc, op=status.act)
    return next(iter(seen.of("wire.fetched", about=doc)), None)


def _recipient(seen: Observations, doc: str, agency: str) -> dict[str, Any] | Judgement:
    """What the product shows of one recipient of its document, after that agency has reported."""
    report = seen.last("input.status", about=doc, agency=agency)
    reading = seen.last("driver.record", about=doc, what="outgoing")
    record = reading.data.get("record") if reading else None
    if report is None:
        return inconclusive(Reason.PRECONDITION, f"{agency} chưa báo trạng thái nào của {doc}")
    if not isinstance(record, dict):
        return failed(
            "record-missing", expected=f"bản ghi của {doc}", observed="không có", where="get_outgoing"
        )
    rows = [row for row in record.get("recipients") or () if row.get("organ_id") == report.data["sender"]]
    if not rows:
        return failed("value-missing", expected=f"nơi nhận {agency}", observed="không có",
                      where="get_outgoing.recipients")  # fmt: skip
    found: dict[str, Any] = rows[0]
    return found


def _codes(recipient: Record) -> tuple[str, ...]:
    return tuple(two_digits(str(code)) for code in recipient.get("status_codes") or ())


def _history(record: Record) -> list[dict[str, Any]]:
    rows = record.get("history")
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _names_deletion(row: dict[str, Any]) -> bool:
    name = str(row.get("event") or "").casefold()
    return "delet" in name or "xóa" in name or "xoá" in name


def _events(history: list[dict[str, Any]]) -> str:
    return ", ".join(str(row.get("event")) for row in history) or "không có dòng nào"


def _listed(codes: tuple[str, ...]) -> str:
    return ", ".join(codes) or "không có"
