"""Every call that our agencies make on the axis under test becomes an observation `axis.call`, answer included.

Data: `agency` (its name in the scenario), `system_id`, `op`, `params` (the signed parameters), `credentials`,
`http_status` (0: no answer came), `lost` (why none came). Blobs: `answer` (the body as it came), `message` (what
sendEdoc carried). A list that says what the one before said is not told twice.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx

from harness.run.world.sink import ObservationSink

GENUINE = "đúng"
"""What `credentials` says of a call signed with the key of the calling system."""
_SIGNED = "XroadVnpt-sign-header"
_PREFIX = "XroadVnpt-"
_LIST = "getReceivedEdocList"


@dataclass
class CallContext:
    """What the world knows of the call that is under way."""

    about: str = ""
    message: bytes = b""
    facts: dict[str, Any] = field(default_factory=dict)


class CallLog:
    """Turns calls into observations."""

    def __init__(self, sink: ObservationSink) -> None:
        self._sink = sink
        self._context = CallContext()
        self._listed: dict[tuple[str, str], bytes] = {}
        self._silent = False

    def begin(self) -> None:
        """A new scenario: its first list is told, whatever it says."""
        self._listed.clear()

    @contextmanager
    def of(self, about: str, message: bytes = b"", **facts: Any) -> Iterator[None]:
        """Calls within the block concern a document; `facts` are added to their data."""
        before, self._context = self._context, CallContext(about, message, facts)
        try:
            yield
        finally:
            self._context = before

    @contextmanager
    def muted(self) -> Iterator[None]:
        """Calls within the block are the world's housekeeping and belong to no scenario."""
        self._silent = True
        try:
            yield
        finally:
            self._silent = False

    def record(self, agency: str, request: httpx.Request, response: httpx.Response | None, lost: str) -> None:
        """One call with its answer, or without."""
        if self._silent:
            return
        params = _signed_params(request)
        op = request.url.path.rpartition("/")[2]
        answer = response.content if response is not None else b""
        if op == _LIST and response is not None:
            key = (agency, params.get("messagetype", ""))
            if self._listed.get(key) == answer:
                return
            self._listed[key] = answer
        context = self._context
        blobs = {"answer": answer} if response is not None else {}
        if context.message:
            blobs["message"] = context.message
        facts = {"credentials": GENUINE, **context.facts}
        self._sink.add(
            "axis.call", "wire", about=context.about, blobs=blobs, agency=agency, op=op, params=params,
            system_id=params.get("systemid", ""), http_status=response.status_code if response is not None else 0,
            lost=lost, **facts,
        )  # fmt: skip


class RecordingTransport(httpx.BaseTransport):
    """Carries the calls of one agency and hands each to the log."""

    def __init__(self, log: CallLog, agency: str) -> None:
        self._log = log
        self._agency = agency
        self._line = httpx.HTTPTransport()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send it, read the answer whole, tell the log; a lost call is told, too, then raised."""
        try:
            response = self._line.handle_request(request)
            response.read()
        except (httpx.HTTPError, OSError) as error:
            self._log.record(self._agency, request, None, f"{type(error).__name__}: {error}")
            raise
        self._log.record(self._agency, request, response, "")
        return response

    def close(self) -> None:
        self._line.close()


def _signed_params(request: httpx.Request) -> dict[str, str]:
    """The parameters in the text that the caller signed; nothing that proves who it is."""
    try:
        signed = json.loads(request.headers.get(_SIGNED, "{}"))
    except ValueError:
        return {}
    return {str(name).removeprefix(_PREFIX): str(value) for name, value in signed.items()}
