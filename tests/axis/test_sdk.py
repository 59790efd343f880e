"""VxpClient tells apart what the national SDK blurs, and never repeats or leaks (axis-api §8)."""

from __future__ import annotations

import io
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from axis_world import A, B, document, secret
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route

from simulators.carrier import Carrier, Fault
from simulators.clock import VirtualClock
from simulators.sdk import VxpCallError, VxpClient
from simulators.serving import LoopbackServer

ClientOf = Callable[..., VxpClient]


def call_error(call: Callable[[], object]) -> VxpCallError:
    """The error that a call raises."""
    with pytest.raises(VxpCallError) as told:
        call()
    return told.value


def test_bytes_a_path_and_a_stream_are_sent_alike(axis: Carrier, client_of: ClientOf, tmp_path: Path) -> None:
    """A stream that was handed in stays open."""
    message = document(size=3_000_000)
    place = tmp_path / "m.edxml"
    place.write_bytes(message)
    client = client_of(axis, A)
    stream = io.BytesIO(message)
    for body in (message, place, stream):
        assert client.send(body, from_=A, message_type="edoc").ok
    assert not stream.closed
    assert len({e.sha256 for e in axis.journal.since(0)}) == 1
    target = io.BytesIO()
    b = client_of(axis, B)
    item = b.received()[0]
    assert b.download(item.doc_id, target) == len(target.getvalue())
    assert target.getvalue() == b.fetch(item.doc_id)


def test_nobody_listening_is_a_connection_error(clock: VirtualClock) -> None:
    """Nothing can have happened."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    client = VxpClient(f"http://127.0.0.1:{port}", system_id=A, secret=secret(A), clock=clock)
    error = call_error(client.received)
    assert (error.code, error.may_have_happened) == ("connection", False)
    client.close()


@pytest.mark.parametrize(
    ("fault", "code", "may_have_happened"),
    [
        (Fault.DROP_AFTER_STORE, "cut", True),
        (Fault.UNAUTHORIZED_TEXT, "http", False),
        (Fault.BAD_GATEWAY_HTML, "http", True),
        (Fault.EMPTY_200, "empty", True),
        (Fault.FAIL_REPLY, "refused", False),
    ],
)
def test_each_kind_of_trouble_has_its_code(
    axis: Carrier, client_of: ClientOf, fault: Fault, code: str, may_have_happened: bool
) -> None:
    """On lists, fetching and acknowledging alike; an outage never looks like an empty inbox (axis-api §8.3)."""
    client = client_of(axis, A)
    axis.faults.set(fault)
    for call in (
        client.received,
        lambda: client.fetch("x"),
        lambda: client.download("x", io.BytesIO()),
        lambda: client.update_status("x", "done"),
    ):
        error = call_error(call)
        assert (error.code, error.may_have_happened) == (code, may_have_happened)


def test_a_slow_axis_is_a_timeout(axis: Carrier, client_of: ClientOf) -> None:
    """The call may yet be carried out."""
    axis.faults.set(Fault.SLOW_REPLY)
    error = call_error(client_of(axis, A, timeout=0.3).received)
    assert (error.code, error.may_have_happened) == ("timeout", True)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"<html>login</html>", "html"),
        (b"  \r\n", "empty"),
        (b"not json", "malformed"),
        (b"[]", "malformed"),
        (b'{"status":"OK"}', "malformed"),
        (b'{"status":"OK","ErrorCode":"0"}', "malformed"),
        (b'{"status":"OK","ErrorCode":0,"data":[1]}', "malformed"),
        (b"[" * 100_000, "malformed"),
    ],
    ids=range(8),
)
def test_an_answer_that_is_no_envelope_is_an_error(clock: VirtualClock, content: bytes, code: str) -> None:
    """HTTP 200 alone proves nothing."""

    async def answer(_: object) -> Response:
        return Response(content, media_type="application/json")

    server = LoopbackServer(Starlette(routes=[Route("/{op}", answer, methods=["POST", "GET"])])).start()
    client = VxpClient(server.url, system_id=A, secret=secret(A), clock=clock)
    assert call_error(client.received).code == code
    client.close()
    server.stop()


def test_an_integer_error_code_is_tolerated(axis: Carrier, client_of: ClientOf) -> None:
    """axis-api §1.2."""
    axis.faults.set(Fault.INTEGER_CODES)
    client = client_of(axis, A)
    assert client.send(document(), from_=A, message_type="edoc").ok
    assert client_of(axis, B).count("edoc") == 1


def test_a_call_is_made_once_and_carries_only_its_own_parameters(axis: Carrier, client_of: ClientOf) -> None:
    """No silent second send (axis-api §8.1); nothing of one call leaks into the next (§8.7)."""
    client = client_of(axis, A)
    axis.faults.set(Fault.DROP_AFTER_STORE, times=1)
    call_error(lambda: client.send(document(), from_=A, message_type="edoc"))
    assert len(client_of(axis, B).received()) == 1
    client.received("status")
    params = axis.journal.since(0)[-1].params
    assert set(params) == {"servicetype", "messagetype", "systemid", "timestamp", "Content-Type"}


def test_what_no_header_can_carry_is_said_before_anything_is_sent(axis: Carrier, client_of: ClientOf) -> None:
    """A line break in a code is no way to add a header."""
    client = client_of(axis, A)
    with pytest.raises(Exception, match="bad-parameter"):
        client.send(document(), from_="000.00.01.H01\r\nX: y", message_type="edoc")
    assert axis.journal.since(0) == []
