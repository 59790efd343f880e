"""Every rule that a person attests has one scenario, which says of it what the catalogue says."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from attested_cases import RULES

from harness.catalogue import Catalogue, Rule, Selection, role_of
from harness.oracles.attested import months_after
from harness.oracles.judgement import Verdict
from harness.run.verdicts import RuleVerdict, certifiable, exit_code, worst
from harness.steps.registry import load_steps

SCOPE_TAG = {
    "product": "phần-mềm",
    "deployment": "việc-của-cơ-quan",
    "authority": "việc-của-cấp-có-thẩm-quyền",
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.load()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_scenario_says_what_to_do_what_to_show_who_signs_and_how_long_it_holds(
    rule: Rule, catalogue: Catalogue
) -> None:
    (name,) = catalogue.scenarios_of[rule.id]
    scenario = catalogue.scenarios[name]
    given, when, then = scenario.steps
    demanded = rule.attestation
    assert demanded is not None
    told: list[Any] = list(given.table or ())
    assert dict(told) == {
        "việc phải làm": demanded.instruction_vi.rstrip("."),
        "bằng chứng": demanded.evidence_vi.rstrip("."),
        "người ký": demanded.signer_vi,
        "thời hạn": f"{demanded.valid_months} tháng",
    }
    assert when.text.endswith(f"[{rule.id}]")
    assert scenario.group.endswith(rule.text_vi.rstrip("."))
    assert {"chứng-thực", SCOPE_TAG[rule.scope]} <= scenario.tags
    found = load_steps().find(then).definition.check
    assert found is not None
    assert found.id == f"{rule.id}:attestation_stands"


@pytest.mark.parametrize(("role", "count"), [("agency", 60), ("axis", 57)])
def test_both_roles_are_asked_for_the_attestations_that_concern_them(
    role: str, count: int, catalogue: Catalogue
) -> None:
    """Three are about document management software, and do not concern an axis."""
    _, scenarios = catalogue.select(Selection(), role=role)
    assert sum(role_of(scenario) == "" for scenario in scenarios) == count


def verdict(rule_id: str, verdict: Verdict) -> RuleVerdict:
    rule = next(rule for rule in RULES if rule.id == rule_id)
    return RuleVerdict(rule, verdict, None, rule.severity, "attestation", ())


@pytest.mark.parametrize(
    ("rule", "stands", "fit", "code"),
    [
        ("D12.k1-1", Verdict.ATTESTED, True, 0),
        ("D12.k1-1", Verdict.INCONCLUSIVE, False, 3),
        ("D12.k1-1", Verdict.FAILED, False, 1),
        ("D6.k1.a-2", Verdict.INCONCLUSIVE, True, 0),
        ("D19.k2", Verdict.INCONCLUSIVE, True, 0),
        ("D19.k2", Verdict.FAILED, True, 1),
    ],
)
def test_only_what_is_attested_of_the_product_decides_its_certificate(
    rule: str, stands: Verdict, fit: bool, code: int
) -> None:
    rows = [verdict(rule, stands)]
    assert certifiable(rows, complete=True, whole=True) is fit
    assert exit_code(rows, complete=True) == code


def test_attested_beside_passed_is_attested() -> None:
    assert worst([Verdict.PASSED, Verdict.ATTESTED]) is Verdict.ATTESTED
    assert worst([Verdict.ATTESTED, Verdict.INCONCLUSIVE]) is Verdict.INCONCLUSIVE


def test_a_month_that_is_shorter_ends_sooner() -> None:
    assert months_after(date(2019, 8, 31), 6) == date(2020, 2, 29)
    assert months_after(date(2019, 12, 17), 12) == date(2020, 12, 17)
    assert months_after(date(2019, 12, 17), 24) == date(2021, 12, 17)
