"""Steps of what happens to an incoming document inside the agency (Điều 9.2): submitted, directed, assigned.

Acts that a Then judges are tries: an answer, or that the product refuses, is recorded for it.
"""

from __future__ import annotations

from typing import Any

from harness.oracles.language import SentenceError, day
from harness.steps.actors import APPROVER, CLERK, SPECIALIST, UNIT_HEAD
from harness.steps.registry import STEPS
from harness.steps.world import World

Table = tuple[tuple[str, ...], ...]

_HEADING = ("đơn vị", "vai trò", "hạn giải quyết")
_NO_TERM = "không có"
_TO = {"role": APPROVER["role"], "name": APPROVER["name"]}


@STEPS.when("văn thư trình {doc} lên người có thẩm quyền")
def submits(world: World, doc: str) -> None:
    world.attempt("submit_incoming", doc, actor=CLERK, to=_TO)


@STEPS.when("văn thư thử trình {doc} lên người có thẩm quyền")
def tries_to_submit(world: World, doc: str) -> None:
    """Where the product has to refuse."""
    world.attempt("submit_incoming", doc, actor=CLERK, to=_TO)


@STEPS.when("chuyên viên bắt tay xử lý {doc}")
def begins(world: World, doc: str) -> None:
    world.attempt("start", doc, actor=SPECIALIST)


@STEPS.when("chuyên viên báo đã xử lý xong {doc}")
def finishes(world: World, doc: str) -> None:
    world.attempt("complete", doc, actor=SPECIALIST)


@STEPS.given("văn thư đã trình {doc} lên người có thẩm quyền")
def has_submitted_upwards(world: World, doc: str) -> None:
    world.act("submit_incoming", doc, actor=CLERK, to=_TO)


@STEPS.when("người có thẩm quyền cho ý kiến “{text}” và chuyển {doc} cho {unit}")
def directs(world: World, text: str, doc: str, unit: str) -> None:
    """Ý kiến chỉ đạo, and the unit that is to handle the document."""
    world.attempt("assign", doc, actor=APPROVER, lead={"unit": unit}, directions=text)


@STEPS.given("người có thẩm quyền đã cho ý kiến “{text}” và chuyển {doc} cho {unit}")
def has_directed(world: World, text: str, doc: str, unit: str) -> None:
    world.act("assign", doc, actor=APPROVER, lead={"unit": unit}, directions=text)


@STEPS.when("người có thẩm quyền chuyển {doc} cho {unit}")
def hands_over(world: World, doc: str, unit: str) -> None:
    world.attempt("assign", doc, actor=APPROVER, lead={"unit": unit})


@STEPS.given("người có thẩm quyền đã chuyển {doc} cho {unit}")
def has_handed_over(world: World, doc: str, unit: str) -> None:
    world.act("assign", doc, actor=APPROVER, lead={"unit": unit})


@STEPS.given("người có thẩm quyền đã giao {doc} cho {unit} chủ trì, hạn giải quyết {term}")
def has_given_with_term(world: World, doc: str, unit: str, term: str) -> None:
    """`không có` gives no term."""
    more = {} if term == _NO_TERM else {"deadline": day(term).isoformat()}
    world.act("assign", doc, actor=APPROVER, lead={"unit": unit}, **more)


@STEPS.when("người có thẩm quyền giao {doc} cho các đơn vị")
def gives_to_units(world: World, doc: str, table: Table) -> None:
    """Lead and cooperating units, each with its term; a table without a lead names none."""
    world.attempt("assign", doc, actor=APPROVER, **_units(table))


@STEPS.given("người có thẩm quyền đã giao {doc} cho các đơn vị")
def has_given_to_units(world: World, doc: str, table: Table) -> None:
    world.act("assign", doc, actor=APPROVER, **_units(table))


@STEPS.given(
    "người có thẩm quyền đã giao {doc} cho {unit} chủ trì, yêu cầu báo cáo “{content}”, hạn báo cáo {term}"
)
def has_asked_for_report(world: World, doc: str, unit: str, content: str, term: str) -> None:
    """The document asks for a report or information (Đ9.k2.c)."""
    asked = {"content": content, "due_date": day(term).isoformat()}
    world.act("assign", doc, actor=APPROVER, lead={"unit": unit}, reply_request=asked)


@STEPS.when("lãnh đạo đơn vị phân công {doc} cho chuyên viên {person}")
def names_specialist(world: World, doc: str, person: str) -> None:
    """The head of Phòng Tổng hợp names the specialist who handles it."""
    world.attempt("assign", doc, actor=UNIT_HEAD, lead={"unit": UNIT_HEAD["unit"], "person": person})


@STEPS.given("lãnh đạo đơn vị đã phân công {doc} cho chuyên viên {person}")
def has_named_specialist(world: World, doc: str, person: str) -> None:
    world.act("assign", doc, actor=UNIT_HEAD, lead={"unit": UNIT_HEAD["unit"], "person": person})


@STEPS.when("{unit} xem các văn bản đến được giao cho đơn vị")
def unit_looks(world: World, unit: str) -> None:
    world.ask("list_incoming", list="working", unit=unit)


@STEPS.when("chuyên viên {person} xem các văn bản đến được giao cho mình")
def person_looks(world: World, person: str) -> None:
    world.ask("list_incoming", list="working", person=person)


@STEPS.when("văn thư đôn đốc {unit} về {doc}, nội dung “{text}”")
def reminds_unit(world: World, unit: str, doc: str, text: str) -> None:
    world.attempt("remind_incoming", doc, actor=CLERK, to={"unit": unit}, text=text)


@STEPS.when("văn thư theo dõi việc xử lý {doc}")
def follows(world: World, doc: str) -> None:
    """What the product shows at this point."""
    world.read("incoming", doc)


def _units(table: Table) -> dict[str, Any]:
    if table[0] != _HEADING:
        raise SentenceError(f"the table of units has the columns {' | '.join(_HEADING)}")
    leads = [(unit, term) for unit, role, term in table[1:] if role == "chủ trì"]
    if len(leads) > 1:
        raise SentenceError("the driver contract has one lead: two cannot be said")
    cooperating = [{"unit": u, **_term("deadline", t)} for u, role, t in table[1:] if role == "phối hợp"]
    lead = {"unit": leads[0][0]} if leads else {"unit": ""}
    return {"lead": lead, "cooperating": cooperating, **(_term("deadline", leads[0][1]) if leads else {})}


def _term(name: str, said: str) -> dict[str, str]:
    return {} if said == _NO_TERM else {name: day(said).isoformat()}
