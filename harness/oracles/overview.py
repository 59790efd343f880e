"""What the overview of what is owed (`statistics`) says of a document, beside its record, the acts and the day.

Clauses Đ9.k2.c and Đ10.k3.b: whoever follows the work reads it there. A row may leave things out; what it says is
true, and there is one row for each thing owed.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any, Final

from harness.oracles.acts import asked_of, rows_of
from harness.oracles.exchange import Record, text
from harness.oracles.judgement import Judgement, failed
from harness.oracles.observation import Observation, Observations
from harness.oracles.times import vietnam
from harness.oracles.wording import same_name

_FINAL: Final = frozenset({"finished", "recalled", "refused", "deleted"})
"""States in which nobody owes a report any more."""
REMINDER: Final = "reminder"


def overview_read(seen: Observations) -> Observation | None:
    """The newest reading of the overview; None where the product has none, or nobody looked."""
    rows = [row for row in seen.of("driver.record") if row.data["what"] in ("owed", "owed-where-declared")]
    found = rows[-1] if rows else None
    return found if found is not None and isinstance(found.data.get("overview"), Mapping) else None


def report_misstated(seen: Observations, doc: str, record: Record, *, asks: bool) -> Judgement | None:
    """What the overview says wrongly of an incoming document; None too where there is no overview.

    `asks`: whether somebody noted that the document asks for a report (Đ9.k2.c).
    """
    reading = overview_read(seen)
    if reading is None:
        return None
    mine = [row for row in rows_of(reading.data["overview"], "reports") if row.get("id") == record.get("id")]
    owed = asks and record.get("state") not in _FINAL
    if len(mine) != owed:
        return _wrong("một dòng" if owed else "không có dòng nào", f"{len(mine)} dòng", "statistics.reports")
    given = [asked_of(row) for row in seen.of("driver.answer", about=doc, op="assign")]
    for row in mine:
        terms = {str(day) for request in given for day in _days_of(request)} | {text(record, "due_date")}
        wrong = (
            _other_lead(row, given[-1] if given else {})
            or row_misstated(row, record, terms - {""}, reading.moment, "statistics.reports")
            or _other_reminders(seen, row, record, "remind_incoming", "statistics.reports")
        )
        if wrong is not None:
            return wrong
    return None


def answer_misstated(
    seen: Observations, record: Record, organ_id: str, terms: Collection[str]
) -> Judgement | None:
    """What the overview says wrongly of an answer that an agency owes; None too where it owes none."""
    reading = overview_read(seen)
    if reading is None:
        return None
    rows = [row for row in rows_of(reading.data["overview"], "answers") if row.get("id") == record.get("id")]
    mine = [row for row in rows if row.get("organ_id") == organ_id]
    if len(mine) > 1:
        return _wrong("mỗi cơ quan một dòng", f"{len(mine)} dòng", "statistics.answers")
    for row in mine:
        wrong = row_misstated(row, record, terms, reading.moment, "statistics.answers") or _other_reminders(
            seen, row, record, "remind_outgoing", "statistics.answers"
        )
        if wrong is not None:
            return wrong
    return None


def row_misstated(
    row: Record, record: Record, terms: Collection[str], at: datetime, where: str
) -> Judgement | None:
    """What one row says wrongly of its document, its term, and how late that is on the day of reading."""
    identity, due = text(row, "document_id"), text(row, "due_date")
    if identity and text(record, "document_id") not in ("", identity):
        return _wrong(text(record, "document_id"), identity, f"{where}.document_id")
    if due and terms and due not in terms:
        return failed(
            "owed-term-wrong", expected=" hoặc ".join(sorted(terms)), observed=due, where=f"{where}.due_date"
        )
    term = _day(due or (next(iter(terms)) if len(terms) == 1 else ""))
    if term is None:
        return None
    days = max(0, (vietnam(at).date() - term).days)
    if row.get("days_late") not in (None, days):
        return _wrong(f"chậm {days} ngày", f"{row['days_late']} ngày", f"{where}.days_late")
    if row.get("late") not in (None, days > 0):
        return _wrong("chậm" if days else "chưa chậm", f"late={row['late']}", f"{where}.late")
    return None


def reminders_about(seen: Observations, record: Record) -> list[Record] | None:
    """Notices of kind reminder about a record, as last read; None where nobody looked at notices."""
    reading = seen.last("driver.record", what="notices")
    if reading is None:
        return None
    return [
        row for row in rows_of(reading.data, "items") if is_about(row, record) and row.get("kind") == REMINDER
    ]


def recorded_twice(mine: list[Record], done: Observation, seen: Observations) -> Judgement | None:
    """The same reminder noted more often than it was made; the very same act may have been done again."""
    made = sum(
        row.data["request"] == done.data["request"]
        for row in seen.of("driver.answer", about=done.about, op=done.data["op"])
    )
    if len(mine) <= made:
        return None
    return failed(
        "reminder-recorded-twice", expected=f"{made} lần", observed=f"{len(mine)} lần", where="notices"
    )


def is_about(row: Mapping[str, Any], record: Record) -> bool:
    """Whether a notice is about a record: by its id, else by the document's identifier; the two must not disagree."""
    same = (row.get("document_id"), record.get("document_id"))
    if row.get("about") is not None:
        return bool(row["about"] == record.get("id")) and (None in same or same[0] == same[1])
    return same[0] is not None and same[0] == same[1]


def _other_reminders(
    seen: Observations, row: Record, record: Record, operation: str, where: str
) -> Judgement | None:
    """How often somebody was reminded: as often as somebody did, or, where notices were read, as these say."""
    shown = row.get("reminders")
    if isinstance(shown, bool) or not isinstance(shown, int):
        return None
    organ_id = text(row, "organ_id")
    acts = [
        one for one in seen.of("driver.answer", op=operation)
        if asked_of(one).get("id") == record.get("id") and (not organ_id or organ_id in asked_of(one)["organ_ids"])
    ]  # fmt: skip
    noted = reminders_about(seen, record)
    if noted is not None:
        count = sum(not organ_id or _organ(one) == organ_id for one in noted)
        return (
            None
            if shown == count
            else _wrong(f"đã đôn đốc {count} lần", f"{shown} lần", f"{where}.reminders")
        )
    if shown >= len(acts):  # what reminds by itself may have done so more often
        return None
    return _wrong(f"đã đôn đốc {len(acts)} lần", f"{shown} lần", f"{where}.reminders")


def _other_lead(row: Record, asked: Mapping[str, Any]) -> Judgement | None:
    """The unit, and the specialist where one was named, of the newest assignment."""
    lead, shown = asked.get("lead"), row.get("lead")
    if not isinstance(lead, Mapping) or not isinstance(shown, Mapping):
        return None
    for name in ("unit", "person"):
        given, told = text(lead, name), text(shown, name)
        if given and told and not same_name(given, told):
            return _wrong(given, told, f"statistics.reports.lead.{name}")
    return None


def _days_of(request: Mapping[str, Any]) -> list[Any]:
    wanted = request.get("reply_request")
    days = (wanted.get("due_date") if isinstance(wanted, Mapping) else None, request.get("deadline"))
    return [day for day in days if day]


def _organ(row: Mapping[str, Any]) -> str:
    to = row.get("to")
    return text(to, "organ_id") if isinstance(to, Mapping) else ""


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _wrong(expected: str, observed: str, where: str) -> Judgement:
    return failed("overview-row-wrong", expected=expected, observed=observed, where=where)
