"""Records of the product as values: outgoing and incoming documents with all that Đ8.k2 lists.

Records are frozen; a change makes a new one, which the store keeps in place of the old. Moments are aware, +07:00.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from simulators.protocol.edxml.model import Signer
from simulators.qlvb.scan_report import ScanReport


class Role(StrEnum):
    """Who acts: chuyên viên, lãnh đạo đơn vị, người có thẩm quyền, văn thư, quản trị."""

    DRAFTER = "chuyen-vien"
    UNIT_LEADER = "lanh-dao-don-vi"
    LEADER = "nguoi-co-tham-quyen"
    CLERK = "van-thu"
    ADMINISTRATOR = "quan-tri"


@dataclass(frozen=True)
class Actor:
    """The person who acts."""

    role: Role
    name: str
    unit: str = ""


@dataclass(frozen=True)
class Delegation:
    """Ủy quyền (Đ20.k2): `acts` are operationIds of the driver contract; `until` is the last day, None for no end."""

    at: datetime
    by: Actor
    to: Actor
    acts: tuple[str, ...]
    until: dt.date | None = None


class OutgoingState(StrEnum):
    """From draft to issue (Đ10.k1, k2), and what may follow."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    SIGNED = "signed"
    ISSUED = "issued"
    RECALLED = "recalled"
    CANCELLED = "cancelled"


class SendState(StrEnum):
    """Whether the axis has acknowledged the document (Đ15.k1)."""

    NONE = "none"
    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"


class RecipientState(StrEnum):
    """What the sender knows of one recipient (Đ10.k2.b)."""

    PENDING = "pending"
    SENT = "sent"
    ARRIVED = "arrived"
    ACCEPTED = "accepted"
    ASSIGNED = "assigned"
    PROCESSING = "processing"
    FINISHED = "finished"
    REFUSED = "refused"
    FAILED = "failed"
    RECALL_SENT = "recall-sent"
    RECALLED = "recalled"
    RECALL_REFUSED = "recall-refused"


class IncomingState(StrEnum):
    """Trạng thái xử lý (Đ8.k2.h)."""

    ARRIVED = "arrived"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    ASSIGNED = "assigned"
    PROCESSING = "processing"
    FINISHED = "finished"
    RECALLED = "recalled"
    DELETED = "deleted"


class CheckResult(StrEnum):
    """Outcome of one check at reception (Đ9.k1.a)."""

    OK = "ok"
    FAILED = "failed"
    UNKNOWN = "unknown"
    WARNING = "warning"
    NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True)
class Check:
    """One check at reception: what was looked at, how it came out, what was seen."""

    name: str
    result: CheckResult
    detail: str = ""


@dataclass(frozen=True)
class Party:
    """An agency as the product shows it."""

    organ_id: str
    name: str = ""


@dataclass(frozen=True)
class StoredFile:
    """One file of a document; the bytes are in the file store under `sha256`.

    `kind` is what the bytes are, as Đ4.k4 writes extensions ("" = unknown); `content_id` as the message names it.
    """

    name: str
    content_type: str
    size: int
    sha256: str
    pages: int | None = None
    main: bool = False
    content_id: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Event:
    """One line of the history (lịch sử gửi, nhận, Đ8.k2.p)."""

    at: datetime
    event: str
    actor: Actor | None = None
    detail: str = ""
    state: str = ""


@dataclass(frozen=True)
class ReplyRequest:
    """Đề nghị phản hồi (Đ10.k2.c)."""

    content: str
    due_date: dt.date | None = None


@dataclass(frozen=True)
class ReplyLink:
    """Liên kết với văn bản đến (Đ10.k2.d). `document_id` is opaque; `date` is the text of the wire or ISO."""

    document_id: str
    organ_id: str = ""
    code: str = ""
    date: str = ""


@dataclass(frozen=True)
class Recipient:
    """One recipient of an outgoing document.

    `reached` is the furthest ordinary state, so that a refused take-back does not lose it; `asked` is the open
    question to the recipient ("", "recall", "take-back" or "update") since `asked_at`.
    """

    organ_id: str
    name: str = ""
    state: RecipientState = RecipientState.PENDING
    reached: RecipientState = RecipientState.PENDING
    asked: str = ""
    asked_at: datetime | None = None
    description: str = ""
    sent_at: datetime | None = None
    arrived_at: datetime | None = None
    updated_at: datetime | None = None
    status_codes: tuple[str, ...] = ()
    replied_at: datetime | None = None
    reply_document_id: str = ""


@dataclass(frozen=True)
class FormatCheck:
    """Kiểm tra thể thức, kỹ thuật trình bày (Đ10.k1.b); `result` is ok or not-ok."""

    at: datetime
    result: str
    note: str
    actor: Actor


@dataclass(frozen=True)
class PaperDispatch:
    """Bản giấy sent to one recipient, as văn thư noted it (Đ7.k2, Đ14.k3)."""

    organ_id: str
    at: datetime
    actor: Actor


@dataclass(frozen=True)
class OutgoingRecall:
    """Thu hồi by this agency; `state` is waiting, sent, completed or refused."""

    at: datetime
    reason: str
    state: str = "waiting"


@dataclass(frozen=True)
class Outgoing:
    """Văn bản đi."""

    type_name: str
    symbol: str
    place: str
    subject: str
    signer: Signer
    recipients: tuple[Recipient, ...]
    files: tuple[StoredFile, ...]
    created_at: datetime
    id: int = 0
    document_id: str = ""
    year: int | None = None
    ordinal: int | None = None
    state: OutgoingState = OutgoingState.DRAFT
    number: str = ""
    date: dt.date | None = None
    content: str = ""
    priority: int = 0
    to_places: tuple[str, ...] = ()
    due_date: dt.date | None = None
    reply_request: ReplyRequest | None = None
    replies_to: tuple[ReplyLink, ...] = ()
    paper: bool = False
    no_paper: bool = False
    """The mark «không gửi văn bản giấy» (Đ14.k2), put on when the document is issued."""
    paper_dispatches: tuple[PaperDispatch, ...] = ()
    page_count: int | None = None
    signed_at: datetime | None = None
    issued_at: datetime | None = None
    sent_at: datetime | None = None
    acknowledged_at: datetime | None = None
    send_state: SendState = SendState.NONE
    warnings: tuple[str, ...] = ()
    history: tuple[Event, ...] = ()
    recall: OutgoingRecall | None = None
    format_checks: tuple[FormatCheck, ...] = ()
    replaces: str = ""
    replaced_by: str = ""
    antivirus: ScanReport | None = None
    """What the scanner said before issue (Đ18.k2); None where there is no scanner."""
    given_document_id: str = ""
    """An identifier that somebody tried to put in; never used, the system makes its own (Đ8.k3)."""

    @property
    def key(self) -> str:
        """The record's name in the driver."""
        return f"di-{self.id}"

    @property
    def code(self) -> str:
        """Số và ký hiệu in one text."""
        return f"{self.number}/{self.symbol}" if self.number else self.symbol

    @property
    def main_file(self) -> StoredFile:
        return next(f for f in self.files if f.main)

    def noting(
        self, at: datetime, event: str, *, actor: Actor | None = None, detail: str = "", **changes: object
    ) -> Outgoing:
        """The record with `changes` and one more line of history."""
        changed = replace(self, **changes)  # type: ignore[arg-type]
        line = Event(at, event, actor, detail, changed.state.value)
        return replace(changed, history=(*changed.history, line))

    def recipient(self, organ_id: str) -> Recipient | None:
        return next((r for r in self.recipients if r.organ_id == organ_id), None)

    def with_recipient(self, changed: Recipient) -> Outgoing:
        return replace(
            self, recipients=tuple(changed if r.organ_id == changed.organ_id else r for r in self.recipients)
        )


@dataclass(frozen=True)
class Refusal:
    """Từ chối nhận: reason, who, when (Đ6.k1.d)."""

    reason: str
    actor: Actor
    at: datetime


@dataclass(frozen=True)
class Escalation:
    """Báo cáo người có trách nhiệm (Đ9.k1.a)."""

    at: datetime
    to_role: str
    to_name: str
    note: str
    actor: Actor


@dataclass(frozen=True)
class Submission:
    """Trình người có thẩm quyền (Đ9.k2.a)."""

    at: datetime
    to_role: str
    to_name: str
    note: str
    actor: Actor


@dataclass(frozen=True)
class Direction:
    """Ý kiến chỉ đạo giải quyết (Đ9.k2.a)."""

    at: datetime
    text: str
    actor: Actor


@dataclass(frozen=True)
class Cooperation:
    """Đơn vị phối hợp and its term."""

    unit: str
    deadline: dt.date | None = None


@dataclass(frozen=True)
class Assignment:
    """Phân công xử lý (Đ9.k2)."""

    unit: str
    person: str
    cooperating: tuple[Cooperation, ...]
    deadline: dt.date | None
    at: datetime
    actor: Actor


@dataclass(frozen=True)
class IncomingRecall:
    """A recall or take-back by the sender; `answer` is the status code answered, 15 or 16."""

    at: datetime
    reason: str
    document_id: str
    answer: str


@dataclass(frozen=True)
class PaperReceived:
    """A document that came on paper, as văn thư entered it (Đ14.k3). Its validity is worked out when it is shown."""

    received_at: datetime
    actor: Actor
    sender: Party
    number: str
    symbol: str
    date: dt.date | None = None
    type_name: str = ""
    subject: str = ""
    id: int = 0

    @property
    def key(self) -> str:
        """The record's name in the driver."""
        return f"giay-{self.id}"

    @property
    def code(self) -> str:
        """Số và ký hiệu in one text."""
        return f"{self.number}/{self.symbol}"


@dataclass(frozen=True)
class Trace:
    """One hop of the message (TraceHeader); `at` None where the text names no moment."""

    organ_id: str
    at: datetime | None
    text: str = ""


@dataclass(frozen=True)
class Incoming:
    """Văn bản đến."""

    document_id: str
    sender: Party
    recipients: tuple[Party, ...]
    files: tuple[StoredFile, ...]
    received_at: datetime
    legal_received_at: datetime
    handle_by: datetime
    id: int = 0
    state: IncomingState = IncomingState.ARRIVED
    number: str = ""
    symbol: str = ""
    date: dt.date | None = None
    date_text: str = ""
    place: str = ""
    type_name: str = ""
    subject: str = ""
    content: str = ""
    signer: Signer | None = None
    priority: int = 0
    to_places: tuple[str, ...] = ()
    due_date: dt.date | None = None
    replies_to: tuple[ReplyLink, ...] = ()
    paper: bool | None = None
    announced_files: int = 0
    announced_pages: int | None = None
    checks: tuple[Check, ...] = ()
    sent_at: datetime | None = None
    handled_at: datetime | None = None
    arrival_number: int | None = None
    arrival_date: dt.date | None = None
    refusal: Refusal | None = None
    escalations: tuple[Escalation, ...] = ()
    submissions: tuple[Submission, ...] = ()
    directions: tuple[Direction, ...] = ()
    assignment: Assignment | None = None
    assigned_at: datetime | None = None
    """When it was assigned for the first time (Đ6.k2.b)."""
    reply_request: ReplyRequest | None = None
    recall: IncomingRecall | None = None
    traces: tuple[Trace, ...] = ()
    unknown: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    form: str = ""
    history: tuple[Event, ...] = ()

    @property
    def key(self) -> str:
        """The record's name in the driver."""
        return f"den-{self.id}"

    @property
    def code(self) -> str:
        """Số và ký hiệu in one text."""
        return "/".join(part for part in (self.number, self.symbol) if part)

    @property
    def main_file(self) -> StoredFile | None:
        return next((f for f in self.files if f.main), None)

    def noting(
        self, at: datetime, event: str, *, actor: Actor | None = None, detail: str = "", **changes: object
    ) -> Incoming:
        """The record with `changes` and one more line of history."""
        changed = replace(self, **changes)  # type: ignore[arg-type]
        line = Event(at, event, actor, detail, changed.state.value)
        return replace(changed, history=(*changed.history, line))
