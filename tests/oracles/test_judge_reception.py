"""The judge of Đ9.k1.a: what counts as a flaw that was shown, what as an acceptance, a feedback, a report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from harness.oracles import dieu_09_checks as judge
from harness.oracles import dieu_09_progress as progress
from harness.oracles import dieu_09_reception as reception
from harness.oracles.judgement import Judgement, Reason, Verdict
from harness.oracles.language import SentenceError
from tests.oracles.incoming_cases import AS_OF, CLERK, CONTROL, DOC, LAW, SOUND, VALID, Desk, checks, line


def code(found: Judgement) -> str:
    """The failure's code, else the verdict."""
    return found.failure.code if found.failure else str(found.verdict)


def altered(desk: Desk) -> Judgement:
    found: Judgement = judge.alteration_seen(desk.seen, LAW, AS_OF, doc=DOC)
    return found


def intact(desk: Desk) -> Judgement:
    found: Judgement = judge.intact_seen(desk.seen, LAW, AS_OF, doc=DOC)
    return found


@pytest.mark.parametrize("result", ["failed", "unknown", "warning"])
def test_a_flaw_shown_before_acceptance_is_seen_even_where_it_bars_nothing(result: str) -> None:
    """The clause binds the clerk: the product must let the flaw be seen."""
    found = altered(Desk().fetches().shows(checks=checks(integrity=result)).does("accept"))
    assert found.verdict is Verdict.PASSED
    assert bool(found.notes) is (result != "failed")


def test_a_flaw_called_sound_fails_unless_the_acceptance_is_refused() -> None:
    called_sound = Desk().fetches().shows(checks=checks(integrity="ok"))
    assert code(altered(called_sound.does("accept"))) == "flaw-called-sound"
    refused = Desk().fetches().shows(checks=checks(integrity="ok")).declines("accept")
    assert altered(refused).verdict is Verdict.PASSED


def test_a_refusal_for_another_reason_than_a_rule_of_the_product_is_no_detection() -> None:
    """A wrong role or state says nothing of the flaw."""
    desk = Desk().fetches().shows(checks=checks(count="ok")).declines("accept", code="not-allowed")
    assert code(altered(desk)) == "flaw-not-shown"


def test_a_document_that_the_product_sends_back_by_itself_was_not_accepted_in_silence() -> None:
    desk = Desk().fetches().tells("02", words="Chữ ký số sai").shows_nothing()
    assert altered(desk).verdict is Verdict.PASSED


def test_what_is_shown_only_after_acceptance_comes_too_late() -> None:
    desk = Desk().fetches().does("accept").shows(checks=checks(integrity="failed"))
    assert code(altered(desk)) == "record-missing"


def test_an_acceptance_that_nobody_asked_for_is_silent_acceptance() -> None:
    desk = Desk().fetches().tells("03").shows(checks=checks(integrity="failed")).does("accept")
    assert code(altered(desk)) == "accepted-unasked"


def test_pages_are_judged_by_what_is_shown_not_by_who_accepts() -> None:
    """Đ9.k1.a asks of pages that they be flagged or both figures shown."""
    desk = Desk().fetches().tells("03").shows(checks=checks(pages="failed"))
    assert judge.wrong_pages_seen(desk.seen, LAW, AS_OF, doc=DOC).verdict is Verdict.PASSED


def test_nothing_is_said_of_a_document_that_was_never_fetched() -> None:
    found = altered(Desk().shows(checks=checks(integrity="ok")).does("accept"))
    assert (found.verdict, found.reason) == (Verdict.INCONCLUSIVE, Reason.PRECONDITION)


@pytest.mark.parametrize(
    ("desk", "expected"),
    [
        (Desk().fetches().shows().does("accept"), "passed"),
        (Desk().fetches().shows(checks=[]).does("accept"), "passed"),
        (Desk().fetches().shows(checks=checks(integrity="unknown")).does("accept"), "sound-document-flagged"),
        (Desk().fetches().shows().declines("accept"), "sound-document-not-accepted"),
        (Desk().fetches().shows().tells("02").does("accept"), "sound-document-sent-back"),
        (Desk().fetches().shows_nothing(), "record-missing"),
    ],
)
def test_a_sound_document_is_neither_flagged_nor_kept_out(desk: Desk, expected: str) -> None:
    """Without this a product that refuses everything would pass."""
    assert code(intact(desk)) == expected


def test_a_gap_has_to_be_named() -> None:
    """Đ9.k1.a: «nêu rõ phần còn thiếu», or refused."""
    for detail, expected in (("thiếu trích yếu", "passed"), ("", "gap-not-named")):
        desk = Desk().fetches().shows(checks=checks(completeness=f"failed|{detail}")).does("accept")
        assert code(judge.gap_seen(desk.seen, LAW, AS_OF, doc=DOC)) == expected
    barred = Desk().fetches().shows(checks=checks(completeness="failed")).declines("accept")
    assert code(judge.gap_seen(barred.seen, LAW, AS_OF, doc=DOC)) == "passed"


def test_figures_without_a_verdict_show_a_difference_if_they_are_true() -> None:
    short = replace(VALID, attachments=VALID.attachments[:2])
    for announced, counted, expected in (
        (3, 2, "passed"),
        (3, 3, "flaw-not-shown"),
        (2, 2, "flaw-not-shown"),
    ):
        shown = {"announced": {"files": announced}, "counted": {"files": counted}}
        desk = Desk().fetches(of=short).shows(checks=[], **shown).does("accept")
        assert code(judge.wrong_count_seen(desk.seen, LAW, AS_OF, doc=DOC)) == expected
    miscounted = Desk().fetches().shows(counted={"files": 2}).does("accept")
    assert code(judge.right_count_seen(miscounted.seen, LAW, AS_OF, doc=DOC)) == "files-miscounted"


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        ("unknown", "passed"),
        ("ok", "revocation-doubt-hidden"),
        ("failed", "revocation-doubt-called-bad"),
        ("not-applicable", "revocation-doubt-hidden"),
    ],
)
def test_what_cannot_be_looked_up_is_neither_good_nor_bad(result: str, expected: str) -> None:
    """Switch 15."""
    desk = Desk().fetches().shows(checks=checks(**{**SOUND, "authenticity": result}))
    assert code(judge.undetermined_shown(desk.seen, LAW, AS_OF, doc=DOC)) == expected


# ------------------------------------------------------------------------------------------------ acceptance


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ({"state": "accepted", "history": [line("arrived"), line("accepted", 0, CLERK)]}, "passed"),
        ({"state": "processing", "history": [line("accepted", 1, CLERK)]}, "passed"),
        ({"state": "arrived", "history": [line("accepted", 0, CLERK)]}, "acceptance-not-recorded"),
        ({"state": "accepted", "history": [line("accepted", 0)]}, "acceptance-not-in-history"),
        ({"state": "accepted", "history": [line("accepted", 5, CLERK)]}, "acceptance-not-in-history"),
        ({"state": "accepted", "history": []}, "acceptance-not-in-history"),
    ],
)
def test_an_acceptance_is_recorded_with_who_and_when(shown: dict[str, object], expected: str) -> None:
    desk = Desk().fetches().does("accept").shows(**shown)
    assert code(reception.acceptance_recorded(desk.seen, LAW, AS_OF, doc=DOC)) == expected


def test_an_acceptance_is_told_after_it_and_reaches_the_sender() -> None:
    told = Desk().fetches().does("accept").tells("3")
    early = Desk().fetches().tells("03").does("accept")
    kept = Desk().fetches().does("accept").tells("03", arrives=False)
    refused = Desk().fetches().declines("accept")
    found = [
        code(reception.acceptance_told(one.seen, LAW, AS_OF, doc=DOC)) for one in (told, early, kept, refused)
    ]
    assert found == ["passed", "acceptance-told-too-early", "acceptance-not-told", "acceptance-not-possible"]


def test_silence_about_a_document_counts_only_beside_a_control_that_was_told() -> None:
    silent = Desk().fetches().fetches(CONTROL).does("accept", CONTROL).shows()
    assert code(_unasked(silent)) == "acceptance-not-told"
    assert code(_unasked(Desk().fetches().tells("03", CONTROL).shows())) == "passed"
    assert code(_unasked(Desk().fetches().tells("03", CONTROL).shows(state="accepted"))) == "accepted-unasked"
    assert code(_unasked(Desk().fetches().tells("03").tells("03", CONTROL).shows())) == "accepted-unasked"


def _unasked(desk: Desk) -> Judgement:
    found: Judgement = reception.nothing_accepted_unasked(desk.seen, LAW, AS_OF, doc=DOC, control=CONTROL)
    return found


# ------------------------------------------------------------------------------------------------ feedback, report


@pytest.mark.parametrize(
    ("desk", "expected"),
    [
        (
            Desk().fetches().does("refuse", reason="Thiếu ngày").tells("02", words="Lý do: Thiếu\nngày."),
            "passed",
        ),
        (Desk().fetches().tells("02", words="Phần mềm thấy thiếu ngày"), "passed"),
        (
            Desk().fetches().does("refuse", reason="Thiếu ngày").tells("02", words="Từ chối"),
            "feedback-reason-lost",
        ),
        (Desk().fetches().does("refuse", reason="Thiếu ngày").tells("02"), "feedback-without-reason"),
        (
            Desk().fetches().does("refuse", reason="Thiếu ngày").tells("01", words="Thiếu ngày"),
            "feedback-missing",
        ),
        (
            Desk().fetches().does("refuse", reason="x").tells("02", words="x", arrives=False),
            "feedback-missing",
        ),
        (Desk().fetches().declines("refuse"), "feedback-missing"),
    ],
)
def test_feedback_reaches_the_sender_with_the_reason(desk: Desk, expected: str) -> None:
    assert code(reception.feedback_reached(desk.seen, LAW, AS_OF, doc=DOC)) == expected


def test_slow_feedback_is_noted_and_fails_nothing() -> None:
    """Switch 20: «kịp thời» has no number."""
    desk = Desk().fetches().does("refuse", reason="Thiếu ngày").tells("02", words="Thiếu ngày", minutes=40)
    found = reception.feedback_reached(desk.seen, LAW, AS_OF, doc=DOC)
    assert (found.verdict, found.notes) == (Verdict.PASSED, ("phản hồi sau 0:40:00",))


def test_every_report_is_recorded_once() -> None:
    """Two reports to one person with the same words are two."""
    to, at = {"role": "lanh-dao-don-vi", "name": "Phạm Thị Thốt Nốt"}, line("")["at"]
    twice = (
        Desk().fetches().does("escalate", to=to, note="xin ý kiến").does("escalate", to=to, note="xin ý kiến")
    )
    one = {"at": at, "to": to, "note": "xin ý kiến", "actor": CLERK}
    late = {**one, "at": line("", 10)["at"]}
    for shown, expected in (
        ([one, one], "passed"), ([one], "report-not-recorded"), ([late, late], "report-time-wrong"),
        ([{**one, "to": None}], "report-not-recorded"),
    ):  # fmt: skip
        desk = twice.shows(escalations=shown)
        assert code(reception.reports_recorded(desk.seen, LAW, AS_OF, doc=DOC)) == expected
    refused = Desk().fetches().declines("escalate", code="internal").shows()
    assert code(reception.reports_recorded(refused.seen, LAW, AS_OF, doc=DOC)) == "report-not-possible"


# ------------------------------------------------------------------------------------------------ progress


@pytest.mark.parametrize(
    ("desk", "expected"),
    [
        (Desk().fetches().does("start").tells("5"), "passed"),
        (Desk().fetches().does("start").tells("04"), "progress-not-told"),
        (Desk().fetches().tells("05").does("start"), "progress-told-too-early"),
        (Desk().fetches().does("start").tells("05", minutes=30), "progress-time-wrong"),
        (Desk().fetches().tells("05"), "inconclusive"),
    ],
)
def test_a_state_is_told_after_it_was_reached(desk: Desk, expected: str) -> None:
    found = progress.progress_reached(desk.seen, LAW, AS_OF, doc=DOC, state="đang xử lý")
    assert code(found) == expected


def test_states_that_turn_back_are_out_of_order() -> None:
    good = Desk().fetches().tells("01").tells("03", minutes=1).tells("04", minutes=2).tells("06", minutes=3)
    assert code(progress.progress_in_order(good.seen, LAW, AS_OF, doc=DOC)) == "passed"
    back = good.tells("05", minutes=4)
    assert code(progress.progress_in_order(back.seen, LAW, AS_OF, doc=DOC)) == "progress-out-of-order"


def test_a_sentence_with_an_unknown_state_is_the_features_fault() -> None:
    with pytest.raises(SentenceError):
        progress.progress_reached(Desk().seen, LAW, AS_OF, doc=DOC, state="đã bay")
