"""A product in Java that shares nothing with the reference gets the verdicts that its makers know it deserves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from harness.sut.contract_check import check_driver
from harness.sut.declaration import LEVELS, load_declaration
from harness.sut.launchers import Surroundings, launch
from tests.examples.conftest import EXAMPLES, Verdicts, expected

JAVA = EXAMPLES / "java-qlvb"
pytestmark = [pytest.mark.foreign("java")]


def test_it_gets_the_reviewed_verdicts(judged: Callable[[Path], Verdicts]) -> None:
    """No more failures than it has faults, no fewer, and each for the fault that its README tells."""
    assert judged(JAVA) == expected(JAVA)


def test_its_readme_tells_every_rule_that_is_not_passed() -> None:
    readme = (JAVA / "README.md").read_text("utf-8")
    missed = {
        rule for rules in expected(JAVA).values() for rule, verdict in rules.items() if verdict != "passed"
    }
    assert {rule for rule in missed if rule not in readme} == set()


def test_its_driver_keeps_the_contract_wherever_no_axis_is_needed(tmp_path: Path) -> None:
    """Token, errors, clock, roles, unknown records: no finding at all."""
    launched = launch(load_declaration(JAVA / "sut.toml"), around=Surroundings(log=tmp_path / "log"))
    try:
        assert check_driver(launched.url, launched.token, declared=frozenset(LEVELS["L1"])) == ()
    finally:
        launched.stop()
