"""The way of a draft to its issue, and who may take which step (Đ10.k1, Đ10.k2.a)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from harness.sut.contract import load_contract
from harness.sut.drivers import DriverRefused, HttpDriver
from simulators.protocol.signing import judge_pdf
from simulators.qlvb.rights import ROLES
from tests.qlvb.conftest import (
    ADMINISTRATOR,
    CLERK,
    DRAFTER,
    LEADER,
    NEIGHBOUR,
    UNIT_LEADER,
    World,
    request_body,
)

PEOPLE = (DRAFTER, UNIT_LEADER, LEADER, CLERK, ADMINISTRATOR)


def test_a_draft_goes_through_every_hand_and_leaves_only_at_the_end(world: World) -> None:
    """Chuyên viên, lãnh đạo đơn vị, người có thẩm quyền, văn thư; nothing leaves before văn thư releases it."""
    product = world.product()
    record = product.draft(DRAFTER, request_body())
    assert (record["state"], record["document_id"], record["number"]) == ("draft", None, None)
    states = [
        product.submit(record["id"], DRAFTER)["state"],
        product.approve(record["id"], UNIT_LEADER)["state"],
        product.sign(record["id"], LEADER)["state"],
    ]
    assert states == ["submitted", "approved", "signed"]
    assert product.sync()["sent"] == 0
    assert world.peer(NEIGHBOUR).poll() == ()
    (leader,) = judge_pdf(product.get_outgoing_file(record["id"], 0), world.pki.trust(), at=world.clock.now())
    assert leader.verdict == "valid"
    record = product.release(record["id"], CLERK)
    assert (record["state"], record["document_id"]) == ("issued", "000.00.01.H01-2019.1")
    assert len(world.peer(NEIGHBOUR).poll()) == 1
    events = [event["event"] for event in record["history"]]
    assert events[:7] == ["drafted", "submitted", "approved", "signed", "numbered", "sealed", "issued"]
    signatures = judge_pdf(
        product.get_outgoing_file(record["id"], 0), world.pki.trust(), at=world.clock.now()
    )
    assert [s.verdict for s in signatures] == ["valid", "valid"]


def test_a_returned_draft_may_be_submitted_and_signed_again(world: World) -> None:
    product = world.product()
    key = product.draft(DRAFTER, request_body())["id"]
    for _ in range(2):
        product.submit(key, DRAFTER)
        product.approve(key, UNIT_LEADER)
        product.sign(key, LEADER)
        returned = product.return_draft(key, CLERK, "Sai thể thức")
        assert (returned["state"], returned["history"][-1]["detail"]) == ("returned", "Sai thể thức")
    product.submit(key, DRAFTER)
    product.approve(key, UNIT_LEADER)
    product.sign(key, LEADER)
    assert product.release(key, CLERK)["document_id"].endswith(".1")


Step = Callable[[HttpDriver, str], Any]


@pytest.mark.parametrize(
    "step",
    [
        lambda d, k: d.approve(k, UNIT_LEADER),
        lambda d, k: d.sign(k, LEADER),
        lambda d, k: d.release(k, CLERK),
        lambda d, k: d.return_draft(k, CLERK, "x"),
        lambda d, k: d.recall(k, CLERK, "x"),
        lambda d, k: d.resend(k, CLERK, [NEIGHBOUR]),
        lambda d, k: d.take_back(k, actor=CLERK, organ_id=NEIGHBOUR, reason="x"),
        lambda d, k: d.update(k, actor=CLERK, reason="x"),
        lambda d, k: d.replace(k, CLERK, "x", request_body()),
    ],
)
def test_a_step_out_of_turn_is_not_allowed(world: World, step: Step) -> None:
    """409 not-allowed, and nothing has changed."""
    product = world.product()
    draft = product.draft(DRAFTER, request_body())
    with pytest.raises(DriverRefused) as refusal:
        step(product, draft["id"])
    assert (refusal.value.code, refusal.value.status) == ("not-allowed", 409)
    assert product.get_outgoing(draft["id"]) == draft
    assert world.peer(NEIGHBOUR).poll() == ()


@pytest.mark.parametrize("operation", sorted(ROLES))
def test_nobody_acts_beyond_his_role(standing: World, operation: str) -> None:
    """403 not-allowed to every role that the contract does not list for the act."""
    product = standing.drivers[0]
    allowed = load_contract().operations[operation].roles
    bodies: dict[str, dict[str, Any]] = {
        "issue": {"document": request_body()},
        "draft": {"document": request_body()},
        "replace": {"document": request_body(), "reason": "x"},
        "resend": {"organ_ids": [NEIGHBOUR]},
        "take_back": {"organ_id": NEIGHBOUR, "reason": "x"},
        "assign": {"lead": {"unit": "x"}},
        "escalate": {"to": {"role": "nguoi-co-tham-quyen", "name": "x"}},
        "submit_incoming": {"to": {"role": "nguoi-co-tham-quyen", "name": "x"}},
        "check_format": {"result": "ok"},
        "remind_incoming": {"to": {"unit": "x"}, "text": "x"},
        "remind_outgoing": {"organ_ids": [NEIGHBOUR], "text": "x"},
        "delegate": {"to": UNIT_LEADER | {"name": "Người Không Ai Thử"}, "acts": ["sign"]},
        "receive_paper": {"paper": {"organ_id": NEIGHBOUR, "number": "1", "symbol": "TTr"}},
        "open_dossier": {"dossier": {"number": "01", "symbol": "TH"}},
        "add_to_dossier": {"paper": {"kind": "ý kiến chỉ đạo", "title": "x", "text": "x"}},
        "create_account": {
            "user_name": "ai.do",
            "person_name": "Ai Đó",
            "role": "chuyen-vien",
            "password": "Mat-khau-9-dai",
        },
        "lock_account": {"user_name": "khong.co", "reason": "x"},
        "unlock_account": {"user_name": "khong.co"},
        "reset_password": {"user_name": "khong.co", "new_password": "Mat-khau-9-dai"},
        "restore": {"content_base64": "eA=="},
    }
    needs_reason = {
        "recall",
        "return_draft",
        "cancel_draft",
        "update",
        "refuse",
        "delete_incoming",
        "delete_dossier",
    }
    body = bodies.get(operation, {"reason": "x"} if operation in needs_reason else {})
    contract = load_contract().operations[operation]
    key = {"id": "khong-co"} if contract.path_parameters else {}
    for actor in PEOPLE:
        if operation in _FOR_ALL and actor["role"] in allowed:
            continue
        try:
            product.call(operation, actor=actor, **key, **body)
        except DriverRefused as refusal:
            if actor["role"] not in allowed:
                assert (refusal.code, refusal.status) == ("not-allowed", 403), (operation, actor["role"])
            else:
                assert refusal.status in (404, 409), (operation, actor["role"], refusal.code)
                assert not key or refusal.code == "not-found"
        else:
            assert not key
            assert actor["role"] in allowed


_FOR_ALL = {"restart", "clear_store", "backup"}
"""Acts that change the product for every test that shares it."""


def test_rights_are_those_of_the_contract() -> None:
    """`x-roles` of every act, no more and no less."""
    contract = load_contract()
    stated = {name: set(op.roles) for name, op in contract.operations.items() if op.roles}
    assert {act: {role.value for role in roles} for act, roles in ROLES.items()} == stated
