"""What to run again after a run (`--last-failed`): what failed, what could come out otherwise, what never ran."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from harness.oracles.judgement import Reason, Verdict
from harness.run.events import EventsError, read_events
from harness.run.verdicts import GREEN

RUNS: Final = Path("runs")
_STAYS: Final = frozenset(
    {Reason.CAPABILITY_NOT_DECLARED, Reason.NO_CLOCK_CONTROL, Reason.NOT_ATTESTED, Reason.ATTESTATION_EXPIRED}
)
"""Reasons that only another declaration or attestation can change: running again cannot."""


@dataclass(frozen=True)
class LastRun:
    """An earlier run: where, of what, and which of its scenarios are worth running again, in its order."""

    folder: Path
    scenarios: tuple[str, ...]
    sut: str | None
    role: str
    seed: int
    as_of: date


def last_run(named: str = "") -> LastRun:
    """The run in folder `named`, else the newest below `runs/`. FileNotFoundError if there is none."""
    folder = Path(named) if named else _newest()
    if not (folder / "events.jsonl").is_file():
        raise FileNotFoundError(
            f"{folder}: không có events.jsonl, không phải một lần chạy / not a run folder"
        )
    header: Mapping[str, Any] | None = None
    open_rules: dict[str, bool] = {}
    settled: set[str] = set()
    for event in read_events(folder / "events.jsonl"):
        if event["type"] == "header":
            header = event
        elif event["type"] == "judgement":
            open_rules[event["scenario"]] = open_rules.get(event["scenario"], False) or _worth_it(event)
        elif event["type"] == "scenario-end":
            settled.add(event["scenario"])
    if header is None:
        raise EventsError(f"{folder}: events.jsonl has no header")
    again = (one for one in header["scenarios"] if one not in settled or open_rules.get(one, False))
    run, sut = header["run"], header["sut"]
    return LastRun(
        folder, tuple(again), sut.get("source") or None, sut["role"], run["seed"], date.fromisoformat(run["as_of"]),
    )  # fmt: skip


def _worth_it(judgement: Mapping[str, Any]) -> bool:
    verdict = Verdict(judgement["verdict"])
    return verdict not in GREEN and not (verdict is Verdict.INCONCLUSIVE and judgement["reason"] in _STAYS)


def _newest() -> Path:
    found = sorted(RUNS.glob("*/events.jsonl"), key=lambda path: path.stat().st_mtime)
    if not found:
        raise FileNotFoundError(
            f"{RUNS}/ chưa có lần chạy nào; nêu thư mục: --last-failed THƯ_MỤC / no run below {RUNS}/; name its folder"
        )
    return found[-1].parent
