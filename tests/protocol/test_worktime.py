"""Working time: legal receipt, two-hour deadline, holidays and swapped days (Đ15.k2, Đ6.k2.b)."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime, time, timedelta

import holidays
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulators.protocol.worktime import (
    DEFAULT_CALENDAR,
    VIETNAM,
    CalendarError,
    Period,
    WorkCalendar,
    from_json,
    load_calendar,
)

CALENDAR = load_calendar()
TWO_HOURS = timedelta(hours=2)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("arrives", "counted_from", "two_hours_end"),
    [
        ("2019-12-17T10:30", "2019-12-17T10:30", "2019-12-17T14:30"),  # Tuesday, over lunch
        ("2019-12-20T16:30", "2019-12-20T16:30", "2019-12-23T08:30"),  # Friday, over the weekend
        ("2019-12-20T18:00", "2019-12-23T07:00", "2019-12-23T09:00"),  # Friday evening
        ("2019-02-03T09:00", "2019-02-11T07:00", "2019-02-11T09:00"),  # Sunday before Tết 2019
        ("2018-12-28T17:30", "2019-01-02T07:00", "2019-01-02T09:00"),  # 31/12 swapped off, 01/01 a holiday
    ],
)
def test_worked_examples_of_the_regulation_notes(arrives: str, counted_from: str, two_hours_end: str) -> None:
    """The hand-worked cases of legal receipt and of the two-hour deadline come out as worked."""
    assert CALENDAR.legal_receipt(at(arrives)) == at(counted_from)
    assert CALENDAR.add_working(at(arrives), TWO_HOURS) == at(two_hours_end)


@pytest.mark.parametrize(
    ("moment", "legal"),
    [
        ("2019-12-17T06:59:59", "2019-12-17T07:00:00"),
        ("2019-12-17T07:00:00", "2019-12-17T07:00:00"),
        ("2019-12-17T10:59:59.999999", "2019-12-17T10:59:59.999999"),
        ("2019-12-17T11:00:00", "2019-12-17T13:00:00"),
        ("2019-12-17T12:59:59", "2019-12-17T13:00:00"),
        ("2019-12-17T16:59:59", "2019-12-17T16:59:59"),
        ("2019-12-17T17:00:00", "2019-12-18T07:00:00"),
        ("2019-12-17T00:00:00", "2019-12-17T07:00:00"),
        ("2019-01-05T08:00:00", "2019-01-05T08:00:00"),  # a worked Saturday
        ("2019-01-12T08:00:00", "2019-01-14T07:00:00"),  # an ordinary one
    ],
)
def test_opening_second_is_inside_and_closing_second_outside(moment: str, legal: str) -> None:
    assert CALENDAR.legal_receipt(at(moment)) == at(legal)
    assert CALENDAR.is_working(at(moment)) is (moment == legal)


@pytest.mark.parametrize(
    ("start", "deadline"),
    [
        ("2019-12-17T09:00:00", "2019-12-17T11:00:00"),
        ("2019-12-17T09:00:01", "2019-12-17T13:00:01"),
        ("2019-12-17T11:00:00", "2019-12-17T15:00:00"),
        ("2019-12-20T15:00:00", "2019-12-20T17:00:00"),
        ("2019-12-20T15:00:01", "2019-12-23T07:00:01"),
    ],
)
def test_a_deadline_at_a_closing_second_stays_there(start: str, deadline: str) -> None:
    assert CALENDAR.add_working(at(start), TWO_HOURS) == at(deadline)


def test_next_opening_from_inside_a_period_is_the_following_one() -> None:
    assert CALENDAR.next_opening(at("2019-12-17T08:00")) == at("2019-12-17T13:00")
    assert CALENDAR.next_opening(at("2019-12-17T07:00")) == at("2019-12-17T13:00")


def test_moments_of_other_offsets_are_answered_at_plus_seven() -> None:
    """Đ15.k3: 18:00 UTC on Monday is 01:00 on Tuesday here, so it is received at Tuesday's opening."""
    legal = CALENDAR.legal_receipt(datetime(2019, 12, 16, 18, tzinfo=UTC))
    assert legal.isoformat() == "2019-12-17T07:00:00+07:00"


def test_a_moment_without_an_offset_is_refused() -> None:
    with pytest.raises(CalendarError) as refused:
        CALENDAR.legal_receipt(datetime(2019, 12, 17, 8))  # noqa: DTZ001
    assert refused.value.code == "bad-moment"


def test_a_calendar_that_never_opens_is_an_error_and_not_an_endless_search() -> None:
    closed = WorkCalendar(
        (Period(frozenset({1}), time(7), time(11)),),
        frozenset(date(2019, 1, 1) + timedelta(days=n) for n in range(900)),
    )
    with pytest.raises(CalendarError) as refused:
        closed.next_opening(at("2019-02-01T08:00"))
    assert refused.value.code == "no-working-time"


moments = st.datetimes(datetime(2018, 1, 1), datetime(2027, 12, 1), timezones=st.just(VIETNAM))  # noqa: DTZ001
spans = st.timedeltas(timedelta(0), timedelta(hours=60))


@settings(max_examples=150, deadline=None)
@given(moments, spans)
def test_a_deadline_lies_exactly_its_span_of_working_time_after_receipt(
    moment: datetime, span: timedelta
) -> None:
    legal, deadline = CALENDAR.legal_receipt(moment), CALENDAR.add_working(moment, span)
    assert legal >= moment
    assert CALENDAR.is_working(legal)
    assert CALENDAR.working_between(legal, deadline) == span == CALENDAR.working_between(moment, deadline)
    assert CALENDAR.working_between(deadline, legal) == -span
    if span:
        assert CALENDAR.is_working(deadline - timedelta(microseconds=1))


def test_the_frozen_calendar_agrees_with_the_holidays_library_but_for_listed_days() -> None:
    """Design §9.2: one reviewed difference, the swap of January 2026 (12729/VPCP-KGVX)."""
    library = holidays.country_holidays("VN", years=range(2018, 2028), language="vi")
    swaps = {
        day
        for year in range(2018, 2028)
        for day in holidays.country_holidays("VN", years=year).weekend_workdays
    }
    assert CALENDAR.holidays ^ set(library) == {date(2026, 1, 2)}
    assert CALENDAR.working_days ^ {day for day in swaps if day.year >= 2018} == {date(2026, 1, 10)}


def test_holiday_names_are_those_of_the_library() -> None:
    library = holidays.country_holidays("VN", years=range(2018, 2028), language="vi")
    years = tomllib.loads(DEFAULT_CALENDAR.read_text(encoding="utf-8"))["years"]
    named = {day["date"]: day["name"] for year in years.values() for day in year["holidays"]}
    assert {day: name for day, name in named.items() if library.get(day) != name} == {
        date(2026, 1, 2): "Ngày nghỉ (thay cho ngày 10/01/2026)"
    }


def days(*spans: str) -> set[date]:
    """Days of "2019-02-04..08" and of single dates."""
    found: set[date] = set()
    for span in spans:
        first, _, last = span.partition("..")
        start = date.fromisoformat(first)
        end = date.fromisoformat(last) if "-" in last else start.replace(day=int(last)) if last else start
        found |= {start + timedelta(days=n) for n in range((end - start).days + 1)}
    return found


@pytest.mark.parametrize(
    ("year", "off"),
    [
        (2018, days("2018-02-14..20", "2018-04-25", "2018-09-03", "2018-12-31")),
        (2019, days("2019-02-04..08", "2019-04-15", "2019-04-29")),
        (2020, days("2020-01-23..29", "2020-04-02")),
        (2021, days("2021-02-10..16", "2021-04-21", "2021-05-03", "2021-09-02..03")),
        (
            2022,
            days("2022-01-31..2022-02-04", "2022-01-03", "2022-04-11", "2022-05-02..03", "2022-09-01..02"),
        ),
        (2023, days("2023-01-20..26", "2023-01-02", "2023-05-02..03", "2023-09-01", "2023-09-04")),
        (2024, days("2024-02-08..14", "2024-04-18", "2024-04-29", "2024-09-02..03")),
        (2025, days("2025-01-27..31", "2025-04-07", "2025-05-02", "2025-09-01..02")),
        (2026, days("2026-02-16..20", "2026-04-27", "2026-08-31", "2026-09-01..02")),
        (2027, days("2027-02-04..10", "2027-04-16", "2027-05-03", "2027-09-02..03")),
    ],
)
def test_days_off_of_the_reviewed_table(year: int, off: set[date]) -> None:
    """Tết, Giỗ Tổ, compensation and swaps of each year are no working days; 30/4 and 01/5 never are."""
    off = off | {date(year, 1, 1), date(year, 4, 30), date(year, 5, 1)}
    assert {day for day in off if CALENDAR.is_working_day(day)} == set()


@pytest.mark.parametrize("saturday", ["2019-01-05", "2019-05-04", "2024-05-04", "2025-04-26", "2026-08-22"])
def test_swapped_saturdays_are_worked(saturday: str) -> None:
    day = date.fromisoformat(saturday)
    assert day.isoweekday() == 6
    assert CALENDAR.is_working(datetime.combine(day, time(16, 59, 59), VIETNAM))


def test_tet_2030_is_the_vietnamese_and_not_the_chinese_date() -> None:
    """Beyond the table: the source that would extend it says 02-02-2030, a day before China."""
    names = holidays.country_holidays("VN", years=2030, language="vi")
    assert names[date(2030, 2, 2)] == "Tết Nguyên Đán"


def test_working_hours_survive_the_drivers_json() -> None:
    body = CALENDAR.to_json()
    assert body["periods"][0] == {"weekdays": [1, 2, 3, 4, 5], "opens": "07:00", "closes": "11:00"}
    assert from_json(body) == CALENDAR


def test_touching_and_overlapping_periods_are_one_stretch() -> None:
    joined = WorkCalendar(
        (
            Period(frozenset({2}), time(7), time(11)),
            Period(frozenset({2}), time(11), time(12)),
            Period(frozenset({2}), time(8), time(9)),
        )
    )
    assert joined.add_working(at("2019-12-17T10:00"), TWO_HOURS) == at("2019-12-17T12:00")
    assert joined.working_between(at("2019-12-17T00:00"), at("2019-12-18T00:00")) == timedelta(hours=5)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"periods": []},
        {"periods": {}},
        {"periods": [{"weekdays": [0], "opens": "07:00", "closes": "11:00"}]},
        {"periods": [{"weekdays": [1], "opens": "11:00", "closes": "07:00"}]},
        {"periods": [{"weekdays": [1], "opens": "7h", "closes": "11:00"}]},
        {"periods": [{"weekdays": 1, "opens": "07:00", "closes": "11:00"}]},
        {"periods": [{"weekdays": [1], "opens": "07:00", "closes": "11:00+07:00"}]},
        {"periods": [{"weekdays": [1], "opens": "07:00", "closes": "11:00"}], "holidays": ["30/04/2019"]},
        {"periods": [{"weekdays": [1], "opens": "07:00", "closes": "11:00"}], "working_days": [5]},
    ],
)
def test_impossible_working_hours_are_refused(body: dict[str, object]) -> None:
    with pytest.raises(CalendarError) as refused:
        from_json(body)
    assert refused.value.code == "bad-calendar"
    assert refused.value.where
