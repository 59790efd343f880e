"""What the scanner said of a document before it was issued (Đ18.k2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ScanResult(StrEnum):
    """Of one file, and of a document: the worst of its files."""

    CLEAN = "clean"
    INFECTED = "infected"
    ACTIVE_CONTENT = "active-content"
    NOT_SCANNED = "not-scanned"


@dataclass(frozen=True)
class FileScan:
    """One file. `finding` names what was found, or why it could not be scanned."""

    name: str
    result: ScanResult
    finding: str = ""


@dataclass(frozen=True)
class ScanReport:
    """One look at all files of a document."""

    at: datetime
    files: tuple[FileScan, ...]

    @property
    def result(self) -> ScanResult:
        found = {file.result for file in self.files}
        worst = (ScanResult.INFECTED, ScanResult.ACTIVE_CONTENT, ScanResult.NOT_SCANNED)
        return next((result for result in worst if result in found), ScanResult.CLEAN)
