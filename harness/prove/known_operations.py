"""Which operations each scenario asks the product for: learnt by running them, kept across proofs of one suite."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from harness.run.settings import RunSettings, suite_files, suite_sha256
from simulators.shelf import default_cache_dir, put


@dataclass
class KnownOperations:
    """Operations by scenario id. Kept by the suite's hash: any change of features, steps or oracles unlearns them."""

    path: Path | None
    operations: dict[str, set[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, settings: RunSettings, role: str) -> KnownOperations:
        """Those of a suite and role; without the cache nothing is read or kept."""
        if not settings.use_cache:
            return cls(None)
        return cls(
            default_cache_dir() / "operations" / f"{role}-{suite_sha256(suite_files(settings.features))}.json"
        )

    def read(self) -> dict[str, set[str]] | None:
        """What an earlier proof learnt; None if nothing usable is kept."""
        if self.path is None:
            return None
        try:
            kept = json.loads(self.path.read_text("utf-8"))
            self.operations.update({scenario: set(operations) for scenario, operations in kept.items()})
        except (OSError, ValueError, AttributeError, TypeError):
            return None
        return self.operations

    def learn(self, found: dict[str, set[str]]) -> None:
        self.operations.update(found)

    def keep(self) -> None:
        """Write for later proofs, whole or not at all."""
        if self.path is None:
            return
        put(self.path, json.dumps({s: sorted(ops) for s, ops in sorted(self.operations.items())}).encode())
