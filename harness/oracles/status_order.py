"""Whether a history of processing statuses is coherent (trạng thái xử lý, Đ8.k2.h; edXML facts §3).

A document arrives (01), is accepted (03) or refused (02), assigned (04), processed (05), finished (06). Steps
may be skipped or repeated, never undone; nothing follows a refusal. Unknown codes are kept and judged by
nobody: the list of Đ8.k2.h is open. Requests to change or withdraw the document, and their answers, belong to
the history.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

RECALL: Final = "recall"
"""Stands in a history for the recall notice (document message of type 1)."""
UPDATE: Final = "update"
"""Stands in a history for an update or replacement (types 2 and 3)."""
TAKE_BACK: Final = "13"

_PROGRESS: Final = {"01": 1, "03": 3, "04": 4, "05": 5, "06": 6}
_WITHDRAWALS: Final = frozenset({RECALL, TAKE_BACK})
_REQUESTS: Final = frozenset({RECALL, UPDATE, TAKE_BACK})
_ANSWERS: Final = frozenset({"15", "16"})
KNOWN: Final = frozenset(_PROGRESS) | {"02"} | _REQUESTS | _ANSWERS


class Why(StrEnum):
    """In which respect a step does not fit what came before it."""

    BACKWARDS = "backwards"
    AFTER_REFUSAL = "after-refusal"
    REFUSED_AFTER_ACCEPTANCE = "refused-after-acceptance"
    AFTER_WITHDRAWAL = "after-withdrawal"
    ANSWER_WITHOUT_REQUEST = "answer-without-request"
    EARLIER_TIME = "earlier-time"


@dataclass(frozen=True)
class Step:
    """One entry of a history: a status code, RECALL or UPDATE; and its time where it has one."""

    code: str
    at: datetime | None = None


@dataclass(frozen=True)
class OrderFlaw:
    """A step that does not fit: its index, its code, why, and the code or time it clashes with."""

    index: int
    code: str
    why: Why
    against: str


def two_digits(code: str) -> str:
    """`5` and `05` alike; other text as it is."""
    code = code.strip()
    return code.zfill(2) if code.isascii() and code.isdecimal() else code


def unknown_codes(history: Iterable[Step]) -> tuple[str, ...]:
    """Codes that no system on the axis was seen to use, in order; a note, never a failure."""
    return tuple(step.code for step in history if two_digits(step.code) not in KNOWN)


def order_flaws(history: Iterable[Step], *, requests_known: bool = False) -> tuple[OrderFlaw, ...]:
    """Every step that does not fit what came before; empty for a coherent history.

    `requests_known` says that the history holds the requests (13, RECALL, UPDATE) too: only then is an answer
    (15, 16) without a request a flaw. While a withdrawal is unanswered, 03 and 02 count as its answer, which
    one family of systems writes instead of 15 and 16. The very same entry once more is a duplicate, no step.
    """
    walk = _Walk(requests_known)
    for index, step in enumerate(history):
        walk.take(index, step)
    return tuple(walk.flaws)


class _Walk:
    def __init__(self, requests_known: bool) -> None:
        self.flaws: list[OrderFlaw] = []
        self._requests_known = requests_known
        self._furthest = ""
        self._refused = False
        self._withdrawn = ""
        self._open: list[str] = []
        self._asked = False
        self._latest: datetime | None = None
        self._met: set[Step] = set()

    def take(self, index: int, step: Step) -> None:
        code = two_digits(step.code)
        if step.at is not None and Step(code, step.at) in self._met:
            return
        self._met.add(Step(code, step.at))
        against = self._clash(code)
        if against is not None:
            self.flaws.append(OrderFlaw(index, code, *against))
        else:
            self._advance(code)
        if step.at is not None:
            if self._latest is not None and step.at < self._latest:
                self.flaws.append(OrderFlaw(index, code, Why.EARLIER_TIME, self._latest.isoformat()))
            self._latest = step.at if self._latest is None else max(self._latest, step.at)

    def _clash(self, code: str) -> tuple[Why, str] | None:
        if code in _ANSWERS:
            if self._requests_known and not self._asked:
                return Why.ANSWER_WITHOUT_REQUEST, ""
            return None
        if self._answers_withdrawal(code):
            return None
        if code == "02":
            accepted = _PROGRESS.get(self._furthest, 0) >= _PROGRESS["03"]
            return (Why.REFUSED_AFTER_ACCEPTANCE, self._furthest) if accepted else None
        if code not in _PROGRESS or code == self._furthest:
            return None
        if self._refused:
            return Why.AFTER_REFUSAL, "02"
        if self._withdrawn:
            return Why.AFTER_WITHDRAWAL, self._withdrawn
        if _PROGRESS[code] < _PROGRESS.get(self._furthest, 0):
            return Why.BACKWARDS, self._furthest
        return None

    def _answers_withdrawal(self, code: str) -> bool:
        return code in ("02", "03") and bool(self._open) and self._open[-1] in _WITHDRAWALS

    def _advance(self, code: str) -> None:
        if code in _REQUESTS:
            self._open.append(code)
            self._asked = True
        elif code in _ANSWERS or self._answers_withdrawal(code):
            asked = self._open.pop() if self._open else ""
            if asked in _WITHDRAWALS and code in ("15", "03"):
                self._withdrawn = asked
        elif code == "02":
            self._refused = True
        elif code in _PROGRESS:
            self._furthest = code
