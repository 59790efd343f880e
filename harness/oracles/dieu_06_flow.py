"""Oracles of Đ6.k2.a, b, c: work does not wait for paper; states follow by themselves, at both ends."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from harness.oracles.acts import name_in, record_shown, rows_of
from harness.oracles.dispatched import agencies, dispatches
from harness.oracles.exchange import Record, fetched, record_of, text
from harness.oracles.incoming import act, said_by, told, tried
from harness.oracles.judgement import Judgement, Reason, check, failed, inconclusive, passed
from harness.oracles.observation import Observation, Observations
from harness.oracles.profile import Profile
from harness.oracles.status_names import STATUSES, ProcessingStatus, state_told, status_named
from harness.oracles.status_order import two_digits
from harness.oracles.times import iso_moment, same_time
from harness.oracles.wording import same_name

_ACCEPTED: Final = "03"
_WHERE: Final = "get_incoming"
_STATE_OF_ACT: Final = {status.act: status for status in STATUSES.values() if status.act}
_STATE_OF_EVENT: Final = {"started": "processing"}
"""Events of the contract that are not called as the state they lead to."""


def _unmet(detail: str) -> Judgement:
    return inconclusive(Reason.PRECONDITION, detail)


# ------------------------------------------------------------------------------------------ không chờ văn bản giấy


@check(
    "D6.k2.b-2",
    "{doc} được tiếp nhận, có số đến khi chưa có bản giấy, như {other} không kèm bản giấy",
    reads=("incoming",),
)
def accepted_before_paper(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, other: str
) -> Judgement:
    """Đ6.k2.b: acceptance and registration of a document that paper follows, beside one that none follows."""
    packet, attempt = fetched(seen, doc), tried(seen, doc, "accept")
    if isinstance(packet, Judgement):
        return packet
    plain = act(seen, other, "accept")
    if attempt is None or plain is None or _paper_came(seen):
        return _unmet(f"{doc} hoặc {other} chưa được tiếp nhận, hoặc bản giấy đã đến")
    if attempt.kind != "driver.answer":
        return failed("paper-awaited", expected="tiếp nhận", observed=said_by(attempt), where="accept")
    record = record_shown(seen, doc, "incoming")
    if isinstance(record, Judgement):
        return record
    beside = plain.data["answer"]
    numbered = [bool(one.get("arrival_number")) for one in (record, beside) if isinstance(one, Mapping)]
    if record.get("state") != "accepted" or numbered == [False, True]:
        shown = f"{record.get('state')}, số đến {record.get('arrival_number') or 'chưa có'}"
        return failed(
            "paper-awaited", expected="đã tiếp nhận, có số đến", observed=shown, where=f"{_WHERE}.state"
        )
    if not told(seen, doc, {_ACCEPTED}) and told(seen, other, {_ACCEPTED}):
        return failed("paper-awaited", expected=f"báo đã tiếp nhận (03) như {other}", observed="không báo",
                      where="sendEdoc status")  # fmt: skip
    return record_of(packet, record) or passed()


@check("D6.k2.a-5", "{doc} được chuyển xử lý, xử lý và hoàn thành khi chưa có bản giấy", reads=("incoming",))
def handled_before_paper(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ6.k2.a (QĐ 28 Đ6.2): nothing after acceptance waits for paper; each step is on record at its time."""
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    if act(seen, doc, "accept") is None or _paper_came(seen):
        return _unmet(f"{doc} chưa được tiếp nhận, hoặc bản giấy đã đến")
    for operation in ("assign", "start", "complete"):
        attempt = tried(seen, doc, operation)
        if attempt is None:
            return _unmet(f"{operation} chưa được thử với {doc}")
        if attempt.kind != "driver.answer":
            return failed("paper-awaited", expected=operation, observed=said_by(attempt), where=operation)
    record = record_shown(seen, doc, "incoming")
    if isinstance(record, Judgement):
        return record
    if record.get("state") != "finished":
        return failed("paper-awaited", expected="đã hoàn thành (finished)", observed=state_told(record),
                      where=f"{_WHERE}.state")  # fmt: skip
    return record_of(packet, record) or passed()


def _paper_came(seen: Observations) -> bool:
    return bool(seen.of("driver.answer", op="receive_paper"))


# ------------------------------------------------------------------------------------------ trạng thái tự cập nhật


@check(
    "D6.k2.a-10",
    "không ai phải làm gì, bản ghi của {doc} cho thấy {agency} đã báo “{status}”, sau đó không lùi lại",
    reads=("outgoing",),
)
def follows_by_itself(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, agency: str, status: str
) -> Judgement:
    """Đ6.k2.a (QĐ 28 Đ6.3): the status that a recipient told is in the sender's record once the product has polled.

    A repeated or an older status changes nothing; nobody did anything upon the document in between.
    """
    (one,) = agencies(seen, agency)
    own, sent = status_named(status), dispatches(seen, doc)
    if isinstance(sent, Judgement):
        return sent
    reports = seen.of("input.status", about=doc, sender=one.organ_id)
    mine = [row for row in reports if two_digits(str(row.data["code"])) == own.code]
    if not mine or _people_acted(seen, doc, mine[0]):
        return _unmet(f"{agency} chưa báo {own.code}, hoặc có người thao tác trên {doc} sau đó")
    record = record_shown(seen, doc, "outgoing")
    if isinstance(record, Judgement):
        return record
    if text(record, "document_id") != sent[-1].message.document_id:
        return _unmet(f"bản ghi của phần mềm không phải của {doc}")
    row = next((r for r in rows_of(record, "recipients") if text(r, "organ_id") == one.organ_id), None)
    if row is None or row.get("state") != own.state:
        return failed(
            "status-not-followed", expected=f"{agency}: {status}", observed=(row or {}).get("state") or "không có",
            where="get_outgoing.recipients.state",
        )  # fmt: skip
    at = iso_moment(row.get("updated_at"))
    latest = reports[-1].moment
    if at is not None and not mine[0].moment - profile.tolerance <= at <= latest + profile.tolerance:
        return failed(
            "status-time-not-followed", expected=f"từ {mine[0].at}", observed=row.get("updated_at"),
            where="get_outgoing.recipients.updated_at",
        )  # fmt: skip
    return passed()


def _people_acted(seen: Observations, doc: str, since: Observation) -> bool:
    rows = [row for row in seen.of("driver.answer", about=doc) if row.seq > since.seq]
    return any("actor" in row.data["request"] for row in rows)


# ------------------------------------------------------------------------------------------ trạng thái tự ghi nhận


@check(
    "D6.k2.c-4",
    "sau mỗi việc, phần mềm tự ghi trạng thái xử lý của {doc} cùng thời điểm",
    reads=("incoming",),
)
def states_recorded(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ6.k2.c: every act left its state in the history at its time; the record shows the last one.

    The product writes them itself: the driver has no operation by which people could.
    """
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    acts = [row for row in seen.of("driver.answer", about=doc) if row.data["op"] in _STATE_OF_ACT]
    if not acts:
        return _unmet(f"chưa có việc nào được thực hiện với {doc}")
    record = record_shown(seen, doc, "incoming")
    if isinstance(record, Judgement):
        return record
    other = record_of(packet, record)
    if other is not None:
        return other
    last = _STATE_OF_ACT[acts[-1].data["op"]]
    if record.get("state") != last.state:
        return failed("state-not-recorded", expected=f"{last.name} ({last.state})", observed=state_told(record),
                      where=f"{_WHERE}.state")  # fmt: skip
    return _missing_line(acts, record, profile.tolerance) or passed()


def _missing_line(acts: list[Observation], record: Record, tolerance: timedelta) -> Judgement | None:
    """The first act that left no line of its own at its time, or one in another's name; None if all are there."""
    left = rows_of(record, "history")
    for row in acts:
        status, who = _STATE_OF_ACT[row.data["op"]], str(row.data["request"]["actor"]["name"])
        mine = [line for line in left if _tells(line, status) and _is_at(line, row, tolerance)]
        own = next((line for line in mine if not name_in(line) or same_name(name_in(line), who)), None)
        if not mine:
            said = (
                f"{text(line, 'state') or text(line, 'event')} lúc {text(line, 'at')}" for line in left[-6:]
            )
            return failed("state-not-recorded", expected=f"{status.name} lúc {row.at}",
                          observed="; ".join(said) or "không có", where=f"{_WHERE}.history")  # fmt: skip
        if own is None:
            return failed(
                "state-by-another", expected=who, observed=name_in(mine[0]), where=f"{_WHERE}.history"
            )
        left.remove(own)
    return None


def _is_at(line: Record, row: Observation, tolerance: timedelta) -> bool:
    at = iso_moment(line.get("at"))
    return at is not None and same_time(at, row.moment, tolerance)


def _tells(line: Record, status: ProcessingStatus) -> bool:
    """Whether a line is of a state: by the contract's word, by its event where it shows none, or by the clause's."""
    said = f"{text(line, 'event')} {text(line, 'detail')}".casefold()
    shown = text(line, "state") or _STATE_OF_EVENT.get(text(line, "event"), text(line, "event"))
    return shown == status.state or status.name in said
