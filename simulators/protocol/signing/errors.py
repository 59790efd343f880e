"""What can go wrong before a signature can be made or judged at all."""

from __future__ import annotations

from simulators.protocol.errors import ProtocolError


class SigningError(ProtocolError):
    """Codes: `not-pdf`, `malformed-pdf`, `encrypted-pdf`; `field-taken`, `locked-pdf`, `no-time-stamp`;
    `bad-pkcs12`, `bad-certificate`."""
