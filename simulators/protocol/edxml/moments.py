"""Dates and times as edXML writes them: zone-less text, read as +07:00 (design §9.17)."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone

_VIETNAM = timezone(timedelta(hours=7), "+07:00")
_DATE = re.compile(r"([0-9]{4})/([0-9]{2})/([0-9]{2})")
_TIME = re.compile(r"([0-9]{4})/([0-9]{2})/([0-9]{2}) ([0-9]{2}):([0-9]{2}):([0-9]{2})")


def wire_time(at: datetime) -> str:
    """`yyyy/MM/dd HH:mm:ss` of an aware moment, in Vietnam time; a naive one is a ValueError."""
    if at.tzinfo is None:
        raise ValueError("a moment of the exchange must carry its offset")
    local = at.astimezone(_VIETNAM)
    return f"{local.year:04d}/{local:%m/%d %H:%M:%S}"


def parse_wire_time(text: str) -> datetime | None:
    """The moment that `yyyy/MM/dd HH:mm:ss` names, +07:00; None if it names none (real messages have
    such).
    """
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    try:
        return datetime(*map(int, found.groups()), tzinfo=_VIETNAM)  # type: ignore[arg-type,misc]
    except ValueError:
        return None


def wire_date(day: date) -> str:
    """`yyyy/MM/dd`; a moment is first turned to Vietnam time."""
    if isinstance(day, datetime) and day.tzinfo is not None:
        day = day.astimezone(_VIETNAM)
    return f"{day.year:04d}/{day:%m/%d}"


def parse_wire_date(text: str) -> date | None:
    """The day that `yyyy/MM/dd` names; None if it names none (`2014/02/30` occurs)."""
    found = _DATE.fullmatch(text.strip())
    if found is None:
        return None
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        return None
