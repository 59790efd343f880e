"""The `vxp` face over HTTP, byte for byte as clients of the national SDK expect it (axis-api §1, §7, §8).

A raw ASGI application: the face must see header names with duplicates, answer 1.0 clients with a
Content-Length, and be able to cut a connection. HTTP runs on the event loop, operations in a few worker
threads.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from typing import Any, TypeVar

from simulators.carrier import refusals
from simulators.carrier.bodies import IN_MEMORY, Spool
from simulators.carrier.calls import Answer, Call
from simulators.carrier.exchange import Exchange, Scope, Send, stream_served
from simulators.carrier.faults import Fault, FaultSetting, FaultSwitches
from simulators.carrier.journal import JournalEntry
from simulators.carrier.operations import Operation, Operations
from simulators.carrier.post import MustAskError, text_params
from simulators.carrier.reception import CutOffError, Receive, read_away, receive_into
from simulators.carrier.refusals import RefusalError
from simulators.carrier.wire import Reply, cut_connection, html_502, plain_401
from simulators.protocol.vxp import (
    VxpAuthError,
    VxpCode,
    answer_bytes,
    fail,
    verify_headers,
    without_diacritics,
)

_T = TypeVar("_T")
_SMALL_BODY = 1024 * 1024
_JSON = "application/json;charset=UTF-8"


class VxpFace:
    """The ASGI application of one carrier."""

    def __init__(
        self,
        operations: Operations,
        faults: FaultSwitches,
        *,
        now: Callable[[], datetime],
        secret_of: Callable[[str], str | None],
        is_hub: Callable[[str], bool],
        write_journal: Callable[[JournalEntry], None],
        new_spool: Callable[[int | None], Spool],
        idle_body: float,
        max_message: int,
    ) -> None:
        self._operations = operations
        self._faults = faults
        self._now = now
        self._secret_of = secret_of
        self._is_hub = is_hub
        self._write_journal = write_journal
        self._new_spool = new_spool
        self._idle_body = idle_body
        self._max_message = max_message
        self._workers = ThreadPoolExecutor(8, thread_name_prefix="vxp")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        exchange = Exchange(scope, receive, send)
        system_id = exchange.header("xroadvnpt-systemid")
        try:
            await self._answer(exchange, system_id)
        except CutOffError:
            await self._note(exchange, system_id, "cut-off: the body ended before Content-Length", http=0)

    def close(self) -> None:
        """End the worker threads."""
        self._workers.shutdown(wait=True)

    async def _answer(self, exchange: Exchange, system_id: str) -> None:
        if await self._misbehave(exchange, system_id):
            return
        try:
            operation = self._operation(exchange)
            call = self._authenticate(exchange)
        except RefusalError as refusal:
            await self._read_away(exchange)
            await self._refuse_early(exchange, system_id, refusal)
            return
        spool = self._new_spool(None if operation.run is None else _SMALL_BODY)
        try:
            try:
                await receive_into(exchange.receive, spool, idle=self._idle_body)
            except OSError as problem:
                spool.discard()
                await self._read_away(exchange)
                envelope = fail(VxpCode.SYSTEM_ERROR)
                await self._note(exchange, system_id, f"20: {problem}", envelope=envelope, call=call)
                await self._reply(exchange, system_id, Answer(envelope))
                return
            except RefusalError as refusal:
                exchange.close = True
                await self._note(exchange, system_id, _told(refusal), envelope=_refused(refusal), call=call)
                await self._reply(exchange, system_id, Answer(_refused(refusal)))
                return
            answer = await self._perform(operation, call, spool)
        finally:
            spool.discard()
        await self._deliver(exchange, system_id, answer)

    def _operation(self, exchange: Exchange) -> Operation:
        operation = self._operations.table.get(exchange.op)
        if operation is None:
            raise refusals.unknown_operation(exchange.op)
        if exchange.method not in operation.methods:
            raise refusals.unknown_operation(exchange.op, 405)
        return operation

    def _authenticate(self, exchange: Exchange) -> Call:
        try:
            signed = verify_headers(exchange.headers, secret_of=self._secret_of)
        except VxpAuthError as problem:
            raise refusals.bad_credentials(f"{problem.code}: {problem.en}") from problem
        return Call(
            exchange.op,
            self._now(),
            signed.system_id,
            text_params(signed.params),
            from_hub=self._is_hub(signed.system_id),
        )

    async def _perform(self, operation: Operation, call: Call, spool: Spool) -> Answer:
        """Small messages are taken right here, a few milliseconds; all else in a worker thread, for waking
        one costs as much as taking a small message.
        """
        if operation.run is None and spool.size <= IN_MEMORY:
            with suppress(MustAskError):
                return self._carry_out(operation, call, spool, may_ask=False)
        return await self._in_worker(self._carry_out, operation, call, spool)

    def _carry_out(self, operation: Operation, call: Call, spool: Spool, may_ask: bool = True) -> Answer:
        """The operation, or its refusal, journaled either way; what cannot be written is code 20."""
        try:
            if operation.run is None:
                return self._send(call, spool, may_ask=may_ask)
            try:
                return operation.run(_with_payload(call, spool) if call.op == "registerAgency" else call)
            except RefusalError as refusal:
                self._write_journal(call.entry(**_refusal_noted(call, refusal)))
                return Answer(_refused(refusal))
        except (OSError, LookupError, sqlite3.Error) as problem:
            envelope = fail(VxpCode.SYSTEM_ERROR)
            with suppress(OSError, sqlite3.Error):
                self._write_journal(call.entry(response=envelope, error=f"20: {problem}"))
            return Answer(envelope)

    def _send(self, call: Call, spool: Spool, *, may_ask: bool) -> Answer:
        body = spool.finish(call.param("hash-file"))
        try:
            if body is None:
                raise refusals.hash_mismatch()
            return self._operations.send(call, body, may_ask=may_ask)
        except RefusalError as refusal:
            self._operations.refused_body(call, body or spool.as_received(), **_refusal_noted(call, refusal))
            return Answer(_refused(refusal))

    async def _deliver(self, exchange: Exchange, system_id: str, answer: Answer) -> None:
        """Send what was decided, unless a switch says that the caller shall not hear of it (yet)."""
        try:
            if hold := self._faults.take(Fault.HOLD_ACKNOWLEDGEMENT, system_id, exchange.op):
                await _released(hold)
            if self._faults.take(Fault.DROP_AFTER_STORE, system_id, exchange.op):
                await self._note(exchange, system_id, "fault: drop-after-store", http=0)
                await cut_connection(exchange.send, exchange.receive)
                return
            await self._reply(exchange, system_id, answer)
        finally:
            if answer.served is not None:
                answer.served.stream.close()

    async def _misbehave(self, exchange: Exchange, system_id: str) -> bool:
        """Apply the switches that come before anything is done; True if the call has been dealt with."""
        op = exchange.op
        if slow := self._faults.take(Fault.SLOW_REPLY, system_id, op):
            await _released(slow)
        if self._faults.take(Fault.DROP_BEFORE_REPLY, system_id, op):
            await self._read_away(exchange)
            await self._note(exchange, system_id, "fault: drop-before-reply", http=0)
            await cut_connection(exchange.send, exchange.receive)
            return True
        for fault, reply in (
            (Fault.UNAUTHORIZED_TEXT, plain_401()),
            (Fault.BAD_GATEWAY_HTML, html_502()),
            (Fault.EMPTY_200, Reply(200, b"", _JSON)),
        ):
            if self._faults.take(fault, system_id, op):
                await self._read_away(exchange)
                await self._note(exchange, system_id, f"fault: {fault}", http=reply.status)
                await reply.send(exchange.send)
                return True
        if failing := self._faults.take(Fault.FAIL_REPLY, system_id, op):
            await self._read_away(exchange)
            envelope = fail(failing.code)
            await self._note(exchange, system_id, f"fault: fail-reply {failing.code}", envelope=envelope)
            await self._reply(exchange, system_id, Answer(envelope))
            return True
        return False

    async def _refuse_early(self, exchange: Exchange, system_id: str, refusal: RefusalError) -> None:
        """A call that is not known to come from a registered system."""
        if refusal.code == "15" and self._faults.take(Fault.CREDENTIALS_AS_TEXT, system_id, exchange.op):
            await self._note(exchange, system_id, _told(refusal), http=401)
            await plain_401().send(exchange.send)
            return
        envelope = _refused(refusal)
        await self._note(exchange, system_id, _told(refusal), envelope=envelope, http=refusal.http)
        await self._reply(exchange, system_id, Answer(envelope, http=refusal.http))

    async def _reply(self, exchange: Exchange, system_id: str, answer: Answer) -> None:
        served = answer.served
        if served is None:
            content = self._json(exchange.op, system_id, answer.envelope)
            await Reply(answer.http, content, _JSON, close=exchange.close).send(exchange.send)
        elif answer.raw:
            await stream_served(exchange.send, served, b"", b"", "application/octet-stream", as_base64=False)
        else:
            text = json.dumps({**answer.envelope, "data": ""}, separators=(",", ":")).encode()
            await stream_served(exchange.send, served, text[:-2], text[-2:], _JSON, as_base64=True)

    def _json(self, op: str, system_id: str, envelope: Mapping[str, Any]) -> bytes:
        """ErrorDesc without diacritics unless a switch wants them; sendEdoc answers in ASCII (§8.6)."""
        answer = dict(envelope)
        failed = answer["status"] == "FAIL"
        diacritics = self._faults.take(Fault.DIACRITICS_DESC, system_id, op) is not None
        if diacritics and not failed:
            answer["ErrorDesc"] = "Thành công"
        elif not diacritics:
            answer["ErrorDesc"] = without_diacritics(answer["ErrorDesc"])
        if failed and self._faults.take(Fault.NULL_DOC_ID, system_id, op):
            answer["DocId"] = None
        if self._faults.take(Fault.INTEGER_CODES, system_id, op):
            answer["ErrorCode"] = int(answer["ErrorCode"])
        return answer_bytes(answer, ascii_only=op == "sendEdoc" and not diacritics)

    async def _read_away(self, exchange: Exchange) -> None:
        """Take a body that nobody wants, so that the answer reaches the caller; of one without end the line
        is closed.
        """
        try:
            await read_away(exchange.receive, self._max_message, idle=self._idle_body)
        except RefusalError:
            exchange.close = True

    async def _note(
        self,
        exchange: Exchange,
        system_id: str,
        error: str,
        *,
        http: int = 200,
        envelope: Mapping[str, Any] | None = None,
        call: Call | None = None,
    ) -> None:
        """Journal a call that no operation has journaled, if the disk lets it."""
        if call is not None:
            entry = call.entry(http_status=http, response=envelope or {}, error=error)
        else:
            params = text_params(exchange.plain_params())
            entry = JournalEntry(
                self._now(),
                exchange.op,
                system_id,
                params=params,
                http_status=http,
                response=envelope or {},
                from_=params.get("from", ""),
                error=error,
            )
        with suppress(OSError, sqlite3.Error):
            await self._in_worker(self._write_journal, entry)

    async def _in_worker(self, work: Callable[..., _T], *arguments: Any) -> _T:
        return await asyncio.get_running_loop().run_in_executor(self._workers, work, *arguments)


async def _released(setting: FaultSetting) -> None:
    loop = asyncio.get_running_loop()
    done = asyncio.Event()
    setting.when_released(lambda: _ignore(loop.call_soon_threadsafe(done.set)))
    await done.wait()


def _ignore(_: object) -> None:
    pass


def _with_payload(call: Call, spool: Spool) -> Call:
    """A call with its JSON body; RefusalError 27 if it is not an object of short texts."""
    try:
        payload = json.loads(spool.as_received().read().decode("utf-8").strip() or "{}")
    except (ValueError, RecursionError):
        raise refusals.bad_parameter("body", "không phải JSON", "not JSON") from None
    if not isinstance(payload, dict):
        raise refusals.bad_parameter("body", "phải là đối tượng JSON", "must be a JSON object")
    texts = {str(name): "" if value is None else str(value) for name, value in payload.items()}
    return Call(call.op, call.at, call.system_id, call.params, text_params(texts))


def _refusal_noted(call: Call, refusal: RefusalError) -> dict[str, Any]:
    """What the journal entry of a refused call says beside the call itself."""
    return {
        "response": _refused(refusal),
        "error": _told(refusal),
        "doc_id": call.param("docId", "docid"),
        "from_": call.param("from"),
        "message_type": call.param("messagetype"),
    }


def _refused(refusal: RefusalError) -> dict[str, Any]:
    return fail(refusal.code, refusal.vi)


def _told(refusal: RefusalError) -> str:
    return f"{refusal.code}: {refusal.en}"
