"""Invented papers of Vietnamese agencies: words, PDF pages, office files."""

from simulators.agencies.papers.office import LISTED_KINDS, UNLISTED_KINDS, office_file
from simulators.agencies.papers.pages import Paper, lay_out, official_pdf
from simulators.agencies.papers.provider import (
    VietnameseOfficialProvider,
    lent_faker,
    official_faker,
    organ_abbreviation,
)
from simulators.agencies.papers.vocabulary import DOCUMENT_TYPES, LETTER, DocumentType

__all__ = [
    "DOCUMENT_TYPES",
    "LETTER",
    "LISTED_KINDS",
    "UNLISTED_KINDS",
    "DocumentType",
    "Paper",
    "VietnameseOfficialProvider",
    "lay_out",
    "lent_faker",
    "office_file",
    "official_faker",
    "official_pdf",
    "organ_abbreviation",
]
