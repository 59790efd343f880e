"""The judge's reading of moments: ISO 8601 as products show it, PDF dates."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.oracles.times import (
    VIETNAM,
    MomentError,
    is_vietnam_time,
    iso_moment,
    parse_iso,
    pdf_time,
    same_time,
    vietnam,
    wire_date,
    wire_time,
)

EIGHT = datetime(2019, 12, 17, 8, tzinfo=VIETNAM)


@pytest.mark.parametrize(
    "text",
    [
        "2019-12-17T08:00:00+07:00",
        "2019-12-17T08:00:00+07",
        "2019-12-17T08:00+07:00",
        "2019-12-17T08:00:00.000+07:00",
        "2019-12-17T08:00:00,0000000+07:00",
        "2019-12-17T01:00:00Z",
        "20191217T080000+0700",
        "20191217T0800+07",
        "2019-12-16T20:30:00-04:30",
    ],
)
def test_moments_of_iso_8601_are_read(text: str) -> None:
    """Extended and basic form, fraction, Z: all the same instant."""
    assert parse_iso(text) == EIGHT


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2019-12-17T08:00:00", "no-offset"),
        ("2019-12-17 08:00:00+07:00", "not-iso-8601"),
        ("2019/12/17 08:00:00", "not-iso-8601"),
        ("17/12/2019 08:00", "not-iso-8601"),
        ("2019-12-17", "not-iso-8601"),
        ("2019-12-17t08:00:00+07:00", "not-iso-8601"),
        ("2019-12-17T8:00:00+07:00", "not-iso-8601"),
        ("2019-12-17T08:00:00+7", "not-iso-8601"),
        ("2019-12-17T08:00:00 +07:00", "not-iso-8601"),
        ("2019-12-17T080000+07:00", "not-iso-8601"),
        ("20191217T080000+07:00", "not-iso-8601"),
        ("2019-12-17T08:00:00+24:00", "not-iso-8601"),
        ("2019-12-17T08:00:00-00:00", "not-iso-8601"),
        ("2019-12-17T08:00:00.+07:00", "not-iso-8601"),
        ("2019-12-17T08:00:00+07:00Z", "not-iso-8601"),
        ("２019-12-17T08:00:00+07:00", "not-iso-8601"),
        ("2019-02-30T08:00:00+07:00", "no-such-moment"),
        ("2019-12-17T24:00:00+07:00", "no-such-moment"),
        ("2019-12-17T08:00:60+07:00", "no-such-moment"),
        ("", "not-iso-8601"),
        ("T", "not-iso-8601"),
        ("1576544400", "not-iso-8601"),
    ],
)
def test_what_is_no_iso_moment_is_told_why(text: str, code: str) -> None:
    """A missing offset is another fault than another format (Đ15.k3)."""
    with pytest.raises(MomentError) as caught:
        parse_iso(text)
    assert caught.value.code == code
    assert iso_moment(text) is None


def test_no_text_is_no_moment() -> None:
    assert iso_moment(None) is None
    assert iso_moment(20191217) is None


@given(st.datetimes(timezones=st.integers(-1439, 1439).map(lambda m: timezone(timedelta(minutes=m)))))
def test_every_moment_that_python_writes_is_read_back(at: datetime) -> None:
    assert parse_iso(at.isoformat()) == at


@given(st.text(st.sampled_from("0123456789-:TZ+.,"), max_size=30))
def test_no_text_makes_reading_fail_otherwise(text: str) -> None:
    moment = iso_moment(text)
    assert moment is None or moment.tzinfo is not None
    assert wire_time(text) is None
    assert wire_date(text) is None


def test_offsets_are_kept_and_compared() -> None:
    assert is_vietnam_time(parse_iso("2019-12-17T08:00:00+07:00"))
    assert not is_vietnam_time(parse_iso("2019-12-17T01:00:00Z"))
    assert vietnam(datetime(2019, 12, 17, 17, 30, tzinfo=UTC)).isoformat() == "2019-12-18T00:30:00+07:00"
    with pytest.raises(MomentError):
        vietnam(datetime.fromisoformat("2019-12-17T08:00:00"))


def test_the_tolerance_is_inclusive() -> None:
    minute = timedelta(seconds=60)
    assert same_time(EIGHT, EIGHT + minute, minute)
    assert not same_time(EIGHT, EIGHT - minute - timedelta(microseconds=1), minute)


def test_wire_fields_are_vietnam_time() -> None:
    assert wire_time("2019/12/17 08:00:00") == EIGHT
    assert wire_time("2019/12/17 08:00") is None
    assert wire_time("2014/02/30 08:00:00") is None
    assert wire_date("30/10/2020") is None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("D:20191217080000+07'00'", EIGHT),
        ("D:20191217080000+07'00", EIGHT),
        ("D:20191217010000Z", EIGHT),
        ("D:20191217080000", None),
        ("D:2019", None),
        ("20191217080000+07'00'", None),
        ("", None),
    ],
)
def test_pdf_dates_tell_a_moment_only_with_their_offset(text: str, moment: datetime | None) -> None:
    assert pdf_time(text) == moment
