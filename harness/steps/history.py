"""Steps about the history of a document (lịch sử gửi, nhận, Đ8.k2.p)."""

from __future__ import annotations

from harness.steps.registry import STEPS
from harness.steps.world import World


@STEPS.given("lịch sử của {doc} đã được xem")
def history_has_been_read(world: World, doc: str) -> None:
    """The product's record as it is now, to compare a later one with."""
    world.read("outgoing", doc)
