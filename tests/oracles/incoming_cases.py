"""One scenario of a received document as observations, made by hand for tests of the oracles of Đ9.k1."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from harness.oracles.observation import Observation, Observations
from simulators.protocol.edxml import wire_time, write_document, write_status
from simulators.protocol.edxml.model import Business, DocumentMessage, Organ, ResponseFor, StatusMessage
from tests.oracles.exchanged_cases import AT, LAW, NAMES, OTHER, OWN, THIRD, message, record

DOC, CONTROL, NOTICE = "văn bản", "văn bản đối chứng", "thông báo thu hồi"
AS_OF = date(2019, 12, 17)
CLERK = {"role": "van-thu", "name": "Trần Thị Sen", "unit": "Văn phòng"}
SOUND = {"count": "ok", "pages": "ok", "completeness": "ok", "integrity": "ok", "authenticity": "ok"}
VALID = replace(message(OTHER, (OWN, THIRD)), document_id=f"{OTHER}-2019.7")

__all__ = [
    "AS_OF", "AT", "CLERK", "CONTROL", "DOC", "LAW", "NOTICE", "OTHER", "OWN", "SOUND", "THIRD", "VALID", "Desk",
    "checks", "incoming", "line",
]  # fmt: skip


def checks(**results: str) -> list[dict[str, str]]:
    """Results of the checks on receipt; a detail follows `|`."""
    split = {name: text.partition("|") for name, text in results.items()}
    return [{"name": name, "result": result, "detail": detail} for name, (result, _, detail) in split.items()]


def line(event: str, minutes: int = 0, actor: dict[str, str] | None = None) -> dict[str, Any]:
    """A line of a history."""
    at = (AT + timedelta(minutes=minutes)).isoformat()
    return {"at": at, "event": event, "actor": actor, "detail": "", "state": ""}


def incoming(of: DocumentMessage = VALID, **shown: Any) -> dict[str, Any]:
    """What a conforming product shows of a document that has just come."""
    fresh = {"state": "arrived", "checks": checks(**SOUND), "history": [line("arrived")], "escalations": []}
    return {**record(of), **fresh, **shown}


class Desk:
    """Rows in their order; every act says about which document."""

    def __init__(self) -> None:
        self._rows: list[Observation] = []
        self._blobs: dict[str, bytes] = {}

    def row(self, kind: str, about: str, at: datetime = AT, raw: bytes | None = None, **data: Any) -> Desk:
        number = len(self._rows) + 1
        names = {} if raw is None else {"message": f"blob{number}"}
        self._blobs.update({f"blob{number}": raw} if raw is not None else {})
        source = kind.partition(".")[0]
        row = Observation(number, "KB-T-09", kind, source, at.isoformat(), about, data, names)
        self._rows.append(row)
        return self

    def fetches(self, doc: str = DOC, of: DocumentMessage = VALID) -> Desk:
        return self.row("wire.fetched", doc, raw=write_document(of))

    def shows(self, doc: str = DOC, /, **shown: Any) -> Desk:
        return self.row("driver.record", doc, what="incoming", record=incoming(**shown))

    def shows_nothing(self, doc: str = DOC) -> Desk:
        return self.row("driver.record", doc, what="incoming", record=None)

    def does(self, operation: str, doc: str = DOC, minutes: int = 0, **request: Any) -> Desk:
        at = AT + timedelta(minutes=minutes)
        request = {"actor": CLERK, **request}
        return self.row(
            "driver.answer", doc, at, op=operation, request=request, answer=request.pop("answer", {})
        )

    def declines(self, operation: str, doc: str = DOC, code: str = "refused") -> Desk:
        return self.row("driver.refused", doc, op=operation, request={}, code=code, message="không được")

    def tells(
        self, code: str, doc: str = DOC, *, words: str = "", minutes: int = 0, to: str = OTHER,
        about: str = VALID.document_id, arrives: bool = True,
    ) -> Desk:  # fmt: skip
        """A status that the axis takes and, unless told otherwise, the sender fetches."""
        at = AT + timedelta(minutes=minutes)
        concerned = ResponseFor(to, "1/CV", "2019/12/17", about)
        raw = write_status(StatusMessage(Organ(OWN, "Sở Nội vụ"), concerned, code, words, wire_time(at)))
        self.row("wire.sent", doc, at, raw, message_type="status", accepted=True, recipients=[to])
        if arrives:
            self.row("wire.delivered", doc, at, raw, message_type="status", recipient=to)
        return self

    def notified(
        self, doc: str = DOC, *, by: str = OTHER, target: str = VALID.document_id, taken: bool = True
    ) -> Desk:
        """A recall of a document, and the product fetching it."""
        notice = DocumentMessage(
            sender=Organ(by, NAMES[by]), recipients=(Organ(OWN, NAMES[OWN]),), document_id=f"{by}-2019.99",
            subject="Thu hồi", business=Business(1, "Ban hành nhầm", document_id=target),
        )  # fmt: skip
        raw = write_document(notice)
        self.row(
            "input.document", NOTICE, raw=raw, business="recall", target=target, target_label=doc, sender=by,
            document_id=notice.document_id,
        )  # fmt: skip
        return self.row("wire.fetched", NOTICE, raw=raw) if taken else self

    def lists(self, *ids: str) -> Desk:
        return self.row("driver.record", DOC, what="working-list", items=[{"id": one} for one in ids])

    @property
    def seen(self) -> Observations:
        return Observations(self._rows, self._blobs.__getitem__)
