"""What was handed to the scanner and what it answered, in order, for whoever watches."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Scan:
    """One stream. `answer` is the reply as sent, empty where none was; `finding` the name, empty if clean.

    `mark` is what the watcher's own counter stood at when the stream had come in.
    """

    number: int
    data: bytes
    answer: str
    finding: str
    mark: int = 0

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


class ScanJournal:
    """Numbered from 1. A scan is in the journal before its client reads the answer."""

    def __init__(self, mark: Callable[[], int] | None = None) -> None:
        self._mark = mark or (lambda: 0)
        self._lock = threading.Lock()
        self._scans: list[Scan] = []
        self._last = 0

    def note(self, data: bytes, answer: str, finding: str) -> None:
        mark = self._mark()
        with self._lock:
            self._last += 1
            self._scans.append(Scan(self._last, data, answer, finding, mark))

    @property
    def last(self) -> int:
        """Number of the newest scan, 0 before the first."""
        with self._lock:
            return self._last

    def since(self, number: int) -> list[Scan]:
        """Scans after that number."""
        with self._lock:
            return [scan for scan in self._scans if scan.number > number]

    def forget(self) -> None:
        """Let go of what was scanned so far; numbers go on."""
        with self._lock:
            self._scans.clear()
