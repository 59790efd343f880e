"""Clocks that are handed in: virtual (frozen, moved by steps) and ticking (host time with an offset)."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Protocol

VIETNAM = timezone(timedelta(hours=7), "+07:00")
"""Múi giờ Việt Nam (Đ15.k3). Vietnam has no daylight saving, so a fixed offset is exact since 1975."""


class Clock(Protocol):
    """Anything that tells the time of the simulated world, always aware, always +07:00."""

    def now(self) -> datetime: ...


def parse_moment(text: str) -> datetime:
    """Read an ISO 8601 moment; one without an offset is read as +07:00. ValueError if it is no moment."""
    moment = datetime.fromisoformat(text)
    return moment.replace(tzinfo=VIETNAM) if moment.tzinfo is None else moment.astimezone(VIETNAM)


class VirtualClock:
    """A frozen clock that only its owner moves; listeners hear every move, in the mover's thread."""

    def __init__(self, start: datetime) -> None:
        self._lock = threading.Lock()
        self._now = start.astimezone(VIETNAM)
        self._listeners: list[Callable[[datetime], None]] = []

    def now(self) -> datetime:
        with self._lock:
            return self._now

    def set(self, moment: datetime) -> None:
        """Move to `moment`, forward or back."""
        with self._lock:
            self._now = moment.astimezone(VIETNAM)
            listeners = list(self._listeners)
        for listener in listeners:
            listener(moment)

    def advance(self, by: timedelta) -> None:
        self.set(self.now() + by)

    def on_move(self, listener: Callable[[datetime], None]) -> None:
        self._listeners.append(listener)


class TickingClock:
    """Host time plus an offset; setting it changes the offset. Used by `serve` and by real-time runs."""

    def __init__(self, offset: timedelta = timedelta()) -> None:
        self._offset = offset

    def now(self) -> datetime:
        return datetime.fromtimestamp(time.time(), VIETNAM) + self._offset

    def set(self, moment: datetime) -> None:
        self._offset = moment - datetime.fromtimestamp(time.time(), VIETNAM)
