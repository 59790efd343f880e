"""Coherence of status histories (Đ8.k2.h)."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from harness.oracles.status_order import RECALL, UPDATE, OrderFlaw, Step, Why, order_flaws, unknown_codes
from harness.oracles.times import VIETNAM

START = datetime(2019, 12, 17, 8, tzinfo=VIETNAM)


def history(*codes: str) -> list[Step]:
    return [Step(code) for code in codes]


@pytest.mark.parametrize(
    "codes",
    [
        ("01", "03", "04", "05", "06"),
        ("01", "03", "06"),
        ("1", "3", "05"),
        ("01", "02"),
        ("02",),
        (),
        ("01", "01", "03", "03"),
        ("01", "07", "03", "99", "06", "abc"),
        ("01", RECALL, "15"),
        ("01", "03", "05", RECALL, "15"),
        ("01", RECALL, "03"),
        ("01", RECALL, "02", "03"),
        ("01", "13", "16", "03", "06"),
        ("01", "03", UPDATE, "15", "05", "06"),
        ("01", RECALL, RECALL, "15", "15"),
    ],
    ids=" ".join,
)
def test_these_histories_are_coherent(codes: tuple[str, ...]) -> None:
    """Steps may be skipped or repeated; unknown codes are kept; requests have their answers."""
    assert order_flaws(history(*codes), requests_known=True) == ()


@pytest.mark.parametrize(
    ("codes", "flaw"),
    [
        (("03", "01"), OrderFlaw(1, "01", Why.BACKWARDS, "03")),
        (("01", "06", "05"), OrderFlaw(2, "05", Why.BACKWARDS, "06")),
        (("01", "02", "06"), OrderFlaw(2, "06", Why.AFTER_REFUSAL, "02")),
        (("01", "02", "03"), OrderFlaw(2, "03", Why.AFTER_REFUSAL, "02")),
        (("01", "03", "02"), OrderFlaw(2, "02", Why.REFUSED_AFTER_ACCEPTANCE, "03")),
        (("01", RECALL, "15", "03"), OrderFlaw(3, "03", Why.AFTER_WITHDRAWAL, RECALL)),
        (("01", "13", "15", "05"), OrderFlaw(3, "05", Why.AFTER_WITHDRAWAL, "13")),
        (("01", "15"), OrderFlaw(1, "15", Why.ANSWER_WITHOUT_REQUEST, "")),
    ],
    ids=str,
)
def test_the_step_that_does_not_fit_is_named(codes: tuple[str, ...], flaw: OrderFlaw) -> None:
    assert order_flaws(history(*codes), requests_known=True) == (flaw,)


def test_an_answer_is_not_blamed_where_requests_are_not_seen() -> None:
    assert order_flaws(history("01", "03", "15")) == ()


def test_times_may_stand_still_but_not_go_back() -> None:
    steps = [Step("01", START), Step("03", START), Step("04", START - timedelta(seconds=1))]
    assert order_flaws(steps) == (OrderFlaw(2, "04", Why.EARLIER_TIME, START.isoformat()),)


def test_the_same_entry_delivered_twice_is_a_duplicate_and_no_step_back() -> None:
    """A duplicate status is idempotent; the same code at a later time is a step back."""
    first, second = Step("01", START), Step("03", START + timedelta(minutes=5))
    assert order_flaws([first, second, first]) == ()
    later = Step("01", START + timedelta(minutes=9))
    assert [flaw.why for flaw in order_flaws([first, second, later])] == [Why.BACKWARDS]


def test_unknown_codes_are_listed() -> None:
    assert unknown_codes(history("01", "07", "3", "14", RECALL)) == ("07", "14")
