"""What the tests of the axes share: who is who, messages, a raw HTTP client that knows only axis-api §1."""

from __future__ import annotations

import hashlib
import hmac
import http.client
import io
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from simulators.protocol.edxml import write_document, write_status
from simulators.protocol.edxml.model import Attachment, DocumentMessage, Organ, ResponseFor, StatusMessage

A, B, C = "000.00.01.H01", "000.00.02.H01", "000.00.03.H01"
UNCONNECTED, LOCKED = "000.00.98.H01", "000.00.99.H01"
MINISTRY, OFFICE, OTHER_PROVINCE = "000.00.00.G09", "000.00.00.G22", "000.00.00.H14"
HUB, NATIONAL_HUB = "00.01.W00", "00.00.W00"


def secret(system_id: str) -> str:
    """The obvious test secret of a system of the fixture."""
    return "test-secret-hub-h01" if system_id == HUB else f"test-secret-{system_id}"


def document(
    to: tuple[str, ...] = (B,),
    *,
    sender: str = A,
    number: int = 1,
    size: int = 0,
    document_id: str | None = None,
) -> bytes:
    """A document message; `size` is that of its attachment in bytes."""
    raw = os.urandom(size)
    files = (
        (Attachment("cid:1", "van-ban.pdf", "application/pdf", size, "", lambda: io.BytesIO(raw)),)
        if size
        else ()
    )
    written = write_document(
        DocumentMessage(
            sender=Organ(sender, "Cơ quan gửi"),
            recipients=tuple(Organ(code, "Cơ quan nhận") for code in to),
            document_id=f"{sender}-2019.{number}" if document_id is None else document_id,
            code_number=str(number),
            code_notation="QĐ-SNV",
            promulgation_date="2019/12/17",
            subject="Về việc kiểm thử liên thông",
            attachments=files,
        )
    )
    assert written is not None
    return written


def status(sender: str, to: str, code: str = "01") -> bytes:
    """A status message about a document of `to`."""
    return write_status(
        StatusMessage(
            sender=Organ(sender, "Cơ quan nhận"),
            response_for=ResponseFor(to, "1/QĐ-SNV", "2019/12/17", f"{to}-2019.1"),
            status_code=code,
            timestamp="2019/12/17 08:00:00",
        )
    )


@dataclass
class RawClient:
    """An HTTP client written from axis-api §1 and nothing else of the project."""

    endpoint: str
    system_id: str
    secret: str = ""
    timestamp: str = "17122019T080000+0511"

    def headers(self, params: Mapping[str, str], content_type: str = "application/json") -> dict[str, str]:
        """Signed headers: an HMAC over the literal text of sign-header."""
        logical = {
            **params,
            "systemid": self.system_id,
            "timestamp": self.timestamp,
            "Content-Type": content_type,
        }
        text = json.dumps({f"XroadVnpt-{name}": value for name, value in logical.items()})
        key = self.secret or secret(self.system_id)
        return {
            **{f"XroadVnpt-{name}": value for name, value in logical.items()},
            "Content-Type": content_type,
            "XroadVnpt-sign-header-key": ";".join(logical),
            "XroadVnpt-sign-header": text,
            "XroadVnpt-hash-header": hmac.new(key.encode(), text.encode(), hashlib.sha256).hexdigest(),
            "XroadVnpt-version": "3.0.201608",
            "User-Agent": "JAVASDKAgent/1.0.0 XRoad/VPCP",
        }

    def call(
        self, op: str, params: Mapping[str, str] | None = None, body: bytes = b"{}", method: str = "POST"
    ) -> tuple[int, bytes]:
        """One call; HTTP status and body."""
        return self.raw(op, self.headers(params or {}), body, method)

    def json(
        self, op: str, params: Mapping[str, str] | None = None, body: bytes = b"{}"
    ) -> dict[str, object]:
        """One call whose answer is an envelope."""
        code, content = self.call(op, params, body)
        assert code == 200, content
        return dict(json.loads(content))

    def send(self, edxml: bytes, **params: str) -> dict[str, object]:
        """sendEdoc as the SDK does it: the hash over the file, one CRLF after it."""
        values = {
            "from": self.system_id,
            "servicetype": "eDoc",
            "messagetype": "edoc",
            "hash-file": hashlib.sha256(edxml).hexdigest(),
            **params,
        }
        code, content = self.raw(
            "sendEdoc", self.headers(values, "application/octet-stream"), edxml + b"\r\n", "POST"
        )
        assert code == 200, content
        return dict(json.loads(content.decode("us-ascii")))

    def raw(self, op: str, headers: Mapping[str, str], body: bytes, method: str) -> tuple[int, bytes]:
        """One HTTP exchange on a connection of its own."""
        address = urlsplit(self.endpoint)
        connection = http.client.HTTPConnection(str(address.hostname), address.port, timeout=30)
        try:
            connection.request(method, f"{address.path}/{op}", body=body, headers=dict(headers))
            response = connection.getresponse()
            return response.status, response.read()
        finally:
            connection.close()
