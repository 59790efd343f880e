"""How a product shows whether its signatures authenticate an incoming document (Đ4.k5, Đ5): the checks of its record.

Whether a file was altered and who signed it are two checks of the contract, integrity and authenticity; a document is
authentic only where neither raises anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from harness.oracles.exchange import Record, text
from harness.oracles.incoming import told
from harness.oracles.observation import Observation, Observations

Authentication = Literal["authentic", "doubted", "untold"]
AUTHENTIC: Final = "authentic"
DOUBTED: Final = "doubted"
UNTOLD: Final = "untold"

_NAMES: Final = ("authenticity", "integrity")
_FLAGGED: Final = frozenset({"failed", "unknown", "warning"})


def authentication(record: Record) -> Authentication:
    """doubted if either check raises anything, authentic if authenticity is ok, untold otherwise."""
    results = dict(_results(record))
    if any(results.get(name) in _FLAGGED for name in _NAMES):
        return DOUBTED
    return AUTHENTIC if results.get("authenticity") == "ok" else UNTOLD


def results_said(record: Record) -> str:
    """The two results in the words of a report."""
    found = [f"{name}: {result}" for name, result in _results(record) if name in _NAMES]
    return ", ".join(found) or "không có kết quả xác thực"


def is_kept_out(seen: Observations, doc: str, attempt: Observation | None) -> bool:
    """Whether a document was sent back, or a business rule of the product refused its acceptance."""
    barred = (
        attempt is not None and attempt.kind == "driver.refused" and attempt.data.get("code") == "refused"
    )
    return barred or bool(told(seen, doc, {"02"}))


def _results(record: Record) -> list[tuple[str, str]]:
    rows = record.get("checks")
    return [
        (text(row, "name"), text(row, "result"))
        for row in (rows if isinstance(rows, list) else ())
        if isinstance(row, Mapping)
    ]
