"""Steps of dossiers (hồ sơ công việc, Điều 16, Điều 9.2.c, Điều 13)."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from harness.oracles.language import VIETNAM, SentenceError, day
from harness.steps.recordkeeping_world import RecordkeepingWorld
from harness.steps.registry import STEPS

Table = tuple[tuple[str, ...], ...]

_HEADING = ("tên hồ sơ", "ký hiệu", "thời hạn bảo quản")
_PERMANENT = "vĩnh viễn"
_SAYS = "Đề nghị thực hiện theo đúng thời hạn đã giao"


@STEPS.given("danh mục hồ sơ trong năm gồm")
def list_of_the_year(world: RecordkeepingWorld, table: Table) -> None:
    """The list of the year that the clock shows (Đ16.k1), with the retention period of each entry (Đ13.k5)."""
    if table[0] != _HEADING:
        raise SentenceError(f"the list of dossiers has the columns {' | '.join(_HEADING)}")
    world.keep_dossier_list(
        [{"title": t, "symbol": s, "retention": retention(period)} for t, s, period in table[1:]]
    )


@STEPS.given("danh mục hồ sơ trong năm có hồ sơ “{title}”, ký hiệu “{symbol}”, thời hạn bảo quản {period}")
def list_of_one(world: RecordkeepingWorld, title: str, symbol: str, period: str) -> None:
    world.keep_dossier_list([{"title": title, "symbol": symbol, "retention": retention(period)}])


@STEPS.given("chuyên viên đã mở {dossier}")
def has_opened(world: RecordkeepingWorld, dossier: str) -> None:
    world.open_dossier(dossier, judged=False)


@STEPS.when("chuyên viên mở {dossier}")
def opens(world: RecordkeepingWorld, dossier: str) -> None:
    """Under its entry of the list; one that the list does not have under a number of its own."""
    world.open_dossier(dossier)


@STEPS.when("chuyên viên lập {dossier} gắn với {doc}")
def opens_for(world: RecordkeepingWorld, dossier: str, doc: str) -> None:
    """For an incoming document (Đ9.k2.c)."""
    world.open_dossier(dossier, document=doc)


@STEPS.given("chuyên viên đã lập {dossier} gắn với {doc}")
def has_opened_for(world: RecordkeepingWorld, dossier: str, doc: str) -> None:
    world.open_dossier(dossier, document=doc, judged=False)


@STEPS.when("chuyên viên đưa {doc} vào {dossier}")
def files(world: RecordkeepingWorld, doc: str, dossier: str) -> None:
    world.file_document(doc, dossier)


@STEPS.given("chuyên viên đã đưa {doc} vào {dossier}")
def has_filed(world: RecordkeepingWorld, doc: str, dossier: str) -> None:
    world.file_document(doc, dossier, judged=False)


@STEPS.when("chuyên viên bổ sung {kind} “{title}” vào {dossier}")
def files_paper(world: RecordkeepingWorld, kind: str, title: str, dossier: str) -> None:
    """Ý kiến chỉ đạo, ý kiến đóng góp, báo cáo giải trình and the like (Đ16.k1)."""
    world.file_paper(dossier, kind, title, _SAYS)


@STEPS.given("chuyên viên đã bổ sung {kind} “{title}” vào {dossier}")
def has_filed_paper(world: RecordkeepingWorld, kind: str, title: str, dossier: str) -> None:
    world.file_paper(dossier, kind, title, _SAYS, judged=False)


@STEPS.when("chuyên viên kết thúc {dossier}")
def closes(world: RecordkeepingWorld, dossier: str) -> None:
    world.close_dossier(dossier)


@STEPS.given("chuyên viên đã kết thúc {dossier}")
def has_closed(world: RecordkeepingWorld, dossier: str) -> None:
    world.close_dossier(dossier, judged=False)


@STEPS.when("quản trị thử xóa {dossier} với lý do “{reason}”")
def tries_to_delete(world: RecordkeepingWorld, dossier: str, reason: str) -> None:
    """The product may refuse."""
    world.delete_dossier(dossier, reason)


@STEPS.when("quản trị thử xóa khỏi hồ sơ lưu trữ {doc}, lý do “{reason}”")
def tries_to_delete_filed(world: RecordkeepingWorld, doc: str, reason: str) -> None:
    """A document that stands in a dossier; the product may refuse."""
    world.delete_filed(doc, reason)


@STEPS.given("thời gian đã tới 23:59:59 ngày cuối của thời hạn bảo quản {dossier}, hoặc {shortest}")
def last_second_of_retention(world: RecordkeepingWorld, dossier: str, shortest: str) -> None:
    """The last day that the product itself shows; where it shows none, the earliest that the law can mean."""
    last = world.last_kept_day(dossier, day(shortest))
    world.move_clock(datetime.combine(last, time(23, 59, 59), VIETNAM))


@STEPS.given("thời gian đã tới 00:00:00 ngày liền sau thời hạn bảo quản {dossier}, hoặc sau {latest}")
def first_second_after_retention(world: RecordkeepingWorld, dossier: str, latest: str) -> None:
    """The day after the last one that the product shows; where it shows none, the latest that the law can mean."""
    first = world.last_kept_day(dossier, day(latest)) + timedelta(days=1)
    world.move_clock(datetime.combine(first, time(), VIETNAM))


def retention(said: str) -> dict[str, Any]:
    """`10 năm` or `vĩnh viễn`, as the driver contract has it."""
    if said.casefold() == _PERMANENT:
        return {"permanent": True}
    number, _, unit = said.partition(" ")
    if unit != "năm" or not number.isdecimal():
        raise SentenceError(f"{said!r} is no retention period: 10 năm, or vĩnh viễn")
    return {"years": int(number)}
