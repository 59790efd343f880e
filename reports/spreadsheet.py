"""`rules.csv` and `judgements.csv` for a spreadsheet: UTF-8 with a mark for Excel, nothing in a cell is a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from pathlib import Path

from reports.judged_rules import JudgedRule, judged_rules
from reports.printable import one_line
from reports.record import RunRecord
from reports.wording import wording

RULE_HEADS = (
    "rule", "citation", "text_vi", "text_en", "verdict", "verdict_vi", "reason", "reason_vi", "severity", "scope",
    "basis", "seen_by", "scenarios", "failure_codes", "note_vi",
)  # fmt: skip
JUDGEMENT_HEADS = (
    "scenario", "name", "path", "line", "rule", "verdict", "verdict_vi", "reason", "detail", "code", "expected",
    "observed", "where", "hint", "seen_by", "rerun",
)  # fmt: skip
_FORMULA = tuple("=+-@\t\r＝＋－＠")
BOM = "\ufeff"


def write_rules_csv(record: RunRecord, path: Path, separator: str = ",") -> Path:
    """A line for each rule."""
    return _write(path, RULE_HEADS, (_rule(rule) for rule in judged_rules(record)), separator)


def write_judgements_csv(record: RunRecord, path: Path, separator: str = ",") -> Path:
    """A line for each judgement of each scenario."""
    return _write(path, JUDGEMENT_HEADS, _judgements(record), separator)


def cell(value: object) -> str:
    """A value as a cell that a spreadsheet shows and never computes (OWASP: CSV injection)."""
    text = one_line(str(value if value is not None else ""))
    return f"'{text}" if text.lstrip(" '").startswith(_FORMULA) else text


def _rule(rule: JudgedRule) -> list[str]:
    row = rule.row
    codes = [j["failure"]["code"] for _, j in rule.judgements if j["failure"]]
    return [
        rule.id, rule.citation, rule.text_vi, rule.text_en, row["verdict"], wording().verdict(row["verdict"]).vi,
        rule.reason, rule.reason_vi, row["severity"], row["scope"], row["basis"], row["seen_by"] or "",
        " ".join(row["scenarios"]), " ".join(dict.fromkeys(codes)), rule.caveat_vi,
    ]  # fmt: skip


def _judgements(record: RunRecord) -> Iterator[list[object]]:
    for scenario in record.scenarios:
        for judgement in scenario.judgements:
            failure = judgement["failure"] or {}
            yield [
                scenario.id, scenario.name, scenario.path, scenario.line, judgement["rule"], judgement["verdict"],
                wording().verdict(judgement["verdict"]).vi, judgement["reason"], judgement["detail"],
                *(failure.get(key, "") for key in ("code", "expected", "observed", "where", "hint")),
                judgement["seen_by"], record.rerun(scenario.id),
            ]  # fmt: skip


def _write(path: Path, heads: Sequence[str], rows: Iterable[Sequence[object]], separator: str) -> Path:
    text = StringIO()
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([cell(value) for value in row] for row in rows)
    path.write_text(BOM + text.getvalue(), "utf-8", newline="")
    return path
