"""The incoming document (Đ9): refusal, assignment, escalation, recall; and what came on paper (Đ14)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from simulators.protocol.edxml.model import Signer
from simulators.qlvb.records.contents import Check, Event, Party, ReplyLink, ReplyRequest, StoredFile
from simulators.qlvb.records.people import Actor


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
