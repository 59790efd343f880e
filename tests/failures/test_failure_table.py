"""Every failure names rule, clause, expected, observed, what it rests on, a hint and a rerun, in both languages."""

from __future__ import annotations

import re

import pytest

from harness.oracles.judgement import failure_texts
from reports.clauses import clauses
from tests.failures.table import TABLE, blameless, entry, examples, rule_of, table

CODES = sorted(failure_texts())
REMEDY = "python -m tests.failures.table --write"


def test_the_reviewed_table_is_what_people_are_shown() -> None:
    """Whoever changes a text or adds a code writes the table anew and reads what changed."""
    shown, kept = table().split("\n## "), TABLE.read_text("utf-8").split("\n## ")
    changed = {part.partition("\n")[0] for part in set(shown) ^ set(kept)}
    assert not changed, f"{REMEDY}, then read: {sorted(changed)}"


def test_every_text_is_used() -> None:
    """A code that no oracle names, and that nothing was ever seen to come to (some are put together), is dead."""
    assert [code for code in CODES if not rule_of(code) and code not in examples()] == []


@pytest.mark.parametrize("code", CODES)
def test_a_failure_says_all_that_a_vendor_needs(code: str) -> None:
    text = entry(code)
    rule = re.search(r"    \[([^\]]+)\] Điều \d+", text)
    assert rule, text
    assert rule[1] in clauses().rules
    for part in (
        "Phải là / expected: ",
        "Nhận được / observed: ",
        "Căn cứ / rests on: ",
        "Xem trước / look at: ",
    ):
        assert re.search(rf"^    {re.escape(part)}\S", text, re.MULTILINE), f"{code}: {part}"
    assert re.search(r"^    Chạy lại / rerun: kiemchuan run --scenario KB-D\d\d-\d+ ", text, re.MULTILINE)
    words = failure_texts()[code]
    assert words.vi != words.en
    assert words.hint_vi != words.hint_en
    assert "{expected}" not in text
    assert "{observed}" not in text


def test_faults_of_the_harness_and_of_the_network_never_blame_the_product() -> None:
    for text in blameless():
        assert "không đạt" not in text
        assert "failed" not in text
        assert "Cách xử lý / remedy: " in text
    assert "không phải lỗi của sản phẩm" in list(blameless())[-1]
    assert "the product is not to blame" in list(blameless())[-1]
