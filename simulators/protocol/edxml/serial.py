"""Elements of the edXML vocabulary as bytes: escaping, prefixes of form V1, content in base64."""

from __future__ import annotations

import binascii
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO
from xml.sax.saxutils import escape

from simulators.protocol.edxml.limits import EdxmlError
from simulators.protocol.edxml.model import NAMESPACE

_TRIPLES = 3 * 16 * 1024
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'


def clean(text: str, where: str) -> str:
    """Text as XML character data: NFC, escaped; EdxmlError `bad-character` for what XML cannot carry."""
    composed = unicodedata.normalize("NFC", text)
    bad = _NOT_XML.search(composed)
    if bad is not None:
        raise EdxmlError(
            "bad-character",
            f"Ký tự U+{ord(bad[0]):04X} không ghi được vào XML",
            f"Character U+{ord(bad[0]):04X} cannot be written in XML",
            where=where,
            hint="remove control characters",
        )
    return escape(composed, {"\r": "&#13;"})


def trace_hop(organ_id: str, timestamp: str, prefix: str = "edXML") -> str:
    """One TraceHeader element as text, with the prefix of its surroundings ("" for none)."""
    name = f"{prefix}:" if prefix else ""
    return (
        f"<{name}TraceHeader><{name}OrganId>{clean(organ_id, 'OrganId')}</{name}OrganId>"
        f"<{name}Timestamp>{clean(timestamp, 'Timestamp')}</{name}Timestamp></{name}TraceHeader>"
    )


class XmlWriter:
    """Indented elements of the edXML vocabulary on a byte stream."""

    def __init__(self, out: BinaryIO) -> None:
        self.out = out
        self._depth = 0
        out.write(_DECLARATION + f'<edXML xmlns="{NAMESPACE}">'.encode())

    @contextmanager
    def message(self) -> Iterator[None]:
        """The prefixed envelope."""
        with self.block("edXMLEnvelope", f' xmlns:edXML="{NAMESPACE}"'):
            yield

    @contextmanager
    def block(self, name: str, attributes: str = "", prefix: str = "edXML:") -> Iterator[None]:
        """An element with children."""
        self._depth += 1
        self.raw(f"{self._indent()}<{prefix}{name}{attributes}>")
        yield
        self.raw(f"{self._indent()}</{prefix}{name}>")
        self._depth -= 1

    def content(self, file: BinaryIO) -> None:
        """ContentTransferEncoded with a file in base64, piece by piece."""
        self.raw(f'{self._indent(1)}<edXML:ContentTransferEncoded xmlns:edXML="{NAMESPACE}">')
        rest = b""
        while chunk := file.read(_TRIPLES):
            data = rest + chunk
            usable = len(data) - len(data) % 3
            self.out.write(binascii.b2a_base64(data[:usable], newline=False))
            rest = data[usable:]
        self.out.write(binascii.b2a_base64(rest, newline=False))
        self.raw("</edXML:ContentTransferEncoded>")

    def leaf(self, name: str, value: str | int | None, prefix: str = "edXML:") -> None:
        """An element with text; nothing for an empty value."""
        if value is None or value == "":
            return
        self.raw(f"{self._indent(1)}<{prefix}{name}>{clean(str(value), name)}</{prefix}{name}>")

    def raw(self, text: str) -> None:
        self.out.write(text.encode())

    def end(self) -> None:
        """Close the root."""
        self.raw("\n</edXML>\n")

    def _indent(self, more: int = 0) -> str:
        return "\n" + "  " * (self._depth + more)
