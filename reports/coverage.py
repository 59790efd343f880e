"""How far each rule has come: named, executed by scenarios, its checks proved able to fail; and what is left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from harness.catalogue import Catalogue, CatalogueError, Rule

HEADS = ("Điều", "quy tắc", "tự động", "có tình huống", "được chứng minh", "chứng thực", "không kiểm được")
KEYS = ("article", "rules", "automatic", "executed", "proved", "attestation", "not_testable")
BEGIN, END = "<!-- coverage -->", "<!-- /coverage -->"


class Stage(StrEnum):
    """How far a rule has come; each stage contains the one before."""

    NAMED = "named"
    EXECUTED = "executed"
    PROVED = "proved"

    @property
    def vi(self) -> str:
        return {"named": "đã nêu", "executed": "đã chạy", "proved": "đã chứng minh"}[self.value]


@dataclass(frozen=True)
class RuleCoverage:
    """A rule with its scenarios, its defects, those that a proof killed, and what is still left, in both languages."""

    rule: Rule
    scenarios: tuple[str, ...]
    defects: tuple[str, ...]
    killed: tuple[str, ...]

    @property
    def stage(self) -> Stage:
        if self.rule.method != "automatic" or not self.scenarios:
            return Stage.NAMED
        return Stage.PROVED if self.defects and self.defects == self.killed else Stage.EXECUTED

    @property
    def left(self) -> tuple[str, str] | None:
        """Why the rule is not proved by machine (vi, en); None if it is."""
        if self.rule.method == "not-testable":
            return f"không kiểm được: {self.rule.why_not_vi}", f"not testable: {self.rule.why_not_en}"
        if self.rule.method == "attestation":
            return "bằng bản chứng thực có ký", "by a signed attestation"
        if not self.scenarios:
            return "chưa có tình huống", "no scenario yet"
        if not self.defects:
            return "chưa có lỗi cấy", "no defect yet"
        missing = [one for one in self.defects if one not in self.killed]
        if missing:
            names = ", ".join(missing)
            return f"lỗi cấy chưa được chứng minh: {names}", f"defects not proved yet: {names}"
        return None

    def as_json(self) -> dict[str, Any]:
        vi, en = self.left or (None, None)
        return {
            "id": self.rule.id, "method": self.rule.method, "stage": str(self.stage),
            "scenarios": list(self.scenarios), "defects": list(self.defects), "killed": list(self.killed),
            "left": vi, "left_en": en,
        }  # fmt: skip


def rule_coverage(
    catalogue: Catalogue, defects: Mapping[str, Iterable[str]], killed: Iterable[str]
) -> list[RuleCoverage]:
    """Every rule in the order of the regulation. `defects`: ids by rule; `killed`: ids that a proof found."""
    found = frozenset(killed)
    return [
        RuleCoverage(
            rule,
            tuple(catalogue.scenarios_of.get(rule.id, ())),
            (own := tuple(defects.get(rule.id, ()))),
            tuple(one for one in own if one in found),
        )
        for rule in catalogue.rules
    ]


def article_coverage(rules: Iterable[RuleCoverage]) -> list[dict[str, Any]]:
    """Counts per điều (0: the enacting decision), then `∑` of all; keys as in `KEYS`."""
    counts: dict[Any, Counter[str]] = {}
    for one in rules:
        for key in (one.rule.article, "∑"):
            count = counts.setdefault(key, Counter())
            count["rules"] += 1
            count[one.rule.method.replace("-", "_")] += 1
            count["executed"] += one.stage is not Stage.NAMED
            count["proved"] += one.stage is Stage.PROVED
    total = counts.pop("∑", Counter())
    return [
        {"article": article, **{key: count[key] for key in KEYS[1:]}}
        for article, count in [*sorted(counts.items()), ("∑", total)]
    ]


def coverage_markdown(table: Iterable[Mapping[str, Any]]) -> str:
    """The table per điều as Markdown; the enacting decision is written QĐ."""
    lines = [f"| {' | '.join(HEADS)} |", "|" + "---|" * len(HEADS)]
    for row in table:
        cells = [str(row[key]) for key in KEYS]
        cells[0] = "QĐ" if cells[0] == "0" else cells[0]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def with_coverage(text: str, table: str) -> str:
    """A document with the table between its two markers. CatalogueError if it has none."""
    before, found, rest = text.partition(BEGIN)
    _, closed, after = rest.partition(END)
    if not found or not closed:
        raise CatalogueError(f"the document has no {BEGIN} … {END}")
    return f"{before}{BEGIN}\n{table}\n{END}{after}"


def coverage_lines(rules: Iterable[RuleCoverage]) -> list[str]:
    """A line per rule: id, stage, scenarios, defects killed of all, and what is left."""
    return [
        f"{one.rule.id:14} {one.stage.vi:14} {len(one.scenarios):3} tình huống  "
        f"{f'{len(one.killed)}/{len(one.defects)}' if one.defects else '–':>5} lỗi cấy  "
        f"{' / '.join(one.left) if one.left else ''}".rstrip()
        for one in rules
    ]
