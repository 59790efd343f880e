"""`kiemchuan rules`: the catalogue and a rule of it."""

from __future__ import annotations

import argparse
import json
from typing import Any

from harness.catalogue import Catalogue, CatalogueError
from harness.cli import coverage as coverage_of_rules


def add_parser(commands: Any) -> None:
    parser = commands.add_parser("rules", help="danh mục quy tắc / the catalogue")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(function=list_rules)
    actions = parser.add_subparsers(dest="action", metavar="show ID | coverage")
    show = actions.add_parser("show", help="một quy tắc")
    show.add_argument("rule")
    show.add_argument("--json", action="store_true")
    show.set_defaults(function=show_rule)
    coverage_of_rules.add_parser(actions)


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
