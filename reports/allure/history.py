"""Earlier runs as Allure 3 reads them (`historyPath`): what each scenario came to, so that a page shows its past."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from harness.oracles.judgement import Verdict
from reports.allure.parts import known_as
from reports.allure.status import STATUS
from reports.history import PastRun


def history_lines(runs: Iterable[PastRun]) -> str:
    """One line of JSON per run, oldest first."""
    return "".join(json.dumps(_point(run), ensure_ascii=False) + "\n" for run in runs)


def _point(run: PastRun) -> dict[str, Any]:
    at = round(run.started.timestamp() * 1000)
    cases = [_md5(known_as(name)) for name in run.scenarios]
    items = {_key(name): _item(run, name, verdict, at) for name, verdict in run.scenarios.items()}
    return {
        "uuid": _md5(run.id), "name": run.id, "timestamp": at, "knownTestCaseIds": cases,
        "testResults": items, "metrics": {}, "url": "",
    }  # fmt: skip


def _item(run: PastRun, name: str, verdict: str, at: int) -> dict[str, Any]:
    took = run.durations[name]
    status = STATUS[Verdict(verdict)] if verdict in set(Verdict) else "unknown"
    return {
        "id": _md5(f"{run.id}/{name}"), "name": name, "fullName": f"kiemchuan#{name}", "status": status,
        "start": at, "stop": at + took, "duration": took, "labels": [], "url": "", "historyId": _key(name),
        "environment": "default", "reportLinks": [],
    }  # fmt: skip


def _key(name: str) -> str:
    """Allure's own id of a test without parameters."""
    return f"{_md5(known_as(name))}.{_md5('')}"


def _md5(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()
