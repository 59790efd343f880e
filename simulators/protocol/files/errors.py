"""What is wrong with a file."""

from __future__ import annotations

from simulators.protocol.errors import ProtocolError


class FileError(ProtocolError):
    """`not-pdf`, `malformed-pdf`, `encrypted-pdf`; `bad-zip`, `many-entries`, `unsafe-path`, `too-large`."""
