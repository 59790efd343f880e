"""What a proof (`proof.json` of `kiemchuan prove`) says of each rule: its defects and those that were found."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path


class ProofError(Exception):
    """The file is no proof; says why."""


@dataclass(frozen=True)
class Proof:
    """What a proof says of a rule: its defects and which of them a check of the rule found."""

    defects: int
    killed: int
    killed_by: tuple[str, ...]

    @property
    def proved(self) -> bool:
        return 0 < self.defects == self.killed


def read_proof(path: Path) -> dict[str, Proof]:
    """Proofs by rule from `proof.json`. ProofError if it is none."""
    found: dict[str, list[_Row]] = {}
    for row in _rows(path):
        found.setdefault(row.rule, []).append(row)
    return {
        rule: Proof(
            len(rows), sum(row.killed for row in rows),
            tuple(dict.fromkeys(name for row in rows if row.killed for name in row.killed_by)),
        )
        for rule, rows in found.items()
    }  # fmt: skip


def killed_defects(path: Path) -> frozenset[str]:
    """Ids of the defects that a check of their own rule found. ProofError if the file is no proof."""
    return frozenset(row.id for row in _rows(path) if row.killed)


def proved_rules(path: Path) -> frozenset[str]:
    """The rules of which every planted defect was found by a check of their own. ProofError if the file is no proof."""
    return frozenset(rule for rule, proof in read_proof(path).items() if proof.proved)


@dataclass(frozen=True)
class _Row:
    id: str
    rule: str
    killed: bool
    killed_by: tuple[str, ...]


def _rows(path: Path) -> list[_Row]:
    try:
        table = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise ProofError(f"{path}: cannot be read as JSON: {error}") from error
    try:
        return [
            _Row(
                str(row["id"]),
                str(row["rule"]),
                row["verdict"] == "killed",
                tuple(map(str, row["killed_by"])),
            )
            for row in table["defects"]
        ]
    except (KeyError, TypeError) as error:
        raise ProofError(f"{path}: not a proof.json of kiemchuan: {error!r}") from error
