"""Update, replacement, sending again, both ways (edxml §4)."""

from __future__ import annotations

import pytest

from harness.sut.drivers import DriverRefused
from simulators.protocol.edxml.model import DocumentMessage
from tests.qlvb.conftest import CLERK, NEIGHBOUR, OWN, THIRD, World, pdf_file, request_body


def inbox(world: World, organ_id: str) -> list[DocumentMessage]:
    return [r.message for r in world.peer(organ_id).poll() if isinstance(r.message, DocumentMessage)]


def test_an_update_keeps_the_identifier_and_reaches_old_and_new_recipients(world: World) -> None:
    product = world.product()
    record = product.issue(CLERK, request_body(NEIGHBOUR))
    inbox(world, NEIGHBOUR)
    changed = product.update(
        record["id"],
        actor=CLERK,
        reason="Sửa trích yếu",
        document={"subject": "Trích yếu mới", "priority": 1},
        add_recipients=[{"organ_id": THIRD}],
    )
    assert changed["document_id"] == record["document_id"]
    assert changed["subject"] == "Trích yếu mới"
    assert [r["organ_id"] for r in changed["recipients"]] == [NEIGHBOUR, THIRD]
    assert changed["recipients"][1]["state"] == "sent"
    (update,) = inbox(world, NEIGHBOUR)
    (new,) = inbox(world, THIRD)
    assert update.business is not None
    assert new.business is not None
    assert (update.business.doc_type, new.business.doc_type) == (2, 0)
    assert update.target_ids == (record["document_id"],)
    assert update.subject == new.subject == "Trích yếu mới"
    assert update.business.receivers[0].organ_id == THIRD
    assert new.document_id == record["document_id"]


def test_two_products_agree_on_an_update(world: World) -> None:
    """Metadata amended, history kept, 15 answered; the state at the recipient stays."""
    sender, receiver = world.product(OWN), world.product(NEIGHBOUR)
    key = sender.issue(CLERK, request_body(NEIGHBOUR))["id"]
    receiver.sync()
    (before,) = receiver.list_incoming()["items"]
    receiver.accept(before["id"], CLERK)
    sender.update(key, actor=CLERK, reason="Sửa trích yếu", document={"subject": "Trích yếu mới"})
    receiver.sync()
    (after,) = receiver.list_incoming()["items"]
    assert (after["subject"], after["state"]) == ("Trích yếu mới", "accepted")
    assert after["received_at"] == before["received_at"]
    assert after["history"][-1]["event"] == "updated"
    assert after["check_summary"] == "ok"
    sender.sync()
    record = sender.get_outgoing(key)
    assert record["recipients"][0]["state"] == "accepted"
    assert record["history"][-1]["event"] == "update-answered"


def test_a_recipient_that_is_dropped_loses_the_document(world: World) -> None:
    sender, receiver = world.product(OWN), world.product(NEIGHBOUR)
    key = sender.issue(CLERK, request_body(NEIGHBOUR, THIRD))["id"]
    receiver.sync()
    record = sender.update(key, actor=CLERK, reason="Gửi nhầm", drop_recipients=[NEIGHBOUR])
    assert [r["organ_id"] for r in record["recipients"]] == [THIRD]
    receiver.sync()
    (held,) = receiver.list_incoming()["items"]
    assert (held["state"], held["history"][-1]["event"]) == ("recalled", "dropped")


def test_the_last_recipient_cannot_be_dropped(world: World) -> None:
    product = world.product()
    key = product.issue(CLERK, request_body(NEIGHBOUR))["id"]
    with pytest.raises(DriverRefused) as refusal:
        product.update(key, actor=CLERK, reason="Gửi nhầm", drop_recipients=[NEIGHBOUR])
    assert refusal.value.code == "refused"


def test_an_update_of_something_never_received_is_answered_16(world: World) -> None:
    product = world.product()
    peer = world.peer()
    elsewhere = peer.send_document([world.peer(THIRD).organ])
    update = peer.send_update(elsewhere)
    peer.dispatch(update.prepared.with_message(recipients=(world.own(),)), to=[OWN])
    product.sync()
    assert product.list_incoming()["items"] == []
    peer.poll()
    assert [s.status_code for s in peer.statuses_about(elsewhere.document_id)] == ["16"]


def test_a_replacement_is_a_new_document_that_names_the_old_one(world: World) -> None:
    sender, receiver = world.product(OWN), world.product(NEIGHBOUR)
    old = sender.issue(CLERK, request_body(NEIGHBOUR))
    receiver.sync()
    files = [pdf_file("thay-the.pdf", 2)]
    new = sender.replace(old["id"], CLERK, "Sai phụ lục", request_body(NEIGHBOUR, files=files))
    assert new["document_id"] == "000.00.01.H01-2019.2"
    assert new["replaces"] == old["document_id"]
    assert sender.get_outgoing(old["id"])["replaced_by"] == new["document_id"]
    receiver.sync()
    first, second = receiver.list_incoming()["items"]
    assert second["document_id"] == new["document_id"]
    assert (second["state"], second["check_summary"]) == ("arrived", "ok")
    assert first["history"][-1]["event"] == "replaced"
    assert first["history"][-1]["detail"] == new["document_id"]


def test_sending_again_makes_no_second_record_at_the_recipient(world: World) -> None:
    sender, receiver = world.product(OWN), world.product(NEIGHBOUR)
    record = sender.issue(CLERK, request_body(NEIGHBOUR))
    receiver.sync()
    again = sender.resend(record["id"], CLERK, [NEIGHBOUR])
    assert again["document_id"] == record["document_id"]
    receiver.sync()
    assert len(receiver.list_incoming()["items"]) == 1
    with pytest.raises(DriverRefused) as refusal:
        sender.resend(record["id"], CLERK, [THIRD])
    assert refusal.value.code == "refused"
