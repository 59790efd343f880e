"""Steps about documents that simulated agencies send to the product (văn bản đến, Điều 9)."""

from __future__ import annotations

from harness.oracles.language import attributes
from harness.steps.actors import APPROVER, CLERK, SPECIALIST
from harness.steps.registry import STEPS
from harness.steps.world import World

Table = tuple[tuple[str, ...], ...]


@STEPS.given("{agency} soạn {doc} hợp lệ")
def composes(world: World, agency: str, doc: str, table: Table | None = None) -> None:
    """A simulated agency prepares a valid, signed document; a table sets single attributes."""
    world.compose(doc, agency, attributes=attributes(table))


@STEPS.given("{agency} soạn {doc} chỉ khác một điều: {variation}")
def composes_variation(
    world: World, agency: str, doc: str, variation: str, table: Table | None = None
) -> None:
    """The valid document, of the attributes in a table, with one declared variation and nothing else (design §7.2)."""
    world.compose(doc, agency, variation=variation, attributes=attributes(table))


@STEPS.given("phần mềm đã nhận {doc} hợp lệ của {agency}")
def has_received(world: World, doc: str, agency: str, table: Table | None = None) -> None:
    """Composed, sent and fetched, before the scenario's own act."""
    world.compose(doc, agency, attributes=attributes(table))
    world.deliver(doc)
    world.sync()


@STEPS.given("văn thư đã tiếp nhận {doc}")
def has_accepted(world: World, doc: str) -> None:
    world.act("accept", doc, actor=CLERK)


@STEPS.given("{agency} đã gửi {doc} qua Trục")
def has_sent(world: World, agency: str, doc: str) -> None:
    world.deliver(doc)


@STEPS.when("{agency} gửi {doc} qua Trục")
def sends(world: World, agency: str, doc: str) -> None:
    world.deliver(doc)


@STEPS.when("{agency} gửi lại nguyên {doc} một lần nữa")
def sends_again(world: World, agency: str, doc: str) -> None:
    """The very same message, byte for byte, as a second packet on the axis."""
    world.send_again(doc)


@STEPS.when("phần mềm lấy văn bản từ Trục")
def fetches(world: World) -> None:
    """The product polls the axis and finishes all work this causes."""
    world.sync()


@STEPS.when("văn thư tiếp nhận {doc}")
def accepts(world: World, doc: str) -> None:
    world.act("accept", doc, actor=CLERK)


@STEPS.when("văn thư thử tiếp nhận {doc}")
def tries_to_accept(world: World, doc: str) -> None:
    """An answer or a refusal of the product is recorded for a Then."""
    world.attempt("accept", doc, actor=CLERK)


@STEPS.when("văn thư từ chối {doc} với lý do “{reason}”")
def refuses(world: World, doc: str, reason: str) -> None:
    world.act("refuse", doc, actor=CLERK, reason=reason)


@STEPS.when("văn thư thử từ chối {doc} với lý do “{reason}”")
def tries_to_refuse(world: World, doc: str, reason: str) -> None:
    world.attempt("refuse", doc, actor=CLERK, reason=reason)


@STEPS.when("lãnh đạo phân công {doc} cho {unit} chủ trì")
def assigns(world: World, doc: str, unit: str) -> None:
    world.act(
        "assign", doc, actor=APPROVER, lead={"unit": unit, "person": SPECIALIST["name"]}, cooperating=[]
    )


@STEPS.given("lãnh đạo đã phân công {doc} cho {unit} chủ trì")
def has_assigned(world: World, doc: str, unit: str) -> None:
    world.act(
        "assign", doc, actor=APPROVER, lead={"unit": unit, "person": SPECIALIST["name"]}, cooperating=[]
    )


@STEPS.when("chuyên viên bắt đầu xử lý {doc}")
def starts(world: World, doc: str) -> None:
    world.act("start", doc, actor=SPECIALIST)


@STEPS.given("chuyên viên đã bắt đầu xử lý {doc}")
def has_started(world: World, doc: str) -> None:
    world.act("start", doc, actor=SPECIALIST)


@STEPS.when("chuyên viên hoàn thành {doc}")
def completes(world: World, doc: str) -> None:
    world.act("complete", doc, actor=SPECIALIST)


@STEPS.given("chuyên viên đã hoàn thành {doc}")
def has_completed(world: World, doc: str) -> None:
    world.act("complete", doc, actor=SPECIALIST)


@STEPS.when("{agency} thông báo thu hồi {doc} với lý do “{reason}”")
def recalls(world: World, agency: str, doc: str, reason: str) -> None:
    """A type-1 document (thu hồi) that names the document (design §9, switch 10)."""
    world.send_business("thông báo thu hồi", doc, "recall", agency, reason)
    world.sync()


@STEPS.given("{agency} đã thông báo thu hồi {doc} với lý do “{reason}”")
def has_recalled(world: World, agency: str, doc: str, reason: str) -> None:
    world.send_business("thông báo thu hồi", doc, "recall", agency, reason)
    world.sync()
