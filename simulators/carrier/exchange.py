"""One HTTP request as it came, and a message streamed back."""

from __future__ import annotations

import base64
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from simulators.carrier.mailbox import Served
from simulators.carrier.reception import Receive
from simulators.carrier.wire import Reply

Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Scope = MutableMapping[str, Any]
_OP_LIMIT = 64
_CHUNK = 3 * 65536
"""Bytes read per base64 piece: a multiple of three, so that pieces join without padding."""


class Exchange:
    """One request as it came."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.method: str = scope["method"]
        self.headers: list[tuple[bytes, bytes]] = list(scope["headers"])
        self.op = _printable(scope["path"].rstrip("/").rpartition("/")[2])[:_OP_LIMIT]
        self.receive = receive
        self.send = send
        self.close = False
        """Whether the line must be closed after the answer, for its body was not read to the end."""

    def header(self, name: str) -> str:
        """The first header of that name, for the journal and the fault switches; it proves nothing."""
        wanted = name.encode()
        found = next((value for key, value in self.headers if key.lower() == wanted), b"")
        return found.decode("utf-8", "replace").strip()[:_OP_LIMIT]

    def plain_params(self) -> dict[str, str]:
        """The unsigned `XroadVnpt-` headers, names folded, for the journal."""
        prefix = b"xroadvnpt-"
        return {
            key[len(prefix) :].decode("latin-1"): value.decode("utf-8", "replace")
            for key, value in self.headers
            if key.lower().startswith(prefix) and b"sign" not in key and b"hash-header" not in key
        }


async def stream_served(
    send: Send, served: Served, before: bytes, after: bytes, content_type: str, *, as_base64: bool
) -> None:
    """Send a message piece by piece, with a Content-Length, in constant memory."""
    length = 4 * -(-served.size // 3) if as_base64 else served.size
    await Reply.start(send, 200, content_type, len(before) + length + len(after))
    await send({"type": "http.response.body", "body": before, "more_body": True})
    while chunk := served.stream.read(_CHUNK):
        piece = base64.b64encode(chunk) if as_base64 else chunk
        await send({"type": "http.response.body", "body": piece, "more_body": True})
    await send({"type": "http.response.body", "body": after, "more_body": False})


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else "?" for c in text)
