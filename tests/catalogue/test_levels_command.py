"""`rules coverage --level` and `rules show` tell a vendor what declaring an operation is worth."""

from __future__ import annotations

import json
from typing import Any

import pytest

from harness.cli import main


def told(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    assert main(["rules", *words]) == 0
    return capsys.readouterr().out


def test_a_level_as_json_sorts_every_rule_once(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(told(capsys, "coverage", "--level", "L1", "--json"))
    part, closed = ([row["rule"] for row in found[key]] for key in ("part", "closed"))
    named = [*found["whole"], *part, *closed]
    assert len(named) == len(set(named)) > 100
    assert ("D8.k3-1" in found["whole"], "D9.k1.b" in closed) == (True, True)
    assert "set_clock" in found["operations"]
    assert all(row["missing"] for key in ("part", "closed") for row in found[key])


def test_a_level_as_text_compares_the_levels_and_names_what_is_missing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = told(capsys, "coverage", "--level", "L0")
    assert "→ L0:" in text
    assert all(f"  {level}:" in text for level in ("L1", "L2", "L3"))
    assert "chỉ trỏ địa chỉ Trục" in text


def test_a_rule_tells_which_operations_open_it(capsys: pytest.CaptureFixture[str]) -> None:
    row = json.loads(told(capsys, "show", "D15.k1-2", "--json"))
    assert (row["opened_at"], row["operations"]) == ("L1", ["get_outgoing", "issue", "set_clock"])
    assert "xét trọn vẹn từ mức L1" in told(capsys, "show", "D15.k1-2")


def test_an_operation_tells_which_rules_it_opens(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(told(capsys, "coverage", "--operation", "refuse", "--json"))
    assert (found["level"], "D9.k1.a-7" in found["rules"]) == ("L1", True)
    assert set(found["whole_from_this_level"]) <= set(found["rules"])
    assert "D9.k1.a-7" in told(capsys, "coverage", "--operation", "refuse")


def test_an_unknown_operation_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "coverage", "--operation", "refus"]) == 2
    assert "refuse" in capsys.readouterr().err
