"""One edition of the rulebook: every rule with its scenarios, last verdict and proof; its manifest; what changed."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from harness.catalogue import Catalogue, Rule, Scenario
from harness.oracles.profile import Switch
from reports.proof import Proof
from reports.wording import Words

SCHEMA = "kiemchuan/edition/1"
MANIFEST = "edition.json"
_READING = re.compile(r"[Cc]ách hiểu ((?:[0-9]+(?:, | và )?)+)")


class EditionError(Exception):
    """A file that an edition is made of cannot be used; says which and why."""


@dataclass(frozen=True)
class Entry:
    """A rule as the rulebook tells it. `row`: what the last run says (design §8), None without a run."""

    rule: Rule
    scenarios: tuple[Scenario, ...]
    row: Mapping[str, Any] | None
    proof: Proof | None
    readings: tuple[Switch, ...]

    @property
    def verdict(self) -> str:
        return str(self.row["verdict"]) if self.row else ""

    @property
    def proved(self) -> bool:
        return self.proof is not None and self.proof.proved

    def manifest(self) -> dict[str, Any]:
        """Hashes of what the rule says and how it is judged; verdict and proof as they are."""
        rule = self.rule
        terms = [
            rule.severity, rule.scope, rule.link, rule.basis, rule.method, list(rule.roles), rule.applies_when,
            list(rule.entails), rule.why_not_vi, rule.note, [(s.name, str(s.value)) for s in self.readings],
        ]  # fmt: skip
        return {
            "words": _sha([rule.text_vi, rule.text_en]),
            "terms": _sha(terms),
            "scenarios": {scenario.id: _sha(_told(scenario)) for scenario in self.scenarios},
            "verdict": self.verdict or None,
            "proved": self.proof.proved if self.proof else None,
        }


@dataclass(frozen=True)
class Change:
    """What became of one rule since the previous edition."""

    rule: str
    what: tuple[Words, ...]


@dataclass(frozen=True)
class Edition:
    """All rules in the order of the regulation, and what they were taken from."""

    entries: tuple[Entry, ...]
    switches: tuple[Switch, ...]
    source: Mapping[str, Any]
    """What the manifest says of the making: suite, run, proof, regulation."""

    def manifest(self) -> dict[str, Any]:
        """The edition as data: `sha256` is over its rules alone, so that equal rules are an equal edition."""
        rules = {entry.rule.id: entry.manifest() for entry in self.entries}
        return {"schema": SCHEMA, "sha256": _sha(rules), **self.source, "rules": rules}


def make_edition(
    catalogue: Catalogue,
    switches: Sequence[Switch],
    rows: Mapping[str, Mapping[str, Any]],
    proofs: Mapping[str, Proof],
    source: Mapping[str, Any],
) -> Edition:
    """Rules, scenarios and readings of the catalogue with what a run (`rows`) and a proof say of them."""
    entries = []
    for rule in catalogue.rules:
        ids = catalogue.scenarios_of.get(rule.id, ())
        scenarios = tuple(catalogue.scenarios[name] for name in ids)
        readings = readings_of(rule, switches)
        entries.append(Entry(rule, scenarios, rows.get(rule.id), proofs.get(rule.id), readings))
    return Edition(tuple(entries), tuple(switches), source)


def readings_of(rule: Rule, switches: Iterable[Switch]) -> tuple[Switch, ...]:
    """The switches that a rule's note names («cách hiểu 3, 4»), in the note's order."""
    by_number = {switch.number: switch for switch in switches}
    numbers = [int(n) for found in _READING.findall(rule.note) for n in re.findall("[0-9]+", found)]
    return tuple(by_number[number] for number in dict.fromkeys(numbers) if number in by_number)


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of an earlier edition. EditionError if the folder holds none."""
    path = folder / MANIFEST
    try:
        table = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise EditionError(f"{path}: cannot be read as JSON: {error}") from error
    if not isinstance(table, dict):
        raise EditionError(f"{path}: not a JSON object")
    rules = table.get("rules")
    keys = ("words", "terms", "scenarios", "verdict", "proved")
    sound = isinstance(rules, dict) and all(
        isinstance(row, dict) and all(key in row for key in keys) and isinstance(row["scenarios"], dict)
        for row in rules.values()
    )
    if table.get("schema") != SCHEMA or not sound:
        raise EditionError(f"{folder / MANIFEST}: not an edition of kiemchuan ({SCHEMA})")
    return table


def changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Change]:
    """Rule by rule: new, gone, reworded, judged otherwise, scenarios added, changed or gone, verdict, proof."""
    before, after = old["rules"], new["rules"]
    found = []
    for rule in [*after, *(name for name in before if name not in after)]:
        if what := _changed(before.get(rule), after.get(rule)):
            found.append(Change(rule, tuple(what)))
    return found


def _changed(old: Mapping[str, Any] | None, new: Mapping[str, Any] | None) -> list[Words]:
    if old is None:
        return [Words("quy tắc mới", "new rule")]
    if new is None:
        return [Words("quy tắc không còn", "rule gone")]
    what = []
    if old["words"] != new["words"]:
        what.append(Words("câu chữ", "wording"))
    if old["terms"] != new["terms"]:
        what.append(Words("mức độ, điều kiện hoặc cách hiểu", "severity, condition or reading"))
    what += _scenario_changes(old["scenarios"], new["scenarios"])
    for key, vi, en in (("verdict", "kết luận", "verdict"), ("proved", "chứng minh", "proof")):
        if old[key] != new[key] and new[key] is not None:
            told = f"{_value(old[key])} → {_value(new[key])}"
            what.append(Words(f"{vi}: {told}", f"{en}: {told}"))
    return what


def _scenario_changes(old: Mapping[str, str], new: Mapping[str, str]) -> list[Words]:
    groups = (
        ("thêm tình huống", "scenarios added", [name for name in new if name not in old]),
        ("bỏ tình huống", "scenarios gone", [name for name in old if name not in new]),
        ("sửa tình huống", "scenarios changed", [n for n in new if n in old and new[n] != old[n]]),
    )
    return [Words(f"{vi}: {', '.join(ids)}", f"{en}: {', '.join(ids)}") for vi, en, ids in groups if ids]


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "✓" if value else "×"
    return "–" if value is None else str(value)


def _told(scenario: Scenario) -> list[Any]:
    steps = [[step.keyword, step.text, step.table, step.docstring] for step in scenario.steps]
    return [scenario.name, steps, sorted(scenario.tags)]


def _sha(value: object) -> str:
    told = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()
