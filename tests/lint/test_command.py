"""`kiemchuan lint` tells what to mend, keeps the ids, and takes nothing out in silence."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from harness.cli import main


def run(suite: Any, *options: str) -> int:
    return main(["lint", "--features", str(suite.folder), *options])


def lock(suite: Any) -> dict[str, Any]:
    return tomllib.loads((suite.folder / "ids.lock").read_text("utf-8"))


def test_a_clean_suite_is_0_and_a_finding_is_1_with_file_line_and_remedy(
    suite: Any, scenario: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    path = suite.write(scenario())
    suite.lock(KB_D15_01=("D15.k2-2",))
    assert run(suite) == 0
    suite.write(scenario(name="Bấm nút"))
    assert run(suite) == 1
    told = capsys.readouterr().out
    assert f"{path}:5: [interface-word]" in told
    assert "→ nói việc làm và kết quả" in told


def test_update_locks_new_ids_and_shortens_the_list_of_what_is_not_built(suite: Any, scenario: Any) -> None:
    suite.write(scenario())
    (suite.folder / "not-yet.toml").write_text('rules = ["D15.k2-1", "D15.k2-2"]\n', "utf-8")
    assert run(suite, "--update") == 0
    assert lock(suite)["scenarios"] == {"KB-D15-01": ["D15.k2-2"]}
    assert tomllib.loads((suite.folder / "not-yet.toml").read_text("utf-8")) == {"rules": ["D15.k2-1"]}


def test_update_refuses_silent_removal(suite: Any, scenario: Any, capsys: pytest.CaptureFixture[str]) -> None:
    suite.write(scenario(), scenario("KB-D15-02", "Khác"))
    assert run(suite, "--update") == 0
    suite.write(scenario())
    assert run(suite, "--update") == 1
    assert "KB-D15-02" in lock(suite)["scenarios"]
    assert "[id-gone]" in capsys.readouterr().out


def test_update_does_not_give_an_old_id_to_another_scenario(suite: Any, scenario: Any) -> None:
    suite.lock(KB_D15_01=("D15.k2-1",))
    suite.write(scenario())
    assert run(suite, "--update") == 1
    assert lock(suite)["scenarios"] == {"KB-D15-01": ["D15.k2-1"]}


def test_an_id_is_retired_with_a_reason_and_stays_known(suite: Any, scenario: Any) -> None:
    suite.write(scenario())
    suite.lock(KB_D15_01=("D15.k2-2",), KB_D15_02=("D15.k2-2",))
    assert run(suite, "--retire", "KB-D15-02", "--reason", "trùng KB-D15-01") == 0
    assert lock(suite)["retired"] == {"KB-D15-02": "trùng KB-D15-01"}
    suite.write(scenario(), scenario("KB-D15-02", "Khác"))
    assert run(suite, "--update") == 1
    assert "KB-D15-02" not in lock(suite)["scenarios"]


@pytest.mark.parametrize(
    "options",
    [
        ("KB-D15-02",),
        ("KB-D15-02", "--reason", " "),
        ("KB-D15-09", "--reason", "x"),
        ("KB-D15-01", "--reason", "x"),
    ],
)
def test_retiring_needs_a_reason_and_an_id_that_is_locked_and_unused(
    options: tuple[str, ...], suite: Any, scenario: Any
) -> None:
    suite.write(scenario())
    suite.lock(KB_D15_01=("D15.k2-2",), KB_D15_02=("D15.k2-2",))
    before = (suite.folder / "ids.lock").read_bytes()
    assert run(suite, "--retire", *options) == 2
    assert (suite.folder / "ids.lock").read_bytes() == before


@pytest.mark.parametrize(
    "text",
    [
        "[scenarios]\nKB-D15-01 = 5\n",
        "[scenarios",
        "[scenarios]\nA = ['x']\nA = ['y']\n",
        "[scenarios]\nA=['x']\n[retired]\nA='y'\n",
    ],
)
def test_a_lock_that_cannot_be_trusted_is_an_error_not_an_empty_lock(
    text: str, suite: Any, scenario: Any
) -> None:
    suite.write(scenario())
    (suite.folder / "ids.lock").write_text(text, "utf-8")
    assert run(suite) == 2
    assert run(suite, "--update") == 2
    assert (suite.folder / "ids.lock").read_text("utf-8") == text


def test_json_is_one_list_of_findings(suite: Any, scenario: Any, capsys: pytest.CaptureFixture[str]) -> None:
    import json

    suite.write(scenario())
    assert run(suite, "--json") == 1
    assert [row["code"] for row in json.loads(capsys.readouterr().out)] == ["id-not-locked"]
