"""The wheel holds everything: installed into an empty environment, in an empty folder, `kiemchuan run` works."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    done = run(sys.executable, "-m", "pip", "wheel", "--no-deps", "-q", "-w", folder, ROOT, cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    [path] = folder.glob("*.whl")
    return path


def test_the_wheel_carries_features_fixtures_and_schemas(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    tracked = run(
        "git", "ls-files", "features", "fixtures", "harness", "simulators", "reports", cwd=ROOT
    ).stdout.split("\n")
    missing = [name for name in tracked if name and name not in names and (ROOT / name).exists()]
    assert missing == []


@pytest.mark.slow
def test_an_empty_environment_and_an_empty_folder_are_enough(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=True)
    python = tmp_path / "venv" / "bin" / "python"
    constraints = ROOT / "constraints.txt"
    done = run(python, "-m", "pip", "install", "-q", "-c", constraints, wheel, cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    empty = tmp_path / "empty"
    empty.mkdir()
    done = run(tmp_path / "venv" / "bin" / "kiemchuan", "run", "--rule", "D15.k2-2", "--json", cwd=empty)
    assert done.returncode == 0, done.stdout + done.stderr
    summary = json.loads(done.stdout)
    assert summary["complete"] is True
    assert next(r["verdict"] for r in summary["rules"] if r["id"] == "D15.k2-2") == "passed"
