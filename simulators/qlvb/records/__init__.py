"""Records of the product as values: outgoing and incoming documents with all that Đ8.k2 lists.

Records are frozen; a change makes a new one, which the store keeps in place of the old. Moments are aware, +07:00.
"""

from simulators.qlvb.records.contents import (
    Check,
    CheckResult,
    Event,
    Party,
    ReplyLink,
    ReplyRequest,
    StoredFile,
)
from simulators.qlvb.records.incoming import (
    Assignment,
    Cooperation,
    Direction,
    Escalation,
    Incoming,
    IncomingRecall,
    IncomingState,
    PaperReceived,
    Refusal,
    Submission,
    Trace,
)
from simulators.qlvb.records.outgoing import (
    FormatCheck,
    Outgoing,
    OutgoingRecall,
    OutgoingState,
    PaperDispatch,
    Recipient,
    RecipientState,
    SendState,
)
from simulators.qlvb.records.people import Actor, Delegation, Role

__all__ = [
    "Actor",
    "Assignment",
    "Check",
    "CheckResult",
    "Cooperation",
    "Delegation",
    "Direction",
    "Escalation",
    "Event",
    "FormatCheck",
    "Incoming",
    "IncomingRecall",
    "IncomingState",
    "Outgoing",
    "OutgoingRecall",
    "OutgoingState",
    "PaperDispatch",
    "PaperReceived",
    "Party",
    "Recipient",
    "RecipientState",
    "Refusal",
    "ReplyLink",
    "ReplyRequest",
    "Role",
    "SendState",
    "StoredFile",
    "Submission",
    "Trace",
]
