"""`--last-failed` runs again what did not pass in an earlier run: same product, seed and date."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from harness.cli import main
from harness.run.last_failed import last_run
from tests.attach.wrecker import Wrecker


def run_folder(
    folder: Path, judgements: list[tuple[str, str, str | None]], *, sut: str = "", ended: bool = True
) -> Path:
    """An event stream of scenarios with one judgement each: (scenario, verdict, reason)."""
    folder.mkdir(parents=True)
    run = {"id": "r", "seed": 7, "as_of": "2019-11-05", "profile": "an-giang-2018"}
    rows: list[dict[str, Any]] = [
        {
            "type": "header",
            "run": run,
            "sut": {"role": "agency", "source": sut},
            "scenarios": [j[0] for j in judgements],
        }
    ]
    for scenario, verdict, reason in judgements if ended else judgements[:-1]:
        rows.append({"type": "judgement", "scenario": scenario, "verdict": verdict, "reason": reason})
        rows.append({"type": "scenario-end", "scenario": scenario})
    (folder / "events.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return folder


def test_what_running_again_could_change_is_run_again(tmp_path: Path) -> None:
    folder = run_folder(tmp_path / "r", [
        ("KB-D15-01", "passed", None), ("KB-D15-02", "failed", None), ("KB-D15-03", "inconclusive", "connection-lost"),
        ("KB-D15-04", "inconclusive", "capability-not-declared"), ("KB-D15-05", "harness-error", None),
        ("KB-D15-06", "not-applicable", None), ("KB-D15-07", "inconclusive", "no-clock-control"),
    ])  # fmt: skip
    last = last_run(str(folder))
    assert last.scenarios == ("KB-D15-02", "KB-D15-03", "KB-D15-05")
    assert (last.seed, last.as_of.isoformat(), last.sut) == (7, "2019-11-05", None)


def test_what_a_cut_off_run_never_reached_is_run_too(tmp_path: Path) -> None:
    folder = run_folder(
        tmp_path / "r", [("KB-D15-01", "passed", None), ("KB-D15-02", "passed", None)], ended=False
    )
    assert last_run(str(folder)).scenarios == ("KB-D15-02",)


def test_the_newest_run_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for age, name in ((20, "b"), (10, "a")):
        folder = run_folder(tmp_path / "runs" / name, [(f"KB-D15-0{age // 10}", "failed", None)])
        os.utime(folder / "events.jsonl", (1_000_000 - age, 1_000_000 - age))
    assert last_run().scenarios == ("KB-D15-01",)


@pytest.mark.parametrize(
    "options",
    [["--last-failed"], ["--last-failed", "khong-co"], ["--last-failed", "r", "--rule", "D15.k2-2"]],
)
def test_without_a_run_or_with_a_second_selection_it_is_a_usage_error(
    options: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["run", *options]) == 2
    assert "kiemchuan: " in capsys.readouterr().err


def test_nothing_left_to_run_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = run_folder(tmp_path / "r", [("KB-D15-01", "passed", None)])
    assert main(["run", "--last-failed", str(folder)]) == 0
    assert "nothing to run again" in capsys.readouterr().out


def test_a_product_that_hung_is_judged_again_when_it_is_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from simulators.qlvb import Qlvb, QlvbConfig

    monkeypatch.chdir(tmp_path)
    reference = Qlvb(QlvbConfig(database=tmp_path / "q.sqlite", token="thu"))
    wrecker = Wrecker(reference.start(), "html", 30, 3)
    Path("sut.toml").write_text(
        f'[product]\nname = "X"\nversion = "1"\n[driver]\nkind = "http"\nurl = "{wrecker.start()}"\ntoken = "thu"\n'
        '[declaration]\nlevels = ["L1", "L2"]\n',
        "utf-8",
    )
    try:
        first = main(
            [
                "run",
                "--sut",
                "sut.toml",
                "--rule",
                "D15.k2-2",
                "--quiet",
                "--seed",
                "3",
                "--as-of",
                "2019-12-19",
            ]
        )
        again = main(["run", "--last-failed", "--quiet", "--out", "lai"])
    finally:
        wrecker.stop()
        reference.stop()
    summary = json.loads(Path("lai/summary.json").read_text("utf-8"))
    assert (first, again) == (3, 0)
    assert 0 < len(summary["scenarios"]) < 12
    assert (summary["run"]["seed"], summary["run"]["as_of"]) == (3, "2019-12-19")
