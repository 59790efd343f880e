"""Steps of phân công, phân cấp, ủy quyền (Điều 20.2): only for a product that says it has them."""

from __future__ import annotations

from typing import Any

from harness.steps.actors import APPROVER
from harness.steps.registry import STEPS
from harness.steps.stops import NotApplicable, Precondition
from harness.steps.world import World

DELEGATE: dict[str, Any] = {
    "role": "lanh-dao-don-vi",
    "name": "Huỳnh Thị Thoại Sơn",
    "unit": "Phòng Cải cách hành chính",
}
"""Nobody else's name, so that what is delegated to her helps no other scenario."""


@STEPS.given("người có thẩm quyền đã ủy quyền ký văn bản cho lãnh đạo đơn vị")
def has_delegated(world: World) -> None:
    """For the day of the scenario."""
    if not world.has_feature("delegation"):
        raise NotApplicable("bản khai năng lực không có phân công, phân cấp, ủy quyền (Điều 20.2: “có thể”)")
    until = world.now().date().isoformat()
    world.ask("delegate", actor=APPROVER, to=DELEGATE, acts=["sign"], until=until)
    refusal = world.observations().last("driver.refused", op="delegate")
    if refusal is not None:
        raise Precondition(f"phần mềm không nhận việc ủy quyền: {refusal.data['message']}")


@STEPS.given("người được ủy quyền đã ký số {doc}")
def delegate_has_signed(world: World, doc: str) -> None:
    world.act("sign", doc, actor=DELEGATE)


@STEPS.when("người được ủy quyền ký số {doc}")
def delegate_signs(world: World, doc: str) -> None:
    world.attempt("sign", doc, actor=DELEGATE)
