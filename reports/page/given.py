"""What a page shows beyond its own record: earlier runs, proved rules, the folder's name. The page says it itself.

So a page can be written again from the record alone and compared with one that lies about (`kiemchuan verify RUN`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from reports.history import PastRun, past_runs
from reports.record import RunRecord

_BLOCK = re.compile(r'<script type="application/json" id="given">([^<]{1,200000})</script>')


@dataclass(frozen=True)
class Given:
    """Earlier runs (oldest first), rules whose defects were all found, and what the run's folder was called."""

    past: tuple[PastRun, ...] = ()
    proved: frozenset[str] = frozenset()
    folder: str = ""

    @classmethod
    def beside(cls, record: RunRecord, proved: Collection[str]) -> Given:
        """What lies beside a run now."""
        return cls(tuple(past_runs(record)), frozenset(proved), record.folder.resolve().name)

    def as_json(self) -> dict[str, Any]:
        """The block of the page: of an earlier run what the trend draws."""
        return {
            "folder": self.folder,
            "proved": sorted(self.proved),
            "past": [
                {"id": run.id, "started": run.started.isoformat(), "rules": dict(run.rules)}
                for run in self.past
            ],
        }


def given_to(page: str) -> Given:
    """What a page says it was given. Anyone may have written it: what is no such thing counts as nothing."""
    found = _BLOCK.findall(page)
    try:
        told = json.loads(found[0])
        return Given(
            tuple(map(_past, told["past"])), frozenset(map(str, told["proved"])), str(told["folder"])
        )
    except (IndexError, KeyError, TypeError, ValueError, AttributeError, RecursionError):
        return Given()


def _past(row: Mapping[str, Any]) -> PastRun:
    return PastRun(
        id=str(row["id"]), started=datetime.fromisoformat(row["started"]), certifiable=False, complete=True,
        selection="all", rules={str(code): int(count) for code, count in row["rules"].items()}, scenarios={},
        durations={},
    )  # fmt: skip
