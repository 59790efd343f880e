"""How a simulated agency behaves: what it answers, after how long, in which form it writes.

A personality is a strategy without state: it turns what was received into answers with delays; the peer
performs them when the clock of the world says so. Everything random comes from the Faker that is handed in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from simulators.agencies import dialects
from simulators.protocol.codes import BusinessType, StatusCode
from simulators.protocol.edxml.model import DocumentMessage

_NOW = timedelta()


@dataclass(frozen=True)
class Answer:
    """A status to be sent `after` the receipt; `code` is any text, for hostile agencies invent codes."""

    code: str
    after: timedelta = _NOW
    description: str = ""


@dataclass(frozen=True)
class Situation:
    """What a personality knows when it decides: the message, and whether this is the first time it came."""

    message: DocumentMessage
    first_time: bool
    target_known: bool
    """Whether the target of a recall or update is held here and comes from this message's sender."""
    fake: Any


@dataclass(frozen=True)
class Prompt:
    """Does everything it should, at once: 01 and then the further steps, `pace` apart, up to `through`."""

    through: StatusCode = StatusCode.FINISHED
    pace: timedelta = _NOW
    name: str = field(default="prompt", init=False)

    def takes_in(self) -> bool:
        """Whether it collects its messages from the axis at all."""
        return True

    def written(self, wire: bytes) -> Sequence[bytes]:
        """What goes onto the wire for one message that it sends."""
        return (wire,)

    def answers(self, situation: Situation) -> Sequence[Answer]:
        """The statuses it sends about what it received; nothing for a document that it has already."""
        kind = situation.message.business.doc_type if situation.message.business else BusinessType.NEW
        if kind in {BusinessType.RECALL, BusinessType.UPDATE}:
            return (self.change_answer(situation),)
        return self.document_answers(situation) if situation.first_time else ()

    def change_answer(self, situation: Situation) -> Answer:
        """The answer to a recall, an update or a take-back (15 agreed, 16 refused with a reason)."""
        if situation.target_known:
            return Answer(StatusCode.CHANGE_ACCEPTED, description=StatusCode.CHANGE_ACCEPTED.label)
        return Answer(StatusCode.CHANGE_REFUSED, description="Không có văn bản này của cơ quan gửi")

    def document_answers(self, situation: Situation) -> Sequence[Answer]:
        """The statuses for a new document."""
        steps = _STEPS[: _STEPS.index(self.through) + 1]
        return tuple(Answer(code, self.pace * n, code.label) for n, code in enumerate(steps))


_STEPS = (
    StatusCode.ARRIVED, StatusCode.ACCEPTED, StatusCode.ASSIGNED, StatusCode.PROCESSING, StatusCode.FINISHED,
)  # fmt: skip


@dataclass(frozen=True)
class Late(Prompt):
    """Its software answers 01 at once; its clerk accepts only after `by` (more than the two hours of
    Đ6.k2.b)."""

    through: StatusCode = StatusCode.ACCEPTED
    by: timedelta = timedelta(days=2)
    name: str = field(default="late", init=False)

    def document_answers(self, situation: Situation) -> Sequence[Answer]:
        first, *rest = super().document_answers(situation)
        return (first, *(Answer(one.code, self.by + one.after, one.description) for one in rest))


@dataclass(frozen=True)
class Silent(Prompt):
    """Never answers. With `collects=False` it does not even take its messages from the axis."""

    collects: bool = True
    name: str = field(default="silent", init=False)

    def takes_in(self) -> bool:
        return self.collects

    def answers(self, situation: Situation) -> Sequence[Answer]:
        return ()


@dataclass(frozen=True)
class Refusing(Prompt):
    """Refuses every document with a reason (02), and every change (16)."""

    name: str = field(default="refusing", init=False)

    def change_answer(self, situation: Situation) -> Answer:
        return Answer(StatusCode.CHANGE_REFUSED, description="Văn bản đã được giải quyết xong")

    def document_answers(self, situation: Situation) -> Sequence[Answer]:
        reason = situation.fake.refusal_reason()
        return (
            Answer(StatusCode.ARRIVED, description=StatusCode.ARRIVED.label),
            Answer(StatusCode.REFUSED, self.pace, reason),
        )


@dataclass(frozen=True)
class Duplicating(Prompt):
    """Sends everything twice, as clients do that lose the answer to a sending (axis-api §8, row 1)."""

    name: str = field(default="duplicating", init=False)

    def written(self, wire: bytes) -> Sequence[bytes]:
        return (wire, wire)


@dataclass(frozen=True)
class OldDialect(Prompt):
    """Writes the dialect of the .NET kit (V1b)."""

    name: str = field(default="old-dialect", init=False)

    def written(self, wire: bytes) -> Sequence[bytes]:
        return (dialects.dialect_v1b(wire),)


@dataclass(frozen=True)
class Hostile(Prompt):
    """Answers with codes that don't exist, statuses out of order, endless reasons, and markup; well-formed,
    so the axis carries it. Hostile documents are in `simulators.agencies.hostile`."""

    name: str = field(default="hostile", init=False)

    def document_answers(self, situation: Situation) -> Sequence[Answer]:
        answers = [
            Answer("99", description="mã trạng thái không tồn tại"),
            Answer(StatusCode.FINISHED, description="<script>alert(1)</script> & ]]>"),
            Answer(StatusCode.ARRIVED, description="lý do " * 20_000),
            Answer(StatusCode.REFUSED, description="\u202egnod nad ihc\u202c"),
            Answer(" 5 ", description=""),
        ]
        situation.fake.random.shuffle(answers)
        return tuple(answers)

    def change_answer(self, situation: Situation) -> Answer:
        return Answer("17", description="")


PERSONALITIES: dict[str, type[Prompt]] = {
    "prompt": Prompt,
    "late": Late,
    "silent": Silent,
    "refusing": Refusing,
    "duplicating": Duplicating,
    "old-dialect": OldDialect,
    "hostile": Hostile,
}
"""Personalities by name."""
