"""The suite as lint sees it: every feature file, its scenarios, the rules, and what could not even be read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from harness.catalogue import CatalogueError, Rules, Scenario, read_feature
from harness.lint.finding import Finding

_TRAP = re.compile(r"^(?P<path>.*?)(?::(?P<line>\d+))?: (?P<detail>.*) \[(?P<trap>[a-z-]+)\]$", re.DOTALL)
_TEXTS = ("*.feature", "*.toml", "*.lock", "*.md")


@dataclass(frozen=True)
class Suite:
    """One features folder. A file with a trap has no scenarios here; the trap is among `findings`."""

    folder: Path
    rules: Rules
    scenarios: tuple[Scenario, ...]
    lines: Mapping[Path, tuple[str, ...]]
    """The text of every feature file that is UTF-8."""
    findings: tuple[Finding, ...]

    @classmethod
    def load(cls, folder: Path) -> Suite:
        """Read the whole folder, file by file. CatalogueError if the rules themselves cannot be read."""
        findings = [Finding.at("nfd", path, line) for path, line in _not_nfc(folder)]
        nfd = {finding.path for finding in findings}
        scenarios: list[Scenario] = []
        lines: dict[Path, tuple[str, ...]] = {}
        for path in sorted(folder.glob("dieu_*/*.feature")):
            try:
                lines[path] = tuple(path.read_text("utf-8-sig").splitlines())
                scenarios += read_feature(path)
            except UnicodeDecodeError as error:
                findings.append(Finding.at("trap", path, trap="not-utf-8", detail=str(error)))
            except CatalogueError as error:
                if path not in nfd:
                    findings.append(_trap(error, path))
        return cls(folder, Rules.load(folder), tuple(scenarios), lines, tuple(findings))


def _trap(error: CatalogueError, path: Path) -> Finding:
    found = _TRAP.match(str(error))
    if found is None:
        return Finding.at("trap", path, trap="gherkin", detail=str(error))
    return Finding.at("trap", path, int(found["line"] or 0), trap=found["trap"], detail=found["detail"])


def _not_nfc(folder: Path) -> list[tuple[Path, int]]:
    found = []
    for path in sorted(path for pattern in _TEXTS for path in folder.rglob(pattern)):
        lines = path.read_text("utf-8", errors="replace").splitlines()
        found += [(path, n) for n, line in enumerate(lines, 1) if not unicodedata.is_normalized("NFC", line)]
    return found
