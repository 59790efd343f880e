"""Working time (giờ hành chính): legal receipt, deadlines, spans (Đ15.k2, Đ6.k2.b; design §9.1–3).

All moments are aware and answered at +07:00 (Đ15.k3). A period is half open: its opening second is inside,
its closing second outside, so a document that enters at 11:00:00 is received at the next opening.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import Any, Final

from simulators.protocol.errors import ProtocolError

VIETNAM: Final = timezone(timedelta(hours=7), "+07:00")
DEFAULT_CALENDAR: Final = (
    Path(__file__).resolve().parents[2] / "fixtures" / "calendar" / "vietnam-2018-2027.toml"
)
_HORIZON: Final = timedelta(days=400)


class CalendarError(ProtocolError):
    """Working hours or a calendar that cannot be: `bad-calendar`, `bad-moment`, `no-working-time`."""


@dataclass(frozen=True)
class Period:
    """A stretch of working time on ISO weekdays (1 = Monday … 7 = Sunday), `opens` before `closes`."""

    weekdays: frozenset[int]
    opens: time
    closes: time

    def __post_init__(self) -> None:
        object.__setattr__(self, "weekdays", frozenset(self.weekdays))
        if not self.weekdays or not self.weekdays <= set(range(1, 8)):
            raise _bad("weekdays", "ngày trong tuần phải là 1..7", "weekdays are 1 (Monday) to 7 (Sunday)")
        if self.opens >= self.closes:
            raise _bad(
                "opens", "giờ mở phải trước giờ đóng", "a period opens before it closes, within one day"
            )


@dataclass(frozen=True)
class WorkCalendar:
    """Working time of an agency: weekly periods, days off, weekend days worked in exchange (ngày làm bù).

    A worked weekend day that no period names has the hours of the first weekday that has any.
    A day that is both a holiday and a working day is worked.
    """

    periods: tuple[Period, ...]
    holidays: frozenset[date] = frozenset()
    working_days: frozenset[date] = frozenset()
    _by_weekday: Mapping[int, tuple[tuple[time, time], ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_weekday", {day: _merged(self.periods, day) for day in range(1, 8)})

    def is_working_day(self, day: date) -> bool:
        """Whether any second of `day` is working time."""
        return bool(self._hours(day))

    def is_working(self, at: datetime) -> bool:
        """Whether `at` is working time: opening second inside, closing second outside."""
        at = _vietnam(at)
        return any(opens <= at < closes for opens, closes in self._spans(at.date()))

    def next_opening(self, at: datetime) -> datetime:
        """The first opening after `at`. CalendarError `no-working-time` if none within 400 days."""
        at = _vietnam(at)
        return next(opens for opens, _ in self._spans_from(at) if opens > at)

    def legal_receipt(self, at: datetime) -> datetime:
        """Thời điểm nhận (Đ15.k2): `at` itself in working time, else the next opening."""
        at = _vietnam(at)
        return at if self.is_working(at) else self.next_opening(at)

    def next_morning_end(self, at: datetime) -> datetime:
        """The end of the morning (buổi sáng) of the first working day after the day of `at` (QĐ 28 Đ6.2).

        Working time before noon; noon where that day has none, or works through it.
        """
        after = datetime.combine(_vietnam(at).date() + timedelta(days=1), time(), VIETNAM)
        day = next(opens for opens, _ in self._spans_from(after)).date()
        noon = datetime.combine(day, time(12), VIETNAM)
        return max((min(closes, noon) for opens, closes in self._spans(day) if opens < noon), default=noon)

    def add_working(self, at: datetime, span: timedelta) -> datetime:
        """The moment at which `span` of working time has passed since the legal receipt of `at` (Đ6.k2.b).

        A span that runs out exactly at a closing second ends there, not at the next opening.
        """
        if span < timedelta():
            raise CalendarError("bad-moment", "khoảng thời gian âm", "a span of working time is not negative")
        start = self.legal_receipt(at)
        for opens, closes in self._spans_from(start):
            begin = max(opens, start)
            if begin + span <= closes:
                return begin + span
            span -= max(closes - begin, timedelta())
        raise AssertionError("_spans_from never ends")

    def working_between(self, start: datetime, end: datetime) -> timedelta:
        """Working time from `start` to `end`; negative if `end` comes first."""
        start, end = _vietnam(start), _vietnam(end)
        if end < start:
            return -self.working_between(end, start)
        total = timedelta()
        day = start.date()
        while day <= end.date():
            for opens, closes in self._spans(day):
                total += max(min(closes, end) - max(opens, start), timedelta())
            day += timedelta(days=1)
        return total

    def to_json(self) -> dict[str, Any]:
        """The body of the driver's `PUT /working-hours`."""
        return {
            "periods": [
                {
                    "weekdays": sorted(p.weekdays),
                    "opens": p.opens.isoformat("minutes" if p.opens.second == 0 else "seconds"),
                    "closes": p.closes.isoformat("minutes" if p.closes.second == 0 else "seconds"),
                }
                for p in self.periods
            ],
            "holidays": [day.isoformat() for day in sorted(self.holidays)],
            "working_days": [day.isoformat() for day in sorted(self.working_days)],
        }

    def _hours(self, day: date) -> tuple[tuple[time, time], ...]:
        if day in self.working_days:
            return self._by_weekday[day.isoweekday()] or next(filter(None, self._by_weekday.values()), ())
        return () if day in self.holidays else self._by_weekday[day.isoweekday()]

    def _spans(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        for opens, closes in self._hours(day):
            yield datetime.combine(day, opens, VIETNAM), datetime.combine(day, closes, VIETNAM)

    def _spans_from(self, at: datetime) -> Iterator[tuple[datetime, datetime]]:
        day, last_worked = at.date(), at.date()
        while day - last_worked < _HORIZON:
            for span in self._spans(day):
                last_worked = day
                if span[1] > at:
                    yield span
            day += timedelta(days=1)
        raise CalendarError(
            "no-working-time",
            f"không có giờ hành chính nào trong {_HORIZON.days} ngày sau {last_worked}",
            f"no working time within {_HORIZON.days} days after {last_worked}",
            hint="check the periods and holidays of the calendar",
        )


def load_calendar(path: Path | None = None) -> WorkCalendar:
    """The calendar in a TOML file; None = the frozen table of 2018–2027. CalendarError `bad-calendar`."""
    source = path or DEFAULT_CALENDAR
    try:
        table = tomllib.loads(source.read_text(encoding="utf-8"))
        years = table.get("years", {}).values()
        return from_json(
            {
                "periods": table["periods"],
                "holidays": [day["date"].isoformat() for year in years for day in year["holidays"]],
                "working_days": [day.isoformat() for year in years for day in year["working_days"]],
            }
        )
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, AttributeError) as error:
        raise _bad(source.name, f"không đọc được lịch: {error}", f"unreadable calendar: {error}") from error


def from_json(body: Mapping[str, Any]) -> WorkCalendar:
    """Read what `WorkCalendar.to_json` writes. CalendarError `bad-calendar` naming the field."""
    periods = tuple(_period(index, item) for index, item in enumerate(_listed(body, "periods")))
    if not periods:
        raise _bad("periods", "thiếu giờ hành chính", "at least one period is needed")
    return WorkCalendar(periods, _days(body, "holidays"), _days(body, "working_days"))


def _period(index: int, item: Any) -> Period:
    where = f"periods[{index}]"
    try:
        weekdays = frozenset(item["weekdays"])
        opens, closes = time.fromisoformat(item["opens"]), time.fromisoformat(item["closes"])
    except (KeyError, TypeError, ValueError) as error:
        raise _bad(where, f"giờ hành chính sai: {error}", f"not a period: {error}") from error
    if opens.tzinfo or closes.tzinfo:
        raise _bad(where, "giờ không được mang múi giờ", "hours carry no offset; they are +07:00")
    return Period(weekdays, opens, closes)


def _days(body: Mapping[str, Any], key: str) -> frozenset[date]:
    try:
        return frozenset(date.fromisoformat(day) for day in _listed(body, key))
    except (TypeError, ValueError) as error:
        raise _bad(key, f"ngày sai: {error}", f"not a list of YYYY-MM-DD: {error}") from error


def _listed(body: Mapping[str, Any], key: str) -> list[Any]:
    value = body.get(key, []) if isinstance(body, Mapping) else None
    if not isinstance(value, list):
        raise _bad(key, "phải là một danh sách", "must be a list")
    return value


def _merged(periods: tuple[Period, ...], weekday: int) -> tuple[tuple[time, time], ...]:
    merged: list[tuple[time, time]] = []
    for opens, closes in sorted((p.opens, p.closes) for p in periods if weekday in p.weekdays):
        if merged and opens <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], closes)
        else:
            merged.append((opens, closes))
    return tuple(merged)


def _vietnam(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise CalendarError(
            "bad-moment",
            "thời điểm không có múi giờ",
            "a moment without an offset",
            hint="add +07:00 (Đ15.k3)",
        )
    return at.astimezone(UTC).astimezone(VIETNAM)


def _bad(where: str, vi: str, en: str) -> CalendarError:
    return CalendarError(
        "bad-calendar",
        vi,
        en,
        where=where,
        hint='periods: [{"weekdays": [1], "opens": "07:00", "closes": "11:00"}]; days as YYYY-MM-DD',
    )
