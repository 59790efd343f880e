"""The judge of recall and of the incoming register (Đ9.k1.b, c)."""

from __future__ import annotations

from typing import Any

import pytest

from harness.oracles import dieu_09_recall as judge
from harness.oracles import dieu_09_register as register
from harness.oracles.judgement import Judgement, Verdict
from tests.oracles.incoming_cases import (
    AS_OF,
    AT,
    CONTROL,
    DOC,
    LAW,
    NOTICE,
    OTHER,
    THIRD,
    VALID,
    Desk,
    incoming,
    line,
)

FILE = "get_incoming_file"
NOTICE_ID = f"{OTHER}-2019.99"


def code(found: Judgement) -> str:
    """The failure's code, else the verdict."""
    return found.failure.code if found.failure else str(found.verdict)


def test_cancelled_means_unlisted_and_closed() -> None:
    """Switch 9; either alone is not enough."""

    def base() -> Desk:
        return Desk().fetches().notified()

    opened: dict[str, Any] = {"answer": {"bytes": 10}}
    cases = {
        "passed": base().declines(FILE).shows(state="recalled").lists("9"),
        "recalled-still-listed": base().declines(FILE).shows().lists("1"),
        "recalled-still-opens": base().does(FILE, **opened).shows().lists(),
        "working-list-unreadable": base().declines(FILE).shows().row("x", DOC),
        "record-missing": base().declines(FILE).shows_nothing().lists(),
        "inconclusive": Desk().fetches().notified(taken=False).declines(FILE).shows().lists(),
    }
    for expected, desk in cases.items():
        assert code(judge.cancelled(desk.seen, LAW, AS_OF, doc=DOC)) == expected


def test_a_file_opened_before_the_notice_proves_nothing() -> None:
    desk = Desk().fetches().declines(FILE).notified().shows().lists()
    assert judge.cancelled(desk.seen, LAW, AS_OF, doc=DOC).verdict is Verdict.INCONCLUSIVE


def test_a_document_that_nobody_may_recall_stays_open_and_listed() -> None:
    opened: dict[str, Any] = {"answer": {"bytes": 10}}
    kept = Desk().fetches().notified(by=THIRD).does(FILE, **opened).shows().lists("1")
    shut = Desk().fetches().notified(by=THIRD).declines(FILE).shows().lists("1")
    gone = Desk().fetches().notified(by=THIRD).does(FILE, **opened).shows().lists()
    found = [code(judge.not_cancelled(desk.seen, LAW, AS_OF, doc=DOC)) for desk in (kept, shut, gone)]
    assert found == ["passed", "wrongly-cancelled", "wrongly-cancelled"]


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ({"history": [line("arrived"), line("recalled", 3)]}, "passed"),
        ({"history": [line("recalled", 3)]}, "recalled-history-lost"),
        ({"history": [line("arrived")]}, "recall-not-in-history"),
        ({"history": []}, "recalled-history-lost"),
        ({"history": [line("arrived"), line("recalled", 3)], "subject": None}, "recalled-data-lost"),
        ({"history": [line("arrived"), line("recalled", 3)], "signer": None}, "recalled-data-lost"),
    ],
)
def test_a_recall_adds_to_the_history_and_erases_nothing(shown: dict[str, object], expected: str) -> None:
    desk = Desk().fetches().shows().notified().shows(**shown)
    assert code(judge.kept_after_recall(desk.seen, LAW, AS_OF, doc=DOC)) == expected


@pytest.mark.parametrize(
    ("desk", "expected"),
    [
        (Desk().notified().tells("15"), "passed"),
        (Desk().notified().tells("03"), "passed"),
        (Desk().notified().tells("15", NOTICE, about=NOTICE_ID), "passed"),
        (Desk().tells("03").notified(), "recall-not-answered"),
        (Desk().notified().tells("15", arrives=False), "recall-not-answered"),
        (Desk().notified().tells("01", NOTICE, about=NOTICE_ID), "recall-not-answered"),
        (Desk().notified().tells("16"), "recall-declined"),
        (Desk().notified().tells("15").tells("02"), "recall-declined"),
        (Desk().notified(taken=False).tells("15"), "inconclusive"),
        (Desk().tells("15"), "inconclusive"),
    ],
)
def test_a_valid_recall_is_answered_after_it_came(desk: Desk, expected: str) -> None:
    """Switch 10; an acceptance told before the notice is no answer to it."""
    assert code(judge.recall_answered(desk.seen, LAW, AS_OF, doc=DOC)) == expected


@pytest.mark.parametrize(
    ("desk", "expected"),
    [
        (Desk().tells("16", to=THIRD), "passed"),
        (Desk(), "passed"),
        (Desk().tells("15", to=THIRD), "recall-wrongly-confirmed"),
        (Desk().tells("03", NOTICE, about=f"{THIRD}-2019.99"), "recall-wrongly-confirmed"),
    ],
)
def test_an_invalid_recall_is_never_confirmed(desk: Desk, expected: str) -> None:
    whole = Desk().notified(by=THIRD)
    for row in desk.seen:
        raw = desk.seen.blob(row, "message")
        whole.row(row.kind, row.about, row.moment, raw, **row.data)
    whole.notified(CONTROL, target="k-1").tells("15", CONTROL, about="k-1")
    found = judge.invalid_recall_not_confirmed(whole.seen, LAW, AS_OF, doc=DOC, control=CONTROL)
    assert code(found) == expected


def test_the_silence_about_an_invalid_recall_needs_its_control() -> None:
    desk = Desk().notified(by=THIRD).notified(CONTROL, target="k-1")
    found = judge.invalid_recall_not_confirmed(desk.seen, LAW, AS_OF, doc=DOC, control=CONTROL)
    assert code(found) == "recall-not-answered"


# ------------------------------------------------------------------------------------------------ register

ROW = {
    **{name: incoming()[name] for name in ("document_id", "number", "symbol", "date", "type_name", "subject")},
    **{name: incoming()[name] for name in ("signer", "priority", "sender", "recipients", "due_date")},
    **{name: incoming()[name] for name in ("sent_at", "received_at")},
    "arrival_number": 4, "state": "accepted", "file_names": [one.name for one in VALID.attachments],
}  # fmt: skip


def registered(*rows: dict[str, Any]) -> Judgement:
    desk = (
        Desk()
        .fetches()
        .does("accept")
        .row("driver.record", DOC, what="register-in", rows=list(rows), error=None)
    )
    found: Judgement = register.registered_whole(desk.seen, LAW, AS_OF, doc=DOC)
    return found


def test_a_whole_row_is_whole() -> None:
    assert code(registered(ROW)) == "passed"
    assert code(registered({**ROW, "document_id": "another"}, ROW)) == "passed"


@pytest.mark.parametrize("field", sorted(ROW.keys() - {"document_id"}))
def test_any_item_left_out_of_the_row_fails(field: str) -> None:
    """Đ9.k1.b: what the package carried of Đ8.k2, each by itself."""
    found = registered({**ROW, field: None})
    assert code(found) == "register-value-wrong"
    assert found.failure is not None
    assert field in found.failure.where


def test_a_document_has_one_row() -> None:
    assert code(registered()) == "not-registered"
    assert code(registered(ROW, {**ROW, "arrival_number": 5})) == "registered-twice"
    unread = (
        Desk()
        .fetches()
        .does("accept")
        .row("driver.record", DOC, what="register-in", rows=None, error="internal")
    )
    assert code(register.registered_whole(unread.seen, LAW, AS_OF, doc=DOC)) == "register-unreadable"


def test_times_of_the_row_are_those_of_the_wire() -> None:
    other = AT.replace(hour=13).isoformat()
    for field in ("sent_at", "received_at"):
        assert code(registered({**ROW, field: other})) == "register-value-wrong"
    assert code(registered({**ROW, "received_at": AT.replace(second=50).isoformat()})) == "passed"
