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
    try:
        table = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise ProofError(f"{path}: cannot be read as JSON: {error}") from error
    found: dict[str, list[tuple[bool, list[str]]]] = {}
    try:
        for row in table["defects"]:
            found.setdefault(str(row["rule"]), []).append(
                (row["verdict"] == "killed", list(row["killed_by"]))
            )
    except (KeyError, TypeError) as error:
        raise ProofError(f"{path}: not a proof.json of kiemchuan: {error!r}") from error
    return {
        rule: Proof(
            len(rows), sum(killed for killed, _ in rows),
            tuple(dict.fromkeys(str(name) for killed, names in rows if killed for name in names)),
        )
        for rule, rows in found.items()
    }  # fmt: skip


def proved_rules(path: Path) -> frozenset[str]:
    """The rules of which every planted defect was found by a check of their own. ProofError if the file is no proof."""
    return frozenset(rule for rule, proof in read_proof(path).items() if proof.proved)
