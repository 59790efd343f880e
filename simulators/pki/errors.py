"""Errors of the test PKI."""

from __future__ import annotations

from simulators.protocol.errors import ProtocolError


class PkiError(ProtocolError):
    """`bad-name`, `unknown-authority`, `cache-unusable`."""
