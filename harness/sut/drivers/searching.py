"""The operation of search (Đ13.k1): its protocol and its typed call."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol, cast

from harness.sut.drivers.door import Door


class SearchDriver(Protocol):
    """L3: documents by what they bear."""

    def search(
        self,
        kind: str | None = None,
        number: str | None = None,
        symbol: str | None = None,
        date_from: str | None = None,
        date_to: str | None = None,
        subject: str | None = None,
        organ_id: str | None = None,
        document_id: str | None = None,
        dossier_code: str | None = None,
    ) -> Mapping[str, Any]: ...


class SearchCalls(Door):
    """The same over the general door."""

    def search(
        self,
        kind: str | None = None,
        number: str | None = None,
        symbol: str | None = None,
        date_from: str | None = None,
        date_to: str | None = None,
        subject: str | None = None,
        organ_id: str | None = None,
        document_id: str | None = None,
        dossier_code: str | None = None,
    ) -> Mapping[str, Any]:
        answer = self.call(
            "search", kind=kind, number=number, symbol=symbol, date_from=date_from, date_to=date_to,
            subject=subject, organ_id=organ_id, document_id=document_id, dossier_code=dossier_code,
        )  # fmt: skip
        return cast(Mapping[str, Any], answer)
