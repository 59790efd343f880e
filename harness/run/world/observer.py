"""Reads the axis' journal after every step: what the product did on the wire becomes observations."""

from __future__ import annotations

from typing import Any

from harness.oracles.edxml import MessageError, Status, read
from harness.run.world.case import Case
from harness.run.world.sink import ObservationSink
from simulators.protocol.edxml.model import Organ

_QUIET = frozenset({"getReceivedEdocList", "getAgenciesList", "getAgenciesListQD20", "getSynchronizeUnit"})
_FETCH = frozenset({"getEdoc", "downloadEdoc"})
_OWN_DOCUMENT = frozenset({0, 3, None})
"""Business types of a message that brings a document of its own; a recall or update is about an earlier one."""


class WireObserver:
    """Follows one axis' journal for the calls of one system id.

    Kinds: `wire.sent` (the product's sendEdoc, blob `message`; `own_id` and `own_name` are what the directory says
    of the caller), `wire.fetched` (blob `message` as served, hops of the axis included), `wire.acknowledged`
    (updateStatus), `wire.refused` (any call that the axis refused), `wire.call` (the rest, lists left out: a poll
    shows nothing but ids that its fetches show again, products poll every few seconds, and no rule is judged by it).
    """

    def __init__(self, journal: Any, system_id: str, organ: Organ, sink: ObservationSink) -> None:
        self._journal = journal
        self._system_id = system_id
        self._organ = organ
        self._sink = sink
        self._seen = 0

    def skip(self) -> None:
        """Forget what crossed so far: it belongs to no scenario, or to one that has ended."""
        self._seen = self._journal.last_seq

    def settle(self, case: Case) -> None:
        for entry in self._journal.since(self._seen):
            self._seen = entry.seq
            if entry.system_id in (self._system_id, ""):
                self._take(entry, case)

    def _take(self, entry: Any, case: Case) -> None:
        common: dict[str, Any] = {"op": entry.op, "doc_id": entry.doc_id, "error": entry.error}
        if entry.op == "sendEdoc":
            self._sent(entry, case, common)
        elif entry.error:
            self._sink.add("wire.refused", "wire", at=entry.at, **common)
        elif entry.op in _FETCH:
            raw = self._body(entry)
            self._sink.add(
                "wire.fetched", "wire", at=entry.at, about=self._fetched_label(entry.doc_id or "", raw, case),
                blobs={"message": raw} if raw else {}, **common,
            )  # fmt: skip
        elif entry.op == "updateStatus":
            self._sink.add(
                "wire.acknowledged", "wire", at=entry.at, about=case.label(axis_id=entry.doc_id or ""),
                status=entry.params.get("status", ""), **common,
            )  # fmt: skip
        elif entry.op not in _QUIET:
            self._sink.add("wire.call", "wire", at=entry.at, **common)

    def _sent(self, entry: Any, case: Case, common: dict[str, Any]) -> None:
        raw = self._body(entry)
        facts: dict[str, Any] = {"document_id": "", "concerns": "", "subject": ""}
        about = ""
        try:
            message = read(raw)
            if isinstance(message, Status):
                facts["concerns"] = message.document_id
                facts["status_code"] = message.status_code
                about = case.label(document_id=message.document_id)
            else:
                facts["document_id"] = message.document_id
                facts["subject"] = message.subject
                about = case.label(document_id=message.document_id, subject=message.subject)
                if message.business_type in _OWN_DOCUMENT:
                    case.learn(about, message.document_id)
        except MessageError as error:
            facts["unreadable"] = str(error)
        self._sink.add(
            "wire.sent", "wire", at=entry.at, about=about, blobs={"message": raw} if raw else {},
            message_type=entry.message_type, sender=entry.from_, recipients=list(entry.to), axis_entry=entry.seq,
            accepted=entry.error is None, own_id=self._organ.organ_id, own_name=self._organ.name, **facts, **common,
        )  # fmt: skip

    def _fetched_label(self, axis_id: str, raw: bytes, case: Case) -> str:
        """By the id on this axis, else (a message that crossed from the other axis has a new one) by its own."""
        label = case.label(axis_id=axis_id)
        if label or not raw:
            return label
        try:
            message = read(raw)
        except MessageError:
            return ""
        label = "" if isinstance(message, Status) else case.label(document_id=message.document_id)
        if label:
            case.label_of_axis[axis_id] = label
        return label

    def _body(self, entry: Any) -> bytes:
        """The message that an entry is about, as received or as served; nothing where the axis kept none."""
        body = self._journal.message(entry.sha256) if entry.sha256 else None
        return body.read() if body is not None else b""
