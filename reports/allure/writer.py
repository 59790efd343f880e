"""`allure-results/` of a run folder, made of its events and evidence."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from harness.run.evidence import EvidenceStore
from reports.allure.mapping import Mapped, scenario_result
from reports.allure.rules import rule_results
from reports.allure.run_files import run_files
from reports.clauses import clauses
from reports.record import RunRecord
from reports.rules_of_run import rule_rows

_OURS = ("*-result.json", "*-container.json", "*-attachment*", "*-globals.json")


def write_allure_results(record: RunRecord, folder: Path) -> Path:
    """Write the results anew; what an earlier report or the live reporter left in the folder is replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    for pattern in _OURS:
        for path in folder.glob(pattern):
            path.unlink()
    places = clauses()
    store = EvidenceStore(record.folder / "evidence")
    clock = round(record.started.timestamp() * 1000)
    for scenario in record.scenarios:
        write_mapped(folder, scenario_result(scenario, record.header, places, store.get, clock))
        clock += max(scenario.duration_ms, 1)
    for mapped in rule_results(rule_rows(record, places.rules), record.header, places, clock):
        write_mapped(folder, mapped)
    for name, data in run_files(record.header, _footer(record)).items():
        (folder / name).write_bytes(data)
    return folder


def _footer(record: RunRecord) -> Mapping[str, Any] | None:
    """The footer; of an altered record it does not certify."""
    return {**record.footer, "certifiable": record.certifiable} if record.footer else None


def write_mapped(folder: Path, mapped: Mapped) -> None:
    """One result with its files."""
    for name, data in mapped.files.items():
        (folder / name).write_bytes(data)
    text = json.dumps(mapped.result, ensure_ascii=False, separators=(",", ":"))
    (folder / f"{mapped.result['uuid']}-result.json").write_text(text, "utf-8")
