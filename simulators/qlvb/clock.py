"""The product's own clock: it ticks until somebody freezes it through the driver (`set_clock`)."""

from __future__ import annotations

import threading
from datetime import datetime

from simulators.clock import VIETNAM, Clock, TickingClock


class ProductClock:
    """Time as the product knows it: aware, +07:00, whole seconds, as records and the wire show it (Đ15.k3)."""

    def __init__(self, source: Clock | None = None) -> None:
        self._lock = threading.Lock()
        self._source: Clock = source or TickingClock()
        self._frozen: datetime | None = None

    def now(self) -> datetime:
        with self._lock:
            moment = self._frozen or self._source.now()
        return moment.astimezone(VIETNAM).replace(microsecond=0)

    def freeze(self, moment: datetime) -> None:
        """Stand at `moment` until frozen elsewhere."""
        with self._lock:
            self._frozen = moment.astimezone(VIETNAM)
