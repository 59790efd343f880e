"""Switches that make a carrier misbehave as real servers did (axis-api §7 last line, §8), for everyone or
one system.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum


class Fault(StrEnum):
    """One server-side behaviour. What is said holds for every call (or the operation given), while the
    switch is on.
    """

    DROP_BEFORE_REPLY = "drop-before-reply"
    """The connection is cut before anything is done; no byte of an answer."""
    DROP_AFTER_STORE = "drop-after-store"
    """Everything is done and kept, then the connection is cut; no byte of an answer (§8.1)."""
    UNAUTHORIZED_TEXT = "unauthorized-text"
    """HTTP 401 with the plain text `Unauthorized`, whatever the credentials (§8.10)."""
    CREDENTIALS_AS_TEXT = "credentials-as-text"
    """Only calls with bad credentials: 401 plain text instead of JSON code 15 (§8.10)."""
    BAD_GATEWAY_HTML = "bad-gateway-html"
    """HTTP 502 with an HTML page; nothing is done (§8.3)."""
    EMPTY_200 = "empty-200"
    """HTTP 200 with an empty body; nothing is done."""
    SLOW_REPLY = "slow-reply"
    """The call waits, before anything is done, until the switch is released."""
    HOLD_ACKNOWLEDGEMENT = "hold-acknowledgement"
    """The call is carried out, its answer waits until the switch is released (design §9, switch 24)."""
    FAIL_REPLY = "fail-reply"
    """A FAIL answer with `code` and its usual description; nothing is done."""
    LIST_WITHOUT_ACK = "list-without-ack"
    """updateStatus answers OK but the item stays in the list (§8.19)."""
    RELIST_FAILED = "relist-failed"
    """Items acknowledged as `fail` stay in the list instead of being parked (§7)."""
    DUPLICATE_DELIVERY = "duplicate-delivery"
    """Each recipient gets the message twice, under two docIds."""
    NO_TRACE = "no-trace"
    """The axis adds no TraceHeader to what it serves."""
    NULL_TRACE = "null-trace"
    """The hop it adds has the text `null` for its OrganId, as messages of 2025 do (edxml §2.2)."""
    VAST_DIRECTORY = "vast-directory"
    """getAgenciesList tells `count` agencies more than there are; a real one told 111,339 (§8.26)."""
    DIACRITICS_DESC = "diacritics-desc"
    """ErrorDesc in Vietnamese letters, UTF-8, also in sendEdoc answers (§8.6)."""
    NULL_DOC_ID = "null-doc-id"
    """FAIL answers carry `DocId: null` (§8.4)."""
    INTEGER_CODES = "integer-codes"
    """ErrorCode is a JSON number."""
    AGENCY_LOCKED = "agency-locked"
    """Sending to an agency of this system is refused with code 23."""
    CLOCK_SKEW = "clock-skew"
    """Every time the axis writes is off by `seconds`."""


@dataclass(eq=False)
class FaultSetting:
    """One switch that is on. `times` counts down to nothing; `release` lets the calls that wait on it go."""

    fault: Fault
    system_id: str | None = None
    op: str | None = None
    times: int | None = None
    code: str = "20"
    seconds: float = 0.0
    count: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)
    _released: bool = field(default=False, repr=False)
    _waiting: list[Callable[[], None]] = field(default_factory=list, repr=False)

    @property
    def released(self) -> bool:
        """Whether waiting calls may go on."""
        return self._released

    @property
    def waiting(self) -> int:
        """How many calls are being held right now."""
        with self._lock:
            return len(self._waiting)

    def release(self) -> None:
        """Let every waiting call go, and every later one pass."""
        with self._lock:
            self._released = True
            waiting, self._waiting = self._waiting, []
        for wake in waiting:
            wake()

    def when_released(self, wake: Callable[[], None]) -> None:
        """Call `wake` once the switch is released, at once if it is."""
        with self._lock:
            if not self._released:
                self._waiting.append(wake)
                return
        wake()


class FaultSwitches:
    """The switches of one carrier. Safe from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._settings: list[FaultSetting] = []

    def set(
        self,
        fault: Fault,
        *,
        system_id: str | None = None,
        op: str | None = None,
        times: int | None = None,
        code: str = "20",
        seconds: float = 0.0,
        count: int = 0,
    ) -> FaultSetting:
        """Turn a switch on: for all or for one system, for all operations or `op`, for good or for N
        `times`.
        """
        setting = FaultSetting(fault, system_id, op, times, code, seconds, count)
        with self._lock:
            self._settings.append(setting)
        return setting

    def clear(self, fault: Fault | FaultSetting | None = None) -> None:
        """Turn one setting, every setting of a fault, or everything off; held calls go on."""
        with self._lock:
            gone = [s for s in self._settings if fault is None or s is fault or s.fault is fault]
            self._settings = [s for s in self._settings if s not in gone]
        for setting in gone:
            setting.release()

    @contextmanager
    def active(
        self,
        fault: Fault,
        *,
        system_id: str | None = None,
        op: str | None = None,
        times: int | None = None,
        code: str = "20",
        seconds: float = 0.0,
        count: int = 0,
    ) -> Iterator[FaultSetting]:
        """`set` for the length of a `with` block."""
        setting = self.set(
            fault, system_id=system_id, op=op, times=times, code=code, seconds=seconds, count=count
        )
        try:
            yield setting
        finally:
            self.clear(setting)

    def take(self, fault: Fault, system_id: str | None, op: str | None = None) -> FaultSetting | None:
        """The setting that applies to this call, if any; one of its `times` is used up."""
        if not self._settings:
            return None
        with self._lock:
            for setting in self._settings:
                if setting.fault is not fault or setting.times == 0:
                    continue
                if setting.system_id is not None and setting.system_id != system_id:
                    continue
                if setting.op is not None and op is not None and setting.op != op:
                    continue
                if setting.times is not None:
                    setting.times -= 1
                return setting
        return None

    @property
    def any_on(self) -> bool:
        """Whether any switch stands, also one whose `times` are used up."""
        return bool(self._settings)

    def skew(self) -> timedelta:
        """How far the carrier's clock is off."""
        setting = self.take(Fault.CLOCK_SKEW, None)
        return timedelta(seconds=setting.seconds) if setting else timedelta()
