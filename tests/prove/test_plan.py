"""What a defect is tried on: its own scenarios, and as few others of its operation as tell of every rule."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from harness.prove.known_operations import KnownOperations
from harness.prove.plan import NEIGHBOURS, Plan
from harness.prove.trial import until_killed


def _scenario(name: str, *rules: str) -> Any:
    return SimpleNamespace(id=name, rules=rules, tags=frozenset())


def _plan(operations: dict[str, set[str]], *scenarios: Any, full: bool = False) -> Plan:
    rules = {rule for one in scenarios for rule in one.rules}
    catalogue = SimpleNamespace(
        scenarios={one.id: one for one in scenarios},
        scenarios_of={rule: tuple(one.id for one in scenarios if rule in one.rules) for rule in rules},
    )
    return Plan(cast(Any, catalogue), operations, full=full)


SCENARIOS = (
    _scenario("A", "R1"), _scenario("B", "R2"), _scenario("C", "R2", "R3"), _scenario("D", "R4"), _scenario("G", "R4"),
    _scenario("E", "R5"),
)  # fmt: skip
OPERATIONS = {
    "A": {"issue", "recall", "sync"}, "B": {"recall"}, "C": {"recall", "issue"}, "D": {"issue"}, "G": {"issue"},
    "E": {"sync"},
}  # fmt: skip


def test_neighbours_share_the_rarest_act_and_one_scenario_may_stand_for_several_rules() -> None:
    """`recall` is rarer than `issue`; C judges R2 and R3, so B adds nothing; D only issues; E only receives."""
    assert [s.id for s in _plan(OPERATIONS, *SCENARIOS).scenarios_for("R1")] == ["A", "C"]


def test_a_rule_of_receiving_is_tried_beside_other_rules_of_receiving() -> None:
    scenarios = (*SCENARIOS, _scenario("F", "R6"))
    assert [s.id for s in _plan(OPERATIONS, *scenarios).scenarios_for("R5")] == ["E", "F"]


def test_full_tries_every_scenario_own_ones_first() -> None:
    assert [s.id for s in _plan(OPERATIONS, *SCENARIOS, full=True).scenarios_for("R4")] == [
        "D",
        "G",
        "A",
        "B",
        "C",
        "E",
    ]


def test_defects_of_one_operation_share_its_neighbours_out_and_miss_none() -> None:
    others = [_scenario(f"N{n:02}", f"R{n}") for n in range(3 * NEIGHBOURS - 2)]
    plan = _plan({}, _scenario("A", "R-A"), *others)
    shares = [[s.id for s in plan.scenarios_for("R-A", turn)] for turn in range(3)]
    assert all(share[0] == "A" and len(set(share)) == 1 + NEIGHBOURS for share in shares)
    assert set().union(*shares) == {"A", *(s.id for s in others)}


def test_once_its_rule_has_failed_a_defect_needs_only_scenarios_of_other_rules() -> None:
    needed = until_killed("R1")
    found: Any = SimpleNamespace(failed_rules=lambda: {"R2"})
    assert needed(found, _scenario("A", "R1"))
    found = SimpleNamespace(failed_rules=lambda: {"R1"})
    assert not needed(found, _scenario("B", "R1", "R2"))
    assert needed(found, _scenario("C", "R2"))


@pytest.mark.parametrize("spoilt", ["", "[]", '{"A": 3}', "{"])
def test_a_spoilt_file_of_known_operations_is_as_good_as_none(spoilt: str, tmp_path: Path) -> None:
    path = tmp_path / "deep" / "agency.json"
    KnownOperations(path, {"A": {"issue"}}).keep()
    assert KnownOperations(path).read() == {"A": {"issue"}}
    path.write_text(spoilt, "utf-8")
    assert KnownOperations(path).read() is None
