"""Steps about processing statuses (trạng thái xử lý, Đ8.k2.h): brought about here, reported by other agencies."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from harness.oracles.status_names import codes_named, status_named
from harness.steps.actors import ADMINISTRATOR, APPROVER, CLERK, SPECIALIST
from harness.steps.registry import STEPS
from harness.steps.world import World


def _assign(world: World, doc: str) -> None:
    lead = {"unit": SPECIALIST["unit"], "person": SPECIALIST["name"]}
    world.act("assign", doc, actor=APPROVER, lead=lead, cooperating=[])


_WAY: Mapping[str, Callable[[World, str], object]] = {
    "accept": lambda world, doc: world.act("accept", doc, actor=CLERK),
    "assign": _assign,
    "start": lambda world, doc: world.act("start", doc, actor=SPECIALIST),
    "complete": lambda world, doc: world.act("complete", doc, actor=SPECIALIST),
}
"""The acts upon an incoming document in the order in which they follow one another (Đ9.k1, k2)."""


@STEPS.given("việc xử lý {doc} đã tới bước “{status}”")
def has_come_to(world: World, doc: str, status: str) -> None:
    """Every act up to that status has been performed, each by the role whose act it is."""
    last = status_named(status).act
    for operation, perform in _WAY.items() if last else ():
        perform(world, doc)
        if operation == last:
            break


@STEPS.when("người quản trị xóa {doc} với lý do “{reason}”")
def deletes(world: World, doc: str, reason: str) -> None:
    world.act("delete_incoming", doc, actor=ADMINISTRATOR, reason=reason)


@STEPS.when("{agency} lần lượt báo các trạng thái {statuses} cho {doc}")
def peer_reports_in_turn(world: World, agency: str, statuses: str, doc: str) -> None:
    """One status message after another, in the words of Đ8.k2.h or as `mã 27`; the product polls after each."""
    for code in codes_named(statuses):
        world.send_status(agency, doc, code)
        world.sync()
