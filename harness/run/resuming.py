"""Taking up a run that was left: what is finished stays as it was judged, the rest is run into the same folder.

A person who acts for hours may go home (Ctrl-C), a terminal may close. The scenario that was cut off begins anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from harness.run.events import EventsError, read_events
from harness.run.evidence import EvidenceStore
from harness.run.seal import EVENTS
from harness.run.settings import RunSettings
from harness.run.shares import events_left, left_shares, take_in_left

SAME: Final = (
    "selection",
    "seed",
    "as_of",
    "attestations_as_of",
    "profile_sha256",
    "suite_sha256",
    "declaration_sha256",
    "attestations_sha256",
    "shuffled",
)
"""What must not have changed since: else two runs would be told as one."""


class ResumeError(EventsError):
    """This run cannot be taken up: says why and what to do."""


@dataclass(frozen=True)
class Earlier:
    """What a run has behind it: its header, and the events of the scenarios that ended."""

    header: Mapping[str, Any]
    events: tuple[dict[str, Any], ...]
    scenarios: frozenset[str]
    newest: int
    """The number of its last observation, of cut-off scenarios too."""

    def settings(self, now: RunSettings) -> RunSettings:
        """The settings of the whole run: its identity and beginning are those of its first part."""
        run = self.header["run"]
        started = datetime.fromisoformat(run["started"])
        return replace(now, run_id=run["id"], started=started, observations_before=self.newest)

    def check(self, run: Mapping[str, Any]) -> None:
        """ResumeError if what runs now is not what ran then."""
        other = [name for name in SAME if self.header["run"].get(name) != run.get(name)]
        if other:
            names = ", ".join(other)
            raise ResumeError(
                f"không chạy tiếp được: đã khác lúc trước ở {names}; hãy chạy mới / changed since: {names}; run anew"
            )


def earlier_part(folder: Path) -> Earlier:
    """Read what a run left. ResumeError if there is none, or if it is complete."""
    path = folder / EVENTS
    try:
        events = list(read_events(path))
    except (OSError, EventsError) as error:
        raise ResumeError(
            f"{path}: {error}; không có lần chạy nào để chạy tiếp / no run to take up"
        ) from error
    if not events or events[0]["type"] != "header":
        raise ResumeError(f"{path}: không có phần đầu / has no header; hãy chạy mới / run anew")
    if events[-1]["type"] == "footer" and events[-1]["complete"]:
        raise ResumeError(f"{folder}: lần chạy đã trọn vẹn / the run is complete; không còn gì để chạy tiếp")
    header = events[0]
    for share in left_shares(folder):
        events += events_left(share)
    ended = frozenset(event["scenario"] for event in events if event["type"] == "scenario-end")
    kept = [event for event in events if event.get("scenario") in ended]
    _check_evidence(folder, kept)
    newest = max((event["seq"] for event in events if event["type"] == "observation"), default=0)
    return Earlier(header, tuple(kept), ended, newest)


def _check_evidence(folder: Path, events: Iterable[Mapping[str, Any]]) -> None:
    """ResumeError if what was judged then lies there no longer, or otherwise: nobody could judge it again."""
    stores = [EvidenceStore(place / "evidence") for place in (folder, *left_shares(folder))]
    for digest in {digest for event in events for digest in event.get("blobs", {}).values()}:
        if not any(store.holds(digest) for store in stores):
            raise ResumeError(
                f"{folder}: bằng chứng {digest[:16]}… của phần đã chạy bị mất hoặc bị sửa; hãy chạy mới / "
                "evidence of the part that was run is gone or altered; run anew"
            )


def set_aside(folder: Path) -> Path:
    """Move the events of the first part, and of its shares, out of the way; they stay in the folder as they were."""
    path = _free_name(folder)
    (folder / EVENTS).rename(path)
    for share in left_shares(folder):
        take_in_left(share, folder / "evidence", _free_name(folder))
    for half in (folder / "evidence").glob("*/*.part"):
        half.unlink()
    return path


def _free_name(folder: Path) -> Path:
    number = 1
    while (path := folder / f"events-{number}.left.jsonl").exists():
        number += 1
    return path
