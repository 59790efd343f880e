"""A proxy before a product's driver that begins to misbehave: what a run sees when a product breaks under it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from simulators.serving import LoopbackServer

HTML = "<html><body><h1>502 Bad Gateway</h1></body></html>"
_METHODS = ["GET", "PUT", "POST", "DELETE"]


async def _html(_: Request) -> Response:
    return HTMLResponse(HTML)


async def _html_500(_: Request) -> Response:
    return HTMLResponse(HTML, 500)


async def _internal(_: Request) -> Response:
    return JSONResponse({"code": "internal", "message": "NullPointerException"}, 500)


async def _hang(_: Request) -> Response:
    await asyncio.sleep(600)
    return Response()


async def _drip(_: Request) -> Response:
    async def body() -> AsyncIterator[bytes]:
        while True:
            yield b" "
            await asyncio.sleep(0.05)

    return StreamingResponse(body(), media_type="application/json")


async def _endless(_: Request) -> Response:
    """Far longer than anybody reads; it ends all the same, for a server that never rests can't be stopped."""

    async def body() -> AsyncIterator[bytes]:
        for _ in range(2000):
            yield b" " * 65536
            await asyncio.sleep(0)

    return StreamingResponse(body(), media_type="application/json")


async def _cut(_: Request) -> Response:
    """More is promised than comes."""
    return Response(b'{"items": [', headers={"Content-Length": "1000", "Content-Type": "application/json"})


WAYS: dict[str, Callable[[Request], Any]] = {
    "html": _html, "html-500": _html_500, "internal": _internal, "hang": _hang, "drip": _drip, "endless": _endless,
    "cut": _cut,
}  # fmt: skip


@dataclass
class Wrecker:
    """Hands calls on until call number `after`; then `way` for `times` calls, or the way `gone`: nobody listens."""

    target: str
    way: str
    after: int
    times: int = 1_000_000
    calls: int = field(default=0, init=False)

    def app(self) -> Starlette:
        self._client = httpx.AsyncClient(base_url=self.target, trust_env=False, timeout=30)
        return Starlette(routes=[Route("/{path:path}", self._answer, methods=_METHODS)])

    def start(self) -> str:
        self._server = LoopbackServer(self.app()).start()
        return self._server.url

    def stop(self) -> None:
        self._server.stop()

    async def _answer(self, request: Request) -> Response:
        self.calls += 1
        if self.after < self.calls <= self.after + self.times:
            if self.way == "gone":
                self._server._server.tell_to_stop()
                return HTMLResponse(HTML, 503)
            answer: Response = await WAYS[self.way](request)
            return answer
        headers = {
            name: value
            for name, value in request.headers.items()
            if name in ("authorization", "content-type")
        }
        path = request.scope["raw_path"].decode() + (f"?{request.url.query}" if request.url.query else "")
        reply = await self._client.request(
            request.method, path, content=await request.body(), headers=headers
        )
        return Response(reply.content, reply.status_code, media_type=reply.headers.get("content-type"))
