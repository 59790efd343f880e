"""The judge's working time: cases worked out by hand, and agreement with the simulators' own."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.oracles.profile import load_profile
from harness.oracles.times import VIETNAM, MomentError
from harness.oracles.worktime import (
    Calendar,
    CalendarError,
    Hours,
    add_working,
    calendar_of,
    days_of,
    deferred,
    is_working,
    legal_receipt,
    next_morning_end,
    period_of,
    same_working_period,
    working_between,
)
from simulators.protocol import worktime as reference

PROFILE = load_profile(Path(__file__).resolve().parents[2] / "fixtures" / "profiles" / "an-giang-2018.toml")
CALENDAR = calendar_of(PROFILE)
REFERENCE = reference.load_calendar(None)


def at(text: str) -> datetime:
    return datetime.strptime(text, "%d/%m/%Y %H:%M:%S").replace(tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("signed", "due"),
    [
        ("16/12/2019 10:00:00", "17/12/2019 11:00:00"),
        ("20/12/2019 16:50:00", "23/12/2019 11:00:00"),
        ("22/12/2019 09:00:00", "23/12/2019 11:00:00"),
        ("22/01/2020 15:00:00", "30/01/2020 11:00:00"),
        ("03/05/2019 23:59:59", "04/05/2019 11:00:00"),
        ("04/05/2019 00:00:00", "06/05/2019 11:00:00"),
        ("31/12/2019 16:00:00", "02/01/2020 11:00:00"),
    ],
)
def test_morning_of_the_next_working_day(signed: str, due: str) -> None:
    """Until when a signed document must be sent at the latest (Đ6.k2.a, QĐ 28 Đ6.2)."""
    assert next_morning_end(at(signed), CALENDAR) == at(due)


@pytest.mark.parametrize(("opens", "closes"), [(time(8), time(16)), (time(13), time(17))])
def test_the_morning_ends_at_noon_where_work_goes_through_it_or_begins_after(
    opens: time, closes: time
) -> None:
    calendar = Calendar((Hours(frozenset({1, 2, 3, 4, 5}), opens, closes),))
    assert next_morning_end(at("17/12/2019 09:00:00"), calendar) == at("18/12/2019 12:00:00")


@pytest.mark.parametrize(
    ("entered", "received", "due"),
    [
        ("17/12/2019 10:30:00", "17/12/2019 10:30:00", "17/12/2019 14:30:00"),
        ("20/12/2019 16:30:00", "20/12/2019 16:30:00", "23/12/2019 08:30:00"),
        ("20/12/2019 18:00:00", "23/12/2019 07:00:00", "23/12/2019 09:00:00"),
        ("03/02/2019 09:00:00", "11/02/2019 07:00:00", "11/02/2019 09:00:00"),
        ("28/12/2018 17:30:00", "02/01/2019 07:00:00", "02/01/2019 09:00:00"),
        ("05/01/2019 08:00:00", "05/01/2019 08:00:00", "05/01/2019 10:00:00"),
        ("17/12/2019 07:00:00", "17/12/2019 07:00:00", "17/12/2019 09:00:00"),
        ("17/12/2019 06:59:59", "17/12/2019 07:00:00", "17/12/2019 09:00:00"),
        ("17/12/2019 10:59:59", "17/12/2019 10:59:59", "17/12/2019 14:59:59"),
        ("17/12/2019 11:00:00", "17/12/2019 13:00:00", "17/12/2019 15:00:00"),
        ("17/12/2019 16:59:59", "17/12/2019 16:59:59", "18/12/2019 08:59:59"),
        ("17/12/2019 17:00:00", "18/12/2019 07:00:00", "18/12/2019 09:00:00"),
        ("17/12/2019 09:00:00", "17/12/2019 09:00:00", "17/12/2019 11:00:00"),
        ("17/12/2019 15:00:00", "17/12/2019 15:00:00", "17/12/2019 17:00:00"),
        ("26/04/2019 16:00:00", "26/04/2019 16:00:00", "02/05/2019 08:00:00"),
        ("01/05/2019 10:00:00", "02/05/2019 07:00:00", "02/05/2019 09:00:00"),
        ("03/05/2019 17:00:00", "04/05/2019 07:00:00", "04/05/2019 09:00:00"),
        ("31/12/2019 23:59:59", "02/01/2020 07:00:00", "02/01/2020 09:00:00"),
    ],
)
def test_legal_receipt_and_two_hours(entered: str, received: str, due: str) -> None:
    """Đ15.k2 and Đ6.k2.b by hand: lunch, nights, Tết 2019, both swapped days, opening and closing seconds."""
    assert legal_receipt(at(entered), CALENDAR) == at(received)
    assert add_working(at(entered), 2, CALENDAR) == at(due)


def test_answers_are_at_vietnam_time_whatever_the_question() -> None:
    asked = datetime(2019, 12, 17, 13, 0, tzinfo=UTC)
    assert legal_receipt(asked, CALENDAR).isoformat() == "2019-12-18T07:00:00+07:00"
    with pytest.raises(MomentError):
        is_working(datetime.fromisoformat("2019-12-17T08:00:00"), CALENDAR)


def test_a_deferral_is_judged_by_the_period_in_which_its_cause_counts() -> None:
    """Switch 20: the same morning is prompt enough, the afternoon is a later period."""
    cause = at("17/12/2019 08:00:00")
    assert not deferred(cause, at("17/12/2019 10:59:00"), CALENDAR)
    assert deferred(cause, at("17/12/2019 13:00:00"), CALENDAR)
    night = at("16/12/2019 20:00:00")
    assert not deferred(night, at("16/12/2019 20:00:30"), CALENDAR)
    assert not deferred(night, at("17/12/2019 07:30:00"), CALENDAR)
    assert deferred(night, at("17/12/2019 14:00:00"), CALENDAR)


def test_same_working_period_needs_both_inside() -> None:
    morning, noon, evening = (at(f"17/12/2019 {hour}:00:00") for hour in ("08", "11", "20"))
    assert same_working_period(morning, at("17/12/2019 10:59:59"), CALENDAR)
    assert not same_working_period(morning, noon, CALENDAR)
    assert not same_working_period(morning, at("18/12/2019 08:00:00"), CALENDAR)
    assert not same_working_period(evening, evening, CALENDAR)


def test_hours_that_overlap_are_one_period() -> None:
    calendar = Calendar.of(
        [
            {"weekdays": [1, 2], "opens": "07:00", "closes": "11:30"},
            {"weekdays": [2], "opens": "11:00", "closes": "16:00"},
        ],
        {},
    )
    assert period_of(at("17/12/2019 12:00:00"), calendar) == (
        at("17/12/2019 07:00:00"),
        at("17/12/2019 16:00:00"),
    )


@pytest.mark.parametrize(
    "periods",
    [[], [{"weekdays": [1], "opens": "11:00", "closes": "07:00"}], [{"weekdays": 1}], [{"opens": "x"}]],
)
def test_hours_that_make_no_calendar_are_refused(periods: list[dict[str, object]]) -> None:
    with pytest.raises(CalendarError):
        Calendar.of(periods, {})


def test_an_unknown_calendar_is_the_harness_fault() -> None:
    with pytest.raises(CalendarError, match="no-such"):
        days_of("no-such")


def test_a_calendar_without_working_time_never_hangs() -> None:
    never = Calendar(
        (Hours(frozenset({1}), time(7), time(8)),),
        frozenset(date(2019, 1, 7) + timedelta(weeks=week) for week in range(200)),
    )
    with pytest.raises(CalendarError, match="no working time"):
        legal_receipt(at("17/12/2019 08:00:00"), never)


moments = st.datetimes(datetime.fromisoformat("2018-01-01"), datetime.fromisoformat("2027-11-01")).map(
    lambda naive: naive.replace(tzinfo=VIETNAM)
)
on_the_edge = st.builds(
    lambda day, hour, second: datetime.combine(day, time(hour), VIETNAM) + timedelta(seconds=second),
    st.dates(date(2018, 1, 1), date(2027, 10, 1)),
    st.sampled_from([7, 11, 13, 17]),
    st.integers(-1, 1),
)
hours = st.sampled_from([0.0, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 40.0]) | st.floats(0, 60, allow_nan=False)


@given(moments | on_the_edge, hours)
def test_judge_and_reference_count_alike(moment: datetime, span: float) -> None:
    """Two algorithms, one calendar: receipt, deadline and working seconds agree everywhere."""
    assert is_working(moment, CALENDAR) == REFERENCE.is_working(moment)
    assert legal_receipt(moment, CALENDAR) == REFERENCE.legal_receipt(moment)
    assert add_working(moment, span, CALENDAR) == REFERENCE.add_working(moment, timedelta(hours=span))
    assert next_morning_end(moment, CALENDAR) == REFERENCE.next_morning_end(moment)


@given(moments | on_the_edge, st.timedeltas(timedelta(), timedelta(days=300)))
def test_judge_and_reference_measure_alike(moment: datetime, span: timedelta) -> None:
    assert working_between(moment, moment + span, CALENDAR) == REFERENCE.working_between(
        moment, moment + span
    )


@st.composite
def odd_weeks(draw: st.DrawFn) -> dict[str, Any]:
    """Any weekly hours, days off and worked days around December 2019, as the driver contract has them."""
    days = st.lists(st.dates(date(2019, 12, 1), date(2020, 1, 31)).map(date.isoformat), max_size=6)
    clocks = st.lists(st.integers(0, 47), min_size=2, max_size=2, unique=True).map(sorted)
    periods = []
    for _ in range(draw(st.integers(1, 4))):
        opens, closes = draw(clocks)
        weekdays = draw(st.sets(st.integers(1, 7), min_size=1))
        periods.append({"weekdays": sorted(weekdays), "opens": _clock(opens), "closes": _clock(closes)})
    return {"periods": periods, "holidays": draw(days), "working_days": draw(days)}


def _clock(halves: int) -> str:
    return f"{halves // 2:02d}:{halves % 2 * 30:02d}"


december, february = datetime.fromisoformat("2019-12-01"), datetime.fromisoformat("2020-02-01")


@given(odd_weeks(), st.datetimes(december, february), hours)
def test_judge_and_reference_agree_on_any_hours(week: dict[str, list], naive: datetime, span: float) -> None:  # type: ignore[type-arg]
    """Also with overlapping hours, worked holidays and worked days that no hours name."""
    moment = naive.replace(tzinfo=VIETNAM)
    mine = Calendar.of(week["periods"], week)
    theirs = reference.from_json(week)
    assert legal_receipt(moment, mine) == theirs.legal_receipt(moment)
    assert add_working(moment, span, mine) == theirs.add_working(moment, timedelta(hours=span))
    assert next_morning_end(moment, mine) == theirs.next_morning_end(moment)
