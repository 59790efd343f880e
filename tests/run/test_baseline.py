"""The list of expected failures fails both ways: what is new, what is mended, what is stale or expired."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from harness.catalogue import CatalogueError
from harness.run.baseline import Expected, contradictions, load_baseline, paste_ready

TODAY = date(2026, 11, 23)


def row(rule: str, verdict: str, reason: str | None = None, severity: str = "mandatory") -> dict[str, Any]:
    return {"id": rule, "verdict": verdict, "reason": reason, "severity": severity, "scope": "product"}


def entry(rule: str, verdict: str = "failed", expires: date = date(2027, 1, 1)) -> Expected:
    return Expected(rule, verdict, "đang sửa", "Nhóm Trục", expires)


def kinds(expected: list[Expected], rules: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(item.kind, item.rule) for item in contradictions(expected, rules, today=TODAY)]


def test_a_known_failure_contradicts_nothing() -> None:
    assert kinds([entry("D15.k2-2")], [row("D15.k2-2", "failed"), row("D8.k3-1", "passed")]) == []


def test_a_new_failure_contradicts() -> None:
    assert kinds([], [row("D15.k2-2", "failed")]) == [("unexpected", "D15.k2-2")]


def test_something_mandatory_that_could_not_be_told_contradicts_but_a_recommendation_does_not() -> None:
    rules = [row("A", "inconclusive", "no-answer"), row("B", "inconclusive", "no-answer", "recommended")]
    assert kinds([], rules) == [("unexpected", "A")]


def test_a_mended_failure_contradicts_so_that_the_list_shrinks() -> None:
    assert kinds([entry("D15.k2-2")], [row("D15.k2-2", "passed")]) == [("unexpected-pass", "D15.k2-2")]


def test_an_entry_for_a_rule_that_did_not_run_is_stale() -> None:
    assert kinds([entry("D8.k3-1")], [row("D8.k3-1", "inconclusive", "not-selected")]) == [
        ("stale", "D8.k3-1")
    ]


def test_an_expired_entry_contradicts() -> None:
    assert kinds([entry("A", expires=date(2026, 11, 22))], [row("A", "failed")]) == [("expired", "A")]


def test_another_verdict_than_the_listed_one_contradicts() -> None:
    assert kinds([entry("A", "inconclusive")], [row("A", "failed")]) == [("other-verdict", "A")]


def test_what_was_not_expected_is_printed_ready_to_paste(tmp_path: Path) -> None:
    rules = [row("D15.k2-2", "failed")]
    text = paste_ready(contradictions([], rules, today=TODAY), rules, expires=date(2027, 2, 1))
    path = tmp_path / "baseline.toml"
    path.write_text(text, "utf-8")
    assert load_baseline(path) == [Expected("D15.k2-2", "failed", "…", "…", date(2027, 2, 1))]


@pytest.mark.parametrize(
    "text",
    [
        '[[expected]]\nrule = "A"',
        '[[expected]]\nrule = "A"\nverdict = "passed"\nreason = "x"\nowner = "y"\nexpires = 2027-01-01',
        '[[expected]]\nrule = "A"\nverdict = "failed"\nreason = ""\nowner = "y"\nexpires = 2027-01-01',
        '[[expected]]\nrule = "A"\nverdict = "failed"\nreason = "x"\nowner = "y"\nexpires = "soon"',
        "[[expected",
    ],
)
def test_an_entry_without_reason_owner_or_expiry_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "baseline.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(CatalogueError):
        load_baseline(path)
