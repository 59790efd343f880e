"""One PKI and one sealed paper for all tests of signatures."""

from __future__ import annotations

import pytest

from simulators.clock import VirtualClock
from simulators.pki import Pki
from simulators.protocol.signing import (
    sign_pdf,
)
from tests.protocol.signing.papers import NOW, SEAL, paper


@pytest.fixture(scope="module")
def clock() -> VirtualClock:
    return VirtualClock(NOW)


@pytest.fixture(scope="module")
def pki(clock: VirtualClock) -> Pki:
    return Pki.load(None, clock, use_cache=False)


@pytest.fixture(scope="module")
def sealed(pki: Pki) -> bytes:
    return sign_pdf(paper(), pki.identity(SEAL), at=NOW, field_name="Seal")
