"""The last sound proof of the whole suite (`fixtures/proved.toml`): which defects a check of their own rule found.

`kiemchuan prove --record` writes it; coverage reads it. A defect that came later is not in it and counts as not proved.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from harness.catalogue import FIXTURES
from reports.proof import Proof, ProofError
from simulators.defects.index import defects_by_rule

PROVED = FIXTURES / "proved.toml"
_HEAD = (
    "# Lần chứng minh trọn vẹn gần nhất; do `kiemchuan prove --record` viết, không sửa tay.\n"
    "# The last whole and sound proof; not edited by hand.\n"
)


@dataclass(frozen=True)
class ProvedSuite:
    """The day of a proof, the suite it was of (SHA-256), and the ids of all defects that it killed."""

    proved: date
    suite_sha256: str
    killed: frozenset[str]

    def as_toml(self) -> str:
        ids = "".join(f"  {json.dumps(one, ensure_ascii=False)},\n" for one in sorted(self.killed))
        return f'{_HEAD}proved = {self.proved.isoformat()}\nsuite_sha256 = "{self.suite_sha256}"\nkilled = [\n{ids}]\n'


def read_proved(path: Path = PROVED) -> ProvedSuite:
    """The record of the last whole proof. ProofError if it cannot be read."""
    try:
        table = tomllib.loads(path.read_text("utf-8"))
        return ProvedSuite(table["proved"], table["suite_sha256"], frozenset(table["killed"]))
    except (OSError, KeyError, TypeError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProofError(f"{path}: not a record of `kiemchuan prove --record` ({error!r})") from error


def recorded_proofs(path: Path = PROVED) -> dict[str, Proof]:
    """What the last whole proof says of every rule that has defects today. ProofError if it cannot be read."""
    killed = read_proved(path).killed
    return {
        rule: Proof(len(own), sum(one in killed for one in own), ())
        for rule, found in defects_by_rule().items()
        if (own := tuple(found))
    }


def recorded_rules(path: Path = PROVED) -> frozenset[str]:
    """The rules of which the last whole proof found every defect. ProofError if it cannot be read."""
    return frozenset(rule for rule, proof in recorded_proofs(path).items() if proof.proved)
