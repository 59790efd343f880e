"""Bytes to a tree, safely: no DTD, no entities, no network; else a MessageError with a place."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

NAMESPACE: Final = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
"""The namespace of QCVN 102:2016, unchanged in messages of 2025."""

FOREIGN_NAMESPACES: Final = {
    "http://www.go.vn/eDoc": "V2",
    "http://www.e-doc.vn/Schema/": "V3",
    "http://schemas.xmlsoap.org/soap/envelope/": "V3",
    "http://edxml.gov.vn/schema": "V4",
}
"""Older forms that the axis refuses, told apart so that a report can name what was sent."""

_LONG_TEXT: Final = 9_000_000
_PROLOG: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?(?:[^?]|\?(?!>))*\?>\s*|<!--(?:[^-]|-(?!->))*-->\s*)*<[A-Za-z_]"
)


class MessageError(Exception):
    """A message cannot be read.

    `code`: `not-xml`, `dtd-forbidden`, `unknown-root`, `unknown-form`, `bad-base64`, `bad-transport-zip`;
    `where` is an XPath or a line; `detail` says what the parser saw.
    """

    def __init__(self, code: str, detail: str, where: str = "") -> None:
        self.code = code
        self.detail = detail
        self.where = where
        super().__init__(f"{code}: {detail}" + (f" [{where}]" if where else ""))


def parse(raw: bytes) -> etree._Element:
    """The root element of a well-formed message.

    Text beyond libxml2's ordinary limit (an attachment over 9 MB) is read only where the prolog shows that
    the document has no DTD: only then is the larger limit harmless.
    """
    huge = len(raw) > _LONG_TEXT and _PROLOG.match(raw) is not None
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=huge,
        remove_comments=True, remove_pis=True, strip_cdata=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise MessageError("not-xml", error.msg or "not XML", f"line {line}, column {column}") from None
    except ValueError as error:
        raise MessageError("not-xml", str(error)) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise MessageError("dtd-forbidden", "a message has no document type declaration", "line 1")
    return root


def local_name(element: etree._Element) -> str:
    """The name without its namespace."""
    return etree.QName(element).localname


def namespace(element: etree._Element) -> str:
    """The namespace; empty for none."""
    return etree.QName(element).namespace or ""


def place(element: etree._Element) -> str:
    """Where an element stands, for a report: `/edXML/edXMLEnvelope/…/To[2]/OrganId, line 31`."""
    steps: list[str] = []
    for node in (element, *element.iterancestors()):
        name = local_name(node)
        parent = node.getparent()
        alike = [other for other in parent if other.tag == node.tag] if parent is not None else [node]
        steps.append(name if len(alike) == 1 else f"{name}[{alike.index(node) + 1}]")
    return f"/{'/'.join(reversed(steps))}, line {element.sourceline}"
