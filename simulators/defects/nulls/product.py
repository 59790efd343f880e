"""The base of every null product: a whole driver in memory that says yes and works nothing out."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial
from secrets import compare_digest, token_urlsafe
from typing import Any, ClassVar, Self

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from simulators.clock import VIETNAM, VirtualClock
from simulators.clock.clock import parse_moment
from simulators.defects.nulls import dossiers
from simulators.defects.nulls.contract import Operation, operations
from simulators.defects.nulls.mail import Delivery, Mail
from simulators.defects.nulls.people import People
from simulators.defects.nulls.records import (
    Record,
    blank_page,
    incoming_record,
    outgoing_record,
    paper_received,
    put_state,
    register_row,
)
from simulators.protocol.edxml.model import DocumentMessage
from simulators.serving import LoopbackServer

_BEFORE_TOLD = datetime(2019, 12, 17, 8, tzinfo=VIETNAM)
_OUTGOING_STATES = {
    "submit": "submitted", "return_draft": "returned", "approve": "approved", "sign": "signed", "release": "issued",
    "cancel_draft": "cancelled", "recall": "recalled", "update": "issued", "resend": "issued", "take_back": "issued",
    "send_paper": "issued",
    "check_format": "submitted", "remind_outgoing": "issued",
}  # fmt: skip
_INCOMING_STATES = {
    "accept": "accepted", "refuse": "refused", "assign": "assigned", "start": "processing", "complete": "finished",
    "escalate": "arrived", "delete_incoming": "deleted", "submit_incoming": "accepted", "remind_incoming": "assigned",
}  # fmt: skip


class NullProduct:
    """Answers every operation with success and in form; a subclass says in which way it is wrong.

    `url`, `token` and `stop` are what a launcher of the harness returns. Calls are answered one at a time.
    """

    name: ClassVar[str]
    verdict: ClassVar[str] = "ok"
    """What every check of every incoming document says."""
    recipient_state: ClassVar[str] = "sent"
    """What every recipient of every outgoing document is said to have done."""

    def __init__(self) -> None:
        self.token = token_urlsafe(16)
        self.clock = VirtualClock(_BEFORE_TOLD)
        self.organ: dict[str, str] = {"organ_id": "", "name": ""}
        self.mail: Mail | None = None
        self.outgoing: dict[str, Record] = {}
        self.incoming: dict[str, Record] = {}
        self.papers: list[Record] = []
        self.people = People()
        self._lock = threading.Lock()
        routes = [Route(one.path, partial(self._serve, one), methods=[one.method]) for one in operations()]
        self._server = LoopbackServer(Starlette(routes=routes))

    @classmethod
    def launch(cls) -> Self:
        """A new one, listening on loopback."""
        product = cls()
        product._server.start()
        return product

    @property
    def url(self) -> str:
        return self._server.url

    def stop(self) -> None:
        self._server.stop()
        if self.mail is not None:
            self.mail.close()

    # ------------------------------------------------------------------------- in which way a subclass is wrong

    def shown(self) -> str | None:
        """Every moment that records show. Here none: a product that never looks at its clock."""
        return None

    def made(self, record: Record, document: Mapping[str, Any]) -> None:
        """A document was asked to be drafted or issued; `record` is what will be shown of it."""

    def came(self, delivery: Delivery, record: Record | None) -> None:
        """A message came from the axis; `record` is what will be shown of it, None for a status."""

    def acted(self, operation: str, record: Record, body: Mapping[str, Any]) -> None:
        """An act on a document was asked for; the record already shows the state that it leads to."""

    def file(self, record_id: str, index: int) -> bytes:
        """The bytes of a file of a record."""
        return blank_page()

    # --------------------------------------------------------------------------------------------- the operations

    def perform(self, operation: str, path: Mapping[str, str], query: Mapping[str, str], body: Any) -> Any:
        """The answer of one operation: a JSON value, or the bytes of a file."""
        match operation:
            case "about":
                return self._about()
            case "sync":
                return self._sync()
            case "get_clock":
                return {"now": self.clock.now().isoformat()}
            case "set_clock":
                self.clock.set(parse_moment(body["now"]))
                return body
            case "set_working_hours":
                return body
            case "set_connection":
                return self._connect(body)
            case "issue" | "draft" | "replace":
                return self._make(body["document"], "draft" if operation == "draft" else "issued")
            case "list_outgoing":
                return {"items": list(self.outgoing.values())}
            case "list_incoming":
                wanted = query.get("document_id")
                rows = self.incoming.values()
                return {"items": [row for row in rows if wanted in (None, row["document_id"])]}
            case "get_outgoing_file" | "get_incoming_file":
                return self.file(path["id"], int(path["index"]))
            case "register":
                held = self.outgoing if path["kind"] == "outgoing" else self.incoming
                return {"year": int(path["year"]), "rows": [register_row(row) for row in held.values()]}
            case "set_paper_list":
                return body
            case "set_mail":
                return {"smtp_url": None, **body}
            case "set_antivirus":
                return {"clamd_url": None, "reached": True, **body}
            case (
                "create_account" | "list_accounts" | "account_policy" | "lock_account" | "unlock_account"
                | "reset_password" | "login" | "logout" | "use_session" | "change_password"
            ):  # fmt: skip
                return self.people.perform(operation, body, self.shown())
            case "receive_paper":
                self.papers.append(paper_received(len(self.papers) + 1, body, self.shown()))
                return self.papers[-1]
            case "list_paper":
                return {"items": self.papers}
            case "notices":
                return {"items": []}
            case "statistics":
                return {"as_of": self.shown(), "reports": [], "answers": [], "late": []}
            case "delegate":
                return {
                    "at": self.shown(),
                    "by": body["actor"],
                    "to": body["to"],
                    "acts": body["acts"],
                    "until": None,
                }
            case "get_outgoing":
                return self._outgoing(path["id"])
            case "get_incoming":
                return self._incoming(path["id"])
        if operation in dossiers.OPERATIONS:
            return dossiers.perform(operation, path, body, self.shown())
        return self._act(operation, path["id"], body)

    def _about(self) -> Record:
        features = ("secrecy", "escalation", "delegation", "paper", "internet")
        return {
            "product": f"Sản phẩm rỗng {self.name}", "version": "0", "vendor": "kiemchuan", "contract": "1",
            "capabilities": [one.name for one in operations()], "features": dict.fromkeys(features, True),
        }  # fmt: skip

    def _connect(self, body: Mapping[str, Any]) -> Record:
        if self.mail is not None:
            self.mail.close()
        self.mail = Mail(dict(body), self.clock)
        self.organ = {"organ_id": body["organ_id"], "name": body["organ_name"]}
        return {"organ_id": body["organ_id"], "signing": "loaded"}

    def _sync(self) -> Record:
        came = list(self._take_in())
        return {"fetched": came.count("edoc"), "statuses": came.count("status"), "sent": 0, "errors": []}

    def _take_in(self) -> Iterator[str]:
        for delivery in self.mail.new() if self.mail else ():
            record = None
            if isinstance(delivery.message, DocumentMessage):
                record = self._incoming(f"den-{len(self.incoming) + 1}", delivery.message.document_id)
                self.incoming[record["id"]] = record
            self.came(delivery, record)
            yield "edoc" if record else "status"

    def _make(self, document: Mapping[str, Any], state: str) -> Record:
        record = self._outgoing(f"di-{len(self.outgoing) + 1}", document["recipients"])
        put_state(record, state)
        self.outgoing[record["id"]] = record
        self.made(record, document)
        return record

    def _act(self, operation: str, record_id: str, body: Mapping[str, Any]) -> Record:
        if operation in _OUTGOING_STATES:
            record = self._outgoing(record_id)
            put_state(record, _OUTGOING_STATES[operation])
        else:
            record = self._incoming(record_id)
            put_state(record, _INCOMING_STATES[operation])
        self.acted(operation, record, body)
        return record

    def _outgoing(self, record_id: str, recipients: Any = ()) -> Record:
        """The record of an id; one that nobody made is made up on the spot, for this answer alone."""
        made_up = outgoing_record(record_id, self.organ, recipients, self.recipient_state, self.shown())
        return self.outgoing.get(record_id, made_up)

    def _incoming(self, record_id: str, document_id: str | None = None) -> Record:
        made_up = incoming_record(record_id, document_id, self.organ, self.verdict, self.shown())
        return self.incoming.get(record_id, made_up)

    # ----------------------------------------------------------------------------------------------- over HTTP

    async def _serve(self, operation: Operation, request: Request) -> Response:
        given = request.headers.get("authorization", "")
        if not compare_digest(given.encode(), f"Bearer {self.token}".encode()):
            return _error(401, "unauthorized", "token missing or wrong")
        try:
            body = json.loads(await request.body() or b"{}")
        except (ValueError, RecursionError) as error:
            return _error(400, "bad-request", f"not JSON: {error}")
        answer = await run_in_threadpool(self._answer, operation, request, body)
        if isinstance(answer, bytes):
            return Response(answer, operation.status, media_type="application/octet-stream")
        return JSONResponse(answer, operation.status)

    def _answer(self, operation: Operation, request: Request, body: Any) -> Any:
        with self._lock:
            return self.perform(operation.name, request.path_params, request.query_params, body)


def _error(status: int, code: str, message: str) -> Response:
    return JSONResponse({"code": code, "message": message, "hint": None}, status)
