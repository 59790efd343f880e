"""An incoming document in the evidence: what people did with it in the product, what its sender was told.

`about` is the document's name in the scenario. Numbers of observations order what happened.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from harness.oracles.edxml import MessageError, Status, read
from harness.oracles.exchange import Record, text
from harness.oracles.observation import Observation, Observations
from harness.oracles.times import iso_moment


@dataclass(frozen=True)
class Told:
    """A status message of the product, with the observation that brought it."""

    row: Observation
    status: Status


def told(seen: Observations, doc: str, codes: Container[str], *, after: int = 0) -> list[Told]:
    """Statuses about a document that the axis took from the product, oldest first."""
    return list(_statuses(seen, seen.of("wire.sent", about=doc, accepted=True), codes, after))


def reached(
    seen: Observations, doc: str, codes: Container[str], *, sender: str, after: int = 0
) -> list[Told]:
    """Statuses about a document that the agency `sender` has fetched from its axis, oldest first."""
    rows = seen.of("wire.delivered", about=doc, message_type="status", recipient=sender)
    return list(_statuses(seen, rows, codes, after))


def _statuses(
    seen: Observations, rows: list[Observation], codes: Container[str], after: int
) -> Iterator[Told]:
    for row in rows:
        if row.seq <= after or "message" not in row.blobs:
            continue
        try:
            message = read(seen.blob(row, "message"))
        except MessageError:
            continue
        if isinstance(message, Status) and message.code in codes:
            yield Told(row, message)


def act(seen: Observations, doc: str, operation: str) -> Observation | None:
    """The newest act of that kind on a document which the product says it has carried out; None if none."""
    return seen.last("driver.answer", about=doc, op=operation)


def tried(seen: Observations, doc: str, operation: str) -> Observation | None:
    """The newest try of an act, whatever came of it: answered, refused, or no record to try it on."""
    found = [seen.last(kind, about=doc, op=operation) for kind in _OUTCOMES]
    return max((row for row in found if row is not None), key=lambda row: row.seq, default=None)


_OUTCOMES = ("driver.answer", "driver.refused", "driver.absent")


def record_before(seen: Observations, doc: str, limit: Observation | None) -> Record | None:
    """The record of a document as the product showed it last before something else happened; None if it did not."""
    rows = [*seen.of("driver.record", about=doc, what="incoming"), *seen.of("driver.answer", about=doc)]
    shown = [
        (row.seq, record)
        for row in rows
        if (limit is None or row.seq < limit.seq)
        and isinstance(record := row.data.get("record", row.data.get("answer")), Mapping)
        and "id" in record
    ]
    return max(shown, key=lambda pair: pair[0])[1] if shown else None


def said_by(row: Observation) -> str:
    """What the product said when it refused an act."""
    return str(row.data.get("message") or row.data.get("detail") or row.data.get("code") or "")


@dataclass(frozen=True)
class Line:
    """One line of a history; `at` None where it shows no moment."""

    event: str
    at: datetime | None
    actor: str
    detail: str


def history(record: Record) -> list[Line]:
    """The history of a record, in its order; empty where it has none."""
    rows = record.get("history")
    return [
        Line(text(row, "event"), iso_moment(row.get("at")), _name(row.get("actor")), text(row, "detail"))
        for row in (rows if isinstance(rows, list) else ())
        if isinstance(row, Mapping)
    ]


def _name(actor: Any) -> str:
    return text(actor, "name") if isinstance(actor, Mapping) else ""
