"""Dates and times of the wire are zone-less text of Vietnam time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulators.protocol.edxml import parse_wire_date, parse_wire_time, wire_date, wire_time

VIETNAM = timezone(timedelta(hours=7))
aware = st.datetimes(timezones=st.sampled_from([UTC, VIETNAM, timezone(timedelta(hours=-11))]))


def test_a_moment_is_written_in_vietnam_time() -> None:
    """17:30 UTC is 00:30 of the next day here (Đ15.k3)."""
    assert wire_time(datetime(2019, 12, 31, 17, 30, 5, tzinfo=UTC)) == "2020/01/01 00:30:05"
    assert wire_date(datetime(2019, 12, 31, 17, 30, tzinfo=UTC)) == "2020/01/01"
    assert wire_date(date(2019, 3, 1)) == "2019/03/01"


@given(aware.filter(lambda at: 1 < at.year < 9999))
def test_what_is_written_is_read_back_to_the_second(at: datetime) -> None:
    """Whole seconds survive, with the offset of Vietnam."""
    back = parse_wire_time(wire_time(at))
    assert back == at.replace(microsecond=0)
    assert back.utcoffset() == timedelta(hours=7)
    assert parse_wire_date(wire_date(at)) == at.astimezone(VIETNAM).date()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2019/02/30 00:00:00",
        "2019-12-17 08:00:00",
        "17/12/2019 08:00:00",
        "2019/12/17",
        "2019/12/17 24:00:00",
        "2019/12/17T08:00:00",
        "٢٠١٩/12/17 08:00:00",
        "0000/01/01 00:00:00",
    ],
)
def test_a_text_that_names_no_moment_is_none(text: str) -> None:
    """Real messages carry impossible ones; that is no failure of reading."""
    assert parse_wire_time(text) is None


@pytest.mark.parametrize("text", ["", "2014/02/30", "30/10/2020", "2020/06/02 (ngày)", "2019/1/1"])
def test_a_text_that_names_no_day_is_none(text: str) -> None:
    """`2014/02/30` stands in an official sample."""
    assert parse_wire_date(text) is None


def test_a_moment_without_offset_is_refused() -> None:
    """It could be any moment."""
    with pytest.raises(ValueError, match="offset"):
        wire_time(datetime(2019, 12, 17))  # noqa: DTZ001
