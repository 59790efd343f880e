"""Steps about documents that the product issues (văn bản đi, Điều 10)."""

from __future__ import annotations

from harness.oracles.language import attributes, names
from harness.steps.actors import APPROVER, CLERK, SPECIALIST, UNIT_HEAD
from harness.steps.registry import STEPS
from harness.steps.world import World

Table = tuple[tuple[str, ...], ...]


@STEPS.when("văn thư phát hành {doc} gửi {agencies}")
def issues(world: World, doc: str, agencies: str, table: Table | None = None) -> None:
    """A ready document is issued in one act: numbered, signed, sealed, registered, dispatched."""
    world.issue(doc, names(agencies), attributes=attributes(table))


@STEPS.given("văn thư đã phát hành {doc} gửi {agencies}")
def has_issued(world: World, doc: str, agencies: str, table: Table | None = None) -> None:
    world.issue(doc, names(agencies), attributes=attributes(table))


@STEPS.when("các cơ quan bạn lấy văn bản từ Trục")
def peers_fetch(world: World) -> None:
    """Every simulated agency fetches what the axis holds for it."""
    world.collect()


@STEPS.when("văn thư thu hồi {doc} với lý do “{reason}”")
def recalls_own(world: World, doc: str, reason: str) -> None:
    world.act("recall", doc, actor=CLERK, reason=reason)


@STEPS.when("{agency} báo trạng thái {code} cho {doc}")
def peer_reports(world: World, agency: str, code: str, doc: str) -> None:
    """A simulated agency sends a business status of the product's document; the product then polls."""
    world.send_status(agency, doc, code)
    world.sync()


@STEPS.given("chuyên viên đã trình dự thảo {doc} gửi {agencies}")
def has_submitted(world: World, doc: str, agencies: str, table: Table | None = None) -> None:
    """The specialist drafts and submits, the head of the unit approves (Đ10.k1)."""
    world.draft(doc, names(agencies), attributes=attributes(table))
    world.act("submit", doc, actor=SPECIALIST)
    world.act("approve", doc, actor=UNIT_HEAD)


@STEPS.given("người có thẩm quyền đã ký số {doc}")
def has_signed(world: World, doc: str) -> None:
    world.act("sign", doc, actor=APPROVER)


@STEPS.when("văn thư đóng dấu số và phát hành {doc}")
def releases(world: World, doc: str) -> None:
    """The clerk numbers, seals and dispatches what the person with authority has signed."""
    world.act("release", doc, actor=CLERK)
