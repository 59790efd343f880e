"""Reads XML from strangers: a streaming parser that refuses what an exchange message never needs.

No DTD, no entities, no unbounded depth, token, text or size; UTF-8 (TT 39/2017 item 2.7) or UTF-16 only.
Whoever listens gets plain events and can ask where the parser stands.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Protocol
from xml.parsers import expat

from simulators.protocol.edxml.limits import EdxmlError, ReadLimits

Source = bytes | BinaryIO | Path
CHUNK = 64 * 1024
CONTENT = "ContentTransferEncoded"
"""The one element whose text has no limit of its own."""
_SEPARATOR = "\x01"
_SHOWN = 80
"""Characters of a name that an error repeats."""
_HEAD = 512
"""Bytes looked at before parsing begins, so that the verdict on a bad beginning does not hang on chunk
sizes.
"""
_XML_SPACE = b" \t\r\n"


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag: namespace ("" for none), local name, prefix ("" for none), attributes by local name."""

    namespace: str
    name: str
    prefix: str
    attributes: dict[str, str]


class Listener(Protocol):
    """Takes the events of an `XmlStream`; an exception it raises ends the parsing."""

    def start(self, tag: Tag) -> None: ...

    def text(self, data: str) -> None: ...

    def end(self) -> None: ...


class XmlStream:
    """Feeds a listener from bytes that arrive in pieces; every refusal is an EdxmlError with a place."""

    def __init__(self, listener: Listener, limits: ReadLimits) -> None:
        self._listener = listener
        self._limits = limits
        self._fed = 0
        self._elements = 0
        self._ordinal = 0
        self._field = 0
        self._unbounded = False
        self._started = False
        self._head = b""
        self._path: list[str] = []
        self._counts: list[dict[str, int]] = [{}]
        self.encoding = "utf-8"
        parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
        parser.namespace_prefixes = True
        parser.buffer_size = CHUNK
        parser.buffer_text = True
        parser.ordered_attributes = True
        parser.XmlDeclHandler = self._on_declaration
        parser.StartDoctypeDeclHandler = self._on_doctype
        parser.StartElementHandler = self._on_start
        parser.EndElementHandler = self._on_end
        parser.CharacterDataHandler = self._on_text
        self._parser = parser

    @property
    def position(self) -> int:
        """Byte offset of the current event; after `feed`, of what is not yet parsed."""
        return self._parser.CurrentByteIndex

    @property
    def line(self) -> int:
        """Line of the current event, from 1."""
        return self._parser.CurrentLineNumber

    @property
    def ordinal(self) -> int:
        """Which one the open element is among its siblings of the same name, from 1."""
        return self._ordinal

    def path(self) -> str:
        """XPath by local names of the element that is open."""
        return "/" + "/".join(self._path)

    def where(self) -> str:
        """The place of the current event for an error: XPath and line."""
        return f"{self.path()}, line {self.line}"

    def feed(self, chunk: bytes) -> None:
        """Parse the next bytes."""
        self._fed += len(chunk)
        if self._fed > self._limits.max_bytes:
            raise self.refuse(
                "too-large",
                "Thông điệp quá lớn",
                "The message is too large",
                f"≤ {self._limits.max_bytes} bytes",
            )
        if not self._started:
            self._head += chunk
            if len(self._head) < _HEAD:
                return
            chunk = self._begin()
        self._parse(chunk, final=False)
        if self._fed - self.position > self._limits.max_token + CHUNK:
            raise self.refuse(
                "too-large",
                "Thẻ XML quá dài",
                "A tag or comment is too long",
                f"≤ {self._limits.max_token} bytes",
            )

    def close(self) -> None:
        """The input has ended: refuse what is unfinished."""
        self._parse(b"" if self._started else self._begin(), final=True)

    def refuse(self, code: str, vi: str, en: str, hint: str = "") -> EdxmlError:
        """An error at the current place."""
        return EdxmlError(code, vi, en, where=self.where(), hint=hint or None)

    def _begin(self) -> bytes:
        """Look at the first bytes: a byte order mark, then markup, or it is no XML."""
        self._started = True
        head = self._head
        if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or head[:2] in (b"<\0", b"\0<"):
            self.encoding = "utf-16-be" if head[:1] in (b"\xfe", b"\0") else "utf-16-le"
            return head
        first = head.removeprefix(codecs.BOM_UTF8)
        if not first.strip(_XML_SPACE):
            return head
        if first[:1] in (b" ", b"\t", b"\r", b"\n") and first.lstrip(_XML_SPACE).startswith(b"<?xml"):
            raise self._leading_text()
        if first.lstrip(_XML_SPACE)[:1] != b"<":
            raise self._leading_text() if b"<" in first else self._not_xml()
        return head

    def _parse(self, data: bytes, *, final: bool) -> None:
        try:
            self._parser.Parse(data, final)
        except expat.ExpatError as problem:
            raise self._translate(problem.code) from None
        except (LookupError, UnicodeError) as problem:
            raise self._bad_encoding(str(problem)) from None
        except ValueError as problem:
            if isinstance(problem, EdxmlError):
                raise
            raise self._bad_encoding(str(problem)) from None

    def _translate(self, code: int) -> EdxmlError:
        name = expat.errors.messages.get(code, str(code))
        if code in _TRUNCATED:
            if not self._elements:
                return self._not_xml()
            return self.refuse(
                "truncated", "Thông điệp bị cắt giữa chừng", "The message ends before its root element does"
            )
        if code == _UNBOUND:
            return self.refuse(
                "undeclared-prefix",
                "Tiền tố không gian tên chưa khai báo",
                "A namespace prefix is not declared",
                "declare it with xmlns:prefix",
            )
        if code == _UNDEFINED_ENTITY:
            return self.refuse(
                "entity-forbidden",
                "Không dùng thực thể XML",
                "Entity references are not allowed",
                "write the character itself",
            )
        if code == _MISPLACED_DECLARATION:
            return self._leading_text()
        if code in _ENCODING:
            return self._bad_encoding(name)
        return self.refuse("not-xml", "Không phải XML đúng khuôn dạng", f"Not well-formed XML: {name}")

    def _not_xml(self) -> EdxmlError:
        return self.refuse("not-xml", "Không phải XML", "Not XML")

    def _leading_text(self) -> EdxmlError:
        return self.refuse(
            "leading-text",
            "Có ký tự trước khai báo XML",
            "There is text before the XML declaration",
            "the first byte must be '<' (or a byte order mark)",
        )

    def _bad_encoding(self, detail: str) -> EdxmlError:
        return self.refuse(
            "bad-encoding",
            "Bộ mã ký tự không hợp lệ",
            f"The character encoding is not usable: {detail}",
            "UTF-8",
        )

    def _on_declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        declared = (encoding or "utf-8").lower()
        if declared not in ("utf-8", "us-ascii", "utf-16", "utf-16le", "utf-16be"):
            raise self._bad_encoding(f"declared {declared[:_SHOWN]}")
        if declared == "us-ascii":
            self.encoding = "ascii"

    def _on_doctype(self, *_: object) -> None:
        raise self.refuse(
            "dtd-forbidden",
            "Không chấp nhận DTD",
            "A document type declaration is not allowed",
            "leave out <!DOCTYPE>",
        )

    def _on_start(self, name: str, attributes: list[str]) -> None:
        self._elements += 1
        if len(self._path) >= self._limits.max_depth:
            raise self.refuse(
                "too-deep", "Lồng quá sâu", "Elements are nested too deep", f"≤ {self._limits.max_depth}"
            )
        if self._elements > self._limits.max_elements:
            raise self.refuse(
                "too-large", "Quá nhiều phần tử", "Too many elements", f"≤ {self._limits.max_elements}"
            )
        namespace, local, prefix = _split(name)
        counts = self._counts[-1]
        counts[local] = counts.get(local, 0) + 1
        self._ordinal = counts[local]
        self._field = 0
        self._unbounded = local == CONTENT
        shown = local[:_SHOWN]
        self._path.append(shown if self._ordinal == 1 else f"{shown}[{self._ordinal}]")
        self._counts.append({})
        named = {_split(key)[1]: value for key, value in zip(attributes[::2], attributes[1::2], strict=True)}
        self._listener.start(Tag(namespace, local, prefix, named))

    def _on_text(self, data: str) -> None:
        self._field += len(data)
        if self._field > self._limits.max_text and not self._unbounded:
            raise self.refuse(
                "too-large",
                "Trường văn bản quá dài",
                "A text field is too long",
                f"≤ {self._limits.max_text}",
            )
        self._listener.text(data)

    def _on_end(self, _: str) -> None:
        self._listener.end()
        self._path.pop()
        self._counts.pop()


@contextmanager
def opened(source: Source) -> Iterator[BinaryIO]:
    """A stream on the source; one that was handed in open stays open."""
    if isinstance(source, Path):
        with source.open("rb") as stream:
            yield stream
    elif isinstance(source, bytes | bytearray | memoryview):
        yield BytesIO(source)
    else:
        yield source


def pump(source: BinaryIO, stream: XmlStream) -> None:
    """Parse the whole source."""
    while chunk := source.read(CHUNK):
        stream.feed(chunk)
    stream.close()


def _split(name: str) -> tuple[str, str, str]:
    parts = name.split(_SEPARATOR)
    if len(parts) == 1:
        return "", parts[0], ""
    return parts[0], parts[1], parts[2] if len(parts) > 2 else ""


def _codes(*messages: str) -> frozenset[int]:
    return frozenset(expat.errors.codes[message] for message in messages)


_TRUNCATED = _codes(
    expat.errors.XML_ERROR_NO_ELEMENTS,
    expat.errors.XML_ERROR_UNCLOSED_TOKEN,
    expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
)
_ENCODING = _codes(
    expat.errors.XML_ERROR_INCORRECT_ENCODING,
    expat.errors.XML_ERROR_UNKNOWN_ENCODING,
    expat.errors.XML_ERROR_PARTIAL_CHAR,
)
_UNBOUND = expat.errors.codes[expat.errors.XML_ERROR_UNBOUND_PREFIX]
_UNDEFINED_ENTITY = expat.errors.codes[expat.errors.XML_ERROR_UNDEFINED_ENTITY]
_MISPLACED_DECLARATION = expat.errors.codes[expat.errors.XML_ERROR_MISPLACED_XML_PI]
