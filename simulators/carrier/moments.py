"""Dates of the vxp face: `dd/MM/yyyy HH:mm:ss`, zone-less, +07:00 (axis-api §1.2); filters are read
leniently.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from simulators.carrier import refusals
from simulators.clock import VIETNAM

_DAY_FIRST = re.compile(
    r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?"
)
_YEAR_FIRST = re.compile(
    r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?"
)


def list_time(at: datetime) -> str:
    """A moment as lists write it."""
    local = at.astimezone(VIETNAM)
    return f"{local:%d/%m}/{local.year:04d} {local:%H:%M:%S}"


def read_filter(text: str, name: str, *, end: bool = False) -> datetime | None:
    """A `fromDate` or `toDate`: day or year first, with or without a time, ISO 8601, or milliseconds since
    1970.

    A day without a time is its first moment, or with `end` its last. None if empty; RefusalError 27 if
    unreadable.
    """
    text = text.strip()
    if not text:
        return None
    try:
        moment, to_the_second = _read(text)
    except (ValueError, OverflowError):
        raise refusals.bad_parameter(
            name, f"ngày không đọc được: {text!r}", f"not a date: {text!r}"
        ) from None
    if not end:
        return moment
    return moment + (timedelta(seconds=1) if to_the_second else timedelta(days=1)) - timedelta(microseconds=1)


def _read(text: str) -> tuple[datetime, bool]:
    if text.isdigit() and text.isascii() and len(text) > 9:
        return datetime.fromtimestamp(int(text) / 1000, VIETNAM), True
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year, *clock = found.groups()
    elif found := _YEAR_FIRST.fullmatch(text):
        year, month, day, *clock = found.groups()
    else:
        moment = datetime.fromisoformat(text)
        return (moment.replace(tzinfo=VIETNAM) if moment.tzinfo is None else moment.astimezone(VIETNAM)), True
    hour, minute, second = (int(part or 0) for part in clock)
    return datetime(int(year), int(month), int(day), hour, minute, second, tzinfo=VIETNAM), clock[
        0
    ] is not None
