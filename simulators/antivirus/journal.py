"""What was handed to the scanner and what it answered, in order, for whoever watches."""

from __future__ import annotations

import hashlib
import threading
from dataclasses import dataclass


@dataclass(frozen=True)
class Scan:
    """One stream. `answer` is the reply as sent, empty where none was; `finding` the name, empty if clean."""

    number: int
    data: bytes
    answer: str
    finding: str

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


class ScanJournal:
    """Numbered from 1. A scan is in the journal before its client reads the answer."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._scans: list[Scan] = []

    def note(self, data: bytes, answer: str, finding: str) -> None:
        with self._lock:
            self._scans.append(Scan(len(self._scans) + 1, data, answer, finding))

    @property
    def last(self) -> int:
        """Number of the newest scan, 0 before the first."""
        with self._lock:
            return len(self._scans)

    def since(self, number: int) -> list[Scan]:
        """Scans after that number."""
        with self._lock:
            return self._scans[number:]
