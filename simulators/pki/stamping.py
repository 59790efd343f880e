"""Time stamps (dấu thời gian, RFC 3161) at the time of our clock."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from asn1crypto import tsp, x509
from certomancer.services import TimeStamper as Stamper
from pyhanko.sign.timestamps import TimeStamper

from simulators.clock import Clock
from simulators.pki.authority import Authority, private_key_info


class ClockTimeStamper(TimeStamper):
    """A time-stamping authority in this process: no network, the clock's time."""

    def __init__(self, authority: Authority, clock: Clock) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._authority = authority
        self._clock = clock

    async def async_request_tsa_response(self, req: Any) -> Any:
        return _stamp(self._authority, req, self._clock.now())


def stamp_response(authority: Authority, request: bytes, at: datetime) -> bytes:
    """The DER response to a DER request. ValueError if `request` is none."""
    asked = tsp.TimeStampReq.load(request, strict=True)
    asked.native  # noqa: B018  (asn1crypto parses lazily: fail here)
    dumped: bytes = _stamp(authority, asked, at).dump()
    return dumped


def _stamp(authority: Authority, request: Any, at: datetime) -> Any:
    stamper = Stamper(
        tsa_cert=x509.Certificate.load(authority.authority_certificate("tsa")),
        tsa_key=private_key_info(authority.key("tsa")),
        fixed_dt=at.replace(microsecond=0),
    )
    return stamper.request_tsa_response(request)
