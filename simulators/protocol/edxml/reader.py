"""Reads a message of any known form, never failing on order, prefixes, lengths or missing optional parts.

What is missing or unreadable in a message whose frame is sound becomes an entry of `problems`, so that a
receiver can register it and answer with a reason. An EdxmlError means that there is no message to register:
it is no XML, no edXML, unsafe, or names its sender, identifier or status twice.
"""

from __future__ import annotations

import tempfile
from typing import BinaryIO, cast

from simulators.protocol.edxml.interpret import Interpreter
from simulators.protocol.edxml.limits import ReadLimits
from simulators.protocol.edxml.model import DocumentMessage, StatusMessage
from simulators.protocol.edxml.safety import Source, XmlStream, opened, pump
from simulators.protocol.edxml.spool import Spool
from simulators.protocol.edxml.tree import TreeBuilder

_SPOOL_IN_MEMORY = 256 * 1024


def read_message(
    source: Source, *, spool: Spool | None = None, limits: ReadLimits | None = None
) -> DocumentMessage | StatusMessage:
    """Read one message; attachment content is decoded straight into spool files, so memory stays flat.

    `spool` opens a binary file for each attachment (default: a temporary file, in memory while small).
    EdxmlError codes: not-xml, leading-text, bad-encoding, dtd-forbidden, entity-forbidden,
    undeclared-prefix, truncated, too-deep, too-large, unknown-root, missing-element (no header at all),
    duplicate-element.
    """
    builder = TreeBuilder(spool or _temporary, limits or ReadLimits())
    stream = builder.stream = XmlStream(builder, limits or ReadLimits())
    try:
        with opened(source) as bytes_:
            pump(bytes_, stream)
        assert builder.root is not None
        problems = [] if stream.encoding in ("utf-8", "ascii") else [f"encoding: {stream.encoding}"]
        return Interpreter(builder.root, problems).message()
    except BaseException:
        builder.discard()
        raise


def _temporary() -> BinaryIO:
    return cast(BinaryIO, tempfile.SpooledTemporaryFile(max_size=_SPOOL_IN_MEMORY))
