"""One document issued, and one received, as observations: made by hand for tests of the oracles of Đ8.k2."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from harness.catalogue import FIXTURES
from harness.oracles.observation import Observation, Observations
from harness.oracles.profile import Profile, load_profile
from harness.oracles.times import VIETNAM
from simulators.protocol.edxml import write_document
from simulators.protocol.edxml.model import (
    Attachment,
    Business,
    DocumentMessage,
    Organ,
    OtherInfo,
    Reference,
    Signer,
    TraceHop,
)

OWN, OTHER, THIRD = "000.00.01.H01", "000.00.04.H01", "000.00.06.H01"
NAMES = {OWN: "Sở Nội vụ tỉnh An Giang", OTHER: "Sở Tài chính", THIRD: "Sở Y tế"}
AT = datetime(2019, 12, 17, 9, 15, tzinfo=VIETNAM)
LAW: Profile = load_profile(FIXTURES / "profiles" / "an-giang-2018.toml")
FILES = {
    "van-ban.pdf": b"%PDF-1.4 original",
    "phụ lục.docx": b"PK annex one",
    "dự toán.xlsx": b"PK annex two",
}
DOC = "văn bản"


def attachment(number: int, name: str, data: bytes) -> Attachment:
    digest = hashlib.sha256(data).hexdigest()
    return Attachment(
        f"tep-{number}", name, "application/octet-stream", len(data), digest, lambda: io.BytesIO(data)
    )


def message(sender: str = OWN, to: tuple[str, ...] = (OTHER, THIRD)) -> DocumentMessage:
    """A document with every item of Đ8.k2."""
    files = tuple(attachment(n, name, data) for n, (name, data) in enumerate(FILES.items()))
    return DocumentMessage(
        sender=Organ(sender, NAMES[sender]), recipients=tuple(Organ(code, NAMES[code]) for code in to),
        document_id=f"{sender}-2019.7", code_number="15", code_notation="QĐ-SNV", promulgation_date="2019/12/17",
        type_name="Quyết định", subject="Ban hành “Quy chế” & <phụ lục>\nkèm theo",
        signer=Signer("KT. GIÁM ĐỐC", "Phó Giám đốc", "Lê Thị Sen"), due_date="2019/12/20",
        other=OtherInfo(priority=3), traces=(TraceHop(sender, "2019/12/17 09:15:00"),), business=Business(0),
        references=tuple(Reference(one.content_id, one.name) for one in files), attachments=files,
    )  # fmt: skip


def record(of: DocumentMessage) -> dict[str, Any]:
    """What a conforming product shows of a message."""
    signer = of.signer or Signer()
    return {
        "id": "1", "document_id": of.document_id, "number": of.code_number, "symbol": of.code_notation,
        "date": of.promulgation_date.replace("/", "-"), "type_name": of.type_name, "subject": of.subject,
        "signer": {"competence": signer.competence, "position": signer.position, "full_name": signer.full_name},
        "priority": 3, "priority_name": "Hỏa tốc", "due_date": "2019-12-20", "sent_at": AT.isoformat(),
        "received_at": AT.isoformat(), "sender": {"organ_id": of.sender.organ_id, "name": of.sender.name},
        "recipients": [{"organ_id": one.organ_id, "name": one.name} for one in of.recipients],
        "files": [{"name": one.name, "main": n == 0} for n, one in enumerate(of.attachments)],
        "other": {"traces": [{"organ_id": of.sender.organ_id, "at": AT.isoformat()}]},
    }  # fmt: skip


def request(of: DocumentMessage) -> dict[str, Any]:
    """What was asked for to have that message issued."""
    shown = record(of)
    names = (
        "number",
        "symbol",
        "date",
        "type_name",
        "subject",
        "signer",
        "priority",
        "due_date",
        "recipients",
    )
    return {**{name: shown[name] for name in names}, "files": [dict(file) for file in shown["files"]]}


@dataclass
class Exchange:
    """Rows and blobs of one scenario; `wire` and `shown` are what a test varies."""

    rows: list[Observation] = field(default_factory=list)
    blobs: dict[str, bytes] = field(default_factory=dict)

    def add(self, kind: str, blobs: dict[str, bytes] | None = None, **data: Any) -> Exchange:
        names = {}
        for name, raw in (blobs or {}).items():
            names[name] = hashlib.sha256(raw).hexdigest()
            self.blobs[names[name]] = raw
        source = kind.partition(".")[0]
        row = Observation(len(self.rows) + 1, "KB-T-01", kind, source, AT.isoformat(), DOC, data, names)
        self.rows.append(row)
        return self

    @property
    def seen(self) -> Observations:
        return Observations(self.rows, self.blobs.__getitem__)


def written(one: DocumentMessage) -> dict[str, bytes]:
    raw = write_document(one)
    assert raw is not None
    return {"message": raw}


def issued(
    *, asked: dict[str, Any] | None = None, shown: dict[str, Any] | None = None, **changes: Any
) -> Observations:
    """A document asked for, sent with `changes` of its message, fetched by its recipients, shown as `shown`."""
    valid = message()
    sent = replace(valid, **changes)
    files = {f"file{n}": data for n, data in enumerate(FILES.values())}
    wanted = {**request(valid), **(asked or {})}
    answer = {**record(valid), **(shown or {})}
    exchange = Exchange().add("driver.answer", files, op="issue", request={"document": wanted}, answer=answer)
    exchange.add(
        "wire.sent", written(sent), message_type="edoc", accepted=True, own_id=OWN, own_name=NAMES[OWN]
    )
    exchange.add("driver.record", what="outgoing", record=answer)
    return exchange.add("wire.delivered", written(sent), message_type="edoc", recipient=OTHER).seen


def received(*, shown: dict[str, Any] | None = None, **changes: Any) -> Observations:
    """A document of another agency, fetched with `changes` of its message and shown as `shown`."""
    valid = message(OTHER, (OWN, THIRD))
    exchange = Exchange().add("input.sent").add("wire.fetched", written(replace(valid, **changes)))
    return exchange.add("driver.record", what="incoming", record={**record(valid), **(shown or {})}).seen
