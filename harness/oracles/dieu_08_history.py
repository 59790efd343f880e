"""Oracles of Đ8.k2.n, p, q: when it was sent and received, its history, and information beyond the list."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from harness.oracles.acts import rows_of
from harness.oracles.edxml import MessageError, Status, read
from harness.oracles.exchange import Record, fetched, incoming_record, outgoing_record, sent, text
from harness.oracles.histories import Happened, misstated
from harness.oracles.judgement import Judgement, Reason, check, failed, inconclusive, passed
from harness.oracles.observation import Observation, Observations
from harness.oracles.profile import Profile
from harness.oracles.times import VIETNAM, iso_moment

_ARRIVED, _REFUSED = "01", "02"
_WORDS = {
    "01": "đã đến", "02": "từ chối", "03": "tiếp nhận", "04": "chuyển xử lý", "05": "đang xử lý", "06": "hoàn thành",
}  # fmt: skip
"""What a line of history may call a status instead of its code."""
_SENDING = ("issued", "send-tried", "acknowledged")
"""Events of the driver contract that tell of the sending."""
_UNSENT = frozenset({"draft", "submitted", "returned", "approved", "signed", "cancelled"})
"""States of an outgoing record before it is issued."""
_AFTER_ARRIVAL = frozenset({"accepted", "refused", "assigned", "processing", "finished"})
"""States that an incoming record reaches by somebody's act."""


def _moment_shown(record: Record, name: str, code: str, where: str) -> datetime | Judgement:
    """A time that a record shows, or the failure that none is shown or nobody can read it."""
    value = record.get(name)
    if not value:
        return failed(code, expected="thời gian", observed="không có", where=f"{where}.{name}")
    found = iso_moment(str(value))
    if found is None:
        return failed(
            "driver-answer-unreadable", expected="ISO 8601", observed=value, where=f"{where}.{name}"
        )
    return found


# ------------------------------------------------------------------------------------------ Đ8.k2.n, times


@check("D8.k2.n-1", "phần mềm thể hiện thời gian gửi {doc} đúng lúc gói tin lên Trục", reads=("outgoing",))
def sending_time_shown(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k2.n: shown at all, and as the wire saw the packet that the axis took."""
    packets = sent(seen, doc)
    if isinstance(packets, Judgement):
        return packets
    taken = [packet.row for packet in packets if packet.row.data["accepted"]]
    if not taken:
        return inconclusive(Reason.PRECONDITION, f"Trục không nhận gói tin nào của {doc}")
    record = outgoing_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    shown = _moment_shown(record, "sent_at", "sending-time-not-shown", "get_outgoing")
    if isinstance(shown, Judgement):
        return shown
    if abs(shown - taken[0].moment) > profile.tolerance:
        return failed(
            "sending-time-wrong",
            expected=taken[0].at,
            observed=shown.isoformat(),
            where="get_outgoing.sent_at",
        )
    return passed()


@check("D8.k2.n-1", "phần mềm thể hiện đúng thời gian gửi mà gói tin của {doc} mang", reads=("incoming",))
def sending_time_received(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k2.n: the sender's own hop, read as +07:00 (switch 17), as the receiver shows it."""
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    record = incoming_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    own = [hop for hop in packet.message.traces if hop.organ_id == packet.message.sender.organ_id]
    carried = own[0].moment if own else None
    if carried is None:
        return inconclusive(Reason.PRECONDITION, "gói tin không mang thời gian gửi")
    shown = _moment_shown(record, "sent_at", "sending-time-not-shown", "get_incoming")
    if isinstance(shown, Judgement):
        return shown
    if abs(shown - carried) > profile.tolerance:
        return failed(
            "sending-time-wrong", expected=carried.isoformat(), observed=shown.isoformat(),
            where="get_incoming.sent_at",
        )  # fmt: skip
    return passed()


@check("D8.k2.n-2", "phần mềm thể hiện thời gian nhận {doc}, không trước thời gian gửi", reads=("incoming",))
def receiving_time_shown(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k2.n: shown at all, between the sending and now; which moment exactly counts is Đ15.k2."""
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    record = incoming_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    shown = _moment_shown(record, "received_at", "receiving-time-not-shown", "get_incoming")
    if isinstance(shown, Judgement):
        return shown
    handed_over = seen.of("input.sent", about=doc)
    reading = seen.last("driver.record", about=doc, what="incoming")
    if not handed_over or reading is None:
        return inconclusive(Reason.PRECONDITION, f"không biết {doc} được gửi lúc nào")
    earliest, latest = handed_over[0].moment, reading.moment
    if not earliest - profile.tolerance <= shown <= latest + profile.tolerance:
        return failed(
            "receiving-time-impossible", expected=f"từ {earliest.isoformat()} đến {latest.isoformat()}",
            observed=shown.isoformat(), where="get_incoming.received_at",
        )  # fmt: skip
    return passed()


# ------------------------------------------------------------------------------------------ Đ8.k2.p, history


@check("D8.k2.p", "gói tin của {doc} mang chặng gửi của cơ quan gửi")
def own_hop_sent(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k2.p: TraceHeaderList begins with the sender's own hop and its time; the axes add theirs."""
    packets = sent(seen, doc)
    if isinstance(packets, Judgement):
        return packets
    for packet in packets:
        own_id = str(packet.row.data["own_id"])
        own = [hop for hop in packet.message.traces if hop.organ_id == own_id]
        if not own or not own[0].timestamp.strip():
            return failed(
                "own-hop-missing", expected=own_id,
                observed=", ".join(hop.organ_id for hop in packet.message.traces) or "không có chặng nào",
                where=packet.message.where("TraceHeaderList"),
            )  # fmt: skip
    return passed()


@check(
    "D8.k2.p",
    "lịch sử của {doc} ghi lúc gửi và từng trạng thái mà cơ quan nhận đã báo, kèm thời điểm",
    reads=("outgoing",),
)
def outgoing_history(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k2.p: one line for the sending and one for each status received, each at its time."""
    packets = sent(seen, doc)
    if isinstance(packets, Judgement):
        return packets
    record = outgoing_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    lines = _lines(record)
    if not any(_tells(line, packets[0].row, profile.tolerance, _SENDING) for line in lines):
        return _no_line("gửi", packets[0].row.at, lines, "get_outgoing")
    reported = seen.of("input.status", about=doc)
    if not reported:
        return inconclusive(Reason.PRECONDITION, f"chưa cơ quan nào báo trạng thái của {doc}")
    for status in reported:
        code = str(status.data["code"])
        names = (f" {code} ", _WORDS.get(code, code))
        if not any(
            _tells(line, status, profile.tolerance, names)
            or _is_bare(line, status, record, profile.tolerance)
            for line in lines
        ):
            return _no_line(f"trạng thái {code}", status.at, lines, "get_outgoing")
    known = (
        Happened("issued", _issued(seen, doc, packets[0].row, profile.tolerance), _actor(seen, doc, "issue"), _UNSENT),
        Happened("status", tuple(row.moment for row in reported), not_states=_UNSENT),
    )  # fmt: skip
    return _untrue(seen, doc, "outgoing", lines, known, profile) or passed()


@check("D8.k2.p", "lịch sử của {doc} còn nguyên các mục đã có trước đó", reads=("outgoing",))
def nothing_lost(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k2.p: lines that were shown earlier are still there, and lines have been added since."""
    readings = [
        row.data["record"]
        for row in seen.of("driver.record", about=doc, what="outgoing")
        if isinstance(row.data.get("record"), Mapping)
    ]
    before, after = (_lines(readings[0]), _lines(readings[-1])) if readings else ([], [])
    left = [(line.get("at"), line.get("event")) for line in after]
    for line in before:
        known = (line.get("at"), line.get("event"))
        if known not in left:
            return failed(
                "history-line-lost", expected=f"{known[1]} lúc {known[0]}", observed=f"còn {len(after)} mục",
                where="get_outgoing.history",
            )  # fmt: skip
        left.remove(known)
    if not before or not left:
        return inconclusive(Reason.PRECONDITION, f"lịch sử của {doc} chưa có gì mới sau lần đọc trước")
    return passed()


@check(
    "D8.k2.p", "lịch sử của {doc} ghi lúc đến và lúc văn thư tiếp nhận, kèm thời điểm", reads=("incoming",)
)
def incoming_history(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k2.p, the receiving side: arrival when fetched, acceptance when the clerk accepted."""
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    record = incoming_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    accepted = seen.last("driver.answer", about=doc, op="accept")
    if accepted is None:
        return inconclusive(Reason.PRECONDITION, f"văn thư chưa tiếp nhận {doc}")
    lines = _lines(record)
    owed = (("đến", packet.row, ("arrived", "đến")), ("tiếp nhận", accepted, ("accepted", "tiếp nhận")))
    for what, row, names in owed:
        if not any(_tells(line, row, profile.tolerance, names) for line in lines):
            return _no_line(what, row.at, lines, "get_incoming")
    fetches = tuple(row.moment for row in seen.of("wire.fetched", about=doc))
    acceptances = tuple(row.moment for row in seen.of("driver.answer", about=doc, op="accept"))
    known = (
        Happened("arrived", fetches, not_states=_AFTER_ARRIVAL),
        Happened("accepted", acceptances, _actor(seen, doc, "accept"), frozenset({"arrived", "refused"})),
    )
    return _untrue(seen, doc, "incoming", lines, known, profile) or passed()


@check("D8.k2.p", "phần mềm thể hiện mọi chặng mà gói tin của {doc} đã đi qua", reads=("incoming",))
def hops_shown(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ8.k2.p, the receiving side: each hop of TraceHeaderList with its time, in whatever part of the record."""
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    record = incoming_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    other = record.get("other")
    traces = other.get("traces") if isinstance(other, Mapping) else None
    shown = [one for one in traces if isinstance(one, Mapping)] if isinstance(traces, list) else []
    for hop in packet.message.traces:
        if hop.moment is None or not hop.organ_id:
            continue
        if not any(
            text(one, "organ_id") == hop.organ_id and _is_at(one, hop.moment, profile.tolerance)
            for one in shown
        ):
            return failed(
                "hop-not-shown", expected=f"{hop.organ_id} lúc {hop.moment.isoformat()}",
                observed=", ".join(f"{text(one, 'organ_id')} lúc {text(one, 'at')}" for one in shown) or "không có",
                where="get_incoming.other.traces",
            )  # fmt: skip
    return passed()


def _untrue(
    seen: Observations,
    doc: str,
    what: str,
    lines: list[Mapping[str, Any]],
    known: tuple[Happened, ...],
    profile: Profile,
) -> Judgement | None:
    reading = seen.last("driver.record", about=doc, what=what)
    if reading is None:
        return None
    return misstated(lines, known, reading.moment, profile.tolerance, f"get_{what}.history")


def _issued(seen: Observations, doc: str, packet: Observation, tolerance: timedelta) -> tuple[datetime, ...]:
    """When it was issued: as the packet left, and, where that was later, as the act was asked for."""
    act = seen.last("driver.answer", about=doc, op="issue")
    apart = act is not None and abs(act.moment - packet.moment) > tolerance
    return (packet.moment, act.moment) if act and apart else (packet.moment,)


def _actor(seen: Observations, doc: str, operation: str) -> str:
    act = seen.last("driver.answer", about=doc, op=operation)
    return str(act.data["request"]["actor"]["name"]) if act else ""


def _lines(record: Record) -> list[Mapping[str, Any]]:
    history = record.get("history")
    return [line for line in history if isinstance(line, Mapping)] if isinstance(history, list) else []


def _tells(line: Mapping[str, Any], row: Observation, tolerance: timedelta, names: tuple[str, ...]) -> bool:
    """Whether a line of history is of this moment and calls the event by one of these names."""
    told = f" {text(line, 'event')} {text(line, 'detail')} ".casefold()
    return _is_at(line, row.moment, tolerance) and any(name.casefold() in told for name in names)


def _is_bare(line: Mapping[str, Any], status: Observation, record: Record, tolerance: timedelta) -> bool:
    """A line of the contract's event without words of its own (`detail` is for people): the recipient has the code."""
    shown = [row.get("status_codes") for row in rows_of(record, "recipients")]
    kept = any(status.data["code"] in codes for codes in shown if isinstance(codes, list))
    return (
        kept and text(line, "event") == "status" and not text(line, "detail").strip()
        and _is_at(line, status.moment, tolerance)
    )  # fmt: skip


def _is_at(line: Mapping[str, Any], moment: datetime, tolerance: timedelta) -> bool:
    at = iso_moment(line.get("at")) or _local_moment(text(line, "at"))
    return at is not None and abs(at - moment) <= tolerance


def _local_moment(written: str) -> datetime | None:
    """`17/12/2019 09:15:00`: a time all the same; that it is not ISO 8601 is Đ15.k3."""
    try:
        return datetime.strptime(written, "%d/%m/%Y %H:%M:%S").replace(tzinfo=VIETNAM)
    except ValueError:
        return None


def _no_line(what: str, at: str, lines: list[Mapping[str, Any]], operation: str) -> Judgement:
    told = "; ".join(f"{text(line, 'event')} lúc {text(line, 'at')}" for line in lines[-6:])
    return failed(
        "history-line-missing", expected=f"{what} lúc {at}", observed=told or "lịch sử trống",
        where=f"{operation}.history",
    )  # fmt: skip


# ------------------------------------------------------------------------------------------ Đ8.k2.q, other information


@check("D8.k2.q", "phần mềm nhận {doc} và báo đã đến như với {other}")
def other_information_taken(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, other: str
) -> Judgement:
    """Đ8.k2.q: elements beyond the list change nothing; seen on the wire alone, beside a document without them."""
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    if _ARRIVED not in _statuses(seen, other):
        return inconclusive(Reason.PRECONDITION, f"phần mềm cũng không báo đã đến cho {other}")
    told = _statuses(seen, doc)
    failures = [row for row in seen.of("wire.acknowledged", about=doc) if row.data.get("status") == "fail"]
    if failures or _REFUSED in told or _ARRIVED not in told:
        refusal = told.get(_REFUSED)
        observed = f"từ chối: {refusal.description}" if refusal else "báo lỗi" if failures else "không báo"
        return failed(
            "other-information-stumbles", expected=f"báo đã đến (01) như với {other}", observed=observed,
            where=packet.message.where("OtherInfo"),
        )  # fmt: skip
    return passed()


def _statuses(seen: Observations, doc: str) -> dict[str, Status]:
    """What the product told of a document, by code."""
    found = {}
    for row in seen.of("wire.sent", about=doc, message_type="status"):
        try:
            message = read(seen.blob(row, "message"))
        except (KeyError, MessageError):
            continue
        if isinstance(message, Status):
            found[message.code] = message
    return found
