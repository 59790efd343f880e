"""The provincial and the national axis together: out of the province and back (Đ3.k2, Đ17.k1)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axis_world import HUB, MINISTRY, NATIONAL_HUB, OFFICE, A, B, document, status

from simulators.axis import provincial_axis
from simulators.carrier import Carrier, Fault
from simulators.clock import VirtualClock
from simulators.national import national_axis
from simulators.protocol.edxml import read_message
from simulators.protocol.edxml.model import DocumentMessage
from simulators.sdk import VxpClient

ClientOf = Callable[..., VxpClient]
LOCKED_ABOVE = "000.00.99.G09"


def hops(message: bytes) -> list[str]:
    """The codes in TraceHeaderList, in order."""
    read = read_message(message)
    assert isinstance(read, DocumentMessage)
    return [hop.organ_id for hop in read.traces]


def test_a_document_for_a_ministry_leaves_the_province_and_its_status_returns(
    bridged: Carrier, national: Carrier, client_of: ClientOf
) -> None:
    """Promptly and without being asked; one hop per axis, in order; transport state visible to the sender."""
    a, ministry = client_of(bridged, A), client_of(national, MINISTRY)
    sent = a.send(document((B, MINISTRY)), from_=A, message_type="edoc")
    assert sent.ok
    assert national.journal.wait(lambda e: e.op == "sendEdoc" and e.error is None, timeout=10)
    (item,) = ministry.received("edoc")
    assert (item.from_, item.to) == (A, MINISTRY)
    assert hops(ministry.fetch(item.doc_id)) == [HUB, NATIONAL_HUB]
    ministry.update_status(item.doc_id, "done")
    assert {(i.to, i.send_status, i.receive_status) for i in a.sent(sent.doc_id)} == {
        (B, "done", "initial"),
        (MINISTRY, "done", "done"),
    }
    assert ministry.send(status(MINISTRY, A), from_=MINISTRY, message_type="status").ok
    assert bridged.journal.wait(lambda e: e.op == "collect", timeout=10)
    (answer,) = a.received("status")
    assert (answer.from_, answer.to) == (MINISTRY, A)
    assert a.fetch(answer.doc_id) == status(MINISTRY, A)


def test_a_document_from_a_ministry_reaches_each_agency_of_the_province(
    bridged: Carrier, national: Carrier, client_of: ClientOf
) -> None:
    """And an agency's status finds its way up; nothing remains in the hub's mailbox."""
    ministry = client_of(national, MINISTRY)
    sent = ministry.send(document((A, B, OFFICE), sender=MINISTRY), from_=MINISTRY, message_type="edoc")
    bridged.bridge.run_once()
    for code in (A, B):
        client = client_of(bridged, code)
        (item,) = client.received("edoc")
        assert (item.from_, item.to) == (MINISTRY, code)
        assert hops(client.fetch(item.doc_id)) == [NATIONAL_HUB, HUB]
        client.update_status(item.doc_id, "done")
        assert client.send(status(code, MINISTRY, "03"), from_=code, message_type="status").ok
    bridged.bridge.run_once()
    assert sorted(item.from_ for item in ministry.received("status")) == [A, B]
    assert client_of(national, HUB).received() == []
    states = {item.to: item.receive_status for item in ministry.sent(sent.doc_id)}
    assert states == {A: "done", B: "done", OFFICE: "initial"}


def test_the_bridge_tells_both_journals_of_its_transfers(
    bridged: Carrier, national: Carrier, client_of: ClientOf
) -> None:
    """Each side keeps the bytes that crossed, and they are the same."""
    client_of(bridged, A).send(document((MINISTRY,)), from_=A, message_type="edoc")
    bridged.bridge.run_once()
    (up,) = [e for e in bridged.journal.since(0) if e.op == "forward"]
    (came,) = [e for e in national.journal.since(0) if e.op == "sendEdoc"]
    assert (up.direction, up.remote_hop, came.remote_hop, came.system_id) == ("out", True, True, HUB)
    assert up.sha256 == came.sha256
    left, arrived = (axis.journal.message(str(up.sha256)) for axis in (bridged, national))
    assert left is not None
    assert arrived is not None
    assert left.read() == arrived.read()
    assert hops(left.read()) == [HUB]


def test_a_recipient_that_exists_nowhere_is_refused_at_once(bridged: Carrier, client_of: ClientOf) -> None:
    """The national axis is asked who exists: code 18, as within the province."""
    result = client_of(bridged, A).send(document((B, "000.00.77.G09")), from_=A, message_type="edoc")
    assert (result.ok, result.code) == (False, "18")
    assert client_of(bridged, B).received() == []


def test_a_refusal_from_above_is_seen_in_the_delivery_state(
    bridged: Carrier, national: Carrier, client_of: ClientOf
) -> None:
    """What the national axis refuses for good is not tried again; the sender sees why."""
    a = client_of(bridged, A)
    sent = a.send(document((LOCKED_ABOVE,)), from_=A, message_type="edoc")
    bridged.bridge.run_once()
    (item,) = a.sent(sent.doc_id)
    assert item.send_status == "fail"
    assert item.send_status_desc.startswith("23")
    assert bridged.bridge.run_once().forwarded == 0
    assert len([e for e in national.journal.since(0) if e.op == "sendEdoc"]) == 1


def test_while_the_national_axis_is_down_messages_wait_and_then_arrive_once(
    tmp_path: Path, clock: VirtualClock, client_of: ClientOf
) -> None:
    """Documents and statuses alike, in order, also across a restart of the provincial axis (Đ17.k1)."""
    national = national_axis(tmp_path / "n.sqlite3", clock)
    port = int(national.start().split(":")[2].split("/")[0])
    national.stop()
    upstream = f"http://127.0.0.1:{port}/XrdAdapter/adapter"
    below = provincial_axis(tmp_path / "p.sqlite3", clock, upstream=upstream)
    a = client_of(below.start(), A)
    sent = [a.send(document((MINISTRY,), number=n), from_=A, message_type="edoc") for n in (1, 2, 3)]
    a.send(status(A, MINISTRY), from_=A, message_type="status")
    assert all(result.ok for result in sent)
    assert [item.send_status for item in a.sent(sent[0].doc_id)] == ["queued"]
    assert below.bridge.run_once().problems
    below.close()

    below = provincial_axis(tmp_path / "p.sqlite3", clock, upstream=upstream)
    below.start()
    national.start(port=port)
    arrived = national.journal.wait(lambda e: e.message_type == "status" and e.error is None, timeout=20)
    assert arrived is not None
    below.bridge.run_once()
    ministry = client_of(national, MINISTRY)
    numbers = [read_message(ministry.fetch(item.doc_id)) for item in ministry.received("edoc")]
    assert [m.code_number for m in numbers if isinstance(m, DocumentMessage)] == ["1", "2", "3"]
    assert len(ministry.received("status")) == 1
    below.close()
    national.close()


@pytest.mark.parametrize("fault", [Fault.DROP_AFTER_STORE, Fault.BAD_GATEWAY_HTML, Fault.EMPTY_200])
def test_an_answer_lost_between_the_axes_doubles_nothing(
    bridged: Carrier, national: Carrier, client_of: ClientOf, fault: Fault
) -> None:
    """The transfer is repeated under its own id, which the axis above knows again."""
    national.faults.set(fault, op="sendEdoc", times=2)
    client_of(bridged, A).send(document((MINISTRY,)), from_=A, message_type="edoc")
    for _ in range(4):
        bridged.bridge.run_once()
    assert len(client_of(national, MINISTRY).received("edoc")) == 1
    assert bridged.bridge.run_once().problems == ()


@pytest.mark.parametrize("op", ["downloadEdoc", "updateStatus", "getReceivedEdocList"])
@pytest.mark.parametrize("fault", [Fault.DROP_BEFORE_REPLY, Fault.DROP_AFTER_STORE])
def test_trouble_on_the_way_down_doubles_and_loses_nothing(
    bridged: Carrier, national: Carrier, client_of: ClientOf, fault: Fault, op: str
) -> None:
    """Fetched is kept before it is acknowledged; what is kept already is only acknowledged again (§8.21)."""
    national.faults.set(fault, op=op, times=2)
    client_of(national, MINISTRY).send(document((A,), sender=MINISTRY), from_=MINISTRY, message_type="edoc")
    for _ in range(4):
        bridged.bridge.run_once()
    assert len(client_of(bridged, A).received("edoc")) == 1
    assert client_of(national, HUB).received() == []


def test_an_axis_above_that_forgets_acknowledgements_does_not_flood_the_province(
    bridged: Carrier, national: Carrier, client_of: ClientOf
) -> None:
    """The same upstream docId is delivered once."""
    with national.faults.active(Fault.LIST_WITHOUT_ACK):
        client_of(national, MINISTRY).send(
            document((A,), sender=MINISTRY), from_=MINISTRY, message_type="edoc"
        )
        for _ in range(3):
            bridged.bridge.run_once()
    assert len(client_of(bridged, A).received("edoc")) == 1


def test_what_cannot_be_delivered_below_is_reported_above_as_failed(
    bridged: Carrier, national: Carrier, clock: VirtualClock, client_of: ClientOf
) -> None:
    """An agency that the province has locked: the sender at the national axis sees `fail`, the bytes are kept."""
    bridged.directory.lock(B, clock.now())
    ministry = client_of(national, MINISTRY)
    sent = ministry.send(document((B,), sender=MINISTRY), from_=MINISTRY, message_type="edoc")
    bridged.bridge.run_once()
    assert [item.receive_status for item in ministry.sent(sent.doc_id)] == ["fail"]
    (entry,) = [e for e in bridged.journal.since(0) if e.op == "collect"]
    assert str(entry.error).startswith("23")
    assert bridged.journal.message(str(entry.sha256)) is not None


def test_an_agency_registered_in_the_province_becomes_known_above(
    bridged: Carrier, national: Carrier, client_of: ClientOf
) -> None:
    """And unknown again when it is deleted; a ministry can write to it meanwhile."""
    new = "000.00.31.H01"
    a, ministry = client_of(bridged, A), client_of(national, MINISTRY)
    a.register(new, "Chi cục Thử nghiệm", parent=A)
    bridged.bridge.run_once()
    assert ministry.send(document((new,), sender=MINISTRY), from_=MINISTRY, message_type="edoc").ok
    assert a.send(document((MINISTRY,), sender=new), from_=new, message_type="edoc").ok
    bridged.bridge.run_once()
    assert [item.to for item in a.received("edoc")] == [new]
    assert [item.from_ for item in ministry.received("edoc")] == [new]
    a.delete(new)
    bridged.bridge.run_once()
    assert ministry.send(document((new,), sender=MINISTRY), from_=MINISTRY, message_type="edoc").code == "18"


def test_a_large_message_crosses_both_axes_whole(
    bridged: Carrier, national: Carrier, client_of: ClientOf
) -> None:
    """In files all the way; every attachment byte as it was."""
    message = document((MINISTRY,), size=5_000_000)
    client_of(bridged, A).send(message, from_=A, message_type="edoc")
    bridged.bridge.run_once()
    ministry = client_of(national, MINISTRY)
    (item,) = ministry.received("edoc")
    received, original = read_message(ministry.fetch(item.doc_id)), read_message(message)
    assert isinstance(received, DocumentMessage)
    assert isinstance(original, DocumentMessage)
    assert [a.sha256 for a in received.attachments] == [a.sha256 for a in original.attachments]
