"""E-mails of the product in the evidence, and whether one of them carries a document (Đ6.k1.b)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from email import message_from_bytes
from email.message import Message
from email.policy import default

from harness.oracles.judgement import Judgement, Reason, inconclusive
from harness.oracles.observation import Observation, Observations

_PDF = b"%PDF-"
_HEAD = 1024
_UNPACKED = 64 << 20


def control_after(seen: Observations, act: Observation) -> Observation | Judgement:
    """The control mail asked for after an act, as it came; inconclusive where none came: nothing would be seen."""
    addresses = [
        row.data["address"] for row in seen if row.kind == "input.control-mail" and row.seq > act.seq
    ]
    for mail in seen.of("mail.received"):
        if mail.seq > act.seq and set(addresses) & set(mail.data["recipients"]):
            return mail
    return inconclusive(Reason.PRECONDITION, "thư đối chứng không đến: không biết phần mềm gửi thư qua đâu")


def carried_document(mail: bytes, papers: Sequence[bytes], packet: bytes) -> str | None:
    """What in a mail is a document: one of the files handed in, any PDF, or the packet itself; None if nothing is.

    Signing only adds to the end of a file, so a file counts by its beginning. Archives are looked into.
    """
    for name, data in _parts(message_from_bytes(mail, policy=default)):
        for inner, content in ((name, data), *_unpacked(name, data)):
            if _PDF in content[:_HEAD] or any(paper and content.startswith(paper) for paper in papers):
                return inner
            if packet and content.strip() == packet.strip():
                return inner
    return None


def _parts(message: Message) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of every part that is no text for reading; attached texts are parts as well."""
    for part in message.walk():
        if part.is_multipart():
            continue
        name = part.get_filename() or ""
        if part.get_content_maintype() == "text" and not name:
            continue
        data = part.get_payload(decode=True)
        if isinstance(data, bytes):
            yield name or part.get_content_type(), data


def _unpacked(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for info in archive.infolist():
                if info.file_size <= _UNPACKED:
                    yield f"{name}/{info.filename}", archive.read(info)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError):
        return
