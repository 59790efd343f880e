"""Steps about documents that their signatures do not authenticate (Đ4.k5, Điều 5)."""

from __future__ import annotations

from harness.steps.actors import CLERK
from harness.steps.registry import STEPS
from harness.steps.world import World


@STEPS.when("văn thư vẫn tiếp nhận {doc} chưa xác thực được")
def accepts_all_the_same(world: World, doc: str) -> None:
    """Knowing of the failed check; a product that does not allow it at all refuses."""
    world.attempt("accept", doc, actor=CLERK, override=True)
