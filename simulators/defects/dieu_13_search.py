"""Defects and controls of Đ13.k1 on search: what is found, and what is not."""

from __future__ import annotations

import datetime as dt
import unicodedata
from dataclasses import replace

from simulators.defects.registry import control, defect
from simulators.qlvb.parts import Parts
from simulators.qlvb.records import IncomingState, Outgoing
from simulators.qlvb.search import Document, Query, plain


@defect("D13.k1-3", "sender-not-heeded", "Tìm theo cơ quan gửi thì ra văn bản của mọi cơ quan")
def _(parts: Parts) -> Parts:
    class Search(parts.search):  # type: ignore[name-defined,misc]
        def is_from(self, record: Document, organ_id: str) -> bool:
            return True

    return replace(parts, search=Search)


@defect("D13.k1-3", "last-day-left-out", "Tìm theo khoảng ngày thì bỏ sót ngày cuối")
def _(parts: Parts) -> Parts:
    class Search(parts.search):  # type: ignore[name-defined,misc]
        def is_of(self, record: Document, first: dt.date | None, last: dt.date | None) -> bool:
            if first is not None and first == last:
                return record.date == first
            return bool(super().is_of(record, first, last)) and (last is None or record.date != last)

    return replace(parts, search=Search)


@defect("D13.k1-3", "beginning-only", "Chỉ tìm được khi gõ đúng từ đầu trích yếu")
def _(parts: Parts) -> Parts:
    class Search(parts.search):  # type: ignore[name-defined,misc]
        def has_words(self, record: Document, subject: str) -> bool:
            return plain(record.subject).startswith(plain(subject))

    return replace(parts, search=Search)


@defect("D13.k1-3", "finished-not-found", "Văn bản đã xử lý xong thì không tìm ra nữa")
def _(parts: Parts) -> Parts:
    class Search(parts.search):  # type: ignore[name-defined,misc]
        def matches(self, record: Document, query: Query) -> bool:
            return record.state is not IncomingState.FINISHED and bool(super().matches(record, query))

    return replace(parts, search=Search)


@defect("D13.k1-3", "identifier-of-others-unknown", "Không tìm được văn bản đến theo mã định danh")
def _(parts: Parts) -> Parts:
    class Search(parts.search):  # type: ignore[name-defined,misc]
        def has_identifier(self, record: Document, document_id: str) -> bool:
            return not document_id or (isinstance(record, Outgoing) and record.document_id == document_id)

    return replace(parts, search=Search)


@defect("D13.k1-3", "found-twice", "Mỗi văn bản hiện hai lần trong kết quả tìm")
def _(parts: Parts) -> Parts:
    class Search(parts.search):  # type: ignore[name-defined,misc]
        def find(self, query: Query) -> list[Document]:
            return [record for record in super().find(query) for _ in (0, 1)]

    return replace(parts, search=Search)


@control("D13.k1-3", "signs-count", "Phải gõ đúng dấu mới tìm ra")
def _(parts: Parts) -> Parts:
    class Search(parts.search):  # type: ignore[name-defined,misc]
        def has_words(self, record: Document, subject: str) -> bool:
            return unicodedata.normalize("NFC", subject).casefold() in record.subject.casefold()

    return replace(parts, search=Search)


@control("D13.k1-3", "part-of-the-number", "Gõ một phần của số cũng ra văn bản")
def _(parts: Parts) -> Parts:
    class Search(parts.search):  # type: ignore[name-defined,misc]
        def has_number(self, record: Document, number: str) -> bool:
            return number in record.number

        def find(self, query: Query) -> list[Document]:
            return list(reversed(super().find(query)))

    return replace(parts, search=Search)
