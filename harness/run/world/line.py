"""The line between product and axis: who is to blame when nothing crossed (design §5).

A gateway that answers 502, a connection that is reset, an answer that is lost are nobody's breach of the regulation.
What the harness knows of its own end: which mail waits for the product, which calls reached the axis. What the
product may say: `errors` of its `sync`. So a product gets further rounds, in the same frozen moment, before a Then is
held against it; whoever never takes or sends anything gains nothing by them. Observation `line` (source wire):
`broken` with words, or that it works again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from harness.run.world.sink import ObservationSink
from harness.steps.stops import NoAnswer, Precondition

_FETCHES = frozenset({"getEdoc", "downloadEdoc"})
_CONTENT = _FETCHES | {"sendEdoc", "updateStatus"}
_ROUNDS = 3
"""Rounds in which a broken exchange may come right, the first one included."""
UNREACHABLE = "axis-unreachable"
"""The code by which a driver says that a call got no usable answer from the axis (driver contract, SyncOutcome)."""

Round = Callable[[], Mapping[str, Any] | None]
"""One exchange with the axis: what the product's `sync` answered, None where it only polls by itself."""


class Line:
    """Follows one product's calls on one axis."""

    def __init__(self, axis: Any, system_id: str, sink: ObservationSink) -> None:
        self._axis = axis
        self._system_id = system_id
        self._sink = sink
        self._left: frozenset[str] = frozenset()
        self._start = 0
        self._spoke = False
        self._broken = False

    def begin(self) -> None:
        """A scenario begins: what earlier ones left in the inbox is not waited for."""
        self._left = frozenset(self._waiting())
        self._start = self._axis.journal.last_seq
        self._broken = False

    def carry(self, exchange: Round) -> None:
        """One exchange, and further ones as long as mail of this scenario waits that the product never got."""
        for _ in range(self._once(exchange)):
            if self._disturbed() or not self._unfetched():
                return
            self._note(exchange())

    def carry_more(self, exchange: Round, *, may_be_broken: bool = True) -> bool:
        """Further exchanges after a Then that the product did not pass. Whether anything new crossed.

        `may_be_broken`: whether silence can be the line's fault, or is what the scenario is about.
        """
        if self._disturbed():
            return False
        errors: list[str] = []
        for _ in range(_ROUNDS):
            mark = self._axis.journal.last_seq
            try:
                said = exchange()
            except (NoAnswer, Precondition):
                return False
            crossed = self._own(mark)
            if any(row.op in _CONTENT and not row.error for row in crossed):
                self._note(said)
                return True
            errors = [str(row.get("code")) for row in (said or {}).get("errors") or ()]
            if not errors:
                return False
        silent = not crossed or set(errors) == {UNREACHABLE}
        refused = any(row.op in _CONTENT for row in crossed)
        if may_be_broken and self._spoke and silent and not refused:
            self._tell(
                broken=f"trong {_ROUNDS} lần đồng bộ phần mềm báo {', '.join(sorted(set(errors)))} và Trục không nhận "
                "được lời gọi nào mang nội dung: đường truyền giữa phần mềm và Trục gián đoạn"
            )
        return False

    def _once(self, exchange: Round) -> int:
        """The exchange that was asked for; how many more there may be."""
        said = exchange()
        self._note(said)
        return _ROUNDS - 1 if said is not None else 1

    def _note(self, said: Mapping[str, Any] | None) -> None:
        self._spoke = self._spoke or bool(self._own(self._start))
        if self._broken and not (said or {}).get("errors"):
            self._tell(broken="")

    def _tell(self, *, broken: str) -> None:
        self._broken = bool(broken)
        self._sink.add("line", "wire", broken=broken)

    def _disturbed(self) -> bool:
        """Whether the scenario itself makes the axis fail: then the silence is what it is about."""
        return bool(self._axis.faults.any_on)

    def _unfetched(self) -> bool:
        waiting = self._waiting() - self._left
        if not waiting:
            return False
        return bool(waiting - {row.doc_id for row in self._own(self._start) if row.op in _FETCHES})

    def _waiting(self) -> set[str]:
        return {item.receiver_doc_id for item in self._axis.mailbox.pending(self._system_id, None)}

    def _own(self, since: int) -> list[Any]:
        return [
            row
            for row in self._axis.journal.since(since)
            if row.system_id == self._system_id and not row.remote_hop
        ]
