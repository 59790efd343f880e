"""What waits in the queue: document messages by reference to their record, status messages in full."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from simulators.clock import VIETNAM
from simulators.protocol.codes import BusinessType
from simulators.protocol.edxml.model import ReceiverChange, Replacement, ResponseFor

_NEVER = datetime(1, 1, 1, tzinfo=VIETNAM)


@dataclass(frozen=True)
class Dispatch:
    """One document message: who gets it, what it does, when it left the agency. The rest is in the record."""

    recipients: tuple[str, ...] = ()
    at: datetime = _NEVER
    business: BusinessType = BusinessType.NEW
    reason: str = ""
    changes: tuple[ReceiverChange, ...] = ()
    replacements: tuple[Replacement, ...] = ()
    document_info: bool = False


@dataclass(frozen=True)
class StatusReport:
    """One status message about a document: to whom, which code, when it became so.

    `record` is the key of the record whose state it tells, for the history.
    """

    to: str
    code: str
    at: datetime
    about: ResponseFor
    description: str = ""
    department: str = ""
    staff: str = ""
    record: str = field(default="")
