"""What the reference shows as late: handling, assignment and sending, in records and statistics (Đ6.k2.a, b)."""

from __future__ import annotations

from harness.sut.drivers import HttpDriver
from tests.qlvb.conftest import CLERK, DRAFTER, LEADER, UNIT_LEADER, World, request_body

LEAD = {"unit": "Phòng Tổng hợp", "person": ""}


def arrived(world: World, product: HttpDriver, at: str) -> str:
    """A document of the neighbour that entered at this moment: its key."""
    product.set_clock(at)
    world.peer().send_document([world.own()])
    product.sync()
    return product.list_incoming("all")["items"][-1]["id"]


def late(product: HttpDriver) -> list[tuple[str, str, str]]:
    return [(row["id"], row["duty"], row["due"]) for row in product.statistics()["late"]]


def test_what_waits_is_late_after_two_working_hours_and_stays_late_when_handled_then(world: World) -> None:
    product = world.product()
    key = arrived(world, product, "2019-12-17T10:30:00+07:00")
    product.set_clock("2019-12-17T14:30:00+07:00")
    assert (product.get_incoming(key)["late"], late(product)) == (False, [])
    product.set_clock("2019-12-17T14:30:01+07:00")
    owed = [(key, "handle", "2019-12-17T14:30:00+07:00")]
    assert (product.get_incoming(key)["late"], late(product)) == (True, owed)
    product.accept(key, CLERK)
    assert (product.get_incoming(key)["late"], late(product)) == (True, owed)


def test_assignment_is_owed_on_the_day_of_acceptance(world: World) -> None:
    product = world.product()
    key = arrived(world, product, "2019-12-17T16:59:00+07:00")
    assert product.get_incoming(key)["assign_by"] is None
    product.set_clock("2019-12-18T08:00:00+07:00")
    product.accept(key, CLERK)
    product.set_clock("2019-12-18T23:59:59+07:00")
    shown = product.get_incoming(key)
    assert (shown["assign_by"], shown["assign_late"]) == ("2019-12-18", False)
    product.set_clock("2019-12-19T00:00:00+07:00")
    assert (product.get_incoming(key)["assign_late"], late(product)) == (
        True,
        [(key, "assign", "2019-12-18")],
    )


def test_a_later_assignment_by_the_unit_makes_nothing_late(world: World) -> None:
    product = world.product()
    key = arrived(world, product, "2019-12-17T09:00:00+07:00")
    product.accept(key, CLERK)
    product.assign(key, actor=LEADER, lead=LEAD)
    product.set_clock("2019-12-20T09:00:00+07:00")
    shown = product.assign(key, actor=UNIT_LEADER, lead={**LEAD, "person": "Lê Văn Lúa"})
    assert (shown["assigned_at"], shown["assign_late"]) == ("2019-12-17T09:00:00+07:00", False)


def test_what_is_signed_must_leave_by_the_end_of_the_next_working_morning(world: World) -> None:
    product = world.product()
    product.set_clock("2019-12-20T16:50:00+07:00")
    key = product.draft(DRAFTER, request_body())["id"]
    product.submit(key, DRAFTER)
    product.approve(key, UNIT_LEADER)
    assert (product.get_outgoing(key)["send_by"], product.get_outgoing(key)["send_late"]) == (None, False)
    assert product.sign(key, LEADER)["send_by"] == "2019-12-23T11:00:00+07:00"
    product.set_clock("2019-12-23T11:00:00+07:00")
    assert (product.get_outgoing(key)["send_late"], late(product)) == (False, [])
    product.set_clock("2019-12-23T11:00:01+07:00")
    assert late(product) == [(key, "send", "2019-12-23T11:00:00+07:00")]
    assert product.release(key, CLERK)["send_late"] is True


def test_a_signed_document_that_was_returned_owes_nothing(world: World) -> None:
    product = world.product()
    key = product.draft(DRAFTER, request_body())["id"]
    product.submit(key, DRAFTER)
    product.approve(key, UNIT_LEADER)
    product.sign(key, LEADER)
    product.return_draft(key, LEADER, "Sửa căn cứ")
    product.set_clock("2020-01-10T09:00:00+07:00")
    assert (product.get_outgoing(key)["send_late"], late(product)) == (False, [])
