"""A run that was left is taken up: what had ended stays as it was judged, the rest is run, the whole is complete."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from harness.cli import main
from harness.run.attestation.file import Attested, as_toml
from harness.run.events import event_line
from harness.run.rejudge import rejudge
from harness.run.seal import tampering
from reports.run_folder.state import Standing, folder_state

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
    (left / "tree.sums").unlink()
    assert main(["report", str(left), "--no-html"]) == 0
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
    assert folder_state(left).standing is Standing.VALID, (
        "no report of the first part stands beside the whole"
    )
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


def test_evidence_that_was_lost_since_cannot_be_built_upon(
    left: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was judged in the first part must be judged again by whoever certifies the whole."""
    [ended] = [row["scenario"] for row in events(left) if row["type"] == "scenario-end"]
    seen: list[Any] = [
        row for row in events(left) if row["type"] == "observation" and row["scenario"] == ended
    ]
    digest = next(digest for row in seen for digest in row["blobs"].values())
    path = left / "evidence" / digest[:2] / digest
    path.write_bytes(path.read_bytes()[:-1])
    assert run(left, "--resume") == 2
    assert digest[:16] in capsys.readouterr().err
    assert not list(left.glob("*.left.jsonl"))


def test_other_attestations_under_the_same_name_make_another_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The content counts, not the name of a file."""
    (tmp_path / "bc.txt").write_text("biên bản", "utf-8")
    file = tmp_path / "chung-thuc.toml"
    entry = Attested(
        "D12.k1-1", "đã xem", "bc.txt", hashlib.sha256("biên bản".encode()).hexdigest(), "A", "Chánh Văn phòng",
        date(2019, 12, 1), date(2020, 12, 1),
    )  # fmt: skip
    file.write_bytes(as_toml([entry]))
    out = tmp_path / "run"
    assert run(out, "--attestations", str(file)) == 0
    lines = (out / "events.jsonl").read_bytes().splitlines(keepends=True)
    (out / "events.jsonl").write_bytes(b"".join(lines[:-1]))
    file.write_bytes(as_toml([replace(entry, statement="đã xem kỹ")]))
    assert run(out, "--resume", "--attestations", str(file)) == 2
    assert "attestations_sha256" in capsys.readouterr().err


def test_a_killed_run_of_two_processes_is_taken_up_with_what_both_had_done(tmp_path: Path) -> None:
    """What a share had ended is not run again; nothing of it stays beside the record."""
    out = tmp_path / "run"
    assert run(out) == 0
    rows = events(out)
    first, second = (
        [row for row in rows if row.get("scenario") == name] for name in ("KB-D15-01", "KB-D15-05")
    )
    share = out / "share-1"
    shutil.copytree(out / "evidence", share / "evidence")
    for place, kept in ((share, second), (out, first)):
        told = [rows[0], *kept]
        (place / "events.jsonl").write_text("".join(f"{event_line(row)}\n" for row in told), "utf-8")
    assert run(out, "--resume") == 0
    ended = [row for row in events(out) if row["type"] == "scenario-end"]
    assert [row["scenario"] for row in ended] == ["KB-D15-01", "KB-D15-05", "KB-D15-20"]
    assert ended[1] == second[-1]
    assert not share.exists()
    assert len(list(out.glob("events-*.left.jsonl"))) == 2
    assert tampering(out) == []
    assert not [row for row in rejudge(out) if row.changed]
