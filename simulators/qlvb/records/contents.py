"""What outgoing and incoming records hold alike: parties, files, checks, history, replies."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from simulators.qlvb.records.people import Actor


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
