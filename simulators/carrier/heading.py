"""Title and number of a document, which getSentEdocList tells beside its deliveries (axis-api §1.2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO

from lxml import etree

from simulators.protocol.edxml.model import NAMESPACE

_MAIN = f"{{{NAMESPACE}}}MessageHeader"
_TEXT_LIMIT = 1000


@dataclass(frozen=True)
class Heading:
    """Subject (trích yếu), and number with notation (số, ký hiệu); empty where the document is silent."""

    title: str = ""
    notation: str = ""


def heading_of(source: BinaryIO) -> Heading:
    """Read as far as the end of MessageHeader. Only for messages that `scan_envelope` has found sound and
    safe.
    """
    steps = etree.iterparse(
        source,
        events=("end",),
        tag=_MAIN,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        recover=False,
    )
    main = next((element for _, element in steps), None)
    if main is None:
        return Heading()
    number, symbol = _text(main, "Code/CodeNumber"), _text(main, "Code/CodeNotation")
    return Heading(_text(main, "Subject"), "/".join(part for part in (number, symbol) if part))


def _text(main: etree._Element, path: str) -> str:
    found = main.findtext("/".join(f"{{{NAMESPACE}}}{name}" for name in path.split("/")))
    return " ".join((found or "").split())[:_TEXT_LIMIT]
