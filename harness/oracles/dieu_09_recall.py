"""Oracles of Đ9.k1.c, second sentence: a recalled document is cancelled at the recipient, and the issuer is told.

The notice is a document of type 1 of the issuer (thu hồi, switch 10). Cancelled means: in no working list, not
openable; what it was and what happened to it stay known (switch 9). Answered with 15, or 03 as some systems do.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from harness.oracles.edxml import Document, MessageError, read
from harness.oracles.exchange import Record, fetched, incoming_record, text
from harness.oracles.incoming import Told, history, reached, record_before, said_by, told, tried
from harness.oracles.items import CODE, DATE, SENDER, SIGNER, SUBJECT, TYPE, Item, said
from harness.oracles.judgement import Judgement, Reason, check, failed, inconclusive, passed
from harness.oracles.observation import Observation, Observations
from harness.oracles.profile import Profile
from harness.oracles.status_names import state_told
from harness.oracles.status_order import two_digits

_DONE: Final = frozenset({"15", "03"})
_DECLINED: Final = frozenset({"16", "02"})
_KEPT: Final[tuple[Item[Any], ...]] = (CODE, DATE, TYPE, SUBJECT, SIGNER, SENDER)


def _notices(seen: Observations, doc: str) -> list[Observation]:
    """Notices that recall a document, by its name in the scenario or its identifier, oldest first."""
    notices = seen.of("input.document", business="recall")
    return [row for row in notices if doc in (row.data["target_label"], row.data["target"])]


def _taken(seen: Observations, doc: str) -> Observation | Judgement:
    """The first notice about a document, if the product has fetched one."""
    notices = _notices(seen, doc)
    if not notices:
        return inconclusive(Reason.PRECONDITION, f"không ai thông báo thu hồi {doc}")
    if not any(_carries(seen, row, notices[0]) for row in seen.of("wire.fetched", about=notices[0].about)):
        return inconclusive(Reason.PRECONDITION, f"phần mềm chưa lấy thông báo thu hồi {doc} từ Trục")
    return notices[0]


def _carries(seen: Observations, row: Observation, notice: Observation) -> bool:
    try:
        message = read(seen.blob(row, "message"))
    except (KeyError, MessageError):
        return False
    return isinstance(message, Document) and message.document_id == notice.data["document_id"]


# ------------------------------------------------------------------------------------------------ cancelled


@check(
    "D9.k1.c-2", "{doc} bị hủy bỏ: không còn trong danh sách xử lý và không mở được",
    reads=("incoming", "working-list"),
)  # fmt: skip
def cancelled(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ9.k1.c, switch 9: out of every working list, and its file does not open any more."""
    notice = _taken(seen, doc)
    if isinstance(notice, Judgement):
        return notice
    record = incoming_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    listed = _in_working_list(seen, record)
    if isinstance(listed, Judgement):
        return listed
    if listed or record.get("in_working_list"):
        return failed(
            "recalled-still-listed", expected="không còn", observed="còn", where="list_incoming working"
        )
    opened = _opened(seen, doc, notice)
    if isinstance(opened, Judgement):
        return opened
    if opened or record.get("openable"):
        return failed(
            "recalled-still-opens", expected="không mở được", observed="mở được", where="get_incoming_file"
        )
    return passed()


@check(
    "D9.k1.c-2", "{doc} vẫn còn trong danh sách xử lý và mở được", reads=("incoming", "working-list")
)  # fmt: skip
def not_cancelled(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ9.k1.c: nobody but its issuer takes a document away, and no other document than the one named."""
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    record = incoming_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    listed = _in_working_list(seen, record)
    if isinstance(listed, Judgement):
        return listed
    if not listed:
        return failed(
            "wrongly-cancelled", expected="còn trong danh sách xử lý", observed=state_told(record),
            where="list_incoming working",
        )  # fmt: skip
    opened = _opened(seen, doc, None)
    if isinstance(opened, Judgement):
        return opened
    if not opened:
        return failed(
            "wrongly-cancelled", expected="mở được", observed="không mở được", where="get_incoming_file"
        )
    return passed()


@check("D9.k1.c-2", "thông tin và lịch sử của {doc} vẫn được giữ", reads=("incoming",))
def kept_after_recall(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ9.k1.c, switch 9: cancelling erases neither what the document was nor what happened to it."""
    packet, notice = fetched(seen, doc), _taken(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    if isinstance(notice, Judgement):
        return notice
    record = incoming_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    for item in _KEPT:
        carried, shown = item.carried(packet.message), item.shown(record)
        if carried is not None and (shown is None or not item.same(carried, shown)):
            return failed(
                "recalled-data-lost",
                expected=said(carried),
                observed=said(shown),
                where=f"get_incoming.{item.field}",
            )
    before = record_before(seen, doc, notice)
    if before is None:
        return inconclusive(Reason.PRECONDITION, f"chưa xem bản ghi của {doc} trước khi thu hồi")
    return _history_kept(history_of(before), history_of(record))


def history_of(record: Record) -> list[tuple[str, str]]:
    """Event and moment of each line, for comparing what stood there with what stands there."""
    return [(line.event, line.at.isoformat() if line.at else "") for line in history(record)]


def _history_kept(before: list[tuple[str, str]], now: list[tuple[str, str]]) -> Judgement:
    lost = [line for line in before if line not in now]
    if not before or lost:
        return failed(
            "recalled-history-lost", expected=" ".join(lost[0]) if lost else "lịch sử của văn bản",
            observed="; ".join(" ".join(line) for line in now) or "không có", where="get_incoming.history",
        )  # fmt: skip
    if len(now) <= len(before):
        return failed(
            "recall-not-in-history",
            expected="việc thu hồi",
            observed=" ".join(now[-1]),
            where="get_incoming.history",
        )
    return passed()


@check("D9.k1.c-2", "phần mềm không còn cho tiếp nhận {doc}", reads=("incoming",))
def not_acceptable(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ9.k1.c: what is cancelled does not come back to life by being accepted."""
    notice = _taken(seen, doc)
    if isinstance(notice, Judgement):
        return notice
    attempt = tried(seen, doc, "accept")
    if attempt is None or attempt.seq < notice.seq:
        return inconclusive(Reason.PRECONDITION, f"không ai thử tiếp nhận {doc} sau khi thu hồi")
    record = incoming_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    if attempt.kind == "driver.answer" or record.get("state") == "accepted":
        return failed(
            "recalled-still-accepted",
            expected="không cho tiếp nhận",
            observed=state_told(record),
            where="accept",
        )
    if attempt.data.get("code") not in ("refused", "not-allowed"):
        return inconclusive(Reason.PRECONDITION, f"không rõ vì sao không tiếp nhận được: {said_by(attempt)}")
    return passed()


def _in_working_list(seen: Observations, record: Record) -> bool | Judgement:
    reading = seen.last("driver.record", what="working-list")
    items = reading.data.get("items") if reading else None
    if not isinstance(items, list):
        return failed(
            "working-list-unreadable",
            expected="danh sách xử lý",
            observed=items,
            where="list_incoming working",
        )
    return any(isinstance(row, Mapping) and row.get("id") == record.get("id") for row in items)


def _opened(seen: Observations, doc: str, notice: Observation | None) -> bool | Judgement:
    """Whether the file of a document opened when somebody tried last, after the notice."""
    attempt = tried(seen, doc, "get_incoming_file")
    if attempt is None or (notice is not None and attempt.seq < notice.seq):
        return inconclusive(Reason.PRECONDITION, f"không ai thử mở tệp của {doc}")
    answer = attempt.data.get("answer")
    return attempt.kind == "driver.answer" and isinstance(answer, Mapping) and bool(answer.get("bytes"))


# ------------------------------------------------------------------------------------------------ told


@check("D9.k1.c-3", "cơ quan gửi nhận được thông báo đã thu hồi {doc}", reads=("incoming-where-listed",))
def recall_answered(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ9.k1.c, switch 10: 15, or 03, after the notice; a valid recall is not declined."""
    notice = _taken(seen, doc)
    if isinstance(notice, Judgement):
        return notice
    declined = _about_recall(seen, doc, notice, _DECLINED)
    if declined:
        return failed(
            "recall-declined", expected="15 (đã thu hồi)", observed=_code(declined[0]),
            where=declined[0].status.where("StatusCode"),
        )  # fmt: skip
    sender = str(notice.data["sender"])
    answers = [
        one
        for about in (doc, notice.about)
        for one in reached(seen, about, _DONE, sender=sender, after=notice.seq)
    ]
    if not answers:
        sent = ", ".join(_code(one) for one in _about_recall(seen, doc, notice, _DONE))
        return failed(
            "recall-not-answered",
            expected="15 (đã thu hồi)",
            observed=sent or "không có",
            where="sendEdoc status",
        )
    shown = _answer_shown(seen, doc)
    if shown and two_digits(shown) not in _DONE:
        return failed(
            "recall-answer-misstated", expected=answers[0].status.code, observed=shown,
            where="get_incoming.recall.answer",
        )  # fmt: skip
    sent_at = [one.row.moment for one in _about_recall(seen, doc, notice, _DONE)]
    wait = min(sent_at, default=notice.moment) - notice.moment
    notes = [f"trả lời bằng {answers[0].status.code}"] if answers[0].status.code != "15" else []
    if wait > profile.promptness:
        notes.append(f"trả lời sau {wait}")
    return passed(*notes)


@check("D9.k1.c-3", "phần mềm báo đã thu hồi {control}, không báo đã thu hồi {doc}")
def invalid_recall_not_confirmed(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, control: str
) -> Judgement:
    """Đ9.k1.c: only what was carried out is reported; a recall by another agency, or of nothing held, is not."""
    notice, valid = _taken(seen, doc), _taken(seen, control)
    if isinstance(notice, Judgement):
        return notice
    if isinstance(valid, Judgement):
        return valid
    if not _about_recall(seen, control, valid, _DONE):
        return failed(
            "recall-not-answered",
            expected=f"15 (đã thu hồi {control})",
            observed="không có",
            where="sendEdoc status",
        )
    confirmed = _about_recall(seen, doc, notice, _DONE)
    if confirmed:
        return failed(
            "recall-wrongly-confirmed", expected="không báo đã thu hồi", observed=_code(confirmed[0]),
            where=confirmed[0].status.where("StatusCode"),
        )  # fmt: skip
    declined = _about_recall(seen, doc, notice, _DECLINED)
    return passed(*([] if declined else ["không trả lời thông báo thu hồi không hợp lệ"]))


def _answer_shown(seen: Observations, doc: str) -> str:
    """The status code that the record says was answered to the recall; empty where it says none, or none is shown.

    A product that shows no records is judged by the wire alone, and its verdict says so.
    """
    if not any(row.about == doc and row.kind == "driver.record" and row.data.get("record") for row in seen):
        return ""
    reading = seen.last("driver.record", about=doc, what="incoming-where-listed")
    record = reading.data.get("record") if reading else None
    recall = record.get("recall") if isinstance(record, Mapping) else None
    return text(recall, "answer").strip() if isinstance(recall, Mapping) else ""


def _about_recall(seen: Observations, doc: str, notice: Observation, codes: frozenset[str]) -> list[Told]:
    """Statuses after a notice that name the document recalled, or the notice itself."""
    named = (str(notice.data["target"]), str(notice.data["document_id"]))
    rows = [one for about in (doc, notice.about, "") for one in told(seen, about, codes, after=notice.seq)]
    return [one for one in rows if one.status.document_id in named]


def _code(one: Told) -> str:
    return f"{one.status.code} {one.status.description}".strip()
