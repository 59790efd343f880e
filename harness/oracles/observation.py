"""Observations: facts read from wire, driver, file or clock, stored before anyone judges them (design §3)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

SOURCES = ("wire", "driver", "file", "clock", "person", "attestation")
"""From the strongest to the weakest link; `input` (what the harness itself prepared) weakens nothing."""

SEEN_BY = {"wire": "wire", "input": "wire", "clock": "wire", "driver": "driver", "file": "driver",
           "person": "person", "attestation": "attestation"}  # fmt: skip
_WEAKNESS = ("wire", "driver", "person", "attestation")


@dataclass(frozen=True)
class Observation:
    """One fact.

    `kind` says what was read (`observer.py`, `wire_acts.py` and `product.py` of `harness/run/world/` make them),
    `about` names the document of the scenario it concerns (its label, may be empty), `at` is the virtual time,
    `blobs` maps names to the SHA-256 of stored bytes.
    """

    seq: int
    scenario: str
    kind: str
    source: str
    at: str
    about: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    blobs: dict[str, str] = field(default_factory=dict)

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.at)

    def as_json(self) -> dict[str, Any]:
        return {
            "seq": self.seq, "scenario": self.scenario, "kind": self.kind, "source": self.source, "at": self.at,
            "about": self.about, "data": self.data, "blobs": self.blobs,
        }  # fmt: skip

    @classmethod
    def from_json(cls, row: dict[str, Any]) -> Observation:
        return cls(**{name: row[name] for name in cls.__dataclass_fields__})


class Observations:
    """What an oracle sees of one scenario: its observations so far and the stored bytes, nothing live.

    Every accessor marks what it hands out as used, so that a verdict knows the weakest link it rests on.
    """

    def __init__(self, rows: Sequence[Observation], blob: Callable[[str], bytes]) -> None:
        self._rows = tuple(rows)
        self._blob = blob
        self._used: dict[int, Observation] = {}

    def of(self, kind: str, *, about: str | None = None, **data: Any) -> list[Observation]:
        """Observations of a kind, in order; filtered by document label and by equal values in `data`."""
        found = [
            row
            for row in self._rows
            if row.kind == kind
            and (about is None or row.about == about)
            and all(row.data.get(name) == value for name, value in data.items())
        ]
        self._used.update({row.seq: row for row in found})
        return found

    def last(self, kind: str, *, about: str | None = None, **data: Any) -> Observation | None:
        """The newest observation of a kind, or None."""
        found = [
            row
            for row in self._rows
            if row.kind == kind
            and (about is None or row.about == about)
            and all(row.data.get(name) == value for name, value in data.items())
        ]
        if not found:
            return None
        self._used[found[-1].seq] = found[-1]
        return found[-1]

    def blob(self, observation: Observation, name: str) -> bytes:
        """Stored bytes of an observation, for example `message`. KeyError if there is none of that name."""
        return self._blob(observation.blobs[name])

    def __iter__(self) -> Iterator[Observation]:
        """Every observation, unmarked: for looking, not for judging."""
        return iter(self._rows)

    @property
    def newest(self) -> int:
        """The number of the newest observation, 0 if there is none."""
        return max((row.seq for row in self._rows), default=0)

    @property
    def used(self) -> tuple[int, ...]:
        return tuple(sorted(self._used))

    @property
    def seen_by(self) -> str:
        """The weakest link among what was used: wire, driver, person or attestation."""
        links = [SEEN_BY[row.source] for row in self._used.values()]
        return max(links, key=_WEAKNESS.index, default="wire")
