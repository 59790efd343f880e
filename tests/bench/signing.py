"""Signing and judging PDFs per second, against one raw EC P-256 signature of the same run as the unit."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from harness.oracles.language import VIETNAM
from simulators.agencies.papers import official_pdf
from simulators.clock import VirtualClock
from simulators.pki import Pki
from simulators.protocol.signing import judge_pdf, sign_pdf

NOW = datetime(2019, 12, 17, 8, tzinfo=VIETNAM)


def per_second(act: Callable[[], object], seconds: float = 1.5) -> float:
    act()
    started, count = time.perf_counter(), 0
    while time.perf_counter() - started < seconds:
        act()
        count += 1
    return count / (time.perf_counter() - started)


def measure() -> dict[str, object]:
    pki = Pki.load(None, VirtualClock(NOW))
    leader, seal = pki.identity("leader:000.00.01.H01"), pki.identity("seal:000.00.01.H01")
    pdf = official_pdf("Về việc đo tốc độ ký số", 2)
    once = sign_pdf(pdf, leader, at=NOW, field_name="Nguoi_ky")
    twice = sign_pdf(once, seal, at=NOW, field_name="Co_quan")
    trust = pki.trust(NOW)
    key = ec.generate_private_key(ec.SECP256R1())
    raw = per_second(lambda: key.sign(pdf, ec.ECDSA(hashes.SHA256())), 0.5)
    signed = per_second(lambda: sign_pdf(pdf, leader, at=NOW, field_name="Nguoi_ky"))
    judged = per_second(lambda: judge_pdf(twice, trust, at=NOW))
    return {
        "PDF signatures / s": f"{signed:.0f}",
        "PDFs with leader and seal judged / s": f"{judged:.0f}",
        "PDF signature / raw EC signature (cost ratio)": f"{raw / signed:.0f}",
    }
