"""Types, formats and codes of the values of a message, as every known form has them (Đ11; edXML facts §2.2, §3).

QCVN 102's own tables were not consulted: lengths, and codes that only some systems use, are not judged here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from lxml import etree

from harness.oracles.edxml import Document, MessageError, Status
from harness.oracles.edxml.message import content, find_all
from harness.oracles.edxml.parsing import place
from harness.oracles.times import wire_date, wire_time

_DIGITS: Final = frozenset("0123456789")
_LONG_CODES_FROM: Final = date(2020, 7, 22)
"""QĐ 20/2020/QĐ-TTg: an agency code may have 35 characters, 13 before."""


@dataclass(frozen=True)
class WrongValue:
    """A value that is not as it must be: what it must be, what it is, where it stands."""

    expected: str
    observed: str
    where: str


@dataclass(frozen=True)
class _Kind:
    says: str
    holds: Callable[[str], bool]


def _whole(low: int, high: int) -> _Kind:
    return _Kind(
        f"số nguyên từ {low} đến {high}",
        lambda text: 0 < len(text) <= 9 and _DIGITS.issuperset(text) and low <= int(text) <= high,
    )


_DAY = _Kind("ngày yyyy/MM/dd", lambda text: wire_date(text) is not None)
_MOMENT = _Kind("thời điểm yyyy/MM/dd HH:mm:ss", lambda text: wire_time(text) is not None)
_TWO_DIGITS = _Kind("mã hai chữ số", lambda text: len(text) == 2 and _DIGITS.issuperset(text))
_SHORT, _FLAG = _whole(0, 65535), _whole(0, 1)

_HEADER: Final = {
    "PromulgationInfo/PromulgationDate": _DAY,
    "DueDate": _DAY,
    "ResponseFor/PromulgationDate": _DAY,
    "DocumentType/Type": _SHORT,
    "DocumentType/TypeDetail": _SHORT,
    "OtherInfo/Priority": _whole(0, 4),
    "OtherInfo/PromulgationAmount": _SHORT,
    "OtherInfo/PageAmount": _SHORT,
    "SteeringType": _SHORT,
    "StatusCode": _TWO_DIGITS,
    "Timestamp": _MOMENT,
}
"""Paths below MessageHeader (or Status); an element that is absent or empty is another rule's matter."""

_TRACES: Final = {
    "TraceHeader/Timestamp": _MOMENT,
    "Bussiness/BussinessDocType": _whole(0, 3),
    "Bussiness/Paper": _SHORT,
    "Bussiness/BussinessDocumentInfo/DocumentInfo": _FLAG,
    "Bussiness/BussinessDocumentInfo/DocumentReceiver": _FLAG,
    "Bussiness/BussinessDocumentInfo/ReceiverList/Receiver/ReceiverType": _FLAG,
}
"""Paths below TraceHeaderList."""


def wrong_values(message: Document | Status, as_of: date) -> Iterator[WrongValue]:
    """Every value of a message of the product that is not of the kind it must be.

    How the text is encoded is not a value of QCVN 102: Đ4.k2 (TCVN 6909) and Đ4.k3 (TT 39/2017, UTF-8) judge it.
    """
    yield from _wrong_in(message.header, _HEADER)
    for traces in find_all(message.envelope, "edXMLHeader/TraceHeaderList"):
        yield from _wrong_in(traces, _TRACES)
    limit = 35 if as_of >= _LONG_CODES_FROM else 13
    own = message.sender
    if len(own.organ_id) > limit:
        yield WrongValue(f"mã cơ quan không quá {limit} ký tự", own.organ_id, own.where)
    if isinstance(message, Document):
        yield from _wrong_files(message)


def _wrong_in(parent: etree._Element | None, kinds: dict[str, _Kind]) -> Iterator[WrongValue]:
    for path, kind in kinds.items():
        for element in find_all(parent, path):
            text = content(element)
            if text and not kind.holds(text):
                yield WrongValue(kind.says, text, place(element))


def _wrong_files(message: Document) -> Iterator[WrongValue]:
    for attachment in message.attachments:
        try:
            attachment.payload.sha256  # noqa: B018 - read, to see that it can be
        except MessageError as error:
            yield WrongValue("nội dung tệp mã hóa base64", error.detail, attachment.where)
