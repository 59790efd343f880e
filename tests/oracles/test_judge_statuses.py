"""Statuses told and shown by a receiver, kept by a sender (Đ8.k2.h): what the judge takes and what it does not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import pytest

from harness.oracles import dieu_08_statuses as judge
from harness.oracles.judgement import CHECKS, Judgement, Verdict
from harness.oracles.language import SentenceError
from harness.oracles.observation import Observation, Observations
from harness.oracles.status_names import STATUSES, codes_named, says_another, status_named
from harness.oracles.times import VIETNAM
from simulators.protocol.edxml import write_status
from simulators.protocol.edxml.model import Organ, ResponseFor, StatusMessage
from tests.oracles.issued_cases import LAW, OTHER, OWN

AS_OF = date(2019, 12, 17)
AT = datetime(2019, 12, 17, 9, tzinfo=VIETNAM)
DOC = "văn bản"


class Desk:
    """What was seen of incoming documents and of reports on outgoing ones, in order."""

    def __init__(self) -> None:
        self._rows: list[Observation] = []
        self._blobs: dict[str, bytes] = {}

    def row(
        self, kind: str, source: str, about: str = DOC, blobs: dict[str, str] | None = None, **data: Any
    ) -> Desk:
        number = len(self._rows) + 1
        row = Observation(number, "KB-T-02", kind, source, AT.isoformat(), about, data, blobs or {})
        self._rows.append(row)
        return self

    def received(self, doc: str = DOC) -> Desk:
        self._blobs[f"paper of {doc}"] = (
            b"<unreadable/>"  # what a status says beside the identifier is not compared
        )
        self.row("input.document", "input", doc, {"message": f"paper of {doc}"}, sender=OTHER)
        return self.row("wire.fetched", "wire", doc, op="getEdoc")

    def acted(self, operation: str, doc: str = DOC) -> Desk:
        return self.row("driver.answer", "driver", doc, op=operation, answer={})

    def tells(
        self, code: str, doc: str = DOC, *, to: Sequence[str] = (OTHER,), accepted: bool = True
    ) -> Desk:
        about = ResponseFor(OTHER, "1/CV", "2019/12/17", f"id of {doc}")
        name = f"blob{len(self._blobs)}"
        self._blobs[name] = write_status(
            StatusMessage(Organ(OWN, "Sở Nội vụ"), about, code, "", "2019/12/17 09:00:00")
        )
        return self.row("wire.sent", "wire", doc, {"message": name}, message_type="status",
                        accepted=accepted, recipients=list(to), own_id=OWN)  # fmt: skip

    def shows(self, record: dict[str, Any] | None, what: str = "incoming") -> Desk:
        return self.row("driver.record", "driver", what=what, record=record)

    @property
    def seen(self) -> Observations:
        return Observations(self._rows, self._blobs.__getitem__)


def told(desk: Desk, status: str) -> Judgement:
    return judge.told(desk.seen, LAW, AS_OF, doc=DOC, status=status)


def shown(record: dict[str, Any] | None, status: str) -> Judgement:
    return judge.shown(Desk().received().shows(record).seen, LAW, AS_OF, doc=DOC, status=status)


def code(judgement: Judgement) -> str | None:
    return judgement.failure.code if judgement.failure else None


def test_a_status_is_told_after_its_cause_to_the_sender() -> None:
    desk = Desk().received().tells("01").acted("accept").tells("03")
    assert told(desk, "đã đến").verdict is Verdict.PASSED
    assert told(desk, "đã tiếp nhận").verdict is Verdict.PASSED


def test_one_digit_is_the_same_code() -> None:
    assert told(Desk().received().tells("1"), "đã đến").verdict is Verdict.PASSED


@pytest.mark.parametrize(
    ("desk", "expected"),
    [
        (Desk().received().acted("accept"), "status-not-told"),
        (Desk().received().tells("01").acted("accept"), "status-not-told"),
        (Desk().received().acted("accept").tells("03", accepted=False), "status-not-told"),
        (Desk().received().acted("accept").tells("03", "văn bản khác"), "status-not-told"),
        (Desk().received().tells("03").acted("accept"), "status-before-its-cause"),
        (Desk().received().tells("03").acted("accept").tells("03"), "status-before-its-cause"),
        (Desk().received().acted("accept").tells("03", to=[OWN]), "status-told-to-another"),
    ],
    ids=["nothing", "another", "not taken by the axis", "of another document", "too early", "repeated", "astray"],
)  # fmt: skip
def test_what_is_not_telling(desk: Desk, expected: str) -> None:
    assert code(told(desk, "đã tiếp nhận")) == expected


def test_without_the_act_there_is_nothing_to_tell() -> None:
    assert told(Desk().received(), "đã tiếp nhận").verdict is Verdict.INCONCLUSIVE
    assert told(Desk(), "đã đến").verdict is Verdict.INCONCLUSIVE


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("đã đến", Verdict.PASSED),
        ("Đã đến – chờ văn thư", Verdict.PASSED),
        ("Văn bản mới", Verdict.PASSED),
        ("Đã đến, chưa chuyển: thay cho đã tiếp nhận", Verdict.PASSED),
        ("Đã tiếp nhận", Verdict.FAILED),
        ("", Verdict.FAILED),
        (None, Verdict.FAILED),
    ],
)
def test_words_may_be_other_words_but_not_those_of_another_status(
    words: str | None, verdict: Verdict
) -> None:
    assert shown({"state": "arrived", "state_name": words}, "đã đến").verdict is verdict


def test_a_state_counts_before_its_words() -> None:
    assert code(shown({"state": "accepted", "state_name": "đã đến"}, "đã đến")) == "status-not-shown"
    assert code(shown(None, "đã đến")) == "record-missing"


def test_words_of_another_status_are_seen_in_either_spelling() -> None:
    assert says_another("Đã xoá", status_named("thu hồi"))
    assert not says_another("Đã xoá", status_named("xóa"))


def test_nothing_is_told_unasked_only_beside_a_later_document() -> None:
    def judged(desk: Desk) -> Judgement:
        desk.shows({"state": "arrived", "state_name": "đã đến"})
        return judge.not_told_unasked(desk.seen, LAW, AS_OF, doc=DOC, control="đối chứng")

    both = Desk().received().received("đối chứng").acted("accept", "đối chứng").tells("03", "đối chứng")
    assert judged(both).verdict is Verdict.PASSED
    assert judged(Desk().received().received("đối chứng")).verdict is Verdict.INCONCLUSIVE
    early = Desk().received("đối chứng").tells("03", "đối chứng").received()
    assert judged(early).verdict is Verdict.INCONCLUSIVE
    unasked = Desk().received().tells("03").received("đối chứng").tells("03", "đối chứng")
    assert code(judged(unasked)) == "status-before-its-cause"


def _deleted(*history: dict[str, Any]) -> Judgement:
    record = {"state": "deleted", "state_name": "xóa", "history": list(history)}
    desk = Desk().received().acted("delete_incoming").shows(record)
    return judge.deletion_kept(desk.seen, LAW, AS_OF, doc=DOC)


def test_a_deletion_stands_in_the_history_after_what_came_before() -> None:
    arrived = {"at": "2019-12-17T08:00:00+07:00", "event": "arrived", "state": "arrived"}
    deleted = {"at": "2019-12-17T09:00:00+07:00", "event": "deleted", "state": "deleted"}
    assert _deleted(arrived, deleted).verdict is Verdict.PASSED
    assert _deleted(arrived, {**deleted, "event": "đã xóa", "state": None}).verdict is Verdict.PASSED
    assert code(_deleted(arrived)) == "deletion-not-in-history"
    assert code(_deleted(deleted)) == "history-lost-by-deletion"
    assert code(_deleted(arrived, {**deleted, "at": arrived["at"]})) == "deletion-time-wrong"
    assert code(_deleted(arrived, {**deleted, "at": None})) == "deletion-time-wrong"


def _sender(state: str, codes: list[str], times: Sequence[str] = ()) -> Observations:
    history = [{"at": at, "event": "status"} for at in times]
    record = {"recipients": [{"organ_id": OTHER, "state": state, "status_codes": codes}], "history": history}
    desk = Desk().row("input.status", "input", sender=OTHER, agency="Sở Tài chính", code="03")
    return desk.shows(record, "outgoing").seen


def test_a_state_needs_the_code_that_leads_to_it() -> None:
    """A product that shows a fixed state and keeps nothing is not taken for one that follows."""
    words = {"doc": DOC, "agency": "Sở Tài chính", "status": "đã tiếp nhận"}
    kept = judge.state_at_recipient(_sender("accepted", ["01", "3"]), LAW, AS_OF, **words)
    assert kept.verdict is Verdict.PASSED
    assert code(judge.state_at_recipient(_sender("accepted", []), LAW, AS_OF, **words)) == "status-not-kept"
    back = judge.state_at_recipient(_sender("arrived", ["03", "01"]), LAW, AS_OF, **words)
    assert code(back) == "status-went-back"


@pytest.mark.parametrize(
    ("codes", "times", "expected"),
    [
        (["01", "27", "03"], (), None),
        (["1", "27", "3"], ("2019-12-17T08:00:00+07:00", "2019-12-17T08:00:00+07:00"), None),
        (["01", "03"], (), "status-not-kept"),
        (["01", "03", "27"], (), "statuses-out-of-order"),
        (["01", "27", "03", "03"], (), "statuses-out-of-order"),
        (["01", "27", "03"], ("2019-12-17T09:00:00+07:00", "2019-12-17T08:00:00+07:00"), "history-goes-back"),
    ],
)  # fmt: skip
def test_codes_are_kept_once_in_order_and_times_go_forward(
    codes: list[str], times: Sequence[str], expected: str | None
) -> None:
    words = {"doc": DOC, "agency": "Sở Tài chính", "statuses": "đã đến, mã 27, đã tiếp nhận"}
    assert code(judge.statuses_in_order(_sender("accepted", codes, times), LAW, AS_OF, **words)) == expected


def test_a_feature_says_statuses_in_the_words_of_the_clause() -> None:
    assert codes_named("đã đến, mã 27 và đã hoàn thành") == ("01", "27", "06")
    with pytest.raises(SentenceError):
        codes_named("đang chờ")


def test_every_status_of_the_clause_has_a_check_of_its_own() -> None:
    """Đ8.k2.h lists eight; each is an atom of the catalogue and is shown in the words of the clause."""
    assert len(STATUSES) == 8
    rules = {check.rule for check in CHECKS.values() if check.rule.startswith("D8.k2.h-")}
    assert rules == {f"D8.k2.h-{number}" for number in range(1, 10)}
