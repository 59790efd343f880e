"""What a product was asked to send and what crossed the wire, as observations: made by hand for Điều 10 and Điều 11."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from harness.oracles.observation import Observation, Observations
from harness.oracles.times import VIETNAM
from tests.oracles.written_messages import HEADER, answering, attachment, document, reference

DOC, CONTROL = "văn bản", "văn bản đối chứng"
OWN, FINANCE, HEALTH = "000.00.01.H01", "000.00.04.H01", "000.00.06.H01"
NAMES = {"Sở Tài chính": FINANCE, "Sở Y tế": HEALTH}
IDENTITY = f"{OWN}-2019.7"
SUBJECTS = {DOC: "Về việc thử nghiệm", CONTROL: "Về việc đối chứng"}
PAPERS = {DOC: b"%PDF-1.4 one", CONTROL: b"%PDF-1.4 other"}
AT = datetime(2019, 12, 17, 9, 15, tzinfo=VIETNAM)
HOP = (
    f"<edXML:TraceHeader><edXML:OrganId>{OWN}</edXML:OrganId>"
    "<edXML:Timestamp>2019/12/17 09:15:00</edXML:Timestamp></edXML:TraceHeader>"
)


def business(kind: int, about: str = "") -> str:
    """A Bussiness block; `about` is the document that it names."""
    named = f"<edXML:DocumentId>{about}</edXML:DocumentId>" if about else ""
    return (
        f"<edXML:Bussiness>{named}<edXML:BussinessDocType>{kind}</edXML:BussinessDocType></edXML:Bussiness>"
    )


def package(
    doc: str = DOC, *, more: str = "", traces: str = HOP, header: str = HEADER, **parts: str
) -> bytes:
    """The message of a document, with elements added to the end of its header; `parts` replace manifest and files."""
    whole = {
        "manifest": reference("cid:1", "van-ban.pdf"),
        "files": attachment("cid:1", "van-ban.pdf", PAPERS.get(doc, b"%PDF-1.4")),
        **parts,
    }
    number = "8" if doc == CONTROL else "7"
    text = header.replace(SUBJECTS[DOC], SUBJECTS.get(doc, doc)).replace("2019.7", f"2019.{number}")
    return document(text + more, traces=traces, **whole)


def recall(about: str = IDENTITY) -> bytes:
    """A recall notice with an identifier of its own."""
    header = HEADER.replace("2019.7", "2019.9").replace(SUBJECTS[DOC], "Thông báo thu hồi")
    return document(header + (answering(about) if about else ""), traces=HOP + business(1))


@dataclass
class Scenario:
    """Rows and blobs, in the order in which they are added."""

    rows: list[Observation] = field(default_factory=list)
    blobs: dict[str, bytes] = field(default_factory=dict)

    def add(
        self,
        kind: str,
        about: str = DOC,
        *,
        blobs: dict[str, bytes] | None = None,
        after: int = 0,
        **data: Any,
    ) -> Scenario:
        """One observation, `after` so many minutes from AT."""
        names = {name: hashlib.sha256(raw).hexdigest() for name, raw in (blobs or {}).items()}
        self.blobs.update({names[name]: raw for name, raw in (blobs or {}).items()})
        at = (AT + timedelta(minutes=after)).isoformat()
        source = kind.partition(".")[0]
        number = len(self.rows) + 1
        self.rows.append(Observation(number, "KB-T-01", kind, source, at, about, data, names))
        return self

    def agencies(self) -> Scenario:
        for name, organ_id in NAMES.items():
            self.add("input.organ", "", name=name, organ_id=organ_id)
        return self

    def asked(self, doc: str = DOC, op: str = "issue", answer: Any = None, **more: Any) -> Scenario:
        """The product was asked to draft or issue a document, and answered."""
        request = {
            "subject": SUBJECTS[doc], "symbol": "QĐ-SNV", "files": [{"name": "van-ban.pdf", "main": True}],
            "recipients": [{"organ_id": FINANCE}], **more,
        }  # fmt: skip
        return self.add(
            "driver.answer",
            doc,
            blobs={"file0": PAPERS[doc]},
            op=op,
            request={"document": request},
            answer=answer,
        )

    def sent(
        self, raw: bytes, doc: str = DOC, *, to: tuple[str, ...] = (FINANCE,), after: int = 0, **data: Any
    ) -> Scenario:
        """The product handed a message to the axis, which took it unless `accepted` says otherwise."""
        facts = {
            "message_type": "edoc",
            "accepted": True,
            "recipients": list(to),
            "own_name": "Sở Nội vụ",
            **data,
        }
        return self.add("wire.sent", doc, blobs={"message": raw}, after=after, **facts)

    def delivered(self, raw: bytes, to: str = FINANCE, doc: str = DOC, kind: str = "edoc") -> Scenario:
        """An agency fetched a message."""
        return self.add("wire.delivered", doc, blobs={"message": raw}, message_type=kind, recipient=to)

    @property
    def seen(self) -> Observations:
        return Observations(self.rows, self.blobs.__getitem__)
