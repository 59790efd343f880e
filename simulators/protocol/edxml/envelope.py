"""What an axis needs of a message, read strictly in constant memory to the last byte (design §4).

An axis refuses a message without sender, recipients or identifier; it never looks into attachments.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from simulators.protocol.edxml.forms import KNOWN_CHILDREN, NET_LEADERS, is_status, net_mark
from simulators.protocol.edxml.limits import EdxmlError, ReadLimits
from simulators.protocol.edxml.model import NAMESPACE
from simulators.protocol.edxml.safety import Source, Tag, XmlStream, opened, pump

_SPACE = " \t\r\n"
_MAX_RECIPIENTS = 10_000
_HEADER = "edXMLEnvelope/edXMLHeader"
_ONCE = frozenset(
    {
        "edXMLEnvelope",
        _HEADER,
        f"{_HEADER}/#",
        f"{_HEADER}/#/From",
        f"{_HEADER}/#/From/OrganId",
        f"{_HEADER}/#/DocumentId",
        f"{_HEADER}/#/StatusCode",
        f"{_HEADER}/TraceHeaderList",
        f"{_HEADER}/TraceHeaderList/Bussiness",
        f"{_HEADER}/TraceHeaderList/Bussiness/BussinessDocType",
    }
)
_KEPT = frozenset(
    {
        f"{_HEADER}/#/From/OrganId",
        f"{_HEADER}/#/To/OrganId",
        f"{_HEADER}/#/DocumentId",
        f"{_HEADER}/#/StatusCode",
        f"{_HEADER}/#/ResponseFor/OrganId",
        f"{_HEADER}/#/ResponseFor/DocumentId",
        f"{_HEADER}/TraceHeaderList/Bussiness/BussinessDocType",
    }
)


@dataclass(frozen=True)
class Envelope:
    """The address side of a message.

    `recipient_ids` are the OrganIds of To in order, as written (a status has none: it goes to
    `response_organ_id`). `document_id` is the message's own; for a status that of the document concerned.
    `business_type` is the number in BussinessDocType, None where the message is silent.
    """

    kind: Literal["edoc", "status"]
    form: str
    sender_id: str
    recipient_ids: tuple[str, ...]
    document_id: str
    response_organ_id: str = ""
    business_type: int | None = None
    status_code: str = ""

    @property
    def addressee_ids(self) -> tuple[str, ...]:
        """Where the message goes, each agency once."""
        return tuple(dict.fromkeys(self.recipient_ids or (self.response_organ_id,)))


def scan_envelope(source: Source, *, limits: ReadLimits | None = None) -> Envelope:
    """Read the address side and check the whole message for well-formedness and safety.

    EdxmlError codes as `read_message`, and missing-element for a document without From, To or DocumentId,
    or a status without From, ResponseFor/OrganId or StatusCode. The source is read once, to its end.
    """
    scan = _Scan()
    stream = scan.stream = XmlStream(scan, limits or ReadLimits())
    with opened(source) as bytes_:
        pump(bytes_, stream)
    return scan.envelope()


class _Scan:
    """Listener that keeps a handful of identifiers and forgets everything else."""

    def __init__(self) -> None:
        self._path: list[str] = []
        self._here: list[str] | None = None
        self._found: dict[str, list[str]] = {}
        self._seen: set[str] = set()
        self._container = ""
        self._main_children: set[str] = set()
        self._form = "V1"
        self.stream: XmlStream

    def start(self, tag: Tag) -> None:
        depth = len(self._path)
        if depth == 0:
            self._root(tag)
        ours = tag.namespace in (NAMESPACE, "")
        self._path.append(tag.name if ours else "*")
        self._here = None
        path = self._key()
        if path is None:
            return
        self._note_form(tag, depth)
        if path in _ONCE:
            if path in self._seen:
                raise self._twice()
            self._seen.add(path)
        if path.startswith(f"{_HEADER}/#/"):
            self._main(path.removeprefix(f"{_HEADER}/#/"))
        if path in _KEPT:
            if self.stream.ordinal > 1:
                raise self._twice()
            self._here = self._found.setdefault(path, [])
            if len(self._here) >= _MAX_RECIPIENTS:
                raise self.stream.refuse("too-large", "Quá nhiều đơn vị nhận", "Too many recipients")
            self._here.append("")

    def text(self, data: str) -> None:
        if self._here is not None:
            self._here[-1] += data

    def end(self) -> None:
        self._path.pop()
        self._here = None

    def envelope(self) -> Envelope:
        """What was found, if it is enough to carry the message."""
        if f"{_HEADER}/#" not in self._seen:
            raise _missing("MessageHeader")
        status = self._container == "Status" or is_status(self._main_children)
        sender = self._first("From/OrganId") or self._refuse("From/OrganId")
        if status:
            if len(self._all("ResponseFor/OrganId")) > 1:
                raise EdxmlError(
                    "duplicate-element",
                    "Trạng thái trả lời nhiều văn bản",
                    "A status answers more than one document",
                    where="MessageHeader/ResponseFor",
                    hint="one status message per document",
                )
            return Envelope(
                kind="status",
                form=self._form,
                sender_id=sender,
                recipient_ids=(),
                document_id=self._first("ResponseFor/DocumentId"),
                response_organ_id=self._first("ResponseFor/OrganId") or self._refuse("ResponseFor/OrganId"),
                status_code=self._first("StatusCode") or self._refuse("StatusCode"),
            )
        recipients = tuple(self._all("To/OrganId"))
        if not recipients or "" in recipients:
            self._refuse("To/OrganId")
        business = self._value(f"{_HEADER}/TraceHeaderList/Bussiness/BussinessDocType")
        return Envelope(
            kind="edoc",
            form=self._form,
            sender_id=sender,
            recipient_ids=recipients,
            document_id=self._first("DocumentId") or self._refuse("DocumentId"),
            response_organ_id=self._first("ResponseFor/OrganId"),
            business_type=int(business) if re.fullmatch("[0-9]{1,9}", business) else None,
        )

    def _root(self, tag: Tag) -> None:
        if tag.name == "edXMLEnvelope" and tag.namespace in (NAMESPACE, ""):
            self._form = "V5"
            self._path.append("")
        elif tag.name != "edXML" or tag.namespace != NAMESPACE:
            raise self.stream.refuse(
                "unknown-root", "Phần tử gốc không phải edXML", "The root element is not edXML", NAMESPACE
            )

    def _key(self) -> str | None:
        """The path below the root, `#` for MessageHeader or Status; None where nothing matters."""
        below = self._path[1:]
        if not 0 < len(below) <= 6:
            return None
        if (
            below[:2] == ["edXMLEnvelope", "edXMLHeader"]
            and len(below) > 2
            and below[2] in ("MessageHeader", "Status")
        ):
            if len(below) == 3:
                self._container = self._container if self._container == "Status" else below[2]
            below = [*below[:2], "#", *below[3:]]
        return "/".join(below)

    def _main(self, path: str) -> None:
        parts = path.split("/")
        self._main_children.add(parts[0])
        if len(parts) == 2 and parts[0] == parts[1] and parts[0] in KNOWN_CHILDREN:
            raise self._twice()

    def _note_form(self, tag: Tag, depth: int) -> None:
        if self._form == "V5":
            return
        if tag.name == "AttachmentEncoded" and depth == 1 and tag.prefix:
            self._form = "V1c"
        elif self._form == "V1" and ((depth == 1 and tag.name in NET_LEADERS) or net_mark(tag)):
            self._form = "V1b"

    def _value(self, path: str) -> str:
        return next((text.strip(_SPACE) for text in self._found.get(path, ())), "")

    def _first(self, name: str) -> str:
        return self._value(f"{_HEADER}/#/{name}")

    def _all(self, name: str) -> list[str]:
        return [text.strip(_SPACE) for text in self._found.get(f"{_HEADER}/#/{name}", [])]

    def _twice(self) -> EdxmlError:
        return self.stream.refuse(
            "duplicate-element", "Phần tử lặp lại", "The element occurs more than once", "keep one"
        )

    def _refuse(self, name: str) -> str:
        raise _missing(name)


def _missing(name: str) -> EdxmlError:
    return EdxmlError(
        "missing-element",
        f"Thiếu hoặc rỗng: {name}",
        f"Missing or empty: {name}",
        where=f"MessageHeader/{name}" if name != "MessageHeader" else "edXMLHeader",
        hint="an axis cannot carry a message without it",
    )
