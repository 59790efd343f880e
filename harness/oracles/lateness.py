"""What a product shows as late (trễ hạn): in the record, each time somebody looks, and in its statistics (Đ6.k2)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Final

from harness.oracles.exchange import Record, text
from harness.oracles.judgement import Judgement, Reason, Verdict, failed, inconclusive, passed
from harness.oracles.observation import Observation, Observations
from harness.oracles.times import iso_moment, vietnam

SAID: Final = {True: "trễ hạn", False: "không trễ hạn"}
_WORDS: Final = {"trễ": True, "đúng": False}
_SECOND: Final = timedelta(seconds=1)


def is_late_said(word: str) -> bool:
    """What a sentence says: `trễ` or `đúng` (hạn)."""
    return _WORDS[word]


def sentence_disagrees(word: str, row: Observation, term: str) -> Judgement:
    """The scenario was worked out wrongly, or its hours are not those of the profile."""
    detail = f"tình huống nói {word} hạn, nhưng việc diễn ra lúc {row.at} và hạn là {term}"
    return Judgement(Verdict.HARNESS_ERROR, detail=detail)


def wrongly_shown(record: Record, field: str, late: bool, code: str, where: str) -> Judgement | None:
    """None if a record shows late as late and nothing else as late; a failure also where it shows neither."""
    shown = record.get(field)
    if shown is late:
        return None
    told = SAID[shown] if isinstance(shown, bool) else "không thể hiện"
    return failed(code, expected=SAID[late], observed=told, where=f"{where}.{field}")


def wrongly_listed(
    seen: Observations, record: Record, duty: str, late: bool, term: date | datetime | None = None
) -> Judgement:
    """Statistics that list what is late must agree with what is true; a product need not keep such a list.

    `term`: the day, or the very second, that a row which shows a term has to show.
    """
    reading = seen.last("driver.record", what="late-list")
    rows = reading.data.get("items") if reading else None
    if not isinstance(rows, list):
        return passed("phần mềm không có thống kê văn bản trễ hạn để đối chiếu")
    mine = [
        row
        for row in rows
        if isinstance(row, Mapping) and row.get("id") == record.get("id") and row.get("duty") == duty
    ]
    if bool(mine) == late:
        return _misstated(mine, record, term) or passed()
    observed = "có kê" if mine else "không kê"
    return failed("late-list-wrong", expected=SAID[late], observed=observed, where="statistics.late")


def _misstated(rows: list[Record], record: Record, term: date | datetime | None) -> Judgement | None:
    """What the row of a late document says otherwise than is true; what it leaves out is not asked for."""
    where = "statistics.late"
    if len(rows) > 1:
        return failed(
            "late-row-wrong", expected="mỗi việc một dòng", observed=f"{len(rows)} dòng", where=where
        )
    for row in rows:
        identity, due = text(row, "document_id"), text(row, "due")
        if identity and text(record, "document_id") not in ("", identity):
            return failed(
                "late-row-wrong",
                expected=record["document_id"],
                observed=identity,
                where=f"{where}.document_id",
            )
        if due and term is not None and not is_term(due, term):
            return failed("late-row-wrong", expected=term.isoformat(), observed=due, where=f"{where}.due")
    return None


def is_term(shown: str, term: date | datetime) -> bool:
    """Whether a text shows a term: its day, or its moment to the second; a day also by its last moment.

    How a moment is written is Đ15.k3: one that nobody can read is not judged here.
    """
    day = vietnam(term).date() if isinstance(term, datetime) else term
    at = iso_moment(shown)
    if at is None:
        try:
            return date.fromisoformat(shown) == day
        except ValueError:
            return True
    if isinstance(term, datetime):
        return abs(at - term) < _SECOND
    return vietnam(at).date() == day or vietnam(at - _SECOND).date() == day


def wrongly_viewed(
    seen: Observations, doc: str, what: str, field: str, term: datetime, code: str
) -> Judgement | None:
    """None if every reading of a waiting record shows whether the term had passed at that moment.

    Inconclusive unless somebody looked on both sides of the term.
    """
    views = seen.of("driver.record", about=doc, what=what)
    if {row.moment > term for row in views} != {True, False}:
        return inconclusive(Reason.PRECONDITION, f"chưa xem {doc} cả trước lẫn sau {term.isoformat()}")
    for row in views:
        record, late = row.data.get("record"), row.moment > term
        shown = record.get(field) if isinstance(record, Mapping) else None
        if shown is not late:
            told = SAID[shown] if isinstance(shown, bool) else "không thể hiện"
            return failed(
                code, expected=f"{SAID[late]}, khi xem lúc {row.at}", observed=told, where=f"{row.data['op']}.{field}"
            )  # fmt: skip
    return None
