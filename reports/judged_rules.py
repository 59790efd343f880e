"""A run rule by rule: each with its verdict, its place in the regulation, and the judgements that made the verdict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from harness.oracles.judgement import Verdict
from reports.clauses import Clauses, clauses
from reports.record import RunRecord, ScenarioRecord
from reports.rules_of_run import rule_rows
from reports.wording import wording

QCVN_102 = "chưa đối chiếu bảng của QCVN 102"
QCVN_102_EN = "not compared with the tables of QCVN 102"
_UNCOMPARED_ARTICLE = 11


@dataclass(frozen=True)
class JudgedRule:
    """One rule of a run: its row of `summary.json`, what it says, and every judgement of it with its scenario."""

    row: Mapping[str, Any]
    article: int
    citation: str
    text_vi: str
    text_en: str
    judgements: tuple[tuple[ScenarioRecord, Mapping[str, Any]], ...]

    @property
    def id(self) -> str:
        return str(self.row["id"])

    @property
    def verdict(self) -> Verdict:
        return Verdict(self.row["verdict"])

    @property
    def reason(self) -> str:
        return str(self.row["reason"] or "")

    @property
    def reason_vi(self) -> str:
        """The reason in words; a reason that is no code (of not testable, not applicable) stands for itself."""
        return wording().reason(self.reason).vi if self.reason else ""

    @property
    def recommended(self) -> bool:
        return bool(self.row["severity"] == "recommended")

    @property
    def decides(self) -> bool:
        """Whether a certificate of the product rests on it."""
        return bool(self.row["scope"] == "product" and self.row["severity"] == "mandatory")

    @property
    def caveat_vi(self) -> str:
        """What must stand beside the verdict wherever it is shown (Điều 11)."""
        return QCVN_102 if self.article == _UNCOMPARED_ARTICLE else ""


def judged_rules(record: RunRecord, places: Clauses | None = None) -> list[JudgedRule]:
    """Every rule of a run in the order of its rows; of a cut-off run those that it came to."""
    known = places or clauses()
    found: dict[str, list[tuple[ScenarioRecord, Mapping[str, Any]]]] = {}
    for scenario in record.scenarios:
        for judgement in scenario.judgements:
            found.setdefault(judgement["rule"], []).append((scenario, judgement))
    return [
        JudgedRule(
            row, known.article_of(row["id"]), known.citation(row["id"]), *known.text(row["id"]),
            judgements=tuple(found.get(row["id"], ())),
        )
        for row in rule_rows(record, known.rules)
    ]  # fmt: skip
