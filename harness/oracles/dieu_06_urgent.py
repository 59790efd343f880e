"""Oracles of Đ6.k2.a (QĐ 28 Đ6.2): urgent documents go first, say how urgent they are, are passed on at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from harness.oracles.acts import is_by_at, rows_of
from harness.oracles.dispatched import dispatches, request_of
from harness.oracles.exchange import Packet, Record, fetched, incoming_record, record_of
from harness.oracles.incoming import act, said_by, tried
from harness.oracles.items import LEVELS
from harness.oracles.judgement import Judgement, Reason, check, failed, inconclusive, passed
from harness.oracles.language import SentenceError, names
from harness.oracles.observation import Observation, Observations
from harness.oracles.profile import Profile
from harness.oracles.times import iso_moment, same_time
from harness.oracles.wording import same_name

_BY_NAME: Final = {name: level for level, name in LEVELS.items()}
_WORKING: Final = "list_incoming?list=working"


# ------------------------------------------------------------------------------------------------ chế độ ưu tiên


@check("D6.k2.a-6", "trong danh sách công việc, {doc} được ưu tiên hơn {others}", reads=("working-list",))
def ahead_in_the_list(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, others: str
) -> Judgement:
    """Đ6.k2.a: the urgent document stands before calmer ones that came earlier, or is marked above each of them."""
    found = _places(seen, (doc, *names(others)))
    if isinstance(found, Judgement):
        return found
    (place, urgent), *rest = found
    marked = _level(urgent)
    if all(place < other for other, _ in rest):
        return passed()
    if marked is not None and all(marked > (_level(record) or 0) for _, record in rest):
        return passed("văn bản khẩn được đánh dấu nhưng không đứng trước văn bản ít khẩn hơn")
    ahead, mark = sum(other < place for other, _ in rest), LEVELS.get(marked or 0, "không rõ")
    return failed(
        "urgent-not-ahead", expected=f"{doc} đứng trước hoặc được đánh dấu khẩn hơn",
        observed=f"đứng sau {ahead} văn bản, đánh dấu {mark}", where=_WORKING,
    )  # fmt: skip


@check(
    "D6.k2.a-6",
    "trong danh sách công việc, không văn bản nào trong số {docs} được ưu tiên",
    reads=("working-list",),
)
def nothing_ahead(seen: Observations, profile: Profile, as_of: date, *, docs: str) -> Judgement:
    """Đ6.k2.a: where everything is urgent, nothing is: calm documents bear no mark."""
    found = _places(seen, names(docs))
    if isinstance(found, Judgement):
        return found
    for doc, (_, record) in zip(names(docs), found, strict=True):
        if level := _level(record):
            return failed(
                "calm-marked-urgent", expected=f"{doc}: thường", observed=LEVELS.get(level, level), where=_WORKING
            )  # fmt: skip
    return passed()


def _places(seen: Observations, docs: tuple[str, ...]) -> list[tuple[int, Record]] | Judgement:
    """Where documents stand in the working list, and their records there; each as the wire brought it."""
    reading = seen.last("driver.record", what="working-list")
    rows = reading.data.get("items") if reading else None
    if not isinstance(rows, list):
        return failed(
            "working-list-unreadable", expected="danh sách công việc", observed=rows, where=_WORKING
        )
    found = []
    for doc in docs:
        packet = fetched(seen, doc)
        if isinstance(packet, Judgement):
            return packet
        mine = list(_entries(rows, packet))
        if not mine:
            return failed("not-in-working-list", expected=doc, observed="không có", where=_WORKING)
        other = record_of(packet, mine[0][1])
        if other is not None:
            return other
        found.append(mine[0])
    return found


def _entries(rows: list[object], packet: Packet) -> Iterator[tuple[int, Record]]:
    for place, row in enumerate(rows):
        if isinstance(row, Mapping) and row.get("document_id") == packet.message.document_id:
            yield place, row


def _level(record: Record) -> int | None:
    level = record.get("priority")
    return level if isinstance(level, int) and not isinstance(level, bool) else None


@check("D6.k2.a-6", "{doc} không phải chờ khi {others} đã được gửi")
def not_kept_behind(seen: Observations, profile: Profile, as_of: date, *, doc: str, others: str) -> Judgement:
    """Đ6.k2.a: when what has piled up leaves, the urgent document leaves no later; its place in the row is advice."""
    urgent = _first_taken(seen, doc)
    calm = {other: _first_taken(seen, other) for other in names(others)}
    left = {other: packet for other, packet in calm.items() if packet is not None}
    if not left:
        return inconclusive(Reason.PRECONDITION, f"{others} chưa được gửi")
    for other, packet in left.items():
        if urgent is None or urgent.row.moment - packet.row.moment > profile.promptness:
            return failed(
                "urgent-kept-behind", expected=f"không sau {other} ({packet.row.at})",
                observed="chưa gửi" if urgent is None else urgent.row.at, where="sendEdoc",
            )  # fmt: skip
    behind = [other for other, packet in left.items() if urgent and packet.row.seq < urgent.row.seq]
    return passed(*([f"{doc} được gửi cùng lúc nhưng sau {', '.join(behind)}"] if behind else []))


def _first_taken(seen: Observations, doc: str) -> Packet | None:
    sent = dispatches(seen, doc)
    return None if isinstance(sent, Judgement) else sent[0]


# ------------------------------------------------------------------------------------------------ ghi rõ mức độ khẩn


@check("D6.k2.a-7", "gói tin của {doc} ghi rõ mức độ {level} như đã chọn")
def urgency_stated(seen: Observations, profile: Profile, as_of: date, *, doc: str, level: str) -> Judgement:
    """Đ6.k2.a: every packet of the document says the level that was chosen, no more and no less."""
    if level not in _BY_NAME:
        raise SentenceError(f"no level {level!r}; there are {', '.join(_BY_NAME)}")
    request, sent = request_of(seen, doc), dispatches(seen, doc)
    if isinstance(request, Judgement):
        return request
    if isinstance(sent, Judgement):
        return sent
    if (request.document.get("priority") or 0) != _BY_NAME[level]:
        return inconclusive(Reason.PRECONDITION, f"{doc} không được chọn mức {level}")
    for packet in sent:
        if packet.message.priority != _BY_NAME[level]:
            stated = packet.message.priority
            return failed(
                "urgency-not-stated", expected=f"{level} ({_BY_NAME[level]})",
                observed="không ghi" if stated is None else f"{LEVELS.get(stated, 'không rõ')} ({stated})",
                where=packet.message.where("OtherInfo/Priority"),
            )  # fmt: skip
    return passed()


# ------------------------------------------------------------------------------------------ trình, chuyển giao ngay


@check("D6.k2.a-9", "{doc} được trình và chuyển xử lý ngay sau khi tiếp nhận", reads=("incoming",))
def urgent_passed_on(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ6.k2.a: right after acceptance, also by night, it can be submitted and handed to a unit; both are recorded."""
    packet, accepted = fetched(seen, doc), act(seen, doc, "accept")
    if isinstance(packet, Judgement):
        return packet
    if not packet.message.priority:
        return inconclusive(Reason.PRECONDITION, f"{doc} không phải văn bản khẩn")
    if accepted is None:
        return inconclusive(Reason.PRECONDITION, f"{doc} chưa được tiếp nhận")
    for operation in ("submit_incoming", "assign"):
        row = tried(seen, doc, operation)
        if row is None or row.moment - accepted.moment > profile.promptness:
            return inconclusive(
                Reason.PRECONDITION, f"{operation} chưa được thử ngay sau khi tiếp nhận {doc}"
            )
        if row.kind != "driver.answer":
            return failed(
                "urgent-transfer-prevented", expected=operation, observed=said_by(row), where=operation
            )
    record = incoming_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    return record_of(packet, record) or _unrecorded(seen, doc, record, profile) or passed()


def _unrecorded(seen: Observations, doc: str, record: Record, profile: Profile) -> Judgement | None:
    submitted, assigned = act(seen, doc, "submit_incoming"), act(seen, doc, "assign")
    assert submitted is not None
    assert assigned is not None
    who = str(submitted.data["request"]["actor"]["name"])
    rows = rows_of(record, "submissions")
    if not any(is_by_at(row, who, submitted.moment, profile.tolerance) for row in rows):
        return _put_off("submissions", submitted, f"{len(rows)} lần trình")
    given = record.get("assignment")
    lead = given.get("lead") if isinstance(given, Mapping) else None
    unit = str(assigned.data["request"]["lead"]["unit"])
    at = iso_moment(given.get("at")) if isinstance(given, Mapping) else None
    here = isinstance(lead, Mapping) and same_name(str(lead.get("unit") or ""), unit)
    if not here or at is None or not same_time(at, assigned.moment, profile.tolerance):
        return _put_off("assignment", assigned, str(given or "không có"))
    return None


def _put_off(field: str, row: Observation, observed: str) -> Judgement:
    return failed(
        "urgent-transfer-not-recorded", expected=f"{row.data['op']} lúc {row.at}", observed=observed,
        where=f"get_incoming.{field}",
    )  # fmt: skip
