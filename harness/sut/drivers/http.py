"""The driver over HTTP: one long-lived client, every answer held against the contract's schema."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from typing import Any, Final, Literal, cast
from urllib.parse import quote

import httpx

from harness.sut.contract import Contract, Operation, load_contract, number
from harness.sut.drivers.dossiers import DossierCalls
from harness.sut.drivers.errors import DriverMalformed, DriverRefused, DriverUnreachable, DriverUnsupported
from harness.sut.drivers.patience import Patience
from harness.sut.drivers.protocol import Document
from harness.sut.drivers.records import (
    About,
    Actor,
    ClockReading,
    ConnectionOutcome,
    IncomingList,
    IncomingListName,
    IncomingRecord,
    OutgoingList,
    OutgoingRecord,
    PaperReceived,
    PaperReceivedList,
    Register,
    RegisterKind,
    SyncOutcome,
)
from harness.sut.drivers.searching import SearchCalls
from harness.sut.drivers.upkeep import UpkeepCalls
from simulators.sdk.tls import trust_for

MOST_BYTES: Final = 512 * 1024 * 1024
"""Of one answer; a larger one is not read to its end."""
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


class HttpDriver(DossierCalls, SearchCalls, UpkeepCalls):
    """Calls a driver at `url` with its bearer token. Thread-safe; `timeout` in seconds for one call.

    `call` is the general door: it names an operationId and its arguments, and returns the JSON value of the
    answer, or bytes for a file. The methods beside it are the same with types.
    """

    def __init__(self, url: str, token: str, *, timeout: float = 60.0) -> None:
        self._contract: Contract = load_contract()
        self._client = httpx.Client(
            base_url=url.rstrip("/"),
            headers={"Authorization": f"Bearer {token}"},
            trust_env=False,
            timeout=timeout,
            verify=trust_for(url),
        )
        self._patience = Patience(timeout)

    def close(self) -> None:
        self._client.close()

    def __enter__(self) -> HttpDriver:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

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
            answer = self._within(request, what, time.monotonic() + given)
        except httpx.TimeoutException as error:
            self._patience.ran_out(what.name)
            raise DriverUnreachable(
                what.name,
                "timeout",
                f"no answer within {given:g} s: {error}",
                hint="sync must not wait for time to pass",
            ) from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise DriverUnreachable(
                what.name,
                "unreachable",
                str(error) or type(error).__name__,
                hint="is the driver running, and is its address in sut.toml right?",
            ) from error
        self._patience.answered(what.name)
        return answer

    def _within(self, request: httpx.Request, what: Operation, deadline: float) -> httpx.Response:
        """The whole answer by the deadline, however slowly it drips, and no more of it than anybody needs."""
        with closing(self._client.send(request, stream=True)) as answer:
            parts, size = [], 0
            for part in answer.iter_bytes():
                parts.append(part)
                size += len(part)
                if size > MOST_BYTES:
                    raise DriverMalformed(
                        what.name,
                        "too-large",
                        f"more than {MOST_BYTES} bytes",
                        hint="answer what was asked for",
                    )
                if time.monotonic() > deadline:
                    raise httpx.ReadTimeout("the answer drips", request=request)
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

    # L1: the product
    def about(self) -> About:
        return cast(About, self.call("about"))

    def sync(self) -> SyncOutcome:
        return cast(SyncOutcome, self.call("sync"))

    def get_clock(self) -> ClockReading:
        return cast(ClockReading, self.call("get_clock"))

    def set_clock(self, now: str) -> ClockReading:
        return cast(ClockReading, self.call("set_clock", now=now))

    def set_working_hours(
        self,
        periods: Sequence[Mapping[str, Any]],
        holidays: Sequence[str] = (),
        working_days: Sequence[str] = (),
    ) -> Mapping[str, Any]:
        days = {"holidays": list(holidays), "working_days": list(working_days)}
        return cast(Mapping[str, Any], self.call("set_working_hours", periods=list(periods), **days))

    def set_connection(
        self,
        *,
        endpoint: str,
        organ_id: str,
        organ_name: str,
        system_id: str,
        secret: str,
        signing_material_url: str | None = None,
        signing_material_token: str | None = None,
        tls_roots_pem: str | None = None,
    ) -> ConnectionOutcome:
        answer = self.call(
            "set_connection",
            endpoint=endpoint,
            organ_id=organ_id,
            organ_name=organ_name,
            system_id=system_id,
            secret=secret,
            signing_material_url=signing_material_url,
            signing_material_token=signing_material_token,
            tls_roots_pem=tls_roots_pem,
        )
        return cast(ConnectionOutcome, answer)

    # L1 and L2: outgoing
    def issue(self, actor: Actor, document: Document) -> OutgoingRecord:
        return self._outgoing("issue", actor=actor, document=document)

    def recall(self, id: str, actor: Actor, reason: str) -> OutgoingRecord:
        return self._outgoing("recall", id=id, actor=actor, reason=reason)

    def list_outgoing(self, year: int | None = None) -> OutgoingList:
        return cast(OutgoingList, self.call("list_outgoing", year=year))

    def get_outgoing(self, id: str) -> OutgoingRecord:
        return self._outgoing("get_outgoing", id=id)

    def get_outgoing_file(self, id: str, index: int) -> bytes:
        return cast(bytes, self.call("get_outgoing_file", id=id, index=index))

    def draft(self, actor: Actor, document: Document) -> OutgoingRecord:
        return self._outgoing("draft", actor=actor, document=document)

    def submit(self, id: str, actor: Actor) -> OutgoingRecord:
        return self._outgoing("submit", id=id, actor=actor)

    def return_draft(self, id: str, actor: Actor, reason: str) -> OutgoingRecord:
        return self._outgoing("return_draft", id=id, actor=actor, reason=reason)

    def approve(self, id: str, actor: Actor) -> OutgoingRecord:
        return self._outgoing("approve", id=id, actor=actor)

    def sign(self, id: str, actor: Actor) -> OutgoingRecord:
        return self._outgoing("sign", id=id, actor=actor)

    def release(self, id: str, actor: Actor) -> OutgoingRecord:
        return self._outgoing("release", id=id, actor=actor)

    def cancel_draft(self, id: str, actor: Actor, reason: str) -> OutgoingRecord:
        return self._outgoing("cancel_draft", id=id, actor=actor, reason=reason)

    def update(
        self,
        id: str,
        *,
        actor: Actor,
        reason: str,
        document: Document | None = None,
        add_recipients: Sequence[Mapping[str, str]] = (),
        drop_recipients: Sequence[str] = (),
    ) -> OutgoingRecord:
        changes = {"add_recipients": list(add_recipients), "drop_recipients": list(drop_recipients)}
        return self._outgoing("update", id=id, actor=actor, reason=reason, document=document, **changes)

    def replace(self, id: str, actor: Actor, reason: str, document: Document) -> OutgoingRecord:
        return self._outgoing("replace", id=id, actor=actor, reason=reason, document=document)

    def resend(self, id: str, actor: Actor, organ_ids: Sequence[str]) -> OutgoingRecord:
        return self._outgoing("resend", id=id, actor=actor, organ_ids=list(organ_ids))

    def take_back(self, id: str, actor: Actor, organ_id: str, reason: str) -> OutgoingRecord:
        return self._outgoing("take_back", id=id, actor=actor, organ_id=organ_id, reason=reason)

    # L1 and L2: incoming
    def list_incoming(
        self,
        list: IncomingListName | None = None,
        document_id: str | None = None,
        unit: str | None = None,
        person: str | None = None,
    ) -> IncomingList:
        asked = {"list": list, "document_id": document_id, "unit": unit, "person": person}
        return cast(IncomingList, self.call("list_incoming", **asked))

    def get_incoming(self, id: str) -> IncomingRecord:
        return self._incoming("get_incoming", id=id)

    def get_incoming_file(self, id: str, index: int) -> bytes:
        return cast(bytes, self.call("get_incoming_file", id=id, index=index))

    def accept(self, id: str, actor: Actor, override: bool | None = None) -> IncomingRecord:
        return self._incoming("accept", id=id, actor=actor, override=override)

    def refuse(self, id: str, actor: Actor, reason: str) -> IncomingRecord:
        return self._incoming("refuse", id=id, actor=actor, reason=reason)

    def assign(
        self,
        id: str,
        *,
        actor: Actor,
        lead: Mapping[str, str],
        cooperating: Sequence[Mapping[str, str]] = (),
        deadline: str | None = None,
        directions: str | None = None,
        reply_request: Mapping[str, str] | None = None,
    ) -> IncomingRecord:
        with_units = [dict(unit) for unit in cooperating]
        return self._incoming(
            "assign", id=id, actor=actor, lead=lead, cooperating=with_units, deadline=deadline,
            directions=directions, reply_request=reply_request,
        )  # fmt: skip

    def submit_incoming(
        self, id: str, actor: Actor, to: Mapping[str, str], note: str | None = None
    ) -> IncomingRecord:
        return self._incoming("submit_incoming", id=id, actor=actor, to=to, note=note)

    def start(self, id: str, actor: Actor) -> IncomingRecord:
        return self._incoming("start", id=id, actor=actor)

    def complete(self, id: str, actor: Actor) -> IncomingRecord:
        return self._incoming("complete", id=id, actor=actor)

    def escalate(
        self, id: str, actor: Actor, to: Mapping[str, str], note: str | None = None
    ) -> IncomingRecord:
        return self._incoming("escalate", id=id, actor=actor, to=to, note=note)

    def delete_incoming(self, id: str, actor: Actor, reason: str) -> IncomingRecord:
        return self._incoming("delete_incoming", id=id, actor=actor, reason=reason)

    def register(self, kind: RegisterKind, year: int) -> Register:
        return cast(Register, self.call("register", kind=kind, year=year))

    # beside the exchange
    def set_paper_list(self, items: Sequence[Mapping[str, str]]) -> Mapping[str, Any]:
        return cast(Mapping[str, Any], self.call("set_paper_list", items=[dict(item) for item in items]))

    def send_paper(self, id: str, actor: Actor, organ_ids: Sequence[str] | None = None) -> OutgoingRecord:
        to = list(organ_ids) if organ_ids is not None else None
        return self._outgoing("send_paper", id=id, actor=actor, organ_ids=to)

    def receive_paper(self, actor: Actor, paper: Mapping[str, str]) -> PaperReceived:
        return cast(PaperReceived, self.call("receive_paper", actor=actor, paper=dict(paper)))

    def list_paper(self) -> PaperReceivedList:
        return cast(PaperReceivedList, self.call("list_paper"))

    def set_mail(
        self, smtp_url: str | None = None, notify: Sequence[str] | None = None, test_to: str | None = None
    ) -> Mapping[str, Any]:
        to = list(notify) if notify is not None else None
        return cast(Mapping[str, Any], self.call("set_mail", smtp_url=smtp_url, notify=to, test_to=test_to))

    # safety of files
    def set_antivirus(self, clamd_url: str | None = None) -> Mapping[str, Any]:
        return cast(Mapping[str, Any], self.call("set_antivirus", clamd_url=clamd_url))

    # accounts and sessions
    def create_account(
        self,
        *,
        actor: Actor,
        user_name: str,
        password: str,
        person_name: str,
        role: str,
        unit: str | None = None,
    ) -> Mapping[str, Any]:
        answer = self.call(
            "create_account", actor=actor, user_name=user_name, password=password, person_name=person_name, role=role,
            unit=unit,
        )  # fmt: skip
        return cast(Mapping[str, Any], answer)

    def list_accounts(self) -> Mapping[str, Any]:
        return cast(Mapping[str, Any], self.call("list_accounts"))

    def account_policy(self) -> Mapping[str, Any]:
        return cast(Mapping[str, Any], self.call("account_policy"))

    def lock_account(self, actor: Actor, user_name: str, reason: str | None = None) -> Mapping[str, Any]:
        answer = self.call("lock_account", actor=actor, user_name=user_name, reason=reason)
        return cast(Mapping[str, Any], answer)

    def unlock_account(self, actor: Actor, user_name: str, reason: str | None = None) -> Mapping[str, Any]:
        answer = self.call("unlock_account", actor=actor, user_name=user_name, reason=reason)
        return cast(Mapping[str, Any], answer)

    def reset_password(self, actor: Actor, user_name: str, new_password: str) -> Mapping[str, Any]:
        answer = self.call("reset_password", actor=actor, user_name=user_name, new_password=new_password)
        return cast(Mapping[str, Any], answer)

    def login(self, user_name: str, password: str) -> Mapping[str, Any]:
        return cast(Mapping[str, Any], self.call("login", user_name=user_name, password=password))

    def logout(self, session: str) -> Mapping[str, Any]:
        return cast(Mapping[str, Any], self.call("logout", session=session))

    def use_session(self, session: str) -> Mapping[str, Any]:
        return cast(Mapping[str, Any], self.call("use_session", session=session))

    def change_password(self, session: str, password: str, new_password: str) -> Mapping[str, Any]:
        answer = self.call("change_password", session=session, password=password, new_password=new_password)
        return cast(Mapping[str, Any], answer)

    # follow-up and delegation
    def check_format(
        self, id: str, actor: Actor, result: Literal["ok", "not-ok"], note: str | None = None
    ) -> OutgoingRecord:
        return self._outgoing("check_format", id=id, actor=actor, result=result, note=note)

    def remind_incoming(self, id: str, actor: Actor, to: Mapping[str, str], text: str) -> IncomingRecord:
        return self._incoming("remind_incoming", id=id, actor=actor, to=to, text=text)

    def remind_outgoing(self, id: str, actor: Actor, organ_ids: Sequence[str], text: str) -> OutgoingRecord:
        return self._outgoing("remind_outgoing", id=id, actor=actor, organ_ids=list(organ_ids), text=text)

    def notices(self, about: str | None = None) -> Mapping[str, Any]:
        return cast(Mapping[str, Any], self.call("notices", about=about))

    def statistics(self) -> Mapping[str, Any]:
        return cast(Mapping[str, Any], self.call("statistics"))

    def delegate(
        self, actor: Actor, to: Actor, acts: Sequence[str], until: str | None = None
    ) -> Mapping[str, Any]:
        answer = self.call("delegate", actor=actor, to=to, acts=list(acts), until=until)
        return cast(Mapping[str, Any], answer)

    def _outgoing(self, operation: str, **arguments: Any) -> OutgoingRecord:
        return cast(OutgoingRecord, self.call(operation, **arguments))

    def _incoming(self, operation: str, **arguments: Any) -> IncomingRecord:
        return cast(IncomingRecord, self.call(operation, **arguments))


def stranger_to(driver: HttpDriver, token: str) -> HttpDriver:
    """The same door for somebody who does not know the token; without one where it is empty. Close it."""
    other = HttpDriver(str(driver._client.base_url), token)
    if not token:
        del other._client.headers["Authorization"]
    return other
