"""Steps about what leaves the agency and whom it reaches (Đ10.k2): drafts on their way, agencies standing by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from harness.oracles.language import SentenceError, names
from harness.steps.actors import APPROVER, CLERK, SPECIALIST, UNIT_HEAD
from harness.steps.registry import STEPS
from harness.steps.world import World

_WITH_REASON = {"reason": "Bổ sung căn cứ"}
_ACTS: Mapping[str, tuple[Mapping[str, Any], Mapping[str, Any]]] = {
    "submit": (SPECIALIST, {}), "approve": (UNIT_HEAD, {}), "sign": (APPROVER, {}),
    "return_draft": (UNIT_HEAD, _WITH_REASON),
}  # fmt: skip
_PROGRESS: Mapping[str, tuple[str, ...]] = {
    "mới soạn": (),
    "đã trình, chưa duyệt": ("submit",),
    "lãnh đạo đơn vị trả lại": ("submit", "return_draft"),
    "đã duyệt, chưa ký": ("submit", "approve"),
    "đã ký rồi bị trả lại": ("submit", "approve", "sign", "return_draft"),
}
"""How far a draft has come → the acts that bring it there (Đ10.k1)."""


@STEPS.given("dự thảo {doc} gửi {receivers} dừng ở bước “{progress}”")
def draft_stops(world: World, doc: str, receivers: str, progress: str) -> None:
    """The specialist drafts; superiors act as far as the step says and no further."""
    if progress not in _PROGRESS:
        raise SentenceError(f"no step {progress!r}; there are {', '.join(_PROGRESS)}")
    world.draft(doc, names(receivers))
    for operation in _PROGRESS[progress]:
        actor, more = _ACTS[operation]
        world.act(operation, doc, actor=dict(actor), **more)


@STEPS.when("văn thư thử đóng dấu số và phát hành {doc}")
def tries_to_release(world: World, doc: str) -> None:
    """The clerk tries; the product may refuse."""
    world.attempt("release", doc, actor=CLERK)


@STEPS.given("{others} sẵn sàng nhận văn bản từ Trục")
def stand_by(world: World, others: str) -> None:
    """Agencies that are no recipients: what comes for them would be seen."""
    world.attend(names(others))


@STEPS.given("văn thư đã thu hồi {doc} với lý do “{reason}”")
def has_recalled_own(world: World, doc: str, reason: str) -> None:
    world.act("recall", doc, actor=CLERK, reason=reason)


@STEPS.given("{agency} đã báo trạng thái {code} cho {doc}")
def peer_has_reported(world: World, agency: str, code: str, doc: str) -> None:
    """A recipient reports a status of the product's document before the scenario's own act."""
    world.send_status(agency, doc, code)
    world.sync()


@STEPS.given("phần mềm đã đồng bộ với Trục")
def has_synchronised(world: World) -> None:
    """The product has fetched what waited for it and done all work that this causes."""
    world.sync()
