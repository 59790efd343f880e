"""Shapes of what a driver answers, for type checkers; the schemas of the contract are the authority.

Members may be missing and values loose where a rule judges them: see `harness/sut/contract/schemas`.
"""

from __future__ import annotations

from typing import Any, Literal, TypedDict

Role = Literal["chuyen-vien", "lanh-dao-don-vi", "nguoi-co-tham-quyen", "van-thu", "quan-tri"]
RegisterKind = Literal["outgoing", "incoming"]
IncomingListName = Literal["all", "working", "overdue", "report"]


class _ActorName(TypedDict):
    role: Role
    name: str


class Actor(_ActorName, total=False):
    """Who acts."""

    unit: str


class ClockReading(TypedDict):
    """The product's clock."""

    now: str


class _AboutNeeded(TypedDict):
    product: str
    version: str
    vendor: str
    contract: str
    capabilities: list[str]


class About(_AboutNeeded, total=False):
    """What the product says of itself."""

    features: dict[str, bool]


class SyncError(TypedDict):
    """What went wrong during a sync."""

    code: str
    message: str


class _SyncNeeded(TypedDict):
    fetched: int
    statuses: int
    sent: int


class SyncOutcome(_SyncNeeded, total=False):
    """What a sync did."""

    errors: list[SyncError]


class _ConnectionNeeded(TypedDict):
    organ_id: str


class ConnectionOutcome(_ConnectionNeeded, total=False):
    """The connection in force."""

    signing: Literal["loaded", "external"]


class _RecordNeeded(TypedDict):
    id: str
    state: str
    document_id: str | None


class OutgoingRecord(_RecordNeeded, total=False):
    """Văn bản đi as shown (schema OutgoingRecord)."""

    number: str | None
    symbol: str | None
    date: str | None
    place: str | None
    type_name: str | None
    subject: str | None
    content: str | None
    signer: dict[str, Any] | None
    priority: int | None
    priority_name: str | None
    sender: dict[str, Any]
    recipients: list[dict[str, Any]]
    to_places: list[str]
    files: list[dict[str, Any]]
    page_count: int | None
    due_date: str | None
    reply_request: dict[str, Any] | None
    replies_to: list[dict[str, Any]]
    format_checks: list[dict[str, Any]]
    created_at: str | None
    signed_at: str | None
    issued_at: str | None
    sent_at: str | None
    acknowledged_at: str | None
    send_by: str | None
    send_late: bool | None
    send_state: str | None
    paper: bool | None
    no_paper: bool | None
    paper_dispatches: list[dict[str, Any]]
    antivirus: dict[str, Any] | None
    dossier_codes: list[str] | None
    warnings: list[str]
    history: list[dict[str, Any]]
    recall: dict[str, Any] | None
    replaces: str | None
    replaced_by: str | None


class IncomingRecord(_RecordNeeded, total=False):
    """Văn bản đến as shown (schema IncomingRecord)."""

    state_name: str | None
    number: str | None
    symbol: str | None
    date: str | None
    place: str | None
    type_name: str | None
    subject: str | None
    content: str | None
    signer: dict[str, Any] | None
    priority: int | None
    priority_name: str | None
    sender: dict[str, Any]
    recipients: list[dict[str, Any]]
    to_places: list[str]
    files: list[dict[str, Any]]
    announced: dict[str, Any] | None
    counted: dict[str, Any] | None
    checks: list[dict[str, Any]]
    check_summary: str | None
    legal_value: str | None
    sent_at: str | None
    received_at: str | None
    legal_received_at: str | None
    handle_by: str | None
    handled_at: str | None
    late: bool | None
    assign_by: str | None
    assigned_at: str | None
    assign_late: bool | None
    arrival_number: int | None
    arrival_date: str | None
    due_date: str | None
    reply_request: dict[str, Any] | None
    replies_to: list[dict[str, Any]]
    paper: bool | None
    dossier_codes: list[str] | None
    openable: bool | None
    in_working_list: bool | None
    refusal: dict[str, Any] | None
    escalations: list[dict[str, Any]]
    submissions: list[dict[str, Any]]
    directions: list[dict[str, Any]]
    assignment: dict[str, Any] | None
    overdue: bool | None
    recall: dict[str, Any] | None
    other: dict[str, Any] | None
    form: str | None
    history: list[dict[str, Any]]


class OutgoingList(TypedDict):
    """Outgoing records."""

    items: list[OutgoingRecord]


class IncomingList(TypedDict):
    """Incoming records."""

    items: list[IncomingRecord]


class _PaperNeeded(TypedDict):
    id: str


class PaperReceived(_PaperNeeded, total=False):
    """A document received on paper (schema PaperReceived)."""

    sender: dict[str, Any]
    number: str | None
    symbol: str | None
    date: str | None
    type_name: str | None
    subject: str | None
    received_at: str | None
    actor: dict[str, Any] | None
    valid: bool | None
    valid_name: str | None
    incoming: str | None


class PaperReceivedList(TypedDict):
    """Documents received on paper."""

    items: list[PaperReceived]


class Register(TypedDict):
    """One register of one year."""

    year: int
    rows: list[dict[str, Any]]
