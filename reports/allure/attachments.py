"""What is attached to an Allure result: numbered files, of a type that the viewer can show."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from harness.run.evidence import EvidenceMissing
from reports.allure.papers import abridged

LIMIT = 2_000_000
"""Bytes beyond which an attachment is only named: a report must open, the evidence store has the whole."""

WORTH_SPARING = 4_000
"""Bytes from which a paper, archive or picture that came again in the same scenario is named instead of attached."""

_MAGIC = (
    (b"%PDF-", "application/pdf", "pdf"),
    (b"PK\x03\x04", "application/zip", "zip"),
    (b"\x89PNG", "image/png", "png"),
    (b"\xff\xd8\xff", "image/jpeg", "jpg"),
)
_BINARY = ("application/octet-stream", *(kind for _, kind, _ in _MAGIC))


@dataclass
class Attachments:
    """Collects the files of one result. Allure 3 loses a file that is linked twice: each link has its own."""

    prefix: str
    read: Callable[[str], bytes]
    files: dict[str, bytes] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)
    """What is attached already, by SHA-256."""

    def text(self, name: str, text: str, kind: str = "text/plain", extension: str = "txt") -> dict[str, str]:
        return self._add(name, text.encode(), kind, extension)

    def json(self, name: str, value: Any) -> dict[str, str]:
        return self.text(name, json.dumps(value, ensure_ascii=False, indent=1), "application/json", "json")

    def blob(self, name: str, digest: str) -> dict[str, str]:
        """Stored bytes by hash. What is gone, altered or too large is replaced by a note that says so."""
        try:
            data = self.read(digest)
        except EvidenceMissing as error:
            return self.text(name, f"Bằng chứng không còn hoặc đã bị sửa: {error}")
        is_xml = content_type(data)[1] == "xml"
        return self.content(name, abridged(data, digest) if is_xml else data, digest)

    def content(self, name: str, data: bytes, digest: str) -> dict[str, str]:
        """Bytes of the type that their content shows; a note in their place if they are too large or came before."""
        if len(data) > LIMIT:
            note = f"{len(data)} byte, không đính kèm; xem kho bằng chứng: evidence/{digest[:2]}/{digest}"
            return self.text(name, f"{note}\nToo large to attach; see the evidence store.")
        kind, extension = content_type(data)
        if kind in _BINARY and len(data) >= WORTH_SPARING:
            own = hashlib.sha256(data).hexdigest()
            if first := self._names.get(own):
                note = (
                    f"Đúng từng byte như «{first}» đã đính kèm ở trên / the very bytes of it, attached above"
                )
                return self.text(name, f"{note}\nSHA-256 {own}\nevidence/{digest[:2]}/{digest}")
            self._names[own] = name
        return self._add(name, data, kind, extension)

    def _add(self, name: str, data: bytes, kind: str, extension: str) -> dict[str, str]:
        source = f"{self.prefix}-{len(self.files):03d}-attachment.{extension}"
        self.files[source] = data
        return {"name": name, "source": source, "type": kind}


def content_type(data: bytes) -> tuple[str, str]:
    """Media type and extension by content alone; never HTML or SVG, which a viewer would run."""
    for magic, kind, extension in _MAGIC:
        if data.startswith(magic):
            return kind, extension
    head = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip()
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "application/octet-stream", "bin"
    if head.startswith(b"<?xml") or head.lower().startswith(b"<edxml"):
        return "application/xml", "xml"
    if head.startswith((b"{", b"[")):
        return "application/json", "json"
    return "text/plain", "txt"
