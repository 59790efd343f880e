"""The judge of Đ6.k2: terms and what is late, urgency, states by themselves, files that stay what they were."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from pypdf import PdfWriter

from harness.oracles import dieu_06_deadlines as deadlines
from harness.oracles import dieu_06_flow as flow
from harness.oracles import dieu_06_form as form
from harness.oracles import dieu_06_integrity as integrity
from harness.oracles import dieu_06_same as same
from harness.oracles import dieu_06_security as security
from harness.oracles import dieu_06_sending as sending
from harness.oracles import dieu_06_urgent as urgent
from harness.oracles.judgement import Judgement, Reason, Verdict
from harness.oracles.observation import Observation, Observations
from harness.oracles.page_layout import pages_of
from simulators.protocol.edxml import write_document
from tests.oracles.dispatched_cases import DOC as SENT
from tests.oracles.dispatched_cases import OWN as SENDER
from tests.oracles.dispatched_cases import Scenario, package
from tests.oracles.exchanged_cases import FILES
from tests.oracles.incoming_cases import AS_OF, AT, CLERK, DOC, LAW, OTHER, VALID, Desk, incoming, line

TERM = 240
"""Minutes from AT (09:15) to the end of two working hours (13:15): lunch does not count."""
TO_MIDNIGHT = 14 * 60 + 45


def code(found: Judgement) -> str:
    """The failure's code, else the verdict."""
    return found.failure.code if found.failure else str(found.verdict)


def ask(oracle: Any, seen: Observations, **words: str) -> Judgement:
    """What an oracle says under the profile of An Giang."""
    found: Judgement = oracle(seen, LAW, AS_OF, **words)
    return found


def moment(minutes: int) -> str:
    return (AT + timedelta(minutes=minutes)).isoformat()


# ------------------------------------------------------------------------------------------------ 02 giờ


def handled(desk: Desk, word: str) -> Judgement:
    return ask(deadlines.handling_recorded, desk.seen, doc=DOC, lateness=word)


@pytest.mark.parametrize(("minutes", "late"), [(TERM, False), (TERM + 1, True)])
def test_the_last_moment_of_the_term_is_in_time_and_the_next_is_late(minutes: int, late: bool) -> None:
    done = Desk().fetches().does("accept", minutes=minutes)
    word = "trễ" if late else "đúng"
    right = {"handled_at": moment(minutes), "late": late}
    assert handled(done.shows(**right), word).verdict is Verdict.PASSED
    for wrong in (not late, None, "false"):
        shown = Desk().fetches().does("accept", minutes=minutes).shows(**{**right, "late": wrong})
        assert code(handled(shown, word)) == "handling-lateness-wrong"


def test_a_scenario_worked_out_wrongly_is_nobodys_failure() -> None:
    desk = Desk().fetches().does("accept", minutes=TERM).shows(handled_at=moment(TERM), late=False)
    assert handled(desk, "trễ").verdict is Verdict.HARNESS_ERROR


def test_the_first_of_two_acts_ends_the_term() -> None:
    """Whatever a product lets people do later, it was handled when it was first refused or accepted."""
    desk = Desk().fetches().does("refuse", minutes=5).does("accept", minutes=TERM + 60)
    assert handled(desk.shows(handled_at=moment(5), late=False), "đúng").verdict is Verdict.PASSED


def test_a_product_that_bars_late_acceptance_fails() -> None:
    desk = Desk().fetches().declines("accept").shows(late=True)
    assert code(handled(desk, "trễ")) == "handling-prevented"


def test_statistics_that_tell_otherwise_fail_and_absent_ones_are_a_note() -> None:
    def told(items: Any) -> Judgement:
        desk = Desk().fetches().does("accept", minutes=TERM + 1).shows(handled_at=moment(TERM + 1), late=True)
        return handled(desk.row("driver.record", DOC, what="late-list", items=items), "trễ")

    assert told([{"id": "1", "duty": "handle"}]).notes == ()
    assert told(None).notes != ()
    assert code(told([{"id": "1", "duty": "assign"}])) == "late-list-wrong"
    assert code(told([])) == "late-list-wrong"


def test_waiting_is_judged_only_by_somebody_who_looked_on_both_sides() -> None:
    def looked(*views: tuple[int, bool]) -> Judgement:
        desk = Desk().fetches()
        for minutes, late in views:
            at = AT + timedelta(minutes=minutes)
            desk.row(
                "driver.record", DOC, at, what="incoming", op="list_incoming", record=incoming(late=late)
            )
        return ask(deadlines.waiting_shown, desk.seen, doc=DOC)

    assert looked((0, False), (TERM, False), (TERM + 1, True)).verdict is Verdict.PASSED
    assert looked((0, False), (TERM, False)).reason is Reason.PRECONDITION
    assert code(looked((0, False), (TERM, True), (TERM + 1, True))) == "handling-lateness-wrong"
    assert code(looked((0, False), (TERM + 1, False))) == "handling-lateness-wrong"


def test_a_record_of_another_document_proves_nothing() -> None:
    desk = Desk().fetches().does("accept", minutes=5)
    other = {"subject": "Việc khác", "number": "99", "handled_at": moment(5), "late": False}
    assert handled(desk.shows(**other), "đúng").reason is Reason.PRECONDITION


# ------------------------------------------------------------------------------------------------ ngay trong ngày


def assigned(desk: Desk, word: str) -> Judgement:
    return ask(deadlines.assignment_recorded, desk.seen, doc=DOC, lateness=word)


@pytest.mark.parametrize(("minutes", "late"), [(TO_MIDNIGHT - 1, False), (TO_MIDNIGHT, True)])
def test_the_day_of_acceptance_ends_at_midnight(minutes: int, late: bool) -> None:
    desk = Desk().fetches().does("accept", minutes=5).does("assign", minutes=minutes)
    right = {"assigned_at": moment(minutes), "assign_late": late, "assign_by": "2019-12-17"}
    word = "trễ" if late else "đúng"
    assert assigned(desk.shows(**right), word).verdict is Verdict.PASSED
    assert (
        code(assigned(desk.shows(**{**right, "assign_late": not late}), word)) == "assignment-lateness-wrong"
    )
    assert code(assigned(desk.shows(**{**right, "assign_by": "2019-12-18"}), word)) == "assignment-day-wrong"


def test_one_assignment_may_be_told_by_the_assignment_alone() -> None:
    desk = Desk().fetches().does("accept").does("assign", minutes=9)
    shown = desk.shows(assignment={"at": moment(9)}, assign_late=False)
    assert assigned(shown, "đúng").verdict is Verdict.PASSED


# ------------------------------------------------------------------------------------------------ khẩn


def in_the_list(*levels: int, first: int = 0) -> Judgement:
    """Three documents in the working list: `văn bản` (urgent on the wire) at place `first`, marked as told."""
    calm = [
        replace(VALID, document_id=f"{OTHER}-2019.{n}", subject=f"Việc {n}", code_number=str(n))
        for n in (1, 2)
    ]
    desk = Desk().fetches()
    for label, one in zip(("thứ nhất", "thứ hai"), calm, strict=True):
        desk.row("wire.fetched", label, raw=write_document(one))
    mine, *rest = (incoming(of, priority=level) for of, level in zip((VALID, *calm), levels, strict=True))
    rest.insert(first, mine)
    desk.row("driver.record", DOC, what="working-list", items=rest)
    return ask(urgent.ahead_in_the_list, desk.seen, doc=DOC, others="thứ nhất, thứ hai")


def test_urgent_is_first_or_marked_above_all_others() -> None:
    assert in_the_list(0, 0, 0, first=0).notes == ()
    assert in_the_list(3, 0, 0, first=2).notes != ()
    assert code(in_the_list(0, 0, 0, first=1)) == "urgent-not-ahead"
    assert code(in_the_list(3, 0, 3, first=2)) == "urgent-not-ahead"


def urgent_sent(after: int, at: int = 0) -> Judgement:
    scenario = Scenario().agencies()
    scenario.add("driver.answer", op="issue", blobs={"file0": b"%PDF"}, after=at, request={
        "document": {"subject": "Về việc thử nghiệm", "symbol": "QĐ-SNV", "files": [], "recipients": [], "priority": 3}
    })  # fmt: skip
    scenario.sent(package(), after=after)
    return ask(sending.urgent_leaves_at_once, scenario.seen, doc=SENT)


def test_urgent_late_within_the_period_is_advice_and_put_off_beyond_it_fails() -> None:
    """Issued at 09:15: the morning ends at 11:00."""
    assert urgent_sent(1).notes == ()
    assert urgent_sent(40).notes != ()
    assert code(urgent_sent(105)) == "urgent-put-off"


def test_urgent_issued_by_night_may_not_wait_for_the_next_opening() -> None:
    night = 11 * 60
    assert urgent_sent(night + 5, at=night).verdict is Verdict.PASSED
    assert code(urgent_sent(21 * 60 + 45, at=night)) == "urgent-put-off"


# ------------------------------------------------------------------------------------------------ trạng thái


def recorded(*lines: dict[str, Any], state: str = "assigned") -> Judgement:
    desk = Desk().fetches().does("accept", minutes=5).does("assign", minutes=9)
    return ask(flow.states_recorded, desk.shows(state=state, history=list(lines)).seen, doc=DOC)


def test_each_act_has_a_line_of_its_own_at_its_time() -> None:
    accepted, given = line("x", 5), line("x", 9)
    accepted["state"], given["detail"] = "accepted", "đã chuyển xử lý cho Phòng Tổng hợp"
    assert recorded(accepted, given).verdict is Verdict.PASSED
    assert recorded(given, accepted).verdict is Verdict.PASSED
    assert code(recorded(accepted)) == "state-not-recorded"
    assert code(recorded(accepted, {**given, "at": moment(20)})) == "state-not-recorded"
    assert code(recorded(accepted, given, state="accepted")) == "state-not-recorded"
    stranger = {**given, "actor": {**CLERK, "name": "Người Khác"}}
    assert code(recorded(accepted, stranger)) == "state-by-another"


def before_paper(desk: Desk) -> Judgement:
    return ask(flow.accepted_before_paper, desk.seen, doc=DOC, other="khác")


def test_a_document_with_paper_is_taken_like_one_without() -> None:
    plain = {"state": "accepted", "arrival_number": 8}
    desk = Desk().fetches().does("accept", "khác", answer=plain)
    taken = desk.does("accept").shows(state="accepted", arrival_number=7)
    assert before_paper(taken).verdict is Verdict.PASSED
    assert code(before_paper(taken.shows(state="accepted", arrival_number=None))) == "paper-awaited"
    barred = Desk().fetches().does("accept", "khác", answer=plain).declines("accept")
    assert code(before_paper(barred)) == "paper-awaited"


def test_a_product_that_numbers_elsewhere_is_not_failed_for_it() -> None:
    """Neither of the two shows a number in its record: that is no waiting for paper."""
    desk = Desk().fetches().does("accept", "khác", answer={"state": "accepted"}).does("accept")
    assert before_paper(desk.shows(state="accepted")).verdict is Verdict.PASSED


# ------------------------------------------------------------------------------------------------ tệp


def opened(*readings: dict[str, bytes], between: str = "assign", sha256: str = "") -> Judgement:
    """The files handed out at each opening, with an act before every one but the first."""
    rows: list[Observation] = []
    blobs: dict[str, bytes] = {"came": write_document(VALID) or b""}

    def add(kind: str, names: dict[str, str] | None = None, **data: Any) -> None:
        rows.append(
            Observation(
                len(rows) + 1, "KB-T", kind, kind.partition(".")[0], AT.isoformat(), DOC, data, names or {}
            )
        )

    add("wire.fetched", {"message": "came"})
    add("driver.record", what="incoming", record=incoming())
    for number, files in enumerate(readings):
        if number:
            add("driver.answer", op=between, request={"actor": CLERK}, answer={})
        names = {f"file{n}": f"{number}-{n}" for n in range(len(files))}
        blobs.update(zip(names.values(), files.values(), strict=True))
        record = incoming(files=[{"name": name, "sha256": sha256 or None} for name in files])
        add("driver.record", names, what="incoming-files", op="list_incoming", record=record)
    seen = Observations(rows, blobs.__getitem__)
    return ask(integrity.kept_through_the_work, seen, doc=DOC)


def test_every_opening_gives_what_came_in_any_order() -> None:
    backwards = dict(reversed(FILES.items()))
    assert opened(FILES, backwards).verdict is Verdict.PASSED
    stamped = {**FILES, "van-ban.pdf": FILES["van-ban.pdf"] + b" "}
    assert code(opened(FILES, stamped)) == "received-file-differs"
    assert code(opened(stamped, FILES)) == "received-file-differs"
    assert code(opened(FILES, {**FILES, "dấu.png": b"x"})) == "received-file-differs"
    assert code(opened(FILES, {})) == "received-file-differs"


def test_two_openings_without_work_between_show_nothing() -> None:
    assert opened(FILES, FILES, between="get_incoming").reason is Reason.PRECONDITION
    assert opened(FILES).reason is Reason.PRECONDITION


def test_a_digest_that_is_shown_belongs_to_the_bytes() -> None:
    digest = hashlib.sha256(b"other").hexdigest()
    assert code(opened(FILES, FILES, sha256=digest)) == "shown-digest-differs"


def drawn(*sizes: tuple[float, float]) -> bytes:
    writer, target = PdfWriter(), io.BytesIO()
    for width, height in sizes:
        writer.add_blank_page(width, height)
    writer.write(target)
    return target.getvalue()


def test_pages_are_compared_one_by_one() -> None:
    upright, lying = (595.0, 842.0), (842.0, 595.0)
    before = pages_of(drawn(upright, lying))
    assert form._other_layout(before, pages_of(drawn(upright, lying))) == ""
    assert "trang 1" in form._other_layout(before, pages_of(drawn(lying, upright)))
    assert "1 trang" in form._other_layout(before, pages_of(drawn(upright)))


# ------------------------------------------------------------------------------------------ một đối một, nguồn gốc


def copies(*records: dict[str, Any]) -> Judgement:
    desk = Desk().fetches().row("driver.record", DOC, what="incoming-copies", items=list(records))
    desk.row("driver.record", DOC, what="incoming-files", op="list_incoming", record=incoming())
    return ask(same.incoming_is_outgoing, desk.seen, doc=DOC)


def test_two_records_of_one_document_are_not_one_for_one() -> None:
    assert code(copies(incoming(), incoming(id="2"))) == "not-one-for-one"
    assert code(copies()) == "not-one-for-one"


def test_one_record_without_the_files_is_not_the_same_content() -> None:
    assert code(copies(incoming())) == "content-not-the-same"
    assert code(copies(incoming(), incoming(subject="Việc khác", number="99"))) == "content-not-the-same"


def test_a_status_in_another_agencys_name_fails_also_where_the_axis_refused_it() -> None:
    def told(sender: str, stated: str) -> Judgement:
        desk = Desk().fetches().does("accept").tells("03")
        rows = [
            replace(row, data={**row.data, "own_id": stated, "sender": sender})
            if row.kind == "wire.sent"
            else row
            for row in desk.seen
        ]
        seen = Observations(rows, desk.seen._blob)
        return ask(form.statuses_of_own_origin, seen, doc=DOC)

    assert told(SENDER, SENDER).verdict is Verdict.PASSED
    assert code(told(OTHER, SENDER)) == "origin-other-call"
    assert code(told(SENDER, OTHER)) == "origin-other-agency"


def test_a_door_open_to_strangers_fails_and_no_door_is_a_note() -> None:
    def knocked(tries: Any) -> Judgement:
        desk = (
            Desk()
            .fetches()
            .row("driver.record", DOC, what="incoming-by-strangers", record=incoming(), tries=tries)
        )
        return ask(security.closed_to_strangers, desk.seen, doc=DOC)

    shut = {"who": "không xưng danh", "op": "get_incoming_file", "opened": False, "code": "unauthorized"}
    assert knocked([shut]).verdict is Verdict.PASSED
    assert knocked(None).notes != ()
    assert code(knocked([shut, {**shut, "opened": True}])) == "open-to-strangers"
