"""Signing a PDF (ký số, Đ4.k5, Đ10.k1.b)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from simulators.protocol.signing.appearance import Appearance
from simulators.protocol.signing.identity import Identity


def sign_pdf(
    pdf: bytes,
    identity: Identity,
    *,
    at: datetime,
    field_name: str,
    reason: str = "",
    appearance: Appearance | None = None,
    timestamper: Any = None,
) -> bytes:
    """`pdf` with one more signature by `identity`: PAdES B-B claimed at `at` (aware; whole seconds reach the file).

    Earlier signatures stay intact. `timestamper` is a pyHanko TimeStamper (see `Pki.timestamper`) and makes it
    B-T. Call it from a thread that runs no event loop. SigningError `not-pdf`, `malformed-pdf`,
    `encrypted-pdf`, `field-taken`, `locked-pdf`, `no-time-stamp`.
    """
    from simulators.protocol.signing.pades import sign

    if at.tzinfo is None:
        raise ValueError("a signing time has an offset")
    return sign(pdf, identity, at, field_name, reason, appearance, timestamper)
