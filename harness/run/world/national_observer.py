"""What an axis under test does on our national axis: `wire.forwarded` (it sends), `wire.collected` (it fetches)."""

from __future__ import annotations

from typing import Any

from harness.oracles.edxml import MessageError, read
from harness.run.world.axis_case import AxisCase
from harness.run.world.sink import ObservationSink

_FETCH = frozenset({"getEdoc", "downloadEdoc"})


class NationalObserver:
    """Follows the journal of our national axis for the calls of one system: the hub that the product is there.

    `wire.forwarded`: data `accepted`, `sender`, `recipients`, `message_type`, `error`, blob `message` as handed over.
    `wire.collected`: blob `message` as served, hop of the national axis included.
    """

    def __init__(self, journal: Any, system_id: str, sink: ObservationSink) -> None:
        self._journal = journal
        self._system_id = system_id
        self._sink = sink
        self._seen = 0

    def skip(self) -> None:
        """Forget what crossed so far."""
        self._seen = self._journal.last_seq

    def settle(self, case: AxisCase) -> None:
        for entry in self._journal.since(self._seen):
            self._seen = entry.seq
            if entry.system_id != self._system_id or not entry.sha256:
                continue
            if entry.op == "sendEdoc":
                self._add("wire.forwarded", entry, case, accepted=entry.error is None)
            elif entry.op in _FETCH and entry.error is None:
                self._add("wire.collected", entry, case)

    def _add(self, kind: str, entry: Any, case: AxisCase, **facts: Any) -> None:
        body = self._journal.message(entry.sha256)
        raw = body.read() if body is not None else b""
        self._sink.add(
            kind, "wire", at=entry.at, about=case.label(_identity(raw)), blobs={"message": raw}, doc_id=entry.doc_id,
            sender=entry.from_, recipients=list(entry.to), message_type=entry.message_type, error=entry.error, **facts,
        )  # fmt: skip


def _identity(raw: bytes) -> str:
    """The document that a message is, or is about; empty if it cannot be read."""
    try:
        return read(raw).document_id
    except MessageError:
        return ""
