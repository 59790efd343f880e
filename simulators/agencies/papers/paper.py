"""What is printed on an official document, as a value; `pages` lays it out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from simulators.agencies.papers.vocabulary import DocumentType
from simulators.protocol.edxml.model import Signer


@dataclass(frozen=True)
class Paper:
    """What is printed on an official document; `body` is the paragraphs, `recipients` those of «Kính gửi»."""

    issuer: str
    parent: str
    number: int
    notation: str
    kind: DocumentType
    subject: str
    place: str
    date: date
    signer: Signer
    recipients: tuple[str, ...] = ()
    to_places: tuple[str, ...] = ()
    seed: int = 0
    """Chooses the body text."""
