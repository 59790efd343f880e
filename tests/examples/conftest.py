"""Example products of `fixtures/examples`, attached as a vendor attaches his own: by the `sut.toml` beside them."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from harness.cli import main

EXAMPLES = Path(__file__).resolve().parents[2] / "fixtures" / "examples"
Verdicts = dict[str, dict[str, str]]
"""Scenario → rule → `passed`, or the verdict and why."""
_WORST_LAST = ("passed", "not-applicable", "inconclusive", "failed")


def expected(folder: Path) -> Verdicts:
    """The reviewed verdicts of an example."""
    table: Verdicts = tomllib.loads((folder / "expected.toml").read_text("utf-8"))
    return table


@pytest.fixture
def judged(tmp_path: Path) -> Callable[[Path], Verdicts]:
    """Run the scenarios of `expected.toml` against the example in a folder; the worst verdict of each rule."""

    def run(folder: Path) -> Verdicts:
        select = [f"--scenario={one}" for one in expected(folder)]
        out = tmp_path / "run"
        main(["run", "--sut", str(folder / "sut.toml"), *select, "--out", str(out), "--quiet"])
        summary = json.loads((out / "summary.json").read_text("utf-8"))
        return {scenario["id"]: _worst(scenario["judgements"]) for scenario in summary["scenarios"]}

    return run


def _worst(judgements: list[dict[str, Any]]) -> dict[str, str]:
    """Of each rule the first of its worst judgements."""
    ordered = sorted(judgements, key=lambda one: -_WORST_LAST.index(one["verdict"]))
    worst: dict[str, str] = {}
    for one in ordered:
        worst.setdefault(one["rule"], _words(one))
    return worst


def _words(judgement: dict[str, Any]) -> str:
    why = judgement["failure"]["code"] if judgement["failure"] else judgement["reason"]
    return f"{judgement['verdict']}: {why}" if why else judgement["verdict"]
