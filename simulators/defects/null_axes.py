"""Null axes: answer every call with success, check nobody's signature, and carry nothing as they should (design §2).

A rule that one of them passes is hollow. `refuse-all` is the exception that says no to everything.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from simulators.serving import LoopbackServer

_SIGNED = "xroadvnpt-sign-header"
_PREFIX = "XroadVnpt-"
_TO = re.compile(rb"<edXML:To>.*?<edXML:OrganId>([^<]*)</edXML:OrganId>", re.DOTALL)
_WHEN = "17/12/2019 08:00:00"


@dataclass
class Mail:
    """A message as it was handed in; `seen` are the systems that said that they have it."""

    doc_id: str
    kind: str
    sender: str
    system_id: str
    message: bytes
    seen: set[str] = field(default_factory=set)

    @property
    def recipients(self) -> list[str]:
        return [code.decode() for code in _TO.findall(self.message)]


class NullAxis:
    """Takes everything that is sent; a subclass says to whom it is given. `endpoint` and `stop` as of a real one."""

    name: ClassVar[str]

    def __init__(self, _: object = None) -> None:
        self.mails: list[Mail] = []
        routes = [Route("/{op}", self._serve, methods=["GET", "POST"])]
        self._server = LoopbackServer(Starlette(routes=routes)).start()

    @property
    def endpoint(self) -> str:
        return self._server.url

    def stop(self) -> None:
        self._server.stop()

    def waiting(self, system_id: str) -> Sequence[Mail]:
        """What the list of a system tells. Here: nothing ever arrives."""
        return ()

    async def _serve(self, request: Request) -> Response:
        params = _params(request)
        body = await request.body()
        op = request.path_params["op"]
        if op == "downloadEdoc":
            return Response(self._find(params).message, media_type="application/octet-stream")
        return JSONResponse(self.answer(op, params, body))

    def answer(self, op: str, params: Mapping[str, str], body: bytes) -> dict[str, Any]:
        """The envelope of one call."""
        system_id = params.get("systemid", "")
        match op:
            case "sendEdoc":
                mail = Mail(
                    f"{len(self.mails) + 1:024x}", params.get("messagetype", "edoc"), params.get("from", ""), system_id,
                    body.removesuffix(b"\r\n"),
                )  # fmt: skip
                self.mails.append(mail)
                return _ok(DocId=mail.doc_id)
            case "getReceivedEdocList":
                mails = [m for m in self.waiting(system_id) if system_id not in m.seen]
                return _ok(
                    data=[_item(m, system_id) for m in mails if m.kind == params.get("messagetype", m.kind)]
                )
            case "getEdoc":
                return _ok(data=base64.b64encode(self._find(params).message).decode())
            case "updateStatus":
                self._find(params).seen.add(system_id)
                return _ok()
            case "getSentEdocList":
                return _ok(data=[_state(self._find(params), code) for code in self._find(params).recipients])
            case "countReceiveEdoc" | "countReceiveStatus":
                return _ok(count=len(self.waiting(system_id)))
        return _ok(data=[])

    def _find(self, params: Mapping[str, str]) -> Mail:
        wanted = params.get("docId") or params.get("docid")
        return next((mail for mail in self.mails if mail.doc_id == wanted), Mail("", "edoc", "", "", b""))


class BlackHole(NullAxis):
    """Everything is taken and said to be received, nothing comes out."""

    name = "axis/black-hole"


class Broadcast(NullAxis):
    """Everything goes to everybody."""

    name = "axis/broadcast"

    def waiting(self, system_id: str) -> Sequence[Mail]:
        return self.mails


class EchoBack(NullAxis):
    """Everything comes back to its sender."""

    name = "axis/echo"

    def waiting(self, system_id: str) -> Sequence[Mail]:
        return [mail for mail in self.mails if mail.system_id == system_id]


class OneBehind(NullAxis):
    """Everyone gets what was sent before the last message, again and again."""

    name = "axis/one-behind"

    def waiting(self, system_id: str) -> Sequence[Mail]:
        for mail in self.mails:
            mail.seen.clear()
        return self.mails[-2:-1]


class RefuseAll(NullAxis):
    """Says no to everything."""

    name = "axis/refuse-all"

    def answer(self, op: str, params: Mapping[str, str], body: bytes) -> dict[str, Any]:
        return {"status": "FAIL", "ErrorCode": "20", "ErrorDesc": "Loi he thong", "DocId": "", "data": []}


NULL_AXES: Mapping[str, Callable[..., NullAxis]] = {
    kind.name: kind for kind in (BlackHole, Broadcast, EchoBack, OneBehind, RefuseAll)
}
"""By name: starts one on loopback."""


def _params(request: Request) -> dict[str, str]:
    """What the caller signed, taken at its word; without a signature its plain headers."""
    try:
        signed = json.loads(request.headers.get(_SIGNED, "{}"))
    except ValueError:
        signed = {}
    plain = {name.removeprefix("xroadvnpt-"): value for name, value in request.headers.items()}
    return plain | {str(name).removeprefix(_PREFIX): str(value) for name, value in signed.items()}


def _ok(**values: Any) -> dict[str, Any]:
    return {"status": "OK", "ErrorCode": "0", "ErrorDesc": "Thanh cong", **values}


def _item(mail: Mail, system_id: str) -> dict[str, str]:
    return {
        "docId": mail.doc_id, "serviceType": "eDoc", "messageType": mail.kind, "created_time": _WHEN,
        "updated_time": _WHEN, "from": mail.sender, "to": system_id, "status": "initial", "status_desc": "",
    }  # fmt: skip


def _state(mail: Mail, code: str) -> dict[str, str]:
    return {
        "serviceType": "eDoc", "messageType": mail.kind, "title": "", "notation": "", "fromCode": mail.sender,
        "toCode": code, "senderDocId": mail.doc_id, "receiverDocId": mail.doc_id, "sentTime": _WHEN,
        "receivedTime": _WHEN, "sendStatus": "done", "sendStatusDesc": "", "receiveStatus": "done",
        "receiveStatusDesc": "",
    }  # fmt: skip
