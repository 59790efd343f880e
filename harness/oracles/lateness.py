"""What a product shows as late (trễ hạn): in the record, each time somebody looks, and in its statistics (Đ6.k2)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from harness.oracles.exchange import Record
from harness.oracles.judgement import Judgement, Reason, Verdict, failed, inconclusive, passed
from harness.oracles.observation import Observation, Observations

SAID: Final = {True: "trễ hạn", False: "không trễ hạn"}
_WORDS: Final = {"trễ": True, "đúng": False}


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


def wrongly_listed(seen: Observations, record: Record, duty: str, late: bool) -> Judgement:
    """Statistics that list what is late must agree with what is true; a product need not keep such a list."""
    reading = seen.last("driver.record", what="late-list")
    rows = reading.data.get("items") if reading else None
    if not isinstance(rows, list):
        return passed("phần mềm không có thống kê văn bản trễ hạn để đối chiếu")
    listed = any(
        isinstance(row, Mapping) and row.get("id") == record.get("id") and row.get("duty") == duty
        for row in rows
    )
    if listed == late:
        return passed()
    observed = "có kê" if listed else "không kê"
    return failed("late-list-wrong", expected=SAID[late], observed=observed, where="statistics.late")


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
