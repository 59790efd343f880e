"""The test PKI and papers that the tests of the judge sign."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime

import pytest
from reportlab.pdfgen.canvas import Canvas

from harness.oracles.times import VIETNAM
from simulators.clock import VirtualClock
from simulators.pki import Pki

NOW = datetime(2019, 12, 17, 8, tzinfo=VIETNAM)


@pytest.fixture(scope="session")
def pki() -> Pki:
    """A PKI of this test session alone, its clock at NOW."""
    return Pki.load(None, VirtualClock(NOW), use_cache=False)


@pytest.fixture(scope="session")
def paper() -> Callable[..., bytes]:
    """Makes a plain PDF of some pages."""

    def make(pages: int = 1, *, text: str = "So: 01/QD-SNV") -> bytes:
        output = io.BytesIO()
        canvas = Canvas(output, pageCompression=0, invariant=1)
        for _ in range(pages):
            canvas.drawString(72, 700, text)
            canvas.showPage()
        canvas.save()
        return output.getvalue()

    return make
