"""What lines of a history may not say (lịch sử gửi, nhận, Đ8.k2.p): contract words, oldest first, each event once.

Only what the contract names is judged, and only where a line says it: a product may leave members out, and add
events of its own. What stands in no line is asked for elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from harness.oracles.judgement import Judgement, failed
from harness.oracles.times import iso_moment
from harness.oracles.wording import same_name

Line = Mapping[str, Any]


@dataclass(frozen=True)
class Happened:
    """What is known of an event of the contract: when it happened, once for each moment, and who acted.

    `not_states`: states in which the record cannot be after it. `actor` empty: nobody's act, or nobody knows.
    """

    event: str
    moments: tuple[datetime, ...]
    actor: str = ""
    not_states: frozenset[str] = frozenset()


def misstated(
    lines: Sequence[Line], known: Sequence[Happened], read_at: datetime, tolerance: timedelta, where: str
) -> Judgement | None:
    """The first line that contradicts what happened, or None; `read_at` is when the history was read."""
    return (
        _out_of_order(lines, tolerance, where)
        or _in_the_future(lines, read_at, tolerance, where)
        or next((flaw for one in known if (flaw := _against(lines, one, tolerance, where))), None)
    )


def _out_of_order(lines: Sequence[Line], tolerance: timedelta, where: str) -> Judgement | None:
    dated = [(at, line) for line in lines if (at := iso_moment(line.get("at"))) is not None]
    for (earlier, _), (later, line) in pairwise(dated):
        if later < earlier - tolerance:
            return failed(
                "history-goes-back", expected=f"không trước {earlier.isoformat()}", observed=_said(line), where=where
            )  # fmt: skip
    return None


def _in_the_future(
    lines: Sequence[Line], read_at: datetime, tolerance: timedelta, where: str
) -> Judgement | None:
    for line in lines:
        at = iso_moment(line.get("at"))
        if at is not None and at > read_at + tolerance:
            return failed(
                "history-line-untrue", expected=f"không sau lúc xem {read_at.isoformat()}", observed=_said(line),
                where=where,
            )  # fmt: skip
    return None


def _against(lines: Sequence[Line], known: Happened, tolerance: timedelta, where: str) -> Judgement | None:
    mine = [line for line in lines if line.get("event") == known.event]
    for line in mine:
        at = iso_moment(line.get("at"))
        if at is None:
            continue  # what is no ISO 8601 is Đ15.k3
        times = sum(1 for moment in known.moments if abs(at - moment) <= tolerance)
        if not times:
            expected = ", ".join(moment.isoformat() for moment in known.moments)
            return failed("history-line-untrue", expected=f"{known.event} lúc {expected}", observed=_said(line),
                          where=where)  # fmt: skip
        if sum(1 for other in mine if other == line) > times:
            return failed("history-line-twice", expected=f"{times} lần", observed=_said(line), where=where)
        shown = line.get("actor")
        name = str(shown.get("name") or "") if isinstance(shown, Mapping) else ""
        if known.actor and name and not same_name(name, known.actor):
            return failed("history-line-untrue", expected=f"{known.event}: {known.actor}",
                          observed=f"{_said(line)}: {name}", where=where)  # fmt: skip
        if line.get("state") in known.not_states:
            return failed(
                "history-line-untrue", expected=f"trạng thái sau {known.event}",
                observed=f"{_said(line)}: {line.get('state')}", where=where,
            )  # fmt: skip
    return None


def _said(line: Line) -> str:
    return f"{line.get('event')} lúc {line.get('at')}"
