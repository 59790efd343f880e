"""Writes messages in the strict mainstream form V1 (edxml §1): UTF-8, NFC, prefixes and order as the axis
expects.

An empty field is left out, so an incomplete message can be written and its receiver put to the test.
"""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import BinaryIO

from simulators.protocol.edxml.model import (
    Attachment,
    Business,
    DocumentMessage,
    Organ,
    OtherInfo,
    Reference,
    ResponseFor,
    Signer,
    Staff,
    StatusMessage,
    TraceHop,
)
from simulators.protocol.edxml.serial import XmlWriter


def write_document(message: DocumentMessage, target: BinaryIO | None = None) -> bytes | None:
    """Write a document message to `target`, attachments streamed in base64; without a target the bytes are
    returned.

    EdxmlError `bad-character` if a field holds a character that XML cannot carry; then the target is
    incomplete.
    """
    out = BytesIO() if target is None else target
    xml = XmlWriter(out)
    with xml.message():
        with xml.block("edXMLHeader"):
            _message_header(xml, message)
            _traces(xml, message.traces, message.business)
        with xml.block("edXMLBody"), xml.block("edXMLManifest", ' version="1.0"'):
            for reference in message.references:
                _reference(xml, reference)
    with xml.block("AttachmentEncoded", prefix=""):
        for attachment in message.attachments:
            _attachment(xml, attachment)
    xml.end()
    return out.getvalue() if target is None and isinstance(out, BytesIO) else None


def write_status(message: StatusMessage) -> bytes:
    """Write a status message; EdxmlError `bad-character` as above."""
    out = BytesIO()
    xml = XmlWriter(out)
    with xml.message(), xml.block("edXMLHeader"), xml.block("MessageHeader"):
        _organ(xml, "From", message.sender)
        _response(xml, message.response_for)
        _staff(xml, message.staff, ("Department", "Staff", "Mobile", "Email"))
        xml.leaf("StatusCode", message.status_code)
        xml.leaf("Description", message.description)
        xml.leaf("Timestamp", message.timestamp)
    xml.end()
    return out.getvalue()


def _message_header(xml: XmlWriter, m: DocumentMessage) -> None:
    with xml.block("MessageHeader"):
        _organ(xml, "From", m.sender)
        for recipient in m.recipients:
            _organ(xml, "To", recipient)
        xml.leaf("DocumentId", m.document_id)
        if m.code_number or m.code_notation:
            with xml.block("Code"):
                xml.leaf("CodeNumber", m.code_number)
                xml.leaf("CodeNotation", m.code_notation)
        if m.place or m.promulgation_date:
            with xml.block("PromulgationInfo"):
                xml.leaf("Place", m.place)
                xml.leaf("PromulgationDate", m.promulgation_date)
        if m.type_code is not None or m.type_detail is not None or m.type_name:
            with xml.block("DocumentType"):
                xml.leaf("Type", m.type_code)
                xml.leaf("TypeDetail", m.type_detail)
                xml.leaf("TypeName", m.type_name)
        xml.leaf("Subject", m.subject)
        xml.leaf("Content", m.content)
        _signer(xml, m.signer)
        xml.leaf("DueDate", m.due_date)
        _other(xml, m.other)
        for answered in m.response_for:
            _response(xml, answered)
        xml.leaf("SteeringType", m.steering_type)
        if m.to_places:
            with xml.block("ToPlaces"):
                _leaves(xml, "Place", m.to_places)


def _organ(xml: XmlWriter, name: str, organ: Organ) -> None:
    if organ == Organ(""):
        return
    with xml.block(name):
        xml.leaf("OrganId", organ.organ_id)
        xml.leaf("OrganizationInCharge", organ.in_charge)
        xml.leaf("OrganName", organ.name)
        xml.leaf("OrganAdd", organ.address)
        xml.leaf("Email", organ.email)
        xml.leaf("Telephone", organ.telephone)
        xml.leaf("Fax", organ.fax)
        xml.leaf("Website", organ.website)


def _signer(xml: XmlWriter, signer: Signer | None) -> None:
    if signer is None:
        return
    with xml.block("SignerInfo"):
        xml.leaf("Competence", signer.competence)
        xml.leaf("Position", signer.position)
        xml.leaf("FullName", signer.full_name)


def _other(xml: XmlWriter, other: OtherInfo) -> None:
    if other == OtherInfo():
        return
    with xml.block("OtherInfo"):
        xml.leaf("Priority", other.priority)
        xml.leaf("SphereOfPromulgation", other.sphere)
        xml.leaf("TyperNotation", other.typer_notation)
        xml.leaf("PromulgationAmount", other.promulgation_amount)
        xml.leaf("PageAmount", other.page_amount)
        xml.leaf("Direction", other.direction)
        if other.appendixes:
            with xml.block("Appendixes"):
                _leaves(xml, "Appendix", other.appendixes)


def _response(xml: XmlWriter, answered: ResponseFor) -> None:
    if answered == ResponseFor():
        return
    with xml.block("ResponseFor"):
        xml.leaf("OrganId", answered.organ_id)
        xml.leaf("Code", answered.code)
        xml.leaf("PromulgationDate", answered.promulgation_date)
        xml.leaf("DocumentId", answered.document_id)


def _staff(xml: XmlWriter, staff: Staff | None, order: tuple[str, ...]) -> None:
    if staff is None:
        return
    values = {
        "Department": staff.department,
        "Staff": staff.staff,
        "Mobile": staff.mobile,
        "Email": staff.email,
    }
    with xml.block("StaffInfo"):
        for name in order:
            xml.leaf(name, values[name])


def _traces(xml: XmlWriter, hops: tuple[TraceHop, ...], business: Business | None) -> None:
    if not hops and business is None:
        return
    with xml.block("TraceHeaderList"):
        for hop in hops:
            with xml.block("TraceHeader"):
                xml.leaf("OrganId", hop.organ_id)
                xml.leaf("Timestamp", hop.timestamp)
        if business is not None:
            _business(xml, business)


def _business(xml: XmlWriter, business: Business) -> None:
    with xml.block("Bussiness"):
        xml.leaf("DocumentId", business.document_id)
        xml.leaf("BussinessDocType", business.doc_type)
        xml.leaf("BussinessDocReason", business.reason)
        xml.leaf("Paper", business.paper)
        if business.document_info is not None or business.document_receiver is not None or business.receivers:
            with xml.block("BussinessDocumentInfo"):
                xml.leaf("DocumentInfo", business.document_info)
                xml.leaf("DocumentReceiver", business.document_receiver)
                if business.receivers:
                    with xml.block("ReceiverList"):
                        for change in business.receivers:
                            with xml.block("Receiver"):
                                xml.leaf("OrganId", change.organ_id)
                                xml.leaf("ReceiverType", change.receiver_type)
        if business.replacements:
            with xml.block("ReplacementInfoList"):
                for replacement in business.replacements:
                    with xml.block("ReplacementInfo"):
                        xml.leaf("DocumentId", replacement.document_id)
                        if replacement.organ_ids:
                            with xml.block("OrganIdList"):
                                _leaves(xml, "OrganId", replacement.organ_ids)
        _staff(xml, business.staff, ("Department", "Staff", "Email", "Mobile"))


def _reference(xml: XmlWriter, reference: Reference) -> None:
    with xml.block("Reference"):
        xml.leaf("ContentId", f"cid:{reference.content_id}")
        xml.leaf("ContentType", reference.content_type)
        xml.leaf("Description", reference.description)
        xml.leaf("AttachmentName", reference.name)


def _attachment(xml: XmlWriter, attachment: Attachment) -> None:
    with xml.block("Attachment", prefix=""):
        xml.leaf("ContentId", f"cid:{attachment.content_id}", prefix="")
        xml.leaf("AttachmentName", attachment.name, prefix="")
        xml.leaf("Description", attachment.description, prefix="")
        xml.leaf("ContentType", attachment.content_type, prefix="")
        with attachment.open() as content:
            xml.content(content)


def _leaves(xml: XmlWriter, name: str, values: Iterable[str]) -> None:
    for value in values:
        xml.leaf(name, value)
