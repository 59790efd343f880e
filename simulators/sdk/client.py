"""VxpClient: one system's connection to an axis, as a well-written client makes it.

One `httpx.Client` lives as long as the object. Parameters never leak from one call into the next (axis-api
§8.7 is the SDK's fault, not the protocol's), and no call is ever repeated by itself: sendEdoc has no
idempotency key (§8.2).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
import json
import ssl
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO, Literal, Protocol, Self

import httpx

from simulators.clock import Clock
from simulators.protocol.vxp import sign_headers, wire_timestamp
from simulators.sdk.answers import (
    AgencyItem,
    AgencyQd20Item,
    ReceivedItem,
    SendResult,
    SentItem,
    UnitItem,
    texts,
)
from simulators.sdk.errors import VxpCallError
from simulators.sdk.tls import trust_for

MessageType = Literal["edoc", "status"]
_CHUNK = 256 * 1024
_CRLF = b"\r\n"


class ByteSink(Protocol):
    """Anything bytes can be written to: a file, a buffer, a spool."""

    def write(self, data: bytes, /) -> int: ...


class VxpClient:
    """Calls the operations of the vxp face. Safe to share between threads. Close it, or use it in a `with`
    block.
    """

    def __init__(
        self,
        endpoint: str,
        *,
        system_id: str,
        secret: str,
        clock: Clock,
        timeout: float = 30.0,
        transport: httpx.BaseTransport | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        """`endpoint` is what clients configure as service.endpoint; `timeout` in seconds of the host;
        `transport` carries the calls (one that records them, say); `tls` is what a server at an https address
        has to satisfy, by default a certificate of a public authority.
        """
        self.endpoint = endpoint.rstrip("/")
        self.system_id = system_id
        self._secret = secret
        self._clock = clock
        self._http = httpx.Client(
            trust_env=False, timeout=timeout, transport=transport, verify=tls or trust_for(endpoint)
        )

    def send(
        self,
        body: bytes | Path | BinaryIO,
        *,
        from_: str,
        message_type: MessageType,
        to: Sequence[str] | None = None,
        extra: Mapping[str, str] | None = None,
    ) -> SendResult:
        """sendEdoc. A file or a seekable stream is sent piece by piece. A FAIL answer is a result, not an
        error.

        `to` overrides the message's own recipients (axis-api §1.4); `extra` are further signed parameters.
        """
        with _opened(body) as source:
            digest = hashlib.sha256()
            size = 0
            for chunk in _chunks(source):
                digest.update(chunk)
                size += len(chunk)
            source.seek(0)
            params = {
                "from": from_,
                "servicetype": "eDoc",
                "messagetype": message_type,
                "hash-file": digest.hexdigest(),
                **(extra or {}),
            }
            if to is not None:
                params["to"] = json.dumps(list(to), separators=(",", ":"))
            answer = self._json(
                "sendEdoc",
                params,
                content=_with_crlf(source),
                size=size + len(_CRLF),
                content_type="application/octet-stream",
            )
        code, description, doc_id = texts(answer, "ErrorCode", "ErrorDesc", "DocId")
        return SendResult(code == "0", code, description, doc_id)

    def received(
        self,
        message_type: MessageType | None = None,
        from_date: str | None = None,
        to_date: str | None = None,
    ) -> list[ReceivedItem]:
        """getReceivedEdocList: what waits for this system; without a type, both kinds together."""
        params = {"servicetype": "eDoc"}
        params |= {"messagetype": message_type} if message_type else {}
        params |= {"fromDate": from_date} if from_date else {}
        params |= {"toDate": to_date} if to_date else {}
        return [ReceivedItem.read(item) for item in self._data("getReceivedEdocList", params)]

    def fetch(self, doc_id: str) -> bytes:
        """getEdoc: the message, whole, out of its base64 in JSON."""
        answer = self._ok("getEdoc", {"docId": doc_id}, b"{}")
        data = answer.get("data")
        if not isinstance(data, str):
            raise _malformed("getEdoc", "`data` is missing")
        try:
            return base64.b64decode(data, validate=True)
        except binascii.Error as problem:
            raise _malformed("getEdoc", f"`data` is not base64: {problem}") from problem

    def download(self, doc_id: str, target: ByteSink) -> int:
        """downloadEdoc: the message written to `target` piece by piece; its size is the answer."""
        headers = self._headers({"docId": doc_id}, "application/json")
        size = 0
        with (
            _Calling("downloadEdoc"),
            self._http.stream("GET", f"{self.endpoint}/downloadEdoc", headers=headers) as response,
        ):
            if response.status_code != httpx.codes.OK or "json" in response.headers.get("content-type", ""):
                response.read()
                raise _refusal("downloadEdoc", _envelope("downloadEdoc", response))
            for chunk in response.iter_bytes(_CHUNK):
                size += target.write(chunk)
        return size

    def update_status(self, doc_id: str, status: str) -> None:
        """updateStatus: the transport acknowledgement (`done`, `fail`, `processing`) of a message."""
        self._ok("updateStatus", {"docid": doc_id, "status": status}, b"{}")

    def sent(self, doc_id: str, message_type: MessageType = "edoc") -> list[SentItem]:
        """getSentEdocList: each delivery of the message that sendEdoc gave this docId."""
        params = {"servicetype": "eDoc", "messagetype": message_type, "docId": doc_id}
        return [SentItem.read(item) for item in self._data("getSentEdocList", params)]

    def agencies(self) -> list[AgencyItem]:
        """getAgenciesList: the whole directory."""
        return [AgencyItem.read(item) for item in self._data("getAgenciesList", {})]

    def agencies_qd20(self) -> list[AgencyQd20Item]:
        """getAgenciesListQD20: codes of QĐ 20/2020 beside those of QCVN 102."""
        return [AgencyQd20Item.read(item) for item in self._data("getAgenciesListQD20", {})]

    def units(self) -> list[UnitItem]:
        """getSynchronizeUnit: the directory as a delta feed."""
        return [UnitItem.read(item) for item in self._data("getSynchronizeUnit", {})]

    def register(
        self,
        code: str,
        name: str,
        *,
        parent: str = "",
        mail: str = "",
        mobile: str = "",
        fax: str = "",
        id_: str = "",
    ) -> None:
        """registerAgency: add an agency under this system, or change one."""
        values = {
            "id": id_,
            "pcode": parent,
            "code": code,
            "name": name,
            "mail": mail,
            "mobile": mobile,
            "fax": fax,
        }
        self._ok("registerAgency", {}, json.dumps(values, ensure_ascii=False).encode())

    def delete(self, code: str) -> None:
        """deleteAgency: take an agency of this system out of the directory."""
        self._ok("deleteAgency", {"AgencyCode": code}, b"{}")

    def count(self, message_type: MessageType) -> int:
        """countReceiveEdoc or countReceiveStatus; POST, as the SDK really sends it (axis-api §1.2)."""
        op = "countReceiveEdoc" if message_type == "edoc" else "countReceiveStatus"
        count = self._ok(op, {}, b"{}").get("count")
        if not isinstance(count, int):
            raise _malformed(op, "`count` is missing")
        return count

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _data(self, op: str, params: Mapping[str, str]) -> list[Mapping[str, Any]]:
        data = self._ok(op, params, b"").get("data")
        if not isinstance(data, list) or not all(isinstance(item, dict) for item in data):
            raise _malformed(op, "`data` is not a list of objects")
        return data

    def _ok(self, op: str, params: Mapping[str, str], body: bytes) -> Mapping[str, Any]:
        answer = self._json(op, params, content=body, size=len(body), content_type="application/json")
        if str(answer["ErrorCode"]) != "0":
            raise _refusal(op, answer)
        return answer

    def _json(
        self,
        op: str,
        params: Mapping[str, str],
        *,
        content: bytes | Iterator[bytes],
        size: int,
        content_type: str,
    ) -> Mapping[str, Any]:
        headers = self._headers(params, content_type) | {"Content-Length": str(size)}
        with _Calling(op):
            response = self._http.post(f"{self.endpoint}/{op}", content=content, headers=headers)
        return _envelope(op, response)

    def _headers(self, params: Mapping[str, str], content_type: str) -> dict[str, str]:
        return sign_headers(
            params,
            system_id=self.system_id,
            secret=self._secret,
            timestamp=wire_timestamp(self._clock.now()),
            content_type=content_type,
        )


class _Calling:
    """Turns what httpx raises into VxpCallError."""

    def __init__(self, op: str) -> None:
        self._op = op

    def __enter__(self) -> None:
        pass

    def __exit__(self, _: object, problem: BaseException | None, __: object) -> None:
        if not isinstance(problem, httpx.HTTPError):
            return
        if isinstance(problem, httpx.ConnectError | httpx.ConnectTimeout):
            code, vi = "connection", "Không kết nối được Trục"
        elif isinstance(problem, httpx.TimeoutException):
            code, vi = "timeout", "Trục không trả lời kịp"
        else:
            code, vi = "cut", "Kết nối bị cắt trước khi có trả lời"
        raise VxpCallError(code, vi, f"{self._op}: {problem}", where=self._op) from problem


def _envelope(op: str, response: httpx.Response) -> Mapping[str, Any]:
    if response.status_code != httpx.codes.OK:
        raise VxpCallError(
            "http",
            f"Trục trả lời HTTP {response.status_code}",
            f"{op}: HTTP {response.status_code}: {response.text[:200]}",
            where=op,
            http_status=response.status_code,
        )
    content = response.content.strip()
    if not content:
        raise VxpCallError("empty", "Trục trả lời rỗng", f"{op}: empty answer", where=op, http_status=200)
    if content.startswith(b"<"):
        raise VxpCallError("html", "Trục trả lời bằng trang HTML", f"{op}: HTML", where=op, http_status=200)
    try:
        answer = json.loads(content)
    except (ValueError, RecursionError) as problem:
        raise _malformed(op, f"not JSON: {problem}") from problem
    if not isinstance(answer, dict) or "ErrorCode" not in answer:
        raise _malformed(op, "not an envelope with ErrorCode")
    return answer


def _refusal(op: str, answer: Mapping[str, Any]) -> VxpCallError:
    code, description = texts(answer, "ErrorCode", "ErrorDesc")
    return VxpCallError("refused", description, f"{op}: {code} {description}", where=op, error_code=code)


def _malformed(op: str, detail: str) -> VxpCallError:
    return VxpCallError(
        "malformed", "Trả lời của Trục không đọc được", f"{op}: {detail}", where=op, http_status=200
    )


def _chunks(source: BinaryIO) -> Iterator[bytes]:
    while chunk := source.read(_CHUNK):
        yield chunk


def _with_crlf(source: BinaryIO) -> Iterator[bytes]:
    yield from _chunks(source)
    yield _CRLF


class _Opened:
    """A body as a seekable stream; closes only what it opened."""

    def __init__(self, body: bytes | Path | BinaryIO) -> None:
        self._body = body
        self._own: BinaryIO | None = None

    def __enter__(self) -> BinaryIO:
        if isinstance(self._body, bytes):
            self._own = io.BytesIO(self._body)
        elif isinstance(self._body, Path):
            self._own = self._body.open("rb")
        else:
            return self._body
        return self._own

    def __exit__(self, *_: object) -> None:
        if self._own is not None:
            self._own.close()


def _opened(body: bytes | Path | BinaryIO) -> _Opened:
    return _Opened(body)
