"""Steps about looking after what is signed and not sent yet (Đ6.k2.a)."""

from __future__ import annotations

from harness.steps.registry import STEPS
from harness.steps.world import World


@STEPS.given("văn thư đã xem việc gửi {doc}")
def has_looked_after(world: World, doc: str) -> None:
    """What the product shows of it at this point, for a Then to judge later."""
    world.read("outgoing", doc)


@STEPS.when("văn thư xem việc gửi {doc}")
def looks_after(world: World, doc: str) -> None:
    world.read("outgoing", doc)
