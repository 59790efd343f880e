"""Oracles of Điều 11 on what the product sends: data, their kinds and their order, in every form of message.

QCVN 102:2016/BTTTT was not at hand. A message fails only on what every known form has (design §4); which known
form and order it follows is a note, beside the one that says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Final

from harness.oracles.announced_pages import wrong_pages
from harness.oracles.dispatched import (
    NEW,
    RECALL,
    kind,
    packets,
    request_of,
    status_packets,
    tries,
    unreadable,
)
from harness.oracles.edxml import Document, Status
from harness.oracles.edxml.message import find
from harness.oracles.edxml.parsing import local_name
from harness.oracles.judgement import Judgement, Reason, check, failed, inconclusive, passed
from harness.oracles.language import SentenceError
from harness.oracles.observation import Observations
from harness.oracles.package_values import wrong_values
from harness.oracles.profile import Profile

NOT_CONSULTED: Final = "chưa đối chiếu bảng của QCVN 102"

_DOCUMENTS: Final = {"phát hành": NEW, "thu hồi": RECALL}
_STATUSES: Final = {
    "trạng thái đã đến": ("01",),
    "trạng thái từ chối nhận": ("02",),
    "trạng thái đã tiếp nhận": ("03",),
    "trả lời thu hồi": ("15", "03"),
}
"""What a sentence calls a message → its business type, or the status codes that it may have."""

_AMENDING: Final = frozenset({"recall", "update", "replace"})
"""Operations after which a message about a document may be no new one."""

_OF_DOCUMENT: Final = (
    "From/OrganId", "To/OrganId", "DocumentId", "Code/CodeNumber", "Code/CodeNotation",
    "PromulgationInfo/PromulgationDate", "Subject",
)  # fmt: skip
_OF_STATUS: Final = (
    "From/OrganId", "ResponseFor/OrganId", "ResponseFor/Code", "ResponseFor/DocumentId", "StatusCode",
    "Timestamp",
)  # fmt: skip
_STATUS_ORDER: Final = {"From": 0, "ResponseFor": 0, "StatusCode": 1, "Description": 2, "Timestamp": 3}
"""Forms differ on From and ResponseFor, and on where StaffInfo stands; the rest is common to all of them."""
_DIGITS: Final = 2
_BLOCKS: Final = (
    ("edXMLEnvelope", "edXMLHeader"), ("edXMLHeader", "MessageHeader"), ("MessageHeader", "TraceHeaderList"),
    ("TraceHeaderList", "edXMLBody"), ("edXMLBody", "AttachmentEncoded"),
)  # fmt: skip

Message = Document | Status


def _messages(seen: Observations, doc: str, form: str) -> list[Message] | Judgement:
    """Messages of one form that concern a document, refused ones too; the judgement if there are none."""
    if form in _DOCUMENTS:
        found: list[Message] = list(_documents(seen, doc, _DOCUMENTS[form]))
    elif form in _STATUSES:
        found = list(_statuses(seen, doc, _STATUSES[form]))
    else:
        raise SentenceError(f"no form {form!r}; there are {', '.join((*_DOCUMENTS, *_STATUSES))}")
    return found or inconclusive(Reason.PRECONDITION, f"không có gói tin {form} nào của {doc} trên Trục")


def _documents(seen: Observations, doc: str, business: int) -> Iterator[Document]:
    own = tries(seen, doc)
    if business == NEW:
        yield from (packet.message for packet in own if kind(packet) != RECALL)
        return
    identities = {packet.message.document_id for packet in own}
    for packet in packets(seen, seen.of("wire.sent", message_type="edoc")):
        if kind(packet) == business and identities & {packet.message.document_id, *packet.message.targets}:
            yield packet.message


def _statuses(seen: Observations, doc: str, codes: tuple[str, ...]) -> Iterator[Status]:
    incoming = seen.last("input.document", about=doc)
    identity = incoming.data["document_id"] if incoming else None
    for packet in status_packets(seen, seen.of("wire.sent", message_type="status")):
        code = packet.message.code
        if identity and packet.message.document_id == identity and (code in codes or _is_no_code(code)):
            yield packet.message


def _is_no_code(code: str) -> bool:
    """Whether a status says what no table of two digits has: it may stand for any form."""
    return bool(code.strip()) and not (code.strip().isdigit() and len(code.strip()) <= _DIGITS)


# ------------------------------------------------------------------------------------------------ nội dung dữ liệu


@check("D11-1", "gói tin {form} của {doc} có đủ nội dung dữ liệu mà mọi dạng gói tin đã biết đều có")
def content_complete(seen: Observations, profile: Profile, as_of: date, *, form: str, doc: str) -> Judgement:
    """Đ11: the elements without which no known form is, the envelope around them, files and manifest one for one."""
    for row in unreadable(seen):
        return failed(
            "package-not-edxml", expected="gói tin edXML", observed=row.data["unreadable"], where="sendEdoc"
        )
    messages = _messages(seen, doc, form)
    if isinstance(messages, Judgement):
        return (_nameless(seen) if form in _STATUSES else None) or messages
    for message in messages:
        lacking = _lacking(message)
        if lacking is not None:
            return lacking
    return passed(NOT_CONSULTED, *_notes(messages[-1]))


def _nameless(seen: Observations) -> Judgement | None:
    """The failure of a status that says not which document, or not which state: it can be told of no document."""
    for packet in status_packets(seen, seen.of("wire.sent", message_type="status")):
        if not packet.message.document_id.strip() or not packet.message.code.strip():
            return _lacking(packet.message)
    return None


def _lacking(message: Message) -> Judgement | None:
    """The first thing that a message lacks or has twice; None if it is whole."""
    for path in _OF_DOCUMENT if isinstance(message, Document) else _OF_STATUS:
        if not message.present(path):
            return failed(
                "package-lacks-element", expected=path, observed="không có", where=message.where(path)
            )
    if isinstance(message, Status):
        return None
    for recipient in message.recipients:
        if not recipient.organ_id.strip():
            return failed(
                "package-lacks-element", expected="To/OrganId", observed="không có", where=recipient.where
            )
    for name in message.repeated:
        return failed(
            "package-element-twice", expected=f"một {name}", observed=f"hai {name}", where=message.where(name)
        )
    if not message.traces:
        where = message.where("TraceHeaderList")
        return failed("package-lacks-element", expected="TraceHeader", observed="không có", where=where)
    return _lacking_files(message)


def _lacking_files(message: Document) -> Judgement | None:
    """Manifest and files correspond, each file has a name and content; a new document carries at least one."""
    if find(message.envelope, "edXMLBody/edXMLManifest") is None:
        where = message.where("edXMLBody")
        return failed("package-lacks-element", expected="edXMLManifest", observed="không có", where=where)
    if message.business_type == NEW and not message.attachments:
        where = message.where("AttachmentEncoded")
        return failed("package-lacks-element", expected="Attachment", observed="không có", where=where)
    for announced in message.missing_files:
        return failed(
            "manifest-line-without-file", expected=announced.content_id or announced.name, observed="không có tệp",
            where=announced.where,
        )  # fmt: skip
    for extra in message.unannounced_files:
        return failed(
            "file-without-manifest-line", expected=f"Reference của {extra.name}", observed="không có",
            where=extra.where,
        )  # fmt: skip
    for identity, times in Counter(file.bare_id for file in message.attachments).items():
        if times > 1 or not identity:
            return failed(
                "content-id-not-unique", expected="mỗi tệp một ContentId", observed=f"{identity!r}: {times} tệp",
                where=message.where("AttachmentEncoded"),
            )  # fmt: skip
    for file in message.attachments:
        for expected, value in (
            ("AttachmentName", file.name),
            ("ContentTransferEncoded", file.encoded or ""),
        ):
            if not value.strip():
                return failed(
                    "package-lacks-element", expected=expected, observed="không có", where=file.where
                )
    return None


def _notes(message: Message) -> Iterator[str]:
    """Which known form a message has, and what only some forms have."""
    yield f"đọc được theo dạng {message.form}"
    yield from (f"tiền tố khác dạng phổ biến: {note}" for note in message.prefix_notes)
    if isinstance(message, Document):
        if message.unknown:
            yield f"phần tử ngoài các dạng đã biết: {', '.join(message.unknown)}"
        unnamed = [
            organ.organ_id for organ in (message.sender, *message.recipients) if not organ.name.strip()
        ]
        if unnamed:
            yield f"không ghi tên cơ quan: {', '.join(unnamed)}"


# ------------------------------------------------------------------------------------------------ chuẩn dữ liệu


@check("D11-2", "gói tin {form} của {doc} ghi đúng kiểu, khuôn dạng và mã của dữ liệu")
def values_well_formed(
    seen: Observations, profile: Profile, as_of: date, *, form: str, doc: str
) -> Judgement:
    """Đ11: dates, moments, numbers, codes and files in the form that every known system writes and reads."""
    mislabelled = _not_called_new(seen, doc) if _DOCUMENTS.get(form) == NEW else None
    if mislabelled is not None:
        return mislabelled
    messages = _messages(seen, doc, form)
    if isinstance(messages, Judgement):
        return messages
    for message in messages:
        for wrong in wrong_values(message, as_of):
            return failed(
                "package-value-malformed", expected=wrong.expected, observed=wrong.observed, where=wrong.where
            )
        miscounted = _miscounted(seen, doc, message)
        if miscounted is not None:
            return miscounted
    return passed(NOT_CONSULTED)


def _miscounted(seen: Observations, doc: str, message: Message) -> Judgement | None:
    """The failure of a new document that announces other pages than it carries."""
    request = request_of(seen, doc)
    if not isinstance(message, Document) or message.business_type != NEW or isinstance(request, Judgement):
        return None
    entered = request.document.get("pages")
    wrong = wrong_pages(message, entered if isinstance(entered, int) else None)
    if wrong is None:
        return None
    return failed(
        "pages-announced-wrong", expected=wrong.expected, observed=wrong.observed, where=wrong.where
    )


def _not_called_new(seen: Observations, doc: str) -> Judgement | None:
    """The failure of a document that leaves as a recall, update or replacement though only its issue was asked for."""
    request = request_of(seen, doc)
    acts = [
        row
        for what in ("driver.answer", "driver.refused")
        for row in seen.of(what)
        if row.data["op"] in _AMENDING
    ]
    if acts or isinstance(request, Judgement) or request.document.get("replaces"):
        return None
    for packet in tries(seen, doc):
        if kind(packet) in (RECALL, 2, 3):
            return failed(
                "package-value-malformed", expected=f"BussinessDocType {NEW} (văn bản mới)",
                observed=kind(packet), where=packet.message.where("BussinessDocType"),
            )  # fmt: skip
    return None


# ------------------------------------------------------------------------------------------------ thứ tự dữ liệu


@check("D11-3", "gói tin {form} của {doc} xếp dữ liệu theo thứ tự chung của mọi dạng gói tin đã biết")
def order_common(seen: Observations, profile: Profile, as_of: date, *, form: str, doc: str) -> Judgement:
    """Đ11: what all known orders have in common; which of them the message follows is a note."""
    messages = _messages(seen, doc, form)
    if isinstance(messages, Judgement):
        return messages
    for message in messages:
        wrong = _block_misplaced(message) or (
            message.misplaced if isinstance(message, Document) else _status_misplaced(message)
        )
        if wrong is not None:
            late, early = wrong
            return failed(
                "package-order-wrong", expected=f"{late} trước {early}", observed=f"{late} sau {early}",
                where=message.where(late),
            )  # fmt: skip
    last = messages[-1]
    return passed(NOT_CONSULTED, *([f"thứ tự {last.order}"] if isinstance(last, Document) else []))


def _status_misplaced(message: Status) -> tuple[str, str] | None:
    """(element, element it wrongly follows), as `Document.misplaced`."""
    names = [local_name(child) for child in message.header] if message.header is not None else []
    ranked = [name for name in names if name in _STATUS_ORDER]
    for before, after in pairwise(ranked):
        if _STATUS_ORDER[after] < _STATUS_ORDER[before]:
            return after, before
    return None


def _block_misplaced(message: Message) -> tuple[str, str] | None:
    """The same for the blocks of the envelope, wherever a form nests them: lines of the text tell their order."""
    order = [local_name(element) for element in message.root.iter() if isinstance(element.tag, str)]
    for early, late in _BLOCKS:
        if early in order and late in order and order.index(late) < order.index(early):
            return early, late
    return None
