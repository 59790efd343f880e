"""What a visit of the doctor finds: findings, what was looked at, what was not and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from harness.sut.finding import Finding, Side, Weight


@dataclass
class Examination:
    """Grows as things are looked at. Nothing is sound that is not in `looked`."""

    findings: list[Finding] = field(default_factory=list)
    looked: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)

    def look(self, what: str, findings: Iterable[Finding] = ()) -> None:
        """Something was looked at; `what` in both languages."""
        self.looked.append(what)
        self.findings += findings

    def miss(self, what: str) -> None:
        self.unseen.append(what)

    @property
    def wrong(self) -> bool:
        return any(finding.weight is Weight.ERROR for finding in self.findings)


def error(operation: str, code: str, side: Side, vi: str, en: str, remedy: str) -> Finding:
    """A finding that has to be mended."""
    return Finding(operation, code, Weight.ERROR, side, vi, en, remedy)
