"""Verdicts in Allure's words (design §6), and the details that explain them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from harness.oracles.judgement import Verdict
from reports.clauses import Clauses
from reports.failure_text import failure_lines
from reports.printable import printable
from reports.record import ScenarioRecord, StepRecord
from reports.wording import wording

STATUS = {
    Verdict.PASSED: "passed", Verdict.ATTESTED: "passed", Verdict.FAILED: "failed",
    Verdict.INCONCLUSIVE: "broken", Verdict.HARNESS_ERROR: "broken",
    Verdict.NOT_APPLICABLE: "skipped", Verdict.NOT_TESTABLE: "skipped",
}  # fmt: skip
_STEP = {"done": "passed", "passed": "passed", "failed": "failed", "skipped": "skipped"}


def step_status(step: StepRecord, scenario: ScenarioRecord) -> str:
    """Allure's word for a step. A stop is skipped where the rule does not apply, else broken."""
    if step.state in _STEP:
        return _STEP[step.state]
    if step.state == "stopped":
        return "skipped" if scenario.verdict is Verdict.NOT_APPLICABLE else "broken"
    return STATUS[Verdict(step.state)] if step.state in set(Verdict) else "broken"


def scenario_details(
    scenario: ScenarioRecord, severities: Mapping[str, str], places: Clauses, rerun: str
) -> dict[str, str]:
    """`statusDetails`: message for a reader, trace with all judgements; empty where it passed."""
    if scenario.verdict in (Verdict.PASSED, Verdict.ATTESTED):
        return {}
    worst = scenario.judgements_of(scenario.verdict)
    lines = [marker(str(scenario.verdict), worst, severities)]
    lines += dict.fromkeys(line for row in worst for line in failure_lines(row, places))
    if not scenario.ended:
        lines.append(str(scenario.stop))
    lines.append(f"Chạy lại / rerun: {rerun}")
    found = {"message": "\n".join(lines), "trace": _trace(scenario, places)}
    failures = [row["failure"] for row in worst if row["failure"]]
    if failures:
        found |= {
            "expected": printable(failures[0]["expected"]),
            "actual": printable(failures[0]["observed"]),
        }
    return found


def marker(verdict: str, worst: list[Mapping[str, Any]], severities: Mapping[str, str]) -> str:
    """First line of a message, which the categories look at: verdict, then severity or reason."""
    code = verdict
    if verdict == Verdict.FAILED:
        mandatory = any(severities.get(row["rule"]) == "mandatory" for row in worst)
        code = f"failed: {'mandatory' if mandatory else 'recommended'}"
    elif reasons := [row["reason"] for row in worst if row["reason"]]:
        code = f"{verdict}: {reasons[0]}"
    return f"{wording().verdict(verdict).vi} [{code}]"


def _trace(scenario: ScenarioRecord, places: Clauses) -> str:
    rows = []
    for row in scenario.judgements:
        seen = f" · thấy qua {row['seen_by']}" if row["seen_by"] else ""
        words = wording().verdict(row["verdict"]).vi
        detail = f" · {row['detail']}" if row["detail"] else ""
        rows.append(f"{row['rule']} ({places.citation(row['rule'])}) {row['check']}: {words}{seen}{detail}")
    return printable("\n".join([*rows, f"dừng / stopped: {scenario.stop}"] if scenario.stop else rows))
