"""A run never writes over another, and says so before anything starts."""

from __future__ import annotations

from pathlib import Path

import pytest

from harness.cli import main

ONE = ["run", "--scenario", "KB-D15-01", "--quiet"]


@pytest.mark.parametrize("taken", ["run", "file"])
def test_a_taken_folder_is_refused_in_one_line(
    taken: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    if taken == "run":
        out.mkdir()
        (out / "events.jsonl").write_text("{}\n", "utf-8")
    else:
        out.write_text("not a folder", "utf-8")
    assert main([*ONE, "--out", str(out)]) == 2
    said = capsys.readouterr().err.strip().splitlines()
    assert len(said) == 1
    assert "--out" in said[0]
    kept = out / "events.jsonl" if taken == "run" else out
    assert kept.read_text("utf-8") in ("{}\n", "not a folder")
