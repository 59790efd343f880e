"""Steps about paper that goes or comes beside the e-document (Đ6.k1.c, Đ7.k2, Đ14)."""

from __future__ import annotations

from datetime import date

from harness.oracles.language import attributes, names
from harness.steps.registry import STEPS
from harness.steps.world import World

Table = tuple[tuple[str, ...], ...]


@STEPS.given("danh mục văn bản gửi kèm văn bản giấy gồm “{type_name}” áp dụng từ ngày {day}")
def list_in_force(world: World, type_name: str, day: str) -> None:
    """What the administrator keeps in the product (Đ7.k2.b); `17/12/2019`."""
    world.keep_paper_list({type_name: _day(day)})


@STEPS.when("chuyên viên soạn dự thảo {doc} gửi {agencies}")
def drafts(world: World, doc: str, agencies: str, table: Table | None = None) -> None:
    world.draft(doc, names(agencies), attributes=attributes(table))


@STEPS.when("văn thư ghi nhận đã gửi bản giấy của {doc} tới {agencies}")
def notes_paper_sent(world: World, doc: str, agencies: str) -> None:
    """The product may refuse it."""
    world.send_paper(doc, names(agencies))


@STEPS.given("văn thư đã ghi nhận việc gửi bản giấy của {doc} tới {agencies}")
def has_noted_paper_sent(world: World, doc: str, agencies: str) -> None:
    """The product may have refused it."""
    world.send_paper(doc, names(agencies))


@STEPS.when("văn thư vào sổ bản giấy vừa nhận của {doc}")
def enters_paper(world: World, doc: str) -> None:
    """What came on paper is entered, whether or not the e-document has come."""
    world.receive_paper(doc)


@STEPS.given("văn thư đã vào sổ bản giấy của {doc}")
def has_entered_paper(world: World, doc: str) -> None:
    world.receive_paper(doc)


def _day(text: str) -> date:
    day, month, year = (int(part) for part in text.split("/"))
    return date(year, month, day)
