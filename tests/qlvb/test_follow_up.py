"""Inside the agency and after dispatch: submission, terms, lists, answers owed, reminders, delegation."""

from __future__ import annotations

import pytest

from harness.sut.drivers import DriverRefused, HttpDriver
from simulators.protocol.edxml.model import ResponseFor
from tests.qlvb.conftest import (
    ADMINISTRATOR,
    CLERK,
    DRAFTER,
    LEADER,
    NEIGHBOUR,
    OWN,
    THIRD,
    UNIT_LEADER,
    World,
    request_body,
)

UNIT, OTHER = "Phòng Tổng hợp", "Thanh tra"
TO = {"role": LEADER["role"], "name": LEADER["name"]}


def arrived(world: World, product: HttpDriver) -> str:
    """A document of the neighbour, in the product: its key."""
    world.peer().send_document([world.own()])
    product.sync()
    return product.list_incoming("all")["items"][-1]["id"]


def accepted(world: World, product: HttpDriver) -> str:
    key = arrived(world, product)
    product.accept(key, CLERK)
    return key


def ids(product: HttpDriver, **query: str) -> list[str]:
    return [row["id"] for row in product.list_incoming(**query)["items"]]  # type: ignore[arg-type]


def test_a_document_is_submitted_only_once_it_is_registered(world: World) -> None:
    product = world.product()
    key = arrived(world, product)
    with pytest.raises(DriverRefused) as refusal:
        product.submit_incoming(key, CLERK, TO)
    assert (refusal.value.code, refusal.value.status) == ("not-allowed", 409)
    product.accept(key, CLERK)
    [shown] = product.submit_incoming(key, CLERK, TO, "Kính trình")["submissions"]
    assert (shown["to"], shown["note"], shown["actor"]["name"]) == (TO, "Kính trình", CLERK["name"])


def test_the_head_of_a_unit_names_the_specialist_and_changes_nothing_else(world: World) -> None:
    product = world.product()
    key = accepted(world, product)
    product.assign(
        key, actor=LEADER, lead={"unit": UNIT}, cooperating=[{"unit": OTHER, "deadline": "2019-12-19"}],
        deadline="2019-12-20", directions="Khẩn trương", reply_request={"content": "Số liệu"},
    )  # fmt: skip
    record = product.assign(key, actor=UNIT_LEADER, lead={"unit": UNIT, "person": DRAFTER["name"]})
    given = record["assignment"]
    assert given is not None
    assert given["lead"] == {"unit": UNIT, "person": DRAFTER["name"]}
    assert (given["cooperating"], given["deadline"]) == (
        [{"unit": OTHER, "deadline": "2019-12-19"}],
        "2019-12-20",
    )
    assert [one["text"] for one in record["directions"]] == ["Khẩn trương"]
    assert record["reply_request"] == {"content": "Số liệu", "due_date": None}


def test_units_and_specialists_see_what_is_theirs_and_nothing_else(world: World) -> None:
    product = world.product()
    key = accepted(world, product)
    lead = {"unit": UNIT, "person": DRAFTER["name"]}
    product.assign(key, actor=LEADER, lead=lead, cooperating=[{"unit": OTHER}])
    assert (
        ids(product, unit=UNIT) == ids(product, unit=OTHER) == ids(product, person=DRAFTER["name"]) == [key]
    )
    assert ids(product, unit="Văn phòng") == ids(product, person="Người khác") == []


@pytest.mark.parametrize(
    ("now", "overdue"),
    [("2019-12-20T23:59:59+07:00", False), ("2019-12-21T00:00:00+07:00", True)],
    ids=["on the day of the term", "the day after"],
)
def test_a_document_is_overdue_from_the_day_after_its_term(world: World, now: str, overdue: bool) -> None:
    product = world.product()
    key = accepted(world, product)
    product.assign(key, actor=LEADER, lead={"unit": UNIT}, deadline="2019-12-20")
    product.set_clock(now)
    assert product.get_incoming(key)["overdue"] is overdue
    assert ids(product, list="overdue") == ([key] if overdue else [])
    product.complete(key, DRAFTER)
    assert ids(product, list="overdue") == []


def test_a_report_asked_for_is_listed_and_its_unit_reminded(world: World) -> None:
    product = world.product()
    key = accepted(world, product)
    asked = {"content": "Số liệu", "due_date": "2019-12-16"}
    product.assign(key, actor=LEADER, lead={"unit": UNIT}, reply_request=asked)
    assert ids(product, list="report") == [key]
    product.remind_incoming(key, CLERK, {"unit": UNIT}, "Đề nghị báo cáo")
    [notice] = product.notices(about=key)["items"]
    assert (notice["kind"], notice["to"]["unit"], notice["actor"]["name"]) == (
        "reminder",
        UNIT,
        CLERK["name"],
    )
    [owed] = product.statistics()["reports"]
    assert (owed["id"], owed["late"], owed["days_late"], owed["reminders"]) == (key, True, 1, 1)


def test_who_has_answered_owes_nothing_and_who_has_not_grows_late(world: World) -> None:
    product = world.product()
    asked = {"content": "Báo cáo", "due_date": "2019-12-18"}
    record = product.issue(CLERK, request_body(NEIGHBOUR, THIRD, reply_request=asked))
    document_id = str(record["document_id"])
    answer = ResponseFor(OWN, "", "2019/12/17", document_id)
    world.peer(NEIGHBOUR).send_document([world.own()], replies_to=(answer,))
    product.sync()
    shown = {row["organ_id"]: row for row in product.get_outgoing(record["id"])["recipients"]}
    assert shown[NEIGHBOUR]["replied_at"] and shown[THIRD]["replied_at"] is None
    product.remind_outgoing(record["id"], DRAFTER, [THIRD], "Đề nghị sớm trả lời")
    product.set_clock("2019-12-20T08:00:00+07:00")
    [owed] = product.statistics()["answers"]
    assert (owed["organ_id"], owed["days_late"], owed["reminders"]) == (THIRD, 2, 1)


def test_an_answer_of_somebody_who_was_not_asked_settles_nothing(world: World) -> None:
    product = world.product()
    asked = {"content": "Báo cáo", "due_date": "2019-12-18"}
    record = product.issue(CLERK, request_body(NEIGHBOUR, reply_request=asked))
    answer = ResponseFor(OWN, "", "2019/12/17", str(record["document_id"]))
    world.peer(THIRD).send_document([world.own()], replies_to=(answer,))
    product.sync()
    assert [row["organ_id"] for row in product.statistics()["answers"]] == [NEIGHBOUR]


def test_only_a_recipient_is_reminded(world: World) -> None:
    """And of a refused reminder nothing is kept."""
    product = world.product()
    record = product.issue(CLERK, request_body(NEIGHBOUR))
    with pytest.raises(DriverRefused) as refusal:
        product.remind_outgoing(record["id"], DRAFTER, [NEIGHBOUR, THIRD], "Đề nghị")
    assert refusal.value.code == "refused"
    assert product.notices(about=record["id"])["items"] == []


def test_what_was_delegated_may_be_done_by_that_person_until_the_last_day(world: World) -> None:
    product = world.product()
    keys = []
    for _ in range(2):
        keys.append(product.draft(DRAFTER, request_body())["id"])
        product.submit(keys[-1], DRAFTER)
        product.approve(keys[-1], UNIT_LEADER)
    with pytest.raises(DriverRefused):
        product.sign(keys[0], UNIT_LEADER)
    product.delegate(LEADER, UNIT_LEADER, ["sign"], until="2019-12-17")
    with pytest.raises(DriverRefused):
        product.sign(keys[0], {**UNIT_LEADER, "name": "Người khác"})
    assert product.sign(keys[0], UNIT_LEADER)["state"] == "signed"
    product.set_clock("2019-12-18T00:00:00+07:00")
    with pytest.raises(DriverRefused):
        product.sign(keys[1], UNIT_LEADER)


@pytest.mark.parametrize("act", ["delegate", "delete_incoming", "no-such-act"])
def test_some_acts_are_nobodys_to_hand_on(world: World, act: str) -> None:
    with pytest.raises(DriverRefused) as refusal:
        world.product().delegate(LEADER, ADMINISTRATOR, [act])
    assert refusal.value.code == "refused"


def test_a_check_of_form_is_on_record_and_leaves_the_draft_where_it_was(world: World) -> None:
    product = world.product()
    key = product.draft(DRAFTER, request_body())["id"]
    with pytest.raises(DriverRefused):
        product.check_format(key, CLERK, "ok")
    product.submit(key, DRAFTER)
    record = product.check_format(key, CLERK, "not-ok", "Sai cỡ chữ")
    [found] = record["format_checks"]
    assert (record["state"], found["result"], found["note"]) == ("submitted", "not-ok", "Sai cỡ chữ")
