"""What is signed in these tests, by whom and when, and how findings are read."""

from __future__ import annotations

import io
from datetime import datetime, timedelta

from reportlab.pdfgen.canvas import Canvas

from simulators.clock import VIETNAM
from simulators.protocol.signing import (
    SignatureFinding,
)

ORGAN = "000.00.01.H01"
SEAL = f"seal:{ORGAN}"
LEADER = f"leader:{ORGAN}"
NOW = datetime(2019, 12, 17, 8, tzinfo=VIETNAM)
DAY = timedelta(days=1)


def paper(text: str = "So: 01/QD-SNV") -> bytes:
    output = io.BytesIO()
    canvas = Canvas(output, pageCompression=0, invariant=1)
    canvas.drawString(72, 700, text)
    canvas.showPage()
    canvas.save()
    return output.getvalue()


def only(findings: tuple[SignatureFinding, ...]) -> SignatureFinding:
    (finding,) = findings
    return finding


def codes(findings: tuple[SignatureFinding, ...]) -> list[tuple[str, str, str]]:
    return [(finding.field, finding.verdict, finding.code) for finding in findings]
