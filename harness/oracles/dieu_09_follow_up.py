"""Oracles of Đ9.k2.c: the lead unit's work is followed, what is overdue is seen, reports asked for are chased."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from harness.oracles.acts import (
    actor_of,
    asked_of,
    is_by_at,
    name_in,
    performed,
    record_shown,
    summary,
)
from harness.oracles.exchange import text
from harness.oracles.judgement import Judgement, Reason, check, failed, inconclusive, passed
from harness.oracles.language import day
from harness.oracles.language import moment as said_moment
from harness.oracles.observation import Observations
from harness.oracles.overview import overview_read, recorded_twice, reminders_about, report_misstated
from harness.oracles.profile import Profile
from harness.oracles.status_names import status_named
from harness.oracles.wording import same_name, same_words

_LISTS: Final = {"overdue-list": "overdue", "report-list": "report"}


@check(
    "D9.k2.c-1",
    "phần mềm cho thấy {doc} do {unit} chủ trì, tình trạng “{status}”",
    reads=("incoming",),
)
def progress_shown(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, unit: str, status: str
) -> Judgement:
    """Đ9.k2.c: whoever follows the work sees which unit has it, and how far it is."""
    record = record_shown(seen, doc, "incoming")
    if isinstance(record, Judgement):
        return record
    given = record.get("assignment")
    lead = given.get("lead") if isinstance(given, Mapping) else None
    shown = text(lead, "unit") if isinstance(lead, Mapping) else ""
    if not same_name(shown, unit):
        return failed(
            "followed-unit-wrong", expected=unit, observed=shown or "không ghi",
            where="get_incoming.assignment.lead.unit",
        )  # fmt: skip
    if record.get("state") != status_named(status).state:
        return failed(
            "followed-state-wrong", expected=status, observed=record.get("state_name") or record.get("state"),
            where="get_incoming.state",
        )  # fmt: skip
    return passed()


@check("D9.k2.c-1", "trong các văn bản quá hạn có {doc}", reads=("overdue-list", "incoming"))
def overdue_shown(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ9.k2.c: from the day after its term on, an unfinished document is seen to be overdue."""
    return _overdue(seen, doc, wanted=True)


@check("D9.k2.c-1", "trong các văn bản quá hạn không có {doc}", reads=("overdue-list", "incoming"))
def not_overdue_shown(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ9.k2.c: nothing is overdue on the day of its term, without a term, or once it is finished."""
    return _overdue(seen, doc, wanted=False)


def _overdue(seen: Observations, doc: str, *, wanted: bool) -> Judgement:
    """The list, and the mark on the record itself where it shows one."""
    listed = _listed(seen, doc, "overdue-list", wanted=wanted)
    if listed.failure is not None or listed.reason is not None:
        return listed
    record = record_shown(seen, doc, "incoming")
    assert isinstance(record, Mapping)
    if record.get("overdue") not in (None, wanted):
        return failed(
            "overdue-mark-wrong", expected=wanted, observed=record.get("overdue"), where="get_incoming.overdue"
        )  # fmt: skip
    return listed


@check(
    "D9.k2.c-2",
    "trong các văn bản yêu cầu báo cáo có {doc}, hạn {term}",
    reads=("report-list", "incoming", "owed-where-declared"),
)
def report_listed(seen: Observations, profile: Profile, as_of: date, *, doc: str, term: str) -> Judgement:
    """Đ9.k2.c: a document that asks for a report can be found among those that do, with its term."""
    listed = _listed(seen, doc, "report-list", wanted=True)
    if listed.failure is not None or listed.reason is not None:
        return listed
    record = record_shown(seen, doc, "incoming")
    assert isinstance(record, Mapping)
    asked = record.get("reply_request")
    shown = text(asked, "due_date") if isinstance(asked, Mapping) else ""
    if shown != day(term).isoformat():
        return failed(
            "report-term-wrong", expected=day(term).isoformat(), observed=shown or "không ghi",
            where="get_incoming.reply_request.due_date",
        )  # fmt: skip
    return report_misstated(seen, doc, record, asks=True) or passed()


@check(
    "D9.k2.c-2",
    "trong các văn bản yêu cầu báo cáo không có {doc}",
    reads=("report-list", "incoming", "owed-where-declared"),
)
def no_report_listed(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ9.k2.c: a document that asks for nothing is not among them."""
    listed = _listed(seen, doc, "report-list", wanted=False)
    if listed.failure is not None or listed.reason is not None:
        return listed
    record = record_shown(seen, doc, "incoming")
    assert isinstance(record, Mapping)
    return report_misstated(seen, doc, record, asks=False) or listed


@check(
    "D9.k2.c-2",
    "bảng theo dõi không còn ghi {doc} là còn nợ báo cáo",
    reads=("incoming", "owed-where-declared"),
)
def no_report_owed(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ9.k2.c: what is finished owes nothing; a product without an overview has none to be wrong."""
    done = performed(seen, doc, "complete", code="followed-act-refused")
    record = record_shown(seen, doc, "incoming")
    if isinstance(done, Judgement):
        return done
    if isinstance(record, Judgement):
        return record
    wrong = report_misstated(seen, doc, record, asks=False)
    return wrong or passed(*([] if overview_read(seen) else ["phần mềm không có bảng theo dõi để đối chiếu"]))


def _listed(seen: Observations, doc: str, what: str, *, wanted: bool) -> Judgement:
    record = record_shown(seen, doc, "incoming")
    if isinstance(record, Judgement):
        return record
    if record.get("assignment") is None:
        done = performed(seen, doc, "assign", code="followed-act-refused")
        if not isinstance(done, Judgement):
            return failed(
                "assignment-not-recorded", expected="phân công", observed="không có", where="get_incoming.assignment"
            )  # fmt: skip
    reading = seen.last("driver.record", about=doc, what=what)
    items = reading.data.get("items") if reading else None
    if not isinstance(items, list):
        return failed(
            "follow-up-list-missing", expected=f"list={_LISTS[what]}", observed=items, where="list_incoming"
        )  # fmt: skip
    rows = [row for row in items if isinstance(row, Mapping)]
    if any(row.get("id") == record.get("id") for row in rows) == wanted:
        return passed()
    code = f"{_LISTS[what]}-not-listed" if wanted else f"{_LISTS[what]}-listed-wrongly"
    return failed(
        code, expected=f"{'có' if wanted else 'không có'} {record.get('document_id') or doc}", observed=_ids(rows),
        where=f"list_incoming?list={_LISTS[what]}",
    )  # fmt: skip


def _ids(rows: list[Mapping[str, Any]]) -> str:
    shown = [text(row, "document_id") or text(row, "id") for row in rows]
    return (
        ", ".join(shown[:8]) + (f" và {len(shown) - 8} văn bản khác" if len(shown) > 8 else "") or "không có"
    )


@check(
    "D9.k2.c-2",
    "phần mềm ghi văn thư đã đôn đốc {unit} về {doc} lúc {moment}",
    reads=("incoming", "notices", "owed-where-declared"),
)
def reminder_recorded(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, unit: str, moment: str
) -> Judgement:
    """Đ9.k2.c: who reminded which unit of what, and when."""
    done = performed(seen, doc, "remind_incoming", code="reminder-not-possible")
    record = record_shown(seen, doc, "incoming")
    if isinstance(done, Judgement):
        return done
    if isinstance(record, Judgement):
        return record
    rows = reminders_about(seen, record)
    if rows is None:
        return inconclusive(Reason.PRECONDITION, "chưa đọc được thông báo")
    clerk, content = actor_of(done, "văn thư"), str(asked_of(done)["text"])
    mine = [
        row
        for row in rows
        if is_by_at(row, clerk, said_moment(moment), profile.tolerance)
        and same_name(name_in_unit(row), unit)
        and same_words(text(row, "text"), content)
    ]
    if not mine:
        said = f"{clerk} đôn đốc {unit} lúc {said_moment(moment).isoformat()}: “{content}”"
        return failed(
            "reminder-not-recorded", expected=said, observed=summary(rows), where="notices",
        )  # fmt: skip
    asks = any(asked_of(row).get("reply_request") for row in seen.of("driver.answer", about=doc, op="assign"))
    return recorded_twice(mine, done, seen) or report_misstated(seen, doc, record, asks=asks) or passed()


def name_in_unit(row: Mapping[str, Any]) -> str:
    """The unit that a notice goes to; empty if none."""
    to = row.get("to")
    return text(to, "unit") if isinstance(to, Mapping) else name_in(row, "to")
