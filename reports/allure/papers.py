"""What a reader wants of a message that the product sent: its papers, who signed them, and the XML without the bulk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from harness.oracles.edxml import Document, MessageError, Payload, read
from harness.oracles.pages import UnreadablePdfError, is_pdf
from harness.oracles.signatures import Signature, read_signatures

_BULK = re.compile(rb">([A-Za-z0-9+/=\s]{2000,})<")
_KEPT = 60


@dataclass(frozen=True)
class Paper:
    """A PDF inside a message; `signatures` as written in the file, not judged, or `problem` instead."""

    name: str
    data: bytes
    signatures: tuple[Signature, ...]
    problem: str = ""

    def signatures_json(self) -> dict[str, Any]:
        rows = [
            {
                "trường": row.field,
                "người ký": row.common_name,
                "cơ quan": row.organisation,
                "mã định danh": row.organ_id,
                "thời điểm khai": row.time_text,
                "phủ toàn tệp": row.covers_whole_file,
                "lỗi": row.problem,
            }
            for row in self.signatures
        ]
        note = "đọc từ tệp, chưa xét độ tin; kết luận ở bước Thì / as written, not judged"
        return {"tệp": self.name, "chữ ký": rows, "không đọc được": self.problem, "ghi chú": note}


def papers(message: bytes) -> Iterator[Paper]:
    """The PDFs of a document, out of their transport zips. What cannot be read is passed over: steps judge it."""
    try:
        found = read(message)
        attachments = found.attachments if isinstance(found, Document) else ()
    except MessageError:
        return
    for attachment in attachments:
        try:
            payload = attachment.payload
        except MessageError:
            continue
        if is_pdf(payload.data):
            yield _paper(payload)


def _paper(payload: Payload) -> Paper:
    try:
        return Paper(payload.name, payload.data, read_signatures(payload.data))
    except UnreadablePdfError as error:
        return Paper(payload.name, payload.data, (), str(error))


def abridged(message: bytes, digest: str) -> bytes:
    """The message with long base64 cut short, and a comment that says where the whole is; short ones as they are."""
    short, count = _BULK.subn(_cut, message)
    if not count:
        return message
    where = f"evidence/{digest[:2]}/{digest}"
    return short.rstrip() + f"\n<!-- rút gọn / abridged; nguyên văn / whole: {where} -->\n".encode()


def _cut(found: re.Match[bytes]) -> bytes:
    left_out = len(found[1]) - _KEPT
    return b">" + found[1][:_KEPT] + f"…[+{left_out} base64]<".encode()
