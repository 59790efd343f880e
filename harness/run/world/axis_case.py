"""What a scenario of role axis has in hand: its documents by label, what was sent, and what is still owed to whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["edoc", "status"]


@dataclass(frozen=True)
class AxisPaper:
    """A prepared document; `recipients` are agency codes."""

    label: str
    sender: str
    recipients: tuple[str, ...]
    document_id: str
    message: bytes


@dataclass
class Parcel:
    """A message that the axis took; `turn` is the order of sending, `arrived` the codes that have it."""

    label: str
    kind: Kind
    recipients: tuple[str, ...]
    doc_id: str
    turn: int
    arrived: set[str] = field(default_factory=set)

    @property
    def owed(self) -> frozenset[str]:
        return frozenset(self.recipients) - self.arrived


@dataclass
class AxisCase:
    """The running scenario. `named`: agencies that have a part in it; `away`: those that do not call at present."""

    scenario: str = ""
    papers: dict[str, AxisPaper] = field(default_factory=dict)
    parcels: list[Parcel] = field(default_factory=list)
    label_of_document: dict[str, str] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)
    away: set[str] = field(default_factory=set)

    def label(self, document_id: str) -> str:
        """The document of an identifier; empty if the scenario has none such."""
        return self.label_of_document.get(document_id, "")

    def sent(self, label: str, kind: Kind, recipients: tuple[str, ...], doc_id: str) -> None:
        self.parcels.append(Parcel(label, kind, recipients, doc_id, len(self.parcels)))

    def doc_id(self, label: str) -> str:
        """The id that the axis gave a document when it took it; empty if it did not."""
        return next((p.doc_id for p in reversed(self.parcels) if p.label == label and p.kind == "edoc"), "")

    def came(self, label: str, kind: Kind, organ_id: str) -> None:
        """A message of a document has reached an agency."""
        for parcel in self.parcels:
            if (parcel.label, parcel.kind) == (label, kind) and organ_id in parcel.owed:
                parcel.arrived.add(organ_id)
                return

    def owed(self, organ_ids: frozenset[str]) -> list[Parcel]:
        """What has not reached some of these agencies."""
        return [parcel for parcel in self.parcels if parcel.owed & organ_ids]

    def overtaken(self, parcel: Parcel, organ_ids: frozenset[str]) -> bool:
        """Whether something sent no earlier has reached one of these agencies: what is missing is not late."""
        return any(one.turn >= parcel.turn and one.arrived & organ_ids for one in self.parcels)
