"""One real run on the embedded reference for the whole session, to be looked at, copied and spoiled."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from record_cases import kiemchuan

RULES = ("D15.k2-2", "D15.k1-2", "D6.k1.a-2", "D8.k2.h-1")
"""Judged on the wire, by the driver, and by nobody (an attestation that was not handed in)."""


@pytest.fixture(scope="session")
def sound_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The run folder; nobody writes into it."""
    folder = tmp_path_factory.mktemp("record")
    wanted = [part for rule in RULES for part in ("--rule", rule)]
    done = kiemchuan("run", *wanted, "--quiet", "--out", "r", cwd=folder)
    assert done.returncode in (0, 3), done.stdout + done.stderr
    return folder / "r"


@pytest.fixture
def run_copy(sound_run: Path, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    return Path(shutil.copytree(sound_run, tmp_path / "r"))
