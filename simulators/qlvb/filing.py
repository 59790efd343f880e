"""From a message to an incoming record: every item of Đ8.k2 that it carries, and every file, kept as it came."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import BinaryIO, cast

from simulators.protocol.edxml import parse_wire_date, parse_wire_time
from simulators.protocol.edxml.model import Attachment, DocumentMessage, ResponseFor
from simulators.protocol.errors import ProtocolError
from simulators.protocol.files import extension_of, is_transport_zip, pdf_pages, sniff, unpack_transport_zip
from simulators.qlvb.drafting import PDF
from simulators.qlvb.file_names import shown_name
from simulators.qlvb.part import Part
from simulators.qlvb.records import Incoming, Party, ReplyLink, StoredFile, Trace
from simulators.qlvb.store import StoredBytes

_NORMAL = 0
_IN_MEMORY = 1 << 20


class Filing(Part):
    """Reads a message item by item. What the message lacks stays empty; nothing here refuses."""

    def record(self, message: DocumentMessage, sender: str, entered: datetime) -> Incoming:
        """The record of a message that has just entered; `sender` is the transport's, where From says nothing."""
        received_at = self.office.receipt.received_at(entered)
        files, problems = self.files(message)
        return Incoming(
            document_id=self.document_id(message),
            sender=self.sender(message, sender),
            recipients=self.recipients(message),
            files=files,
            received_at=received_at,
            legal_received_at=self.office.receipt.legal_received_at(received_at),
            handle_by=self.office.receipt.handle_by(received_at),
            number=message.code_number,
            symbol=message.code_notation,
            date=self.date(message),
            date_text=message.promulgation_date,
            place=message.place,
            type_name=message.type_name,
            subject=self.subject(message),
            content=message.content,
            signer=message.signer,
            priority=self.priority(message),
            to_places=message.to_places,
            due_date=self.due_date(message),
            replies_to=tuple(self.reply_link(answered) for answered in message.response_for),
            paper=self.paper(message),
            announced_files=len(message.references),
            announced_pages=message.other.page_amount,
            sent_at=self.sent_at(message),
            traces=tuple(
                Trace(hop.organ_id, parse_wire_time(hop.timestamp), hop.timestamp) for hop in message.traces
            ),
            unknown=self.unknown(message),
            problems=(*message.problems, *problems),
            form=message.form,
        )

    def document_id(self, message: DocumentMessage) -> str:
        """Opaque: another agency's identifier is never parsed (design §9.18)."""
        return message.document_id

    def sender(self, message: DocumentMessage, transport: str) -> Party:
        """Cơ quan gửi (Đ8.k2.l)."""
        return Party(message.sender.organ_id or transport, message.sender.name)

    def recipients(self, message: DocumentMessage) -> tuple[Party, ...]:
        """Cơ quan nhận: all of To, each once (Đ8.k2.m)."""
        once = {r.organ_id: Party(r.organ_id, r.name) for r in message.recipients}
        return tuple(once.values())

    def subject(self, message: DocumentMessage) -> str:
        """Trích yếu, every character (Đ8.k2.e)."""
        return message.subject

    def date(self, message: DocumentMessage) -> dt.date | None:
        """Ngày văn bản; None where the text names no day (Đ8.k2.d)."""
        return parse_wire_date(message.promulgation_date)

    def due_date(self, message: DocumentMessage) -> dt.date | None:
        """Thời hạn xử lý (Đ8.k2.o)."""
        return parse_wire_date(message.due_date)

    def priority(self, message: DocumentMessage) -> int:
        """Mức độ khẩn; silence is normal, and so is a level nobody knows (Đ8.k2.k)."""
        level = message.other.priority
        return level if level is not None and 0 <= level <= 4 else _NORMAL

    def paper(self, message: DocumentMessage) -> bool | None:
        """Whether paper follows; None where the message is silent (design §9.23)."""
        if message.business is None or message.business.paper is None:
            return None
        return message.business.paper > 0

    def sent_at(self, message: DocumentMessage) -> datetime | None:
        """Thời gian gửi: the sender's own hop, else the first one, read as +07:00 (Đ8.k2.n, Đ15.k3)."""
        own = [hop for hop in message.traces if hop.organ_id == message.sender.organ_id]
        for hop in (*own[:1], *message.traces[:1]):
            if (moment := parse_wire_time(hop.timestamp)) is not None:
                return moment
        return None

    def reply_link(self, answered: ResponseFor) -> ReplyLink:
        """A document that this one answers."""
        return ReplyLink(answered.document_id, answered.organ_id, answered.code, answered.promulgation_date)

    def unknown(self, message: DocumentMessage) -> tuple[str, ...]:
        """Elements that no known form has: kept, never a failure (Đ8.k2.q)."""
        return message.unknown

    def files(self, message: DocumentMessage) -> tuple[tuple[StoredFile, ...], tuple[str, ...]]:
        """The files in the order of the manifest, and what was wrong with any of them."""
        problems: list[str] = []
        kept = [self.file(attachment, problems) for attachment in self.ordered(message)]
        main = self.main(kept)
        return tuple(self.as_main(file, i == main) for i, file in enumerate(kept)), tuple(problems)

    def main(self, files: Sequence[StoredFile]) -> int | None:
        """The document itself: the first file called a PDF (Đ4.k4.a), else the first that is one; None if none.

        A name tells what the sender meant: an annex whose content is a PDF does not become the document.
        """
        called = [i for i, file in enumerate(files) if extension_of(file.name) == "pdf"]
        really = [i for i, file in enumerate(files) if file.content_type == PDF]
        return next(iter(called or really), None)

    def as_main(self, file: StoredFile, main: bool) -> StoredFile:
        return replace(file, main=main)

    def ordered(self, message: DocumentMessage) -> Iterator[Attachment]:
        """Attachments as the manifest lists them, then those that it doesn't list."""
        left = list(message.attachments)
        for reference in message.references:
            found = next((a for a in left if a.content_id == reference.content_id), None)
            if found is not None:
                left.remove(found)
                yield found
        yield from left

    def file(self, attachment: Attachment, problems: list[str]) -> StoredFile:
        """One file out of its transport packing. One that can't be unpacked is kept as it came."""
        name = shown_name(attachment.name)
        with attachment.open() as packed:
            try:
                if is_transport_zip(packed, name=attachment.name, content_type=attachment.content_type):
                    return self.unpacked(packed, name, attachment.content_id)
            except ProtocolError as error:
                problems.append(f"{error.code}: {name}")
            packed.seek(0)
            return self.kept(packed, name, attachment.content_id)

    def unpacked(self, packed: BinaryIO, name: str, content_id: str) -> StoredFile:
        """Off with the transport zip (edxml §2.3). FileError on a bomb or a broken archive; nothing is kept then."""
        with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as spool:
            plain = cast(BinaryIO, spool)
            unpack_transport_zip(packed, plain)
            plain.seek(0)
            return self.kept(plain, name, content_id)

    def kept(self, stream: BinaryIO, name: str, content_id: str) -> StoredFile:
        """Into the file store, byte for byte."""
        kind = sniff(stream, name)
        stored = self.office.store.files.put(stream)
        pages = self.pages(stored, kind.mime)
        return StoredFile(
            name, kind.mime, stored.size, stored.sha256, pages, content_id=content_id, kind=kind.extension
        )

    def pages(self, stored: StoredBytes, mime: str) -> int | None:
        """Pages of a PDF that can be read and isn't beyond measure."""
        if mime != PDF or stored.size > self.office.config.bounds.judged_pdf:
            return None
        try:
            return pdf_pages(self.office.store.files.read(stored.sha256))
        except ProtocolError:
            return None
