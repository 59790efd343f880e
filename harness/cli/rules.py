"""`kiemchuan rules`: the catalogue, a rule, and how much of it is executed and proved."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

from harness.catalogue import Catalogue, CatalogueError


def add_parser(commands: Any) -> None:
    parser = commands.add_parser("rules", help="danh mục quy tắc / the catalogue")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(function=list_rules)
    actions = parser.add_subparsers(dest="action", metavar="show ID | coverage")
    show = actions.add_parser("show", help="một quy tắc")
    show.add_argument("rule")
    show.add_argument("--json", action="store_true")
    show.set_defaults(function=show_rule)
    coverage = actions.add_parser("coverage", help="độ phủ theo điều")
    coverage.add_argument("--json", action="store_true")
    coverage.add_argument(
        "--write", metavar="FILE", help="ghi bảng vào giữa hai dấu <!-- coverage --> của FILE"
    )
    coverage.add_argument(
        "--level",
        choices=("L0", "L1", "L2", "L3"),
        help="mức của driver mở những quy tắc nào / what a level opens",
    )
    coverage.add_argument(
        "--operation", metavar="OP", help="một thao tác mở những quy tắc nào / what an operation opens"
    )
    coverage.set_defaults(function=show_coverage)


def rows(catalogue: Catalogue) -> list[dict[str, Any]]:
    """Every rule in the public shape of design §8."""
    from simulators.defects.index import defects_by_rule

    defects = defects_by_rule()
    return [
        {**rule.as_json(), "scenarios": list(catalogue.scenarios_of.get(rule.id, ())),
         "defects": list(defects.get(rule.id, ()))}
        for rule in catalogue.rules
    ]  # fmt: skip


def list_rules(options: argparse.Namespace) -> int:
    catalogue = Catalogue.load()
    if options.json:
        print(json.dumps(rows(catalogue), ensure_ascii=False, indent=1))
        return 0
    for rule in catalogue.rules:
        count = len(catalogue.scenarios_of.get(rule.id, ()))
        print(f"{rule.id:14} {rule.method:13} {rule.severity:12} {count:3} tình huống  {rule.text_vi}")
    print(
        f"\n{len(catalogue.rules)} quy tắc, {len(catalogue.scenarios)} tình huống.  kiemchuan rules show ID"
    )
    return 0


def show_rule(options: argparse.Namespace) -> int:
    catalogue = Catalogue.load()
    if options.rule not in catalogue.rules:
        raise CatalogueError(f"no rule {options.rule}; `kiemchuan rules` lists them")
    rule = catalogue.rules[options.rule]
    row = next(row for row in rows(catalogue) if row["id"] == rule.id)
    from harness.cli.rules_by_level import rule_json, rule_lines

    if options.json:
        print(json.dumps({**row, **rule_json(rule.id)}, ensure_ascii=False, indent=1))
        return 0
    print(f"{rule.id} — {rule.citation}\n  {rule.text_vi}\n  {rule.text_en}")
    print(
        f"  phạm vi {rule.scope} · {rule.link or '–'} · {rule.severity} · căn cứ {rule.basis} · {rule.method}"
    )
    for line in rule_lines(rule.id):
        print(line)
    if rule.entails:
        print(f"  kéo theo: {', '.join(rule.entails)} ({rule.entails_reason})")
    if rule.why_not_vi:
        print(f"  không kiểm được vì: {rule.why_not_vi}")
    if rule.attestation:
        print(
            f"  chứng thực: {rule.attestation.instruction_vi}\n    bằng chứng: {rule.attestation.evidence_vi}\n"
            f"    người ký: {rule.attestation.signer_vi} · thời hạn {rule.attestation.valid_months} tháng"
        )
    for scenario_id in row["scenarios"]:
        scenario = catalogue.scenarios[scenario_id]
        print(
            f"\n  {scenario.id} {scenario.name}  ({scenario.path.parent.name}/{scenario.path.name}:{scenario.line})"
        )
        for step in scenario.steps:
            print(f"    {step.keyword} {step.text}")
    print(f"\n  lỗi cấy: {', '.join(row['defects']) or '–'}\n  kiemchuan run --rule {rule.id}")
    return 0


def show_coverage(options: argparse.Namespace) -> int:
    if options.level or options.operation:
        from harness.cli import rules_by_level as by

        if options.operation and options.operation not in by.operations():
            raise CatalogueError(f"no operation {options.operation}; there are {', '.join(by.operations())}")
        asked = options.level or options.operation
        value, text = (
            (by.level_json, by.level_text) if options.level else (by.operation_json, by.operation_text)
        )
        print(json.dumps(value(asked), ensure_ascii=False, indent=1) if options.json else text(asked))
        return 0
    catalogue = Catalogue.load()
    table = coverage(catalogue)
    if options.json:
        print(json.dumps(table, ensure_ascii=False, indent=1))
    elif options.write:
        path = Path(options.write)
        path.write_text(with_coverage(path.read_text("utf-8"), coverage_markdown(table)), "utf-8")
    else:
        print(coverage_markdown(table))
    return 0


HEADS = ("Điều", "quy tắc", "tự động", "có tình huống", "có lỗi cấy", "chứng thực", "không kiểm được")
KEYS = ("article", "rules", "automatic", "executed", "with_defect", "attestation", "not_testable")
BEGIN, END = "<!-- coverage -->", "<!-- /coverage -->"


def coverage_markdown(table: list[dict[str, Any]]) -> str:
    """The coverage table as Markdown; the enacting decision is written QĐ."""
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


def coverage(catalogue: Catalogue) -> list[dict[str, Any]]:
    """Per điều, then in all: rules, automatic, executed by scenarios, with a defect, attestation, not testable."""
    found: dict[Any, Counter[str]] = {}
    for row in rows(catalogue):
        for key in (row["article"], "∑"):
            count = found.setdefault(key, Counter())
            count["rules"] += 1
            count[row["method"]] += 1
            count["executed"] += row["method"] == "automatic" and bool(row["scenarios"])
            count["with_defect"] += bool(row["defects"])
    total = found.pop("∑", Counter())
    return [
        {"article": key, "rules": c["rules"], "automatic": c["automatic"], "executed": c["executed"],
         "with_defect": c["with_defect"], "attestation": c["attestation"], "not_testable": c["not-testable"]}
        for key, c in [*sorted(found.items()), ("∑", total)]
    ]  # fmt: skip
