"""What a person told later completes what was read earlier: stored apart, put together again for judging."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from harness.oracles.observation import Observation


def complete(rows: Iterable[Observation], later: Observation) -> None:
    """Put an answer into the observation that it completes, if it completes one of these."""
    wanted = later.data.get("completes")
    target = next((row for row in rows if row.seq == wanted), None) if wanted is not None else None
    if target is None:
        return
    *way, member = later.data["way"]
    place: Any = target.data
    for part in way:
        place = place[part]
    place[member] = later.data["value"]
