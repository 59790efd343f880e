"""Delivery per recipient and its retrieval state, apart from any business status (axis-api §1.3, §7)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from axis_world import A, B, C, document, status
from hypothesis import given
from hypothesis import strategies as st

from simulators.carrier import Carrier, Fault
from simulators.carrier.delivery import ReceiveStatus, next_status
from simulators.carrier.refusals import RefusalError
from simulators.clock import VirtualClock
from simulators.protocol.edxml import read_message
from simulators.protocol.edxml.model import DocumentMessage
from simulators.sdk import VxpCallError, VxpClient

ClientOf = Callable[..., VxpClient]


def test_each_recipient_has_a_delivery_of_its_own(axis: Carrier, client_of: ClientOf) -> None:
    """Ids, states and lists of one recipient say nothing about another's; a third agency sees nothing."""
    sender, b, c = (client_of(axis, code) for code in (A, B, C))
    sent = sender.send(document((B, C)), from_=A, message_type="edoc")
    (for_b,), (for_c,) = b.received("edoc"), c.received("edoc")
    assert len({sent.doc_id, for_b.doc_id, for_c.doc_id}) == 3
    b.update_status(for_b.doc_id, "processing")
    b.update_status(for_b.doc_id, "done")
    assert {(item.to, item.receive_status) for item in sender.sent(sent.doc_id)} == {
        (B, "done"),
        (C, "initial"),
    }
    assert c.received("edoc") == [for_c]
    assert client_of(axis, "000.00.04.H01").received() == []
    with pytest.raises(VxpCallError) as told:
        c.fetch(for_b.doc_id)
    assert told.value.error_code == "25"


def test_a_recipient_named_twice_gets_it_once(axis: Carrier, client_of: ClientOf) -> None:
    """By the same code, and by the same agency's code under QĐ 20/2020."""
    client_of(axis, A).send(document((B, B, "H01.02")), from_=A, message_type="edoc")
    (item,) = client_of(axis, B).received()
    assert item.to == B


def test_the_to_header_decides_over_the_message(axis: Carrier, client_of: ClientOf) -> None:
    """A sender may name a part of its recipients, or others (axis-api §1.4, §8.16); the message stays as it is."""
    client_of(axis, A).send(document((B,)), from_=A, message_type="edoc", to=[C])
    assert client_of(axis, B).received() == []
    (item,) = client_of(axis, C).received()
    message = read_message(client_of(axis, C).fetch(item.doc_id))
    assert isinstance(message, DocumentMessage)
    assert [organ.organ_id for organ in message.recipients] == [B]


def test_a_status_goes_to_the_agency_whose_document_it_concerns(axis: Carrier, client_of: ClientOf) -> None:
    """It has no To: ResponseFor/OrganId says where, unless the header does."""
    b = client_of(axis, B)
    assert b.send(status(B, A), from_=B, message_type="status").ok
    assert b.send(status(B, A), from_=B, message_type="status", to=[C]).ok
    assert [item.message_type for item in client_of(axis, A).received()] == ["status"]
    assert [item.from_ for item in client_of(axis, C).received("status")] == [B]


def test_two_identical_sends_are_two_messages(axis: Carrier, client_of: ClientOf) -> None:
    """No API has an idempotency key; sorting out duplicates is the receiver's task (axis-api §8.2)."""
    sender, message = client_of(axis, A), document()
    ids = {sender.send(message, from_=A, message_type="edoc").doc_id for _ in range(2)}
    assert len(ids) == 2
    assert len(client_of(axis, B).received("edoc")) == 2


def test_one_trace_hop_is_added_and_nothing_else_changes(axis: Carrier, client_of: ClientOf) -> None:
    """TraceHeader of the axis, at the time it took the message; every attachment byte as it was."""
    message = document(size=5000)
    client_of(axis, A).send(message, from_=A, message_type="edoc")
    b = client_of(axis, B)
    (item,) = b.received()
    served = b.fetch(item.doc_id)
    hop = b"<edXML:TraceHeader><edXML:OrganId>00.01.W00</edXML:OrganId>"
    assert served.count(hop) == 1
    start = served.index(hop)
    end = served.index(b"</edXML:TraceHeader>", start) + len(b"</edXML:TraceHeader>")
    assert b"2019/12/17 08:00:00" in served[start:end]
    rest = served[:start] + served[end:]
    lists = (b"<edXML:TraceHeaderList>", b"</edXML:TraceHeaderList>")
    assert rest == message or rest.replace(b"".join(lists), b"") == message


def test_an_item_stays_listed_until_it_is_acknowledged(axis: Carrier, client_of: ClientOf) -> None:
    """Fetching is not acknowledging, nor is `processing`; repeating an acknowledgement does nothing."""
    client_of(axis, A).send(document(), from_=A, message_type="edoc")
    b = client_of(axis, B)
    (item,) = b.received()
    b.fetch(item.doc_id)
    b.update_status(item.doc_id, "processing")
    assert [(i.doc_id, i.status) for i in b.received()] == [(item.doc_id, "processing")]
    for _ in range(2):
        b.update_status(item.doc_id, "done")
    assert b.received() == []
    assert b.fetch(item.doc_id)
    with pytest.raises(VxpCallError) as told:
        b.update_status(item.doc_id, "processing")
    assert told.value.error_code == "26"


def test_a_failed_item_is_parked_or_listed_again_as_switched(axis: Carrier, client_of: ClientOf) -> None:
    """Parked by default; a later attempt may still succeed."""
    client_of(axis, A).send(document(), from_=A, message_type="edoc")
    b = client_of(axis, B)
    (item,) = b.received()
    b.update_status(item.doc_id, "fail")
    assert b.received() == []
    with axis.faults.active(Fault.RELIST_FAILED):
        assert [i.status for i in b.received()] == ["fail"]
    b.update_status(item.doc_id, "done")
    (sent,) = client_of(axis, A).sent(axis.journal.since(0)[0].doc_id)
    assert sent.receive_status == "done"


def test_business_words_do_not_move_the_transport_state(axis: Carrier, client_of: ClientOf) -> None:
    """`acceptance` and the like are answered OK (axis-api §1.3.4) but acknowledge nothing."""
    client_of(axis, A).send(document(), from_=A, message_type="edoc")
    b = client_of(axis, B)
    (item,) = b.received()
    b.update_status(item.doc_id, "acceptance")
    assert b.received() == [item]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("17/12/2019", "", 1),
        ("18/12/2019", "", 0),
        ("", "16/12/2019 23:59:59", 0),
        ("", "17/12/2019", 1),
        ("2019/12/17 08:00:00", "2019-12-17T08:00:00+07:00", 1),
        ("17-12-2019 08:00:01", "", 0),
        ("1576544400000", "1576544400000", 1),
    ],
)
def test_date_filters_are_read_in_any_known_form(
    axis: Carrier, client_of: ClientOf, first: str, last: str, expected: int
) -> None:
    """Both ends are included; a day without a time means the whole day."""
    client_of(axis, A).send(document(), from_=A, message_type="edoc")
    assert len(client_of(axis, B).received("edoc", first, last)) == expected


def test_an_unreadable_date_filter_is_said_to_be_one(axis: Carrier, client_of: ClientOf) -> None:
    """Never an empty inbox for a reason nobody can see."""
    with pytest.raises(VxpCallError) as told:
        client_of(axis, B).received("edoc", "31/02/2019")
    assert told.value.error_code == "27"


def test_times_are_those_of_the_world(axis: Carrier, clock: VirtualClock, client_of: ClientOf) -> None:
    """The axis keeps no time of its own, unless a switch skews it."""
    sender, b = client_of(axis, A), client_of(axis, B)
    clock.advance(timedelta(hours=1))
    sender.send(document(number=1), from_=A, message_type="edoc")
    with axis.faults.active(Fault.CLOCK_SKEW, seconds=-600):
        sender.send(document(number=2), from_=A, message_type="edoc")
    assert [i.created_time for i in b.received()] == ["17/12/2019 09:00:00", "17/12/2019 08:50:00"]


@given(st.lists(st.sampled_from(["inbox", "processing", "done", "fail", "acceptance", "DONE"]), max_size=8))
def test_done_is_final_and_repetition_is_harmless(words: list[str]) -> None:
    """Whatever a client asks, in any order: `done` is never left, and asking twice is as asking once."""
    state = ReceiveStatus.INITIAL
    for word in words:
        before = state
        try:
            state = next_status(state, word)
        except RefusalError as refusal:
            assert refusal.code == "26"
            assert state is before
            continue
        assert before is not ReceiveStatus.DONE or state is before
        assert next_status(state, word) is state
