"""From judgements to verdicts of scenarios and rules, and to the exit code (design §6, §8)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from harness.catalogue import Rule
from harness.oracles.judgement import Reason, Verdict
from harness.oracles.observation import SEEN_BY
from harness.oracles.profile import Profile

_WORST_FIRST = (
    Verdict.FAILED,
    Verdict.HARNESS_ERROR,
    Verdict.INCONCLUSIVE,
    Verdict.NOT_APPLICABLE,
    Verdict.ATTESTED,
    Verdict.PASSED,
)
LINKS = tuple(dict.fromkeys(SEEN_BY.values()))
GREEN = frozenset({Verdict.PASSED, Verdict.ATTESTED, Verdict.NOT_APPLICABLE, Verdict.NOT_TESTABLE})


@dataclass(frozen=True)
class RuleVerdict:
    """What a run says of one rule."""

    rule: Rule
    verdict: Verdict
    reason: str | None
    severity: str
    seen_by: str | None
    scenarios: tuple[str, ...]


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """failed > harness-error > inconclusive > attested > passed; nothing judged is inconclusive.

    Not-applicable beside passed is passed: some scenarios of the rule applied.
    """
    found = set(verdicts)
    if not found:
        return Verdict.INCONCLUSIVE
    if found == {Verdict.NOT_APPLICABLE}:
        return Verdict.NOT_APPLICABLE
    return next(v for v in _WORST_FIRST if v in found and v is not Verdict.NOT_APPLICABLE)


def severity_on(rule: Rule, profile: Profile, as_of: date, in_use_since: date | None) -> str:
    """The severity of a rule on a date: Điều 22 softens its rules for software in use on 2018-12-17."""
    old = in_use_since is not None and in_use_since <= profile.transition_for_software_before
    if rule.transition and old and as_of < profile.transition_until:
        return "recommended"
    return rule.severity


def weakest(links: Iterable[str]) -> str | None:
    return max((link for link in links if link), key=LINKS.index, default=None)


def reason_without_judgement(
    rule: Rule, *, selected: bool, has_scenarios: bool, role: str
) -> tuple[Verdict, str | None]:
    """The verdict of a rule that no scenario judged, with the reason."""
    if rule.method == "not-testable":
        return Verdict.NOT_TESTABLE, rule.why_not_vi
    if rule.scope == "product" and rule.roles and role not in rule.roles:
        return Verdict.NOT_APPLICABLE, "role"
    if not selected:
        return Verdict.INCONCLUSIVE, Reason.NOT_SELECTED
    if rule.method == "attestation":
        return Verdict.INCONCLUSIVE, Reason.NOT_ATTESTED
    if not has_scenarios:
        return Verdict.INCONCLUSIVE, Reason.NOT_IMPLEMENTED
    return Verdict.INCONCLUSIVE, Reason.PRECONDITION


def certifiable(rules: Iterable[RuleVerdict], *, complete: bool, whole: bool) -> bool:
    """Whole selection, complete, every mandatory product rule passed, attested, not testable or not applicable."""
    return (
        complete
        and whole
        and all(r.verdict in GREEN for r in rules if r.rule.scope == "product" and r.severity == "mandatory")
    )


def exit_code(rules: Iterable[RuleVerdict], *, complete: bool) -> int:
    """0 green · 1 failed · 3 something mandatory inconclusive · 4 harness error or incomplete (design §8)."""
    seen = list(rules)
    if not complete or any(r.verdict is Verdict.HARNESS_ERROR for r in seen):
        return 4
    if any(r.verdict is Verdict.FAILED for r in seen):
        return 1
    mandatory = [r for r in seen if r.rule.scope == "product" and r.severity == "mandatory"]
    return 0 if all(r.verdict in GREEN for r in mandatory) else 3
