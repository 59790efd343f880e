"""A reverse proxy between the reference product and its axis that rewrites the messages of one direction."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Awaitable, Callable, MutableMapping
from itertools import count
from typing import Any

import httpx

from harness.prove.trial import MemoryBlobs, Prover
from harness.run.world.agency_world import AgencyWorld
from simulators.carrier.wire import cut_connection, html_502
from simulators.protocol.vxp import sign_headers
from simulators.serving import LoopbackServer

Change = Callable[[bytes], bytes | None]
"""A message in, the message out; None: it is lost, and its sender hears that all is well."""
Trouble = Callable[[str], str]
"""The operation in, what the line does out: nothing, `502`, `cut` (the axis hears of nothing), `lost` (the answer)."""
_TAKEN = b'{"status":"OK","ErrorCode":"0","ErrorDesc":"Thanh cong","DocId":"5df8a1b2c3d4e5f60718293a"}'
_Event = MutableMapping[str, Any]


class Proxy:
    """`sent` changes what the product sends, `fetched` what it fetches; calls are signed anew where they must be."""

    def __init__(
        self,
        target: str,
        secret: str,
        sent: Change,
        fetched: Change,
        trouble: Trouble = lambda _operation: "",
    ) -> None:
        self._target, self._secret = target.rstrip("/"), secret
        self._sent, self._fetched, self._trouble = sent, fetched, trouble
        self._http: httpx.AsyncClient | None = None

    async def __call__(
        self,
        scope: _Event,
        receive: Callable[[], Awaitable[_Event]],
        send: Callable[[_Event], Awaitable[None]],
    ) -> None:
        body, more = b"", True
        while more:
            event = await receive()
            body, more = body + event.get("body", b""), bool(event.get("more_body"))
        dropped = (b"host", b"connection", b"content-length")
        headers = [(k.decode(), v.decode()) for k, v in scope["headers"] if k not in dropped]
        operation = str(scope["path"]).rsplit("/", 1)[-1]
        trouble = self._trouble(operation)
        if trouble == "502":
            await html_502().send(send)
            return
        if trouble == "cut":
            await cut_connection(send, receive)
            return
        try:
            kind, content = await self._pass_on(operation, scope["method"], headers, body)
        except httpx.TransportError:  # the axis itself cut the line, as its scenario wants
            await cut_connection(send, receive)
            return
        if trouble == "lost":
            await cut_connection(send, receive)
            return
        start = [(b"content-type", kind.encode()), (b"content-length", str(len(content)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": start})
        await send({"type": "http.response.body", "body": content})

    async def _pass_on(
        self, operation: str, method: str, headers: list[tuple[str, str]], body: bytes
    ) -> tuple[str, bytes]:
        if operation == "sendEdoc":
            message = self._sent(body[:-2])
            if message is None:
                return "application/json", _TAKEN
            headers, body = self._signed(headers, message), message + b"\r\n"
        self._http = self._http or httpx.AsyncClient(trust_env=False, timeout=60)
        url = f"{self._target}/{operation}"
        answer = await self._http.request(method, url, headers=headers, content=body)
        kind = answer.headers.get("content-type", "")
        if operation == "downloadEdoc" and "json" not in kind:
            return kind, self._fetched(answer.content) or b""
        return kind, answer.content

    def _signed(self, headers: list[tuple[str, str]], message: bytes) -> list[tuple[str, str]]:
        signed = json.loads(dict(headers)["xroadvnpt-sign-header"])
        named = {name.removeprefix("XroadVnpt-"): value for name, value in signed.items()}
        named["hash-file"] = hashlib.sha256(message).hexdigest()
        who, when, kind = (named.pop(name) for name in ("systemid", "timestamp", "Content-Type"))
        made = sign_headers(named, system_id=who, secret=self._secret, timestamp=when, content_type=kind)
        return list(made.items())


class WiredProver(Prover):
    """Trials of the reference behind a proxy; `sent`, `fetched` and `trouble` may be set anew between them."""

    sent: Change = staticmethod(lambda message: message)
    fetched: Change = staticmethod(lambda message: message)
    trouble: Trouble = staticmethod(lambda _operation: "")

    def _world(self, role: str, log: Any, parts: Any, product: Any) -> AgencyWorld:
        sent, fetched, trouble = self.sent, self.fetched, self.trouble

        class Wired(AgencyWorld):
            def _attach(self, agency: Any) -> Any:
                server = LoopbackServer(
                    Proxy(self._servers.product_axis_url, agency.secret, sent, fetched, trouble)
                ).start()
                self._ending.callback(server.stop)
                self._servers.product_axis_url = server.url
                return super()._attach(agency)

        return Wired(
            self.settings, self.profile, log, MemoryBlobs(), keys=self._keys, parts=parts, product=product
        )


def every_ninth(operation: str, kind: str) -> Trouble:
    """A line that gives way at the third, twelfth, … call of one operation."""
    calls = count(1)
    return lambda called: kind if called == operation and next(calls) % 9 == 3 else ""


def gone_from(operation: str, calls: int) -> Trouble:
    """A line that carries this many calls of one operation and then nothing more of anything."""
    seen = count(1)
    ended = [False]

    def trouble(called: str) -> str:
        if called == operation and next(seen) > calls:
            ended[0] = True
        return "cut" if ended[0] else ""

    return trouble
