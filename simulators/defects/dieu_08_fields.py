"""Defects and controls of Đ8.k2.c–e, i–m, o: items lost or altered on the packet, or not shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from simulators.defects.registry import control, defect
from simulators.protocol.edxml.model import DocumentMessage, Organ, Signer
from simulators.qlvb.messages import Dispatch
from simulators.qlvb.parts import Parts
from simulators.qlvb.records import Incoming, Outgoing, Party

Shown = dict[str, Any]


def _builds(parts: Parts, **items: Callable[..., Any]) -> Parts:
    """Parts whose packets are built with these items (methods of DocumentBuilder) in place of the true ones."""
    return replace(parts, builder=type("Builder", (parts.builder,), items))


def _shows(parts: Parts, change: Callable[[Incoming, Shown], Shown]) -> Parts:
    """Parts that show incoming documents with some keys changed."""

    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def incoming(self, record: Incoming) -> Shown:
            shown: Shown = super().incoming(record)
            return {**shown, **change(record, shown)}

    return replace(parts, presentation=Presentation)


# ------------------------------------------------------------------------------------------ c, d, đ, e


@defect("D8.k2.c", "symbol-lost", "Gửi số văn bản mà bỏ phần cơ quan của ký hiệu")
def _(parts: Parts) -> Parts:
    return _builds(parts, code_notation=lambda self, record: record.symbol.partition("-")[0])


@defect("D8.k2.c", "number-not-shown", "Không thể hiện số của văn bản đến")
def _(parts: Parts) -> Parts:
    return _shows(parts, lambda record, shown: {"number": None})


@defect("D8.k2.d", "day-of-utc", "Lấy ngày phát hành theo giờ UTC")
def _(parts: Parts) -> Parts:
    def promulgation_date(self: Any, record: Outgoing) -> str:
        if record.issued_at is None or record.date != record.issued_at.date():
            return str(self.wire_day(record.date))
        return str(self.wire_day((record.issued_at - timedelta(hours=7)).date()))

    return _builds(parts, promulgation_date=promulgation_date)


@defect("D8.k2.d", "day-of-arrival-shown", "Thể hiện ngày đến thay cho ngày văn bản")
def _(parts: Parts) -> Parts:
    return _shows(parts, lambda record, shown: {"date": record.received_at.date().isoformat()})


@defect("D8.k2.dd", "every-type-is-cong-van", "Gửi mọi văn bản dưới loại Công văn")
def _(parts: Parts) -> Parts:
    return _builds(parts, type_name=lambda self, record: "Công văn")


@defect("D8.k2.dd", "type-not-shown", "Không thể hiện loại của văn bản đến")
def _(parts: Parts) -> Parts:
    return _shows(parts, lambda record, shown: {"type_name": None})


@defect("D8.k2.e", "subject-cut", "Cắt trích yếu còn 60 ký tự khi gửi")
def _(parts: Parts) -> Parts:
    return _builds(parts, subject=lambda self, record: record.subject[:60])


@defect("D8.k2.e", "subject-escaped-twice", "Thể hiện trích yếu với ký hiệu XML thay cho dấu")
def _(parts: Parts) -> Parts:
    return _shows(parts, lambda record, shown: {"subject": record.subject.replace("&", "&amp;")})


@defect("D8.k2.e", "line-break-dropped", "Bỏ chỗ xuống dòng làm hai từ của trích yếu dính nhau")
def _(parts: Parts) -> Parts:
    return _shows(parts, lambda record, shown: {"subject": record.subject.replace("\n", "")})


# ------------------------------------------------------------------------------------------ i, l, m


@defect("D8.k2.i", "authority-lost", "Gửi người ký mà bỏ quyền hạn KT., TL., TUQ.")
def _(parts: Parts) -> Parts:
    return _builds(parts, signer=lambda self, record: replace(record.signer, competence=""))


@defect("D8.k2.i", "signer-not-shown", "Không thể hiện người ký của văn bản đến")
def _(parts: Parts) -> Parts:
    return _shows(parts, lambda record, shown: {"signer": None})


@defect("D8.k2.l", "name-of-sender-left-out", "Gửi gói tin không ghi tên cơ quan gửi")
def _(parts: Parts) -> Parts:
    return _builds(parts, sender=lambda self, record: Organ(self.office.connection.organ_id))


@defect("D8.k2.l", "receiver-shown-as-sender", "Thể hiện cơ quan nhận ở chỗ cơ quan gửi")
def _(parts: Parts) -> Parts:
    return _shows(parts, lambda record, shown: {"sender": shown["recipients"][0]})


@defect("D8.k2.m", "first-recipient-only", "Chỉ ghi cơ quan nhận đầu tiên lên gói tin dù gửi cho mọi cơ quan")
def _(parts: Parts) -> Parts:
    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def recipients(self, record: Outgoing, dispatch: Dispatch) -> tuple[Organ, ...]:
            everybody: tuple[Organ, ...] = super().recipients(record, dispatch)
            return everybody[:1]

    class Outbox(parts.outbox):  # type: ignore[name-defined,misc]
        def document_addressees(self, dispatch: Dispatch) -> tuple[str, ...]:
            return dispatch.recipients

    return replace(parts, builder=Builder, outbox=Outbox)


@defect("D8.k2.m", "names-shifted", "Ghi mã cơ quan nhận này cùng tên của cơ quan nhận kia")
def _(parts: Parts) -> Parts:
    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def recipients(self, record: Outgoing, dispatch: Dispatch) -> tuple[Organ, ...]:
            organs: tuple[Organ, ...] = super().recipients(record, dispatch)
            names = [organ.name for organ in organs]
            return tuple(
                replace(organ, name=name) for organ, name in zip(organs, reversed(names), strict=True)
            )

    return replace(parts, builder=Builder)


@defect("D8.k2.m", "only-oneself-shown", "Chỉ thể hiện cơ quan mình trong các cơ quan nhận")
def _(parts: Parts) -> Parts:
    return _shows(parts, lambda record, shown: {"recipients": shown["recipients"][:1]})


# ------------------------------------------------------------------------------------------ k, o


@defect("D8.k2.k-1", "every-urgency-is-khan", "Gửi mọi mức khẩn như một mức khẩn")
def _(parts: Parts) -> Parts:
    return _builds(parts, priority=lambda self, record: min(record.priority, 1))


@defect("D8.k2.k-1", "express-shown-as-very-urgent", "Thể hiện văn bản hỏa tốc là thượng khẩn")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def priority_name(self, level: int) -> str:
            return str(super().priority_name(min(level, 2)))

    return replace(parts, presentation=Presentation)


@defect("D8.k2.k-2", "silence-is-urgent", "Coi văn bản không ghi mức độ khẩn là văn bản khẩn")
def _(parts: Parts) -> Parts:
    class Filing(parts.filing):  # type: ignore[name-defined,misc]
        def priority(self, message: DocumentMessage) -> int:
            return 1 if message.other.priority is None else int(super().priority(message))

    return replace(parts, filing=Filing)


@defect("D8.k2.k-2", "normal-sent-as-urgent", "Gửi văn bản thường với mức khẩn")
def _(parts: Parts) -> Parts:
    return _builds(parts, priority=lambda self, record: record.priority or 1)


@defect("D8.k2.o", "due-date-not-sent", "Không gửi thời hạn xử lý")
def _(parts: Parts) -> Parts:
    return _builds(parts, due_date=lambda self, record: "")


@defect("D8.k2.o", "clerks-term-shown", "Thể hiện hạn tiếp nhận của văn thư thay cho thời hạn xử lý")
def _(parts: Parts) -> Parts:
    return _shows(parts, lambda record, shown: {"due_date": record.handle_by.date().isoformat()})


# ------------------------------------------------------------------------------------------ controls


@control("D8.k2.c", "number-of-two-digits", "Ghi số văn bản nhỏ hơn 10 với số 0 ở trước")
def _(parts: Parts) -> Parts:
    return _builds(parts, code_number=lambda self, record: record.number.zfill(2))


@control("D8.k2.d", "place-left-out", "Không ghi địa danh cạnh ngày văn bản")
def _(parts: Parts) -> Parts:
    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def message(self, record: Outgoing, dispatch: Dispatch) -> DocumentMessage:
            return replace(super().message(record, dispatch), place="")  # type: ignore[no-any-return]

    return replace(parts, builder=Builder)


@control("D8.k2.dd", "type-in-capitals", "Thể hiện loại văn bản bằng chữ in hoa")
def _(parts: Parts) -> Parts:
    return _shows(parts, lambda record, shown: {"type_name": record.type_name.upper()})


@control("D8.k2.e", "subject-on-one-line", "Gửi và thể hiện trích yếu trên một dòng")
def _(parts: Parts) -> Parts:
    varied = _builds(parts, subject=lambda self, record: " ".join(record.subject.split()))
    return _shows(varied, lambda record, shown: {"subject": " ".join(record.subject.split())})


@control("D8.k2.i", "authority-before-position", "Ghi quyền hạn và chức vụ vào cùng một chỗ")
def _(parts: Parts) -> Parts:
    def signer(self: Any, record: Outgoing) -> Signer:
        whole = f"{record.signer.competence} {record.signer.position}".strip()
        return Signer("", whole, record.signer.full_name.upper())

    return _builds(parts, signer=signer)


@control("D8.k2.l", "short-name", "Thể hiện tên ngắn của cơ quan gửi")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def party(self, party: Party) -> dict[str, str]:
            return {"organ_id": party.organ_id, "name": party.name.partition(" tỉnh ")[0]}

    return replace(parts, presentation=Presentation)


@control("D8.k2.m", "recipients-in-other-order", "Ghi các cơ quan nhận theo thứ tự khác")
def _(parts: Parts) -> Parts:
    class Builder(parts.builder):  # type: ignore[name-defined,misc]
        def recipients(self, record: Outgoing, dispatch: Dispatch) -> tuple[Organ, ...]:
            return tuple(reversed(super().recipients(record, dispatch)))

    return replace(parts, builder=Builder)


@control("D8.k2.k-1", "written-hoả-tốc", "Viết tên mức độ khẩn bằng chữ in hoa, bỏ dấu kiểu cũ")
def _(parts: Parts) -> Parts:
    class Presentation(parts.presentation):  # type: ignore[name-defined,misc]
        def priority_name(self, level: int) -> str:
            return f"Độ khẩn: {super().priority_name(level)}".replace("ỏa", "oả").upper()

    return replace(parts, presentation=Presentation)


@control("D8.k2.k-2", "no-level-for-normal", "Không ghi mức độ khẩn lên gói tin của văn bản thường")
def _(parts: Parts) -> Parts:
    return _builds(parts, priority=lambda self, record: record.priority or None)


@control("D8.k2.o", "own-term-added", "Tự ghi thời hạn cho văn bản không có thời hạn")
def _(parts: Parts) -> Parts:
    def due_date(self: Any, record: Outgoing) -> str:
        own = record.issued_at.date() + timedelta(days=30) if record.issued_at else None
        return str(self.wire_day(record.due_date or own))

    return _builds(parts, due_date=due_date)
