"""Answers as ASGI messages, and the one thing ASGI has no message for: cutting the connection."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from typing import Any

Message = MutableMapping[str, Any]


@dataclass(frozen=True)
class Reply:
    """A small answer, always with a Content-Length, so that an HTTP/1.0 client can read it."""

    status: int
    content: bytes
    content_type: str
    close: bool = False

    async def send(self, send: Callable[[Message], Awaitable[None]]) -> None:
        """Send it whole."""
        await self.start(send, self.status, self.content_type, len(self.content), close=self.close)
        await send({"type": "http.response.body", "body": self.content, "more_body": False})

    @staticmethod
    async def start(
        send: Callable[[Message], Awaitable[None]],
        status: int,
        content_type: str,
        length: int,
        *,
        close: bool = False,
    ) -> None:
        """Send status and headers only; the body follows."""
        headers = [(b"content-type", content_type.encode()), (b"content-length", str(length).encode())]
        if close:
            headers.append((b"connection", b"close"))
        await send({"type": "http.response.start", "status": status, "headers": headers})


def plain_401() -> Reply:
    """What real gateways say to bad credentials (axis-api §8.10)."""
    return Reply(401, b"Unauthorized", "text/plain")


def html_502() -> Reply:
    """What a proxy says when the axis behind it is gone (axis-api §8.3)."""
    page = b"<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>"
    return Reply(502, page, "text/html")


async def cut_connection(
    send: Callable[[Message], Awaitable[None]], receive: Callable[[], Awaitable[Message]]
) -> None:
    """End the TCP connection without a byte of an answer, as a crash or a broken line does (axis-api §8.1).

    uvicorn hands the application a bound method of its request cycle; the transport is reached through it.
    """
    transport = getattr(getattr(send, "__self__", None), "transport", None)
    if transport is None:
        raise RuntimeError("this server does not let a connection be cut")
    transport.abort()
    while (await receive())["type"] != "http.disconnect":
        pass
