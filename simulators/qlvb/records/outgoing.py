"""The outgoing document (Đ10): its recipients, checks, recall, paper."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from simulators.protocol.edxml.model import Signer
from simulators.qlvb.records.contents import Event, ReplyLink, ReplyRequest, StoredFile
from simulators.qlvb.records.people import Actor
from simulators.qlvb.scan_report import ScanReport


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
