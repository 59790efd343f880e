"""Processing, drafting, follow-up (Điều 9.2, 10.1, 10.3, 20): nothing seen passes nothing; facts are compared."""

from __future__ import annotations

from datetime import date, datetime
from inspect import signature
from typing import Any

import pytest

from harness.catalogue import FIXTURES
from harness.oracles import dieu_09_follow_up, dieu_09_processing, dieu_10_drafting, dieu_10_followup, dieu_20
from harness.oracles.judgement import CHECKS, Check, Judgement, Verdict
from harness.oracles.language import SentenceError
from harness.oracles.observation import Observation, Observations
from harness.oracles.profile import Profile, load_profile
from harness.oracles.times import VIETNAM

MODULES = (dieu_09_processing, dieu_09_follow_up, dieu_10_drafting, dieu_10_followup, dieu_20)
MINE = [check for check in CHECKS.values() if check.oracle.__module__ in {m.__name__ for m in MODULES}]
AT = datetime(2019, 12, 17, 9, tzinfo=VIETNAM)
AS_OF = date(2019, 12, 17)
DOC = "văn bản"
CLERK = {"role": "van-thu", "name": "Trần Thị Sen"}
WORDS = {
    "doc": DOC, "moment": "09:00 ngày 17/12/2019", "who": "văn thư", "act": "trình", "result": "đạt",
    "status": "đang xử lý", "term": "20/12/2019", "days": "1",
}  # fmt: skip


class Desk:
    """What was seen, in order."""

    def __init__(self) -> None:
        self.rows: list[Observation] = []

    def row(self, kind: str, **data: Any) -> Desk:
        number = len(self.rows) + 1
        self.rows.append(Observation(number, "KB-T-03", kind, "driver", AT.isoformat(), DOC, data))
        return self

    def did(self, operation: str, actor: dict[str, str] = CLERK, **request: Any) -> Desk:
        return self.row("driver.answer", op=operation, request={"actor": actor, **request}, answer={})

    def shows(self, what: str = "incoming", **record: Any) -> Desk:
        return self.row("driver.record", what=what, record={"id": "1", **record})

    def seen(self) -> Observations:
        stored: dict[str, bytes] = {}
        return Observations(self.rows, stored.__getitem__)


@pytest.fixture(scope="module")
def profile() -> Profile:
    return load_profile(FIXTURES / "profiles" / "an-giang-2018.toml")


def judge(name: str, desk: Desk, profile: Profile, **words: str) -> Judgement:
    (check,) = [one for one in MINE if one.name == name]
    asked = {"doc": DOC, **words}
    return check.oracle(desk.seen(), profile, AS_OF, **asked)


@pytest.mark.parametrize("check", MINE, ids=lambda check: f"{check.rule}-{check.name}")
def test_nothing_seen_passes_nothing(check: Check, profile: Profile) -> None:
    """Neither without any observation nor with an empty record of the document."""
    names = set(signature(check.oracle).parameters) - {"seen", "profile", "as_of"}
    words = {name: WORDS.get(name, "Sở Tài chính") for name in names}
    empty = Desk().shows(state="arrived").shows("outgoing", state="draft")
    for desk in (Desk(), empty):
        try:
            verdict = check.oracle(desk.seen(), profile, AS_OF, **words).verdict
        except SentenceError:
            continue
        assert verdict is not Verdict.PASSED


TO = {"role": "nguoi-co-tham-quyen", "name": "Nguyễn Văn Bảy Núi"}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({}, None),
        ({"at": "2019-12-17T09:00:40+07:00"}, None),
        ({"at": "2019-12-17T09:02:00+07:00"}, "submission-not-recorded"),
        ({"actor": None}, "submission-not-recorded"),
        ({"to": {"name": "Người khác"}}, "submission-to-another"),
    ],
    ids=["as it was", "within tolerance", "two minutes late", "nobody", "to somebody else"],
)
def test_a_submission_is_its_author_addressee_and_time(
    change: dict[str, Any], code: str | None, profile: Profile
) -> None:
    shown = {"at": AT.isoformat(), "actor": CLERK, "to": TO, **change}
    desk = Desk().did("submit_incoming", to=TO).shows(submissions=[shown])
    found = judge("submission_recorded", desk, profile, moment="09:00 ngày 17/12/2019").failure
    assert (found and found.code) == code


def test_a_refused_submission_is_a_failure_of_the_rule_and_no_missing_precondition(profile: Profile) -> None:
    desk = Desk().row(
        "driver.refused", op="submit_incoming", request={"actor": CLERK}, message="không hỗ trợ"
    )
    found = judge("submission_recorded", desk.shows(), profile, moment="09:00 ngày 17/12/2019")
    assert found.failure and found.failure.code == "submission-not-possible"


@pytest.mark.parametrize(
    ("listed", "verdict"), [(["1", "2"], Verdict.FAILED), (["2"], Verdict.PASSED), (None, Verdict.FAILED)]
)
def test_not_overdue_needs_a_list_that_leaves_the_document_out(
    listed: list[str] | None, verdict: Verdict, profile: Profile
) -> None:
    items = listed if listed is None else [{"id": key} for key in listed]
    desk = Desk().did("assign").shows(assignment={"lead": {"unit": "Phòng"}})
    desk.row("driver.record", what="overdue-list", items=items)
    assert judge("not_overdue_shown", desk, profile).verdict is verdict


@pytest.mark.parametrize(
    ("history", "verdict"),
    [
        (["accept", "assign", "complete"], Verdict.PASSED),
        (["accept", "other", "assign", "complete"], Verdict.PASSED),
        (["assign", "accept", "complete"], Verdict.FAILED),
        (["accept", "complete"], Verdict.FAILED),
    ],
    ids=["in order", "with more in between", "out of order", "one missing"],
)
def test_the_whole_process_stands_in_the_history_in_order(
    history: list[str], verdict: Verdict, profile: Profile
) -> None:
    people = {name: {"role": "van-thu", "name": name} for name in ("accept", "assign", "complete", "other")}
    desk = Desk()
    for operation in ("accept", "assign", "complete"):
        desk.did(operation, people[operation])
    lines = [{"at": AT.isoformat(), "event": "x", "actor": people[name]} for name in history]
    desk.shows(state="finished", history=lines)
    assert judge("whole_process", desk, profile).verdict is verdict
