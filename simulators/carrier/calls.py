"""One call on its way through the vxp face, and the answer it gets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from simulators.carrier.journal import JournalEntry
from simulators.carrier.mailbox import Served

_DOC_IDS_IN_JOURNAL = 100


@dataclass(frozen=True)
class Call:
    """An authenticated call: who, what, when, and its signed parameters without prefix, in exact case."""

    op: str
    at: datetime
    system_id: str
    params: Mapping[str, str]
    payload: Mapping[str, str] = field(default_factory=dict)
    """The JSON body, for the one operation that has one (registerAgency)."""

    from_hub: bool = False
    """Whether the caller is another axis."""

    def param(self, *names: str) -> str:
        """The first of `names` that was signed and says something, else empty (axis-api §7)."""
        return next((self.params[name] for name in names if self.params.get(name)), "")

    def entry(self, **values: Any) -> JournalEntry:
        """The journal entry of this call."""
        values.setdefault("remote_hop", self.from_hub)
        params = {**self.params, **{f"body.{name}": value for name, value in self.payload.items()}}
        return JournalEntry(self.at, self.op, self.system_id, params=params, **values)


@dataclass(frozen=True)
class Answer:
    """What goes back: an envelope, or a message in it (`data`, base64), or a message alone (`raw`)."""

    envelope: Mapping[str, Any]
    served: Served | None = None
    raw: bool = False
    http: int = 200


def listed(envelope: Mapping[str, Any], doc_ids: list[str]) -> dict[str, Any]:
    """An envelope for the journal: how many items there were and which, instead of the items."""
    small = {key: value for key, value in envelope.items() if key != "data"}
    small["count"] = len(envelope["data"])
    if doc_ids:
        small["docIds"] = doc_ids[:_DOC_IDS_IN_JOURNAL]
    return small
