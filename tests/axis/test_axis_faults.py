"""Each switch makes the axis misbehave in its own way, for whom and as often as asked, and then no more (§8)."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from urllib.parse import urlsplit

import pytest
from axis_world import A, B, C, RawClient, document

from simulators.carrier import Carrier, Fault
from simulators.protocol.edxml import read_message
from simulators.protocol.edxml.model import DocumentMessage
from simulators.sdk import VxpCallError, VxpClient

ClientOf = Callable[..., VxpClient]
RawOf = Callable[[Carrier, str], RawClient]


def send(client: VxpClient) -> str:
    """What a send comes to: an ErrorCode, or the code of what went wrong instead of an answer."""
    try:
        return client.send(document(), from_=A, message_type="edoc").code
    except VxpCallError as problem:
        return f"{problem.code} {problem.http_status}" if problem.http_status else problem.code


@pytest.mark.parametrize(
    ("fault", "seen", "stored"),
    [
        (Fault.DROP_BEFORE_REPLY, "cut", 0),
        (Fault.DROP_AFTER_STORE, "cut", 1),
        (Fault.UNAUTHORIZED_TEXT, "http 401", 0),
        (Fault.BAD_GATEWAY_HTML, "http 502", 0),
        (Fault.EMPTY_200, "empty 200", 0),
        (Fault.FAIL_REPLY, "20", 0),
    ],
)
def test_what_a_client_sees_and_what_the_axis_keeps(
    axis: Carrier, client_of: ClientOf, fault: Fault, seen: str, stored: int
) -> None:
    """Once, then the axis is well again; the journal says that the switch did it."""
    client = client_of(axis, A)
    axis.faults.set(fault, times=1)
    assert send(client) == seen
    assert len(client_of(axis, B).received()) == stored
    assert any(fault.value in str(e.error) for e in axis.journal.since(0))
    assert send(client) == "0"


def test_a_cut_connection_brings_no_byte_of_an_answer(axis: Carrier, raw_of: RawOf) -> None:
    """As a crash does: this is what makes the SDK post again and send twice (axis-api §8.1)."""
    axis.faults.set(Fault.DROP_AFTER_STORE, times=1)
    client, message = raw_of(axis, A), document()
    headers = client.headers({"from": A}) | {"Content-Length": str(len(message))}
    address = urlsplit(axis.endpoint)
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    with socket.create_connection((str(address.hostname), address.port), timeout=10) as line:
        line.sendall(f"POST {address.path}/sendEdoc HTTP/1.1\r\nHost: x\r\n{head}\r\n".encode() + message)
        with suppress(ConnectionResetError):
            assert line.recv(1) == b""
    assert len(raw_of(axis, B).json("getReceivedEdocList")["data"]) == 1


@pytest.mark.parametrize(("fault", "stored"), [(Fault.SLOW_REPLY, 0), (Fault.HOLD_ACKNOWLEDGEMENT, 1)])
def test_a_held_call_goes_on_when_released(
    axis: Carrier, client_of: ClientOf, fault: Fault, stored: int
) -> None:
    """slow-reply waits before anything is done; hold-acknowledgement after everything is (design §9, switch 24)."""
    held = axis.faults.set(fault, system_id=A)
    outcome: list[str] = []
    thread = threading.Thread(target=lambda: outcome.append(send(client_of(axis, A))))
    thread.start()
    while not held.waiting:
        thread.join(0.01)
        assert thread.is_alive()
    assert outcome == []
    assert len(client_of(axis, B).received()) == stored
    held.release()
    thread.join(10)
    assert outcome == ["0"]
    assert len(client_of(axis, B).received()) == 1


def test_stopping_lets_held_calls_go(axis: Carrier, client_of: ClientOf) -> None:
    """No thread waits for a switch that nobody will release."""
    held = axis.faults.set(Fault.SLOW_REPLY)
    client = client_of(axis, A)
    thread = threading.Thread(target=send, args=(client,))
    thread.start()
    while not held.waiting:
        thread.join(0.01)
    axis.stop()
    thread.join(10)
    assert not thread.is_alive()


def test_a_list_may_grow_although_it_is_acknowledged(axis: Carrier, client_of: ClientOf) -> None:
    """axis-api §8.19, §8.21: the acknowledgement is answered and forgotten."""
    send(client_of(axis, A))
    b = client_of(axis, B)
    (item,) = b.received()
    with axis.faults.active(Fault.LIST_WITHOUT_ACK):
        b.update_status(item.doc_id, "done")
        assert b.received() == [item]
    b.update_status(item.doc_id, "done")
    assert b.received() == []


def test_a_message_may_be_delivered_twice(axis: Carrier, client_of: ClientOf) -> None:
    """Two docIds, the same bytes."""
    axis.faults.set(Fault.DUPLICATE_DELIVERY, times=1)
    send(client_of(axis, A))
    b = client_of(axis, B)
    one, two = b.received()
    assert one.doc_id != two.doc_id
    assert b.fetch(one.doc_id) == b.fetch(two.doc_id)


def test_the_axis_may_forget_its_hop(axis: Carrier, client_of: ClientOf) -> None:
    """no-trace: the message is served byte for byte as it came."""
    axis.faults.set(Fault.NO_TRACE)
    send(client_of(axis, A))
    b = client_of(axis, B)
    (item,) = b.received()
    message = read_message(b.fetch(item.doc_id))
    assert isinstance(message, DocumentMessage)
    assert message.traces == ()


def test_the_hop_may_lack_its_agency(axis: Carrier, client_of: ClientOf) -> None:
    """null-trace: as messages of 2025 came (edxml §2.2)."""
    axis.faults.set(Fault.NULL_TRACE)
    send(client_of(axis, A))
    b = client_of(axis, B)
    (item,) = b.received()
    message = read_message(b.fetch(item.doc_id))
    assert isinstance(message, DocumentMessage)
    assert [hop.organ_id for hop in message.traces] == ["null"]


def test_the_directory_may_be_vast(axis: Carrier, client_of: ClientOf) -> None:
    """As many rows as a real axis told in one answer (axis-api §8.26)."""
    client = client_of(axis, A)
    few = len(client.agencies())
    axis.faults.set(Fault.VAST_DIRECTORY, count=111_339, times=1)
    codes = {agency.code for agency in client.agencies()}
    assert len(codes) == few + 111_339
    assert len(client.agencies()) == few


def test_an_agency_may_be_locked_for_a_while(axis: Carrier, client_of: ClientOf) -> None:
    """The switch names the system of the recipient."""
    with axis.faults.active(Fault.AGENCY_LOCKED, system_id=B):
        assert send(client_of(axis, A)) == "23"
        assert client_of(axis, A).send(document((C,)), from_=A, message_type="edoc").ok
    assert send(client_of(axis, A)) == "0"


def test_odd_envelopes_can_be_had(axis: Carrier, raw_of: RawOf) -> None:
    """A null DocId on FAIL, ErrorCode as a number (axis-api §8.4, §1.2)."""
    client = raw_of(axis, A)
    with axis.faults.active(Fault.NULL_DOC_ID), axis.faults.active(Fault.INTEGER_CODES):
        answer = client.send(document(("000.00.77.H01",)))
    assert (answer["ErrorCode"], answer["DocId"]) == (18, None)
    assert client.send(document())["ErrorCode"] == "0"


def test_a_failing_reply_carries_the_code_that_was_asked_for(axis: Carrier, raw_of: RawOf) -> None:
    """On one operation only, if so set."""
    with axis.faults.active(Fault.FAIL_REPLY, op="getReceivedEdocList", code="21"):
        answer = raw_of(axis, B).json("getReceivedEdocList")
        assert (answer["status"], answer["ErrorCode"], answer["ErrorDesc"]) == (
            "FAIL",
            "21",
            "Loi xu ly file",
        )
        assert raw_of(axis, B).json("countReceiveEdoc")["count"] == 0


def test_a_switch_touches_only_the_system_it_names(axis: Carrier, client_of: ClientOf) -> None:
    """One endpoint down does not block the others (Đ17.k1)."""
    axis.faults.set(Fault.BAD_GATEWAY_HTML, system_id=B)
    assert send(client_of(axis, A)) == "0"
    with pytest.raises(VxpCallError):
        client_of(axis, B).received()
    axis.faults.clear(Fault.BAD_GATEWAY_HTML)
    assert len(client_of(axis, B).received()) == 1


def test_every_switch_is_described() -> None:
    """Each has a name that says what it does."""
    assert all(fault.value == fault.name.lower().replace("_", "-") for fault in Fault)
