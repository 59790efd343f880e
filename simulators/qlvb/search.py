"""Search (tìm kiếm, Đ13.k1): documents of both registers by what they bear, all criteria together."""

from __future__ import annotations

import datetime as dt
import unicodedata
from dataclasses import dataclass

from simulators.qlvb.part import Part
from simulators.qlvb.records import Incoming, Outgoing

Document = Outgoing | Incoming


@dataclass(frozen=True)
class Query:
    """What somebody looks for; an empty criterion leaves all in. Days are inclusive."""

    kind: str = ""
    number: str = ""
    symbol: str = ""
    date_from: dt.date | None = None
    date_to: dt.date | None = None
    subject: str = ""
    organ_id: str = ""
    document_id: str = ""
    dossier_code: str = ""


class Search(Part):
    """Every criterion by one method."""

    def find(self, query: Query) -> list[Document]:
        """Outgoing documents, then incoming ones, each oldest first."""
        found: list[Document] = []
        if query.kind in ("", "outgoing"):
            found += [record for record in self.office.store.outgoing.all() if self.matches(record, query)]
        if query.kind in ("", "incoming"):
            found += [record for record in self.office.store.incoming.all() if self.matches(record, query)]
        return found

    def matches(self, record: Document, query: Query) -> bool:
        return (
            self.has_number(record, query.number)
            and self.has_symbol(record, query.symbol)
            and self.is_of(record, query.date_from, query.date_to)
            and self.has_words(record, query.subject)
            and self.is_from(record, query.organ_id)
            and self.has_identifier(record, query.document_id)
            and self.is_in(record, query.dossier_code)
        )

    def has_number(self, record: Document, number: str) -> bool:
        """Số; a leading zero makes no other number."""
        return not number or record.number.lstrip("0") == number.lstrip("0")

    def has_symbol(self, record: Document, symbol: str) -> bool:
        """Ký hiệu, capitals aside."""
        return not symbol or plain(record.symbol) == plain(symbol)

    def is_of(self, record: Document, first: dt.date | None, last: dt.date | None) -> bool:
        """Ngày văn bản, both days included; a document without a date is in no range."""
        if first is None and last is None:
            return True
        return record.date is not None and (first or record.date) <= record.date <= (last or record.date)

    def has_words(self, record: Document, subject: str) -> bool:
        """Trích yếu holds the words asked for, with or without their signs."""
        return plain(subject) in plain(record.subject)

    def is_from(self, record: Document, organ_id: str) -> bool:
        """Cơ quan gửi; of an outgoing document one of its recipients."""
        if not organ_id:
            return True
        if isinstance(record, Incoming):
            return record.sender.organ_id == organ_id
        return any(recipient.organ_id == organ_id for recipient in record.recipients)

    def has_identifier(self, record: Document, document_id: str) -> bool:
        """Mã định danh văn bản, as a string."""
        return not document_id or record.document_id == document_id

    def is_in(self, record: Document, code: str) -> bool:
        """Mã hồ sơ of a dossier that holds it (Đ16)."""
        return not code or code in self.office.dossier_view.codes_of(record.key)


def plain(text: str) -> str:
    """Small letters without signs, single spaces: what people type when they are in a hurry."""
    letters = unicodedata.normalize("NFD", text).casefold().replace("đ", "d")
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).split())
