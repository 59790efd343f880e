"""Defects and controls of Điều 14: no paper beside signed documents, its mark, documents bound to go on paper."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from simulators.defects.registry import control, defect
from simulators.protocol.edxml.model import DocumentMessage
from simulators.qlvb.parts import Parts
from simulators.qlvb.records import Outgoing, PaperReceived


@defect("D14.k2-1", "paper-shown-on-all", "Ghi mọi văn bản là có gửi kèm bản giấy")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def paper(self, record: Outgoing) -> bool:
            return True

    return replace(parts, presentation=Presentation)


@defect("D14.k2-2", "no-mark", "Không đánh dấu “không gửi văn bản giấy”")
def _(parts: Parts) -> Parts:
    class Issuing(parts.issuing):  # type: ignore[name-defined,misc]
        def bears_no_paper_mark(self, record: Outgoing) -> bool:
            return False

    return replace(parts, issuing=Issuing)


@defect("D14.k2-2", "mark-on-all", "Đánh dấu “không gửi văn bản giấy” cả khi có gửi giấy")
def _(parts: Parts) -> Parts:
    class Issuing(parts.issuing):  # type: ignore[name-defined,misc]
        def bears_no_paper_mark(self, record: Outgoing) -> bool:
            return True

    return replace(parts, issuing=Issuing)


@defect("D14.k2-3", "mark-turned-round", "Thể hiện ngược dấu “không gửi văn bản giấy” của văn bản đến")
def _(parts: Parts) -> Parts:
    class Filing(parts.filing):  # type: ignore[name-defined,misc]
        def paper(self, message: DocumentMessage) -> bool | None:
            said = super().paper(message)
            return None if said is None else not said

    return replace(parts, filing=Filing)


@defect("D14.k3-1", "paper-alone-unseen", "Không cho thấy trường hợp mới chỉ gửi bản giấy")
def _(parts: Parts) -> Parts:
    class PaperDesk(parts.paper_desk):  # type: ignore[name-defined,misc]
        def e_document_sent(self, record: Outgoing, organ_id: str) -> bool:
            return True

    return replace(parts, paper_desk=PaperDesk)


@defect("D14.k3-2", "paper-valid-at-once", "Coi bản giấy là hợp lệ ngay khi vào sổ")
def _(parts: Parts) -> Parts:
    class PaperDesk(parts.paper_desk):  # type: ignore[name-defined,misc]
        def is_valid(self, received: PaperReceived) -> bool:
            return True

    return replace(parts, paper_desk=PaperDesk)


@defect(
    "D14.k3-2",
    "any-document-of-the-sender",
    "Văn bản điện tử bất kỳ của cơ quan gửi làm bản giấy thành hợp lệ",
)
def _(parts: Parts) -> Parts:
    class PaperDesk(parts.paper_desk):  # type: ignore[name-defined,misc]
        def is_valid(self, received: PaperReceived) -> bool:
            records = self.office.store.incoming.all()
            return any(record.sender.organ_id == received.sender.organ_id for record in records)

    return replace(parts, paper_desk=PaperDesk)


@defect("D14.k3-2", "paper-under-another-number", "Ghi bản giấy vào sổ dưới một số khác")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def paper_received(self, received: PaperReceived) -> dict[str, Any]:
            shown: dict[str, Any] = super().paper_received(received)
            return {**shown, "number": "999"}

    return replace(parts, presentation=Presentation)


# ------------------------------------------------------------------------------------------------ controls


@control("D14.k2-1", "paper-left-open", "Để trống mục văn bản giấy khi không gửi giấy")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def paper(self, record: Outgoing) -> bool | None:
            return True if record.paper else None

    return replace(parts, presentation=Presentation)


@control("D14.k2-2", "mark-not-on-the-packet", "Gói tin không mang dấu, phần mềm vẫn thể hiện")
def _(parts: Parts) -> Parts:
    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def paper(self, record: Outgoing) -> int | None:
            return None

    return replace(parts, builder=Builder)


@control("D14.k2-3", "mark-not-mapped", "Không thể hiện dấu về văn bản giấy của văn bản đến")
def _(parts: Parts) -> Parts:
    class Filing(parts.filing):  # type: ignore[name-defined,misc]
        def paper(self, message: DocumentMessage) -> bool | None:
            return None

    return replace(parts, filing=Filing)


@control(
    "D14.k3-1",
    "paper-waits-for-the-e-document",
    "Chưa gửi được văn bản điện tử thì chưa cho ghi nhận bản giấy",
)
def _(parts: Parts) -> Parts:
    class PaperDesk(parts.paper_desk):  # type: ignore[name-defined,misc]
        def require_paper_document(self, record: Outgoing) -> None:
            super().require_paper_document(record if record.sent_at else replace(record, paper=False))

    return replace(parts, paper_desk=PaperDesk)


@control("D14.k3-2", "says-it-otherwise", "Ghi “chờ văn bản điện tử” thay cho “chưa hợp lệ”")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def paper_received(self, received: PaperReceived) -> dict[str, Any]:
            shown: dict[str, Any] = super().paper_received(received)
            return {**shown, "valid_name": None if shown["valid"] else "chờ văn bản điện tử"}

    return replace(parts, presentation=Presentation)
