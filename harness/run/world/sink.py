"""Where observations of a scenario are gathered: numbered, stored, told to the event stream, then handed to oracles."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, Protocol

from harness.oracles.observation import Observation, Observations
from harness.run.masking import SecretMask


class BlobStore(Protocol):
    """Content-addressed bytes (`EvidenceStore`, or memory when proving)."""

    def put(self, data: bytes) -> str: ...

    def get(self, digest: str) -> bytes: ...


class ObservationSink:
    """One numbering for the whole run; the rows of the running scenario at hand."""

    def __init__(
        self, write: Callable[..., None], blobs: BlobStore, now: Callable[[], datetime],
        *, before: int = 0, mask: SecretMask | None = None,
    ) -> None:  # fmt: skip
        """`before`: the number of the last observation that is there already."""
        self._write = write
        self._blobs = blobs
        self._now = now
        self._seq = before
        self._scenario = ""
        self._rows: list[Observation] = []
        self._mask = mask or SecretMask()
        self.hands = "driver"
        """Who stands where a driver would: `person` where one acts and reads."""

    def begin(self, scenario: str) -> None:
        self._scenario = scenario
        self._rows = []

    def add(
        self, kind: str, source: str, *, about: str = "", at: datetime | None = None,
        blobs: dict[str, bytes] | None = None, **data: Any,
    ) -> Observation:  # fmt: skip
        """Store one fact, before anyone judges it; without the secrets of a product, which no check needs."""
        self._seq += 1
        source = self.hands if source == "driver" else source
        row = Observation(
            seq=self._seq, scenario=self._scenario, kind=kind, source=source, at=(at or self._now()).isoformat(),
            about=about, data=data if source == "input" else self._mask.masked(data),
            blobs={name: self._blobs.put(raw) for name, raw in (blobs or {}).items()},
        )  # fmt: skip
        self._rows.append(row)
        self._write("observation", **row.as_json())
        return row

    def without_secrets(self, data: dict[str, Any]) -> dict[str, Any]:
        """Data of a product that is to be stored as bytes, as an observation would hold it."""
        return self._mask.masked(data)

    def bytes_without_secrets(self, data: bytes) -> bytes:
        """What a product printed, as it may be kept."""
        return self._mask.bytes_without(data)

    def locate(self, part: Any) -> tuple[int, list[str | int]] | None:
        """The observation that holds this very object, and the way to it inside its data; None if none does."""
        for row in reversed(self._rows):
            way = _way(row.data, part)
            if way is not None:
                return row.seq, way
        return None

    def next_number(self) -> int:
        """A number that no earlier observation of the run has, for ids that must be unique."""
        return self._seq + 1

    def observations(self) -> Observations:
        return Observations(self._rows, self._blobs.get)


def _way(value: Any, part: Any) -> list[str | int] | None:
    """Where in a JSON value an object is, by identity."""
    if value is part:
        return []
    inside: Any = ()
    if isinstance(value, dict):
        inside = value.items()
    elif isinstance(value, list):
        inside = enumerate(value)
    for key, one in inside:
        way = _way(one, part)
        if way is not None:
            return [key, *way]
    return None
