"""A time-stamping authority in this process, for pyHanko."""

from __future__ import annotations

from typing import Any

from pyhanko.sign.timestamps import TimeStamper

from simulators.clock import Clock
from simulators.pki.authority import Authority
from simulators.pki.stamping import stamped


class ClockTimeStamper(TimeStamper):
    """No network, and the clock's time."""

    def __init__(self, authority: Authority, clock: Clock) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._authority = authority
        self._clock = clock

    async def async_request_tsa_response(self, req: Any) -> Any:
        return stamped(self._authority, req, self._clock.now())
