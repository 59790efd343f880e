"""An axis that checks nothing: it hands out any bytes, so that a product meets what a real axis should have stopped."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from simulators.serving import LoopbackServer


@dataclass
class LenientAxis:
    """Messages to hand out by id, what came in, and what was acknowledged."""

    waiting: dict[str, tuple[str, str, Callable[[], bytes]]] = field(default_factory=dict)
    acknowledged: dict[str, str] = field(default_factory=dict)
    sent: list[bytes] = field(default_factory=list)

    def offer(self, doc_id: str, body: bytes, *, kind: str = "edoc", sender: str = "000.00.02.H01") -> None:
        self.waiting[doc_id] = (kind, sender, lambda: body)

    def serve(self) -> LoopbackServer:
        routes = [
            Route("/getReceivedEdocList", self._list, methods=["POST"]),
            Route("/downloadEdoc", self._download, methods=["GET"]),
            Route("/updateStatus", self._acknowledge, methods=["POST"]),
            Route("/sendEdoc", self._send, methods=["POST"]),
        ]
        return LoopbackServer(Starlette(routes=routes)).start()

    async def _list(self, request: Request) -> JSONResponse:
        asked = _params(request).get("messagetype")
        items = [
            {"docId": doc_id, "messageType": kind, "from": sender, "to": "000.00.01.H01", "status": "initial"}
            for doc_id, (kind, sender, _) in self.waiting.items()
            if kind == asked and doc_id not in self.acknowledged
        ]
        return _ok(data=items)

    async def _download(self, request: Request) -> Response:
        _, _, body = self.waiting[_params(request)["docId"]]
        return Response(body(), media_type="application/octet-stream")

    async def _acknowledge(self, request: Request) -> JSONResponse:
        params = _params(request)
        self.acknowledged[params["docid"]] = params["status"]
        return _ok()

    async def _send(self, request: Request) -> JSONResponse:
        self.sent.append(await request.body())
        return _ok(DocId=f"{len(self.sent):024x}")


def _params(request: Request) -> dict[str, str]:
    signed = json.loads(request.headers["XroadVnpt-sign-header"])
    return {name.removeprefix("XroadVnpt-"): value for name, value in signed.items()}


def _ok(**more: object) -> JSONResponse:
    return JSONResponse({"status": "OK", "ErrorCode": "0", "ErrorDesc": "Thanh cong", **more})
