"""What a person reads at the end of a run: failures first, why not certifiable, one next step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sample_run import SampleRun, rule

from reports.record import RunRecord
from reports.summary import summary
from reports.text import summary_text


def text(folder: Path) -> str:
    return summary_text(summary(RunRecord.read(folder)), folder)


def test_failures_come_before_totals_and_say_how_to_run_again(finished: Path) -> None:
    told = text(finished)
    assert told.index("✗ [D15.k2-2] Điều 15 khoản 2") < told.index("Tình huống / scenarios")
    for line in (
        "Phải là / expected: 08:00",
        "Ở đâu / where: get_incoming.legal_receipt",
        "rerun: kiemchuan run",
    ):
        assert line in told


def test_control_characters_of_a_product_never_reach_the_terminal(finished: Path) -> None:
    """A product's text must not move the cursor or colour the verdict."""
    told = text(finished)
    assert "\x1b" not in told
    assert "\x00" not in told
    assert "\\x1b[31m" in told


def test_faults_of_the_harness_are_called_ours(finished: Path) -> None:
    assert "KHÔNG PHẢI CỦA SẢN PHẨM" in text(finished)
    assert "ZeroDivisionError: lỗi của ta" in text(finished)


def test_open_questions_carry_their_reason_and_remedy(finished: Path) -> None:
    told = text(finished)
    assert "[no-clock-control]: KB-D15-04" in told
    assert "set_clock" in told


def test_it_says_why_the_product_is_not_certifiable(finished: Path) -> None:
    """Only mandatory product rules count; duties of others are listed apart."""
    told = text(finished)
    assert "1 quy tắc bắt buộc không đạt / failed: D15.k2-2" in told
    assert "D9.k1.a-1" in told
    assert "D17.k1-1" not in told.partition("NOT CERTIFIABLE")[2]
    assert "Quy tắc của cơ quan, Sở, UBND" in told


def test_a_cut_off_run_says_so_and_what_to_do(cut_off: Path) -> None:
    assert "lượt chạy không trọn vẹn" in text(cut_off)


def test_a_certifiable_product_is_told_so(new_run: Callable[[], SampleRun]) -> None:
    folder = new_run().begin().run("KB-D15-01").finish([rule("D15.k2-2", "passed")], certifiable=True)
    assert "ĐỦ ĐIỀU KIỆN CHỨNG NHẬN / CERTIFIABLE" in text(folder)
    assert "CHƯA ĐỦ" not in text(folder)
    assert text(folder).endswith(f"write the pages to read and keep: kiemchuan report {folder}")


def test_a_part_of_the_suite_never_certifies(new_run: Callable[[], SampleRun]) -> None:
    folder = new_run().begin(selection="article:15").run("KB-D15-01").finish([rule("D15.k2-2", "passed")])
    assert "chỉ chạy một phần / only a part was run: article:15" in text(folder)


def test_the_same_failure_in_many_scenarios_is_told_once(new_run: Callable[[], SampleRun]) -> None:
    sample = new_run().begin().run("KB-D15-02")
    told = summary(RunRecord.read(sample.finish()))
    again = {**told["scenarios"][0], "id": "KB-D15-99"}
    told["scenarios"].append(again)
    shown = summary_text(told, sample.folder)
    assert shown.count("✗ ") == 1
    assert "likewise: KB-D15-99" in shown


def test_rules_of_article_11_carry_their_reservation(new_run: Callable[[], SampleRun]) -> None:
    """The official tables were not at hand; whoever reads «đạt» must know."""
    folder = new_run().begin().run("KB-D15-01").finish([rule("D11-1", "passed")])
    assert "chưa đối chiếu bảng của QCVN 102" in text(folder)
