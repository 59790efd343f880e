"""The edXML document message of an outgoing record, element by element (Đ8.k2, Đ11)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import BinaryIO

from simulators.protocol.codes import BusinessType
from simulators.protocol.edxml import wire_date, wire_time, write_document
from simulators.protocol.edxml.model import (
    Attachment,
    Business,
    DocumentMessage,
    Organ,
    OtherInfo,
    Reference,
    ResponseFor,
    Signer,
    TraceHop,
)
from simulators.protocol.files import pack_for_transport
from simulators.qlvb.messages import Dispatch
from simulators.qlvb.part import Part
from simulators.qlvb.records import Outgoing, ReplyLink, StoredFile

_ADMINISTRATIVE = 2
"""DocumentType/Type of administrative documents (edxml §2.2); receivers go by TypeName."""
_WITH_FILES = (BusinessType.NEW, BusinessType.UPDATE, BusinessType.REPLACE)


class DocumentBuilder(Part):
    """One method per item of Đ8.k2, each overridable by itself."""

    def write(self, record: Outgoing, dispatch: Dispatch, target: BinaryIO) -> None:
        """The message in its wire form, attachments streamed."""
        write_document(self.message(record, dispatch), target)

    def message(self, record: Outgoing, dispatch: Dispatch) -> DocumentMessage:
        """All items together."""
        files = self.files(record, dispatch)
        attachments = self.attachments(record, files)
        return DocumentMessage(
            sender=self.sender(record),
            recipients=self.recipients(record, dispatch),
            document_id=self.document_id(record, dispatch),
            code_number=self.code_number(record),
            code_notation=self.code_notation(record),
            place=record.place,
            promulgation_date=self.promulgation_date(record),
            type_code=_ADMINISTRATIVE,
            type_detail=0,
            type_name=self.type_name(record),
            subject=self.subject(record),
            content=self.content(record),
            signer=self.signer(record),
            due_date=self.due_date(record),
            to_places=record.to_places,
            other=OtherInfo(priority=self.priority(record), page_amount=self.page_amount(record)),
            response_for=self.response_for(record, dispatch),
            traces=self.traces(record, dispatch),
            business=self.business(record, dispatch),
            references=self.references(attachments),
            attachments=attachments,
        )

    def sender(self, record: Outgoing) -> Organ:
        """From: the agency under its own code and name (Đ8.k2.a, l)."""
        connection = self.office.connection
        return Organ(connection.organ_id, connection.organ_name)

    def recipients(self, record: Outgoing, dispatch: Dispatch) -> tuple[Organ, ...]:
        """To: every agency that this message goes to (Đ8.k2.m)."""
        names = {r.organ_id: r.name for r in record.recipients}
        return tuple(Organ(organ_id, names.get(organ_id, "")) for organ_id in dispatch.recipients)

    def document_id(self, record: Outgoing, dispatch: Dispatch) -> str:
        """The same identifier to everybody, in every message about the document (Đ8.k2.b)."""
        return record.document_id

    def code_number(self, record: Outgoing) -> str:
        """Số văn bản (Đ8.k2.c)."""
        return record.number

    def code_notation(self, record: Outgoing) -> str:
        """Ký hiệu văn bản (Đ8.k2.c)."""
        return record.symbol

    def promulgation_date(self, record: Outgoing) -> str:
        """Ngày, tháng, năm văn bản (Đ8.k2.d)."""
        return self.wire_day(record.date)

    def wire_day(self, day: date | None) -> str:
        """`yyyy/MM/dd` (Đ11), or nothing."""
        return wire_date(day) if day else ""

    def type_name(self, record: Outgoing) -> str:
        """Loại văn bản (Đ8.k2.đ)."""
        return record.type_name

    def subject(self, record: Outgoing) -> str:
        """Trích yếu (Đ8.k2.e)."""
        return record.subject

    def content(self, record: Outgoing) -> str:
        """Nội dung tóm tắt."""
        return record.content

    def signer(self, record: Outgoing) -> Signer | None:
        """Chức vụ, họ tên người ký (Đ8.k2.i)."""
        return record.signer

    def priority(self, record: Outgoing) -> int | None:
        """Mức độ khẩn (Đ8.k2.k)."""
        return record.priority

    def page_amount(self, record: Outgoing) -> int | None:
        """Số trang of the document itself (Đ9.k1.a)."""
        return record.page_count

    def due_date(self, record: Outgoing) -> str:
        """Thời hạn xử lý (Đ8.k2.o), and of the reply asked for (Đ10.k2.c)."""
        asked = record.reply_request.due_date if record.reply_request else None
        return self.wire_day(asked or record.due_date)

    def response_for(self, record: Outgoing, dispatch: Dispatch) -> tuple[ResponseFor, ...]:
        """The documents answered (Đ10.k2.d); in a recall, the document itself."""
        if dispatch.business is BusinessType.RECALL:
            return (self.own_reference(record),)
        return tuple(self.answered(link) for link in record.replies_to)

    def answered(self, link: ReplyLink) -> ResponseFor:
        """One document answered, named by its own identifier."""
        return ResponseFor(link.organ_id, link.code, link.date.replace("-", "/"), link.document_id)

    def own_reference(self, record: Outgoing) -> ResponseFor:
        """This document, as ResponseFor names it."""
        return ResponseFor(
            self.office.connection.organ_id, record.code, self.promulgation_date(record), record.document_id
        )

    def traces(self, record: Outgoing, dispatch: Dispatch) -> tuple[TraceHop, ...]:
        """The sender's own hop with the moment of sending (Đ8.k2.n, p; Đ15.k1, k3)."""
        return (TraceHop(self.office.connection.organ_id, self.sending_time(dispatch)),)

    def sending_time(self, dispatch: Dispatch) -> str:
        """Wire time at +07:00 (Đ15.k3)."""
        return wire_time(dispatch.at)

    def business(self, record: Outgoing, dispatch: Dispatch) -> Business:
        """What the message does: new, recall, update, replace (edxml §4)."""
        about_itself = dispatch.business in {BusinessType.RECALL, BusinessType.UPDATE}
        update = dispatch.business is BusinessType.UPDATE
        return Business(
            doc_type=int(dispatch.business),
            reason=dispatch.reason or dispatch.business.label,
            document_id=record.document_id if about_itself else "",
            paper=self.paper(record),
            document_info=int(dispatch.document_info) if update else None,
            document_receiver=int(bool(dispatch.changes)) if update else None,
            receivers=dispatch.changes,
            replacements=dispatch.replacements,
        )

    def paper(self, record: Outgoing) -> int:
        """0: no paper follows (design §9.23)."""
        return int(record.paper)

    def files(self, record: Outgoing, dispatch: Dispatch) -> tuple[StoredFile, ...]:
        """The document and everything that goes with it (Đ8.k1); a recall carries none."""
        return record.files if dispatch.business in _WITH_FILES else ()

    def attachments(self, record: Outgoing, files: Sequence[StoredFile]) -> tuple[Attachment, ...]:
        """Each file, packed as the transport wants it (edxml §2.3)."""
        return tuple(self.attachment(index, file) for index, file in enumerate(files))

    def attachment(self, index: int, file: StoredFile) -> Attachment:
        """One file; its content id is unique in the message, whatever its name."""
        packed = pack_for_transport(file.name, self.office.store.files.read(file.sha256))
        return Attachment(
            content_id=self.content_id(index, file),
            name=file.name,
            content_type=packed.content_type,
            size=len(packed.data),
            sha256=hashlib.sha256(packed.data).hexdigest(),
            open=lambda: BytesIO(packed.data),
            description=file.name,
        )

    def content_id(self, index: int, file: StoredFile) -> str:
        """A name that no other file of the message has, without `cid:`."""
        return f"{index}-{file.sha256[:16]}"

    def references(self, attachments: Sequence[Attachment]) -> tuple[Reference, ...]:
        """The manifest: one line for each attachment (Đ8.k2.g)."""
        return tuple(Reference(a.content_id, a.name, a.content_type, a.description) for a in attachments)
