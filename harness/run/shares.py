"""A run on several cores: each further process has a world of its own and a share of the scenarios (`--jobs`).

Only the embedded reference can be had twice, so a vendor's product always runs in one share. The events of a share
are taken into the run's own stream before its footer; observation numbers move out of each other's way.
"""

from __future__ import annotations

import multiprocessing
import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from harness.catalogue import Selection
from harness.run.events import EventsError, read_events
from harness.run.settings import RunSettings

WORTH_SHARING = 60
"""Fewer scenarios than this are done before a second process has started."""
_MOVE = 10_000_000
_OF_SCENARIOS = frozenset(
    {"scenario-start", "step-start", "observation", "judgement", "step-end", "scenario-end"}
)


def jobs_for(asked: int | None, *, scenarios: int, embedded: bool) -> int:
    """How many processes a run uses: as asked, else every core where it pays. One for a vendor's product."""
    if not embedded:
        return 1
    if asked is not None:
        return max(1, asked)
    return (os.cpu_count() or 1) if scenarios >= WORTH_SHARING else 1


@dataclass(frozen=True)
class Share:
    """Scenarios that another process executes, and where it leaves its events."""

    number: int
    scenarios: tuple[str, ...]
    folder: Path
    process: BaseProcess


def start_share(settings: RunSettings, number: int, scenarios: Sequence[str]) -> Share:
    """Start a process for a share; its folder lies inside the run's until it is taken in."""
    folder = settings.out / f"share-{number}"
    own = replace(settings, out=folder, selection=Selection(scenarios=frozenset(scenarios)), jobs=1)
    process = multiprocessing.get_context("spawn").Process(target=_work, args=(own,), daemon=True)
    process.start()
    return Share(number, tuple(scenarios), folder, process)


def _work(settings: RunSettings) -> None:
    from harness.run.open import world_factory
    from harness.run.session import Run, run_all

    run = Run(settings, world_factory(settings))
    run.open()
    run_all(run)
    run.close()


def events_of(share: Share, evidence: Path) -> Iterator[dict[str, Any]]:
    """Wait for a share, move its evidence into the run's store, hand over its events of scenarios, renumbered.

    A share that died hands over what it had: its other scenarios stay unexecuted and the run incomplete.
    """
    share.process.join()
    try:
        for event in read_events(share.folder / "events.jsonl"):
            if event["type"] in _OF_SCENARIOS:
                yield _moved(event, share.number * _MOVE)
    except (OSError, EventsError):
        return
    finally:
        _move_evidence(share.folder / "evidence", evidence)
        shutil.rmtree(share.folder, ignore_errors=True)


def _moved(event: dict[str, Any], by: int) -> dict[str, Any]:
    if event["type"] == "observation":
        event["seq"] += by
    elif event["type"] == "judgement":
        event["upto"] = event["upto"] + by if event["upto"] else 0
        event["used"] = [seq + by for seq in event["used"]]
    return event


def _move_evidence(source: Path, target: Path) -> None:
    for path in source.glob("*/*"):
        place = target / path.parent.name / path.name
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            path.rename(place)
