"""What the catalogue covers is told by generation, never by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from harness.catalogue import Catalogue, CatalogueError
from harness.cli import main
from reports.coverage import (
    RuleCoverage,
    Stage,
    article_coverage,
    coverage_lines,
    coverage_markdown,
    rule_coverage,
    with_coverage,
)
from reports.proof import ProofError
from reports.proved import ProvedSuite, read_proved
from simulators.defects.index import defects_by_rule

README = Path(__file__).resolve().parents[2] / "README.md"


@pytest.fixture(scope="module")
def rules() -> list[RuleCoverage]:
    return rule_coverage(Catalogue.load(), defects_by_rule(), read_proved().killed)


def test_the_table_in_the_readme_is_the_generated_one(rules: list[RuleCoverage]) -> None:
    """If this fails: kiemchuan rules coverage --write README.md."""
    text = README.read_text("utf-8")
    assert with_coverage(text, coverage_markdown(article_coverage(rules))) == text


def test_every_rule_is_counted_once(rules: list[RuleCoverage]) -> None:
    *articles, total = article_coverage(rules)
    assert total["rules"] == sum(row["rules"] for row in articles) == 251
    for row in (*articles, total):
        assert row["automatic"] + row["attestation"] + row["not_testable"] == row["rules"]
        assert row["proved"] <= row["executed"] <= row["automatic"]


def test_a_rule_that_is_not_proved_says_what_is_left_in_both_languages(rules: list[RuleCoverage]) -> None:
    for one in rules:
        assert (one.left is None) == (one.stage is Stage.PROVED), one.rule.id
        assert one.left is None or all(one.left)


def test_a_defect_that_no_proof_has_seen_takes_its_rule_back_to_executed(rules: list[RuleCoverage]) -> None:
    whole = next(one for one in rules if one.rule.id == "D15.k2-2")
    assert whole.stage is Stage.PROVED
    newer = RuleCoverage(whole.rule, whole.scenarios, (*whole.defects, "D15.k2-2/new"), whole.killed)
    assert newer.stage is Stage.EXECUTED
    assert newer.left is not None and "D15.k2-2/new" in newer.left[0]
    assert "D15.k2-2/new" in coverage_lines([newer])[0]
    unseen = RuleCoverage(whole.rule, (), (), ())
    assert unseen.stage is Stage.NAMED


def test_every_defect_has_been_proved(rules: list[RuleCoverage]) -> None:
    """If this fails after a new defect: kiemchuan prove --record."""
    assert [one.rule.id for one in rules if one.stage is Stage.EXECUTED] == []


def test_the_record_of_a_proof_reads_back(tmp_path: Path) -> None:
    made = ProvedSuite(date(2026, 11, 24), "ab" * 32, frozenset({"D1/x", "D2/y"}))
    path = tmp_path / "proved.toml"
    path.write_text(made.as_toml(), "utf-8")
    assert read_proved(path) == made
    path.write_text("proved = 1\n", "utf-8")
    with pytest.raises(ProofError, match="proved"):
        read_proved(path)


def test_a_part_of_a_proof_is_never_recorded(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prove", "--rule", "D15.k2-2", "--record"]) == 2
    assert "--record" in capsys.readouterr().err


def test_a_document_without_markers_is_told() -> None:
    with pytest.raises(CatalogueError, match="coverage"):
        with_coverage("no table", "| |")
