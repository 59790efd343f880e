"""The driver over HTTP: one long-lived client, every answer held against the contract's schema."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import closing
from typing import Any, Final
from urllib.parse import quote

import httpx

from harness.sut.contract import Contract, Operation, load_contract, number
from harness.sut.drivers.deadline import DeadlineTransport
from harness.sut.drivers.errors import DriverMalformed, DriverRefused, DriverUnreachable, DriverUnsupported
from harness.sut.drivers.patience import Patience
from harness.sut.drivers.typed import TypedCalls
from simulators.sdk.tls import trust_for

MOST_BYTES: Final = 512 * 1024 * 1024
"""Of one file; a larger one is not read to its end."""
MOST_JSON_BYTES: Final = 32 * 1024 * 1024
"""Of one answer that is not a file: ten thousand records and more."""
ERROR_STATUS = {
    "unauthorized": (401,),
    "not-found": (404,),
    "bad-request": (400,),
    "not-allowed": (403, 409),
    "refused": (409,),
    "not-supported": (501,),
    "busy": (503,),
    "internal": (500,),
}


_NO_SUCH_ADDRESS = frozenset({404, 405, 501})
"""What a web server answers by itself where nobody serves an address: not the contract's own 404."""


def _absent(what: Operation, status: int) -> DriverUnsupported:
    return DriverUnsupported(
        what.name, "not-supported", f"HTTP {status} at {what.method} {what.path}, not in the contract's words",
        hint="leave the operation out of the declaration, or serve it",
    )  # fmt: skip


class HttpDriver(TypedCalls):
    """Calls a driver at `url` with its bearer token. Thread-safe; `timeout` in seconds for one call.

    `call` is the general door: it names an operationId and its arguments, and returns the JSON value of the
    answer, or bytes for a file. The methods beside it are the same with types.
    """

    def __init__(self, url: str, token: str, *, timeout: float = 60.0) -> None:
        self._contract: Contract = load_contract()
        transport = DeadlineTransport(trust_for(url))
        self._call_clock = transport.clock
        self._client = httpx.Client(
            base_url=url.rstrip("/"),
            headers={"Authorization": f"Bearer {token}"},
            trust_env=False,
            timeout=timeout,
            transport=transport,
        )
        self._patience = Patience(timeout)

    def close(self) -> None:
        self._client.close()

    def call(self, operation: str, /, **arguments: Any) -> Any:
        """Perform one operation. Arguments that are None are left out. Raises a DriverError."""
        what = self._contract.operations[operation]
        given = {name: value for name, value in arguments.items() if value is not None}
        path = what.path
        for name in what.path_parameters:
            path = path.replace("{" + name + "}", quote(str(given.pop(name)), safe=""))
        query = {name: given.pop(name) for name in what.query_parameters if name in given}
        if given and what.request_schema is None:
            raise TypeError(f"{operation} takes no {', '.join(given)}")
        body = json.dumps(given, ensure_ascii=False).encode() if what.request_schema else None
        answer = self._exchange(what, path, query, body)
        if answer.status_code >= httpx.codes.BAD_REQUEST:
            raise self._refusal(what, answer)
        return self._value(what, answer)

    def _exchange(
        self, what: Operation, path: str, query: Mapping[str, Any], body: bytes | None
    ) -> httpx.Response:
        headers = {"Content-Type": "application/json"} if body is not None else None
        given = self._patience.seconds(what.name)
        request = self._client.build_request(
            what.method, path, params=query or None, content=body, headers=headers, timeout=given
        )
        try:
            with self._call_clock.running(given):
                answer = self._read(request, what)
        except httpx.TimeoutException as error:
            self._patience.ran_out(what.name)
            raise DriverUnreachable(
                what.name,
                "timeout",
                f"no answer within {given:g} s: {error}",
                hint="sync must not wait for time to pass",
            ) from error
        except httpx.DecodingError as error:
            raise DriverMalformed(
                what.name,
                "bad-encoding",
                str(error),
                hint="Content-Encoding must say how the body is encoded",
            ) from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise DriverUnreachable(
                what.name,
                "unreachable",
                str(error) or type(error).__name__,
                hint=self._why_unreachable(error),
            ) from error
        self._patience.answered(what.name)
        return answer

    def _why_unreachable(self, error: Exception) -> str:
        """Two mistakes of an address that a plain message hides: TLS at one end only, a certificate of one's own."""
        text = str(error).lower()
        if "certificate verify failed" in text:
            return (
                "no public authority vouches for the driver's certificate: serve it over http on this machine"
            )
        if self._client.base_url.scheme == "https" and "ssl" in text:
            return "driver.url says https and the driver speaks plain HTTP, it seems: write http://"
        if isinstance(error, httpx.RemoteProtocolError):
            return "something answers there, but not in HTTP/1.1: does the driver want https://, or listen elsewhere?"
        return "is the driver running, and is its address in sut.toml right?"

    def _read(self, request: httpx.Request, what: Operation) -> httpx.Response:
        """The whole answer, and no more of it than anybody needs."""
        with closing(self._client.send(request, stream=True)) as answer:
            is_file = what.answer_schema is None and answer.status_code == what.status
            most = MOST_BYTES if is_file else min(MOST_BYTES, MOST_JSON_BYTES)
            parts, size = [], 0
            for part in answer.iter_bytes():
                parts.append(part)
                size += len(part)
                if size > most:
                    raise DriverMalformed(
                        what.name, "too-large", f"more than {most} bytes", hint="answer what was asked for"
                    )
        whole = httpx.Headers([item for item in answer.headers.raw if item[0].lower() != b"content-encoding"])
        return httpx.Response(answer.status_code, headers=whole, content=b"".join(parts), request=request)

    def _refusal(self, what: Operation, answer: httpx.Response) -> Exception:
        try:
            error = self._json(what, answer)
        except DriverMalformed:
            if answer.status_code in _NO_SUCH_ADDRESS:
                return _absent(what, answer.status_code)
            raise
        problems = self._contract.check_answer(error, Contract.ERROR)
        if problems and answer.status_code in _NO_SUCH_ADDRESS:
            return _absent(what, answer.status_code)
        if problems:
            return DriverMalformed(
                what.name,
                "bad-error",
                f"HTTP {answer.status_code}, not per schema Error: {problems[0].where} {problems[0].what}",
                hint='answer {"code", "message", "hint"}',
            )
        code, message, hint = error["code"], error["message"], error.get("hint") or ""
        if answer.status_code not in ERROR_STATUS[code]:
            return DriverMalformed(
                what.name,
                "bad-status",
                f"code {code} with HTTP {answer.status_code}",
                hint=f"{ERROR_STATUS[code]}",
            )
        if code == "not-supported":
            return DriverUnsupported(what.name, code, message, hint=hint)
        return DriverRefused(what.name, code, message, status=answer.status_code, hint=hint)

    def _value(self, what: Operation, answer: httpx.Response) -> Any:
        if answer.is_redirect:
            raise DriverMalformed(
                what.name, "redirected", f"HTTP {answer.status_code} to {answer.headers.get('location', '')[:200]!r}",
                hint="the driver itself must be at driver.url; a page of login or a gateway stands before it",
            )  # fmt: skip
        if answer.status_code != what.status:
            raise DriverMalformed(
                what.name,
                "bad-status",
                f"HTTP {answer.status_code}",
                hint=f"success of {what.name} is {what.status}",
            )
        if what.answer_schema is None:
            return answer.content
        value = self._json(what, answer)
        problems = self._contract.check_answer(value, what.answer_schema)
        if problems:
            text = "; ".join(f"{problem.where}: {problem.what}" for problem in problems[:5])
            raise DriverMalformed(what.name, "bad-answer", text, hint=f"schema {what.answer_schema}")
        return value

    def _json(self, what: Operation, answer: httpx.Response) -> Any:
        try:
            return answer.json(parse_float=number)
        except (ValueError, RecursionError) as error:
            start = answer.content[:80].decode("utf-8", "replace")
            raise DriverMalformed(
                what.name,
                "not-json",
                f"HTTP {answer.status_code}, body begins {start!r}",
                hint="answer JSON in UTF-8",
            ) from error


def stranger_to(driver: HttpDriver, token: str) -> HttpDriver:
    """The same door for somebody who does not know the token; without one where it is empty. Close it."""
    other = HttpDriver(str(driver._client.base_url), token)
    if not token:
        del other._client.headers["Authorization"]
    return other
