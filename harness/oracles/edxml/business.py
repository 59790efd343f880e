"""The Bussiness block (sic) of a document: new, recall, update or replacement (nghiệp vụ; edXML facts §4)."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from harness.oracles.edxml.message import Staff, content, find, find_all, number, staff_of, text
from harness.oracles.edxml.parsing import place


@dataclass(frozen=True)
class Replacement:
    """A replaced document and the agencies for which it is replaced; none = all."""

    document_id: str
    organ_ids: tuple[str, ...]


@dataclass(frozen=True)
class ReceiverChange:
    """A recipient that an update adds (1) or drops (0)."""

    organ_id: str
    receiver_type: int | None


@dataclass(frozen=True)
class Business:
    """Bussiness (sic): 0 new, 1 recall, 2 update, 3 replace; `doc_type` None if unreadable."""

    doc_type: int | None
    doc_type_text: str
    reason: str
    document_id: str
    paper: int | None
    document_info: int | None
    document_receiver: int | None
    receivers: tuple[ReceiverChange, ...]
    replacements: tuple[Replacement, ...]
    staff: Staff | None
    where: str


def business_of(block: etree._Element) -> Business:
    """Read a Bussiness element."""
    return Business(
        doc_type=number(block, "BussinessDocType"),
        doc_type_text=text(block, "BussinessDocType"),
        reason=text(block, "BussinessDocReason"),
        document_id=text(block, "DocumentId"),
        paper=number(block, "Paper"),
        document_info=number(block, "BussinessDocumentInfo/DocumentInfo"),
        document_receiver=number(block, "BussinessDocumentInfo/DocumentReceiver"),
        receivers=tuple(
            ReceiverChange(text(item, "OrganId"), number(item, "ReceiverType"))
            for item in find_all(block, "BussinessDocumentInfo/ReceiverList/Receiver")
        ),
        replacements=tuple(
            Replacement(
                text(item, "DocumentId"),
                tuple(content(organ) for organ in find_all(item, "OrganIdList/OrganId")),
            )
            for item in find_all(block, "ReplacementInfoList/ReplacementInfo")
        ),
        staff=staff_of(find(block, "StaffInfo")),
        where=place(block),
    )
