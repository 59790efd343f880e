"""Earlier runs of the same product, from the folders beside a run: what a trend is drawn from. Nothing else is kept."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from reports.record import RunRecord

_MOST = 40
_LARGEST = 20_000_000


@dataclass(frozen=True)
class PastRun:
    """One run as its summary tells it."""

    id: str
    started: datetime
    certifiable: bool
    complete: bool
    selection: str
    rules: Mapping[str, int]
    scenarios: Mapping[str, str]
    """Scenario → verdict."""
    durations: Mapping[str, int]
    """Scenario → milliseconds."""


def past_runs(record: RunRecord) -> list[PastRun]:
    """Complete runs of everything, of the same product and role, in folders beside this one; oldest first."""
    own = record.folder.resolve()
    found = []
    for path in sorted(own.parent.glob("*/summary.json")):
        if path.parent.resolve() != own and (run := _read(path, record)) is not None:
            found.append(run)
    found = [run for run in found if run.started < record.started]
    return sorted(found, key=lambda run: run.started)[-_MOST:]


def run_of(summary: Mapping[str, Any]) -> PastRun:
    """A summary as a point of the trend. KeyError, TypeError or ValueError if it is none."""
    rules: dict[str, int] = {}
    for row in summary["rules"]:
        if row["scope"] == "product":
            rules[row["verdict"]] = rules.get(row["verdict"], 0) + 1
    run = summary["run"]
    return PastRun(
        id=run["id"],
        started=datetime.fromisoformat(run["started"]),
        certifiable=bool(summary["certifiable"]),
        complete=bool(summary["complete"]),
        selection=run["selection"],
        rules=rules,
        scenarios={row["id"]: row["verdict"] for row in summary["scenarios"]},
        durations={row["id"]: int(row["duration_ms"]) for row in summary["scenarios"]},
    )


def _read(path: Path, record: RunRecord) -> PastRun | None:
    try:
        if path.stat().st_size > _LARGEST:
            return None
        summary = json.loads(path.read_text("utf-8"))
        alike = all(summary["sut"][key] == record.sut[key] for key in ("name", "role"))
        run = run_of(summary) if alike else None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    whole = run is not None and run.complete and run.selection == "all" and run.started.tzinfo is not None
    return run if whole else None


def names(runs: list[PastRun]) -> Iterator[str]:
    """A short name for each run, its day and time."""
    for run in runs:
        yield run.started.strftime("%d/%m %H:%M")
