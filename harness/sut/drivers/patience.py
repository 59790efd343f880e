"""How long one call may take: as declared, until calls keep running out of it; then less and less.

A product that hangs would otherwise cost its full time-out at every step of every scenario. Each operation is counted
by itself, for one that hangs says little of the others; when several in a row hang, none is waited for long.
"""

from __future__ import annotations

import threading
from collections import Counter
from typing import Final

PATIENT_TIMES: Final = 3
"""So many calls in a row may take the whole declared time."""
SHORT: Final = 1.0
"""Seconds that are given afterwards."""
SHORT_TIMES: Final = 10
"""So many calls may take that."""
SHORTEST: Final = 0.1
"""Seconds that are given to a product that has hung all that while: enough to see that it is back."""


class Patience:
    """Thread-safe; `declared` in seconds."""

    def __init__(self, declared: float) -> None:
        self._declared = declared
        self._lock = threading.Lock()
        self._hung: Counter[str] = Counter()
        self._in_a_row = 0

    def seconds(self, operation: str) -> float:
        """What the next call of an operation is given."""
        with self._lock:
            tried = max(self._hung[operation], self._in_a_row)
        if tried < PATIENT_TIMES:
            return self._declared
        return min(SHORT if tried < PATIENT_TIMES + SHORT_TIMES else SHORTEST, self._declared)

    def ran_out(self, operation: str) -> None:
        with self._lock:
            self._hung[operation] += 1
            self._in_a_row += 1

    def answered(self, operation: str) -> None:
        """Anything that came back in time, an error too."""
        with self._lock:
            self._hung.pop(operation, None)
            self._in_a_row = 0
