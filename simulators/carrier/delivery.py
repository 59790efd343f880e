"""The retrieval state of one delivery (biên nhận trên Trục): transport only, apart from any business status.

axis-api §1.3 and §7: `initial | inbox -> processing -> done`, `-> fail` from either; the same status again
is a no-op.
"""

from __future__ import annotations

from enum import StrEnum

from simulators.carrier import refusals


class ReceiveStatus(StrEnum):
    """What the receiving system told the axis about fetching one delivery (updateStatus)."""

    INITIAL = "initial"
    INBOX = "inbox"
    PROCESSING = "processing"
    DONE = "done"
    FAIL = "fail"

    @property
    def label(self) -> str:
        """`status_desc` of a list."""
        return _RECEIVE_LABELS[self.value]


class SendStatus(StrEnum):
    """How far the axis itself is with one delivery."""

    DONE = "done"
    QUEUED = "queued"
    FAIL = "fail"

    @property
    def label(self) -> str:
        """`sendStatusDesc` of a list."""
        return _SEND_LABELS[self.value]


_RECEIVE_LABELS = {
    "initial": "Chờ nhận",
    "inbox": "Đã vào hộp thư",
    "processing": "Đang lấy",
    "done": "Đã nhận",
    "fail": "Nhận lỗi",
}
_SEND_LABELS = {"done": "Đã chuyển", "queued": "Chờ chuyển sang Trục quốc gia", "fail": "Không chuyển được"}

PENDING = (ReceiveStatus.INITIAL, ReceiveStatus.INBOX, ReceiveStatus.PROCESSING)
"""States in which a delivery is listed by getReceivedEdocList."""

BUSINESS_WORDS = frozenset({"rejection", "acceptance", "assignment", "cancellation"})
"""Accepted by updateStatus from some clients (axis-api §1.3.4) but no transport state: answered OK, nothing
moves.
"""

_MOVES = {
    ReceiveStatus.INITIAL: {
        ReceiveStatus.INBOX,
        ReceiveStatus.PROCESSING,
        ReceiveStatus.DONE,
        ReceiveStatus.FAIL,
    },
    ReceiveStatus.INBOX: {ReceiveStatus.PROCESSING, ReceiveStatus.DONE, ReceiveStatus.FAIL},
    ReceiveStatus.PROCESSING: {ReceiveStatus.DONE, ReceiveStatus.FAIL},
    ReceiveStatus.FAIL: {ReceiveStatus.PROCESSING, ReceiveStatus.DONE},
    ReceiveStatus.DONE: set[ReceiveStatus](),
}


def next_status(current: ReceiveStatus, asked: str) -> ReceiveStatus:
    """The state after `updateStatus(asked)`; RefusalError 27 for an unknown word, 26 for a forbidden move."""
    word = asked.strip().lower()
    if word in BUSINESS_WORDS:
        return current
    try:
        wanted = ReceiveStatus(word)
    except ValueError:
        raise refusals.bad_parameter(
            "status", f"{asked!r} không được biết", f"{asked!r} is unknown"
        ) from None
    if wanted is current:
        return current
    if wanted not in _MOVES[current]:
        raise refusals.bad_transition(current, wanted)
    return wanted
