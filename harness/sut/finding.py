"""What a check of an attachment finds: what is wrong, on whose side, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Side(StrEnum):
    """Who has to act."""

    PRODUCT = "product"
    """The vendor: the driver or the product behind it."""
    CONFIGURATION = "configuration"
    """Whoever wrote `sut.toml`: address, token, declaration."""
    HARNESS = "harness"
    """kiemchuan itself."""


class Weight(StrEnum):
    """How much it matters."""

    ERROR = "error"
    """The contract is not kept: rules behind the operation end inconclusive or fail."""
    WARNING = "warning"
    """The contract is kept, but rules will fail or stay open."""
    NOTE = "note"


@dataclass(frozen=True)
class Finding:
    """One finding about one operation. `code` is stable; texts are for people."""

    operation: str
    code: str
    weight: Weight
    side: Side
    vi: str
    en: str
    remedy: str

    def __str__(self) -> str:
        return f"[{self.weight}] {self.operation}: {self.code} ({self.side}): {self.vi} → {self.remedy}"
