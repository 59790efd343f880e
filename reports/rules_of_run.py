"""A verdict for every rule of a run: as the run wrote it, or derived where a cut-off run never came to it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from harness.catalogue import FIXTURES, Catalogue, Rule
from harness.oracles.judgement import Reason, Verdict
from harness.oracles.profile import Profile, ProfileError, load_profile
from harness.run.verdicts import severity_on, weakest, worst
from reports.record import RunRecord

ROW_KEYS = ("id", "verdict", "reason", "severity", "scope", "basis", "seen_by", "scenarios")


def rule_rows(record: RunRecord, catalogue: Mapping[str, Rule]) -> list[dict[str, Any]]:
    """Rows of design §8. A complete run wrote them; of a cut-off run they come from the judgements present.

    A rule that still has scenarios to run can be failed, never passed.
    """
    if record.rules:
        return [{key: event[key] for key in ROW_KEYS} for event in record.rules]
    pending = _pending_rules(record)
    rows = []
    for rule_id in _rules_seen(record):
        mine = [(s.id, j) for s in record.scenarios for j in s.judgements if j["rule"] == rule_id]
        verdict = worst(Verdict(j["verdict"]) for _, j in mine)
        reason = next((j["reason"] for _, j in mine if j["verdict"] == verdict and j["reason"]), None)
        if rule_id in pending and verdict in (Verdict.PASSED, Verdict.NOT_APPLICABLE, Verdict.INCONCLUSIVE):
            verdict, reason = Verdict.INCONCLUSIVE, reason or Reason.PRECONDITION
        rule = catalogue.get(rule_id)
        rows.append({
            "id": rule_id, "verdict": str(verdict), "reason": reason and str(reason),
            "severity": severity_of(record.header, rule), "scope": rule.scope if rule else "product",
            "basis": rule.basis if rule else "law", "seen_by": weakest(j["seen_by"] for _, j in mine),
            "scenarios": list(dict.fromkeys(name for name, _ in mine)),
        })  # fmt: skip
    return rows


def _rules_seen(record: RunRecord) -> list[str]:
    return list(dict.fromkeys(rule for scenario in record.scenarios for rule in scenario.rules))


def _pending_rules(record: RunRecord) -> set[str]:
    """Rules of scenarios that were cut off or never began, as far as this kiemchuan knows the latter."""
    pending = {rule for scenario in record.scenarios if not scenario.ended for rule in scenario.rules}
    if record.not_run:
        known = Catalogue.load().scenarios
        pending.update(rule for name in record.not_run if name in known for rule in known[name].rules)
    return pending


def severity_of(header: Mapping[str, Any], rule: Rule | None) -> str:
    """Severity of a rule on the date of the run (Điều 22); mandatory if the catalogue does not know it."""
    if rule is None:
        return "mandatory"
    profile = _profile(header["run"]["profile"])
    since = header["declaration"].get("in_use_since")
    if profile is None:
        return rule.severity
    as_of = date.fromisoformat(header["run"]["as_of"])
    return severity_on(rule, profile, as_of, date.fromisoformat(since) if since else None)


@lru_cache(maxsize=8)
def _profile(name: str) -> Profile | None:
    """The profile that the run names, if this kiemchuan has it."""
    try:
        return load_profile(FIXTURES / "profiles" / f"{name}.toml")
    except (OSError, ProfileError):
        return None
