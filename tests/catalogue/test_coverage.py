"""What the catalogue covers is told by generation, never by hand."""

from __future__ import annotations

from pathlib import Path

from harness.catalogue import Catalogue
from harness.cli.rules import coverage, coverage_markdown, with_coverage

README = Path(__file__).resolve().parents[2] / "README.md"


def test_the_table_in_the_readme_is_the_generated_one() -> None:
    """If this fails: kiemchuan rules coverage --write README.md."""
    text = README.read_text("utf-8")
    assert with_coverage(text, coverage_markdown(coverage(Catalogue.load()))) == text


def test_every_rule_is_counted_once() -> None:
    *articles, total = coverage(Catalogue.load())
    assert total["rules"] == sum(row["rules"] for row in articles) == 251
    for row in (*articles, total):
        assert row["automatic"] + row["attestation"] + row["not_testable"] == row["rules"]
        assert row["executed"] <= row["automatic"]
