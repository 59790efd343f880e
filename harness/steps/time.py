"""Steps that move the world's clock (design §5, Time)."""

from __future__ import annotations

from harness.oracles.language import moment
from harness.steps.registry import STEPS
from harness.steps.world import World


@STEPS.given("đồng hồ chỉ {when}")
def clock_shows(world: World, when: str) -> None:
    """The whole world, the product included, stands at a moment."""
    world.move_clock(moment(when))


@STEPS.when("đồng hồ chuyển tới {when}")
def clock_moves(world: World, when: str) -> None:
    """Time passes until a moment."""
    world.move_clock(moment(when))
