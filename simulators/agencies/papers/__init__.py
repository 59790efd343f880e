"""Invented papers of Vietnamese agencies: words, PDF pages, office files.

The modules that draw (`pages`, `office`) bring a layout engine with them; they are loaded when something is drawn, so
that a run whose papers are all on the shelf starts sooner.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from simulators.agencies.papers.paper import Paper
from simulators.agencies.papers.provider import (
    VietnameseOfficialProvider,
    lent_faker,
    official_faker,
    organ_abbreviation,
)
from simulators.agencies.papers.vocabulary import DOCUMENT_TYPES, LETTER, DocumentType

if TYPE_CHECKING:
    from simulators.agencies.papers.office import LISTED_KINDS, UNLISTED_KINDS, office_file
    from simulators.agencies.papers.pages import lay_out, official_pdf

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

_DRAWN = {
    "LISTED_KINDS": "office", "UNLISTED_KINDS": "office", "office_file": "office",
    "lay_out": "pages", "official_pdf": "pages",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _DRAWN:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_DRAWN[name]}"), name)
