"""`summary.json`: the stable machine answer of a run (design §8, schema kiemchuan/summary/1)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from harness.oracles.judgement import Verdict
from reports.clauses import clauses
from reports.record import RunRecord, ScenarioRecord, write_json
from reports.rules_of_run import rule_rows

SCHEMA = "kiemchuan/summary/1"
RUN_KEYS = (
    "id",
    "started",
    "seed",
    "profile",
    "as_of",
    "clock",
    "selection",
    "suite_sha256",
    "declaration_sha256",
)
SUT_KEYS = ("name", "version", "vendor", "role")
FAILURE_KEYS = ("code", "expected", "observed", "where", "hint", "hint_en", "text_vi", "text_en")


def summary(record: RunRecord) -> dict[str, Any]:
    """The summary as a value. A run without footer is neither complete nor certifiable."""
    rows = rule_rows(record, clauses().rules)
    return {
        "schema": SCHEMA,
        "complete": record.complete,
        "certifiable": record.certifiable,
        **({"altered": list(record.altered)} if record.altered else {}),
        "run": {key: record.run[key] for key in RUN_KEYS},
        "sut": {
            **{key: record.sut[key] for key in SUT_KEYS},
            "reference": record.sut.get("source", "") in ("", "embedded"),
        },
        "totals": {
            "rules": _count(row["verdict"] for row in rows),
            "scenarios": _count(str(scenario.verdict) for scenario in record.scenarios),
        },
        "rules": rows,
        "scenarios": [_scenario(record, scenario) for scenario in record.scenarios],
        "findings": [one.as_json() for one in record.deviations],
    }


def write_summary(record: RunRecord, path: Path) -> Path:
    return write_json(path, summary(record))


def _count(verdicts: Iterable[str]) -> dict[str, int]:
    found = Counter(verdicts)
    return {str(verdict): found[verdict] for verdict in Verdict}


def _scenario(record: RunRecord, scenario: ScenarioRecord) -> dict[str, Any]:
    return {
        "id": scenario.id,
        "verdict": str(scenario.verdict),
        "duration_ms": scenario.duration_ms,
        "rerun": record.rerun(scenario.id),
        "judgements": [_judgement(row) for row in scenario.judgements],
    }


def _judgement(row: Mapping[str, Any]) -> dict[str, Any]:
    failure = row["failure"]
    found = {
        "rule": row["rule"],
        "verdict": row["verdict"],
        "reason": row["reason"],
        "failure": {key: failure.get(key, "") for key in FAILURE_KEYS} if failure else None,
    }
    if row["detail"]:
        found["detail"] = row["detail"]
    return found
