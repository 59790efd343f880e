"""Frozen clock: accept-all whose times never move."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from simulators.defects.nulls.accept_all import AcceptAll


class FrozenClock(AcceptAll):
    """Every moment that it shows, records or writes on the wire is the first that it was told, in perfect form."""

    name = "frozen-clock"

    def __init__(self) -> None:
        super().__init__()
        self._first: datetime | None = None

    def shown(self) -> str | None:
        return self.clock.now().isoformat()

    def perform(self, operation: str, path: Any, query: Any, body: Any) -> Any:
        if operation == "set_clock":
            if self._first is not None:
                return {"now": self._first.isoformat()}
            answer = super().perform(operation, path, query, body)
            self._first = self.clock.now()
            return answer
        return super().perform(operation, path, query, body)
