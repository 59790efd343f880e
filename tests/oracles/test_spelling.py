"""What a failure says of a value is never a word of Python, and never nothing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from harness.oracles.judgement import failed
from harness.oracles.spelling import spelt


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "không có"),
        (True, "true"),
        (False, "false"),
        (0, "0"),
        ("", "(để trống)"),
        (" ", "(để trống)"),
        ("đã đến", "đã đến"),
        ([], "không có"),
        ([None, "a"], "không có; a"),
        ({"paper": False, "at": None}, "paper: false, at: không có"),
        (datetime(2019, 12, 17, 9, 15, tzinfo=UTC), "2019-12-17T09:15:00+00:00"),
    ],
)
def test_a_value_is_told_in_words_of_people(value: object, said: str) -> None:
    assert spelt(value) == said


def test_every_failure_spells_what_the_product_answered() -> None:
    failure = failed("list-not-applied", expected="gửi kèm văn bản giấy", observed=False).failure
    assert failure is not None
    assert "paper = false" in failure.as_json()["text_vi"]
