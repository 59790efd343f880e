"""Steps in which the axis misbehaves towards the product (axis-api §8), and recovers."""

from __future__ import annotations

from harness.oracles.language import SentenceError
from harness.steps.registry import STEPS
from harness.steps.world import World

FAULTS = {
    "cắt kết nối trước khi trả lời": "drop-before-reply",
    "cắt kết nối sau khi đã lưu": "drop-after-store",
    "trả lời từ chối": "fail-reply",
    "trả lời bằng trang lỗi cổng kết nối": "bad-gateway-html",
    "trả lời rỗng": "empty-200",
    "trả lời không được phép": "unauthorized-text",
    "phát trùng gói tin": "duplicate-delivery",
}
"""What a scenario says of the axis → the switch of `simulators/carrier/faults.py`."""


@STEPS.given("Trục gặp lỗi “{fault}” với phần mềm được kiểm")
def axis_fails(world: World, fault: str) -> None:
    """From now on, until the axis works again or the scenario ends."""
    if fault not in FAULTS:
        raise SentenceError(f"no fault {fault!r}; there are {', '.join(FAULTS)}")
    world.fault(FAULTS[fault])


@STEPS.given("Trục hoạt động trở lại")
def axis_works_again(world: World) -> None:
    world.heal()


@STEPS.when("phần mềm đồng bộ với Trục")
def synchronises(world: World) -> None:
    """The product polls, and tries again what could not be sent."""
    world.sync()
