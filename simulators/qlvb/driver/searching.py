"""The operation of search (Đ13.k1)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from simulators.qlvb.driver.calls import Answer, Call, OperationGroup
from simulators.qlvb.errors import bad_request
from simulators.qlvb.records import Incoming
from simulators.qlvb.search import Document, Query

_TEXTS = ("kind", "number", "symbol", "subject", "organ_id", "document_id", "dossier_code")
_KINDS = frozenset({"", "outgoing", "incoming"})


class SearchOperations(OperationGroup):
    """Method names are the operationIds; `SEARCH_ROUTES` says where each is served."""

    def search(self, call: Call) -> Answer:
        query = _query(call.query)
        return Answer({"items": [self._found(record) for record in self.office.search.find(query)]})

    def _found(self, record: Document) -> dict[str, Any]:
        """Schema Found."""
        incoming = isinstance(record, Incoming)
        return {
            "kind": "incoming" if incoming else "outgoing",
            **self.office.dossier_view.document(record),
            "organ_id": record.sender.organ_id if isinstance(record, Incoming) else None,
        }


def _query(given: Mapping[str, str]) -> Query:
    texts = {name: given.get(name, "") for name in _TEXTS}
    if texts["kind"] not in _KINDS:
        raise bad_request(
            "bad-query", "kind là outgoing hoặc incoming", "kind is outgoing or incoming", where="kind"
        )
    return Query(**texts, date_from=_day(given, "date_from"), date_to=_day(given, "date_to"))


def _day(given: Mapping[str, str], name: str) -> dt.date | None:
    text = given.get(name)
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise bad_request("bad-day", f"Ngày sai: {text!r}", f"not a day: {text!r}", where=name) from error


SEARCH_ROUTES: tuple[tuple[str, str, str], ...] = (("search", "GET", "/search"),)
"""operationId, method, path."""
