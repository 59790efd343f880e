"""Oracles of Đ9.k2.a, b, d: an accepted document is submitted, directed, handed to units, handled to its end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from harness.oracles.acts import (
    actor_of,
    asked_of,
    is_by_at,
    name_in,
    performed,
    record_shown,
    rows_of,
    summary,
)
from harness.oracles.exchange import Record, text
from harness.oracles.judgement import Judgement, Reason, check, failed, inconclusive, passed
from harness.oracles.language import day, names
from harness.oracles.language import moment as said_moment
from harness.oracles.observation import Observation, Observations
from harness.oracles.profile import Profile
from harness.oracles.status_names import state_told
from harness.oracles.times import iso_moment, same_time
from harness.oracles.wording import same_name, same_words

_IN_HAND: Final = frozenset({"assigned", "processing"})
_STEPS: Final = {
    "accept": "tiếp nhận", "submit_incoming": "trình", "assign": "phân công", "start": "bắt đầu xử lý",
    "complete": "hoàn thành",
}  # fmt: skip
"""Acts of the incoming workflow (Đ9.k2), as scenarios call them."""


# ------------------------------------------------------------------------------------------------ a: trình, chỉ đạo


@check(
    "D9.k2.a-1",
    "phần mềm ghi văn thư đã trình {doc} lên người có thẩm quyền lúc {moment}",
    reads=("incoming",),
)
def submission_recorded(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, moment: str
) -> Judgement:
    """Đ9.k2.a: who submitted it, to whom, when."""
    done = performed(seen, doc, "submit_incoming", code="submission-not-possible")
    record = record_shown(seen, doc, "incoming")
    if isinstance(done, Judgement):
        return done
    if isinstance(record, Judgement):
        return record
    clerk, to = actor_of(done, "văn thư"), asked_of(done)["to"]
    rows = rows_of(record, "submissions")
    mine = [r for r in rows if is_by_at(r, clerk, said_moment(moment), profile.tolerance)]
    if not mine:
        return failed(
            "submission-not-recorded", expected=f"{clerk} lúc {said_moment(moment).isoformat()}",
            observed=summary(rows), where="get_incoming.submissions",
        )  # fmt: skip
    if not same_name(name_in(mine[-1], "to"), str(to["name"])):
        return failed(
            "submission-to-another", expected=to["name"], observed=name_in(mine[-1], "to") or "không ghi",
            where="get_incoming.submissions.to",
        )  # fmt: skip
    return passed()


@check("D9.k2.a-1", "{doc} chưa vào sổ nên không được ghi là đã trình", reads=("incoming",))
def not_submitted_before_register(
    seen: Observations, profile: Profile, as_of: date, *, doc: str
) -> Judgement:
    """Đ9.k2.a: «sau khi vào sổ»: what was never registered is not submitted."""
    record = record_shown(seen, doc, "incoming")
    if isinstance(record, Judgement):
        return record
    tries = [row for kind in ("driver.answer", "driver.refused") for row in seen.of(kind, about=doc)]
    if not any(row.data["op"] == "submit_incoming" for row in tries):
        return inconclusive(Reason.PRECONDITION, f"chưa ai thử trình {doc}")
    rows = rows_of(record, "submissions")
    if rows or any(row.data["op"] == "submit_incoming" and row.kind == "driver.answer" for row in tries):
        return failed(
            "submitted-before-register", expected="không nhận việc trình",
            observed=summary(rows) if rows else "đã nhận", where="submit_incoming",
        )  # fmt: skip
    return passed()


@check(
    "D9.k2.a-2",
    "phần mềm ghi ý kiến “{said}” của người có thẩm quyền đối với {doc} lúc {moment}",
    reads=("incoming",),
)
def direction_recorded(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, said: str, moment: str
) -> Judgement:
    """Đ9.k2.a: the direction, its author, its time; a later assignment takes none away."""
    given = _directing(seen, doc, said)
    if given is None:
        return _refused_or_unmet(seen, doc, "direction-not-possible")
    record = record_shown(seen, doc, "incoming")
    if isinstance(record, Judgement):
        return record
    rows = rows_of(record, "directions")
    mine = [row for row in rows if same_words(text(row, "text"), said)]
    if not mine:
        return failed(
            "direction-not-recorded", expected=f"“{said}”",
            observed="; ".join(f"“{text(row, 'text')}”" for row in rows) or "không có",
            where="get_incoming.directions",
        )  # fmt: skip
    author = actor_of(given, "người có thẩm quyền")
    if not any(is_by_at(row, author, said_moment(moment), profile.tolerance) for row in mine):
        return failed(
            "direction-author-wrong", expected=f"{author} lúc {said_moment(moment).isoformat()}",
            observed=summary(mine), where="get_incoming.directions",
        )  # fmt: skip
    return passed()


def _directing(seen: Observations, doc: str, said: str) -> Observation | None:
    rows = seen.of("driver.answer", about=doc, op="assign")
    return next((row for row in rows if asked_of(row).get("directions") == said), None)


def _refused_or_unmet(seen: Observations, doc: str, code: str) -> Judgement:
    done = performed(seen, doc, "assign", code=code)
    return done if isinstance(done, Judgement) else inconclusive(Reason.PRECONDITION, "chưa ai cho ý kiến ấy")


# ------------------------------------------------------------------------------------------------ a: chuyển giao


@check("D9.k2.a-3", "phần mềm ghi {doc} được chuyển cho {unit} lúc {moment}", reads=("incoming",))
def hand_over_recorded(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, unit: str, moment: str
) -> Judgement:
    """Đ9.k2.a: the unit that is to handle it, since when."""
    given = _assignment(seen, doc, "hand-over-not-possible")
    if isinstance(given, Judgement):
        return given
    shown = iso_moment(given.get("at"))
    if not same_name(_lead(given), unit):
        return failed(
            "unit-not-recorded", expected=unit, observed=_lead(given) or "không ghi",
            where="get_incoming.assignment.lead.unit",
        )  # fmt: skip
    if shown is None or not same_time(shown, said_moment(moment), profile.tolerance):
        return failed(
            "hand-over-time-wrong", expected=said_moment(moment).isoformat(), observed=given.get("at"),
            where="get_incoming.assignment.at",
        )  # fmt: skip
    by = name_in(given)
    assigned = [row for row in seen.of("driver.answer", about=doc) if row.data["op"] == "assign"]
    if by and not any(same_name(by, str(asked_of(row)["actor"]["name"])) for row in assigned):
        return failed(
            "hand-over-actor-wrong", expected=asked_of(assigned[-1])["actor"]["name"], observed=by,
            where="get_incoming.assignment.actor",
        )  # fmt: skip
    return passed()


@check("D9.k2.a-3", "{unit} thấy {doc} trong các văn bản được giao", reads=("incoming",))
def unit_sees(seen: Observations, profile: Profile, as_of: date, *, doc: str, unit: str) -> Judgement:
    """Đ9.k2.a: what was handed to a unit is among the unit's documents."""
    return _is_listed(seen, doc, {"unit": unit}, wanted=True)


@check("D9.k2.a-3", "trong các văn bản được giao cho {unit} không có {doc}", reads=("incoming",))
def unit_does_not_see(seen: Observations, profile: Profile, as_of: date, *, doc: str, unit: str) -> Judgement:
    """Đ9.k2.a: what was handed to one unit is not handed to all."""
    return _is_listed(seen, doc, {"unit": unit}, wanted=False)


@check("D9.k2.a-4", "phần mềm ghi chuyên viên {person} phụ trách {doc}", reads=("incoming",))
def specialist_recorded(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, person: str
) -> Judgement:
    """Đ9.k2.a: the specialist whom the head of the unit has named."""
    given = _assignment(seen, doc, "specialist-not-possible")
    if isinstance(given, Judgement):
        return given
    lead = given.get("lead")
    shown = text(lead, "person") if isinstance(lead, Mapping) else ""
    if not same_name(shown, person):
        return failed(
            "specialist-not-recorded", expected=person, observed=shown or "không ghi",
            where="get_incoming.assignment.lead.person",
        )  # fmt: skip
    return passed()


@check("D9.k2.a-4", "chuyên viên {person} thấy {doc} trong các văn bản được giao", reads=("incoming",))
def specialist_sees(seen: Observations, profile: Profile, as_of: date, *, doc: str, person: str) -> Judgement:
    """Đ9.k2.a: it is given to that very specialist."""
    return _is_listed(seen, doc, {"person": person}, wanted=True)


@check(
    "D9.k2.a-4", "trong các văn bản được giao cho chuyên viên {person} không có {doc}", reads=("incoming",)
)
def specialist_does_not_see(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, person: str
) -> Judgement:
    """Đ9.k2.a: and to no other."""
    return _is_listed(seen, doc, {"person": person}, wanted=False)


def _is_listed(seen: Observations, doc: str, who: Mapping[str, str], *, wanted: bool) -> Judgement:
    [(member, name)] = who.items()
    code = "unit" if member == "unit" else "specialist"
    answers = [
        row for row in seen.of("driver.answer", op="list_incoming") if asked_of(row).get(member) == name
    ]
    record = record_shown(seen, doc, "incoming")
    if isinstance(record, Judgement):
        return record
    if not answers:
        return failed(
            f"{code}-list-missing",
            expected=f"danh sách của {name}",
            observed="không có",
            where="list_incoming",
        )
    items = rows_of(answers[-1].data["answer"], "items")
    listed = any(item.get("id") == record.get("id") for item in items)
    if listed == wanted:
        return passed()
    return failed(
        f"{code}-does-not-see" if wanted else f"{code}-sees-too-much",
        expected=f"{doc} {'có' if wanted else 'không có'} trong danh sách của {name}",
        observed=f"{len(items)} văn bản, {'không có' if wanted else 'có'} văn bản ấy", where=f"list_incoming?{member}=",
    )  # fmt: skip


# ------------------------------------------------------------------------------------------------ b: chủ trì, phối hợp


@check("D9.k2.b-1", "{doc} có đúng một đơn vị chủ trì là {unit}", reads=("incoming",))
def one_lead(seen: Observations, profile: Profile, as_of: date, *, doc: str, unit: str) -> Judgement:
    """Đ9.k2.b: one lead unit, which is not a cooperating one at the same time."""
    given = _assignment(seen, doc, "units-not-possible")
    if isinstance(given, Judgement):
        return given
    if not same_name(_lead(given), unit):
        return failed(
            "lead-wrong", expected=unit, observed=_lead(given) or "không ghi",
            where="get_incoming.assignment.lead.unit",
        )  # fmt: skip
    if any(same_name(text(row, "unit"), unit) for row in rows_of(given, "cooperating")):
        return failed(
            "lead-also-cooperates", expected=f"{unit} chỉ chủ trì", observed="vừa chủ trì vừa phối hợp",
            where="get_incoming.assignment.cooperating",
        )  # fmt: skip
    return passed()


@check("D9.k2.b-1", "{doc} không có đơn vị chủ trì nên chưa được ghi là đã giao", reads=("incoming",))
def no_lead_no_assignment(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ9.k2.b: units without a lead are no assignment."""
    record = record_shown(seen, doc, "incoming")
    if isinstance(record, Judgement):
        return record
    refusal = seen.last("driver.refused", about=doc, op="assign")
    given = record.get("assignment")
    lead = _lead(given) if isinstance(given, Mapping) else ""
    if not lead and (given is not None or record.get("state") in _IN_HAND or refusal is None):
        return failed(
            "assigned-without-lead", expected="không nhận việc giao",
            observed=f"{state_told(record)}, không có chủ trì", where="assign",
        )  # fmt: skip
    return passed("phần mềm tự chọn đơn vị chủ trì") if lead else passed()


@check("D9.k2.b-2", "các đơn vị phối hợp xử lý {doc} được ghi là {units}", reads=("incoming",))
def cooperating_named(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, units: str
) -> Judgement:
    """Đ9.k2.b: every cooperating unit, no more and no less."""
    return _cooperating(seen, doc, names(units))


@check("D9.k2.b-2", "{doc} không có đơn vị phối hợp nào", reads=("incoming",))
def nobody_cooperates(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ9.k2.b: none named, none shown."""
    return _cooperating(seen, doc, ())


def _cooperating(seen: Observations, doc: str, units: tuple[str, ...]) -> Judgement:
    given = _assignment(seen, doc, "units-not-possible")
    if isinstance(given, Judgement):
        return given
    shown = [text(row, "unit") for row in rows_of(given, "cooperating")]
    missing = [unit for unit in units if not any(same_name(unit, one) for one in shown)]
    added = [one for one in shown if not any(same_name(unit, one) for unit in units)]
    if missing or added:
        return failed(
            "cooperating-units-wrong", expected=", ".join(units) or "không có", observed=", ".join(shown) or "không có",
            where="get_incoming.assignment.cooperating",
        )  # fmt: skip
    return passed()


@check("D9.k2.b-3", "hạn giải quyết của {unit} đối với {doc} được ghi là {term}", reads=("incoming",))
def unit_term(
    seen: Observations, profile: Profile, as_of: date, *, doc: str, unit: str, term: str
) -> Judgement:
    """Đ9.k2.b: each unit its own term."""
    return _term(seen, doc, unit, day(term).isoformat())


@check("D9.k2.b-3", "{unit} không bị gán hạn giải quyết đối với {doc}", reads=("incoming",))
def no_unit_term(seen: Observations, profile: Profile, as_of: date, *, doc: str, unit: str) -> Judgement:
    """Đ9.k2.b: «nếu cần»: a unit without a term has none."""
    return _term(seen, doc, unit, None)


def _term(seen: Observations, doc: str, unit: str, expected: str | None) -> Judgement:
    given = _assignment(seen, doc, "units-not-possible")
    if isinstance(given, Judgement):
        return given
    rows = [{"unit": _lead(given), "deadline": given.get("deadline")}, *rows_of(given, "cooperating")]
    mine = [row for row in rows if same_name(text(row, "unit"), unit)]
    if not mine:
        return inconclusive(Reason.PRECONDITION, f"{unit} không có trong phân công, xem D9.k2.b-1, D9.k2.b-2")
    shown = mine[0].get("deadline") or None
    if shown != expected:
        return failed(
            "unit-term-wrong", expected=f"{unit}: {expected or 'không có hạn'}", observed=shown or "không có hạn",
            where="get_incoming.assignment.deadline",
        )  # fmt: skip
    return passed()


def _assignment(seen: Observations, doc: str, code: str) -> Record | Judgement:
    """The assignment that the record shows, once the product has taken one."""
    done = performed(seen, doc, "assign", code=code)
    record = record_shown(seen, doc, "incoming")
    if isinstance(done, Judgement):
        return done
    if isinstance(record, Judgement):
        return record
    given = record.get("assignment")
    if not isinstance(given, Mapping):
        return failed(
            "assignment-not-recorded", expected="phân công", observed=given, where="get_incoming.assignment"
        )
    return given


def _lead(given: Mapping[str, Any]) -> str:
    lead = given.get("lead")
    return text(lead, "unit") if isinstance(lead, Mapping) else ""


# ------------------------------------------------------------------------------------------------ d: trọn vẹn


@check("D9.k2.d", "phần mềm ghi đủ từng bước xử lý {doc}, đúng người, đúng lúc", reads=("incoming",))
def whole_process(seen: Observations, profile: Profile, as_of: date, *, doc: str) -> Judgement:
    """Đ9.k2.d: every step was possible in the software and stands in the history, in order, by whom and when."""
    record = record_shown(seen, doc, "incoming")
    if isinstance(record, Judgement):
        return record
    refusal = next((row for row in seen.of("driver.refused", about=doc) if row.data["op"] in _STEPS), None)
    if refusal is not None:
        return failed(
            "step-not-possible", expected=_STEPS[refusal.data["op"]], observed=refusal.data["message"],
            where=refusal.data["op"],
        )  # fmt: skip
    steps = [row for row in seen.of("driver.answer", about=doc) if row.data["op"] in _STEPS]
    if not {"accept", "assign", "complete"} <= {row.data["op"] for row in steps}:
        return inconclusive(Reason.PRECONDITION, "chưa đi hết quy trình")
    history = iter(rows_of(record, "history"))
    for row in steps:
        if not _comes(history, row, profile):
            return failed(
                "step-not-recorded",
                expected=f"{_STEPS[row.data['op']]} do {asked_of(row)['actor']['name']} lúc {row.at}",
                observed=summary(rows_of(record, "history")), where="get_incoming.history",
            )  # fmt: skip
    if record.get("state") != "finished":
        return failed(
            "process-not-finished",
            expected="finished (đã hoàn thành)",
            observed=state_told(record),
            where="get_incoming.state",
        )
    return passed()


def _comes(history: Iterator[Mapping[str, Any]], row: Observation, profile: Profile) -> bool:
    """Whether the history goes on to show an act; what comes before it is used up."""
    name = str(asked_of(row)["actor"]["name"])
    return any(is_by_at(line, name, row.moment, profile.tolerance) for line in history)
