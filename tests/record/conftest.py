"""One real run on the embedded reference for the whole session, to be looked at, copied and spoiled."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from certified_cases import Office, run_of
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


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office.open(tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="session")
def good_run(office: Office, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run that may be certified; nobody writes into it."""
    return run_of(office.features, tmp_path_factory.mktemp("good") / "r")


@pytest.fixture
def good_copy(good_run: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(good_run, tmp_path / "good"))


@pytest.fixture(scope="session")
def issued(office: Office, good_run: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a certificate, time-stamped; nobody writes into it."""
    out = tmp_path_factory.mktemp("issued")
    office.issue(good_run, out, stamped=True)
    return out
