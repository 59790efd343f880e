"""The judge's own reader of an axis' answers (axis-api §1.2): from stored bytes, tolerant of what real axes write."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from harness.oracles.observation import Observation, Observations

_OK = 200
_NO_SUCH_OPERATION = frozenset({404, 405, 501})


@dataclass(frozen=True)
class Answer:
    """One call of an agency, and what the axis said; `http_status` 0 means that no answer came."""

    row: Observation
    http_status: int
    envelope: Mapping[str, Any]
    raw: bytes

    @property
    def came(self) -> bool:
        return self.http_status != 0

    @property
    def ok(self) -> bool:
        """ErrorCode 0, as text or as number (axis-api §1.2); of a download: anything that is no envelope."""
        if self.http_status != _OK:
            return False
        if self.row.data["op"] == "downloadEdoc" and not self.envelope:
            return bool(self.raw)
        return str(self.envelope.get("ErrorCode", "")) == "0"

    @property
    def refused(self) -> bool:
        """An answer that says no: FAIL, or HTTP 4xx; a page of a broken gateway says nothing."""
        return (
            self.http_status == _OK and bool(self.envelope) and not self.ok
        ) or 400 <= self.http_status < 500

    @property
    def unsupported(self) -> bool:
        """The axis has no such operation."""
        return self.http_status in _NO_SUCH_OPERATION

    @property
    def items(self) -> list[Mapping[str, Any]]:
        """The objects of `data`; none where it is something else."""
        data = self.envelope.get("data")
        return [item for item in data if isinstance(item, Mapping)] if isinstance(data, list) else []

    @property
    def said(self) -> str:
        """In a few words, for a failure."""
        if not self.came:
            return f"không có trả lời ({self.row.data['lost']})"
        if not self.envelope:
            return f"HTTP {self.http_status}"
        return (
            f"HTTP {self.http_status}, mã {self.envelope.get('ErrorCode')}: {self.envelope.get('ErrorDesc')}"
        )

    @property
    def where(self) -> str:
        return str(self.row.data["op"])


def answer(seen: Observations, row: Observation) -> Answer:
    """Read the answer of an `axis.call`; an envelope that is no JSON object reads as empty."""
    raw = seen.blob(row, "answer") if "answer" in row.blobs else b""
    try:
        envelope = json.loads(raw) if raw.lstrip()[:1] == b"{" else {}
    except (ValueError, RecursionError):
        envelope = {}
    return Answer(row, row.data["http_status"], envelope if isinstance(envelope, dict) else {}, raw)


def text(item: Mapping[str, Any], name: str) -> str:
    """A value of an item as text; absence and null are empty."""
    value = item.get(name)
    return "" if value is None else str(value).strip()
