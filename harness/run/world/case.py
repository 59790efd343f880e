"""What one scenario has in hand: its documents by label, and which label an id on the wire belongs to."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class PaperIn:
    """A document of a simulated agency, on its way to the product."""

    label: str
    sender: str
    document_id: str
    subject: str
    message: bytes
    kind: str = "edoc"
    variation: str = ""
    signers: tuple[str, ...] = ()
    axis_ids: list[str] = field(default_factory=list)
    record_id: str | None = None
    paper_id: str | None = None
    """Of the product's record of its paper, where it came on paper."""


@dataclass
class PaperOut:
    """A document that the product issues."""

    label: str
    recipients: tuple[str, ...]
    subject: str
    record_id: str | None = None
    document_id: str | None = None


@dataclass
class Case:
    """The documents of the running scenario."""

    scenario: str = ""
    incoming: dict[str, PaperIn] = field(default_factory=dict)
    outgoing: dict[str, PaperOut] = field(default_factory=dict)
    dossiers: dict[str, str | None] = field(default_factory=dict)
    """Dossiers that the scenario has tried to open: label → the product's own id, None where it gave none."""
    listed: dict[str, dict[str, str]] = field(default_factory=dict)
    """Entries of the dossier list by title: number and symbol."""
    label_of_document: dict[str, str] = field(default_factory=dict)
    label_of_axis: dict[str, str] = field(default_factory=dict)
    collected: bool = False
    """Whether its agencies have taken what waits for them."""

    def label(self, *, document_id: str = "", axis_id: str = "", subject: str = "") -> str:
        """The label that an id belongs to, else that of the product's document of that subject, else nothing."""
        found = self.label_of_axis.get(axis_id) or self.label_of_document.get(document_id, "")
        if not found and subject:
            found = next((p.label for p in self.outgoing.values() if p.subject == subject), "")
        return found

    def learn(self, label: str, document_id: str) -> None:
        """The product's document bears this identifier on the wire: its recipients know it by no other."""
        paper = self.outgoing.get(label)
        if paper is not None and document_id:
            paper.document_id = document_id
            self.label_of_document[document_id] = label
