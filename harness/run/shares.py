"""A run on several cores: each further process has a world of its own and a share of the scenarios (`--jobs`).

The embedded reference, and a product that kiemchuan starts on ports of its own, can be had several times; a product
that stands already, where `[[instances]]` name further places of it that prove to stand apart. Any other runs in one
share. The events of a share
are taken into the run's own stream before its footer; observation numbers move out of each other's way.
"""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from harness.catalogue import Selection
from harness.run.events import EventsError, read_events
from harness.run.record_files import EVENTS
from harness.run.settings import RunSettings
from harness.sut.declaration import Declaration
from harness.sut.instances import one_process
from harness.sut.launchers.copies import copies

WORTH_SHARING = 60
"""Fewer scenarios than this are done before a second process has started."""
_MOVE = 10_000_000
_OF_SCENARIOS = frozenset(
    {"scenario-start", "step-start", "observation", "judgement", "step-end", "scenario-end"}
)


_OF_THE_WHOLE_PROGRAM = frozenset(
    {"restart", "clear_store", "backup", "restore", "set_backup_schedule", "set_antivirus", "set_mail"}
)
"""What an administrator does to a program, not to one agency in it."""


def jobs_for(
    asked: int | None, *, scenarios: int, sut: Declaration, asks: Callable[[], frozenset[str]] = frozenset
) -> int:
    """How many processes a run uses.

    The embedded reference: as asked, else every core where it pays. A product that kiemchuan starts, with a port and
    data of its own: as asked, each process with a copy. One that stands: as many as it has places, if these prove to
    be apart. Any other is one: its scenarios would meet each other's. `asks`: operations that the scenarios perform.
    """
    if sut.driver.kind == "embedded" and sut.role == "agency":
        if asked is not None:
            return max(1, asked)
        return (os.cpu_count() or 1) if scenarios >= WORTH_SHARING else 1
    wanted = max(1, min(asked or 1, scenarios or 1))
    why = _only_one(sut)
    if not why and sut.instances and wanted > 1:
        if wanted > len(sut.places):
            sys.stderr.write(
                f"--jobs {asked}: {len(sut.places)} tiến trình, vì sut.toml có từng ấy chỗ ([[instances]]) / "
                "as many as there are places\n"
            )
        wanted = min(wanted, len(sut.places))
        why = _meet_each_other(sut.places[:wanted], asks)
    if why:
        if asked is not None and asked > 1:
            sys.stderr.write(f"--jobs {asked}: một tiến trình, vì {why}\n")
        return 1
    return wanted


def _meet_each_other(places: Sequence[Declaration], asks: Callable[[], frozenset[str]]) -> str:
    """Why scenarios at these places would not leave each other alone; empty if they do."""
    if one_process([place.driver.url for place in places]) and (shared := asks() & _OF_THE_WHOLE_PROGRAM):
        return (
            f"các bản ở cùng một chương trình, mà tình huống đã chọn làm {', '.join(sorted(shared))} với cả chương "
            "trình ấy / the instances are one program, and scenarios act on all of it"
        )
    from harness.sut.apart import why_not_apart

    return why_not_apart(places)


def _only_one(sut: Declaration) -> str:
    """Why a product cannot be had several times, in both languages; empty if it can."""
    if sut.role == "axis":
        return "Trục chỉ có một / there is one axis"
    if sut.instances:
        return ""
    if not copies(sut):
        return (
            "sản phẩm chỉ có một; để có nhiều bản, dùng launcher process với {port} và {data}, hay ghi [[instances]] / "
            "there is one product; a process launcher with {port} and {data} has several, or name [[instances]]"
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
    sut = settings.sut.places[number] if settings.sut.instances else settings.sut
    own = replace(settings, sut=sut, out=folder, selection=Selection(scenarios=frozenset(scenarios)), jobs=1)
    process = multiprocessing.get_context("spawn").Process(target=_work, args=(own,), daemon=True)
    process.start()
    return Share(number, tuple(scenarios), folder, process)


def _work(settings: RunSettings) -> None:
    from harness.run.open import world_factory
    from harness.run.session import Run, run_all

    signal.signal(signal.SIGTERM, _ended)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    run = Run(settings, world_factory(settings))
    run.open()
    try:
        run_all(run)
    except KeyboardInterrupt:
        run.world.stop()  # a product that this share started ends with it
        return
    run.close()


def _ended(*_: object) -> None:
    raise KeyboardInterrupt


def _end_with_parent() -> None:
    """A run that was killed takes its shares with it: else they would write on where it is taken up again."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        signal.raise_signal(signal.SIGTERM) if os.name == "nt" else os.kill(os.getpid(), signal.SIGTERM)


def left_shares(folder: Path) -> list[Path]:
    """Folders of shares that a killed run left, by number."""
    found = [path for path in folder.glob("share-*") if _number(path) and (path / EVENTS).is_file()]
    return sorted(found, key=_number)


def events_left(folder: Path) -> list[dict[str, Any]]:
    """What scenarios of a share told until it was killed, numbered as if the run had taken them in."""
    rows = read_events(folder / EVENTS)
    return [_moved(row, _number(folder) * _MOVE) for row in rows if row["type"] in _OF_SCENARIOS]


def take_in_left(folder: Path, evidence: Path, kept: Path) -> None:
    """Move the evidence of a share that was left into the run's store, its events to `kept`; nothing else is lost."""
    _move_evidence(folder / "evidence", evidence)
    (folder / EVENTS).rename(kept)
    shutil.rmtree(folder, ignore_errors=True)


def _number(folder: Path) -> int:
    number = folder.name.removeprefix("share-")
    return int(number) if number.isdecimal() else 0


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
        if path.suffix != ".part" and not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            path.rename(place)
