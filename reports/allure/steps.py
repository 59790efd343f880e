"""Steps of a scenario as Allure steps: keyword and text, status, what was sent, seen and judged in them."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from harness.oracles.judgement import Verdict
from harness.run.evidence import EvidenceMissing
from reports.allure.attachments import Attachments
from reports.allure.papers import papers, signatures_json
from reports.allure.status import step_status
from reports.clauses import Clauses
from reports.failure_text import failure_lines
from reports.printable import one_line, printable
from reports.record import ScenarioRecord, StepRecord
from reports.wording import wording

SENT = "wire.sent"
"""Kind of observation: a message that the product handed to the axis."""
_BRIEF = 160


def allure_steps(
    scenario: ScenarioRecord, files: Attachments, places: Clauses, start_ms: int
) -> list[dict[str, Any]]:
    """One Allure step per step; times follow each other from `start_ms` (the events hold durations only)."""
    found = []
    clock = float(start_ms)
    for step in scenario.steps:
        stop = clock + step.duration_ms
        found.append(_step(step, scenario, files, places, (round(clock), round(stop))))
        clock = stop
    return found


def _step(
    step: StepRecord, scenario: ScenarioRecord, files: Attachments, places: Clauses, span: tuple[int, int]
) -> dict[str, Any]:
    result: dict[str, Any] = {
        "name": f"{step.keyword} {step.text}",
        "status": step_status(step, scenario),
        "stage": "finished",
        "start": span[0],
        "stop": span[1],
    }
    explain = scenario.verdict is not Verdict.PASSED
    if attachments := _attachments(step, files, _copies(scenario), explain=explain):
        result["attachments"] = attachments
    judged = [row for row in step.judgements if row["verdict"] != "passed"]
    lines = [line for row in judged for line in failure_lines(row, places)[:2]]
    if lines or step.state == "stopped":
        result["statusDetails"] = {"message": "\n".join(lines) or printable(step.message)}
    return result


def _attachments(
    step: StepRecord, files: Attachments, copies: Collection[str], *, explain: bool
) -> list[dict[str, str]]:
    """`explain`: everything, papers, signatures and copies included, for scenarios that did not pass.

    Others keep the page small: one copy of each message, abridged, and the timeline; the whole is in the
    evidence, and in our own page.
    """
    found = []
    if step.table:
        found.append(files.text("Bảng", _csv(step.table), "text/csv", "csv"))
    if step.docstring is not None:
        found.append(files.text("Đoạn văn", step.docstring))
    for row in step.observations:
        if not explain and row["kind"] in copies:
            continue
        found += [
            files.blob(_blob_name(row, name), digest)
            for name, digest in row["blobs"].items()
            if explain or not row["kind"].startswith(_BULKY) or not _is_paper(files, digest)
        ]
        if row["kind"] == SENT and "message" in row["blobs"]:
            found += _papers(files, row["blobs"]["message"]) if explain else []
        if "signature" in row["kind"]:
            found.append(files.json(f"Phán quyết chữ ký – {row['about']}", row["data"]))
    if step.observations and explain:
        found.append(files.json("Quan sát", [_plain(row) for row in step.observations]))
    for row in step.judgements:
        found.append(files.json(f"Phán quyết {row['rule']}", _plain(row)))
    return found


def _papers(files: Attachments, digest: str) -> list[dict[str, str]]:
    """The PDFs that the product sent, each with the signatures in it."""
    try:
        message = files.read(digest)
    except EvidenceMissing:
        return []
    found = []
    for paper in papers(message):
        found.append(files.content(f"Tệp – {one_line(paper.name)}", paper.data, digest))
        found.append(files.json(f"Chữ ký số – {one_line(paper.name)}", signatures_json(paper)))
    return found


def _copies(scenario: ScenarioRecord) -> list[str]:
    """Kinds that bring a message again which the scenario holds already: what a recipient fetched of what was sent."""
    kinds = {row["kind"] for row in scenario.observations}
    pairs = {"wire.fetched": "input.document", "wire.delivered": SENT}
    return [copy for copy, first in pairs.items() if first in kinds]


_BULKY = ("driver.", "input.")
"""Kinds whose papers are the same in every scenario that passed."""


def _is_paper(files: Attachments, digest: str) -> bool:
    try:
        return files.read(digest).startswith(b"%PDF-")
    except EvidenceMissing:
        return False


def _plain(event: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in event.items() if key not in ("type", "scenario")}


def _csv(table: Sequence[Sequence[str]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows(table)
    return out.getvalue()


def _blob_name(row: Mapping[str, Any], name: str) -> str:
    parts = [wording().observation(row["kind"]), row["about"], name if name != "message" else ""]
    return " – ".join(part for part in parts if part)


def timeline(scenario: ScenarioRecord) -> str:
    """What happened, in order, each with the virtual time it was seen at."""
    inside = [row["seq"] for step in scenario.steps for row in step.observations]
    first = min(inside, default=0)
    lines = [_told(row) for row in scenario.outside if row["seq"] < first]
    for step in scenario.steps:
        lines.append(f"\n{step.keyword} {step.text}   [{step.state or 'bị cắt'}]")
        lines += [_told(row) for row in step.observations]
    lines += ["", *(_told(row) for row in scenario.outside if row["seq"] >= first)]
    return "\n".join(lines).strip() + "\n"


def _told(row: Mapping[str, Any]) -> str:
    facts = ", ".join(
        f"{k}={v}" for k, v in row["data"].items() if isinstance(v, str | int | float) and v != ""
    )
    brief = facts if len(facts) <= _BRIEF else f"{facts[:_BRIEF]}…"
    about = f" «{row['about']}»" if row["about"] else ""
    return f"  {row['at']}  {row['source']:<6}  {wording().observation(row['kind'])}{about}  {one_line(brief)}".rstrip()
