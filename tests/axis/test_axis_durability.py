"""What was acknowledged survives the death of the axis, and nothing is doubled."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from axis_world import A, B, document
from big_server import axis_process

from simulators.protocol.edxml import read_message
from simulators.protocol.edxml.model import DocumentMessage
from simulators.sdk import VxpCallError, VxpClient

ClientOf = Callable[..., VxpClient]
SENDS = 1000
SENDERS = 4


@pytest.mark.slow
def test_a_kill_in_the_middle_of_a_thousand_sends_loses_and_doubles_nothing(
    tmp_path: Path, client_of: ClientOf
) -> None:
    """Four senders, SIGKILL after some four hundred acknowledgements, restart on the same store: each acknowledged
    message is listed once with the docId that was told, whole; what was not acknowledged is there at most once."""
    store = tmp_path / "axis.sqlite3"
    acknowledged: dict[str, str] = {}
    attempted: set[str] = set()
    enough = threading.Event()

    def send(endpoint: str, numbers: range) -> None:
        client = client_of(endpoint, A)
        for number in numbers:
            document_id = f"{A}-2019.{number + 1}"
            message = document(number=number + 1, size=1_500_000 if number % 50 == 0 else 5_000)
            attempted.add(document_id)
            try:
                result = client.send(message, from_=A, message_type="edoc")
            except VxpCallError:
                return
            assert result.ok
            acknowledged[document_id] = result.doc_id
            if len(acknowledged) >= 400:
                enough.set()

    with axis_process(store) as axis:
        senders = [
            threading.Thread(target=send, args=(axis.endpoint, range(i, SENDS, SENDERS)))
            for i in range(SENDERS)
        ]
        for sender in senders:
            sender.start()
        assert enough.wait(120)
        axis.kill()
        for sender in senders:
            sender.join(30)
    assert 400 <= len(acknowledged) < SENDS

    with axis_process(store) as axis:
        b, a = client_of(axis.endpoint, B), client_of(axis.endpoint, A)
        listed = b.received("edoc")
        found: list[str] = []
        for item in listed:
            message = read_message(b.fetch(item.doc_id))
            assert isinstance(message, DocumentMessage)
            assert message.problems == ()
            found.append(message.document_id)
        assert len(found) == len(set(found))
        assert set(acknowledged) <= set(found) <= attempted
        senders_ids = {item.sender_doc_id for item in a.sent("")}
        assert set(acknowledged.values()) <= senders_ids
        assert len(senders_ids) == len(found)
        assert b.count("edoc") == len(found)
    assert list((tmp_path / "axis.sqlite3.bodies" / "incoming").iterdir()) == []
