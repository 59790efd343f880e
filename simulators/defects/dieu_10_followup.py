"""Defects and controls of Đ10.k3: who accepted, who handles, who owes an answer, who is late."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from simulators.defects.registry import control, defect
from simulators.qlvb.follow_up import OwedAnswer
from simulators.qlvb.parts import Parts
from simulators.qlvb.records import Incoming, Outgoing, Recipient, RecipientState
from simulators.qlvb.store import Notice

_S = RecipientState


def _listed(parts: Parts, change: Any) -> Parts:
    """The product whose list of outgoing documents shows every recipient as `change(recipient)`."""

    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def outgoing_line(self, record: Outgoing) -> dict[str, Any]:
            recipients = tuple(change(one) for one in record.recipients)
            return super().outgoing_line(replace(record, recipients=recipients))  # type: ignore[no-any-return]

    return replace(parts, presentation=Presentation)


@defect("D10.k3.a", "arrived-counts-as-accepted", "Danh sách coi văn bản đã đến là đã tiếp nhận")
def _(parts: Parts) -> Parts:
    def change(one: Recipient) -> Recipient:
        return replace(one, state=_S.ACCEPTED) if one.state is _S.ARRIVED else one

    return _listed(parts, change)


@defect("D10.k3.a", "list-stands-still", "Danh sách văn bản đi không cập nhật việc tiếp nhận")
def _(parts: Parts) -> Parts:
    def change(one: Recipient) -> Recipient:
        return replace(one, state=_S.SENT) if one.state is _S.ACCEPTED else one

    return _listed(parts, change)


@defect(
    "D10.k3.b-1", "nothing-after-acceptance", "Sau khi tiếp nhận, việc xử lý ở nơi nhận không còn thấy được"
)
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def recipient(self, recipient: Recipient) -> dict[str, Any]:
            handled = recipient.state in (_S.ASSIGNED, _S.PROCESSING, _S.FINISHED)
            shown = replace(recipient, state=_S.ACCEPTED) if handled else recipient
            return super().recipient(shown)  # type: ignore[no-any-return]

    return replace(parts, presentation=Presentation)


@defect("D10.k3.b-2", "answers-not-linked", "Văn bản trả lời không được gắn với văn bản yêu cầu")
def _(parts: Parts) -> Parts:
    class FollowUp(parts.follow_up):  # type: ignore[name-defined,misc]
        def note_answer(self, answer: Incoming) -> None:
            pass

    return replace(parts, follow_up=FollowUp)


@defect("D10.k3.b-2", "one-answer-settles-all", "Một nơi trả lời thì coi như mọi nơi đã trả lời")
def _(parts: Parts) -> Parts:
    class FollowUp(parts.follow_up):  # type: ignore[name-defined,misc]
        def owing(self, record: Outgoing) -> Iterable[Recipient]:
            left = list(super().owing(record))
            return left if len(left) == len(record.recipients) else ()

    return replace(parts, follow_up=FollowUp)


@defect("D10.k3.b-2", "reminder-without-author", "Ghi đôn đốc cơ quan nhận mà không ghi ai đôn đốc")
def _(parts: Parts) -> Parts:
    class FollowUp(parts.follow_up):  # type: ignore[name-defined,misc]
        def keep_reminder(self, notice: Notice) -> None:
            super().keep_reminder(replace(notice, actor=None) if notice.organ_id else notice)

    return replace(parts, follow_up=FollowUp)


def _answers(parts: Parts, change: Any) -> Parts:
    """The product whose overview shows every answer owed as `change(owed)`."""

    class View(parts.follow_up_view):  # type: ignore[name-defined,misc]
        def answer(self, owed: OwedAnswer) -> dict[str, Any]:
            return super().answer(change(owed))  # type: ignore[no-any-return]

    return replace(parts, follow_up_view=View)


@defect("D10.k3.b-3", "late-on-the-day", "Tính cả ngày đến hạn là một ngày chậm")
def _(parts: Parts) -> Parts:
    class View(parts.follow_up_view):  # type: ignore[name-defined,misc]
        def answer(self, owed: OwedAnswer) -> dict[str, Any]:
            today = self.office.follow_up.today()
            past = owed.due is not None and today >= owed.due
            return super().answer(replace(owed, days_late=owed.days_late + past))  # type: ignore[no-any-return]

    return replace(parts, follow_up_view=View)


@defect("D10.k3.b-3", "never-late", "Không bao giờ cho thấy nơi chậm")
def _(parts: Parts) -> Parts:
    return _answers(parts, lambda owed: replace(owed, days_late=0))


@defect("D10.k3.b-3", "late-for-a-week-at-most", "Số ngày chậm không quá bảy")
def _(parts: Parts) -> Parts:
    return _answers(parts, lambda owed: replace(owed, days_late=min(owed.days_late, 7)))


# ------------------------------------------------------------------------------------------------ controls


def _turned(parts: Parts) -> Parts:
    """The product that lists recipients in the other order."""

    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def outgoing(self, record: Outgoing) -> dict[str, Any]:
            return super().outgoing(replace(record, recipients=record.recipients[::-1]))  # type: ignore[no-any-return]

    return replace(parts, presentation=Presentation)


@control("D10.k3.a", "recipients-in-other-order", "Liệt kê nơi nhận theo thứ tự ngược")
def _(parts: Parts) -> Parts:
    return _turned(parts)


@control("D10.k3.b-1", "own-words-for-states", "Gọi tên tình trạng bằng lời riêng")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def recipient(self, recipient: Recipient) -> dict[str, Any]:
            shown: dict[str, Any] = super().recipient(recipient)
            return {**shown, "state_name": f"Tình trạng: {shown['state_name']}"}

    return replace(parts, presentation=Presentation)


@control("D10.k3.b-2", "reminder-half-a-minute-later", "Ghi việc đôn đốc chậm nửa phút")
def _(parts: Parts) -> Parts:
    class FollowUp(parts.follow_up):  # type: ignore[name-defined,misc]
        def keep_reminder(self, notice: Notice) -> None:
            super().keep_reminder(replace(notice, at=notice.at + timedelta(seconds=30)))

    return replace(parts, follow_up=FollowUp)


@control("D10.k3.b-3", "most-late-first", "Bảng theo dõi xếp nơi chậm nhất trước")
def _(parts: Parts) -> Parts:
    class View(parts.follow_up_view):  # type: ignore[name-defined,misc]
        def overview(self) -> dict[str, Any]:
            shown: dict[str, Any] = super().overview()
            return {**shown, "answers": sorted(shown["answers"], key=lambda row: -row["days_late"])}

    return replace(parts, follow_up_view=View)
