"""What a reader wants of a message that the product sent: its papers, who signed them, and the XML without the bulk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from harness.oracles.edxml import Document, MessageError, read
from harness.oracles.pages import UnreadablePdfError, is_pdf
from harness.oracles.signatures import Signature, read_signatures

_BULK = re.compile(rb">([A-Za-z0-9+/=\s]{2000,})<")
_KEPT = 60


@dataclass(frozen=True)
class Paper:
    """A PDF inside a message."""

    name: str
    data: bytes


def signatures_json(paper: Paper) -> dict[str, Any]:
    """The signatures of a paper as written in the file, not judged, or why they cannot be read."""
    problem = ""
    signatures: tuple[Signature, ...] = ()
    try:
        signatures = read_signatures(paper.data)
    except UnreadablePdfError as error:
        problem = str(error)
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
        for row in signatures
    ]
    note = "đọc từ tệp, chưa xét độ tin; kết luận ở bước Thì / as written, not judged"
    return {"tệp": paper.name, "chữ ký": rows, "không đọc được": problem, "ghi chú": note}


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
            yield Paper(payload.name, payload.data)


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
