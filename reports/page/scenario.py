"""A scenario as the page draws it: steps, judgements, what was seen, who sent what to whom."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from harness.oracles.judgement import Verdict
from reports.page.evidence import ONE, EvidenceTexts
from reports.page.exchange import arrow
from reports.page.lines import json_line, json_lines, xml_line
from reports.record import RunRecord, ScenarioRecord, StepRecord
from reports.web.templates import clean

_MOST = 400
"""Observations shown of one scenario: more than a reader looks at, and no scenario of the suite has as many."""
Row = Mapping[str, Any]


def scenario_json(record: RunRecord, scenario: ScenarioRecord, texts: EvidenceTexts) -> dict[str, Any]:
    """Everything the page shows of a scenario, cleaned for display; `seen` is in the order of events."""
    needed = scenario.verdict not in (Verdict.PASSED, Verdict.NOT_APPLICABLE)
    marks = _Marks(scenario)
    step_of = {row["seq"]: step.number for step in scenario.steps for row in step.observations}
    shown = scenario.observations[:_MOST]
    return {
        "id": scenario.id,
        "name": clean(scenario.name),
        "verdict": str(scenario.verdict),
        "rules": list(scenario.rules),
        "feature": clean(scenario.feature),
        "group": clean(scenario.group),
        "place": f"{scenario.path}:{scenario.line}",
        "ms": scenario.duration_ms,
        "stop": clean(scenario.stop or ""),
        "rerun": record.rerun(scenario.id),
        "steps": [_step(step) for step in scenario.steps],
        "owed": [_judgement(row) for row in scenario.owed],
        "seen": [_seen(row, step_of, marks, texts, needed=needed) for row in shown],
        "left_out": len(scenario.observations) - len(shown),
    }


def _step(step: StepRecord) -> dict[str, Any]:
    found: dict[str, Any] = {
        "keyword": step.keyword,
        "text": clean(step.text),
        "state": step.state,
        "at": step.at,
        "judged": [_judgement(row) for row in step.judgements],
    }
    if step.table:
        found["table"] = [[clean(cell) for cell in row] for row in step.table]
    if step.docstring is not None:
        found["doc"] = clean(step.docstring, ONE)
    if step.message and step.state != "failed":
        found["message"] = clean(step.message)
    return found


def _judgement(row: Row) -> dict[str, Any]:
    found = {
        "rule": row["rule"], "verdict": row["verdict"], "reason": row["reason"], "detail": clean(row["detail"]),
        "seen_by": row["seen_by"], "used": list(row["used"]), "notes": [clean(note) for note in row["notes"]],
    }  # fmt: skip
    if row["failure"]:
        found["failure"] = {key: clean(text) for key, text in row["failure"].items()}
    return {key: value for key, value in found.items() if value}


def _seen(
    row: Row, step_of: Mapping[int, int], marks: _Marks, texts: EvidenceTexts, *, needed: bool
) -> dict[str, Any]:
    seq = int(row["seq"])
    data = clean(json_lines(dict(row["data"])), ONE) if row["data"] else ""
    blobs = [
        {"name": clean(name, 200), **texts.of(digest, needed=needed)} for name, digest in row["blobs"].items()
    ]
    found = {
        "seq": seq, "kind": row["kind"], "at": row["at"], "about": clean(row["about"], 200),
        "step": step_of.get(seq, -1), "data": data, "blobs": marks.on(row, blobs), **arrow(row).as_json(),
    }  # fmt: skip
    if seq in marks.used:
        found["used"] = 1
    if line := marks.data_line(row):
        found["line"] = line
    return found


class _Marks:
    """Where the failures of a scenario point: a line of a message, or of a record in the software."""

    def __init__(self, scenario: ScenarioRecord) -> None:
        failed = [row for row in scenario.judgements if row["failure"]]
        self.used = {seq for row in failed for seq in row["used"]}
        self._wheres = [
            (set(row["used"]), row["failure"]["where"]) for row in failed if row["failure"]["where"]
        ]

    def _of(self, row: Row) -> list[str]:
        return [where for used, where in self._wheres if row["seq"] in used]

    def data_line(self, row: Row) -> int:
        """The line of `data` as shown that a failure names; 0 for none."""
        record = row["data"].get("record", row["data"].get("answer"))
        if not isinstance(record, dict):
            return 0
        for where in self._of(row):
            if not where.startswith("/"):
                key = "record" if "record" in row["data"] else "answer"
                operation, _, rest = where.partition(".")
                if rest and (line := json_line(row["data"], f"{operation}.{key}.{rest}")):
                    return line
        return 0

    def on(self, row: Row, blobs: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """The contents of an observation, the one that a failure names with its `line`."""
        marked = []
        for blob in blobs:
            lines = [xml_line(blob["text"], where) for where in self._of(row) if "text" in blob]
            line = next((found for found in lines if found), 0)
            marked.append({**blob, "line": line} if line else blob)
        return marked
