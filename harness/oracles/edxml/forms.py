"""Which known form a message has, and which known order its header (edXML facts §1, §2.1).

QCVN's own tables were not consulted: a form or an order is *known* because systems on the axis write it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, Literal

from lxml import etree

from harness.oracles.edxml.parsing import NAMESPACE, local_name

Form = Literal["V1", "V1b", "V1c", "V5"]
Order = Literal["java-sdk", "102", "common", "mixed", "other"]

JAVA_ORDER: Final = (
    "From", "To", "DocumentId", "Code", "PromulgationInfo", "DocumentType", "Subject", "Content",
    "SignerInfo", "DueDate", "OtherInfo", "ResponseFor", "SteeringType", "ResponseForTask", "ApplicationType",
    "ToPlaces",
)  # fmt: skip
"""The order that the Java SDK writes and all production messages have."""

ORDER_102: Final = (
    "From", "To", "Code", "PromulgationInfo", "DocumentType", "Subject", "Content", "SignerInfo", "DueDate",
    "ToPlaces", "OtherInfo", "ResponseFor", "SteeringType", "DocumentId",
)  # fmt: skip
"""The order of the manual of the axis, the best candidate for QCVN's own."""

COMMON_ORDER: Final = (
    "From", "To", "Code", "PromulgationInfo", "DocumentType", "Subject", "Content", "SignerInfo", "DueDate",
    "OtherInfo", "ResponseFor", "SteeringType",
)  # fmt: skip
"""What both have in common: the only order that a product can fail on (D11-3)."""

_LEADERS: Final = ("Boundary", "ContentId", "ContentType")


def form_of(root: etree._Element) -> Form:
    """The known form of a message whose root is `edXML` or `edXMLEnvelope` in QCVN's namespace."""
    if local_name(root) == "edXMLEnvelope":
        return "V5"
    for block in root.iterfind(f"{{{NAMESPACE}}}AttachmentEncoded"):
        if block.prefix is not None:
            return "V1c"
    return "V1b" if _is_net(root) else "V1"


def _is_net(root: etree._Element) -> bool:
    """Whether a message bears a mark of the .NET family: schema namespaces, leading blocks, SOAP or XLink."""
    if any("www.w3.org/2001/XMLSchema" in (uri or "") for uri in root.nsmap.values()):
        return True
    if any(root.find(f"{{{NAMESPACE}}}{name}") is not None for name in _LEADERS):
        return True
    marks = {"TraceHeaderList": {"mustUnderstand", "actor"}, "Reference": {"href"}}
    for element in root.iter(*(f"{{{NAMESPACE}}}{name}" for name in ("DigitalSignature", *marks))):
        name = local_name(element)
        attributes = {etree.QName(str(key)).localname for key in element.attrib}
        if name == "DigitalSignature" or attributes & marks[name]:
            return True
    return False


def unusual_prefixes(root: etree._Element) -> tuple[str, ...]:
    """Where prefixes leave the mainstream (plain root, envelope `edXML:`): equal in XML, refused by some."""
    notes = []
    if root.prefix is not None and local_name(root) == "edXML":
        notes.append(f"root has prefix {root.prefix}")
    envelope = root if local_name(root) == "edXMLEnvelope" else root.find(f"{{{NAMESPACE}}}edXMLEnvelope")
    if envelope is not None:
        apart = ("Signature", "AttachmentEncoded")
        blocks = [
            envelope,
            *(block for block in envelope.iter(f"{{{NAMESPACE}}}*") if not _within(block, apart)),
        ]
        prefixes = {element.prefix or "none" for element in blocks}
        notes += [f"envelope uses prefix {prefix}" for prefix in sorted(prefixes - {"edXML"})]
    return tuple(notes)


def order_of(children: Sequence[str]) -> Order:
    """Which known order the names of MessageHeader's children follow, absent ones left out.

    `common`: both known orders, for want of the elements that tell them apart; `mixed`: neither, but what
    both have in common holds; `other`: not even that.
    """
    java, numbered = _follows(children, JAVA_ORDER), _follows(children, ORDER_102)
    if java and numbered:
        return "common"
    if java or numbered:
        return "java-sdk" if java else "102"
    return "other" if misplaced(children) else "mixed"


def misplaced(children: Sequence[str]) -> tuple[str, str] | None:
    """The first pair (what comes, what it comes wrongly after) against the common order; None if it holds."""
    ranked = [name for name in children if name in COMMON_ORDER]
    for before, after in pairwise(ranked):
        if COMMON_ORDER.index(after) < COMMON_ORDER.index(before):
            return after, before
    return None


def _within(element: etree._Element, names: Sequence[str]) -> bool:
    """Whether an element is, or lies in, one that the mainstream form itself writes without a prefix."""
    return any(local_name(node) in names for node in (element, *element.iterancestors()))


def _follows(children: Sequence[str], order: Sequence[str]) -> bool:
    places = [order.index(name) if name in order else None for name in children]
    known = [at for at in places if at is not None]
    return len(known) == len(places) and known == sorted(known)
