"""From what people enter to an outgoing record: files kept, recipients told apart, reply requests complete."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from simulators.clock import VIETNAM
from simulators.protocol.errors import ProtocolError
from simulators.protocol.files import FileKind, is_listed_format, pdf_pages, sniff
from simulators.qlvb.errors import refused
from simulators.qlvb.file_names import shown_name
from simulators.qlvb.part import Part
from simulators.qlvb.records import Outgoing, Recipient, ReplyLink, ReplyRequest, StoredFile
from simulators.qlvb.requests import FileIn, OutgoingRequest, RecipientIn, ReplyRequestIn

PDF = "application/pdf"
_NOT_SECRET = frozenset({"", "thường"})


@dataclass(frozen=True)
class _Weighed:
    """A file handed in, with what its bytes say it is."""

    name: str
    data: bytes
    kind: FileKind
    main: bool


class Drafting(Part):
    """Makes records out of requests. Nothing is kept of a request that is refused, but bytes without a name."""

    def open(self, request: OutgoingRequest, at: datetime) -> Outgoing:
        """A draft with everything the request says. QlvbError `refused` where Đ4.k4 or Đ10.k2.c forbids it."""
        self.require_deadline(request)
        self.require_not_secret(request)
        files = self.keep_files(self.weigh_files(request.files))
        pages = next(f.pages for f in files if f.main)
        record = Outgoing(
            type_name=request.type_name,
            symbol=request.symbol,
            place=request.place,
            subject=request.subject,
            content=request.content or request.subject,
            signer=request.signer,
            recipients=self.recipients(request.recipients),
            files=files,
            created_at=at,
            number=request.number,
            date=request.date,
            priority=request.priority,
            to_places=request.to_places,
            due_date=request.due_date,
            reply_request=self.reply_request(request),
            replies_to=self.reply_links(request),
            paper=self.goes_with_paper(request, at),
            page_count=pages,
            given_document_id=request.document_id,
        )
        return replace(record, warnings=tuple(self.warnings(request, record)))

    def recipients(self, asked: Iterable[RecipientIn]) -> tuple[Recipient, ...]:
        """Each agency once, in the order given (Đ8.k2.m)."""
        once: dict[str, Recipient] = {}
        for one in asked:
            once.setdefault(one.organ_id.strip(), Recipient(one.organ_id.strip(), one.name))
        return tuple(once.values())

    def reply_request(self, request: OutgoingRequest) -> ReplyRequest | None:
        """What is asked for and until when, on the record (Đ10.k2.c)."""
        asked: ReplyRequestIn | None = request.reply_request
        return None if asked is None else ReplyRequest(asked.content, asked.due_date or request.due_date)

    def require_deadline(self, request: OutgoingRequest) -> None:
        """A reply asked for without a term is refused (Đ10.k2.c)."""
        if request.reply_request and not (request.reply_request.due_date or request.due_date):
            raise refused(
                "reply-without-deadline",
                "Văn bản đề nghị phản hồi phải có thời hạn xử lý (Đ10.k2.c)",
                "a request for a reply needs a due date",
                where="document.reply_request.due_date",
                hint="give reply_request.due_date or due_date",
            )

    def goes_with_paper(self, request: OutgoingRequest, at: datetime) -> bool:
        """As people say; where they say nothing, as the list in force on the day does (Đ7.k2.b)."""
        if request.paper is not None:
            return request.paper
        return self.office.paper_desk.is_listed(request.type_name, at)

    def require_not_secret(self, request: OutgoingRequest) -> None:
        """A document with state secrets is not entered; only software with a field for it can know (Đ6.k1.đ)."""
        if self.office.features.secrecy() and request.secrecy.casefold() not in _NOT_SECRET:
            raise refused(
                "state-secret",
                f"Văn bản độ mật «{request.secrecy}» không được nhập vào phần mềm (Đ6.k1.đ)",
                "a document with state secrets must not be entered",
                where="document.secrecy",
                hint="register it in the register of secret documents",
            )

    def reply_links(self, request: OutgoingRequest) -> tuple[ReplyLink, ...]:
        """Links to the incoming documents that this one answers (Đ10.k2.d)."""
        return request.replies_to

    def require_date_of_issue(self, record: Outgoing, at: datetime) -> None:
        """The printed date lies in the year of issue and not after the day of issue (Đ8.k2.d, Đ8.k3)."""
        today = at.astimezone(VIETNAM).date()
        if record.date is None or (record.date.year == today.year and record.date <= today):
            return
        raise refused(
            "date-not-of-issue",
            f"Ngày văn bản {record.date} không thuộc năm ban hành hoặc ở sau ngày phát hành {today}",
            f"date {record.date} is not in the year of issue, or later than {today}",
            where="document.date",
            hint="leave the date out: the day of issue is taken",
        )

    def weigh_files(self, files: tuple[FileIn, ...]) -> list[_Weighed]:
        """What each file is, by its bytes; the main one a PDF, all in a format of Đ4.k4."""
        marked = [index for index, file in enumerate(files) if file.main]
        if len(marked) > 1:
            raise refused(
                "several-main-files",
                "Chỉ một tệp là văn bản chính",
                "only one file is the document itself",
                where="document.files",
            )
        main = marked[0] if marked else 0
        weighed = []
        for index, file in enumerate(files):
            name = shown_name(file.name)
            one = _Weighed(name, file.content_base64, sniff(file.content_base64, name), index == main)
            self.require_format(one, f"document.files[{index}]")
            weighed.append(one)
        return sorted(weighed, key=lambda file: not file.main)

    def require_format(self, file: _Weighed, where: str) -> None:
        """The document itself is a PDF (Đ4.k4.a), what goes with it in a listed format (Đ4.k4.b–đ)."""
        if file.main and file.kind.mime != PDF:
            raise refused(
                "main-not-pdf",
                f"Văn bản chính phải là PDF, không phải {file.kind.mime} (Đ4.k4.a)",
                f"the document itself must be a PDF, not {file.kind.mime}",
                where=where,
                hint="convert it to *.pdf",
            )
        if not is_listed_format(file.name, file.kind):
            raise refused(
                "format-not-listed",
                f"Tệp «{file.name}» không thuộc định dạng của Đ4.k4",
                f"{file.name!r} is in no format of Đ4.k4",
                where=where,
                hint="pdf; txt rtf doc docx odt; csv xls xlsx ods; jpeg",
            )

    def keep_files(self, weighed: list[_Weighed]) -> tuple[StoredFile, ...]:
        """Into the file store, the main one first."""
        return tuple(self.keep_file(file) for file in weighed)

    def keep_file(self, file: _Weighed) -> StoredFile:
        pages = self.pages(file)
        kept = self.office.store.files.put_bytes(file.data)
        return StoredFile(
            file.name, file.kind.mime, kept.size, kept.sha256, pages, main=file.main, kind=file.kind.extension
        )

    def pages(self, file: _Weighed) -> int | None:
        """Pages of a PDF; QlvbError `pdf-unreadable` if the document itself cannot be read."""
        if file.kind.mime != PDF:
            return None
        try:
            return pdf_pages(file.data)
        except ProtocolError as error:
            if not file.main:
                return None
            raise refused(
                "pdf-unreadable",
                f"Không đọc được PDF: {error.vi}",
                f"unreadable PDF: {error.en}",
                where=file.name,
                hint="open it, and save it again without a password",
            ) from error

    def warnings(self, request: OutgoingRequest, record: Outgoing) -> Iterable[str]:
        """Codes of what a person should look at."""
        if request.pages is not None and request.pages != record.page_count:
            yield "page-count-differs"
        if request.document_id:
            yield "document-id-ignored"
