"""A run that was left is taken up: what had ended stays as it was judged, the rest is run, the whole is complete."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from harness.cli import main
from harness.run.rejudge import rejudge
from harness.run.seal import tampering

WANTED = ("--scenario", "KB-D15-01", "--scenario", "KB-D15-05", "--scenario", "KB-D15-20")


def run(out: Path, *more: str) -> int:
    return main(["run", *WANTED, "--out", str(out), "--quiet", "--jobs", "1", *more])


def events(out: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (out / "events.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture
def left(tmp_path: Path) -> Path:
    """A run that was cut off inside its second scenario."""
    out = tmp_path / "run"
    assert run(out) == 0
    lines = (out / "events.jsonl").read_text("utf-8").splitlines()
    starts = [n for n, line in enumerate(lines) if json.loads(line)["type"] == "scenario-start"]
    (out / "events.jsonl").write_text("\n".join(lines[: starts[1] + 4]) + "\n", "utf-8")
    return out


def test_the_rest_is_run_and_the_whole_is_complete(left: Path) -> None:
    before = events(left)
    assert run(left, "--resume") == 0
    after = events(left)
    summary = json.loads((left / "summary.json").read_text("utf-8"))
    assert (summary["complete"], [row["verdict"] for row in summary["scenarios"]]) == (True, ["passed"] * 3)
    assert summary["run"]["id"] == before[0]["run"]["id"]  # type: ignore[index]
    [ended] = [row["scenario"] for row in before if row["type"] == "scenario-end"]
    first = [row for row in before if row.get("scenario") == ended]
    assert [row for row in after if row.get("scenario") == ended] == first
    numbers = [row["seq"] for row in after if row["type"] == "observation"]
    assert len(numbers) == len(set(numbers))
    assert not [row for row in rejudge(left) if row.changed]
    assert tampering(left) == []
    assert (left / "events-1.left.jsonl").exists()


def test_a_complete_run_has_nothing_to_take_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "run"
    assert run(out) == 0
    assert run(out, "--resume") == 2
    assert "trọn vẹn" in capsys.readouterr().err


def test_a_run_under_other_readings_is_another_run(left: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = (left / "events.jsonl").read_bytes()
    assert run(left, "--resume", "--seed", "7") == 2
    assert "seed" in capsys.readouterr().err
    assert (left / "events.jsonl").read_bytes() == kept


@pytest.mark.parametrize("more", [("--resume",), ("--resume", "--out", "khong-co")])
def test_without_a_run_there_is_nothing_to_take_up(
    more: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["run", *WANTED, *more]) == 2
    assert "kiemchuan:" in capsys.readouterr().err
