"""The project's own XSD of form V1: a gate on what we write, a note on what comes in (design §4).

Valid attachment content is left out before the schema sees a message, so that a large file costs nothing;
content that is no base64 stays, shortened, and is reported.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from simulators.protocol.edxml.limits import EdxmlError, ReadLimits
from simulators.protocol.edxml.safety import CHUNK, CONTENT, Source, Tag, XmlStream, opened
from simulators.protocol.edxml.splice import Splice
from simulators.protocol.edxml.spool import Base64Check

if TYPE_CHECKING:
    import xmlschema

SCHEMA_FILE = Path(__file__).resolve().parents[3] / "fixtures" / "xsd" / "edxml-v1.xsd"
_SAMPLE = 40


def check_schema(xml: Source) -> None:
    """EdxmlError `schema` with place and reason if a message does not obey form V1; other codes as
    read_message.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        tree = etree.fromstring(without_content(xml), parser)
    except etree.XMLSyntaxError as problem:
        raise EdxmlError(
            "not-xml", "Không phải XML đúng khuôn dạng", f"Not well-formed XML: {problem.msg}"
        ) from None
    schema = etree.XMLSchema(etree.parse(str(SCHEMA_FILE), parser))
    if schema.validate(tree):
        return
    first = schema.error_log[0]  # type: ignore[index]  # lxml-stubs do not know it
    raise EdxmlError(
        "schema",
        "Thông điệp không theo lược đồ edXML của dự án",
        f"The message does not obey the project's edXML schema: {first.message}",
        where=f"{first.path}, line {first.line}",
        hint="explain_schema tells every deviation in words",
    )


def explain_schema(xml: Source) -> list[str]:
    """Every deviation from form V1 in words, `place: reason`; nothing if the message obeys it."""
    found = _explainer().iter_errors(BytesIO(without_content(xml)))
    return [f"{error.path or '/'}: {' '.join((error.reason or str(error)).split())}" for error in found]


def without_content(xml: Source, *, limits: ReadLimits | None = None) -> bytes:
    """The message without the content of its attachments; EdxmlError as read_message for unsafe XML."""
    target = BytesIO()
    splice = Splice(target)
    listener = _Stripper(splice)
    stream = listener.stream = XmlStream(listener, limits or ReadLimits())
    with opened(xml) as source:
        while chunk := source.read(CHUNK):
            splice.feed(chunk)
            stream.feed(chunk)
            listener.catch_up()
    stream.close()
    splice.copy_rest()
    return target.getvalue()


@cache
def _explainer() -> xmlschema.XMLSchema10:
    """Compiled once: it costs a sixth of a second and never changes."""
    import xmlschema  # a fifth of a second that only this function needs

    return xmlschema.XMLSchema10(SCHEMA_FILE, allow="local", defuse="always")


class _Stripper:
    """Drops what stands inside ContentTransferEncoded, as far as it is base64."""

    def __init__(self, splice: Splice) -> None:
        self._splice = splice
        self._path: list[str] = []
        self._check: Base64Check | None = None
        self._sample = ""
        self.stream: XmlStream

    def catch_up(self) -> None:
        """Copy or drop what has been parsed."""
        if self._check is None:
            self._splice.copy_to(self.stream.position)
        else:
            self._splice.drop_to(self.stream.position)

    def start(self, tag: Tag) -> None:
        self._path.append(tag.name)
        if self._path[-2:] == ["Attachment", CONTENT] and self._check is None:
            start = self.stream.position
            self._splice.copy_to(start + self._splice.tag_length(start, self.stream.encoding))
            self._check = Base64Check()
            self._sample = ""

    def text(self, data: str) -> None:
        if self._check is not None:
            self._check.write(data)
            self._sample += data[: _SAMPLE - len(self._sample)]

    def end(self) -> None:
        self._path.pop()
        if self._check is None or CONTENT in self._path:
            return
        self._check.close()
        self._splice.drop_to(self.stream.position)
        if self._check.flaw:
            self._splice.insert(_as_text(self._sample).encode(self.stream.encoding))
        self._check = None


def _as_text(sample: str) -> str:
    return sample.replace("&", "&amp;").replace("<", "&lt;")
