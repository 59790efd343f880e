"""Time stamps (dấu thời gian, RFC 3161)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from asn1crypto import tsp, x509
from certomancer.services import TimeStamper

from simulators.pki.authority import Authority, private_key_info


def stamp_response(authority: Authority, request: bytes, at: datetime) -> bytes:
    """The DER response to a DER request. ValueError if `request` is none."""
    asked = tsp.TimeStampReq.load(request, strict=True)
    asked.native  # noqa: B018  (asn1crypto parses lazily: fail here)
    dumped: bytes = stamped(authority, asked, at).dump()
    return dumped


def stamped(authority: Authority, request: Any, at: datetime) -> Any:
    """The response of the declared authority to an asn1crypto request, at a whole second."""
    stamper = TimeStamper(
        tsa_cert=x509.Certificate.load(authority.authority_certificate("tsa")),
        tsa_key=private_key_info(authority.key("tsa")),
        fixed_dt=at.replace(microsecond=0),
    )
    return stamper.request_tsa_response(request)
