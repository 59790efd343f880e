"""X of the document identifier (Đ8.k3): natural, consecutive, unique, from 1, not typed; also beyond 99."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.oracles import dieu_08_number as judge
from harness.oracles.judgement import Judgement, Reason, Verdict
from tests.oracles.issued_cases import LAW, OWN, Story, numbered

AS_OF = date(2019, 12, 17)


def code(judgement: Judgement) -> str | None:
    return judgement.failure.code if judgement.failure else None


def consecutive(story: Story, count: int) -> Judgement:
    return judge.consecutive(story.seen, LAW, AS_OF, count=str(count))


def unique(story: Story, count: int) -> Judgement:
    return judge.unique(story.seen, LAW, AS_OF, count=str(count))


def test_nine_ten_and_ninety_nine_hundred_follow_each_other() -> None:
    for numbers in ((8, 9, 10, 11), (98, 99, 100, 101), (999, 1000), (99999, 100000)):
        story = numbered(*numbers)
        assert consecutive(story, len(numbers)).verdict is Verdict.PASSED
        assert unique(story, len(numbers)).verdict is Verdict.PASSED
        natural = judge.natural_numbers(story.seen, LAW, AS_OF, count=str(len(numbers)))
        assert natural.verdict is Verdict.PASSED


@given(start=st.integers(1, 10**12), order=st.permutations(range(5)))
def test_numbers_without_gap_are_consecutive_in_whatever_order_they_were_given(
    start: int, order: list[int]
) -> None:
    """Documents issued at the same moment may cross the axis in any order."""
    assert consecutive(numbered(*(start + step for step in order)), 5).verdict is Verdict.PASSED


@given(start=st.integers(1, 10**12), left_out=st.integers(1, 3))
def test_a_number_left_out_is_a_gap(start: int, left_out: int) -> None:
    story = numbered(*(start + step for step in range(5) if step != left_out))
    judgement = consecutive(story, 4)
    assert code(judgement) == "number-left-out"
    assert judgement.failure is not None
    assert judgement.failure.observed == f"thiếu {start + left_out}"


@given(number=st.integers(1, 10**30))
def test_a_natural_number_of_any_length_is_one(number: int) -> None:
    story = numbered(number)
    assert judge.natural_number(story.seen, LAW, AS_OF, doc="văn bản thứ 1").verdict is Verdict.PASSED


@pytest.mark.parametrize("number", ["0", "00", "007", "-1", "VB5", "", "٣", "I"])
def test_anything_else_is_not_natural(number: str) -> None:
    story = numbered(number)
    judgement = judge.natural_number(story.seen, LAW, AS_OF, doc="văn bản thứ 1")
    assert code(judgement) == "number-not-natural"


def test_an_identifier_on_two_documents_is_told_with_both() -> None:
    judgement = unique(numbered(7, 8, 7), 3)
    assert code(judgement) == "document-id-twice"
    assert judgement.failure is not None
    assert judgement.failure.observed == f"{OWN}-2019.7 của văn bản thứ 1 và văn bản thứ 3"


def test_one_document_in_two_packets_has_one_identifier() -> None:
    story = Story().issue("A", f"{OWN}-2019.7", f"{OWN}-2019.7").issue("B", f"{OWN}-2019.8")
    assert unique(story, 2).verdict is Verdict.PASSED


def test_other_documents_than_the_sentence_counts_prove_nothing() -> None:
    for story in (numbered(1, 2), numbered(1, 2, 3, 4), Story().issue("A"), Story()):
        judgement = consecutive(story, 3)
        assert (judgement.verdict, judgement.reason) == (Verdict.INCONCLUSIVE, Reason.PRECONDITION)


def test_a_packet_of_another_document_proves_nothing() -> None:
    """A product that sends yesterday's document has not numbered today's."""
    story = Story().issue("A", f"{OWN}-2019.1", subject="Văn bản của hôm qua")
    assert judge.generated(story.seen, LAW, AS_OF, doc="A").verdict is Verdict.INCONCLUSIVE


def test_a_typed_number_never_becomes_x() -> None:
    typed = Story().issue("A", f"{OWN}-2019.987654", number="987654")
    made = Story().issue("A", f"{OWN}-2019.5", number="987654")
    assert code(judge.not_typed(typed.seen, LAW, AS_OF, doc="A", typed="987654")) == "number-typed-in"
    assert judge.not_typed(made.seen, LAW, AS_OF, doc="A", typed="987654").verdict is Verdict.PASSED
    assert judge.generated(made.seen, LAW, AS_OF, doc="A").verdict is Verdict.INCONCLUSIVE


def test_a_product_may_refuse_a_typed_number_but_not_merely_fail() -> None:
    def answered(refusal: str) -> Judgement:
        story = Story().add("driver.refused", "driver", "A", op="issue", code=refusal,
                            request={"document": {"subject": "A"}})  # fmt: skip
        return judge.not_typed(story.seen, LAW, AS_OF, doc="A", typed="987654")

    assert answered("refused").verdict is Verdict.PASSED
    assert answered("bad-request").verdict is Verdict.PASSED
    assert answered("internal").verdict is Verdict.INCONCLUSIVE


def test_the_first_document_of_an_empty_year_has_number_one() -> None:
    def judged(story: Story) -> Judgement:
        return judge.first_of_the_year(story.seen, LAW, AS_OF, doc="A")

    def first(number: int) -> Story:
        return Story().year([]).issue("A", f"{OWN}-2019.{number}")

    assert judged(first(1)).verdict is Verdict.PASSED
    assert code(judged(first(2))) == "year-not-begun-with-one"
    assert judged(Story().issue("A", f"{OWN}-2019.1")).verdict is Verdict.INCONCLUSIVE
    used = Story().year([f"{OWN}-2019.1"]).issue("A", f"{OWN}-2019.1")
    assert judged(used).verdict is Verdict.INCONCLUSIVE


def _ids(*numbers: int) -> list[str]:
    return [f"{OWN}-2019.{number}" for number in numbers]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([], [1, 2], None),
        ([1, 2], [1, 2, 3, 4], None),
        ([500], [500, 501, 502], None),
        ([], [2, 3], "highest-number-not-count"),
        ([1], [1, 2, 4], "highest-number-not-count"),
        ([1], [1, 2, 2], "highest-number-not-count"),
    ],
)
def test_the_highest_number_grows_with_the_documents(
    before: list[int], after: list[int], expected: str | None
) -> None:
    """Software taken into use in the course of a year starts with a surplus; it must stay the same."""
    story = Story().year(_ids(*before))
    for place, text in enumerate(_ids(*after[-2:])):
        story.issue(f"văn bản {place}", text)
    story.year(_ids(*after))
    judgement = judge.last_number_is_the_count(story.seen, LAW, AS_OF, count="2")
    assert code(judgement) == expected
    assert judgement.verdict is (Verdict.FAILED if expected else Verdict.PASSED)


def test_an_issued_document_that_its_year_does_not_count_is_missed() -> None:
    story = Story().year([]).issue("A", f"{OWN}-2019.1").year([])
    judgement = judge.last_number_is_the_count(story.seen, LAW, AS_OF, count="1")
    assert code(judgement) == "issued-not-counted"


def test_without_a_look_before_nothing_can_be_compared() -> None:
    story = Story().issue("A", f"{OWN}-2019.1").year([f"{OWN}-2019.1"])
    judgement = judge.last_number_is_the_count(story.seen, LAW, AS_OF, count="1")
    assert judgement.verdict is Verdict.INCONCLUSIVE
