"""The judge's own working time (giờ hành chính): legal receipt, deadlines, deferral (Đ15.k2, Đ6.k2.b).

Working time is seen as one line: every period knows how much work lies before it, and a deadline is found by
looking that amount up. The opening second is inside a period, the closing second outside (switches 1–3).
Answers are at +07:00.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any, Final

from harness.oracles.profile import Profile
from harness.oracles.times import VIETNAM, vietnam

CALENDARS: Final = Path(__file__).resolve().parents[2] / "fixtures" / "calendar"


class CalendarError(Exception):
    """Hours or days that make no calendar, or a calendar without working time: the harness' fault."""


@dataclass(frozen=True)
class Hours:
    """Working hours on ISO weekdays, 1 = Monday."""

    weekdays: frozenset[int]
    opens: time
    closes: time


@dataclass(frozen=True)
class Calendar:
    """Weekly hours, days off, and days off by rule that are worked (ngày làm bù).

    A worked day that no hours name has the hours of the first weekday that has any; a day that is both off
    and worked is worked.
    """

    hours: tuple[Hours, ...]
    holidays: frozenset[date] = frozenset()
    working_days: frozenset[date] = frozenset()

    @classmethod
    def of(cls, periods: Iterable[Mapping[str, Any]], days: Mapping[str, Iterable[Any]]) -> Calendar:
        """From rows `{weekdays, opens, closes}` and `{holidays, working_days}`, each text or value."""
        try:
            hours = tuple(
                Hours(frozenset(row["weekdays"]), _time(row["opens"]), _time(row["closes"]))
                for row in periods
            )
            off = frozenset(map(_date, days.get("holidays", ())))
            worked = frozenset(map(_date, days.get("working_days", ())))
        except (KeyError, TypeError, ValueError) as error:
            raise CalendarError(f"not a calendar: {error!r}") from error
        if not hours or any(row.opens >= row.closes for row in hours):
            raise CalendarError("working hours open before they close, and there are some")
        return cls(hours, off, worked)


@lru_cache(maxsize=8)
def days_of(name: str) -> Mapping[str, frozenset[date]]:
    """`{holidays, working_days}` of `fixtures/calendar/<name>.toml`. CalendarError if it can't be read."""
    try:
        years = tomllib.loads((CALENDARS / f"{name}.toml").read_text("utf-8"))["years"].values()
        return {
            "holidays": frozenset(row["date"] for year in years for row in year["holidays"]),
            "working_days": frozenset(day for year in years for day in year["working_days"]),
        }
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CalendarError(f"calendar {name}: {error!r}") from error


def calendar_of(profile: Profile) -> Calendar:
    """The calendar that a profile prescribes: its hours, and the days of the table it names."""
    return Calendar.of(profile.periods, days_of(profile.calendar))


def is_working(at: datetime, calendar: Calendar) -> bool:
    """Whether the second of `at` is working time."""
    return period_of(at, calendar) is not None


def period_of(at: datetime, calendar: Calendar) -> tuple[datetime, datetime] | None:
    """Opening and closing of the working period that holds `at`; None outside working hours."""
    at = vietnam(at)
    line = _line(calendar, at.year)
    index = bisect_right(line.opens, at) - 1
    if index < 0 or at >= line.closes[index]:
        return None
    return line.opens[index], line.closes[index]


def legal_receipt(at: datetime, calendar: Calendar) -> datetime:
    """Thời điểm tiếp nhận (Đ15.k2): `at` in working time, else the start of the next working period."""
    at = vietnam(at)
    if is_working(at, calendar):
        return at
    line = _line(calendar, at.year)
    index = bisect_right(line.opens, at)
    if index == len(line.opens):
        raise CalendarError(f"no working time within two years after {at}")
    return line.opens[index]


def add_working(at: datetime, hours: float, calendar: Calendar) -> datetime:
    """When `hours` of working time have passed since the legal receipt of `at` (Đ6.k2.b).

    Hours that run out at a closing second end there, not at the next opening.
    """
    start, span = legal_receipt(at, calendar), timedelta(hours=hours)
    if not span:
        return start
    if span < timedelta():
        raise ValueError("working time is counted forward")
    line = _line(calendar, start.year)
    first = bisect_right(line.opens, start) - 1
    owed = line.before[first] + (start - line.opens[first]) + span
    index = bisect_left(line.before, owed) - 1
    if owed > line.before[index] + (line.closes[index] - line.opens[index]):
        raise CalendarError(f"no working time for {hours} hours after {start}")
    return line.opens[index] + (owed - line.before[index])


def next_morning_end(at: datetime, calendar: Calendar) -> datetime:
    """When the morning (buổi sáng) of the first working day after the day of `at` ends (Đ6.k2.a, QĐ 28 Đ6.2).

    The last second of working time before noon counts; noon itself where work goes through it or begins after.
    """
    line = _line(calendar, vietnam(at).year)
    midnight = _at(vietnam(at).date() + timedelta(days=1), time())
    first = bisect_left(line.opens, midnight)
    if first == len(line.opens):
        raise CalendarError(f"no working day within two years after {at}")
    noon = _at(line.opens[first].date(), time(12))
    last = bisect_left(line.opens, noon) - 1
    return noon if last < first else min(line.closes[last], noon)


def working_between(a: datetime, b: datetime, calendar: Calendar) -> timedelta:
    """Working time that passes from `a` to `b`, not before `a` (aware moments, at most two years apart)."""
    a, b = vietnam(a), vietnam(b)
    line = _line(calendar, a.year)
    return line.passed(b) - line.passed(a)


def same_working_period(a: datetime, b: datetime, calendar: Calendar) -> bool:
    """Whether both moments lie in one and the same working period (the same morning, the same afternoon)."""
    period = period_of(a, calendar)
    return period is not None and period == period_of(b, calendar)


def deferred(cause: datetime, act: datetime, calendar: Calendar) -> bool:
    """Whether an act owed "ngay" was put off beyond the period in which its cause counts (switch 20).

    A cause outside working hours counts at the next opening; an act before that is not deferred.
    """
    period = period_of(legal_receipt(cause, calendar), calendar)
    assert period is not None
    return vietnam(act) > period[1]


@dataclass(frozen=True)
class _Line:
    """Working periods in order, with the working time that lies before each."""

    opens: tuple[datetime, ...]
    closes: tuple[datetime, ...]
    before: tuple[timedelta, ...]

    def passed(self, at: datetime) -> timedelta:
        index = bisect_right(self.opens, at) - 1
        if index < 0:
            return timedelta()
        return self.before[index] + min(at, self.closes[index]) - self.opens[index]


@lru_cache(maxsize=64)
def _line(calendar: Calendar, year: int) -> _Line:
    """The line of a year and the two after it."""
    day, last = date(year, 1, 1), date(year + 3, 1, 1)
    periods: list[tuple[datetime, datetime]] = []
    while day < last:
        periods += _periods(calendar, day)
        day += timedelta(days=1)
    lengths = (closes - opens for opens, closes in periods)
    before = tuple(accumulate(lengths, initial=timedelta()))[:-1]
    return _Line(tuple(p[0] for p in periods), tuple(p[1] for p in periods), before)


def _periods(calendar: Calendar, day: date) -> list[tuple[datetime, datetime]]:
    weekday = day.isoweekday()
    if day in calendar.working_days:
        named = frozenset().union(*(row.weekdays for row in calendar.hours))
        weekday = weekday if weekday in named else min(named)
    elif day in calendar.holidays:
        return []
    rows = sorted((row.opens, row.closes) for row in calendar.hours if weekday in row.weekdays)
    joined: list[tuple[time, time]] = []
    for opens, closes in rows:
        if joined and joined[-1][1] >= opens:
            joined[-1] = joined[-1][0], max(joined[-1][1], closes)
        else:
            joined.append((opens, closes))
    return [(_at(day, opens), _at(day, closes)) for opens, closes in joined]


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, VIETNAM)


def _time(value: Any) -> time:
    return value if isinstance(value, time) else time.fromisoformat(value)


def _date(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)
