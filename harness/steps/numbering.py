"""Steps about the number X of outgoing documents (Đ8.k3): several at once, a new year, drafts given up."""

from __future__ import annotations

from datetime import datetime

from harness.oracles.language import VIETNAM, names
from harness.steps.actors import SPECIALIST
from harness.steps.registry import STEPS
from harness.steps.world import World


@STEPS.given("các văn bản đi của năm đã được đếm")
def counted_before(world: World) -> None:
    """What the product counts to the current year, before the scenario adds to it."""
    world.read("all-outgoing", "văn bản")


@STEPS.given("còn một giây nữa là sang một năm chưa có văn bản đi nào")
def last_second_before_an_unused_year(world: World) -> None:
    """31 December 23:59:59 before the first year after the as-of year that has no outgoing document yet."""
    world.move_clock(datetime(world.unused_year() - 1, 12, 31, 23, 59, 59, tzinfo=VIETNAM))


@STEPS.when("đồng hồ chuyển sang giây đầu tiên của năm mới")
def first_second_of_the_new_year(world: World) -> None:
    """1 January 00:00:01, +07:00."""
    world.move_clock(datetime(world.now().year + 1, 1, 1, 0, 0, 1, tzinfo=VIETNAM))


@STEPS.when("lần lượt {count} văn bản được phát hành gửi {agencies}")
def issued_in_turn(world: World, count: str, agencies: str) -> None:
    """`văn bản thứ 1`, `văn bản thứ 2` and so on, one after the other."""
    world.issue_several(_labels(count), names(agencies), together=False)


@STEPS.when("{count} văn bản được phát hành cùng một lúc gửi {agencies}")
def issued_together(world: World, count: str, agencies: str) -> None:
    """All of them in calls to the product that begin at the same moment."""
    world.issue_several(_labels(count), names(agencies), together=True)


@STEPS.given("dự thảo {doc} đã bị hủy với lý do “{reason}”")
def draft_given_up(world: World, doc: str, reason: str) -> None:
    """A document that never was issued (Đ10.k1)."""
    world.act("cancel_draft", doc, actor=SPECIALIST, reason=reason)


def _labels(count: str) -> list[str]:
    return [f"văn bản thứ {number}" for number in range(1, int(count) + 1)]
