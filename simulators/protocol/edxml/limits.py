"""What a reader takes and how it refuses."""

from __future__ import annotations

from dataclasses import dataclass

from simulators.protocol.errors import ProtocolError

_MIB = 1024 * 1024


class EdxmlError(ProtocolError):
    """An edXML message cannot be read, written or does not obey the schema."""


@dataclass(frozen=True)
class ReadLimits:
    """What a reader is ready to take from one message; beyond it EdxmlError `too-large` or `too-deep`."""

    max_bytes: int = 512 * _MIB
    """Bytes of the whole message."""
    max_depth: int = 64
    max_elements: int = 100_000
    max_text: int = _MIB
    """Characters of one text field; attachment content is not one."""
    max_kept_text: int = 16 * _MIB
    """Characters of all text fields together."""
    max_token: int = _MIB
    """Bytes of one tag, comment or processing instruction."""
    max_attachments: int = 500
    max_attachment: int = 384 * _MIB
    """Decoded bytes of one attachment."""
