"""`kiemchuan rules coverage`: what is executed and proved, by điều, by rule, by level of the driver."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from harness.catalogue import Catalogue, CatalogueError


def add_parser(actions: Any) -> None:
    parser = actions.add_parser("coverage", help="độ phủ theo điều, theo quy tắc / coverage")
    parser.add_argument("--json", action="store_true")
    parser.add_argument(
        "--rules", action="store_true",
        help="từng quy tắc: đã nêu, đã chạy, đã chứng minh, còn thiếu gì / rule by rule, with what is left",
    )  # fmt: skip
    parser.add_argument(
        "--proof", metavar="FILE",
        help="proof.json để tính (mặc định: lần chứng minh trọn vẹn gần nhất) / instead of the recorded proof",
    )  # fmt: skip
    parser.add_argument(
        "--write", metavar="FILE", help="ghi bảng vào giữa hai dấu <!-- coverage --> của FILE"
    )
    parser.add_argument(
        "--level",
        choices=("L0", "L1", "L2", "L3"),
        help="mức của driver mở những quy tắc nào / what a level opens",
    )
    parser.add_argument(
        "--operation", metavar="OP", help="một thao tác mở những quy tắc nào / what an operation opens"
    )
    parser.set_defaults(function=show_coverage)


def show_coverage(options: argparse.Namespace) -> int:
    if options.level or options.operation:
        return _by_level(options)
    from reports.coverage import (
        article_coverage,
        coverage_lines,
        coverage_markdown,
        rule_coverage,
        with_coverage,
    )
    from simulators.defects.index import defects_by_rule

    killed, told = _killed(options.proof)
    rules = rule_coverage(Catalogue.load(), defects_by_rule(), killed)
    table = article_coverage(rules)
    if options.json:
        value = [one.as_json() for one in rules] if options.rules else table
        print(json.dumps(value, ensure_ascii=False, indent=1))
    elif options.write:
        path = Path(options.write)
        path.write_text(with_coverage(path.read_text("utf-8"), coverage_markdown(table)), "utf-8")
    else:
        print("\n".join(coverage_lines(rules)) if options.rules else coverage_markdown(table))
        print(f"\n{told}")
    return 0


def _killed(proof: str | None) -> tuple[frozenset[str], str]:
    """The defects that a proof found, and a line that says which proof it was."""
    from harness.run.settings import suite_files, suite_sha256
    from reports.proof import killed_defects
    from reports.proved import read_proved

    if proof:
        return killed_defects(Path(proof)), f"chứng minh / proof: {proof}"
    recorded = read_proved()
    same = recorded.suite_sha256 == suite_sha256(suite_files())
    words = "" if same else "; bộ kiểm đã đổi từ đó / the suite has changed since"
    told = f"chứng minh / proof: {recorded.proved.isoformat()}, bộ kiểm {recorded.suite_sha256[:8]}{words}"
    return recorded.killed, told


def _by_level(options: argparse.Namespace) -> int:
    from harness.cli import rules_by_level as by

    if options.operation and options.operation not in by.operations():
        raise CatalogueError(f"no operation {options.operation}; there are {', '.join(by.operations())}")
    asked = options.level or options.operation
    value, text = (by.level_json, by.level_text) if options.level else (by.operation_json, by.operation_text)
    print(json.dumps(value(asked), ensure_ascii=False, indent=1) if options.json else text(asked))
    return 0
