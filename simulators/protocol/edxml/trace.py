"""Adds one hop to TraceHeaderList while a message streams through; every other byte stays as it is.

An axis appends a TraceHeader per hop (edxml §2.2). The new hop follows the earlier ones: before a Bussiness
block that closes the list, else at the end of the list; a document without a list gets one after
MessageHeader.
"""

from __future__ import annotations

from datetime import datetime
from typing import BinaryIO

from simulators.protocol.edxml.limits import ReadLimits
from simulators.protocol.edxml.model import NAMESPACE
from simulators.protocol.edxml.moments import wire_time
from simulators.protocol.edxml.safety import CHUNK, Tag, XmlStream
from simulators.protocol.edxml.serial import trace_hop
from simulators.protocol.edxml.splice import Splice


def append_trace(
    source: BinaryIO, target: BinaryIO, *, organ_id: str, at: datetime, limits: ReadLimits | None = None
) -> None:
    """Copy a message with one hop more, in constant memory. A status message has no hops and is copied as
    it is.

    EdxmlError as `scan_envelope` for what is not well-formed or unsafe; then the target is incomplete.
    """
    splice = Splice(target)
    listener = _Appender(splice, organ_id, wire_time(at))
    stream = listener.stream = XmlStream(listener, limits or ReadLimits())
    while chunk := source.read(CHUNK):
        splice.feed(chunk)
        stream.feed(chunk)
        splice.copy_to(stream.position if listener.hold is None else listener.hold)
    stream.close()
    splice.copy_rest()


class _Appender:
    """Finds the place of the new hop. While it is not decided, `hold` is the offset beyond which nothing is
    copied.
    """

    def __init__(self, splice: Splice, organ_id: str, timestamp: str) -> None:
        self._splice = splice
        self._organ_id = organ_id
        self._timestamp = timestamp
        self._path: list[str] = []
        self._done = False
        self._status = False
        self._list_start = -1
        self._list_tag = ""
        self._after_main = False
        self._prefix = ""
        self.hold: int | None = None
        self.stream: XmlStream

    def start(self, tag: Tag) -> None:
        name = tag.name if tag.namespace in (NAMESPACE, "") else "*"
        self._path.append(name)
        if self._done:
            return
        where = self._place()
        if where == "edXMLHeader/TraceHeaderList":
            self.hold = self._list_start = self.stream.position
            self._list_tag = self._splice.tag(self._list_start, self.stream.encoding)
            self._prefix = tag.prefix
        elif where in ("edXMLHeader/MessageHeader", "edXMLHeader/Status"):
            self._status |= name == "Status"
            if self._list_start < 0:
                self._prefix = tag.prefix
        elif where == "edXMLHeader/MessageHeader/StatusCode":
            self._status = True
        elif where == "edXMLHeader/TraceHeaderList/Bussiness":
            self.hold = self.stream.position
        elif where == "edXMLHeader/TraceHeaderList/TraceHeader":
            self.hold = None
        elif where == f"edXMLHeader/{name}" and self._after_main and self.hold is None:
            self.hold = self.stream.position

    def text(self, data: str) -> None:
        """Text plays no part."""

    def end(self) -> None:
        where = self._place()
        self._path.pop()
        if self._done:
            return
        if where == "edXMLHeader/MessageHeader":
            self._after_main = True
        elif where == "edXMLHeader/TraceHeaderList":
            self._close_list()
        elif where == "edXMLHeader":
            self._no_list()

    def _place(self) -> str:
        """The path from edXMLHeader down, or nothing outside it."""
        below = self._path[1:] if self._path[0] == "edXMLEnvelope" else self._path[2:]
        return "/".join(below) if below[:1] == ["edXMLHeader"] else ""

    def _close_list(self) -> None:
        tag = self._list_tag
        if tag.endswith("/>"):
            self._open_empty_list(tag)
        elif self.hold is None or self.hold == self._list_start:
            self._insert(self.stream.position, self._hop())
        else:
            self._insert(self.hold, self._hop())
        self._finish()

    def _no_list(self) -> None:
        if not self._status and self._after_main:
            name = f"{self._prefix}:TraceHeaderList" if self._prefix else "TraceHeaderList"
            at = self.stream.position if self.hold is None else self.hold
            self._insert(at, f"<{name}>{self._hop()}</{name}>")
        self._finish()

    def _open_empty_list(self, tag: str) -> None:
        """`<TraceHeaderList/>` becomes a start and an end tag around the hop."""
        encoding = self.stream.encoding
        name = tag.removesuffix("/>")[1:].split(maxsplit=1)[0]
        written = f"{tag.removesuffix('/>')}>{self._hop()}</{name}>"
        self._splice.copy_to(self._list_start)
        self._splice.insert(written.encode(encoding, "xmlcharrefreplace"))
        self._splice.drop_to(self._list_start + len(tag.encode(encoding)))

    def _hop(self) -> str:
        return trace_hop(self._organ_id, self._timestamp, self._prefix)

    def _insert(self, offset: int, text: str) -> None:
        self._splice.copy_to(offset)
        self._splice.insert(text.encode(self.stream.encoding, "xmlcharrefreplace"))

    def _finish(self) -> None:
        self._done = True
        self.hold = None
