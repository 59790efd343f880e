"""An edXML message as values (facts: edXML of QCVN 102:2016, form V1).

Text fields hold what the message says, NFC-normalised on writing, untouched on reading. Dates and times are
kept as the text of the wire (`yyyy/MM/dd`, `yyyy/MM/dd HH:mm:ss`, zone-less, read as +07:00) because real
messages carry impossible ones; `simulators.protocol.edxml.moments` turns them into values.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import BinaryIO

NAMESPACE = "http://www.mic.gov.vn/TBT/QCVN_102_2016"


@dataclass(frozen=True)
class Organ:
    """An agency as it appears in From and To (cơ quan gửi, cơ quan nhận)."""

    organ_id: str
    name: str = ""
    in_charge: str = ""
    address: str = ""
    email: str = ""
    telephone: str = ""
    fax: str = ""
    website: str = ""


@dataclass(frozen=True)
class Reference:
    """One line of the manifest: an attachment that the message announces; `content_id` without `cid:`."""

    content_id: str
    name: str
    content_type: str = ""
    description: str = ""


@dataclass(frozen=True)
class Attachment:
    """A file carried by the message, as transported (maybe zipped, see edxml facts 2.3).

    `content_id` is without `cid:`. Content that is no base64 leaves size 0 and a `problems` entry of the
    message.
    """

    content_id: str
    name: str
    content_type: str
    size: int
    sha256: str
    open: Callable[[], BinaryIO] = field(compare=False)
    description: str = ""

    def read(self) -> bytes:
        """The bytes of the file as transported, whole (for small files)."""
        with self.open() as stream:
            return stream.read()


@dataclass(frozen=True)
class Signer:
    """Chức vụ, họ tên người ký (SignerInfo)."""

    competence: str = ""
    position: str = ""
    full_name: str = ""


@dataclass(frozen=True)
class ResponseFor:
    """The document that this one answers, or recalls; in a status, the document concerned."""

    organ_id: str = ""
    code: str = ""
    promulgation_date: str = ""
    document_id: str = ""


@dataclass(frozen=True)
class TraceHop:
    """One hop of TraceHeaderList: who handled the message, when (`yyyy/MM/dd HH:mm:ss`)."""

    organ_id: str
    timestamp: str


@dataclass(frozen=True)
class Staff:
    """StaffInfo: who handles the matter."""

    department: str = ""
    staff: str = ""
    mobile: str = ""
    email: str = ""


@dataclass(frozen=True)
class Replacement:
    """A replaced document and the agencies for which it is replaced."""

    document_id: str
    organ_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReceiverChange:
    """A recipient added (1) or dropped (0) by an update."""

    organ_id: str
    receiver_type: int


@dataclass(frozen=True)
class Business:
    """The Bussiness block (sic): new, recall, update or replace; `doc_type` -1 where the message gives no
    number.
    """

    doc_type: int
    reason: str = ""
    document_id: str = ""
    paper: int | None = None
    document_info: int | None = None
    document_receiver: int | None = None
    receivers: tuple[ReceiverChange, ...] = ()
    replacements: tuple[Replacement, ...] = ()
    staff: Staff | None = None


@dataclass(frozen=True)
class OtherInfo:
    """OtherInfo: urgency, page count and the like; None where the message is silent."""

    priority: int | None = None
    sphere: str = ""
    typer_notation: str = ""
    promulgation_amount: int | None = None
    page_amount: int | None = None
    direction: str = ""
    appendixes: tuple[str, ...] = ()


@dataclass(frozen=True)
class DocumentMessage:
    """A document message (messagetype edoc)."""

    sender: Organ
    recipients: tuple[Organ, ...]
    document_id: str
    code_number: str = ""
    code_notation: str = ""
    place: str = ""
    promulgation_date: str = ""
    type_code: int | None = None
    type_detail: int | None = None
    type_name: str = ""
    subject: str = ""
    content: str = ""
    signer: Signer | None = None
    due_date: str = ""
    to_places: tuple[str, ...] = ()
    other: OtherInfo = OtherInfo()
    response_for: tuple[ResponseFor, ...] = ()
    steering_type: int | None = None
    traces: tuple[TraceHop, ...] = ()
    business: Business | None = None
    references: tuple[Reference, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    form: str = "V1"
    """Which known form was read: V1, V1b, V1c or V5 (edxml §1)."""
    order: str = ""
    """Which known order of MessageHeader was read: java-sdk, 102, common (both fit) or other (edxml §2.1)."""
    unknown: tuple[str, ...] = ()
    """Paths of elements that no known form has; they are never an error."""
    problems: tuple[str, ...] = ()
    """What a receiver must see before it accepts, each `code: path`: missing-element, bad-base64,
    bad-number, …
    """

    @property
    def target_ids(self) -> tuple[str, ...]:
        """Identifiers of the documents that a recall, update or replacement is about (edxml §4, last
        rule).
        """
        if self.business is None or self.business.doc_type == 0:
            return ()
        if self.business.document_id:
            return (self.business.document_id,)
        answered = tuple(r.document_id for r in self.response_for if r.document_id)
        return answered or tuple(r.document_id for r in self.business.replacements if r.document_id)


@dataclass(frozen=True)
class StatusMessage:
    """A status message (messagetype status): a business status of one document."""

    sender: Organ
    response_for: ResponseFor
    status_code: str
    description: str = ""
    timestamp: str = ""
    staff: Staff | None = None
    form: str = "V1"
    unknown: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    """As in DocumentMessage."""
    container: str = "MessageHeader"
    """The element that held the status: MessageHeader (practice) or Status (edxml §3)."""
