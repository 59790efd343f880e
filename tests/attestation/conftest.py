"""The test PKI, and a folder to write attestations in."""

from __future__ import annotations

from pathlib import Path

import pytest
from attested_cases import MORNING, Binder

from simulators.clock import VirtualClock
from simulators.pki import Pki


@pytest.fixture(scope="session")
def pki() -> Pki:
    return Pki.load(None, VirtualClock(MORNING))


@pytest.fixture
def binder(tmp_path: Path, pki: Pki) -> Binder:
    return Binder(tmp_path, pki)
