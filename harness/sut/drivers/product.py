"""Operations on the product itself: who it is, its clock, its hours, its connection; their protocol and typed calls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol, cast

from harness.sut.drivers.door import Door
from harness.sut.drivers.records import About, ClockReading, ConnectionOutcome, SyncOutcome


class ProductDriver(Protocol):
    """L1: the product, its clock, hours and connection."""

    def about(self) -> About: ...
    def sync(self) -> SyncOutcome: ...
    def get_clock(self) -> ClockReading: ...
    def set_clock(self, now: str) -> ClockReading: ...
    def set_working_hours(
        self,
        periods: Sequence[Mapping[str, Any]],
        holidays: Sequence[str] = (),
        working_days: Sequence[str] = (),
    ) -> Mapping[str, Any]: ...
    def set_connection(
        self,
        *,
        endpoint: str,
        organ_id: str,
        organ_name: str,
        system_id: str,
        secret: str,
        signing_material_url: str | None = None,
        signing_material_token: str | None = None,
        tls_roots_pem: str | None = None,
    ) -> ConnectionOutcome: ...


class ProductCalls(Door):
    """The same over the general door."""

    def about(self) -> About:
        return cast(About, self.call("about"))

    def sync(self) -> SyncOutcome:
        return cast(SyncOutcome, self.call("sync"))

    def get_clock(self) -> ClockReading:
        return cast(ClockReading, self.call("get_clock"))

    def set_clock(self, now: str) -> ClockReading:
        return cast(ClockReading, self.call("set_clock", now=now))

    def set_working_hours(
        self,
        periods: Sequence[Mapping[str, Any]],
        holidays: Sequence[str] = (),
        working_days: Sequence[str] = (),
    ) -> Mapping[str, Any]:
        days = {"holidays": list(holidays), "working_days": list(working_days)}
        return cast(Mapping[str, Any], self.call("set_working_hours", periods=list(periods), **days))

    def set_connection(
        self,
        *,
        endpoint: str,
        organ_id: str,
        organ_name: str,
        system_id: str,
        secret: str,
        signing_material_url: str | None = None,
        signing_material_token: str | None = None,
        tls_roots_pem: str | None = None,
    ) -> ConnectionOutcome:
        answer = self.call(
            "set_connection",
            endpoint=endpoint,
            organ_id=organ_id,
            organ_name=organ_name,
            system_id=system_id,
            secret=secret,
            signing_material_url=signing_material_url,
            signing_material_token=signing_material_token,
            tls_roots_pem=tls_roots_pem,
        )
        return cast(ConnectionOutcome, answer)
