"""Statuses from recipients: the outgoing record follows by itself, never backwards (QĐ 28 Đ6.3, Đ10.k2.b)."""

from __future__ import annotations

import pytest

from simulators.protocol.edxml import wire_time, write_status
from simulators.protocol.edxml.model import DocumentMessage, Organ, ResponseFor, StatusMessage
from tests.qlvb.conftest import CLERK, NEIGHBOUR, OWN, THIRD, World, request_body


def tell(
    world: World, code: str, document: DocumentMessage, organ_id: str = NEIGHBOUR, text: str = ""
) -> None:
    world.peer(organ_id).send_status(code, document, description=text)


def issued(world: World, *organ_ids: str):  # type: ignore[no-untyped-def]
    product = world.product()
    key = product.issue(CLERK, request_body(*organ_ids))["id"]
    world.peer(organ_ids[0]).poll()
    (document,) = world.peer(organ_ids[0]).documents()
    return product, key, document


def recipient(product, key, n=0):  # type: ignore[no-untyped-def]
    return product.get_outgoing(key)["recipients"][n]


def test_states_follow_the_recipient_without_any_act(world: World) -> None:
    """QĐ 28 Đ6.3."""
    product, key, document = issued(world, NEIGHBOUR)
    seen = [recipient(product, key)["state"]]
    for code in ("01", "03", "04", "05", "06"):
        tell(world, code, document)
        product.sync()
        seen.append(recipient(product, key)["state"])
    assert seen == ["sent", "arrived", "accepted", "assigned", "processing", "finished"]
    assert recipient(product, key)["status_codes"] == ["01", "03", "04", "05", "06"]
    assert recipient(product, key)["arrived_at"] == "2019-12-17T08:00:00+07:00"


def test_a_status_out_of_order_or_repeated_moves_nothing_back(world: World) -> None:
    product, key, document = issued(world, NEIGHBOUR)
    for code in ("01", "05", "03", "05", "01"):
        tell(world, code, document)
        product.sync()
    assert recipient(product, key)["state"] == "processing"
    assert recipient(product, key)["status_codes"] == ["01", "05", "03"]


def test_a_refusal_is_shown_with_its_reason_and_touches_no_other_recipient(world: World) -> None:
    """Đ6.k1.d: the sender sees it and can send again; completion after refusal is not believed."""
    product, key, document = issued(world, NEIGHBOUR, THIRD)
    tell(world, "02", document, text="Không thuộc thẩm quyền")
    product.sync()
    refused, other = product.get_outgoing(key)["recipients"]
    assert (refused["state"], refused["state_name"]) == ("refused", "từ chối nhận")
    assert refused["description"] == "Không thuộc thẩm quyền"
    assert other["state"] == "sent"
    tell(world, "06", document)
    product.sync()
    assert recipient(product, key)["state"] == "refused"
    again = product.resend(key, CLERK, [NEIGHBOUR])
    assert [r["state"] for r in again["recipients"]] == ["sent", "sent"]
    (copy,) = world.peer(NEIGHBOUR).poll()
    assert isinstance(copy.message, DocumentMessage)
    assert copy.message.document_id == document.document_id


def test_an_unknown_code_is_kept_and_changes_no_state(world: World) -> None:
    """Đ8.k2.h: the list of states is open."""
    product, key, document = issued(world, NEIGHBOUR)
    tell(world, "11", document, text="Mã mới")
    assert product.sync()["errors"] == []
    assert recipient(product, key)["state"] == "sent"
    assert "11" in recipient(product, key)["status_codes"]
    assert "Mã mới" in product.get_outgoing(key)["history"][-1]["detail"]


def test_a_code_with_one_digit_is_understood(world: World) -> None:
    product, key, document = issued(world, NEIGHBOUR)
    tell(world, "3", document)
    product.sync()
    assert recipient(product, key)["state"] == "accepted"


@pytest.mark.parametrize("document_id", ["000.00.01.H01-2019.999", "không rõ", ""])
def test_a_status_about_nothing_known_is_taken_and_forgotten_by_nobody(
    world: World, document_id: str
) -> None:
    """Not fetched again at every sync (axis-api §8.19)."""
    product = world.product()
    message = StatusMessage(
        Organ(NEIGHBOUR), ResponseFor(OWN, "", "", document_id), "03", timestamp=wire_time(world.clock.now())
    )
    world.client(NEIGHBOUR).send(write_status(message), from_=NEIGHBOUR, message_type="status", to=[OWN])
    assert product.sync() == {"fetched": 0, "statuses": 1, "sent": 0, "errors": []}
    assert product.sync()["statuses"] == 0


def test_a_stranger_cannot_change_the_state_at_a_recipient(world: World) -> None:
    product, key, document = issued(world, NEIGHBOUR)
    tell(world, "06", document, organ_id=THIRD)
    product.sync()
    assert recipient(product, key)["state"] == "sent"
