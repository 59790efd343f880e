"""`summary.json` says of a run what design §8 promises, also of a run that was cut off."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sample_run import HOSTILE, VERDICTS, SampleRun

from harness.run.events import EventsError
from reports import write_all
from reports.record import RunRecord
from reports.summary import summary


def of(folder: Path) -> dict[str, Any]:
    return summary(RunRecord.read(folder))


def scenario(told: dict[str, Any], name: str) -> dict[str, Any]:
    return next(row for row in told["scenarios"] if row["id"] == name)


def test_it_has_the_shape_that_other_programs_read(finished: Path) -> None:
    """Keys of design §8 at the top, and beside them where the product is not as declared."""
    told = of(finished)
    assert list(told) == [
        "schema", "complete", "certifiable", "run", "sut", "totals", "rules", "scenarios", "findings",
    ]  # fmt: skip
    assert told["schema"] == "kiemchuan/summary/1"
    assert told["run"]["as_of"] == "2019-12-17"
    assert told["sut"] == {
        "name": "QLVB Mẫu", "version": "1.2", "vendor": "Công ty Mẫu", "role": "agency", "reference": True,
    }  # fmt: skip
    assert list(told["rules"][0]) == [
        "id", "verdict", "reason", "severity", "scope", "basis", "seen_by", "scenarios",
    ]  # fmt: skip


def test_every_scenario_has_its_verdict(finished: Path) -> None:
    """Failed, inconclusive, harness error and not applicable are told apart."""
    told = of(finished)
    assert {row["id"]: row["verdict"] for row in told["scenarios"]} == VERDICTS
    assert told["totals"]["scenarios"] == {
        "passed": 2, "failed": 1, "inconclusive": 1, "not-applicable": 1, "not-testable": 0, "attested": 0,
        "harness-error": 1,
    }  # fmt: skip
    assert told["totals"]["rules"]["attested"] == 1
    assert sum(told["totals"]["rules"].values()) == len(told["rules"])


def test_a_failure_says_what_was_expected_what_came_where_and_what_to_look_at(finished: Path) -> None:
    """Both languages, and the texts as the product gave them."""
    failed = scenario(of(finished), "KB-D15-02")["judgements"][0]["failure"]
    assert list(failed) == ["code", "expected", "observed", "where", "hint", "hint_en", "text_vi", "text_en"]
    assert (failed["code"], failed["expected"], failed["observed"]) == (
        "legal-receipt-wrong",
        "08:00",
        HOSTILE,
    )
    assert failed["where"] == "get_incoming.legal_receipt"
    assert "08:00" in failed["text_vi"]
    assert "08:00" in failed["text_en"]


def test_an_open_question_names_its_reason_and_its_detail(finished: Path) -> None:
    judged = scenario(of(finished), "KB-D15-04")["judgements"]
    assert [(row["rule"], row["verdict"], row["reason"]) for row in judged] == [
        ("D15.k2-2", "inconclusive", "no-clock-control")
    ]
    assert judged[0]["detail"] == "đồng hồ của sản phẩm theo máy chủ"
    assert judged[0]["failure"] is None


@pytest.mark.parametrize(
    ("sut", "changes", "command"),
    [
        ({"role": "agency"}, {}, "kiemchuan run --scenario KB-D15-02 --seed 7"),
        ({"role": "axis"}, {}, "kiemchuan run --scenario KB-D15-02 --seed 7 --role axis"),
        (
            {"role": "agency", "source": "của tôi/sut.toml"},
            {"as_of": "2019-01-02"},
            "kiemchuan run --scenario KB-D15-02 --seed 7 --as-of 2019-01-02 --sut 'của tôi/sut.toml'",
        ),
    ],
)
def test_the_rerun_command_repeats_what_decides_the_verdict(
    new_run: Callable[[], SampleRun], sut: dict[str, str], changes: dict[str, Any], command: str
) -> None:
    """Scenario, seed, date, product or role: one line to copy."""
    product = {"name": "P", "version": "1", "vendor": "", **sut}
    folder = new_run().begin(sut=product, **changes).run("KB-D15-02").finish()
    assert scenario(of(folder), "KB-D15-02")["rerun"] == command


def test_a_cut_off_run_is_neither_complete_nor_certifiable(cut_off: Path) -> None:
    """Even where the footer never came, what was judged is told."""
    told = of(cut_off)
    assert (told["complete"], told["certifiable"]) == (False, False)
    assert {row["id"]: row["verdict"] for row in told["scenarios"]} == {
        "KB-D15-01": "passed", "KB-D15-02": "harness-error",
    }  # fmt: skip


def test_a_rule_with_scenarios_still_to_run_is_never_passed(cut_off: Path) -> None:
    """KB-D15-01 passed D15.k2-2, but KB-D15-02 was cut off: the rule stays open."""
    rows = {row["id"]: row for row in of(cut_off)["rules"]}
    assert rows["D15.k2-2"]["verdict"] == "inconclusive"
    assert rows["D15.k2-2"]["reason"] == "precondition"
    assert rows["D15.k2-2"]["severity"] == "mandatory"


def test_a_rule_that_failed_before_the_cut_stays_failed(new_run: Callable[[], SampleRun]) -> None:
    """A footer cannot save a product, nor can its absence."""
    sample = new_run().begin().run("KB-D15-02")
    sample.writer.close()
    rows = {row["id"]: row["verdict"] for row in of(sample.folder)["rules"]}
    assert rows["D15.k2-2"] == "failed"


def test_a_footer_that_says_incomplete_is_believed(new_run: Callable[[], SampleRun]) -> None:
    folder = new_run().begin().run("KB-D15-01").finish(complete=False, certifiable=True)
    assert (of(folder)["complete"], of(folder)["certifiable"]) == (False, False)


def test_a_folder_without_header_is_refused(tmp_path: Path) -> None:
    (tmp_path / "events.jsonl").write_text("", "utf-8")
    with pytest.raises(EventsError, match="no header"):
        write_all(tmp_path, html=False)


def test_every_report_lands_in_the_run_folder(finished: Path) -> None:
    written = write_all(finished, html=False)
    assert set(written) == {"summary", "junit", "allure", "text", "scenarios"}
    assert all(path.exists() and path.parent == finished for path in written.values())
    assert json.loads(written["summary"].read_text("utf-8")) == of(finished)
