"""How numbers, moments and agencies are said in scenarios (Vietnamese), and what they mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone


class SentenceError(Exception):
    """A sentence of a feature says a moment or a table in a way that nobody can read; mend the feature."""


VIETNAM = timezone(timedelta(hours=7))
_MOMENT = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?\s+(?:\S+\s+\S+\s+)??ngày\s+(\d{1,2})/(\d{1,2})/(\d{4})")
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
MAIN_DOCUMENT = "văn bản"


def moment(text: str) -> datetime:
    """`20:00 thứ Ba ngày 17/12/2019` or `20:00:01 ngày 17/12/2019`, +07:00. SentenceError if it is neither."""
    found = _MOMENT.fullmatch(text.strip())
    if not found:
        raise SentenceError(f"not a moment: {text!r}; write `20:00 ngày 17/12/2019`")
    hour, minute, second, day, month, year = (int(part or 0) for part in found.groups())
    return datetime(year, month, day, hour, minute, second, tzinfo=VIETNAM)


def day(text: str) -> date:
    """`20/12/2019`. SentenceError if it is no day."""
    found = _DAY.fullmatch(text.strip())
    if not found:
        raise SentenceError(f"not a day: {text!r}; write `20/12/2019`")
    dd, mm, yyyy = (int(part) for part in found.groups())
    return date(yyyy, mm, dd)


def names(text: str) -> tuple[str, ...]:
    """`cơ quan A, cơ quan B và Bộ Nội vụ` as a list of names."""
    return tuple(part.strip() for part in re.split(r",| và ", text) if part.strip())


def attributes(table: Sequence[Sequence[str]] | None) -> dict[str, str]:
    """A two-column table (first row is its head) as name → value."""
    if table is None:
        return {}
    if any(len(row) != 2 for row in table):
        raise SentenceError("a table of attributes has two columns: thuộc tính | giá trị")
    return {row[0]: row[1] for row in table[1:]}
