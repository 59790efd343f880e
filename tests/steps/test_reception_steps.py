"""Steps of văn thư on incoming documents: what a product need not have, and what is nobody's duty to guess."""

from __future__ import annotations

from typing import Any, cast

import pytest

from harness.oracles.judgement import Verdict
from harness.oracles.language import SentenceError
from harness.steps.actors import UNIT_HEAD
from harness.steps.reception import reports
from harness.steps.stops import NotApplicable
from harness.steps.world import World


class Declared:
    """A world of a product that declares, or does not declare, reports to a responsible person."""

    def __init__(self, escalation: bool) -> None:
        self.tried: list[dict[str, Any]] = []
        self._escalation = escalation

    def has_feature(self, name: str) -> bool:
        return name == "escalation" and self._escalation

    def attempt(self, operation: str, label: str, **body: Any) -> None:
        self.tried.append({"operation": operation, "label": label, **body})


def test_reports_do_not_apply_to_a_product_that_answers_the_sender_instead() -> None:
    """Đ9.k1.a: «hoặc báo cáo»."""
    world = Declared(escalation=False)
    with pytest.raises(NotApplicable) as stop:
        reports(cast(World, world), "văn bản", "lãnh đạo đơn vị", "Xin ý kiến")
    assert stop.value.verdict is Verdict.NOT_APPLICABLE
    assert world.tried == []


def test_a_report_names_role_and_person() -> None:
    world = Declared(escalation=True)
    reports(cast(World, world), "văn bản", "lãnh đạo đơn vị", "Xin ý kiến")
    (tried,) = world.tried
    assert (tried["operation"], tried["note"]) == ("escalate", "Xin ý kiến")
    assert tried["to"] == {"role": UNIT_HEAD["role"], "name": UNIT_HEAD["name"]}


def test_nobody_reports_to_a_stranger() -> None:
    with pytest.raises(SentenceError, match="người lạ"):
        reports(cast(World, Declared(escalation=True)), "văn bản", "người lạ", "Xin ý kiến")
