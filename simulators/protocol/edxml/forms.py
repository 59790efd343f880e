"""The known forms of a message and the known orders of its header (edxml §1, §2.1); reported, never a
failure.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from simulators.protocol.edxml.safety import Tag
from simulators.protocol.edxml.tree import Node, is_ours

JAVA_SDK = (
    "From", "To", "DocumentId", "Code", "PromulgationInfo", "DocumentType", "Subject", "Content",
    "SignerInfo",
    "DueDate", "OtherInfo", "ResponseFor", "SteeringType", "ResponseForTask", "ApplicationType",
    "ToPlaces",
)  # fmt: skip
"""Children of MessageHeader as the Java SDK and production messages have them."""

NUMBERED = (
    "From", "To", "Code", "PromulgationInfo", "DocumentType", "Subject", "Content", "SignerInfo", "DueDate",
    "ToPlaces", "OtherInfo", "ResponseFor", "SteeringType", "DocumentId",
)  # fmt: skip
"""The same as the connection manual numbers them (1.1 to 1.14), called the "102" order."""

_ORGAN = ("OrganId", "OrganName", "OrganizationInCharge", "OrganAdd", "Email", "Telephone", "Fax", "Website")
_STAFF = ("Department", "Staff", "DepartmentId", "StaffId", "Mobile", "Email")
_RESPONSE = ("OrganId", "Code", "PromulgationDate", "DocumentId")

KNOWN_CHILDREN: dict[str, tuple[str, ...]] = {
    "edXML": ("Boundary", "ContentId", "ContentType", "edXMLEnvelope", "AttachmentEncoded"),
    "edXMLEnvelope": ("edXMLHeader", "edXMLBody", "AttachmentEncoded"),
    "edXMLHeader": (
        "MessageHeader", "Status", "TraceHeaderList", "Signature", "DigitalSignature", "ErrorList",
    ),
    "MessageHeader": (*JAVA_SDK, "StaffInfo", "StatusCode", "Description", "Timestamp"),
    "Status": ("From", "ResponseFor", "StaffInfo", "StatusCode", "Description", "Timestamp"),
    "From": _ORGAN,
    "To": _ORGAN,
    "Code": ("CodeNumber", "CodeNotation"),
    "PromulgationInfo": ("Place", "PromulgationDate"),
    "DocumentType": ("Type", "TypeDetail", "TypeName"),
    "SignerInfo": ("Competence", "Position", "FullName"),
    "ToPlaces": ("Place",),
    "OtherInfo": (
        "Priority", "SphereOfPromulgation", "TyperNotation", "PromulgationAmount", "PageAmount", "Direction",
        "ReplyFors", "ReferenceCodes", "Appendixes",
    ),
    "Appendixes": ("Appendix",),
    "ResponseFor": _RESPONSE,
    "ResponseForTask": ("TaskCode",),
    "TraceHeaderList": ("TraceHeader", "Bussiness"),
    "TraceHeader": ("OrganId", "Timestamp"),
    "Bussiness": (
        "BussinessDocType", "BussinessDocReason", "DocumentId", "Paper", "BussinessDocumentInfo",
        "ReplacementInfoList", "StaffInfo",
    ),
    "BussinessDocumentInfo": ("DocumentInfo", "DocumentReceiver", "ReceiverList"),
    "ReceiverList": ("Receiver",),
    "Receiver": ("OrganId", "ReceiverType"),
    "ReplacementInfoList": ("ReplacementInfo",),
    "ReplacementInfo": ("DocumentId", "OrganIdList"),
    "OrganIdList": ("OrganId",),
    "StaffInfo": _STAFF,
    "edXMLBody": ("edXMLManifest", "AttachmentEncoded"),
    "edXMLManifest": ("Reference", "AttachmentEncoded"),
    "Reference": ("ContentId", "ContentType", "Description", "AttachmentName"),
    "AttachmentEncoded": ("Attachment",),
    "Attachment": (
        "ContentId", "AttachmentName", "Description", "ContentType", "FieldName", "MimeType", "Format",
        "ContentTransferEncoded",
    ),
}  # fmt: skip
"""Every child that some known form has; blocks that are not here are leaves, or are skipped as a whole."""

_OPAQUE = frozenset({"Signature", "DigitalSignature", "ErrorList", "ReplyFors", "ReferenceCodes"})
NET_LEADERS = frozenset({"Boundary", "ContentId", "ContentType"})
"""Elements that the .NET SDK writes before the envelope."""
_STATUS_ONLY = frozenset({"StatusCode", "Timestamp", "StaffInfo", "Description"})
_DOCUMENT_ONLY = frozenset({"To", "Subject", "Code", "DocumentId", "PromulgationInfo"})
_MAX_UNKNOWN = 100


def form_of(root: Node) -> str:
    """V5 without the outer element, V1c with prefixed attachments, V1b with a mark of the .NET SDK, else
    V1.
    """
    if root.name == "edXMLEnvelope":
        return "V5"
    if any(node.tag.prefix for node in root.all("AttachmentEncoded")):
        return "V1c"
    if any(root.first(name) for name in NET_LEADERS) or any(net_mark(node.tag) for node in _walk(root)):
        return "V1b"
    return "V1"


def net_mark(tag: Tag) -> bool:
    """Whether an element is one that only the .NET SDK writes."""
    attributes = tag.attributes
    return (
        (tag.name == "DigitalSignature")
        or (tag.name == "TraceHeaderList" and not attributes.keys().isdisjoint({"mustUnderstand", "actor"}))
        or (tag.name == "Reference" and "href" in attributes)
    )


def is_status(children: Set[str]) -> bool:
    """Whether a MessageHeader with these children is that of a status (edxml §3), also if pieces are
    missing.
    """
    return "StatusCode" in children or bool(children & _STATUS_ONLY and not children & _DOCUMENT_ONLY)


def order_of(children: Sequence[Node]) -> str:
    """Which known order the children of MessageHeader keep; `common` if both fit."""
    names = [child.name for child in children if is_ours(child) and child.name in JAVA_SDK]
    java, numbered = _keeps(names, JAVA_SDK), _keeps(names, NUMBERED)
    if java and numbered:
        return "common"
    return "java-sdk" if java else "102" if numbered else "other"


def unknown_in(root: Node) -> tuple[str, ...]:
    """Paths below the root of elements that no known form has, each once, at most 100."""
    found: dict[str, None] = {}
    pending = [(root, "")]
    while pending and len(found) < _MAX_UNKNOWN:
        node, path = pending.pop()
        known = KNOWN_CHILDREN.get(node.name, ())
        for child in node.children:
            below = f"{path}/{child.name[:100]}".lstrip("/")
            if child.name in _OPAQUE:
                continue
            if is_ours(child) and child.name in known:
                pending.append((child, below))
            else:
                found[below] = None
    return tuple(sorted(found))


def _keeps(names: list[str], order: tuple[str, ...]) -> bool:
    if any(name not in order for name in names):
        return False
    places = [order.index(name) for name in names]
    return places == sorted(places)


def _walk(root: Node) -> list[Node]:
    """The blocks that can carry a mark of the .NET SDK: at most four levels below the root."""
    level, seen = [root], []
    for _ in range(4):
        level = [
            child
            for node in level
            for child in node.children
            if child.name in KNOWN_CHILDREN or child.name in _OPAQUE
        ]
        seen += level
    return seen
