"""The header of a message as a small tree, while attachment content goes straight to its spool files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from simulators.protocol.edxml.limits import ReadLimits
from simulators.protocol.edxml.model import NAMESPACE
from simulators.protocol.edxml.safety import CONTENT, Tag, XmlStream
from simulators.protocol.edxml.spool import Base64Sink, Spool, SpoolFile


@dataclass(slots=True)
class Node:
    """An element: local name, text directly inside it, child elements of the edXML namespace by local
    name.
    """

    tag: Tag
    line: int
    children: list[Node] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    payload: Payload | None = None

    @property
    def name(self) -> str:
        return self.tag.name

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def all(self, name: str) -> Iterator[Node]:
        """Child elements of that name, in order."""
        return (child for child in self.children if child.name == name and is_ours(child))

    def first(self, name: str) -> Node | None:
        """The first child of that name."""
        return next(self.all(name), None)


@dataclass(frozen=True, slots=True)
class Payload:
    """Decoded content of one attachment; `flaw` is the code of what was wrong with it, or empty."""

    size: int
    sha256: str
    file: SpoolFile
    flaw: str


def is_ours(node: Node) -> bool:
    """Whether an element belongs to the edXML vocabulary (none counts too: V5, and .NET's `xmlns=""`)."""
    return node.tag.namespace in (NAMESPACE, "")


class TreeBuilder:
    """Listener that keeps the header and spools the content of every Attachment."""

    def __init__(self, spool: Spool, limits: ReadLimits) -> None:
        self._spool = spool
        self._limits = limits
        self._open: list[Node] = []
        self._content: Node | None = None
        self._sink: Base64Sink | None = None
        self._file: BinaryIO | None = None
        self._spooled: list[SpoolFile] = []
        self._text_kept = 0
        self.root: Node | None = None
        self.stream: XmlStream

    def start(self, tag: Tag) -> None:
        node = Node(tag, self.stream.line)
        if self._open:
            self._open[-1].children.append(node)
        else:
            self.root = node
        self._open.append(node)
        if tag.name == CONTENT and len(self._open) > 1 and self._open[-2].name == "Attachment":
            self._begin_content(node)

    def text(self, data: str) -> None:
        if self._sink is not None:
            if self._open[-1] is self._content:
                self._sink.write(data)
            return
        self._text_kept += len(data)
        if self._text_kept > self._limits.max_kept_text:
            raise self.stream.refuse(
                "too-large", "Quá nhiều văn bản", "The text fields are too long together"
            )
        self._open[-1].parts.append(data)

    def end(self) -> None:
        node = self._open.pop()
        if node.children and not node.text.strip(" \t\r\n"):
            node.parts.clear()
        if node is self._content:
            assert self._sink is not None
            assert self._file is not None
            self._sink.close()
            file = SpoolFile(self._file)
            self._spooled.append(file)
            node.payload = Payload(self._sink.size, self._sink.sha256, file, self._sink.flaw)
            self._content = self._sink = self._file = None

    def discard(self) -> None:
        """Give all spool files back (the message was refused)."""
        if self._file is not None:
            self._file.close()
        for file in self._spooled:
            file.close()

    def _begin_content(self, node: Node) -> None:
        if len(self._spooled) >= self._limits.max_attachments:
            raise self.stream.refuse("too-large", "Quá nhiều tệp đính kèm", "Too many attachments")
        self._content = node
        self._file = self._spool()
        self._sink = Base64Sink(self._file, self._limits.max_attachment)
