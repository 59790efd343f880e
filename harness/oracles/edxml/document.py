"""A document message (văn bản điện tử) with every item of Đ8.k2 that the wire can carry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from lxml import etree

from harness.oracles.edxml.attachments import Attachment, Reference
from harness.oracles.edxml.business import Business, business_of
from harness.oracles.edxml.forms import JAVA_ORDER, Order, misplaced, order_of
from harness.oracles.edxml.message import Message, Organ, content, find, find_all, organs, text
from harness.oracles.edxml.parsing import NAMESPACE, local_name, namespace, place
from harness.oracles.times import wire_time


@dataclass(frozen=True)
class Signer:
    """Quyền hạn, chức vụ, họ tên người ký (Đ8.k2.i)."""

    competence: str
    position: str
    full_name: str


@dataclass(frozen=True)
class Trace:
    """One hop of TraceHeaderList (lịch sử gửi nhận, Đ8.k2.p)."""

    organ_id: str
    timestamp: str
    where: str

    @property
    def moment(self) -> datetime | None:
        """The timestamp read as +07:00; None if it names no moment."""
        return wire_time(self.timestamp)


_REPEATABLE = frozenset({"To", "ResponseFor"})
_HEADER_EXTENSIONS = frozenset({"Status", "StatusCode", "StaffInfo", "Description", "Timestamp"})


class Document(Message):
    """A document message; the accessors follow the letters of Đ8.k2."""

    kind = "edoc"

    @cached_property
    def recipients(self) -> tuple[Organ, ...]:
        """Every To (cơ quan nhận, Đ8.k2.m), repetitions included."""
        return organs(self, "To")

    @property
    def recipient_ids(self) -> tuple[str, ...]:
        return tuple(organ.organ_id for organ in self.recipients)

    @property
    def document_id(self) -> str:
        """Mã định danh văn bản (Đ8.k2.b), exactly as written."""
        return self.text("DocumentId")

    @property
    def code_number(self) -> str:
        return self.text("Code/CodeNumber")

    @property
    def code_notation(self) -> str:
        return self.text("Code/CodeNotation")

    @property
    def code(self) -> str:
        """Số và ký hiệu (Đ8.k2.c) as printed: `15/QĐ-SNV`; `""` if both are absent."""
        return f"{self.code_number}/{self.code_notation}" if self.code_number or self.code_notation else ""

    @property
    def place(self) -> str:
        """Địa danh ban hành."""
        return self.text("PromulgationInfo/Place")

    @property
    def promulgation_date(self) -> str:
        """Ngày ban hành (Đ8.k2.d) as written."""
        return self.text("PromulgationInfo/PromulgationDate")

    @property
    def promulgation_day(self) -> date | None:
        """Ngày ban hành as a day; None if it is not `yyyy/MM/dd`."""
        return self.day("PromulgationInfo/PromulgationDate")

    @property
    def type_name(self) -> str:
        """Loại văn bản (Đ8.k2.đ)."""
        return self.text("DocumentType/TypeName")

    @property
    def type_code(self) -> int | None:
        """DocumentType/Type, not reliable in practice."""
        return self.number("DocumentType/Type")

    @property
    def type_detail(self) -> int | None:
        return self.number("DocumentType/TypeDetail")

    @property
    def subject(self) -> str:
        """Trích yếu (Đ8.k2.e)."""
        return self.text("Subject")

    @property
    def content(self) -> str:
        return self.text("Content")

    @cached_property
    def signer(self) -> Signer | None:
        """Người ký (Đ8.k2.i); None if SignerInfo is absent."""
        if find(self.header, "SignerInfo") is None:
            return None
        fields = ("Competence", "Position", "FullName")
        return Signer(*(self.text(f"SignerInfo/{field}") for field in fields))

    @property
    def due_date(self) -> str:
        """Thời hạn xử lý (Đ8.k2.o) as written."""
        return self.text("DueDate")

    @property
    def due_day(self) -> date | None:
        return self.day("DueDate")

    @property
    def to_places(self) -> tuple[str, ...]:
        """Nơi nhận beside the recipients."""
        return tuple(content(item) for item in find_all(self.header, "ToPlaces/Place"))

    @property
    def priority(self) -> int | None:
        """Mức độ khẩn (Đ8.k2.k): 0 thường … 4 hỏa tốc hẹn giờ; None if absent or no number."""
        return self.number("OtherInfo/Priority")

    @property
    def page_amount(self) -> int | None:
        """Số trang announced; None if absent or no number."""
        return self.number("OtherInfo/PageAmount")

    @property
    def promulgation_amount(self) -> int | None:
        return self.number("OtherInfo/PromulgationAmount")

    @property
    def sphere(self) -> str:
        return self.text("OtherInfo/SphereOfPromulgation")

    @property
    def typer_notation(self) -> str:
        return self.text("OtherInfo/TyperNotation")

    @property
    def appendixes(self) -> tuple[str, ...]:
        return tuple(content(item) for item in find_all(self.header, "OtherInfo/Appendixes/Appendix"))

    @property
    def steering_type(self) -> int | None:
        return self.number("SteeringType")

    @cached_property
    def traces(self) -> tuple[Trace, ...]:
        """Lịch sử gửi, nhận (Đ8.k2.p), hop by hop."""
        hops = find_all(self.envelope, "edXMLHeader/TraceHeaderList/TraceHeader")
        return tuple(Trace(text(hop, "OrganId"), text(hop, "Timestamp"), place(hop)) for hop in hops)

    @cached_property
    def business(self) -> Business | None:
        """The Bussiness block; None if absent, which means a new document."""
        block = find(self.envelope, "edXMLHeader/TraceHeaderList/Bussiness")
        return None if block is None else business_of(block)

    @property
    def business_type(self) -> int | None:
        """0–3; 0 where the block is absent, None where it cannot be read."""
        return 0 if self.business is None else self.business.doc_type

    @property
    def targets(self) -> tuple[str, ...]:
        """Identifiers of the documents that a recall, update or replacement is about.

        Bussiness/DocumentId, else ResponseFor/DocumentId, else the replaced documents (edXML facts §4).
        """
        block = self.business
        if block is not None and block.document_id:
            return (block.document_id,)
        if block is not None and block.replacements:
            return tuple(item.document_id for item in block.replacements)
        return tuple(item.document_id for item in self.response_for if item.document_id)

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """The manifest (edXMLManifest/Reference)."""
        return tuple(
            Reference(
                text(item, "ContentId"), text(item, "AttachmentName"), text(item, "ContentType"),
                text(item, "Description"), place(item),
            )
            for item in find_all(self.envelope, "edXMLBody/edXMLManifest/Reference")
        )  # fmt: skip

    @cached_property
    def attachments(self) -> tuple[Attachment, ...]:
        """The files (AttachmentEncoded/Attachment), beside the envelope or, in form V5, below it."""
        blocks = find_all(self.root, "AttachmentEncoded/Attachment")
        if not blocks and self.envelope is not None:
            blocks = find_all(self.envelope, "AttachmentEncoded/Attachment")
        return tuple(_attachment(item) for item in blocks)

    @cached_property
    def main(self) -> Attachment | None:
        """The document itself: the first PDF in the manifest's order, else the first file; None if none."""
        order = {item.bare_id: at for at, item in reversed(list(enumerate(self.references)))}
        files = sorted(self.attachments, key=lambda item: order.get(item.bare_id, len(order)))
        pdfs = [item for item in files if item.name.lower().endswith(".pdf")]
        return next(iter(pdfs or files), None)

    @property
    def missing_files(self) -> tuple[Reference, ...]:
        """Lines of the manifest without an attachment of the same id, one for one."""
        ids = [item.bare_id for item in self.attachments]
        return tuple(item for item in self.references if not _take(ids, item.bare_id))

    @property
    def unannounced_files(self) -> tuple[Attachment, ...]:
        """Attachments without a line in the manifest, one for one."""
        ids = [item.bare_id for item in self.references]
        return tuple(item for item in self.attachments if not _take(ids, item.bare_id))

    @cached_property
    def header_order(self) -> tuple[str, ...]:
        """Local names of MessageHeader's children, in order."""
        if self.header is None:
            return ()
        return tuple(local_name(child) for child in self.header if namespace(child) == NAMESPACE)

    @property
    def order(self) -> Order:
        """Which known order that is, see `order_of`."""
        return order_of(tuple(name for name in self.header_order if name in JAVA_ORDER))

    @property
    def misplaced(self) -> tuple[str, str] | None:
        """(element, element it wrongly follows) against the order common to every known form (D11-3)."""
        return misplaced(self.header_order)

    @property
    def repeated(self) -> tuple[str, ...]:
        """Names of MessageHeader's children that occur twice and may not (all but To and ResponseFor)."""
        names = sorted(set(self.header_order) - _REPEATABLE)
        return tuple(name for name in names if self.header_order.count(name) > 1)

    @property
    def unknown(self) -> tuple[str, ...]:
        """Names of MessageHeader's children that no known form has (Đ8.k2.q): kept, never an error."""
        known = frozenset(JAVA_ORDER) | _HEADER_EXTENSIONS
        foreign = (
            ()
            if self.header is None
            else tuple(local_name(c) for c in self.header if namespace(c) != NAMESPACE)
        )
        return tuple(name for name in self.header_order if name not in known) + foreign


def _attachment(item: etree._Element) -> Attachment:
    encoded = find(item, "ContentTransferEncoded")
    return Attachment(
        content_id=text(item, "ContentId"),
        name=text(item, "AttachmentName"),
        content_type=text(item, "ContentType"),
        description=text(item, "Description"),
        encoded=None if encoded is None else encoded.text or "",
        where=place(item),
    )


def _take(ids: list[str], wanted: str) -> bool:
    """Remove one occurrence; whether there was one."""
    if wanted not in ids:
        return False
    ids.remove(wanted)
    return True
