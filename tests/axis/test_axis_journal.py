"""The journal: everything that crossed, refused calls too, with the bytes, for evidence."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from pathlib import Path

from axis_world import A, B, RawClient, document

from simulators.axis import provincial_axis
from simulators.carrier import Carrier
from simulators.clock import VirtualClock
from simulators.sdk import VxpClient

ClientOf = Callable[..., VxpClient]


def test_every_call_is_an_entry_in_order(axis: Carrier, clock: VirtualClock, client_of: ClientOf) -> None:
    """Who, what, when, with which answer; both directions; the entry of an exchange names its ids on both sides."""
    a, b = client_of(axis, A), client_of(axis, B)
    sent = a.send(document(), from_=A, message_type="edoc")
    (item,) = b.received("edoc")
    b.fetch(item.doc_id)
    b.update_status(item.doc_id, "done")
    a.send(b"1212<?xml", from_=A, message_type="edoc")
    RawClient(axis.endpoint, A, "wrong").call("getAgenciesList")
    entries = axis.journal.since(0)
    assert [(e.op, e.direction, e.system_id) for e in entries] == [
        ("sendEdoc", "in", A),
        ("getReceivedEdocList", "in", B),
        ("getEdoc", "out", B),
        ("updateStatus", "in", B),
        ("sendEdoc", "in", A),
        ("getAgenciesList", "in", A),
    ]
    assert [e.seq for e in entries] == sorted({e.seq for e in entries})
    assert {e.at for e in entries} == {clock.now()}
    send, listed, fetch, ack, refused, stranger = entries
    assert (send.doc_id, send.receiver_doc_ids, send.from_, send.to) == (sent.doc_id, (item.doc_id,), A, (B,))
    assert send.response["DocId"] == sent.doc_id
    assert (listed.response["count"], listed.response["docIds"]) == (1, [item.doc_id])
    assert (fetch.doc_id, ack.doc_id, ack.params["status"]) == (sent.doc_id, sent.doc_id, "done")
    assert [e.error is None for e in entries] == [True, True, True, True, False, False]
    assert str(refused.error).startswith("22:")
    assert str(stranger.error).startswith("15:")
    assert axis.journal.since(send.seq)[0] == listed


def test_the_bytes_of_every_message_can_be_had_by_digest(axis: Carrier, client_of: ClientOf) -> None:
    """As received, as served, and those that were refused; whether kept in a row or in a file."""
    a, b = client_of(axis, A), client_of(axis, B)
    messages = [document(), document(size=3_000_000), b"1212<?xml"]
    for message in messages:
        a.send(message, from_=A, message_type="edoc")
    served = [b.fetch(item.doc_id) for item in b.received()]
    for data in (*messages, *served):
        kept = axis.journal.message(hashlib.sha256(data).hexdigest())
        assert kept is not None
        assert (kept.size, kept.read() == data) == (len(data), True)
    assert {e.sha256 for e in axis.journal.since(0)} - {None} == {
        hashlib.sha256(data).hexdigest() for data in (*messages, *served)
    }
    assert axis.journal.message("0" * 64) is None


def test_waiting_ends_with_the_event_not_with_a_clock(axis: Carrier, client_of: ClientOf) -> None:
    """`wait` sees what is there, what comes later, and says None when nothing comes."""
    a = client_of(axis, A)
    start = axis.journal.last_seq
    assert axis.journal.wait(lambda e: e.op == "sendEdoc", start, timeout=0.05) is None
    late = threading.Timer(0.2, lambda: a.send(document(), from_=A, message_type="edoc"))
    late.start()
    found = axis.journal.wait(lambda e: e.op == "sendEdoc", start, timeout=20)
    late.join()
    assert found is not None
    assert found.seq > start
    assert axis.journal.wait(lambda e: e.op == "sendEdoc", start, timeout=0) == found
    assert axis.journal.wait(lambda e: e.op == "sendEdoc", found.seq, timeout=0) is None


def test_the_journal_survives_a_restart(tmp_path: Path, clock: VirtualClock, client_of: ClientOf) -> None:
    """It is only ever appended to."""
    first = provincial_axis(tmp_path / "a.sqlite3", clock)
    client_of(first.start(), A).send(document(), from_=A, message_type="edoc")
    before = first.journal.since(0)
    first.close()
    second = provincial_axis(tmp_path / "a.sqlite3", clock)
    client_of(second.start(), B).received()
    after = second.journal.since(0)
    second.close()
    assert after[: len(before)] == before
    assert len(after) == len(before) + 1
