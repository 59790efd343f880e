"""A message as the judge sees it: a tree read by (namespace, local name), any prefix, any order.

Every accessor answers for whatever the message holds: absent text is `""`, an absent or unreadable number
None. `present` and `where` tell absence and place; texts are as written, never trimmed or normalised.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from lxml import etree

from harness.oracles.edxml.forms import form_of, unusual_prefixes
from harness.oracles.edxml.parsing import NAMESPACE, local_name, place
from harness.oracles.times import wire_date, wire_time

_UTF_8 = frozenset({"UTF-8", "UTF8", "US-ASCII", "ASCII"})


def find(parent: etree._Element | None, path: str) -> etree._Element | None:
    """The first element at a path of local names (`Code/CodeNumber`) below `parent`."""
    return next(iter(find_all(parent, path)), None)


def find_all(parent: etree._Element | None, path: str) -> list[etree._Element]:
    """Every element at a path of local names below `parent`, in document order."""
    if parent is None:
        return []
    return parent.findall("/".join(f"{{{NAMESPACE}}}{name}" for name in path.split("/")))


def text(parent: etree._Element | None, path: str) -> str:
    """The text of the first element at a path; `""` if there is none."""
    element = find(parent, path)
    return "" if element is None else content(element)


def content(element: etree._Element) -> str:
    """All text inside an element, exactly as written."""
    return "".join(str(part) for part in element.itertext())


def number(parent: etree._Element | None, path: str) -> int | None:
    """The whole number at a path; None if absent or no decimal number of at most 18 digits."""
    digits = text(parent, path).strip()
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) <= 18 else None


@dataclass(frozen=True)
class Organ:
    """An agency of From or To (cơ quan gửi, cơ quan nhận)."""

    organ_id: str
    name: str
    in_charge: str
    address: str
    email: str
    telephone: str
    fax: str
    website: str
    where: str


@dataclass(frozen=True)
class ResponseFor:
    """A document that this message answers, recalls or reports on; `code` is number and symbol in one."""

    organ_id: str
    code: str
    promulgation_date: str
    document_id: str
    where: str

    @property
    def empty(self) -> bool:
        """`<ResponseFor/>` says nothing; the axis writes it."""
        return not (self.organ_id or self.code or self.promulgation_date or self.document_id)


@dataclass(frozen=True)
class Staff:
    """StaffInfo: who handles the matter."""

    department: str
    staff: str
    mobile: str
    email: str


class Message:
    """What a document and a status have in common; `header` is MessageHeader (or Status), None without."""

    def __init__(self, root: etree._Element, raw: bytes) -> None:
        self.root = root
        self._raw = raw
        envelope = root if local_name(root) == "edXMLEnvelope" else find(root, "edXMLEnvelope")
        self.envelope = envelope
        self.header = find(envelope, "edXMLHeader/MessageHeader")
        if self.header is None:
            self.header = find(envelope, "edXMLHeader/Status")

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the bytes that were read."""
        return hashlib.sha256(self._raw).hexdigest()

    @cached_property
    def form(self) -> str:
        """The known form: V1, V1b, V1c or V5 (edXML facts §1)."""
        return form_of(self.root)

    @cached_property
    def prefix_notes(self) -> tuple[str, ...]:
        """Where prefixes leave the mainstream form; notes, never a failure."""
        return unusual_prefixes(self.root)

    @property
    def encoding(self) -> str:
        """The encoding that the XML declaration names, else UTF-8; upper case. ASCII is UTF-8 without other letters."""
        named = (self.root.getroottree().docinfo.encoding or "UTF-8").upper()
        return "UTF-8" if named in _UTF_8 else named

    def text(self, path: str) -> str:
        """Exact text at a path below MessageHeader: `Subject`, `Code/CodeNumber`; `""` if absent."""
        return text(self.header, path)

    def number(self, path: str) -> int | None:
        """Whole number at a path below MessageHeader."""
        return number(self.header, path)

    def present(self, path: str) -> bool:
        """Whether an element is there with text or children: `<Subject/>` and white space are not."""
        element = find(self.header, path)
        return element is not None and (len(element) > 0 or bool(text(self.header, path).strip()))

    def count(self, path: str) -> int:
        """How many elements stand at a path below MessageHeader, empty ones included."""
        return len(find_all(self.header, path))

    def where(self, name: str) -> str:
        """The place of the first element of that name, or at that path below the header; says so if none."""
        element = next(self.root.iter(f"{{{NAMESPACE}}}{name.rpartition('/')[2]}"), None)
        if "/" in name:
            element = find(self.header, name)
        if element is not None:
            return place(element)
        home = place(self.header if self.header is not None else self.root)
        return f"{home} (no {name})"

    def elements(self) -> Iterator[tuple[str, str, str]]:
        """Every element with text and no child: (XPath with line, local name, exact text); no files."""
        for element in self.root.iter(f"{{{NAMESPACE}}}*"):
            if len(element) == 0 and local_name(element) != "ContentTransferEncoded" and element.text:
                yield place(element), local_name(element), element.text

    @cached_property
    def sender(self) -> Organ:
        """From; all fields empty if there is none."""
        return _organ(self, find(self.header, "From"), "From")

    @cached_property
    def response_for(self) -> tuple[ResponseFor, ...]:
        """Every ResponseFor that says something."""
        rows = (
            ResponseFor(
                organ_id=text(item, "OrganId"),
                code=text(item, "Code"),
                promulgation_date=text(item, "PromulgationDate"),
                document_id=text(item, "DocumentId"),
                where=place(item),
            )
            for item in find_all(self.header, "ResponseFor")
        )
        return tuple(row for row in rows if not row.empty)

    def day(self, path: str) -> date | None:
        """The day that `yyyy/MM/dd` at a path names; None if absent, of another form or impossible."""
        return wire_date(self.text(path))


class Status(Message):
    """A status message: a business status of one document (edXML facts §3)."""

    kind = "status"

    @property
    def status_code(self) -> str:
        """The code exactly as written: `03`, `3`, …"""
        return self.text("StatusCode")

    @property
    def code(self) -> str:
        """The code as two digits where it is a number; else as written, without surrounding space."""
        written = self.status_code.strip()
        return written.zfill(2) if written.isascii() and written.isdecimal() else written

    @property
    def description(self) -> str:
        return self.text("Description")

    @property
    def timestamp(self) -> str:
        return self.text("Timestamp")

    @property
    def moment(self) -> datetime | None:
        """The timestamp read as +07:00; None if it names no moment."""
        return wire_time(self.timestamp)

    @property
    def addressee(self) -> str:
        """The agency whose document is concerned (ResponseFor/OrganId)."""
        return text(self.header, "ResponseFor/OrganId")

    @property
    def document_id(self) -> str:
        """The document concerned (ResponseFor/DocumentId), an opaque string."""
        return text(self.header, "ResponseFor/DocumentId")

    @property
    def staff(self) -> Staff | None:
        return staff_of(find(self.header, "StaffInfo"))


def staff_of(element: etree._Element | None) -> Staff | None:
    """StaffInfo as a value; None if there is none."""
    if element is None:
        return None
    return Staff(
        text(element, "Department"), text(element, "Staff"), text(element, "Mobile"), text(element, "Email")
    )


def organs(message: Message, name: str) -> tuple[Organ, ...]:
    """Every From or To of a message."""
    return tuple(_organ(message, item, name) for item in find_all(message.header, name))


def _organ(message: Message, element: etree._Element | None, name: str) -> Organ:
    return Organ(
        organ_id=text(element, "OrganId"),
        name=text(element, "OrganName"),
        in_charge=text(element, "OrganizationInCharge"),
        address=text(element, "OrganAdd"),
        email=text(element, "Email"),
        telephone=text(element, "Telephone"),
        fax=text(element, "Fax"),
        website=text(element, "Website"),
        where=place(element) if element is not None else message.where(name),
    )
