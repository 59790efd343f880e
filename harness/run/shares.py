"""A run on several cores: each further process has a world of its own and a share of the scenarios (`--jobs`).

Only the embedded reference, and a product that kiemchuan starts on ports of its own, can be had several times: any
other runs in one share. The events of a share
are taken into the run's own stream before its footer; observation numbers move out of each other's way.
"""

from __future__ import annotations

import multiprocessing
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from harness.catalogue import Selection
from harness.run.events import EventsError, read_events
from harness.run.settings import RunSettings
from harness.sut.declaration import Declaration
from harness.sut.launchers.copies import copies

WORTH_SHARING = 60
"""Fewer scenarios than this are done before a second process has started."""
_MOVE = 10_000_000
_OF_SCENARIOS = frozenset(
    {"scenario-start", "step-start", "observation", "judgement", "step-end", "scenario-end"}
)


def jobs_for(asked: int | None, *, scenarios: int, sut: Declaration) -> int:
    """How many processes a run uses.

    The embedded reference: as asked, else every core where it pays. A product that kiemchuan starts, with a port and
    data of its own: as asked, each process with a copy. Any other is one: its scenarios would meet each other's.
    """
    if sut.driver.kind == "embedded" and sut.role == "agency":
        if asked is not None:
            return max(1, asked)
        return (os.cpu_count() or 1) if scenarios >= WORTH_SHARING else 1
    if why := _only_one(sut):
        if asked is not None and asked > 1:
            sys.stderr.write(f"--jobs {asked}: một tiến trình, vì {why}\n")
        return 1
    return max(1, min(asked or 1, scenarios or 1))


def _only_one(sut: Declaration) -> str:
    """Why a product cannot be had several times, in both languages; empty if it can."""
    if sut.role == "axis":
        return "Trục chỉ có một / there is one axis"
    if not copies(sut):
        return (
            "sản phẩm chỉ có một; để có nhiều bản, dùng launcher process với {port} và {data} / "
            "there is one product; a process launcher with {port} and {data} has several"
        )
    if sut.ports.axis or sut.ports.control:
        return "[ports] cố định nên chỉ dựng được một thế giới / [ports] are fixed: one world"
    return ""


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
