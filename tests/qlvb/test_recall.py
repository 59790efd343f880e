"""Recall and take-back, both ways (Đ8.k2.h, Đ9.k1.c, Đ10.k2.b; design §9.9, §9.10)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from harness.sut.drivers import DriverRefused, HttpDriver
from simulators.agencies import Sent
from simulators.carrier import Fault
from simulators.protocol.edxml.model import DocumentMessage
from tests.qlvb.conftest import CLERK, DRAFTER, LEADER, NEIGHBOUR, OWN, THIRD, World, request_body

Advance = Callable[[HttpDriver, str], None]


def _not(_: HttpDriver, __: str) -> None:
    pass


def _accepted(product: HttpDriver, key: str) -> None:
    product.accept(key, CLERK)


def _processing(product: HttpDriver, key: str) -> None:
    _accepted(product, key)
    product.start(key, DRAFTER)


def _finished(product: HttpDriver, key: str) -> None:
    _processing(product, key)
    product.complete(key, DRAFTER)


def answers(world: World, sent: Sent, organ_id: str = NEIGHBOUR) -> list[str]:
    world.peer(organ_id).poll()
    return [s.status_code for s in world.peer(organ_id).statuses_about(sent.document_id)]


@pytest.mark.parametrize("stage", [_not, _accepted, _processing, _finished])
def test_a_recall_by_the_issuer_is_carried_out_at_every_stage(world: World, stage: Advance) -> None:
    """Đ9.k1.c: out of the working list, not openable, metadata and history kept, 15 to the sender."""
    product = world.product()
    sent = world.peer().send_document([world.own()])
    product.sync()
    (record,) = product.list_incoming()["items"]
    stage(product, record["id"])
    world.peer().send_recall(sent, reason="Sai nội dung")
    product.sync()
    (record,) = product.list_incoming()["items"]
    assert (record["state"], record["state_name"]) == ("recalled", "thu hồi")
    assert (record["openable"], record["in_working_list"]) == (False, False)
    assert product.list_incoming(list="working")["items"] == []
    assert record["subject"] == sent.message.subject
    assert record["files"]
    assert record["recall"]["reason"] == "Sai nội dung"
    assert record["recall"]["answer"] == "15"
    assert record["history"][-1]["event"] == "recalled"
    with pytest.raises(DriverRefused) as refusal:
        product.get_incoming_file(record["id"], 0)
    assert (refusal.value.code, refusal.value.status) == ("refused", 409)
    assert answers(world, sent)[-1] == "15"


def test_a_recall_repeated_is_answered_again_and_changes_nothing(world: World) -> None:
    product = world.product()
    sent = world.peer().send_document([world.own()])
    for _ in range(2):
        world.peer().send_recall(sent)
        product.sync()
    (record,) = product.list_incoming()["items"]
    assert [e["event"] for e in record["history"]][-2:] == ["recalled", "recall-repeated"]
    assert answers(world, sent) == ["01", "15", "15"]


def test_nobody_but_the_issuer_recalls_a_document(world: World) -> None:
    """Đ9.k1.c: another agency that names the identifier gets 16 with the reason; nothing is cancelled."""
    product = world.product()
    sent = world.peer(NEIGHBOUR).send_document([world.own()])
    product.sync()
    stranger = world.peer(THIRD)
    stranger.send_recall(Sent(sent.prepared, sent.at, sent.results))
    product.sync()
    (record,) = product.list_incoming()["items"]
    assert record["state"] == "arrived"
    assert record["history"][-1]["event"] == "recall-refused"
    stranger.poll()
    (status,) = stranger.statuses_about(sent.document_id)
    assert status.status_code == "16"
    assert "không phải cơ quan ban hành" in status.description


def test_a_recall_of_something_never_received_is_answered_16(world: World) -> None:
    product = world.product()
    peer = world.peer()
    elsewhere = peer.send_document([world.peer(THIRD).organ])
    peer.dispatch(
        peer.prepare([world.own()]).with_message(
            document_id=elsewhere.document_id,
            business=peer.send_recall(elsewhere).message.business,
        )
    )
    product.sync()
    assert product.list_incoming()["items"] == []
    assert answers(world, elsewhere)[-1] == "16"


def test_a_packet_is_given_back_before_acceptance_and_not_after_it(world: World) -> None:
    """Status 13 lấy lại: another thing than thu hồi."""
    product = world.product()
    early, late = (world.peer().send_document([world.own()]) for _ in range(2))
    product.sync()
    product.accept(product.list_incoming(document_id=late.document_id)["items"][0]["id"], CLERK)
    for sent in (early, late):
        world.peer().send_take_back(sent, world.own())
    product.sync()
    (given,) = product.list_incoming(document_id=early.document_id)["items"]
    (kept,) = product.list_incoming(document_id=late.document_id)["items"]
    assert (given["state"], given["openable"]) == ("recalled", False)
    assert (kept["state"], kept["openable"]) == ("accepted", True)
    assert answers(world, early)[-1] == "15"
    assert answers(world, late)[-1] == "16"


def issue_to(world: World, product: HttpDriver, *organ_ids: str) -> str:
    record = product.issue(CLERK, request_body(*organ_ids))
    for organ_id in organ_ids:
        world.peer(organ_id).poll()
    return record["id"]


def states(product: HttpDriver, key: str) -> list[str]:
    return [r["state"] for r in product.get_outgoing(key)["recipients"]]


def test_every_recipient_hears_of_a_recall_even_one_that_refused(world: World) -> None:
    """Đ10.k2.b: a message of type 1 that names the document to each original recipient."""
    product = world.product()
    key = issue_to(world, product, NEIGHBOUR, THIRD)
    record = product.get_outgoing(key)
    (document,) = world.peer(THIRD).documents()
    world.peer(THIRD).send_status("02", document, description="Không thuộc thẩm quyền")
    product.sync()
    record = product.recall(key, CLERK, "Sai nội dung")
    assert record["state"] == "recalled"
    assert record["recall"] == {"at": "2019-12-17T08:00:00+07:00", "reason": "Sai nội dung", "state": "sent"}
    assert states(product, key) == ["recall-sent", "recall-sent"]
    for organ_id in (NEIGHBOUR, THIRD):
        (notice,) = world.peer(organ_id).poll()
        assert isinstance(notice.message, DocumentMessage)
        assert notice.message.business is not None
        assert notice.message.business.doc_type == 1
        assert notice.message.business.reason == "Sai nội dung"
        assert notice.message.target_ids == (record["document_id"],)
        assert notice.message.document_id == record["document_id"]


@pytest.mark.parametrize(
    ("code", "state", "outcome"),
    [
        ("15", "recalled", "completed"),
        ("03", "recalled", "completed"),
        ("16", "recall-refused", "refused"),
        ("02", "recall-refused", "refused"),
    ],
)
def test_the_answer_to_a_recall_settles_it(world: World, code: str, state: str, outcome: str) -> None:
    """15 and 16, and 03 and 02 as known variants (design §9.10)."""
    product = world.product()
    key = issue_to(world, product, NEIGHBOUR)
    (document,) = world.peer().documents()
    product.recall(key, LEADER, "Sai nội dung")
    world.peer().send_status(code, document)
    product.sync()
    assert states(product, key) == [state]
    record = product.get_outgoing(key)
    assert record["recall"]["state"] == outcome
    assert record["history"][-1]["event"] == "recall-answered"


def test_two_products_carry_out_a_recall_between_them(world: World) -> None:
    """The whole way: issue, arrive, accept, recall, cancel, answer."""
    sender, receiver = world.product(OWN), world.product(NEIGHBOUR)
    key = sender.issue(CLERK, request_body(NEIGHBOUR))["id"]
    receiver.sync()
    (record,) = receiver.list_incoming()["items"]
    receiver.accept(record["id"], CLERK)
    sender.sync()
    assert states(sender, key) == ["accepted"]
    sender.recall(key, CLERK, "Sai nội dung")
    receiver.sync()
    assert receiver.get_incoming(record["id"])["state"] == "recalled"
    sender.sync()
    assert states(sender, key) == ["recalled"]
    assert sender.get_outgoing(key)["recall"]["state"] == "completed"


def test_an_acceptance_that_crossed_the_recall_on_the_way_is_no_answer_to_it(world: World) -> None:
    """Status times tell; the real answer then settles the recall."""
    sender, receiver = world.product(OWN), world.product(NEIGHBOUR)
    key = sender.issue(CLERK, request_body(NEIGHBOUR))["id"]
    receiver.sync()
    (record,) = receiver.list_incoming()["items"]
    receiver.accept(record["id"], CLERK)
    sender.set_clock("2019-12-17T08:10:00+07:00")
    sender.recall(key, CLERK, "Sai nội dung")
    sender.sync()
    assert states(sender, key) == ["recall-sent"]
    assert sender.get_outgoing(key)["recipients"][0]["status_codes"] == ["01", "03"]
    receiver.sync()
    sender.sync()
    assert states(sender, key) == ["recalled"]


def test_a_recall_never_overtakes_the_document_it_recalls(world: World) -> None:
    """Both wait while the axis is down; afterwards the document goes first."""
    product = world.product()
    world.axis.faults.set(Fault.BAD_GATEWAY_HTML, op="sendEdoc")
    key = product.issue(CLERK, request_body(NEIGHBOUR))["id"]
    record = product.recall(key, CLERK, "Sai nội dung")
    assert (record["send_state"], record["recall"]["state"]) == ("waiting", "waiting")
    world.axis.faults.clear()
    assert product.sync()["sent"] == 2
    kinds = [one.message.business.doc_type for one in world.peer().poll()]
    assert kinds == [0, 1]
    record = product.get_outgoing(key)
    assert (record["send_state"], record["recall"]["state"]) == ("sent", "sent")


def test_a_draft_cannot_be_recalled(world: World) -> None:
    product = world.product()
    draft = product.draft(DRAFTER, request_body())
    with pytest.raises(DriverRefused) as refusal:
        product.recall(draft["id"], CLERK, "thử")
    assert refusal.value.code == "not-allowed"


def test_a_take_back_that_is_refused_leaves_the_document_where_it_was(world: World) -> None:
    sender, receiver = world.product(OWN), world.product(NEIGHBOUR)
    key = sender.issue(CLERK, request_body(NEIGHBOUR))["id"]
    receiver.sync()
    (record,) = receiver.list_incoming()["items"]
    receiver.accept(record["id"], CLERK)
    sender.sync()
    assert sender.take_back(key, actor=CLERK, organ_id=NEIGHBOUR, reason="Gửi nhầm")["state"] == "issued"
    receiver.sync()
    sender.sync()
    assert states(sender, key) == ["recall-refused"]
    receiver.start(record["id"], DRAFTER)
    sender.sync()
    assert states(sender, key) == ["processing"]
