"""Probes of the scanner, accounts and sessions."""

from __future__ import annotations

from collections.abc import Iterator

from harness.sut.check_case import Case, Probe
from harness.sut.finding import Finding
from harness.sut.probes.expectations import found


def _scanner(case: Case) -> Iterator[Finding]:
    """An address where nobody listens is taken as told: whether a scanner answers shows when a file is scanned."""
    address = "tcp://127.0.0.1:9"
    told = case.driver.set_antivirus(address)
    gone = case.driver.set_antivirus()
    if told["clamd_url"] != address:
        yield found(
            "set_antivirus",
            "other-scanner",
            f"Đặt máy quét {address} nhưng phần mềm dùng {told['clamd_url']}",
            f"the scanner set was {address}, in force is {told['clamd_url']}",
            "use the scanner that was handed over, even while it does not answer",
        )
    if gone["clamd_url"]:
        yield found(
            "set_antivirus",
            "scanner-not-off",
            "Bỏ máy quét nhưng phần mềm vẫn còn dùng",
            "the scanner was taken away, yet it is in force",
            "without clamd_url go back to what the product had",
        )


SAFETY_PROBES: tuple[Probe, ...] = (Probe("set_antivirus", _scanner),)
