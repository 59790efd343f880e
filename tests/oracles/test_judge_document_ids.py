"""How the identifier of an issued document is written (Đ8.k3): each part by its own rule, the rest by switch 18."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from harness.oracles import dieu_08_identifier as form
from harness.oracles import dieu_08_number as number
from harness.oracles.judgement import Judgement, Verdict
from tests.oracles.issued_cases import LAW, OTHER, OWN, Story

AS_OF = date(2019, 12, 17)
PRACTICE = f"{OWN},2019/12/17,15/SNV-VP"
LAW_OR_PRACTICE = replace(
    LAW,
    switches={**LAW.switches, "document-id": replace(LAW.switches["document-id"], value="law-or-practice")},
)
CHECKS = {
    "D8.k3-1": form.structure,
    "D8.k3-2": form.own_agency,
    "D8.k3-3": form.year_of_issue,
    "D8.k3-4": number.natural_number,
    "D8.k3-10": form.dot_before_number,
    "D8.k3-11": form.hyphen_after_agency,
}


def judged(text: str, *, profile: object = LAW, at: datetime | None = None) -> dict[str, Judgement]:
    """What each rule says of a document under that identifier."""
    story = Story(at) if at else Story()
    seen = story.issue("văn bản", text).seen
    return {rule: check(seen, profile, AS_OF, doc="văn bản") for rule, check in CHECKS.items()}


def failures(text: str) -> dict[str, str]:
    return {rule: j.failure.code for rule, j in judged(text).items() if j.failure}


@pytest.mark.parametrize(
    "text", [f"{OWN}-2019.1", f"{OWN}-2019.10", f"{OWN}-2019.100", f"{OWN}-2019.{10**40}"]
)
def test_the_form_of_the_law_passes_every_rule(text: str) -> None:
    assert {j.verdict for j in judged(text).values()} == {Verdict.PASSED}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{OTHER}-2019.5", {"D8.k3-2": "document-id-of-another-agency"}),
        (f"{OWN}-2018.5", {"D8.k3-3": "document-id-year-not-of-issue"}),
        (f"{OWN}-19.5", {"D8.k3-1": "document-id-not-in-form", "D8.k3-3": "document-id-year-not-four-digits"}),
        (f"{OWN}-2019/5", {"D8.k3-1": "document-id-not-in-form", "D8.k3-10": "document-id-no-dot"}),
        (f"{OWN}-2019,5", {"D8.k3-1": "document-id-not-in-form", "D8.k3-10": "document-id-no-dot"}),
        (f"{OWN}–2019.5", {"D8.k3-1": "document-id-not-in-form", "D8.k3-11": "document-id-no-hyphen"}),
        (f"{OWN}_2019.5", {"D8.k3-1": "document-id-not-in-form", "D8.k3-11": "document-id-no-hyphen"}),
        (f"{OWN}-2019.05", {"D8.k3-1": "document-id-not-in-form", "D8.k3-4": "number-not-natural"}),
        (f"{OWN}-2019.5 ", {"D8.k3-1": "document-id-not-in-form"}),
        (f"{OWN}-2019.5.1", {"D8.k3-1": "document-id-not-in-form"}),
        (f"H01.1-{OWN}-2019.5", {"D8.k3-1": "document-id-not-in-form", "D8.k3-2": "document-id-without-agency"}),
        ("", {"D8.k3-1": "document-id-not-in-form", "D8.k3-2": "document-id-without-agency"}),
    ],
)  # fmt: skip
def test_each_departure_fails_the_rule_that_it_offends_and_the_whole_form(
    text: str, expected: dict[str, str]
) -> None:
    assert failures(text) == expected


def test_the_practice_form_fails_with_a_code_of_its_own() -> None:
    """Switch 18: the province's issuers are bound by Đ8.k3; parts that the form lacks are not judged again."""
    found = judged(PRACTICE)
    assert failures(PRACTICE) == {"D8.k3-1": "document-id-in-practice-form"}
    assert {found[rule].verdict for rule in ("D8.k3-4", "D8.k3-10", "D8.k3-11")} == {Verdict.INCONCLUSIVE}


def test_where_a_province_takes_the_practice_form_it_passes_and_its_missing_parts_do_not_apply() -> None:
    found = judged(PRACTICE, profile=LAW_OR_PRACTICE)
    assert found["D8.k3-1"].verdict is Verdict.PASSED
    assert found["D8.k3-2"].verdict is Verdict.PASSED
    assert found["D8.k3-3"].verdict is Verdict.PASSED
    assert {found[rule].verdict for rule in ("D8.k3-4", "D8.k3-10", "D8.k3-11")} == {Verdict.NOT_APPLICABLE}


@pytest.mark.parametrize(
    ("at", "year"),
    [
        (datetime(2019, 12, 31, 16, 59, 59, tzinfo=UTC), 2019),
        (datetime(2019, 12, 31, 17, 0, 1, tzinfo=UTC), 2020),
    ],
)
def test_the_year_of_issue_turns_at_midnight_in_vietnam(at: datetime, year: int) -> None:
    assert judged(f"{OWN}-{year}.1", at=at)["D8.k3-3"].verdict is Verdict.PASSED
    other = judged(f"{OWN}-{2019 + 2020 - year}.1", at=at)["D8.k3-3"]
    assert other.failure is not None
    assert other.failure.code == "document-id-year-not-of-issue"


def test_a_failure_names_the_place_in_the_packet() -> None:
    failure = judged(f"{OWN}_2019.5")["D8.k3-11"].failure
    assert failure is not None
    assert "DocumentId, line" in failure.where
    assert "U+005F" in failure.observed


def test_nothing_is_said_of_a_document_that_never_crossed_the_wire() -> None:
    seen = Story().issue("văn bản").seen
    for check in CHECKS.values():
        assert check(seen, LAW, AS_OF, doc="văn bản").verdict is Verdict.INCONCLUSIVE


def test_every_packet_of_a_document_is_looked_at() -> None:
    """A resend under another identifier is seen too."""
    seen = Story().issue("văn bản", f"{OWN}-2019.5", f"{OWN}-2019.5/SNV").seen
    judgement = form.structure(seen, LAW, AS_OF, doc="văn bản")
    assert judgement.failure is not None
    assert judgement.failure.code == "document-id-not-in-form"
