"""`kiemchuan lint`: does the suite keep its own rules; every finding says where and what to do."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any


def add_parser(commands: Any) -> None:
    parser = commands.add_parser("lint", help="soát bộ tình huống / check the suite itself")
    parser.add_argument(
        "--update", action="store_true", help="ghi mã mới vào ids.lock, bớt danh sách chưa làm"
    )
    parser.add_argument("--retire", metavar="ID", help="cho một mã nghỉ dùng vĩnh viễn")
    parser.add_argument("--reason", default="", metavar="TEXT", help="lý do, đi cùng --retire")
    parser.add_argument(
        "--features", type=Path, metavar="DIR", help="thư mục tình huống (mặc định: của bộ này)"
    )
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(function=lint)


def lint(options: argparse.Namespace) -> int:
    """0 nothing to mend · 1 findings · 2 usage."""
    from harness.catalogue import FEATURES
    from harness.lint import Suite
    from harness.lint import lint as check

    suite = Suite.load(options.features or FEATURES)
    if options.retire:
        _retire(suite, options.retire, options.reason)
    if options.update:
        _update(suite)
    findings = check(suite)
    if options.json:
        print(json.dumps([finding.as_json() for finding in findings], ensure_ascii=False, indent=1))
        return 1 if findings else 0
    for finding in findings:
        said = finding.said()
        print(f"{_short(finding.where)}: [{finding.code}] {said.vi}\n    → {said.do_vi}")
    print(f"{len(suite.scenarios)} tình huống, {len(findings)} điều cần sửa.")
    return 1 if findings else 0


def _short(where: str) -> str:
    """Without the path of this machine where the suite lies below the current folder."""
    return where.removeprefix(f"{Path.cwd()}/")


def _update(suite: Any) -> None:
    from harness.lint import IdLock
    from harness.lint.coverage import NAME as NOT_YET
    from harness.lint.coverage import still_not_built, write_not_yet
    from harness.lint.lock import NAME

    lock = suite.folder / NAME
    IdLock.read(lock).with_scenarios(suite.scenarios).write(lock)
    listed = suite.folder / NOT_YET
    if listed.exists():
        write_not_yet(listed, still_not_built(suite))


def _retire(suite: Any, scenario_id: str, reason: str) -> None:
    from harness.catalogue import CatalogueError
    from harness.lint import IdLock
    from harness.lint.lock import NAME

    living = next((scenario for scenario in suite.scenarios if scenario.id == scenario_id), None)
    if living is not None:
        raise CatalogueError(
            f"{scenario_id} is in use at {living.path}:{living.line}; remove the scenario first"
        )
    lock = suite.folder / NAME
    IdLock.read(lock).with_retired(scenario_id, reason).write(lock)
