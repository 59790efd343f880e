"""Paper beside the e-document: what goes with it, what was sent or came on paper (Đ6.k1.c, Đ7.k2, Đ14)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from harness.sut.drivers import DriverRefused, HttpDriver
from simulators.carrier import Fault
from simulators.clock import VIETNAM
from tests.qlvb.conftest import CLERK, DRAFTER, NEIGHBOUR, THIRD, World, request_body

UNCONNECTED, LOCKED = "000.00.98.H01", "000.00.99.H01"
PROPOSAL = "Tờ trình"


def entry(world: World, **changes: Any) -> dict[str, Any]:
    """A document of the neighbour, on its way as an e-document, as its paper would be entered."""
    sent = world.peer(NEIGHBOUR).send_document([world.own()])
    message = sent.message
    paper = {"organ_id": NEIGHBOUR, "number": message.code_number, "symbol": message.code_notation}
    return {**paper, "date": "2019-12-17", **changes}


@pytest.mark.parametrize("out_of_reach", [UNCONNECTED, LOCKED])
def test_one_recipient_out_of_reach_keeps_no_other_from_the_document(world: World, out_of_reach: str) -> None:
    """Đ6.k1.b, Đ7.k1: the others get it; that one is shown as not reached."""
    record = world.product().issue(CLERK, request_body(out_of_reach, NEIGHBOUR))
    states = {r["organ_id"]: (r["state"], r["sent_at"]) for r in record["recipients"]}
    assert states[out_of_reach] == ("failed", None)
    assert states[NEIGHBOUR][0] == "sent"
    assert len(world.peer(NEIGHBOUR).poll()) == 1


def test_a_signed_document_bears_the_mark_no_paper_unless_it_goes_with_paper(world: World) -> None:
    """Đ14.k2."""
    product = world.product()
    plain = product.issue(CLERK, request_body())
    with_paper = product.issue(CLERK, request_body(paper=True))
    assert (plain["paper"], plain["no_paper"]) == (False, True)
    assert (with_paper["paper"], with_paper["no_paper"]) == (True, False)
    assert product.draft(DRAFTER, request_body())["no_paper"] is False


@pytest.mark.parametrize(
    ("day", "type_name", "paper"),
    [(16, PROPOSAL, False), (17, PROPOSAL, True), (18, "tờ trình", True), (18, "Công văn", False)],
)
def test_the_list_in_force_says_what_goes_with_paper(
    world: World, day: int, type_name: str, paper: bool
) -> None:
    """Đ7.k2.b: each type from its own day on; what a person says comes first."""
    product = world.product()
    product.set_paper_list([{"type_name": PROPOSAL, "from_date": "2019-12-17"}])
    product.set_clock(datetime(2019, 12, day, 9, tzinfo=VIETNAM).isoformat())
    assert product.draft(DRAFTER, request_body(type_name=type_name))["paper"] is paper
    assert product.draft(DRAFTER, request_body(type_name=type_name, paper=not paper))["paper"] is not paper


def test_paper_is_noted_only_of_documents_that_go_with_it_and_to_their_recipients(world: World) -> None:
    """Đ6.k1.c: 409 refused, and nothing is kept."""
    product = world.product()
    plain, bound = product.issue(CLERK, request_body()), product.issue(CLERK, request_body(paper=True))
    for key, organs in ((plain["id"], [NEIGHBOUR]), (bound["id"], [THIRD])):
        with pytest.raises(DriverRefused) as refusal:
            product.send_paper(key, CLERK, organs)
        assert (refusal.value.code, refusal.value.status) == ("refused", 409)
        assert product.get_outgoing(key)["paper_dispatches"] == []


def test_paper_without_the_e_document_is_shown_until_the_axis_has_it(world: World) -> None:
    """Đ14.k3."""
    product = world.product()
    world.axis.faults.set(Fault.FAIL_REPLY)
    record = product.issue(CLERK, request_body(paper=True))
    noted = product.send_paper(record["id"], CLERK)["paper_dispatches"]
    assert [(one["organ_id"], one["with_e_document"]) for one in noted] == [(NEIGHBOUR, False)]
    assert noted[0]["actor"]["name"] == CLERK["name"]
    world.axis.faults.clear()
    product.sync()
    assert product.get_outgoing(record["id"])["paper_dispatches"][0]["with_e_document"] is True


def listed(product: HttpDriver) -> list[tuple[Any, Any]]:
    return [(row["valid"], row["incoming"]) for row in product.list_paper()["items"]]


def test_paper_alone_is_not_yet_valid_and_becomes_so_with_the_e_document(world: World) -> None:
    """Đ14.k3, whichever comes first."""
    product = world.product()
    paper = entry(world)
    assert product.receive_paper(CLERK, paper)["valid_name"] == "chưa hợp lệ"
    product.sync()
    [held] = product.list_incoming()["items"]
    assert listed(product) == [(True, held["id"])]
    assert product.receive_paper(CLERK, paper)["valid"] is True


@pytest.mark.parametrize(
    "difference", [{"number": "999"}, {"symbol": "KHAC"}, {"organ_id": THIRD}, {"date": "2019-12-16"}]
)
def test_another_e_document_makes_no_paper_valid(world: World, difference: dict[str, Any]) -> None:
    product = world.product()
    product.receive_paper(CLERK, entry(world, **difference))
    product.sync()
    assert listed(product) == [(False, None)]


def test_an_e_document_sent_back_makes_no_paper_valid(world: World) -> None:
    product = world.product()
    product.receive_paper(CLERK, entry(world))
    product.sync()
    [held] = product.list_incoming()["items"]
    product.refuse(held["id"], CLERK, "Gửi nhầm nơi nhận")
    assert listed(product) == [(False, None)]


def test_what_came_on_paper_survives_a_restart(world: World) -> None:
    product = world.product()
    product.set_paper_list([{"type_name": PROPOSAL, "from_date": "2019-12-17"}])
    product.receive_paper(CLERK, entry(world))
    again = world.product(database=world.products[0].office.config.database)
    assert listed(again) == [(False, None)]
    assert again.draft(DRAFTER, request_body(type_name=PROPOSAL))["paper"] is True
