"""Waiting for a product that polls by itself (design §5, Time): no `sync`, only what its calls on the axis show.

A wait sends a control message after everything the scenario has sent. When the product has taken the control and
begins its next poll, it has had its chance with all that came before: only then may a Then say that something did
not happen. A product that doesn't take the control within twice its declared poll interval has not answered.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from harness.steps.stops import NoAnswer

LISTS = frozenset({"getReceivedEdocList", "countReceiveEdoc", "countReceiveStatus"})
FETCHES = frozenset({"getEdoc", "downloadEdoc"})
_INTERVALS = 2
_BACK = 200
"""Calls before the control in which its list must lie."""


class Patience:
    """Waits on one axis' journal for the calls of one system id. Bounded: twice `poll_seconds` for each sign."""

    def __init__(
        self,
        journal: Any,
        system_id: str,
        poll_seconds: float,
        send_control: Callable[[], Collection[str]],
    ) -> None:
        """`send_control` hands a valid document for the product to the axis and tells its ids there."""
        self._journal = journal
        self._system_id = system_id
        self._bound = _INTERVALS * poll_seconds
        self._send_control = send_control
        self._silent_since: int | None = None

    def wait(self) -> None:
        """Until the product has had its chance. NoAnswer if it takes nothing, at once if it has been silent before."""
        start = self._journal.last_seq
        if self._silent_since is not None and not self._called(self._silent_since, 0.0):
            raise NoAnswer(self._silence("vẫn chưa gọi Trục lần nào"), operation="sync")
        self._silent_since = None
        ids = frozenset(self._send_control())
        taken = self._entry(lambda entry: entry.op in FETCHES and entry.doc_id in ids, start, self._bound)
        if taken is None:
            if self._called(start, 0.0):
                raise NoAnswer(
                    self._silence("có gọi Trục nhưng không lấy văn bản đối chứng"), operation="sync"
                )
            self._silent_since = start
            raise NoAnswer(self._silence("không gọi Trục lần nào"), operation="sync")
        self._next_round(taken.seq)

    def sends_after(self, mark: int) -> bool:
        """Whether the product hands anything to the axis after entry `mark`, within the same bound."""
        return self._entry(lambda entry: entry.op == "sendEdoc", mark, self._bound) is not None

    def _next_round(self, taken: int) -> None:
        """The poll that took the control has ended when the next one asks for the same list."""
        before = [row for row in self._journal.since(taken - _BACK) if row.seq < taken and self._is_list(row)]
        kind = before[-1].message_type if before else ""
        self._entry(lambda entry: entry.op in LISTS and entry.message_type == kind, taken, self._bound)

    def _called(self, since: int, seconds: float) -> bool:
        return self._entry(lambda entry: True, since, seconds) is not None

    def _entry(self, wanted: Callable[[Any], bool], since: int, seconds: float) -> Any:
        def mine(entry: Any) -> bool:
            return entry.system_id == self._system_id and not entry.remote_hop and wanted(entry)

        return self._journal.wait(mine, since, seconds)

    def _is_list(self, entry: Any) -> bool:
        return entry.system_id == self._system_id and entry.op in LISTS

    def _silence(self, what: str) -> str:
        return f"trong {self._bound:g} giây (hai chu kỳ lấy văn bản) phần mềm {what}"
