"""Điều 10 khoản 2: the wire decides what left, whom it reached, what was recalled; a record that says else fails."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from harness.catalogue import FIXTURES
from harness.oracles import dieu_10, dieu_10_recipients
from harness.oracles.dispatched import agencies, dispatches
from harness.oracles.judgement import Judgement, Verdict
from harness.oracles.language import SentenceError
from harness.oracles.profile import Profile, load_profile
from simulators.protocol.edxml import write_status
from simulators.protocol.edxml.model import Organ, ResponseFor, StatusMessage
from tests.oracles.dispatched_cases import (
    CONTROL,
    DOC,
    FINANCE,
    HEALTH,
    IDENTITY,
    OWN,
    PAPERS,
    Scenario,
    package,
    recall,
)
from tests.oracles.written_messages import HEADER, answering, attachment

LAW: Profile = load_profile(FIXTURES / "profiles" / "an-giang-2018.toml")
AS_OF = date(2019, 12, 17)
ASKED = "hỏi"


def code_of(judgement: Judgement) -> str | None:
    """The failure code; None for a judgement that passed. An inconclusive one is told by its verdict."""
    if judgement.verdict is Verdict.INCONCLUSIVE:
        return "inconclusive"
    return judgement.failure.code if judgement.failure else None


def status(code: str, sender: str = FINANCE) -> bytes:
    about = ResponseFor(OWN, "7/QĐ-SNV", "2019/12/17", IDENTITY)
    return write_status(StatusMessage(Organ(sender), about, code, "", "2019/12/17 09:20:00"))


# --- a-1: nothing leaves before its time


def unfinished(scenario: Scenario) -> str | None:
    control = package(CONTROL)
    seen = scenario.asked(CONTROL, "draft").sent(control, CONTROL).delivered(control, doc=CONTROL).seen
    return code_of(
        dieu_10.unfinished_stays(seen, LAW, AS_OF, doc=DOC, control=CONTROL, receivers="Sở Tài chính")
    )


def draft() -> Scenario:
    return Scenario().agencies().asked(op="draft")


def test_a_draft_that_stays_passes_beside_a_control_that_arrived() -> None:
    assert unfinished(draft()) is None


def test_absence_is_not_asserted_without_the_control() -> None:
    judgement = dieu_10.unfinished_stays(
        draft().seen, LAW, AS_OF, doc=DOC, control=CONTROL, receivers="Sở Tài chính"
    )
    assert judgement.verdict is Verdict.INCONCLUSIVE


def test_a_draft_is_known_by_its_paper_whatever_subject_it_leaves_under() -> None:
    signed = attachment("cid:1", "van-ban.pdf", PAPERS[DOC] + b" signed")
    raw = package(header=HEADER.replace("Về việc thử nghiệm", "Về việc khác"), files=signed)
    assert unfinished(draft().sent(raw, "")) == "unfinished-document-sent"


def test_a_try_that_the_axis_refused_has_left_all_the_same() -> None:
    assert unfinished(draft().sent(package(), accepted=False)) == "unfinished-document-sent"


@pytest.mark.parametrize(
    ("after", "expected"), [(0, None), (-1, None), (-2, "sent-before-the-process-ended")]
)
def test_a_finished_document_goes_with_the_act_of_the_clerk_and_not_before(
    after: int, expected: str | None
) -> None:
    scenario = draft().sent(package(), after=after).add("driver.answer", op="release", request={})
    seen = scenario.delivered(package()).seen
    judgement = dieu_10.sent_when_finished(seen, LAW, AS_OF, doc=DOC, receivers="Sở Tài chính")
    assert code_of(judgement) == expected


def test_a_finished_document_that_reaches_nobody_fails() -> None:
    seen = draft().sent(package()).add("driver.answer", op="release", request={}).seen
    judgement = dieu_10.sent_when_finished(seen, LAW, AS_OF, doc=DOC, receivers="Sở Tài chính")
    assert code_of(judgement) == "finished-document-not-delivered"


# --- b-1: a state for each recipient


def state(said: str, shown: str | None, *, code: str = "", to: tuple[str, ...] = (FINANCE,)) -> str | None:
    scenario = Scenario().agencies().asked()
    if to:
        scenario.sent(package(), to=to)
    if code:
        scenario.add("wire.fetched", blobs={"message": status(code)})
    rows = [{"organ_id": FINANCE, "state": shown}] if shown else []
    seen = scenario.add("driver.record", what="outgoing", record={"recipients": rows}).seen
    return code_of(
        dieu_10_recipients.state_of_recipient(seen, LAW, AS_OF, doc=DOC, agency="Sở Tài chính", state=said)
    )


def test_a_state_that_wire_and_record_agree_on_passes() -> None:
    assert state("đã gửi", "sent") is None
    assert state("đã tiếp nhận", "accepted", code="03") is None
    assert state("từ chối nhận", "refused", code="2") is None


def test_a_record_that_says_else_than_the_wire_fails() -> None:
    assert state("từ chối nhận", "accepted", code="02") == "recipient-state-wrong"
    assert state("đã gửi", "arrived") == "recipient-state-wrong"
    assert state("đã gửi", None) == "recipient-without-state"
    assert state("gửi không thành công", "sent", to=(HEALTH,)) == "recipient-state-wrong"


def test_a_status_that_the_product_never_fetched_fails_whatever_it_shows() -> None:
    assert state("đã tiếp nhận", "accepted") == "status-not-fetched"
    assert state("đã tiếp nhận", "accepted", code="01") == "status-not-fetched"


def test_a_record_is_not_believed_where_nothing_crossed_the_wire() -> None:
    assert state("đã gửi", "sent", to=()) == "inconclusive"


@pytest.mark.parametrize("shown", ["pending", "failed"])
def test_waiting_and_failed_both_tell_that_it_was_not_sent(shown: str) -> None:
    assert state("gửi không thành công", shown, to=()) is None


# --- b-2: to the right agencies


def delivery(*reached: str, to: tuple[str, ...] = (FINANCE,), control: bool = True) -> str | None:
    scenario = Scenario().agencies().asked().asked(CONTROL).sent(package(), to=to)
    for organ_id in reached:
        scenario.delivered(package(), organ_id)
    if control:
        scenario.sent(package(CONTROL), CONTROL, to=(HEALTH,)).delivered(package(CONTROL), HEALTH, CONTROL)
    return code_of(
        dieu_10_recipients.right_recipients(
            scenario.seen, LAW, AS_OF, doc=DOC, receivers="Sở Tài chính", control=CONTROL, others="Sở Y tế"
        )
    )


def test_exactly_the_chosen_agencies_get_a_document() -> None:
    assert delivery(FINANCE) is None
    assert delivery(FINANCE, FINANCE) is None
    assert delivery() == "recipient-not-reached"
    assert delivery(FINANCE, HEALTH) == "stranger-reached"


def test_an_addressee_that_nobody_plays_is_seen_in_the_address() -> None:
    assert delivery(FINANCE, to=(FINANCE, "000.00.00.H14")) == "stranger-reached"


def test_without_the_control_nobody_can_say_that_no_one_else_got_it() -> None:
    assert delivery(FINANCE, control=False) == "inconclusive"


# --- b-3: the recall


def recalled(notice: bytes | None, *, kind: str = "edoc") -> str | None:
    scenario = Scenario().agencies().asked().sent(package()).delivered(package())
    if notice is not None:
        scenario.delivered(notice, doc="", kind=kind)
    judgement = dieu_10_recipients.recall_told(scenario.seen, LAW, AS_OF, doc=DOC, receivers="Sở Tài chính")
    return code_of(judgement)


def test_a_notice_names_the_document_in_either_place() -> None:
    assert recalled(recall()) is None


@pytest.mark.parametrize(
    ("notice", "kind", "code"),
    [
        (None, "edoc", "recall-not-told"),
        (package(), "edoc", "recall-not-told"),
        (recall(""), "edoc", "recall-names-another"),
        (recall(f"{OWN}-2019.70"), "edoc", "recall-names-another"),
        (status("13", OWN), "status", "take-back-instead-of-recall"),
    ],
)
def test_a_recall_that_is_missing_or_unclear_fails(notice: bytes | None, kind: str, code: str) -> None:
    assert recalled(notice, kind=kind) == code


def test_a_document_that_never_arrived_cannot_be_recalled_there() -> None:
    seen = Scenario().agencies().asked().sent(package()).delivered(recall(), doc="").seen
    judgement = dieu_10_recipients.recall_told(seen, LAW, AS_OF, doc=DOC, receivers="Sở Tài chính")
    assert judgement.verdict is Verdict.INCONCLUSIVE


# --- c: the reply asked for


def reply_request(shown: Any, *, due: str | None = "2019-12-25") -> str | None:
    asked = {"content": "Báo cáo số liệu; nêu kiến nghị", "due_date": due}
    record = {"document_id": IDENTITY, "reply_request": shown}
    scenario = Scenario().asked(reply_request=asked).sent(package())
    seen = scenario.add("driver.record", what="outgoing", record=record).seen
    return code_of(dieu_10.reply_request_recorded(seen, LAW, AS_OF, doc=DOC))


def test_the_whole_request_is_recorded_however_its_lines_break() -> None:
    assert reply_request({"content": "Báo cáo số liệu;\nnêu kiến nghị", "due_date": "2019-12-25"}) is None


@pytest.mark.parametrize(
    ("shown", "code"),
    [
        (None, "reply-request-not-recorded"),
        ({"content": "Báo cáo số liệu", "due_date": "2019-12-25"}, "reply-request-incomplete"),
        ({"content": "Báo cáo số liệu; nêu kiến nghị", "due_date": "2019-12-26"}, "reply-request-incomplete"),
        ({"content": "Báo cáo số liệu; nêu kiến nghị"}, "reply-request-incomplete"),
    ],
)
def test_a_request_that_lost_something_fails(shown: Any, code: str) -> None:
    assert reply_request(shown) == code


def test_a_stored_request_of_a_document_that_never_left_proves_nothing() -> None:
    record = {"document_id": None, "reply_request": {"content": "Báo cáo"}}
    scenario = Scenario().asked(reply_request={"content": "Báo cáo"})
    seen = scenario.add("driver.record", what="outgoing", record=record).seen
    assert dieu_10.reply_request_recorded(seen, LAW, AS_OF, doc=DOC).verdict is Verdict.INCONCLUSIVE


def without_deadline(scenario: Scenario) -> str | None:
    control = package(CONTROL)
    seen = scenario.asked(CONTROL).sent(control, CONTROL).delivered(control, doc=CONTROL).seen
    return code_of(
        dieu_10.no_request_without_deadline(
            seen, LAW, AS_OF, doc=DOC, control=CONTROL, receivers="Sở Tài chính"
        )
    )


def test_a_request_without_deadline_is_refused_warned_of_or_given_one() -> None:
    refused = Scenario().agencies().asked()
    refused.rows[-1] = replace(
        refused.rows[-1],
        kind="driver.refused",
        data={**refused.rows[-1].data, "code": "refused", "message": "thiếu thời hạn"},
    )
    assert without_deadline(refused) is None
    warned = Scenario().agencies().asked(answer={"warnings": ["reply-without-deadline"]}).sent(package())
    assert without_deadline(warned) is None
    dated = package(more="<edXML:DueDate>2019/12/31</edXML:DueDate>")
    assert without_deadline(Scenario().agencies().asked().sent(dated)) is None


def test_a_request_without_deadline_must_not_go_silently() -> None:
    assert without_deadline(Scenario().agencies().asked().sent(package())) == "sent-without-deadline"


def test_a_success_that_sends_nothing_is_no_refusal() -> None:
    assert without_deadline(Scenario().agencies().asked()) == "inconclusive"


@pytest.mark.parametrize(
    ("written", "code"),
    [("2019/12/25", None), ("25/12/2019", "deadline-not-sent"), ("", "deadline-not-sent")],
)
def test_the_deadline_is_on_the_package(written: str, code: str | None) -> None:
    seen = Scenario().asked().sent(package(more=f"<edXML:DueDate>{written}</edXML:DueDate>")).seen
    assert code_of(dieu_10.deadline_sent(seen, LAW, AS_OF, doc=DOC, day="25/12/2019")) == code


# --- d: the link to what is answered


def link(*linked: str, record: Any = None) -> str | None:
    scenario = Scenario().add("input.document", ASKED, document_id="000.00.04.H01,2019/12/02,5/STC-VP")
    answer = {"replies_to": record} if record is not None else None
    raw = package(more="".join(answering(one) for one in linked))
    seen = scenario.asked(answer=answer).sent(raw).seen
    return code_of(dieu_10.link_sent(seen, LAW, AS_OF, doc=DOC, answered=ASKED))


def test_a_reply_is_linked_by_the_very_identifier() -> None:
    identity = "000.00.04.H01,2019/12/02,5/STC-VP"
    assert link(identity) is None
    assert link(identity, record=[{"document_id": identity}]) is None
    assert link() == "link-not-sent"
    assert link(identity.lower()) == "link-not-sent"
    assert link(identity, "000.00.04.H01-2019.1") == "link-to-another"
    assert link(identity, record=[]) == "link-not-recorded"


# --- what a message belongs to


def test_a_message_that_only_bears_the_identifier_is_not_the_document() -> None:
    yesterday = HEADER.replace("Về việc thử nghiệm", "Văn bản của hôm qua").replace("QĐ-SNV", "CV")
    raw = package(header=yesterday, files=attachment("cid:1", "van-ban.pdf", b"%PDF-1.4 blank"))
    assert isinstance(dispatches(Scenario().asked().sent(raw).seen, DOC), Judgement)


def test_a_sentence_may_only_name_agencies_of_the_scenario() -> None:
    with pytest.raises(SentenceError):
        agencies(Scenario().agencies().seen, "Sở Tài chính, Sở Tư pháp")
