"""An item of Đ8.k2 as a value: where it is asked for, where it stands on the wire, where the product shows it.

Each item is judged twice: sent (what was asked for is on the packet, and shown) and received (what the packet
carries is shown). The wire decides: what a product shows is compared with what crossed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from harness.oracles.edxml import Document
from harness.oracles.exchange import (
    Packet,
    Record,
    Request,
    asked,
    fetched,
    incoming_record,
    outgoing_record,
    sent,
    text,
)
from harness.oracles.judgement import Judgement, Reason, failed, inconclusive, passed
from harness.oracles.observation import Observations
from harness.oracles.wording import same_agency, same_name, same_number, same_words, urgency_named, words

T = TypeVar("T")


@dataclass(frozen=True)
class Item(Generic[T]):
    """One item. `code` begins its failure codes, `<code>-not-sent` and `<code>-not-shown`.

    `asked` answers None where the request leaves the item to the product; `shown` answers None where the
    record lacks it. `element` and `field` say where to look.
    """

    code: str
    asked: Callable[[Request, Packet], T | None]
    carried: Callable[[Document], T | None]
    shown: Callable[[Record], T | None]
    same: Callable[[T, T], bool]
    element: str
    field: str


def sent_and_shown(seen: Observations, doc: str, item: Item[Any]) -> Judgement:
    """The item as asked for is on every packet of the document, and in the product's own record of it."""
    request, packets = asked(seen, doc), sent(seen, doc)
    if isinstance(request, Judgement):
        return request
    if isinstance(packets, Judgement):
        return packets
    for packet in packets:
        expected, carried = item.asked(request, packet), item.carried(packet.message)
        if carried is None or (expected is not None and not item.same(expected, carried)):
            return failed(
                f"{item.code}-not-sent", expected=said(expected), observed=said(carried),
                where=packet.message.where(item.element),
            )  # fmt: skip
    record = outgoing_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    return _shown(item, item.carried(packets[-1].message), record, "get_outgoing")


def received_and_shown(seen: Observations, doc: str, item: Item[Any]) -> Judgement:
    """The item that the packet carries is in the record that the product made of it."""
    packet = fetched(seen, doc)
    if isinstance(packet, Judgement):
        return packet
    record = incoming_record(seen, doc)
    if isinstance(record, Judgement):
        return record
    carried = item.carried(packet.message)
    if carried is None:
        return inconclusive(Reason.PRECONDITION, f"gói tin của {doc} không mang mục này: {item.element}")
    return _shown(item, carried, record, "get_incoming")


def _shown(item: Item[Any], carried: Any, record: Record, operation: str) -> Judgement:
    shown = item.shown(record)
    if shown is None or not item.same(carried, shown):
        return failed(
            f"{item.code}-not-shown", expected=said(carried), observed=said(shown),
            where=f"{operation}.{item.field}",
        )  # fmt: skip
    return passed()


def said(value: object) -> str:
    """A value in the words of a report."""
    match value:
        case None | "" | (None, *_):
            return "không có"
        case tuple():
            return " · ".join(str(part) for part in value if part not in (None, "")) or "không có"
        case date():
            return f"{value:%d/%m/%Y}"
    return str(value)


# ------------------------------------------------------------------------------------------------ the items

Code = tuple[str, str]


def _code(number: str, notation: str) -> Code | None:
    """Số và ký hiệu: neither of them may be missing."""
    return (number, notation) if number.strip() and notation.strip() else None


def _same_code(a: Code, b: Code) -> bool:
    """A number that was left to the product may be any."""
    return same_words(a[1], b[1]) and (not a[0] or same_number(a[0], b[0]))


CODE: Item[Code] = Item(
    code="code",
    asked=lambda request, _: (
        str(request.document.get("number") or ""), str(request.document.get("symbol", "")),
    ),
    carried=lambda message: _code(message.code_number, message.code_notation),
    shown=lambda record: _code(text(record, "number"), text(record, "symbol")),
    same=_same_code, element="Code", field="number, symbol",
)  # fmt: skip


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


DATE: Item[date] = Item(
    code="date",
    asked=lambda request, packet: _day(request.document.get("date")) or packet.row.moment.date(),
    carried=lambda message: message.promulgation_day,
    shown=lambda record: _day(record.get("date")),
    same=lambda a, b: a == b, element="PromulgationInfo/PromulgationDate", field="date",
)  # fmt: skip

TYPE: Item[str] = Item(
    code="type",
    asked=lambda request, _: str(request.document["type_name"]),
    carried=lambda message: words(message.type_name) or None,
    shown=lambda record: words(text(record, "type_name")) or None,
    same=same_name, element="DocumentType/TypeName", field="type_name",
)  # fmt: skip

SUBJECT: Item[str] = Item(
    code="subject",
    asked=lambda request, _: str(request.document["subject"]),
    carried=lambda message: words(message.subject) or None,
    shown=lambda record: words(text(record, "subject")) or None,
    same=same_words, element="Subject", field="subject",
)  # fmt: skip

Signer = tuple[str, str]


def _signer(competence: str, position: str, full_name: str) -> Signer | None:
    """Chức vụ with the authority before it (`KT. Giám đốc` and `Phó Giám đốc` in either field), and họ tên."""
    role = words(f"{competence} {position}")
    return (role, words(full_name)) if role and words(full_name) else None


def _signer_of(value: object) -> Signer | None:
    if not isinstance(value, dict):
        return None
    return _signer(text(value, "competence"), text(value, "position"), text(value, "full_name"))


SIGNER: Item[Signer] = Item(
    code="signer",
    asked=lambda request, _: _signer_of(request.document.get("signer")),
    carried=lambda message: (
        _signer(message.signer.competence, message.signer.position, message.signer.full_name)
        if message.signer else None
    ),
    shown=lambda record: _signer_of(record.get("signer")),
    same=lambda a, b: same_name(a[0], b[0]) and same_name(a[1], b[1]), element="SignerInfo", field="signer",
)  # fmt: skip


def _urgency(record: Record) -> str | None:
    """The level that a record shows, no level being thường; both as they are where number and words disagree."""
    level, label = record.get("priority"), record.get("priority_name")
    if isinstance(level, bool) or not isinstance(level, int | None):
        return None
    if label and urgency_named(str(label)) != (level or 0):
        return f"{level} «{label}»"
    return LEVELS.get(level or 0)


LEVELS = {0: "thường", 1: "khẩn", 2: "thượng khẩn", 3: "hỏa tốc", 4: "hỏa tốc hẹn giờ"}
"""Mức độ khẩn by the value on the wire; silence is thường."""

URGENCY: Item[str] = Item(
    code="urgency",
    asked=lambda request, _: LEVELS.get(request.document.get("priority") or 0),
    carried=lambda message: LEVELS.get(message.priority or 0),
    shown=_urgency,
    same=lambda a, b: a == b, element="OtherInfo/Priority", field="priority, priority_name",
)  # fmt: skip

DUE_DATE: Item[date] = Item(
    code="due-date",
    asked=lambda request, _: _day(request.document.get("due_date")),
    carried=lambda message: message.due_day,
    shown=lambda record: _day(record.get("due_date")),
    same=lambda a, b: a == b, element="DueDate", field="due_date",
)  # fmt: skip

Sender = tuple[str, str]


def _sender_of(value: object) -> Sender | None:
    if not isinstance(value, dict) or not text(value, "organ_id") or not text(value, "name"):
        return None
    return text(value, "organ_id"), text(value, "name")


def _same_sender(a: Sender, b: Sender) -> bool:
    """One code; the name may be the longer or the shorter form of the other."""
    return a[0].strip() == b[0].strip() and same_agency(a[1], b[1])


def _sender(organ_id: str, name: str) -> Sender | None:
    return (organ_id, name) if organ_id.strip() and name.strip() else None


SENDER: Item[Sender] = Item(
    code="sender",
    asked=lambda _, packet: (packet.message.sender.organ_id, str(packet.row.data["own_name"])),
    carried=lambda message: _sender(message.sender.organ_id, message.sender.name),
    shown=lambda record: _sender_of(record.get("sender")),
    same=_same_sender, element="From", field="sender",
)  # fmt: skip
"""Asked for is whatever code the packet has: whether it is the agency's own is another rule (Đ8.k2.a)."""
