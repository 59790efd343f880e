"""Rules that no scenario judged: those settled otherwise one by one, those still open gathered by reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from harness.oracles.judgement import Reason, Verdict

_OPEN = (Verdict.INCONCLUSIVE, Verdict.HARNESS_ERROR)


@dataclass(frozen=True)
class OpenQuestion:
    """Mandatory product rules of the selection that stay open for one reason: they keep a product from 0."""

    verdict: Verdict
    reason: str
    rules: tuple[str, ...]


def settled(rows: Sequence[Mapping[str, Any]], selection: str) -> list[Mapping[str, Any]]:
    """Attested rules; of a run of everything, also product rules that are not testable or do not apply."""
    return [
        row
        for row in rows
        if not row["scenarios"]
        and row["verdict"] not in _OPEN
        and (row["verdict"] == Verdict.ATTESTED or (selection == "all" and row["scope"] == "product"))
    ]


def open_questions(rows: Sequence[Mapping[str, Any]]) -> list[OpenQuestion]:
    """One entry per reason, so that a hundred open rules do not bury one failure."""
    found: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        binding = row["scope"] == "product" and row["severity"] == "mandatory"
        if row["scenarios"] or row["verdict"] not in _OPEN or not binding:
            continue
        if row["reason"] != Reason.NOT_SELECTED:
            found.setdefault((row["verdict"], row["reason"] or ""), []).append(row["id"])
    return [OpenQuestion(Verdict(verdict), why, tuple(ids)) for (verdict, why), ids in found.items()]
